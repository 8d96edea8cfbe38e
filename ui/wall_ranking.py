"""The ranking on the wall: which one was published, and whom it commends; no places, no ladder, no order."""

import html
from collections.abc import Sequence

from data.history import rankings
from data.history.rankings import Ranking
from data.problem import Problem
from i18n import format
from i18n.translate import mark as _
from metrics.period import parse
from metrics.scoring import reading
from metrics.scoring.board import RANKED
from ui.view import View
from ui.wall_rules import Wall

MOST = 3  # schemes


def show(wall: Wall) -> str:
    """The newest published table of each scheme in words."""
    view = wall.view
    told = [_table(view, one) for one in published(view)[:MOST]]
    if not told:
        text = view._(_("{area}: no ranking has been published yet.")).format(area=view.place)
        told = [f"<h2>{html.escape(text)}</h2>"]
    return f'<div class="wall_ranking">{"".join(told)}</div>'


def published(view: View) -> list[Ranking]:
    """The newest published table of each scheme, up to the view's period; none of broken records."""
    try:
        known = [one for one in rankings.published() if one.area == view.area]
    except Problem:
        return []
    until = [one for one in known if parse(one.period).last <= view.period.last]
    newest = {one.scheme: one for one in sorted(until, key=lambda one: parse(one.period).last)}
    return list(newest.values())


def leading(rows: Sequence[dict]) -> list[str]:
    """The units of the first tier; none where it holds a single one or half of them and more.

    One name alone would be a first place, and naming nearly all would name the others.
    """
    ranked = [row for row in rows if row["standing"] == RANKED]
    first = [row["unit"] for row in ranked if row["tier"] is not None and float(row["tier"]) == 1]
    return first if 1 < len(first) < len(ranked) / 2 else []


def _table(view: View, ranking: Ranking) -> str:
    what = {
        "period": format.period(ranking.period, view.lang),
        "scheme": reading.parse(ranking.scheme_text, ranking.scheme).title[view.lang],
    }
    title = view._(_("{scheme}, {period}: published")).format(**what)
    said = [_numbers(view, ranking.rows), *_groups(view, ranking)]
    lines = "".join(f"<li>{html.escape(line)}</li>" for line in said)
    return f"<h2>{html.escape(title)}</h2><ul>{lines}</ul>"


def _numbers(view: View, rows: Sequence[dict]) -> str:
    ranked = sum(row["standing"] == RANKED for row in rows)
    text = view._(_("{ranked} of {units} units were ranked."))
    return text.format(ranked=ranked, units=len(rows))


def _groups(view: View, ranking: Ranking) -> list[str]:
    """Whom each group commends, in the order of codes, or that nobody is named."""
    scheme, said = reading.parse(ranking.scheme_text, ranking.scheme), []
    for group in scheme.groups:
        rows = [row for row in ranking.rows if row["group"] == group.id]
        names = {row["unit"]: row["name"] for row in rows}
        first = sorted(leading(rows))
        text = _("{group}: the leading group, in the order of their codes: {names}.")
        if not first:
            text = _("{group}: no names here; the published table tells its order.")
        if any(row["standing"] == RANKED for row in rows):
            joined = view._(_(", ")).join(names[unit] for unit in first)
            said.append(view._(text).format(group=group.title[view.lang], names=joined))
    return said
