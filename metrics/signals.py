"""Signals: which indicators of which areas moved beyond chance in the last month, and will targets be met?

Months up to WINDOW back are judged by metrics.control. A month of which fewer reports came than a comparison
needs is a gap: it is neither a signal nor part of the limits. A streak is no series and is not judged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

import numpy as np
import pandas as pd

from data import counts
from data.connection import Connection
from data.definitions import Definition
from data.history.baselines import Baseline
from i18n.units import UNITS
from metrics import control, series
from metrics import cuts as cutting
from metrics.figures import BY_CHANCE, TOTALS
from metrics.headline import COMPARABLE_SHARE
from metrics.panel import Charts, Panel
from metrics.period import latest as month_of
from metrics.period import months_between, shift

WINDOW = 36  # months
SERIES = ["indicator", "area"]
# A state at the month's end and a plan's completion are no independent trials.
BY_TRIALS = ("rate", "zero_share")
NOT_JUDGED = ("streak",)
# What stands at a month's end carries over: its months differ so little that any move is a signal.
CARRIED_OVER = ("stock", "stock_rate", "completion")
GAPS = ("g", "t")  # charts of the gaps between events
FALSE_ALARMS = 0.02  # of stable series that show a signal in their last month; see docs/methods.md
TAKEN = ["segment", "chart", "trial", "signal", "verdict", "assurance"]
COLUMNS = [*SERIES, "month", "value", "limit_low", "limit_high", "centre", *TAKEN, "rising"]
IMPROVEMENT, CONCERN, CHANGE = "improvement", "concern", "change"
BEYOND = (IMPROVEMENT, CONCERN, CHANGE)  # verdicts that are signals


@dataclass(frozen=True)
class Signal:
    """The last month of one series: see metrics.control for the words; `rising`: where a signal went.

    `points` is the number of months that were judged.
    """

    indicator: str
    area: str
    verdict: str
    assurance: str
    signal: str
    rising: bool
    chart: str
    value: float
    centre: float
    limit_low: float
    limit_high: float
    points: int

    @property
    def is_beyond(self) -> bool:
        """Whether it is more than chance."""
        return self.verdict in BEYOND


def judged(definitions: Mapping[str, Definition]) -> dict[str, Definition]:
    """The indicators that are looked at."""
    return {name: definition for name, definition in definitions.items() if definition.kind not in NOT_JUDGED}


def by_chance(number: int) -> float:
    """How many signals to expect of so many stable series."""
    return FALSE_ALARMS * number


def read(
    connection: Connection,
    definitions: Mapping[str, Definition],
    areas: Sequence[str],
    last: date,
    baselines: Sequence[Baseline] = (),
) -> pd.DataFrame:
    """The months of the indicators and areas up to `last`, judged; see `judge`."""
    chosen, first = judged(definitions), shift(last, 1 - WINDOW)
    spans = {f"{month:%Y-%m}": month_of(month) for month in months_between(first, last)}
    rows = series.over(connection, chosen, areas, spans)
    months = rows.assign(month=pd.to_datetime(rows["span"], format="%Y-%m"))
    asked = counts.Asked((), tuple(areas), first, last)
    return judge(months, chosen, cutting.cuts(connection, chosen, asked, baselines))


def judge(months: pd.DataFrame, definitions: Mapping[str, Definition], cuts: pd.DataFrame) -> pd.DataFrame:
    """One row per indicator, area and month: COLUMNS, see metrics.control for the words.

    `months` are figures (see metrics.series) of every series in every month, with reported_share; for `cuts`
    see metrics.cuts. limit_low and limit_high are missing on charts of gaps, which are no values.
    """
    if months.empty:
        return pd.DataFrame(columns=COLUMNS)
    ordered = months.sort_values([*SERIES, "month"], kind="stable", ignore_index=True)
    panel = _panel(ordered, definitions, cuts)
    charts = control.control_charts(panel)
    told = {name: getattr(charts, name) for name in TAKEN} | _lines(charts, ordered, definitions)
    told |= {"value": panel.value, "rising": charts.side > 0, "assurance": _assurance(panel, charts)}
    return ordered[[*SERIES, "month"]].assign(**{name: part.ravel() for name, part in told.items()})[COLUMNS]


def last(judged_months: pd.DataFrame) -> dict[tuple[str, str], Signal]:
    """The Signal of the last month of each series by indicator and area; verdict "" where it has no value."""
    groups = judged_months.groupby(SERIES, sort=False)
    ends = groups.tail(1).merge(groups["value"].count().rename("points").reset_index(), on=SERIES)
    names = [field.name for field in fields(Signal)]
    judged_ends = ends["verdict"].notna()
    ends = ends.assign(verdict=ends["verdict"].fillna(""), assurance=ends["assurance"].where(judged_ends, ""))
    rows = ends.to_dict("records")
    return {(row["indicator"], row["area"]): Signal(**{name: row[name] for name in names}) for row in rows}


def _panel(ordered: pd.DataFrame, definitions: Mapping[str, Definition], cuts: pd.DataFrame) -> Panel:
    months = pd.DatetimeIndex(ordered["month"].unique())
    shape = (len(ordered) // len(months), len(months))
    enough = ordered["reported_share"].fillna(1) >= COMPARABLE_SHARE
    numbers = {
        name: ordered[name].where(enough).to_numpy(float).reshape(shape)
        for name in ("value", "numerator", "denominator")
    }
    keys = ordered[SERIES].iloc[:: shape[1]]
    chosen = [definitions[name] for name in keys["indicator"]]
    is_share = np.array([d.kind in BY_TRIALS and UNITS[d.unit].is_share for d in chosen])
    by_chance = np.array([d.kind == "count" and d.unit in BY_CHANCE for d in chosen])
    return Panel(
        months=months.to_numpy(),
        **numbers,
        is_share=is_share,
        is_count=np.array([d.kind in TOTALS for d in chosen]),
        better=np.array([d.better for d in chosen]),
        target=np.array([d.band or (d.target, d.target) for d in chosen], dtype=float),
        segment=cutting.segments(keys, months, cuts),
        kind=np.where(is_share | by_chance, "auto", "xmr"),
    )


def _lines(
    charts: Charts, ordered: pd.DataFrame, definitions: Mapping[str, Definition]
) -> dict[str, np.ndarray]:
    """The mean and the limits, none of them below 0 or, of what cannot be more than all, above 1."""
    whole = [name for name, d in definitions.items() if UNITS[d.unit].is_share and d.kind != "completion"]
    most = np.where(ordered["indicator"].isin(whole), 1, np.inf).reshape(charts.high.shape)
    lines = {"limit_low": charts.low, "limit_high": charts.high, "centre": charts.centre}
    shown = ~np.isin(charts.chart, GAPS)
    return {name: np.where(shown, np.clip(line, 0, most), np.nan) for name, line in lines.items()}


def _assurance(panel: Panel, charts: Charts) -> np.ndarray:
    """Whether the target will be met; a month against what the limits say leaves it open."""
    least = np.where(panel.better == "lower", -np.inf, panel.target[:, 0])[:, None]
    most = np.where(panel.better == "higher", np.inf, panel.target[:, 1])[:, None]
    met = (panel.value >= least) & (panel.value <= most)
    against = ((charts.assurance == "missed") & met) | ((charts.assurance == "met") & ~met)
    return np.where(against & ~np.isnan(panel.value), "hit_or_miss", charts.assurance)
