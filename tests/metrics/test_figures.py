"""Figures: sums become values and intervals; by hand first, then whatever the numbers are."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics import catalog, figures, sums

KNOWN = catalog.read()
PEOPLE_PER_CASE = replace(KNOWN["mediation_success_rate"], id="events_rate", unit="people_per_case")
DEFINITIONS = KNOWN | {"events_rate": PEOPLE_PER_CASE}
COUNT, RATE, MEAN, STOCK = "disputes_found", "mediation_success_rate", "people_per_dispute", "grids"
COVERAGE, ZERO = "grid_party_branch_coverage", "zero_incident_communities"
NAN = float("nan")

unhurried = settings(deadline=None, max_examples=25)
trials = st.integers(0, 5000)
pairs = trials.flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
people = st.lists(st.integers(0, 500), min_size=1, max_size=30)


def table(*rows: tuple) -> pd.DataFrame:
    """Sums of (indicator, numerator, denominator, squares), none of them hidden."""
    measures = [name for name in sums.MEASURES if name != "hidden"]
    frame = pd.DataFrame(rows, columns=["indicator", *measures])
    return frame.assign(hidden=0).astype(dict.fromkeys(sums.MEASURES, float))


def row(indicator: str, numerator: float, denominator: float = NAN, squares: float = NAN) -> pd.Series:
    """The one figure of these sums."""
    return figures.values(table((indicator, numerator, denominator, squares)), DEFINITIONS).iloc[0]


def test_one_of_one_and_none_of_ninety_nine_are_one_percent_and_no_mean_of_rates():
    two_places = table((RATE, 1, 1, NAN), (RATE, 0, 99, NAN))
    added = sums.added_up(two_places, ["indicator"])
    assert figures.values(added, DEFINITIONS)["value"].tolist() == [0.01]


def test_nothing_due_is_missing_not_zero():
    for indicator in (RATE, COVERAGE, ZERO, "events_rate"):
        assert row(indicator, 0, 0)[["value", "low", "high"]].isna().all()


def test_events_without_any_exposure_are_missing_and_not_infinite():
    assert row("events_rate", 3, 0)[["value", "low", "high"]].isna().all()


def test_a_mean_of_no_cases_is_missing():
    assert row(MEAN, 0, 0, 0)[["value", "low", "high"]].isna().all()


def test_no_event_at_all_is_zero_with_the_exact_upper_limit():
    none = row(COUNT, 0)
    assert (none["value"], none["low"]) == (0, 0)
    assert none["high"] == pytest.approx(3.689, abs=5e-4)  # Hanley & Lippman-Hand 1983


def test_the_interval_of_a_share_is_wilsons():
    share = row(RATE, 81, 263)  # Newcombe 1998, table I: 0.2553 to 0.3662
    assert (share["low"], share["high"]) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_a_rate_that_is_no_share_may_lie_above_one():
    rate = row("events_rate", 30, 10)
    assert rate["value"] == 3 and 2 < rate["low"] < 3 < rate["high"] < 4.5


def test_a_mean_has_students_interval():
    mean = row(MEAN, 2 + 4 + 6, 3, 4 + 16 + 36)
    # t(0.975, 2) = 4.3027, s = 2: 4 ∓ 4.3027 · 2 / √3
    assert (mean["value"], mean["low"], mean["high"]) == pytest.approx((4, -0.968, 8.968), abs=5e-4)


def test_stocks_are_complete_and_have_no_interval():
    assert row(STOCK, 605)["value"] == 605
    assert row(COVERAGE, 557, 605)["value"] == 557 / 605
    for stock in (row(STOCK, 605), row(COVERAGE, 557, 605)):
        assert stock[["low", "high"]].isna().all()


def test_the_median_of_five_cases_is_the_third_and_has_no_interval():
    bins = pd.DataFrame({"area": "a", "bin": [9, 1, 3], "numerator": [2.0, 1.0, 2.0]})
    found = figures.medians(bins, ["area"]).iloc[0]
    assert (found["value"], found["denominator"]) == (3, 5)
    assert np.isnan(found["low"]) and np.isnan(found["high"])


def test_the_median_of_two_cases_lies_between_them():
    bins = pd.DataFrame({"area": "a", "bin": [1, 2], "numerator": [1.0, 1.0]})
    assert figures.medians(bins, ["area"])["value"].tolist() == [1.5]


def test_a_median_of_places_is_the_median_of_their_cases():
    bins = pd.DataFrame({"area": ["a", "a", "b"], "bin": [1, 2, 30], "numerator": [1.0, 1.0, 3.0]})
    assert figures.medians(bins, ["area"])["value"].tolist() == [1.5, 30]
    together = sums.added_up(
        bins.assign(area="both", denominator=NAN, squares=NAN, hidden=0), ["area", "bin"]
    )
    assert figures.medians(together, ["area"])["value"].tolist() == [30]  # and not 15.75


def test_what_was_never_counted_stays_missing_when_added_up():
    added = sums.added_up(table((COUNT, NAN, NAN, NAN), (COUNT, NAN, NAN, NAN)), ["indicator"])
    assert added[sums.MEASURES].drop(columns="hidden").isna().all(axis=None)


@unhurried
@given(st.lists(pairs, min_size=1, max_size=6), st.sampled_from([COUNT, RATE, ZERO, COVERAGE, "events_rate"]))
def test_a_value_lies_within_its_interval(counts, indicator):
    found = figures.values(table(*((indicator, x, n, NAN) for x, n in counts)), DEFINITIONS)
    known = found.dropna(subset=["value", "low"])
    assert known["value"].between(known["low"], known["high"]).all()
    if indicator in (RATE, ZERO):
        assert known[["low", "high"]].stack().between(0, 1).all()


@unhurried
@given(people)
def test_a_mean_lies_within_its_interval(values):
    mean = row(MEAN, sum(values), len(values), sum(value**2 for value in values))
    assert mean["value"] == pytest.approx(np.mean(values))
    if len(values) > 1:
        assert mean["low"] - 1e-9 <= mean["value"] <= mean["high"] + 1e-9


@unhurried
@given(people)
def test_a_median_is_numpys_and_lies_within_its_interval(days):
    bins = pd.Series(days).value_counts().rename_axis("bin").reset_index(name="numerator").assign(area="a")
    found = figures.medians(bins, ["area"]).iloc[0]
    assert found["value"] == np.median(days)
    assert len(days) < 6 or found["low"] <= found["value"] <= found["high"]


@unhurried
@given(st.lists(pairs, min_size=1, max_size=8))
def test_the_rate_of_the_sums_is_the_rate_of_the_whole(counts):
    parts = table(*((RATE, x, n, NAN) for x, n in counts))
    whole = figures.values(sums.added_up(parts, ["indicator"]), DEFINITIONS).iloc[0]
    due = sum(n for _, n in counts)
    assert (whole["numerator"], whole["denominator"]) == (sum(x for x, _ in counts), due)
    assert np.isnan(whole["value"]) if due == 0 else whole["value"] == whole["numerator"] / due


@unhurried
@given(st.lists(st.tuples(st.sampled_from([COUNT, RATE, STOCK, COVERAGE]), pairs), min_size=1), st.randoms())
def test_rows_in_another_order_give_the_same_figures_in_that_order(counts, random):
    rows = table(*((indicator, x, n, NAN) for indicator, (x, n) in counts))
    order = random.sample(range(len(rows)), len(rows))
    figured = figures.values(rows, DEFINITIONS)
    pd.testing.assert_frame_equal(figures.values(rows.iloc[order], DEFINITIONS), figured.iloc[order])
