"""Stages of a dispute, areas side by side, communities by group, changes by category: small, by hand."""

import pandas as pd
import pytest

from metrics import areas, catalog
from metrics.categories import categories, with_percents
from metrics.roster import roster, tally
from metrics.stages import STAGES, stages
from metrics.wide import wide
from tests.metrics import toy

NAN = float("nan")


def figures(**changed: object) -> pd.DataFrame:
    """A headline row for each indicator of the stages: 3 of 4, unless something is changed."""
    row = {"numerator": 3.0, "denominator": 4.0, "value": 0.75, "low": 0.3, "high": 0.95, "status": "ok"}
    names = dict.fromkeys(stage.indicator for stage in STAGES)
    return pd.DataFrame([{"indicator": name, "target_met": None, **row, **changed} for name in names])


def test_the_first_stage_is_what_the_second_is_a_part_of():
    found, settled = stages(figures(), catalog.read()).head(2).to_dict("records")
    assert (found["count"], found["value"], found["is_whole"]) == (4, 1, True)
    assert (settled["count"], settled["base"], settled["value"]) == (3, 4, 0.75)


def test_the_stages_count_by_three_dates():
    bases = stages(figures(), catalog.read())["date_base"]
    assert list(dict.fromkeys(bases)) == ["reported_on", "due_on", "closed_on"]


def test_a_stage_that_was_not_reported_is_missing_not_zero():
    unknown = {"status": "not_reported", "numerator": 0.0, "denominator": 0.0, "value": NAN}
    rows = stages(figures(**unknown), catalog.read())
    assert rows[["count", "base", "value"]].isna().all(axis=None)


def test_nothing_due_is_a_count_of_zero_without_a_share_or_a_target():
    nothing = {"numerator": 0.0, "denominator": 0.0, "value": NAN, "low": NAN, "high": NAN}
    rows = stages(figures(**nothing), catalog.read())
    assert (rows["count"] == 0).all()
    assert rows[["value", "target"]].isna().all(axis=None)


def test_wide_puts_figures_of_several_indicators_into_one_row():
    rows = [("a", "x", 1.0, "ok"), ("b", "x", 2.0, "ok"), ("a", "y", 3.0, "partial"), ("b", "y", NAN, "ok")]
    long = pd.DataFrame(rows, columns=["area", "indicator", "value", "status"])
    table = wide(long, {"one": ("x", "value"), "two": ("y", "value")})
    assert table["area"].tolist() == ["a", "b"]
    assert table["one"].tolist() == [1, 2]
    assert table["two"].iloc[0] == 3 and pd.isna(table["two"].iloc[1])
    assert table["status"].tolist() == ["partial", "ok"]  # the worst of those that are shown


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        # Baoji 2020 in the sample: 632 + 714 reported every month, 18 unknown, 6 with incidents and gaps.
        ((1346, 632, 720, 18), (1346, 632, 720, 18, 6)),
        ((12, 12, 0, 0), (12, 12, 0, 0, 0)),
        ((NAN, NAN, NAN, NAN), (0, 0, 0, 0, 0)),
    ],
)
def test_a_tally_accounts_for_every_community(numbers, expected):
    row = dict(zip(("denominator", "numerator", "with_events", "not_known"), numbers, strict=True))
    assert tuple(tally(row).values()) == expected


def communities(**states: str) -> pd.DataFrame:
    """Communities of the tiny office by name in toy, with a state and a streak as long as their place."""
    codes = [getattr(toy, name) for name in states]
    return pd.DataFrame({"area": codes, "state": list(states.values()), "streak_months": range(len(codes))})


def test_communities_stand_under_the_area_below_by_state_the_longest_streak_first(toy_connection):
    known = areas.read(toy_connection)
    given = communities(VILLAGE_1="event", VILLAGE_2="zero", VILLAGE_3="zero", VILLAGE_4="not_known")
    rows = roster(given, known, toy.CITY)
    assert rows["group"].tolist() == [toy.COUNTY_A] * 3 + [toy.COUNTY_B]
    assert rows["area"].tolist() == [toy.VILLAGE_3, toy.VILLAGE_2, toy.VILLAGE_1, toy.VILLAGE_4]


def test_communities_directly_below_are_one_group(toy_connection):
    known = areas.read(toy_connection)
    rows = roster(communities(VILLAGE_1="event", VILLAGE_2="zero"), known, toy.TOWN_1)
    assert rows["group"].tolist() == [toy.TOWN_1] * 2
    assert rows["area"].tolist() == [toy.VILLAGE_2, toy.VILLAGE_1]


def parts(**counts: float) -> pd.DataFrame:
    """Parts of a count as metrics.series gives them."""
    return pd.DataFrame({"part": list(counts), "numerator": list(counts.values())})


def wholes(**shares: float) -> pd.DataFrame:
    """The wholes of spans: which share of the reports came; none, and it is not reported."""
    rows = [(span, "ok" if share else "not_reported", share) for span, share in shares.items()]
    return pd.DataFrame(rows, columns=["span", "status", "reported_share"])


def test_a_category_that_does_not_occur_is_zero_and_the_change_is_told():
    found = categories(
        {"now": parts(fire=12), "year_before": parts(fire=10, theft=3)}, wholes(now=1, year_before=1)
    )
    assert found["part"].tolist() == ["fire", "theft"]
    assert found["value"].tolist() == [12, 0]
    assert found["year_before_difference"].tolist() == [2, -3]


def test_a_category_is_missing_where_nothing_was_reported():
    found = categories({"now": parts(), "year_before": parts(fire=10)}, wholes(now=0, year_before=1))
    assert found["value"].isna().all()
    assert found["year_before_difference"].isna().all()


def test_no_change_is_told_where_many_reports_are_missing():
    found = categories({"now": parts(fire=5), "year_before": parts(fire=10)}, wholes(now=0.9, year_before=1))
    assert found["value"].tolist() == [5]
    assert found["year_before_difference"].isna().all()


def test_no_percentage_where_either_count_is_below_ten():
    given = {"now": parts(a=20, b=9, c=10), "year_before": parts(a=10, b=30, c=9)}
    rows = with_percents(categories(given, wholes(now=1, year_before=1))).set_index("part")
    assert rows.loc["a", "year_before_percent"] == 1.0  # 10 → 20
    assert rows.loc[["b", "c"], "year_before_percent"].isna().all()
    assert rows.loc["b", "year_before_difference"] == -21
