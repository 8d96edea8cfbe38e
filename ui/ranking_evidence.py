"""What supports a step of the ladder: the range of the place, figures outside their limits, signals."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from i18n import format
from i18n.translate import mark as _
from metrics import signals as signal_words
from metrics.benchmark import WORSE
from metrics.review import fairness, points
from ui import cached, ranking_points, ranking_unit, signals
from ui.ranking import Review
from ui.view import View

LOSSES = 3
SUPPORTED = _("Supported by the evidence")
WITHIN_CHANCE = _("Within what chance explains")
SURELY = _(
    "Place {place} of {ranked}; chance alone could put it anywhere from {low} to {high}: surely among the "
    "last."
)
NOT_SURELY = _(
    "Place {place} of {ranked}; chance alone could put it anywhere from {low} to {high}: not surely among "
    "the last."
)


@dataclass(frozen=True)
class Evidence:
    """What there is about one unit: its row of the board and of metrics.review.fairness.evidence, the items
    outside their limits and the indicators (ids) with a signal of concern.
    """

    row: pd.Series
    judged: pd.Series
    outside: tuple[str, ...]
    signals: tuple[str, ...]


def of(view: View, review: Review, units: Iterable[str]) -> dict[str, Evidence]:
    """The evidence about units that a step is proposed for, by unit."""
    units = tuple(units)
    if not units or review.scheme.ladder is None:
        return {}
    told = {unit: _signals(view, review, unit) for unit in units}
    concern = pd.Series({unit: bool(found) for unit, found in told.items()})
    judged = fairness.evidence(review.board, review.scheme.ladder.worst, concern)
    funnels = cached.shared(view.store, (*review.key, "funnels"), lambda: fairness.funnels(review.board))
    bad = funnels[funnels["judged"] == WORSE]
    return {
        unit: Evidence(
            review.board.rows.loc[unit],
            judged.loc[unit],
            tuple(name for name in bad.loc[bad["unit"] == unit, "item"] if _has_lost(review, unit, name)),
            told[unit],
        )
        for unit in units
    }


def sentences(view: View, review: Review, found: Evidence) -> list[str]:
    """Why the evidence supports a step or does not, in plain sentences."""
    say, join, row = view._, view._(_(", ")).join, found.row
    text = SURELY if found.judged["surely_last"] else NOT_SURELY
    told = [
        say(text).format(
            place=row["place"],
            ranked=ranking_points.ranked_with(review, row.name),
            low=_end(row["low"]),
            high=_end(row["high"]),
        )
    ]
    if found.outside:
        names = join(ranking_unit.title(review, review.scheme.item(name)) for name in found.outside)
        told.append(
            say(_("Worse than size, chance and usual differences explain: {items}.")).format(items=names)
        )
    else:
        told.append(say(_("No figure lies outside what size, chance and usual differences explain.")))
    if found.signals:
        names = join(view.definitions[name].title[view.lang] for name in found.signals)
        told.append(say(_("Control charts show a signal of concern: {items}.")).format(items=names))
    else:
        told.append(say(_("No control chart shows a signal of concern.")))
    return told


def losses(view: View, review: Review, unit: str) -> list[tuple[str, str]]:
    """The lines in which most was lost: what they are called, and the points as printed."""
    found = points.lost_most(review.board, unit, LOSSES + 1)
    found = found[found["kind"] != points.MISSING].head(LOSSES)  # what is not scored is no work
    return [
        (
            ranking_points.line(view, review.scheme, row["line"], row["kind"]),
            ranking_unit.points(view, review, row["lost"]),
        )
        for row in found.to_dict("records")
    ]


def as_record(view: View, review: Review, found: Evidence, standing: pd.Series) -> dict[str, object]:
    """The evidence of the day in plain JSON, for the journal; words in the language of the decision."""
    row, judged = found.row, found.judged
    return {
        "place": int(standing["place"]),
        "place_now": int(row["place"]),
        "units": ranking_points.ranked_with(review, row.name),
        **{end: None if format.is_missing(row[end]) else float(row[end]) for end in ("low", "high")},
        "tier": None if format.is_missing(row["tier"]) else int(row["tier"]),
        "score": ranking_unit.points(view, review, row["score"]),
        "running": int(standing["running"]),
        "since": standing["since"],
        **{name: bool(judged[name]) for name in judged.index},
        "outside_items": list(found.outside),
        "signals": list(found.signals),
        "losses": [list(pair) for pair in losses(view, review, row.name)],
        "scheme_version": review.scheme.version,
        "published": review.published.number if review.published else None,
    }


def _signals(view: View, review: Review, unit: str) -> tuple[str, ...]:
    """The scheme's indicators with a signal of concern in the last month of the period."""
    then = replace(view, period=review.period)
    names = dict.fromkeys(item.indicator for item in review.scheme.items)
    found = signals.last(then, names, (unit,))
    return tuple(name for (name, _area), signal in found.items() if signal.verdict == signal_words.CONCERN)


def _has_lost(review: Review, unit: str, item: str) -> bool:
    cell = review.board.items.loc[(unit, item)]
    return cell["points"] is not None and cell["points"] < cell["full"]


def _end(place: float) -> str:
    return format.DASH if format.is_missing(place) else f"{place:.0f}"
