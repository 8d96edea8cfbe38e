"""Goals of none: met, not met and not known, and the numbers that are not told."""

from types import SimpleNamespace

import pandas as pd
import pytest

from metrics import goals
from metrics.goals import MET, MISSED, NOT_KNOWN
from metrics.period import parse

QUARTER = parse("2020Q4")
DEFINITIONS = {
    "drug": SimpleNamespace(small_count_limit=None, small_counts="below_county"),
    "homicide": SimpleNamespace(small_count_limit=5, small_counts="below_county"),
    "breach": SimpleNamespace(small_count_limit=5, small_counts="everywhere"),
}


def history(indicator: str, area: str, events: list[int], gaps: list[int]) -> pd.DataFrame:
    """The months from September on."""
    months = pd.date_range("2020-09-01", periods=len(events), freq="MS")
    return pd.DataFrame(
        {"indicator": indicator, "area": area, "month": months, "events": events, "gaps": gaps}
    )


@pytest.fixture
def asked(monkeypatch):
    """`asked(history, …)` → the states of the areas of a county, by indicator and area."""

    def answer(*histories: pd.DataFrame) -> pd.DataFrame:
        levels = pd.DataFrame({"code": ["county", "town"], "level": ["county", "town"]})
        monkeypatch.setattr(goals.counts, "histories", lambda *_: pd.concat(histories))
        monkeypatch.setattr(goals.counts, "areas", lambda _: levels)
        return goals.goals(None, DEFINITIONS, ("county", "town"), QUARTER).set_index(["indicator", "area"])

    return answer


def test_a_quarter_without_an_event_is_met_and_the_streak_goes_further_back(asked):
    row = asked(history("drug", "county", [0, 0, 0, 0], [0, 0, 0, 0])).loc[("drug", "county")]
    assert (row["state"], row["events"], row["months_known"], row["months"]) == (MET, 0, 3, 3)
    assert (row["streak"], row["streak_status"]) == (4, "partial")  # at least: the data begin there


def test_one_event_is_not_met_whatever_else_is_missing(asked):
    row = asked(history("drug", "county", [0, 1, 0, 0], [0, 0, 1, 0])).loc[("drug", "county")]
    assert (row["state"], row["events"], row["months_known"]) == (MISSED, 1, 2)


def test_a_missing_report_is_not_known_never_met(asked):
    row = asked(history("drug", "county", [0, 0, 0, 0], [0, 0, 1, 0])).loc[("drug", "county")]
    assert (row["state"], row["months_known"]) == (NOT_KNOWN, 2)


def test_an_event_before_the_period_does_not_count(asked):
    row = asked(history("drug", "county", [3, 0, 0, 0], [0, 0, 0, 0])).loc[("drug", "county")]
    assert (row["state"], row["streak"], row["streak_status"]) == (MET, 3, "ok")


def test_an_area_without_any_month_is_not_known_and_a_goal_nobody_reports_is_left_out(asked):
    rows = asked(history("drug", "county", [0, 0, 0, 0], [0, 0, 0, 0]))
    assert rows.loc[("drug", "town"), "state"] == NOT_KNOWN
    assert set(rows.index.get_level_values("indicator")) == {"drug"}


@pytest.mark.parametrize(
    ("indicator", "area", "hidden"),
    [
        ("drug", "town", False),
        ("homicide", "county", False),
        ("homicide", "town", True),
        ("breach", "county", True),
        ("breach", "town", True),
    ],
)
def test_small_numbers_are_hidden_where_they_are_protected(asked, indicator, area, hidden):
    row = asked(history(indicator, area, [0, 2, 0, 0], [0, 0, 0, 0])).loc[(indicator, area)]
    assert row["is_hidden"] == hidden
    assert pd.isna(row["events"]) == hidden
    assert row["state"] == MISSED


def test_a_zero_is_never_hidden(asked):
    row = asked(history("breach", "town", [0, 0, 0, 0], [0, 0, 0, 0])).loc[("breach", "town")]
    assert row["events"] == 0
