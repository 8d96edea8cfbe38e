"""Sentinels, judged: which towns and counties show figures that chance and honest difference hardly explain.

They ask a question and change no figure: metrics.confidence tells which figures are to be verified.
"""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from data import counts, sentinels
from data.connection import Connection
from data.sentinels import Sentinel
from metrics import peers, tails
from metrics.period import Period, months_between, shift

LEVEL = 0.001  # per test: of a thousand honest cells about one may be named by chance
LONGEST = 15  # months before and with a month that a sentinel may look at
BEFORE = 12  # months that a collapse is compared with
COLLAPSE, FULL = "collapse", "full"
ALARM, NOTICE, NONE, NOT_JUDGED = "alarm", "notice", "none", "not_judged"
CELL = ["sentinel", "source", "measure", "root", "parent", "level", "area"]
COLUMNS = [*CELL, "first", "month", "window", "observed", "n", "expected", "p", "verdict"]
NEAR = ["source", "measure", "parent", "level", "month"]
SUMS = ["observed", "n", "extra"]


def judged(connection: Connection, areas: Sequence[str], period: Period) -> pd.DataFrame:
    """COLUMNS per sentinel, figure, town or county of the areas' cities, month of the period, and window.

    A row covers the months first to month. expected is what p is told by, in the unit of observed; both are
    missing where the verdict is not_judged (too few cases, too few peers). A notice is 100 % of enough cases
    where that is no wonder: worth a look, no reason to doubt.
    """
    found = counts.sentinels(connection, areas, shift(period.first, 1 - LONGEST), period.last)
    months = pd.DatetimeIndex(months_between(shift(period.first, 1 - LONGEST), period.last))
    frames = [
        _window(found[found["sentinel"] == one.id], one, months, window)
        for one in sentinels.read().values()
        for window in one.windows
    ]
    frames = [frame for frame in frames if len(frame)]
    return pd.concat(frames, ignore_index=True)[COLUMNS] if frames else pd.DataFrame(columns=COLUMNS)


def alarms(rows: pd.DataFrame, areas: Sequence[str] | None = None, verdict: str = ALARM) -> pd.DataFrame:
    """Of judged rows one line per sentinel, figure and area with a verdict, the least probable first.

    COLUMNS of its least probable cell, and `months`: how many months of the period end in one.
    `areas` limits the lines to these areas.
    """
    named = rows[rows["verdict"] == verdict]
    named = named if areas is None else named[named["area"].isin(areas)]
    key = ["sentinel", "source", "measure", "area"]
    months = named.groupby(key)["month"].nunique().rename("months").reset_index()
    least = named.sort_values(["p", "window"], kind="stable").drop_duplicates(key)
    return least.merge(months, on=key).reset_index(drop=True)


def _window(rows: pd.DataFrame, sentinel: Sentinel, months: pd.DatetimeIndex, window: int) -> pd.DataFrame:
    """The cells of one sentinel, each over some months up to and with one, judged."""
    if rows.empty:
        return rows
    cells = _sums(rows, months, window, 0)
    if sentinel.rule == COLLAPSE:
        before = _sums(rows, months, BEFORE, window)
        cells = cells.merge(before, on=[*CELL, "month"], suffixes=("", "_before"))
        begun = pd.DatetimeIndex(cells["root"].map(rows.groupby("root")["month"].min()))
        cells = cells[begun <= cells["month"] - pd.DateOffset(months=BEFORE + window - 1)]
    p, expected = RULES[sentinel.rule](cells, sentinel)
    is_judged = pd.notna(p) & pd.notna(expected)
    # Rule full: below 1 only where all cases ended well.
    is_full = (sentinel.rule == FULL) & (p < 1)
    verdict = np.select([~is_judged, p <= LEVEL, is_full], [NOT_JUDGED, ALARM, NOTICE], default=NONE)
    first = cells["month"] - pd.DateOffset(months=window - 1)
    return cells.assign(first=first, window=window, p=p, expected=expected, verdict=verdict)


def _sums(rows: pd.DataFrame, months: pd.DatetimeIndex, window: int, back: int) -> pd.DataFrame:
    """Per cell and month of the period, the sums of `window` months that end `back` months before it."""
    by_month = rows.assign(extra=rows["extra"].fillna(0)).pivot_table(
        index=CELL, columns="month", values=SUMS, aggfunc="sum", fill_value=0
    )
    end = np.arange(LONGEST - 1, len(months)) - back
    found = {}
    for name in SUMS:
        running = by_month[name].reindex(columns=months, fill_value=0).to_numpy().cumsum(axis=1)
        begun = np.where(end >= window, running[:, np.maximum(end - window, 0)], 0)
        found[name] = (running[:, end] - begun).ravel()
    cells = by_month.index.to_frame(index=False)
    long = cells.loc[np.repeat(np.arange(len(cells)), len(end))].reset_index(drop=True)
    long = long.assign(month=np.tile(months[LONGEST - 1 :], len(cells)), **found)
    return long[(long[SUMS] != 0).any(axis=1)].reset_index(drop=True)


def _peers(cells: pd.DataFrame, sentinel: Sentinel) -> tuple[pd.Series, pd.Series]:
    """More of them than the peers' share leads to expect."""
    other = peers.of(cells, "observed", "n", sentinel.dispersion).where(cells["n"] >= sentinel.floor)
    p = tails.at_least(cells["observed"], cells["n"], other["share"], other["dispersion"])
    return pd.Series(p, cells.index), other["share"] * cells["n"]


def _full(cells: pd.DataFrame, sentinel: Sentinel) -> tuple[pd.Series, pd.Series]:
    """All of them, where the peers' share makes that improbable."""
    other = peers.of(cells, "observed", "n", sentinel.dispersion).where(cells["n"] >= sentinel.floor)
    p = pd.Series(tails.all_of(cells["n"], other["share"], other["dispersion"]), cells.index)
    return p.mask((cells["observed"] < cells["n"]) & p.notna(), 1.0), other["share"] * cells["n"]


def _given(cells: pd.DataFrame, sentinel: Sentinel) -> tuple[pd.Series, pd.Series]:
    """More of them than a known share, or the number that the calendar gives."""
    expected = cells["extra"] if not sentinel.chance else sentinel.chance * cells["n"]
    share = expected / cells["n"].where(cells["n"] >= max(sentinel.floor, 1))
    observed, n = (cells[name] // sentinel.design_effect for name in ("observed", "n"))
    p = tails.at_least(observed, n, share, sentinel.dispersion)
    return pd.Series(p, cells.index), expected


def _expected(cells: pd.DataFrame, sentinel: Sentinel) -> tuple[pd.Series, pd.Series]:
    """More of them than chance makes; the Poisson tail is the cautious one of a sum of unlike chances."""
    p = tails.events_at_least(cells["observed"], cells["extra"])
    return pd.Series(p, cells.index).where(cells["n"] >= sentinel.floor), cells["extra"]


def _collapse(cells: pd.DataFrame, sentinel: Sentinel) -> tuple[pd.Series, pd.Series]:
    """Far fewer found than before, as the peers' course goes, while the rate rose.

    Given what was found in both times together, the later part is a share: that of the peers.
    """
    both = cells.assign(all=cells["n"] + cells["n_before"])
    other = peers.of(both, "n", "all", sentinel.dispersion)
    p = tails.at_most(both["n"], both["all"], other["share"], other["dispersion"])
    rose = cells["observed"] / cells["n"] > cells["observed_before"] / cells["n_before"]
    p = np.where(rose | np.isnan(p), p, 1.0)
    enough = cells["n_before"] >= sentinel.floor * BEFORE / sentinel.windows[0]
    return pd.Series(p, cells.index).where(enough), other["share"] * both["all"]


def _zeros(cells: pd.DataFrame, sentinel: Sentinel) -> tuple[pd.Series, pd.Series]:
    """None, where all others under the same area have some and their rate per head makes none improbable."""
    near = cells.groupby(NEAR)
    peopled = near["extra"].transform("min") > 0
    exposure = cells["extra"].where(peopled, cells["n"])
    sums = cells.assign(exposure=exposure, none=(cells["observed"] == 0).astype(float), one=1.0)
    names = ["observed", "exposure", "none", "one"]
    others = sums.groupby(NEAR)[names].transform("sum") - sums[names]
    expected = others["observed"] / others["exposure"].where(others["exposure"] > 0) * exposure
    alone = (cells["observed"] == 0) & (others["none"] == 0) & (others["one"] >= peers.FEWEST)
    p = pd.Series(tails.no_events(expected, sentinel.dispersion), cells.index).where(alone, 1.0)
    judged_ = (cells["n"] >= sentinel.floor) & (others["one"] >= peers.FEWEST)
    return p.where(judged_), expected


RULES: dict[str, Callable[[pd.DataFrame, Sentinel], tuple[pd.Series, pd.Series]]] = {
    "peers": _peers,
    FULL: _full,
    "given": _given,
    "expected": _expected,
    COLLAPSE: _collapse,
    "zeros": _zeros,
}
