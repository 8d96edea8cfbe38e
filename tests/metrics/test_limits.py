"""Limits of control charts: hand examples and the limits that others published."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics import limits

REFERENCE = Path(__file__).parents[1] / "reference"
CHARTS = json.loads((REFERENCE / "08_spc_other" / "chart_limits.json").read_text())["charts"]
XMR = {  # the published case and whether it leaves out the widest steps
    "A1_screen_true": True,
    "A2_screen_false": False,
    "B1_snapshot": True,
    "B2_outlier_screened": True,
    "B3_outlier_unscreened": False,
}
DRAWN = {  # the published chart, and its limits in the published unit
    "p": (lambda case: limits.p(case["numerators"], case["denominators"]), 100),
    "pprime": (lambda case: limits.p_prime(case["numerators"], case["denominators"]), 100),
    "u": (lambda case: limits.u(case["numerators"], case["denominators"]), 10_000),
    "uprime": (lambda case: limits.u_prime(case["numerators"], case["denominators"]), 1),
    "c": (lambda case: limits.c(*grouped(case)), 1),
    "g": (lambda case: limits.g(case["numerators"]), 1),
    "t": (lambda case: limits.t(case["numerators"]), 1),
    "i": (lambda case: limits.xmr(shares(case), screened=False), 1),
    "mr": (lambda case: limits.moving_range(shares(case)), 1),
    "xbar": (lambda case: limits.xbar(case["numerators"], case["xbar_sds"], case["denominators"]), 1),
}
WITH_95 = ["p", "pprime", "u", "uprime", "c", "g", "i", "xbar"]  # 2σ on the same straight scale

pytestmark = pytest.mark.filterwarnings("error")
numbers = st.floats(-1e6, 1e6).map(lambda number: round(number, 3))
rows_of_numbers = st.lists(st.one_of(numbers, st.just(np.nan)), min_size=1, max_size=30)


def shares(case):
    return np.divide(case["numerators"], case["denominators"])


def grouped(case):
    """The counts as one row per group, missing outside it."""
    groups = np.array(case["groupings"])
    return (np.where(groups == np.unique(groups)[:, None], np.array(case["numerators"], float), np.nan),)


def of_groups(case, lines):
    """One published row from the rows of its groups."""
    if lines.high.ndim == 1:
        return lines.low, lines.centre, lines.high
    own = np.array(case["groupings"]) - 1, np.arange(len(case["groupings"]))
    return lines.low[own], lines.centre[own], lines.high[own]


@pytest.mark.parametrize("name", DRAWN)
def test_limits_agree_with_published_control_charts(name):
    draw, times = DRAWN[name]
    low, _, high = of_groups(CHARTS[name], draw(CHARTS[name]))
    within = 0.5 * 10.0 ** -CHARTS[name]["tolerance_decimal_places"]
    np.testing.assert_allclose(low * times, CHARTS[name]["ll99"], rtol=0, atol=within)
    np.testing.assert_allclose(high * times, CHARTS[name]["ul99"], rtol=0, atol=within)


@pytest.mark.parametrize("name", WITH_95)
def test_two_thirds_of_the_way_agree_with_the_published_95_percent_limits(name):
    draw, times = DRAWN[name]
    _, centre, high = of_groups(CHARTS[name], draw(CHARTS[name]))
    within = 0.5 * 10.0 ** -CHARTS[name]["tolerance_decimal_places"]
    reach = 2 / 3 * (high - centre)
    low = np.maximum(centre - reach, 0)
    np.testing.assert_allclose(low * times, CHARTS[name]["ll95"], rtol=0, atol=within)
    np.testing.assert_allclose((centre + reach) * times, CHARTS[name]["ul95"], rtol=0, atol=within)


def test_the_published_moving_ranges_are_the_steps():
    # printed to four decimals and cut off, not rounded
    published = CHARTS["mr"]["values"]
    np.testing.assert_allclose(limits.steps(shares(CHARTS["mr"]))[1:], published, rtol=0, atol=1e-4)


@pytest.mark.parametrize(("case", "screened"), XMR.items())
def test_xmr_limits_agree_with_published_points(case, screened):
    # the answers are printed with 12 digits
    points = pd.read_csv(REFERENCE / "07_spc_xmr" / f"expected_{case}_points.csv")
    lines = limits.xmr(points.y, screened=screened)
    expected = points[["mean_col", "lpl", "upl"]]
    np.testing.assert_allclose(np.column_stack(lines[:3]), expected, rtol=1e-11, atol=1e-11)


@pytest.mark.parametrize("name", ["A_vignette_deviations", "B_outlier", "B_snapshot"])
def test_published_inputs_are_those_of_the_published_points(name):
    given_values = pd.read_csv(REFERENCE / "07_spc_xmr" / f"input_{name}.csv").select_dtypes("number")
    case = {"A_vignette_deviations": "A1_screen_true", "B_outlier": "B2_outlier_screened"}.get(
        name, "B1_snapshot"
    )
    points = pd.read_csv(REFERENCE / "07_spc_xmr" / f"expected_{case}_points.csv")
    np.testing.assert_allclose(given_values.iloc[:, 0], points.y, rtol=1e-11)


def stored(name):
    """A published textbook chart (Montgomery 2009): its rows and the points that set its limits."""
    rows = pd.read_csv(REFERENCE / "13_runs" / f"stored_ex_{name}.csv")
    return rows, (rows.include & rows.baseline).to_numpy()


def test_textbook_p_chart_of_two_phases():
    rows, basis = stored("7.1_5")
    for _, part in rows.groupby("part"):
        lines = limits.p(part["y.sum"], part.n, basis[part.index])
        np.testing.assert_allclose(np.column_stack(lines[:3]), part[["cl", "lcl", "ucl"]], rtol=0, atol=1e-13)


def test_textbook_c_chart_with_a_baseline_and_two_points_left_out():
    rows, basis = stored("7.3_3")
    lines = limits.c(rows.y, basis)
    np.testing.assert_allclose(np.column_stack(lines[:3]), rows[["cl", "lcl", "ucl"]], rtol=0, atol=1e-12)


@pytest.mark.parametrize(("name", "pooled"), [("6.3_1", 0.0094), ("6.4_1", 0.0103)])
def test_textbook_xbar_charts_of_equal_and_unequal_samples(name, pooled):
    # The file holds no standard deviations: that of its first limits serves all rows (3, 4 or 5 values
    # each), and is the book's, printed as 0.0094 and 0.0103 (Montgomery 2009, 6.3).
    rows, _ = stored(name)
    sizes = np.round(rows["y.sum"] / rows.y)
    unit = limits.xbar(rows.y, np.ones(len(rows)), sizes)
    spread = (rows.ucl[0] - rows.cl[0]) / (unit.high[0] - unit.centre[0])
    assert spread == pytest.approx(pooled, abs=5e-5)
    lines = limits.xbar(rows.y, np.full(len(rows), spread), sizes)
    np.testing.assert_allclose(np.column_stack(lines[:3]), rows[["cl", "lcl", "ucl"]], rtol=0, atol=1e-10)


def test_s_chart_has_the_textbook_factors():
    # B3 = 0, B4 = 2.089 for n = 5 and B3 = 0.284, B4 = 1.716 for n = 10 (Montgomery 2009, appendix VI)
    lines = limits.s([1, 1], [5, 10])
    np.testing.assert_allclose(lines.low, [0, 0.284], atol=5e-4)
    np.testing.assert_allclose(lines.high, [2.089, 1.716], atol=5e-4)


def test_p_limits_by_hand():
    # p̄ = 20/200 = 0.1; σ = √(0.1·0.9/100) = 0.03
    lines = limits.p([5, 15], [100, 100])
    np.testing.assert_allclose(np.column_stack(lines), [[0.1, 0.01, 0.19, -5 / 3], [0.1, 0.01, 0.19, 5 / 3]])


def test_sums_come_before_the_share():
    # 1/1 and 0/99 make 1 %, not the mean of 100 % and 0 %
    assert limits.p([1, 0], [1, 99]).centre[0] == 0.01


def test_one_event_in_24_months_does_not_collapse_the_limits_onto_the_mean():
    # both steps of 1 exceed 3.267·(2/23); without them nothing would be left: 1/24 ∓ 2.66·2/23
    lines = limits.xmr([0] * 11 + [1] + [0] * 12)
    assert (lines.low[0], lines.high[0]) == pytest.approx((1 / 24 - 2.66 * 2 / 23, 1 / 24 + 2.66 * 2 / 23))
    assert (np.abs(lines.score) > 3).sum() == 1


def test_a_constant_series_has_itself_as_limits_and_no_score():
    for lines in (
        limits.xmr([0.3] * 20),
        limits.p_prime([30] * 20, [100] * 20),
        limits.p_prime([7] * 9, [7] * 9),
    ):
        np.testing.assert_allclose(lines.low, lines.high)
        assert (lines.score == 0).all()


def test_nothing_due_is_missing_not_zero():
    with_gap, without = limits.p_prime([3, 0, 5, 4], [9, 0, 9, 9]), limits.p_prime([3, 5, 4], [9, 9, 9])
    assert np.isnan([with_gap.low[1], with_gap.score[1]]).all()
    np.testing.assert_array_equal(np.delete(with_gap.high, 1), without.high)


def test_limits_of_shares_are_cut_and_their_scores_are_not():
    # p̄ = 0.98: the limit at n = 10 would be 1.11; a month of 100 % is 0.45 standard deviations above p̄
    lines = limits.p([10, 88], [10, 90])
    assert lines.high[0] == 1 and lines.score[0] == pytest.approx(0.02 / np.sqrt(0.98 * 0.02 / 10))


def test_without_any_value_there_are_no_lines():
    for lines in (
        limits.xmr([np.nan] * 3),
        limits.p_prime([np.nan], [np.nan]),
        limits.runs([]),
        limits.t([]),
    ):
        assert np.isnan(np.concatenate(lines)).all()


@given(rows_of_numbers)
def test_a_gap_changes_nothing_for_the_months_around_it(row):
    known = [number for number in row if not np.isnan(number)]
    without, with_gaps = limits.xmr(known), limits.xmr(row)
    np.testing.assert_allclose(with_gaps.high[: len(known)], without.high)


@given(rows_of_numbers, st.sampled_from([0.001, 0.01, 2.0, 1000.0]), numbers)
def test_xmr_limits_move_and_stretch_with_the_values(row, factor, offset):
    plain, changed = limits.xmr(row), limits.xmr(np.array(row) * factor + offset)
    scale = 1e-9 * (factor * np.nanmax(np.abs([*row, 1])) + abs(offset))
    for line, other in zip(plain[:3], changed[:3], strict=True):
        np.testing.assert_allclose(other, line * factor + offset, rtol=1e-6, atol=max(scale, 1e-9))


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted), min_size=1, max_size=30))
def test_limits_of_shares_lie_in_zero_to_one(pairs):
    events, trials = np.array(pairs).T
    for chart in (limits.p, limits.p_prime):
        lines = np.stack(chart(events, trials)[:3])
        assert ((lines >= 0) & (lines <= 1) | np.isnan(lines)).all()
