"""A change of a rate is split into what each part did and what the mix did, and nothing is left over."""

import math

import hypothesis.strategies as st
import pandas as pd
import pytest
from hypothesis import given

from metrics.decompose import COLUMNS, change_by_part

COUNTS = st.lists(
    st.integers(0, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1, max_size=6
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
