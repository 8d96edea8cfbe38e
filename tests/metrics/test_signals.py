"""Signals of a month: what is judged, what is a gap, where a series begins anew, which way it went."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import counts
from data.definitions import Definition
from data.history.baselines import Baseline
from metrics import control, cuts, signals
from tests.indicator import indicator

MONTHS = pd.date_range("2019-01-01", periods=24, freq="MS")
NO_CUTS = pd.DataFrame(columns=cuts.COLUMNS).astype({"month": "datetime64[us]"})
STEADY = [94, 96, 95, 97, 93, 95, 96, 94, 95, 97, 94, 96, 95, 93, 96, 95, 94, 97, 95, 96, 94, 95, 96]


RATE = indicator(target=0.9)
COUNT = indicator("count", kind="count", unit="incidents", better="lower")
STOCK = indicator("stock", kind="stock_rate")
VISITS = indicator("reached", kind="count", unit="people", better="none")


def months(numerators, denominators=None, of: Definition = RATE, area: str = "1") -> pd.DataFrame:
    """A series as metrics.series gives it; a number of trials is that of every month."""
    top = pd.Series(numerators, dtype=float)
    bottom = float("nan") if denominators is None else denominators
    return pd.DataFrame(
        {
            "indicator": of.id,
            "area": area,
            "month": MONTHS[: len(top)],
            "numerator": top,
            "denominator": bottom,
            "value": top if denominators is None else top / bottom,
            "reported_share": 1.0,
        }
    )


def judged(frame: pd.DataFrame, of: Definition = RATE, table: pd.DataFrame = NO_CUTS) -> pd.DataFrame:
    return signals.judge(frame, {of.id: of}, table)


def last(frame: pd.DataFrame, of: Definition = RATE) -> signals.Signal:
    (found,) = signals.last(judged(frame, of)).values()
    return found


def test_a_month_far_below_the_others_is_a_concern_and_one_like_them_is_not():
    fallen = last(months([*STEADY, 70], 100))
    assert (fallen.verdict, fallen.signal, fallen.rising) == ("concern", "outside", False)
    assert last(months([*STEADY, 95], 100)).verdict == "common_cause"


def test_the_same_fall_is_an_improvement_or_neither_by_the_declared_direction():
    assert last(months([*STEADY, 70], 100), indicator(better="lower")).verdict == "improvement"
    assert last(months([*STEADY, 70], 100), indicator(better="none")).verdict == "change"


def test_a_month_with_many_reports_missing_is_a_gap_and_no_signal():
    frame = months([*STEADY, 20], 100)
    frame.loc[23, "reported_share"] = 0.6
    assert (last(frame).verdict, last(frame).points) == ("", 23)


def test_what_is_not_reported_is_no_zero():
    frame = months([*STEADY[:11], *[float("nan")] * 12, 95], 100)
    assert judged(frame)["verdict"].isna().sum() == 12
    assert last(frame).points == 12


def test_limits_begin_anew_at_a_cut_and_only_in_its_series():
    frame = pd.concat([months([95, 97] * 6 + [60, 62] * 6, 100, area=area) for area in ("1", "2")])
    table = pd.DataFrame({"indicator": "", "area": "1", "month": [pd.Timestamp("2020-01-01")]})
    found = judged(frame, table=table)
    segments = found.set_index(["area", "month"])["segment"].unstack("area")
    assert segments["1"].tolist() == [0] * 12 + [1] * 12
    assert segments["2"].tolist() == [0] * 24
    ends = signals.last(found)
    assert ends["rate", "1"].verdict == "common_cause"
    assert ends["rate", "2"].verdict == "concern"


def test_a_declared_baseline_is_a_cut_of_its_indicator_alone(connection):
    declared = Baseline("disputes_found", "610300", dt.date(2020, 1, 1), "口径", "王")
    asked = counts.Asked((), ("610300",), dt.date(2019, 1, 1), dt.date(2020, 12, 1))
    table = cuts.cuts(connection, {"disputes_found": COUNT}, asked, (declared,))
    keys = pd.DataFrame({"indicator": ["disputes_found", "other"], "area": "610300"})
    numbers = cuts.segments(keys, pd.DatetimeIndex(MONTHS), table)
    assert (numbers[0, 11], numbers[0, 12], numbers[1, 12]) == (0, 1, 0)


def test_a_rise_of_few_events_after_long_gaps_goes_up():
    quiet = [0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1]
    signal = last(months([*quiet, 6], of=COUNT), COUNT)
    assert (signal.chart, signal.verdict, signal.rising) == ("g", "concern", True)
    assert pd.isna(signal.limit_low)


def test_a_state_at_the_months_end_is_never_judged_by_gaps():
    assert last(months([100] * 20 + [99, 100, 99, 100], 100, STOCK), STOCK).chart == "xmr"


def test_limits_that_are_shown_lie_where_values_can():
    assert judged(months([99, 100] * 12, 100, STOCK), STOCK)["limit_high"].max() <= 1
    assert judged(months([0, 500] * 12, of=VISITS), VISITS)["limit_low"].min() >= 0


def test_a_month_that_meets_its_target_is_never_called_reliably_missed():
    jump = months([80, 82] * 11 + [81, 97], 100)
    assert control.control_chart(jump, better="higher", target=0.9)["assurance"].iloc[-1] == "missed"
    assert last(jump).assurance == "hit_or_miss"
    assert last(months([80, 82] * 12, 100)).assurance == "missed"


def test_streaks_are_not_judged_and_nothing_asked_is_nothing_judged():
    assert signals.judged({"streak": indicator("streak", kind="streak"), "rate": RATE}) == {"rate": RATE}
    assert signals.last(judged(months([]))) == {}


@settings(max_examples=25)
@given(st.lists(st.lists(st.integers(0, 50), min_size=24, max_size=24), min_size=2, max_size=5), st.randoms())
def test_the_order_of_the_rows_does_not_matter(series, random):
    frame = pd.concat([months(one, 50, area=str(place)) for place, one in enumerate(series)])
    order = list(range(len(frame)))
    random.shuffle(order)
    pd.testing.assert_frame_equal(judged(frame), judged(frame.iloc[order]))


@settings(max_examples=25)
@given(st.lists(st.integers(0, 40), min_size=24, max_size=24))
def test_a_rate_is_judged_as_control_chart_judges_it_alone(numerators):
    frame = months(numerators, 40)
    alone = control.control_chart(frame, better="higher", target=0.9)
    assert judged(frame)["verdict"].fillna("").tolist() == alone["verdict"].fillna("").tolist()


def test_chance_alone_gives_about_as_many_signals_as_the_screen_says():
    random = np.random.default_rng(20201031)
    rates = [months(random.binomial(80, 0.93, 24), 80, area=str(place)) for place in range(300)]
    found = signals.last(judged(pd.concat(rates))).values()
    share = sum(signal.is_beyond for signal in found) / len(found)
    assert 0 < share <= 2 * signals.FALSE_ALARMS
    assert signals.by_chance(100) == pytest.approx(100 * signals.FALSE_ALARMS)
