"""Panels: many series at once say what each says alone, and what must hold for all of them."""

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.control import control_chart, control_charts
from metrics.panel import KINDS, Charts, Panel, basis_of, segments

REFERENCE = Path(__file__).parents[1] / "reference" / "07_spc_xmr"
MONTHS = pd.date_range("2018-01-01", periods=36, freq="MS")
STABLE = [9, 11, 10, 11, 9, 10, 9, 11, 10, 9, 11, 10, 9, 10, 11, 10, 9, 11, 10, 11, 9, 10, 11, 9]
NAN = np.nan

pytestmark = pytest.mark.filterwarnings("error")
unhurried = settings(deadline=None, max_examples=30)
seeds = st.integers(0, 10**6)


def monthly(values):
    return pd.DataFrame({"month": MONTHS[: len(values)], "value": values})


def city(seed, rows=20):
    """A panel like a city's: shares and counts, rare and common, with gaps, breaks, targets and zeros."""
    rng = np.random.default_rng(seed)
    shape, length = (rows, len(MONTHS)), len(MONTHS)
    trials = rng.poisson(rng.choice([0.5, 5, 60, 900], (rows, 1)), shape).astype(float)
    share = rng.random(rows) < 0.5
    events = rng.binomial(trials.astype(int), rng.choice([0, 0.002, 0.1, 0.9, 0.999, 1], (rows, 1))).astype(
        float
    )
    counts = rng.poisson(rng.choice([0, 0.05, 0.5, 4, 300], (rows, 1)), shape).astype(float)
    quotient = np.divide(events, trials, out=np.full(shape, NAN), where=trials > 0)
    value = np.where(
        rng.random(shape) < rng.choice([0, 0.1, 0.8], (rows, 1)),
        NAN,
        np.where(share[:, None], quotient, counts),
    )
    known = np.where(share[:, None], 0, NAN)
    ends = np.sort(rng.choice([0, 0.5, 0.9, 1, 5, NAN], (rows, 2)), axis=1)
    return Panel(
        months=MONTHS.to_numpy(),
        value=value,
        numerator=np.where(share[:, None], events, NAN),
        denominator=trials + known,
        is_share=share,
        is_count=~share,
        better=rng.choice(["higher", "lower", "band", "none"], rows),
        target=ends,
        segment=(np.arange(length) >= rng.integers(0, length, (rows, 1))).astype(int),
        basis=np.arange(length) >= rng.choice([0, 6], (rows, 1)),
    )


def same(charts, other):
    for field in fields(Charts):
        one, two = getattr(charts, field.name), getattr(other, field.name)
        if one.dtype.kind == "f":
            np.testing.assert_array_equal(one, two, err_msg=field.name)
        else:
            assert (one == two).all(), field.name


def taken(charts, rows):
    return Charts(**{field.name: getattr(charts, field.name)[rows] for field in fields(Charts)})


@unhurried
@given(seeds)
def test_a_panel_says_of_each_series_what_it_says_alone(seed):
    panel = city(seed, rows=6)
    together = control_charts(panel)
    for place in range(len(panel.value)):
        same(taken(together, [place]), control_charts(panel.take(np.array([place]))))


@unhurried
@given(seeds, st.randoms())
def test_permuted_series_give_permuted_charts(seed, random):
    panel = city(seed)
    order = np.array(random.sample(range(len(panel.value)), len(panel.value)))
    same(control_charts(panel.take(order)), taken(control_charts(panel), order))


@unhurried
@given(seeds)
def test_the_names_of_segments_and_months_do_not_matter(seed):
    panel = city(seed)
    renamed = replace(panel, months=panel.months + np.timedelta64(9000, "D"), segment=7 * panel.segment - 100)
    plain, other = control_charts(panel), control_charts(renamed)
    same(plain, replace(other, segment=plain.segment))


@unhurried
@given(seeds)
def test_every_month_has_a_sensible_answer(seed):
    panel = city(seed)
    charts = control_charts(panel)
    of_shares = panel.is_share[:, None] & (charts.chart != "t")
    lines = np.stack([charts.centre, charts.low, charts.high])
    assert not (of_shares & ((lines < 0) | (lines > 1))).any()
    assert (np.nan_to_num(charts.low) >= 0).all()
    assert not ((charts.low > charts.high) | (charts.low > charts.centre + 1e-12)).any()
    missing = np.isnan(panel.value)
    assert ((charts.verdict == None) == missing).all() and (charts.signal[missing] == "").all()  # noqa: E711
    assert (np.isin(charts.verdict, ["improvement", "concern", "change"]) == (charts.signal != "")).all()
    assert not (charts.trial & np.isin(charts.signal, ["outside", "trend", "two_of_three", "shift"])).any()
    assert not ((panel.better == "none")[:, None] & (charts.assurance != "")).any()


@unhurried
@given(seeds, st.sampled_from(["higher", "lower"]))
def test_good_news_for_more_is_bad_news_for_less(seed, better):
    panel = city(seed)
    charts, other = (
        control_charts(replace(panel, better=np.full(len(panel.value), word)))
        for word in (better, {"higher": "lower", "lower": "higher"}[better])
    )
    assert ((charts.verdict == "improvement") == (other.verdict == "concern")).all()
    assert (charts.signal == other.signal).all()


@unhurried
@given(seeds, st.integers(12, 30), st.sampled_from([-1, 1]))
def test_a_month_three_and_a_half_deviations_away_is_found(seed, place, side):
    noise = np.random.default_rng(seed).normal(100, 1, 36)
    plain = control_chart(monthly(noise), kind="xmr", baseline=(MONTHS[0], MONTHS[11]))
    reach = (plain.high[0] - plain.centre[0]) / 3
    noise[place] = plain.centre[0] + side * 3.5 * reach
    found = control_chart(monthly(noise), kind="xmr", baseline=(MONTHS[0], MONTHS[11]), better="higher")
    assert found.signal[place] == "outside" and found.verdict[place] == ("concern", "improvement")[side > 0]


def test_a_lasting_shift_of_three_deviations_is_found():
    # 3 of 3.2 standard deviations for ten months: the mean moves with them, yet they are seven on one side
    shifted = np.array(STABLE) + np.where(np.arange(24) >= 14, 3, 0)
    chart = control_chart(monthly(shifted), better="higher")
    assert (chart.verdict[14:] == "improvement").all()


def test_real_monthly_rates_are_the_same_one_by_one_and_together():
    table = pd.read_csv(REFERENCE / "input_C_ae_type1_36months.csv", parse_dates=["period"])
    table = table.rename(columns={"period": "month", "attendances": "denominator", "performance": "value"})
    table["numerator"] = table.denominator - table.breaches
    wide = {
        name: table.pivot(index="org_code", columns="month", values=name)
        for name in ("value", "numerator", "denominator")
    }
    count = len(wide["value"])
    panel = Panel(
        months=wide["value"].columns.to_numpy(),
        **{name: part.to_numpy(float) for name, part in wide.items()},
        is_share=np.ones(count, bool),
        is_count=np.zeros(count, bool),
        better=np.full(count, "higher"),
        target=np.full((count, 2), 0.95),
    )
    together = control_charts(panel)
    for place, code in enumerate(wide["value"].index):
        alone = control_chart(table[table.org_code == code], better="higher", target=0.95)
        np.testing.assert_allclose(
            together.high[place][~np.isnan(panel.value[place])], alone.high, rtol=1e-12
        )
        assert [word for word in together.verdict[place] if word] == alone.verdict.tolist()
        assert together.assurance[place][-1] == alone.assurance.iloc[-1]


@pytest.mark.parametrize(
    "index",
    [range(24), MONTHS[:24], list(MONTHS[:24].date), MONTHS[:24].strftime("%Y-%m"), MONTHS[:24].as_unit("s")],
    ids=["numbers", "timestamps", "dates", "texts", "seconds"],
)
def test_months_may_be_written_in_any_way_that_has_an_order(index):
    chart = control_chart(pd.Series(STABLE, index), breaks=[index[12]])
    assert chart.segment.tolist() == [0] * 12 + [1] * 12 and list(chart.index) == list(index)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_chart_takes_a_series_without_any_value(kind):
    chart = control_chart(monthly([NAN] * 15), kind=kind)
    assert set(chart.verdict) == {None} and set(chart.chart) == {"none"}


def test_an_empty_panel_has_empty_charts():
    empty = city(1).take(np.array([], dtype=int))
    assert control_charts(empty).verdict.shape == (0, 36)


def test_breaks_outside_the_series_do_not_count():
    assert segments(MONTHS[:3], ["2018-02-01", "2018-02-01", "2018-01-01", "2020-01-01"]).tolist() == [
        0,
        1,
        1,
    ]
    assert segments(MONTHS[:0], ["2018-02-01"]).tolist() == []


def test_a_baseline_holds_its_first_and_its_last_month():
    assert basis_of(MONTHS[:4], ("2018-02", "2018-03")).tolist() == [False, True, True, False]
    assert basis_of(MONTHS[:2], None).tolist() == [True, True]


def test_the_index_is_kept_and_the_rows_are_in_order_of_month():
    frame = monthly(STABLE).sample(frac=1, random_state=1)
    chart = control_chart(frame)
    assert chart.index.tolist() == sorted(frame.index) and chart.month.tolist() == list(MONTHS[:24])
    by_month = control_chart(pd.Series(STABLE, pd.PeriodIndex(MONTHS[:24], freq="M")))
    assert by_month.high.tolist() == chart.high.tolist() and by_month.index[0] == pd.Period("2018-01")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"better": "more"}, "better is 'more'; use one of higher"),
        ({"kind": "z"}, "kind is 'z'; use one of auto"),
        ({"kind": "p'"}, 'kind is "p\'", which needs numerator and denominator'),
        ({"baseline": ("2030-01", "2030-12")}, "baseline 2030-01 to 2030-12 holds no month of the series"),
        ({"baseline": ("2019-01", "2018-12")}, "baseline 2019-01 to 2018-12"),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_value(arguments, words):
    with pytest.raises(ValueError, match=words):
        control_chart(monthly(STABLE), **arguments)


def test_a_month_that_comes_twice_is_refused():
    with pytest.raises(ValueError, match="month 2018-01 comes twice"):
        control_chart(pd.concat([monthly(STABLE)] * 2))
    with pytest.raises(ValueError, match="kind is 'g', which needs whole counts"):
        control_chart(monthly([0.5, 1] * 12), kind="g")
