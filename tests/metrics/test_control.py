"""Control charts: published points, hand examples, every trap and what must hold for all panels."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from metrics.control import control_chart
from metrics.verdict import assured

REFERENCE = Path(__file__).parents[1] / "reference" / "07_spc_xmr"
UNIT = json.loads((REFERENCE / "rule_unit_cases.json").read_text())
MONTHS = pd.date_range("2018-01-01", periods=36, freq="MS")
NAN = np.nan
# a stable series: its steps are 2 or less, so its limits are close to 10 ∓ 4
STABLE = [9, 11, 10, 11, 9, 10, 9, 11, 10, 9, 11, 10, 9, 10, 11, 10, 9, 11, 10, 11, 9, 10, 11, 9]

pytestmark = pytest.mark.filterwarnings("error")


def monthly(values, **columns):
    return pd.DataFrame({"month": MONTHS[: len(values)], "value": values, **columns})


def rate(events, trials):
    events, trials = np.array(events, float), np.array(trials, float)
    share = np.divide(events, trials, out=np.full(len(trials), NAN), where=trials > 0)
    return monthly(share, numerator=events, denominator=trials)


def last(chart):
    return chart.iloc[-1]


@pytest.mark.parametrize("case", ["A1_screen_true", "B1_snapshot", "B2_outlier_screened"])
def test_points_have_the_published_verdicts(case):
    published = pd.read_csv(REFERENCE / f"expected_{case}_points.csv")
    chart = control_chart(monthly(published.y), kind="xmr", better="higher")
    words = {"common_cause": "common_cause", "special_cause_improvement": "improvement"}
    assert chart.verdict.tolist() == published.point_type.map(words).tolist()
    summary = pd.read_csv(REFERENCE / f"expected_{case}_summary.csv").iloc[0]
    assert last(chart).verdict == summary.variation_type
    assert (chart.verdict == "improvement").sum() == summary.special_cause_improvement


def test_two_of_three_on_different_sides_are_common_cause_as_published():
    case = UNIT["two_of_three_same_side_required"]
    chart = control_chart(monthly(case["data"]), kind="xmr", better="higher")
    assert chart.verdict.tolist()[-2:] == case["expected_last_two"]


@pytest.mark.parametrize(
    ("better", "name"), [("higher", "increase"), ("lower", "decrease"), ("none", "neutral")]
)
def test_assurance_is_as_published(better, name):
    case = UNIT["assurance"]
    words = {"consistent_pass": "met", "consistent_fail": "missed", "inconsistent": "hit_or_miss", None: ""}
    target = np.column_stack([case["target"]] * 2).astype(float)
    found = assured(np.array(case["lpl"]), np.array(case["upl"]), target, np.array([better] * 3))
    assert found.tolist() == [words[word] for word in case[name]]


def test_a_rate_has_a_p_prime_chart_a_figure_an_xmr_chart_and_rare_events_g_or_t():
    cases = {
        ("p'", "rate"): rate([9, 8, 9, 7] * 6, [10] * 24),
        ("xmr", "figure"): monthly([3.5, 4.5, 5, 2] * 6),
        ("g", "rare"): monthly([0, 1, 0, 0] * 6),
        ("t", "rare"): rate([100, 99, 100, 100] * 6, [100] * 24),
    }
    for expected, series in cases.items():
        chart = control_chart(series)
        assert (chart.chart[0], chart.why[0]) == expected
    assert last(control_chart(monthly(STABLE), kind="c")).why == "asked"


@pytest.mark.parametrize(
    ("constant", "better", "target", "assurance"),
    [(1, "higher", 1, "met"), (1, "higher", 0.9, "met"), (0, "higher", 0.5, "missed"), (0, "lower", 0, "met"),
     (0.3, "lower", 0.2, "missed"), (0.3, "band", (0.1, 0.3), "met"), (0.3, "band", (0.4, 0.6), "missed"),
     (0.3, "none", 0.3, ""), (0.3, "higher", None, "")],
)  # fmt: skip
def test_a_constant_series_has_its_value_as_limits_and_no_variation(constant, better, target, assurance):
    for series in (monthly([constant] * 24), rate([constant * 10] * 24, [10] * 24)):
        chart = control_chart(series, better=better, target=target)
        assert (chart[["centre", "low", "high"]] == constant).all(axis=None)
        assert set(chart.verdict) == {"none"} and set(chart.assurance) == {assurance}
        assert set(chart.why) == {"constant"} and set(chart.signal) == {""}


@pytest.mark.parametrize("kind", ["auto", "xmr", "c", "runs", "g"])
def test_one_event_in_24_months_flags_no_month_without_one(kind):
    chart = control_chart(monthly([0] * 11 + [1] + [0] * 12), kind=kind, better="lower", target=0)
    assert (chart.verdict.drop(11) == "common_cause").all()
    assert last(chart).assurance in ("hit_or_miss", "") and not chart.trial.any()


def test_one_failure_in_24_months_flags_no_month_without_one():
    chart = control_chart(rate([20] * 11 + [19] + [20] * 12, [20] * 24), better="higher", target=0.95)
    assert set(chart.verdict) == {"common_cause"} and last(chart).chart == "t"


def test_fewer_than_twelve_months_are_on_trial_and_judged_by_runs_only():
    chart = control_chart(monthly([10, 11, 10, 9, 10, 11, 9, 10, 10, 30, 12]), better="higher", target=5)
    assert set(chart.verdict) == {"too_few"} and chart.trial.all() and set(chart.why) == {"short"}
    assert set(chart.assurance) == {""} and chart.high.notna().all()
    halves = control_chart(monthly([1, 2, 1, 2, 1, 8, 9, 8, 9, 8]), better="higher")
    assert halves.signal.tolist() == [""] * 9 + ["crossings"] and last(halves).verdict == "change"


def test_twelve_months_are_enough():
    assert not control_chart(monthly(STABLE[:12])).trial.any()
    assert control_chart(monthly([*STABLE[:11], NAN])).trial.all()


def test_value_zero_and_not_reported_are_three_things():
    chart = control_chart(monthly([*STABLE[:12], 0, NAN, 10]), better="higher")
    assert chart.verdict.tolist()[-3:] == ["concern", None, "common_cause"]
    assert chart.point.isna().tolist() == [False] * 13 + [True, False]


def test_a_denominator_of_0_is_missing_never_0_or_100_percent():
    with_nothing = control_chart(rate([9, 8, 0, 7, 9] * 5, [10, 10, 0, 10, 10] * 5))
    without = control_chart(rate([9, 8, 7, 9] * 5, [10] * 20))
    known = with_nothing[with_nothing.value.notna()]
    assert with_nothing.verdict[2] is None and np.isnan(with_nothing.point[2])
    assert known.high.tolist() == without.high.tolist() and known.signal.tolist() == without.signal.tolist()


def test_a_value_that_may_not_be_told_is_missing_whatever_its_numbers():
    series = rate([9, 8, 0, 7, 9] * 5, [10] * 25)
    protected = series.assign(value=series.value.where(series.index % 5 != 2))
    chart, without = control_chart(protected), control_chart(series[series.index % 5 != 2])
    assert chart.verdict.isna().sum() == 5 and (chart.signal[chart.value.isna()] == "").all()
    assert chart.high.dropna().tolist() == without.high.tolist()


def test_runs_continue_over_a_gap_without_counting_it():
    shifted = [*STABLE[:12], *[12, NAN, 11.5, 12, 11, 11.9, NAN, 12, 11.5]]
    signal = control_chart(
        monthly(shifted), kind="xmr", better="lower", baseline=(MONTHS[0], MONTHS[11])
    ).signal
    assert signal[[12, 14, 15, 16, 17, 19, 20]].ne("").all() and signal[[13, 18]].eq("").all()


def test_nothing_known_gives_an_answer_without_a_claim():
    assert len(control_chart(pd.Series([], dtype=float))) == 0
    for series in (monthly([NAN] * 14), rate([0] * 14, [0] * 14)):
        chart = control_chart(series, better="higher", target=0.9)
        assert set(chart.verdict) == {None} and set(chart.chart) == {"none"} and set(chart.assurance) == {""}
    assert control_chart(monthly([7.0])).verdict.tolist() == ["too_few"]


def test_percent_against_fraction_is_no_share():
    # the value is not numerator / denominator: the limits must be in the unit of the value
    percent = rate([9, 8, 9, 7] * 6, [10] * 24).assign(value=lambda frame: frame.value * 100)
    chart = control_chart(percent)
    assert chart.chart[0] == "xmr" and chart.centre[0] == pytest.approx(82.5)


def test_sums_come_before_the_share():
    # 1/1 and 0/99: 1 %, not 50 %
    chart = control_chart(rate([1, 0] * 10, [1, 99] * 10), kind="p'")
    assert last(chart).centre == 0.01


def test_limits_of_counts_and_shares_are_cut_and_those_of_figures_are_not():
    assert control_chart(monthly([3, 0, 6, 1] * 6)).low.min() == 0
    assert control_chart(monthly([3.5, 0, 6, 1] * 6)).low.min() < 0
    assert control_chart(rate([9, 8, 10, 7] * 6, [10] * 24)).high.max() == 1


def test_a_baseline_sets_the_limits_and_holds_them():
    chart = control_chart(monthly([*STABLE, 20, 21]), baseline=("2018-01", "2019-12"), better="lower")
    alone = control_chart(monthly(STABLE))
    assert (chart.high == alone.high[0]).all() and chart.verdict.tolist()[-2:] == ["concern", "concern"]


def test_a_break_begins_a_segment_with_its_own_limits_and_no_run_crosses_it():
    halves = [*STABLE[:12], *(value + 50 for value in STABLE[:12])]
    chart = control_chart(monthly(halves), breaks=["2019-01-01", "2031-01-01", "2018-01-01"])
    assert chart.segment.tolist() == [0] * 12 + [1] * 12
    assert (chart.centre[12:] - chart.centre[0] == 50).all() and set(chart.verdict) == {"common_cause"}
    assert set(control_chart(monthly(halves), better="higher").verdict) == {"improvement", "concern"}


def test_the_target_is_judged_by_the_latest_segment():
    # published: rebased charts use the last group
    chart = control_chart(monthly([*STABLE[:12], *(value + 50 for value in STABLE[:12])]),
                          breaks=["2019-01-01"], better="higher", target=30)  # fmt: skip
    assert (
        chart.assurance.tolist() == ["missed"] * 12 + ["met"] * 12
        and UNIT["assurance"]["rebased_uses_last_group"]
    )


def test_a_limit_at_the_target_meets_it():
    low, high, target = np.array([4.0]), np.array([6.0]), np.array([[4.0, 6.0]])
    for better, goal in (("higher", 4.0), ("lower", 6.0)):
        assert assured(low, high, np.full((1, 2), goal), np.array([better])) == ["met"]
    assert assured(low, high, target, np.array(["band"])) == ["met"]


@pytest.mark.parametrize(
    ("better", "verdict"), [("higher", "concern"), ("lower", "improvement"), ("none", "change")]
)
def test_a_fall_is_good_or_bad_by_the_declared_direction(better, verdict):
    assert last(control_chart(monthly([*STABLE, 1]), better=better)).verdict == verdict


@pytest.mark.parametrize(
    ("better", "verdict"), [("lower", "improvement"), ("higher", "concern"), ("band", "change")]
)
def test_a_long_time_without_an_event_is_good_where_few_are(better, verdict):
    chart = control_chart(monthly([0, 1] * 8 + [0] * 14), better=better)
    # gaps of 1: 1 + 3√2 = 5.2; 14 months without an event and still counting
    assert (last(chart).point, last(chart).signal, last(chart).verdict) == (14, "outside", verdict)
    assert chart.point[28] != 14 and chart.high[0] == pytest.approx(1 + 3 * np.sqrt(2))


def test_a_cluster_of_rare_events_is_outside_though_no_gap_is_too_short():
    chart = control_chart(monthly([0, 1, 0, 0] * 5 + [6, 0, 0, 1]), better="lower")
    assert chart.chart[0] == "g" and chart.signal[20] == "outside" and chart.verdict[20] == "concern"
    assert (chart.signal.drop(20) == "").all()


def test_rare_failures_are_counted_where_success_is_the_rule():
    failures = [0, 1, 0, 1, 0, 0] * 4
    good = control_chart(rate([50 - failed for failed in [*failures, *[0] * 12]], [50] * 36), better="higher")
    assert good.chart[0] == "t" and last(good).verdict == "improvement" and last(good).point > last(good).high
    bad = control_chart(rate([50 - failed for failed in [*failures, 6]], [50] * 25), better="higher")
    assert last(bad).verdict == "concern" and last(bad).signal == "outside"
