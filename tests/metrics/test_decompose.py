"""A change is split into what each part did and, of a rate, what the mix did, and nothing is left over."""

import math

import hypothesis.strategies as st
import pandas as pd
import pytest
from hypothesis import given

from metrics.decompose import (
    COLUMNS,
    COUNT_COLUMNS,
    REST,
    change_by_part,
    change_of_count_by_part,
    completed,
)

COUNTS = st.lists(
    st.integers(0, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1, max_size=6
)

# Works done that nobody planned are counted over a denominator of 0; parts may stand on one side only.
LOOSE = st.dictionaries(
    st.sampled_from("abcdefgh"), st.tuples(st.integers(0, 400), st.integers(0, 500)), min_size=1
)


def side(parts: dict[str, tuple[float, float]]) -> pd.DataFrame:
    rows = [(name, above, below) for name, (above, below) in parts.items()]
    return pd.DataFrame(rows, columns=["town", "numerator", "denominator"])


def pooled(frame: pd.DataFrame) -> float:
    return frame["numerator"].sum() / frame["denominator"].sum()


def test_kitagawas_split_of_a_change_by_hand():
    # Shares 1/2 and 1/2 become 1/4 and 3/4; the first town's rate falls from 0.9 to 0.8, the other's stays.
    before, after = side({"a": (90, 100), "b": (50, 100)}), side({"a": (80, 100), "b": (150, 300)})
    split = change_by_part(before, after, "town").set_index("town")
    mean = (0.375 * 0.85) + (0.625 * 0.5)
    assert split.loc["a", "rate_effect"] == pytest.approx(0.375 * -0.1)
    assert split.loc["b", "rate_effect"] == pytest.approx(0)
    assert split.loc["a", "mix_effect"] == pytest.approx((0.85 - mean) * -0.25)
    assert split.loc["b", "mix_effect"] == pytest.approx((0.5 - mean) * 0.25)
    assert split["effect"].sum() == pytest.approx(230 / 400 - 140 / 200)


@given(COUNTS, COUNTS)
def test_the_effects_add_up_to_the_change_whatever_the_counts(first, second):
    before = side({f"t{at}": counts for at, counts in enumerate(first)})
    after = side({f"t{at}": counts for at, counts in enumerate(second)})
    split = change_by_part(before, after, "town")
    if not before["denominator"].sum() or not after["denominator"].sum():
        assert split["effect"].isna().all()
    else:
        assert split["effect"].sum() == pytest.approx(pooled(after) - pooled(before), abs=1e-12)
        assert (split["rate_effect"] + split["mix_effect"]).tolist() == split["effect"].tolist()


def test_a_part_on_one_side_only_changes_nothing_but_the_mix():
    split = change_by_part(side({"a": (5, 10)}), side({"a": (5, 10), "new": (9, 10)}), "town")
    row = split.set_index("town").loc["new"]
    assert row["rate_effect"] == 0
    assert row["rate_before"] == row["rate_after"] == 0.9
    assert split["effect"].sum() == pytest.approx(0.7 - 0.5)


def test_parts_without_a_case_on_either_side_are_left_out():
    split = change_by_part(side({"a": (1, 2), "b": (0, 0)}), side({"a": (1, 2), "b": (0, 0)}), "town")
    assert split["town"].tolist() == ["a"]
    assert list(split.columns) == ["town", *COLUMNS]


def test_a_part_that_stands_twice_is_refused_by_name():
    twice = pd.concat([side({"a": (1, 2)}), side({"a": (1, 2)})])
    with pytest.raises(ValueError, match="town 'a' stands twice"):
        change_by_part(twice, side({"a": (1, 2)}), "town")


def test_a_negative_denominator_is_refused():
    with pytest.raises(ValueError, match="a denominator of town is negative"):
        change_by_part(side({"a": (0, -1)}), side({"a": (1, 2)}), "town")


def test_nothing_before_is_no_change_of_nought():
    assert math.isnan(change_by_part(side({}), side({"a": (1, 2)}), "town")["effect"].iloc[0])


@given(LOOSE, LOOSE)
def test_it_adds_up_whatever_stands_on_one_side_only_or_over_a_denominator_of_0(first, second):
    before, after = side(first), side(second)
    split = change_by_part(before, after, "town")
    if not before["denominator"].sum() or not after["denominator"].sum():
        assert split["effect"].isna().all()
        return
    assert split["effect"].sum() == pytest.approx(pooled(after) - pooled(before), abs=1e-12, rel=1e-12)
    assert split["before"].sum() == pytest.approx(pooled(before), abs=1e-12, rel=1e-12)
    assert split["after"].sum() == pytest.approx(pooled(after), abs=1e-12, rel=1e-12)


@given(LOOSE, LOOSE, st.randoms(use_true_random=False))
def test_the_order_of_the_parts_changes_no_effect(first, second, chance):
    before, after = side(first), side(second)
    places = list(range(len(after)))
    chance.shuffle(places)
    split = change_by_part(before, after, "town").set_index("town")["effect"]
    other = change_by_part(before.iloc[::-1], after.iloc[places], "town").set_index("town")["effect"]
    pd.testing.assert_series_equal(split, other.reindex(split.index), check_exact=False, atol=1e-12)


def test_what_nobody_planned_adds_to_the_rate_of_all_by_hand():
    # 5 of 10; then 5 of 10 and 2 done that nobody planned: 50 % becomes 70 %, none of it the mix
    split = change_by_part(side({"a": (5, 10)}), side({"a": (5, 10), "b": (2, 0)}), "town").set_index("town")
    assert split.loc["b", "rate_effect"] == pytest.approx(0.2)
    assert split.loc["b", "mix_effect"] == 0
    assert split["effect"].sum() == pytest.approx(0.2)


def test_the_differences_of_a_count_by_hand():
    split = change_of_count_by_part(
        side({"a": (8, 0), "b": (5, 0)}), side({"b": (9, 0), "c": (1, 0)}), "town"
    )
    assert list(split.columns) == ["town", *COUNT_COLUMNS]
    assert split.set_index("town")["effect"].to_dict() == {"a": -8, "b": 4, "c": 1}


@given(LOOSE, LOOSE)
def test_the_differences_of_a_count_add_up_exactly(first, second):
    before, after = side(first), side(second)
    split = change_of_count_by_part(before, after, "town")
    assert split["effect"].sum() == after["numerator"].sum() - before["numerator"].sum()
    assert (split["before"].sum(), split["after"].sum()) == (
        before["numerator"].sum(),
        after["numerator"].sum(),
    )


def test_what_the_parts_leave_of_the_whole_is_a_part_too():
    parts = pd.DataFrame({"part": ["a", "b"], "numerator": [3, None], "denominator": [4, None]})
    found = completed(parts, pd.Series({"numerator": 9, "denominator": 10}))
    assert found.set_index("part")["numerator"].to_dict() == {"a": 3, "b": 0, REST: 6}
    assert found["denominator"].sum() == 10


@given(LOOSE, st.integers(0, 50), st.integers(0, 50))
def test_completed_parts_add_up_to_their_whole(parts, above, below):
    rows = side(parts).rename(columns={"town": "part"})
    sums = rows[["numerator", "denominator"]].sum()
    whole = sums + pd.Series({"numerator": above, "denominator": below})
    found = completed(rows, whole)
    assert found[["numerator", "denominator"]].sum().to_dict() == whole.to_dict()
    assert (REST in list(found["part"])) == bool(above or below)


def test_parts_that_overlap_are_refused():
    parts = pd.DataFrame({"part": ["a", "b"], "numerator": [3, 3], "denominator": [4, 4]})
    with pytest.raises(ValueError, match="they overlap"):
        completed(parts, pd.Series({"numerator": 5, "denominator": 6}))


def test_the_noise_of_adding_up_floats_is_no_part():
    parts = pd.DataFrame({"part": list("abc"), "numerator": [1, 1, 1], "denominator": [0.1, 0.2, 0.3]})
    assert len(completed(parts, pd.Series({"numerator": 3, "denominator": 0.6}))) == 3
