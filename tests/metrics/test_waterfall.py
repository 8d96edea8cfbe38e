"""The steps from one figure to another: they start and end where the rates are, and nothing is lost."""

import pandas as pd
import pytest

from metrics.decompose import change_by_part, change_of_count_by_part
from metrics.waterfall import AFTER, BEFORE, OTHER, PART, waterfall


def side(**counts: tuple[int, int]) -> pd.DataFrame:
    """part numerator denominator of "part=(numerator, denominator)"."""
    rows = [(part, *pair) for part, pair in counts.items()]
    return pd.DataFrame(rows, columns=["part", "numerator", "denominator"])


def test_two_parts_by_hand():
    # a: 8 of 10, then 9 of 10; b: 5 of 10 in both: 65 % becomes 70 %, all of it the rate of a
    table = change_by_part(side(a=(8, 10), b=(5, 10)), side(a=(9, 10), b=(5, 10)), "part")
    steps = waterfall(table, "part")
    assert steps["kind"].to_list() == [BEFORE, PART, PART, AFTER]
    assert steps["part"].to_list()[1] == "a"
    assert steps["end"].to_list() == pytest.approx([0.65, 0.70, 0.70, 0.70])
    assert steps["length"].to_list() == pytest.approx([0, 0.05, 0, 0])
    assert steps["rate_effect"].iloc[-1] == pytest.approx(0.05)


def test_each_step_starts_where_the_last_one_ended_and_small_ones_are_one_step():
    names = [f"p{number}" for number in range(12)]
    before = side(**{name: (80, 100) for name in names})
    after = side(**{name: (80 + place, 100 + place) for place, name in enumerate(names)})
    steps = waterfall(change_by_part(before, after, "part"), "part", most=4)
    assert steps["kind"].to_list() == [BEFORE, PART, PART, PART, PART, OTHER, AFTER]
    assert steps["start"].to_list()[1:-1] == pytest.approx(steps["end"].to_list()[:-2])
    assert steps["end"].iloc[-2] == pytest.approx(steps["end"].iloc[-1])
    sizes = steps["effect"].abs().to_list()[1:5]
    assert sizes == sorted(sizes, reverse=True)


def test_one_part_alone_is_never_called_the_others():
    names = [f"p{number}" for number in range(5)]
    both = side(**{name: (8, 10) for name in names}), side(**{name: (9, 10) for name in names})
    assert OTHER not in waterfall(change_by_part(*both, "part"), "part", most=4)["kind"].to_list()


def test_nothing_before_gives_no_steps():
    table = change_by_part(side(a=(0, 0)), side(a=(9, 10)), "part")
    assert waterfall(table, "part").empty


def test_the_steps_of_a_count_are_its_differences():
    # 12 become 15: 3 more in a, 1 more in b, 1 fewer in c
    table = change_of_count_by_part(
        side(a=(5, 0), b=(4, 0), c=(3, 0)), side(a=(8, 0), b=(5, 0), c=(2, 0)), "part"
    )
    steps = waterfall(table, "part")
    assert steps["end"].to_list() == [12, 15, 16, 15, 15]
    assert "rate_effect" not in steps


def test_steps_begin_at_the_rate_of_all_where_a_part_has_no_denominator():
    # 5 done of 10 planned and 2 that nobody planned: 70 %, then 50 %
    table = change_by_part(side(a=(5, 10), b=(2, 0)), side(a=(5, 10)), "part")
    assert waterfall(table, "part")["end"].to_list() == pytest.approx([0.7, 0.5, 0.5, 0.5])
