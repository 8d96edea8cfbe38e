"""Control charts on simulated months: alarms where nothing changed, real shifts found within six months."""

from dataclasses import replace

import numpy as np
import pandas as pd

from metrics.control import control_charts
from metrics.panel import Panel
from tests.benchmarks.studies.stable_months import (
    MONTHS,
    Place,
    count,
    figure,
    of_shares,
    of_values,
    rate,
    remembering,
    seasonal,
)

SERIES = 4000  # of each kind; five alarms in 100 months are then known to 0.35
BEYOND = ("improvement", "concern", "change")
WATCHED = 6  # months after the shift
SHIFTS = (0, 1, 2, 3)  # standard deviations of a month
TIMES = (1, 2, 3, 5)  # rare events become so many times as frequent
LENGTHS = (8, 12, 18, 24, 36)
SPREAD = 0.01  # correlation of the cases of one month
RATES = tuple(rate(share, n) for share in (0.5, 0.8, 0.95, 0.99) for n in (5, 20, 100, 1000, 10_000))
UNEVEN = tuple(rate(0.9, n, SPREAD) for n in (100, 1000, 10_000))
COUNTS = tuple(count(mean) for mean in (0.05, 0.1, 0.3, 0.5, 1, 2, 5, 20, 100))
FIGURES = (
    figure("normal", lambda rng, size: rng.standard_normal(size)),
    figure("gamma 2 (days, money)", lambda rng, size: rng.standard_gamma(2, size)),
    figure("lognormal 1", lambda rng, size: rng.lognormal(0, 1, size)),
)
NOT_STABLE = (
    figure("each month keeps half of the one before", remembering),
    figure("a season of ± 30 % around 100", seasonal),
)


def of_stable(
    rng: np.random.Generator,
    places: tuple[Place, ...],
    forced: tuple[str, ...] = (),
    series: int = SERIES,
) -> pd.DataFrame:
    """False alarms of the last of MONTHS months per 100: a row per place.

    `chart` is what auto chose most often, `outside` the alarms of auto that are points outside the limits,
    then the alarms of the charts that are forced.
    """
    rows = []
    for place in places:
        panel = place.draw(rng, (series, MONTHS))
        charts = control_charts(panel)
        alarms = np.isin(charts.verdict[:, -1], BEYOND)
        outside = alarms & (charts.signal[:, -1] == "outside")
        row = {"place": place.name, "chart": _usual(charts.chart[:, -1])}
        row |= {"auto": 100 * alarms.mean(), "outside": 100 * outside.mean()}
        rows.append(row | {kind: _alarms(_of_kind(panel, kind)) for kind in forced})
    return pd.DataFrame(rows)


def of_lengths(rng: np.random.Generator, series: int = SERIES) -> pd.DataFrame:
    """False alarms of the last month per 100, by how many months there are."""
    places = (rate(0.8, 100), count(20), FIGURES[0])
    return pd.DataFrame(
        {length: [_alarms(place.draw(rng, (series, length))) for place in places] for length in LENGTHS},
        index=[place.name for place in places],
    )


def of_shifts(rng: np.random.Generator, series: int = SERIES) -> pd.DataFrame:
    """Per 100 shifts downwards after MONTHS stable months: how many are called a concern within WATCHED."""
    made = {
        "normal": lambda d: of_values(rng.standard_normal((series, MONTHS + WATCHED)) - _later(series, d)),
        "100 events": lambda d: of_values(rng.poisson(100 - 10 * _later(series, d)), is_count=True),
        "20 events": lambda d: of_values(rng.poisson(20 - np.sqrt(20) * _later(series, d)), is_count=True),
        **{f"80 % of {n}": lambda d, n=n: _rates(rng, _later(series, d), n) for n in (20, 100, 1000)},
    }
    table = {name: [found(make(shift), "concern") for shift in SHIFTS] for name, make in made.items()}
    return pd.DataFrame(table, index=pd.Index(SHIFTS, name="shift")).T


def of_rare(rng: np.random.Generator, series: int = SERIES) -> pd.DataFrame:
    """Per 100 places with rare events that become more frequent: how many have that signal within WATCHED."""
    table = {}
    for mean in (0.1, 0.3, 0.6):
        rows = [rng.poisson(mean * _times(series, times)) for times in TIMES]
        table[f"{mean:g} events"] = [found(of_values(row, is_count=True), "improvement") for row in rows]
    for cases in (20, 100):
        rows = [rng.binomial(cases, 1 - 0.01 * _times(series, times)) for times in TIMES]
        panels = [of_shares(row, np.full(row.shape, cases)) for row in rows]
        table[f"1 % of {cases} cases fail"] = [found(panel, "concern") for panel in panels]
    return pd.DataFrame(table, index=pd.Index(TIMES, name="times")).T


def found(panel: Panel, verdict: str) -> float:
    """Per 100 series: how often the newest month had this verdict in any of the last WATCHED months."""
    months = panel.value.shape[1]
    seen = [control_charts(_upto(panel, months - left)).verdict[:, -1] == verdict for left in range(WATCHED)]
    return 100 * float(np.any(seen, axis=0).mean())


def _later(series: int, size: float) -> np.ndarray:
    """0 in the stable months, the size of the shift in the watched ones."""
    return np.repeat([0.0, size], [MONTHS, WATCHED]) * np.ones((series, 1))


def _times(series: int, times: float) -> np.ndarray:
    """1 in the stable months, so many times in the watched ones."""
    return 1 + _later(series, times - 1)


def _rates(rng: np.random.Generator, shifts: np.ndarray, cases: int) -> Panel:
    trials = np.full(shifts.shape, cases)
    return of_shares(rng.binomial(trials, np.maximum(0.8 - np.sqrt(0.16 / cases) * shifts, 0)), trials)


def _alarms(panel: Panel) -> float:
    return 100 * float(np.isin(control_charts(panel).verdict[:, -1], BEYOND).mean())


def _of_kind(panel: Panel, kind: str) -> Panel:
    """The panel with this kind of chart asked for; a forced p′ or XmR."""
    return replace(panel, kind=np.full(len(panel.value), kind, dtype=object))


def _upto(panel: Panel, months: int) -> Panel:
    """The first months of a panel."""
    cut = {name: getattr(panel, name)[:, :months] for name in ("value", "numerator", "denominator")}
    return replace(panel, months=panel.months[:months], **cut)


def _usual(charts: np.ndarray) -> str:
    """The chart of most series, with its share where others are drawn as well."""
    names, counts = np.unique(charts.astype(str), return_counts=True)
    share = counts.max() / counts.sum()
    return names[counts.argmax()].replace("'", "′") + ("" if share == 1 else f" ({100 * share:.0f} %)")
