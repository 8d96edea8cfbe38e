"""What a change is split by, between which periods, whether it may be, and the parts that add up to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from data.definitions import Definition, breakdowns
from i18n.translate import mark as _
from i18n.units import UNITS
from metrics import breaks, chance, coverage, decompose, figures
from metrics.headline import COMPARABLE_SHARE
from metrics.period import Period
from ui import cached, lines
from ui.view import View

AREA = "area"
BY_AREA = _("By area")
LEVELS = ("county", "town", "village")  # below, a grid is one person
TIMES = {"year_before": _("On the year before"), "previous": _("On the period before")}
BROKEN, NO_VALUE, FEW_REPORTS, OVERLAP = "broken", "no value", "few reports", "overlap"
REPORTS = "reporting"  # the source of the reporting completeness


@dataclass(frozen=True)
class Asked:
    """The question: which indicator, by which part, and between which two periods."""

    indicator: str
    by: str
    against: str  # one of TIMES
    before: Period
    after: Period

    @property
    def key(self) -> tuple[str, ...]:
        """What names the question beside the area."""
        return self.indicator, self.by, self.before.code, self.after.code


@dataclass(frozen=True)
class Split:
    """The answer: the parts (see metrics.decompose), whether the change is beyond chance (metrics.chance),
    the area's own figures, and areas whose part may be something else; or the reason why there is no split,
    with the headline row as `after`.
    """

    why_not: str = ""
    table: pd.DataFrame = field(default_factory=pd.DataFrame)
    verdict: str = chance.NOT_JUDGED
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    silent: tuple[str, ...] = ()  # areas below of which reports are missing
    moved: tuple[str, ...] = ()  # areas below with a break of their own in between


def known(view: View, indicators: Iterable[str]) -> tuple[str, ...]:
    """Those of the indicators that the area has and that can be split by something."""
    return lines.has(view, [name for name in indicators if ways(view, view.definitions[name])])


def ways(view: View, definition: Definition) -> dict[str, str]:
    """What an indicator can be split by: code → words. Nothing for medians, streaks and protected counts."""
    if definition.kind not in (*figures.RATIOS, *figures.TOTALS) or definition.small_count_limit:
        return {}
    by_area = {AREA: BY_AREA} if below(view) else {}
    return by_area | {name: breakdowns()[name][view.lang] for name in definition.breakdowns}


def times(view: View) -> dict[str, str]:
    """The earlier periods to compare with; of a year, the period before is the year before."""
    previous = view.period.previous()
    same = previous is None or previous.months == view.period.year_before().months
    return {name: words for name, words in TIMES.items() if name == "year_before" or not same}


def earlier(view: View, against: str) -> Period:
    """The earlier period of one of TIMES."""
    return view.period.previous() if against == "previous" else view.period.year_before()


def below(view: View) -> tuple[str, ...]:
    """The areas below that are shown by themselves."""
    return tuple(code for code in view.children if view.areas.level(code) in LEVELS)


def largest(view: View, names: Iterable[str], against: str) -> str:
    """The headline share that changed most beyond chance; the first of them, or of all, where none did."""
    names = tuple(names)
    shares = [name for name in names if _is_headline_share(view.definitions[name])]

    def answer() -> str:
        return max(shares or names[:1], key=lambda name: _size(view, name, against))

    key = ("largest change", names, view.area, view.period.code, against)
    return cached.remember(view.store, key, answer)


def read(view: View, asked: Asked) -> Split:
    """The split, worked out once for all readers of the area."""
    return cached.remember(view.store, ("why", view.area, *asked.key), lambda: _read(view, asked))


def _read(view: View, asked: Asked) -> Split:
    before, after = (_own(view, asked.indicator, span) for span in (asked.against, "now"))
    definition = view.definitions[asked.indicator]
    if why_not := _why_not(view, asked.indicator, asked.against):
        return Split(why_not, after=_headline(view, asked.indicator))
    try:
        sides = [
            decompose.completed(_parts(view, asked, period), pd.Series(row))
            for period, row in ((asked.before, before), (asked.after, after))
        ]
    except ValueError:
        return Split(OVERLAP)
    by_count = definition.kind in figures.TOTALS
    split = decompose.change_of_count_by_part if by_count else decompose.change_by_part
    table = split(*sides, "part")
    if table.empty or table["effect"].isna().all():
        return Split(NO_VALUE)
    verdict = chance.verdict(definition.kind, before, after)
    return Split("", table, verdict, before, after, _silent(view, asked), _moved(view, asked))


def _why_not(view: View, name: str, against: str) -> str:
    """What forbids the comparison; the same that forbids it on every card (see metrics.headline)."""
    row = _headline(view, name)
    if row[f"{against}_break"]:
        return BROKEN
    if pd.isna(row["value"]) or pd.isna(row[f"{against}_value"]):
        return NO_VALUE
    return FEW_REPORTS if pd.isna(row[f"{against}_difference"]) else ""


def _headline(view: View, name: str) -> dict[str, Any]:
    """The row of the area and period with its changes and breaks."""
    return cached.headlines(view.store, (name,), (view.area,), view.period).iloc[0].to_dict()


def _own(view: View, name: str, span: str) -> dict[str, Any]:
    """The area's own figures now or in an earlier period."""
    spans = {"now": view.period, **{earlier_one: earlier(view, earlier_one) for earlier_one in times(view)}}
    rows = cached.over(view.store, (name,), (view.area,), spans)
    return rows[rows["span"] == span].iloc[0].to_dict()


def _parts(view: View, asked: Asked, period: Period) -> pd.DataFrame:
    if asked.by == AREA:
        return cached.whole(view.store, asked.indicator, below(view), period).rename(columns={AREA: "part"})
    return cached.parts(view.store, asked.indicator, (view.area,), period, asked.by)


def _silent(view: View, asked: Asked) -> tuple[str, ...]:
    """Areas below of which so many reports are missing that their own change would not be told."""
    if asked.by != AREA:
        return ()
    periods = (asked.before, asked.after)
    rows = pd.concat(cached.whole(view.store, asked.indicator, below(view), period) for period in periods)
    lacking = rows["status"].eq(coverage.NOT_REPORTED) | (rows["reported_share"] < COMPARABLE_SHARE)
    found = set(rows.loc[lacking, "area"])
    return tuple(code for code in below(view) if code in found)


def _moved(view: View, asked: Asked) -> tuple[str, ...]:
    """Areas below whose ground or name changed in between: their part is that of today's ground."""
    if asked.by != AREA:
        return ()
    every = cached.remember(view.store, ("breaks",), lambda: breaks.breaks(view.connection))
    found = breaks.crossed(every, asked.after, asked.before).index
    return tuple(code for code in below(view) if code in found)


def _is_headline_share(definition: Definition) -> bool:
    is_share = definition.kind in figures.RATIOS and UNITS[definition.unit].is_share
    return definition.headline and is_share and definition.source != REPORTS


def _size(view: View, name: str, against: str) -> float:
    """How far a figure changed, where that is beyond chance; else 0."""
    if _why_not(view, name, against):
        return 0.0
    before, after = (_own(view, name, span) for span in (against, "now"))
    beyond = chance.verdict(view.definitions[name].kind, before, after) == chance.BEYOND
    return abs(after["value"] - before["value"]) if beyond else 0.0
