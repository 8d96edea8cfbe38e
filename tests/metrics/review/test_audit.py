"""The chance audit: equal towns give the published frequencies, others what can be reckoned by hand."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from metrics.period import parse
from metrics.review.audit import POPULATION, SMALLEST, Audit, audit
from metrics.review.equal_units import equal_units
from metrics.scoring.inputs import COUNT, OTHER, Inputs
from metrics.scoring.scheme import ACCOUNT, SUMMON, SUPERVISE, Group, Ladder, Scheme, Step
from tests.metrics.scoring import toy

CASES = (8, 10, 12, 15, 20, 30, 40, 60, 80, 120, 160, 200)
RATE = 0.95
LADDER = Ladder(worst=1, steps=(Step(SUPERVISE, 1), Step(SUMMON, 2), Step(ACCOUNT, 3)))
MONTHS = [parse(f"2020-{month:02}") for month in range(1, 13)]


def towns(cases: tuple[int, ...] = CASES, rate: float = RATE, months: list = MONTHS) -> list[Inputs]:
    """Months of towns with so many cases each, of which together about that share is settled."""
    settled = np.diff(np.rint(rate * np.cumsum([0, *cases])))
    rates = {f"town{n:02}": [pair] for n, pair in enumerate(zip(settled, cases, strict=True))}
    return [toy.inputs(rates, period=month) for month in months]


def by_lot(**fields: object) -> Scheme:
    """The last by the bare rate, ties broken by lot, three steps."""
    return toy.scheme(toy.item("item0"), ties="lot", **{"ladder": LADDER} | fields)


@pytest.fixture(scope="module")
def equal_towns() -> Audit:
    return audit(by_lot(), towns(), years=3000)


def test_twelve_equal_towns_have_the_frequencies_of_methods_md(equal_towns):
    # 20 000 simulated years there: 78 %, 17 %, 65 %, 76 %.
    runs = equal_towns.repeats.set_index("run")["share_of_years"]
    assert runs[2] == pytest.approx(0.78, abs=0.025)
    assert runs[3] == pytest.approx(0.17, abs=0.025)
    smallest = equal_towns.sizes.set_index("size").loc[SMALLEST]
    assert smallest["units"] == 4
    assert (smallest["low"], smallest["high"]) == (8, 15)
    assert smallest["last"] == pytest.approx(0.65, abs=0.01)
    assert smallest["first"] == pytest.approx(0.76, abs=0.01)


def test_every_month_somebody_is_last_and_gets_the_step_that_is_due(equal_towns):
    steps = equal_towns.steps.set_index("step")
    assert steps["per_year"].sum() == pytest.approx(12)
    assert (steps.loc[SUPERVISE, "share_of_years"], equal_towns.periods) == (1, 12)
    quarters = [f"quarter_{number}" for number in range(1, 5)]
    assert steps[quarters].sum(axis=1).tolist() == pytest.approx(steps["per_year"].tolist())
    # A third step takes three months running, and every such run ends in one.
    assert steps.loc[ACCOUNT, "share_of_years"] == equal_towns.repeats["share_of_years"].iloc[1]
    quarter = equal_towns.sizes.set_index("size").loc[quarters]
    assert quarter[["share_of_units", "last", "first"]].sum().tolist() == pytest.approx([1, 1, 1])
    assert (quarter["per_unit_year"] * quarter["units"]).sum() == pytest.approx(12)


def test_towns_of_one_size_are_last_equally_often():
    found = audit(by_lot(), towns((50,) * 12), years=1000)
    assert found.sizes["last"].to_numpy() == pytest.approx(found.sizes["share_of_units"].to_numpy(), abs=0.02)
    # Last in two months running: 1 in 12 for each of 11 pairs of months, and so 1 − (11/12)^11.
    assert found.repeats["share_of_years"].iloc[0] == pytest.approx(1 - (11 / 12) ** 11, abs=0.05)


def test_where_nothing_can_differ_nobody_is_last_unless_by_lot():
    always = towns(rate=1.0)
    assert audit(replace(by_lot(), ties="share"), always, years=50).steps["per_year"].sum() == 0
    assert audit(by_lot(), always, years=50).steps["per_year"].sum() == 12


def test_the_same_seed_gives_the_same_audit():
    first, again, other = (audit(by_lot(), towns(), 100, seed) for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(first.steps, again.steps)
    assert not first.steps.equals(other.steps)


def test_a_ladder_that_does_not_reset_runs_on_into_the_next_year():
    once = [replace(one, period=parse("2020")) for one in towns()[:1]]
    kept = replace(by_lot(), rhythm="year", ladder=replace(LADDER, resets_yearly=False))
    found = audit(kept, once, years=2000).steps.set_index("step")["per_year"]
    assert found.sum() == pytest.approx(1)  # one a year is last
    assert found[SUMMON] > 0.05
    assert audit(replace(kept, rhythm="month"), towns(), years=500).steps["per_year"].sum() == pytest.approx(
        12
    )


def test_groups_too_small_for_a_ladder_and_unranked_units_are_left_out():
    groups = {f"town{n:02}": "few" if n < 4 else "many" for n in range(12)}
    rates = {f"town{n:02}": [(0.9 * cases, cases)] for n, cases in enumerate(CASES)}
    rates["town11"] = [(np.nan, np.nan)]
    scheme = by_lot(groups=(Group("few", toy.WORDS), Group("many", toy.WORDS)))
    found = audit(scheme, [toy.inputs(rates, groups=groups, period=month) for month in MONTHS], years=100)
    assert found.steps["per_year"].sum() == pytest.approx(12)
    assert found.sizes.set_index("size").loc["quarter_4", "low"] == 15  # a quarter of each group


def test_what_is_expected_is_the_groups_own_rate():
    rates = {"a": [(1, 2), (3, 0), (5, 10), (7, 0)], "b": [(9, 98), (5, 0), (20, 30), (9, 0)]}
    inputs = toy.inputs(rates)
    cells = inputs.cells.assign(
        chance=["share", COUNT, OTHER, ""] * 2, why="", error=[np.nan, np.nan, 0.2, np.nan] * 2
    )
    cells["value"] = [0.5, 3, 5, 7, 9 / 98, 5, 20 / 3, 9]
    inputs = replace(inputs, cells=cells, units=inputs.units.assign(population=[300.0, 100.0]))
    scheme = toy.scheme(*(toy.item(f"item{n}", points="25") for n in range(4)))
    expected = equal_units(scheme, inputs).sheet.value
    assert expected[:, 0] == pytest.approx(0.1)  # 10 of 100
    assert expected[0, 1] == pytest.approx(6)  # 8 among 400, 300 of whom live here
    assert expected[1, 1] == pytest.approx(2)
    assert expected[:, 2] == pytest.approx((5 * 10 + 20 / 3 * 30) / 40)
    assert expected[:, 3] == pytest.approx(8)
    drawn = equal_units(scheme, inputs).drawn(4000, np.random.default_rng(1)).value
    assert drawn.mean(axis=0) == pytest.approx(expected, rel=0.05)
    errors = [np.sqrt(0.1 * 0.9 / 2), np.sqrt(6), 0.2, 0]
    assert drawn.std(axis=0)[0] == pytest.approx(errors, rel=0.1)


def test_a_comparison_with_the_own_past_draws_the_past_as_well():
    item = toy.item("item0", rule="against", baseline="last_year", each=Decimal(1))
    scheme = replace(by_lot(), items=(item,))
    inputs = [replace(one, cells=one.cells.assign(base=np.linspace(0.5, 1, 12))) for one in towns()]
    sheet = equal_units(scheme, inputs[0]).drawn(4000, np.random.default_rng(1))
    assert sheet.base.mean(axis=0) == pytest.approx(sheet.value.mean(axis=0), abs=0.005)
    assert sheet.base.std(axis=0) == pytest.approx(sheet.value.std(axis=0), rel=0.1)
    assert audit(scheme, inputs, years=100).sizes.set_index("size").loc[SMALLEST, "last"] > 0.5


def test_counts_alone_are_sized_by_population():
    inputs = [
        replace(
            one,
            cells=one.cells.assign(chance=COUNT, value=one.cells["numerator"], denominator=np.nan),
            units=one.units.assign(population=np.array(CASES) * 1000.0),
        )
        for one in towns()
    ]
    item = toy.item("item0", rule="per_event", better="lower", each=Decimal(1), floor=None)
    found = audit(toy.scheme(item, ladder=LADDER), inputs, years=50)
    assert (found.measure, found.sizes["low"].iloc[0]) == (POPULATION, 8000)
