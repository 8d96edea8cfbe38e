"""Streaks: whole months since an event, ended by the event, by a gap in the reports or by the start."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics import streaks
from metrics.period import parse

COMMUNITY = ["area", "events", "months_reported", "months_expected", "first_month", "last_month"]
LAST = ["last_event_month", "last_gap_month"]
# One letter a month from January 2020: e event, . reported without one, g a gap in the reports,
# b an event in one place and a gap in another → months and status at the end of the last.
HISTORIES = [
    ("e...", 3, "ok"),
    ("...e", 0, "ok"),
    (".e..", 2, "ok"),
    ("ee..", 2, "ok"),
    ("....", 4, "partial"),  # the start of the data: at least four
    ("g...", 3, "partial"),
    ("eg..", 2, "partial"),  # the gap may hide an event
    ("...g", 0, "partial"),
    ("ge..", 2, "ok"),  # a gap before the event changes nothing
    ("b..", 2, "ok"),
    ("e", 0, "ok"),
    (".", 1, "partial"),
]


def history(letters: str, area: str = "a") -> pd.DataFrame:
    """The months of one area as queries/histories.sql gives them."""
    months = pd.date_range("2020-01-01", periods=len(letters), freq="MS")
    rows = [
        (month, int(letter in "eb"), int(letter in "gb"))
        for month, letter in zip(months, letters, strict=True)
    ]
    return pd.DataFrame(rows, columns=["month", "events", "gaps"]).assign(indicator="homicide", area=area)


def streak(letters: str, code: str = "") -> tuple | None:
    """(months, status) at the end of a period, of the last month where none is given."""
    asked = parse(code or f"2020-{len(letters):02d}")
    found = streaks.at_ends(history(letters), {"now": asked})
    return tuple(found.loc[0, ["value", "streak_status"]]) if len(found) else None


def by_hand(letters: str) -> tuple[int, str]:
    """The same, month by month back from the end."""
    for months, letter in enumerate(reversed(letters)):
        if letter != ".":
            return months, "partial" if letter == "g" else "ok"
    return len(letters), "partial"


@pytest.mark.parametrize(("letters", "months", "status"), HISTORIES)
def test_a_streak_is_ended_by_an_event_a_gap_or_the_start(letters, months, status):
    assert streak(letters) == (months, status)


def test_a_streak_is_counted_back_from_the_end_of_the_period():
    assert streak("e...e.", "2020-04") == (3, "ok")
    assert streak("e...e.", "2020Q2") == (1, "ok")


def test_a_streak_in_a_period_beyond_the_data_ends_where_they_end():
    assert streak("e..", "2020") == (2, "ok")


def test_there_is_no_streak_in_a_period_that_the_data_do_not_reach():
    assert streak("e..", "2020-04") is None
    assert streak("e..", "2019") is None


def test_a_streak_passes_the_turn_of_the_year():
    assert streak("e" + 13 * ".", "2021-02") == (13, "ok")


def test_each_area_and_span_has_its_own_streak():
    both = pd.concat([history("e...", "a"), history("..e.", "b")])
    found = streaks.at_ends(both, {"april": parse("2020-04"), "march": parse("2020-03")})
    assert found.set_index(["area", "span"])["value"].to_dict() == {
        ("a", "april"): 3, ("a", "march"): 2, ("b", "april"): 1, ("b", "march"): 0,
    }  # fmt: skip


@settings(deadline=None, max_examples=25)
@given(st.text("e.gb", min_size=1, max_size=12))
def test_a_streak_is_what_counting_back_by_hand_gives(letters):
    assert streak(letters) == by_hand(letters)


@settings(deadline=None, max_examples=25)
@given(st.text("e.g", min_size=1, max_size=8), st.text("e.g", min_size=1, max_size=8))
def test_no_streak_of_an_area_outlasts_those_of_its_parts(one, other):
    length = min(len(one), len(other))
    one, other = one[-length:], other[-length:]
    both = history(one)[["month", "events", "gaps"]].set_index("month")
    both += history(other).set_index("month")[["events", "gaps"]]
    whole = streaks.at_ends(
        both.reset_index().assign(indicator="homicide", area="a"), {"now": parse(f"2020-{length:02d}")}
    )
    assert whole.loc[0, "value"] == min(streak(one)[0], streak(other)[0])


def communities(*rows: tuple) -> pd.DataFrame:
    """Rows of queries/communities.sql, judged; indexed by area."""
    frame = pd.DataFrame(rows, columns=[*COMMUNITY, *LAST])
    months = ["first_month", "last_month", *LAST]
    frame = frame.assign(**{column: pd.to_datetime(frame[column]) for column in months})
    return streaks.of_communities(frame, parse("2020Q1")).set_index("area")


def test_a_community_without_all_its_reports_is_not_known_and_never_zero():
    found = communities(
        ("zero", 0, 3, 3, "2019-01", "2020-03", "2019-12", None),
        ("event", 1, 3, 3, "2019-01", "2020-03", "2020-02", None),
        ("known event", 1, 2, 3, "2019-01", "2020-03", "2020-02", "2020-03"),
        ("not known", 0, 2, 3, "2019-01", "2020-03", None, "2020-01"),
    )
    assert found["state"].to_dict() == {
        "zero": "zero", "event": "event", "known event": "event", "not known": "not_known",
    }  # fmt: skip
    assert found["streak_months"].tolist() == [3, 1, 0, 2]
    assert found["streak_status"].tolist() == ["ok", "ok", "partial", "partial"]


def test_a_community_that_never_had_an_event_has_at_least_its_whole_history():
    found = communities(("new", 0, 2, 2, "2020-02", "2020-03", None, None))
    assert found.loc["new", ["streak_months", "streak_status"]].tolist() == [2, "partial"]
