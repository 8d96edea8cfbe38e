"""Parts of a whole: order, cases without a part, and where an axis of their rates may start."""

import pandas as pd
import pytest

from metrics.kinds import UNSTATED, axis_start, kinds, levels


def parts(**counts: float) -> pd.DataFrame:
    """Parts of a count as metrics.series gives them."""
    return pd.DataFrame({"part": list(counts), "numerator": list(counts.values())})


def rates(**ends: tuple[float, float, float]) -> pd.DataFrame:
    """Parts of a rate: value, low, high."""
    return pd.DataFrame(
        [(part, *limits) for part, limits in ends.items()], columns=["part", "value", "low", "high"]
    )


FOUND = parts(a=5, b=30, c=10)
SUCCESS = rates(a=(1.0, 0.57, 1.0), b=(0.9, 0.74, 0.97), c=(0.8, 0.49, 0.94))


def test_the_largest_part_stands_first_and_takes_its_rate_along():
    rows = kinds(FOUND, SUCCESS, 45)
    assert list(rows["part"]) == ["b", "c", "a"]
    assert list(rows["value"]) == [0.9, 0.8, 1.0]
    assert rows["share"].tolist() == [30 / 45, 10 / 45, 5 / 45]


def test_cases_without_a_part_are_the_last_row_and_have_no_rate():
    rows = kinds(FOUND, SUCCESS, 95)
    assert rows["part"].iloc[-1] == UNSTATED
    assert rows["count"].iloc[-1] == 50  # more than any part, and yet the last
    assert pd.isna(rows["value"].iloc[-1])
    assert rows["count"].sum() == 95


def test_the_parts_of_everything_leave_no_rest():
    assert UNSTATED not in set(kinds(FOUND, SUCCESS, 45)["part"])


def test_levels_keep_their_order_and_show_those_without_a_case():
    rows = levels(parts(town=2, grid=6), 10, ("grid", "village", "town"))
    assert list(rows["part"]) == ["grid", "village", "town", UNSTATED]
    assert list(rows["count"]) == [6, 0, 2, 2]
    assert rows["share"].sum() == 1


@pytest.mark.parametrize(
    ("success", "start"),
    [
        (SUCCESS, 0.45),  # 0.49 of c, which has ten cases; 0.57 of a, with five, does not count
        (rates(a=(1.0, 0.2, 1.0), b=(0.97, 0.96, 0.98), c=(0.97, 0.95, 0.99)), 0.8),  # never a sliver
        (rates(a=(0.0, 0.0, 0.43), b=(0.97, 0.96, 0.98), c=(0.97, 0.95, 0.99)), 0.0),  # every rate is on it
    ],
)
def test_an_axis_starts_below_every_rate_and_every_interval_of_a_large_part(success, start):
    assert axis_start(kinds(FOUND, success, 45)) == pytest.approx(start)


def test_an_axis_without_any_rate_starts_at_zero():
    assert axis_start(kinds(FOUND, rates(), 45)) == 0
