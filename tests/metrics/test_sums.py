"""Sums over the tiny office of toy.py: whatever is asked, the parts add up to the whole."""

import datetime as dt

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics import catalog, series
from metrics.period import Period, latest, parse, shift
from tests.metrics import toy

KNOWN = catalog.read()
FIGURES = ["numerator", "denominator", "value", "low", "high"]
PAIR = ["numerator", "denominator"]
ADDITIVE = {
    name: definition for name, definition in KNOWN.items() if definition.kind in ("count", "rate", "mean")
}
OPEN = {name: definition for name, definition in ADDITIVE.items() if not definition.small_count_limit}
# Every case of the tiny office has these parts; a channel it has not.
BREAKDOWNS = [(name, part) for name, d in OPEN.items() for part in d.breakdowns if part != "channel"]

brief = settings(deadline=None, max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
starts = st.dates(dt.date(2018, 11, 1), dt.date(2020, 7, 1)).map(lambda day: day.replace(day=1))


def _span(first: dt.date, months: int) -> Period:
    return parse(f"{first:%Y-%m}..{shift(first, months - 1):%Y-%m}")


spans = st.builds(_span, starts, st.integers(1, 8))


def whole(connection, definitions: dict, span: Period, codes: tuple[str, ...] = toy.AREAS) -> pd.DataFrame:
    """Every figure of a span by indicator and area."""
    found = series.over(connection, definitions, codes, {"now": span})
    return found.set_index(["indicator", "area"])


def pairs(figures: pd.DataFrame) -> pd.DataFrame:
    """Numerators and denominators, 0 where there are none."""
    return figures[PAIR].fillna(0.0)


@brief
@given(span=spans)
def test_the_areas_below_add_up_to_the_area(toy_connection, span):
    found = pairs(whole(toy_connection, OPEN, span))
    for parent, children in toy.PARENTS.items():
        below = found[found.index.isin(children, level="area")].groupby("indicator").sum()
        pd.testing.assert_frame_equal(below, found.xs(parent, level="area").loc[below.index])


@brief
@given(span=spans)
def test_the_months_add_up_to_the_period(toy_connection, span):
    months = {month.isoformat(): latest(month) for month in span.months}
    found = series.over(toy_connection, OPEN, toy.AREAS, months | {"whole": span}).set_index(
        ["indicator", "area"]
    )
    is_whole = found["span"].eq("whole")
    added = pairs(found[~is_whole]).groupby(level=["indicator", "area"], sort=False).sum()
    pd.testing.assert_frame_equal(added, pairs(found[is_whole]))


@brief
@given(span=spans, told=st.sampled_from(BREAKDOWNS))
def test_the_parts_of_a_breakdown_add_up_to_the_whole(toy_connection, span, told):
    name, breakdown = told
    added = pairs(whole(toy_connection, {name: KNOWN[name]}, span)).loc[name]
    parts = series.parts(toy_connection, KNOWN[name], toy.AREAS, span, breakdown)
    sums = parts.groupby("area")[PAIR].sum().reindex(toy.AREAS, fill_value=0.0)
    pd.testing.assert_frame_equal(sums, added, check_dtype=False)


@brief
@given(span=spans, codes=st.permutations(toy.AREAS), names=st.permutations(list(KNOWN)))
def test_another_order_of_areas_and_indicators_gives_the_same_figures_in_that_order(
    toy_connection, span, codes, names
):
    usual = whole(toy_connection, KNOWN, span)
    asked = whole(toy_connection, {name: KNOWN[name] for name in names}, span, tuple(codes))
    assert asked.index.tolist() == [(name, code) for name in names for code in codes]
    pd.testing.assert_frame_equal(asked, usual.loc[asked.index])


@brief
@given(span=spans)
def test_values_lie_within_their_intervals_and_hidden_ones_say_nothing(toy_connection, span):
    found = whole(toy_connection, KNOWN, span)
    known = found.dropna(subset=["value", "low"])
    assert known["value"].between(known["low"], known["high"]).all()
    silent = found["status"].isin(["not_reported", "suppressed"])
    assert found.loc[silent, FIGURES].isna().all(axis=None)
    below_county = found.xs("homicides", level="indicator").drop(
        index=[toy.CITY, toy.FAR_CITY, *toy.COUNTIES]
    )
    assert not below_county[["numerator", "value"]].stack().between(1, 5).any()


@brief
@given(span=spans)
def test_an_area_is_ok_only_where_all_below_it_are(toy_connection, span):
    counts = {name: definition for name, definition in OPEN.items() if definition.source != "reporting"}
    found = whole(toy_connection, counts, span)["status"]
    for parent, children in toy.PARENTS.items():
        below = found[found.index.isin(children, level="area")].eq("ok").groupby("indicator").all()
        assert found.xs(parent, level="area").eq("ok").loc[below.index].equals(below)
