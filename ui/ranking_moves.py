"""Why a unit's place changed since the period before: four parts that add up exactly, and its own items."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.places_moved import places_moved as chart
from i18n import format
from i18n.numbers import MINUS
from i18n.translate import mark as _
from metrics.review import moves
from metrics.scoring.board import Board
from ui import figure, finding, ranking_chain, ranking_points, ranking_unit
from ui.plain_table import Cell, Heading, markup
from ui.ranking import Review
from ui.ranking_chain import Chain
from ui.view import View

PARTS = {
    "revisions": _("Revisions"),
    "scheme": _("Rule changes"),
    "own": _("Own figures"),
    "others": _("Others"),
}
WHY_NOT = {
    moves.OTHER_GROUP: _("{unit} was ranked in another group in {before}; the places are not compared."),
    moves.NEW: _("{unit} was not there in {before}; there is no place to compare with."),
    moves.GONE: _("{unit} is not there now."),
    moves.NOT_BEFORE: _("{unit} had no place in {before}; there is nothing to compare with."),
    moves.NOT_NOW: _("{unit} has no place now; there is nothing to compare with."),
    moves.NOT_BETWEEN: _("{unit} has no place by today's rules and data of {before}; it is not compared."),
}


def show(view: View, review: Review, unit: str) -> None:
    """The sentence, the steps of the place, the parts of place and score, the unit's own items."""
    finding.heading(view._(_("Why did the place change?")))
    found = ranking_chain.chain(view, review)
    if found is None:
        finding.paragraph(view._(_("There is no table of the period before.")))
        return
    row = found.table.loc[unit]
    finding.paragraph(sentence(view, review, unit, row))
    if row["status"] != moves.COMPARED:
        return
    left, right = st.columns([11, 10], gap="medium")
    with left:
        _draw(view, review, unit, row)
    with right:
        st.html(markup(*_parts(view, review, row)))
        st.html(markup(*_items(view, review, found, unit)))
    finding.small(view._(PUBLISHED if found.is_published else NOT_PUBLISHED))


def sentence(view: View, review: Review, unit: str, row: pd.Series) -> str:
    """From which place to which, by which parts, and whether chance alone may do as much."""
    say, before = view._, format.period(review.before.inputs.period.code, view.lang)
    if row["status"] != moves.COMPARED:
        return say(WHY_NOT[row["status"]]).format(unit=row["name"], before=before)
    what = {"unit": row["name"], "before": before, "was": row["place_before"], "now": row["place_now"]}
    if row["place_moved"] == 0:
        text = _("{unit} stands at place {now} as in {before}.")
    elif row["place_moved"] > 0:
        text = _("{unit} rose from place {was} in {before} to place {now}.")
    else:
        text = _("{unit} fell from place {was} in {before} to place {now}.")
    told = [say(text).format(**what), _within(view, review, unit, row)]
    return ("" if view.lang == "zh" else " ").join(filter(None, told))


def steps(view: View, review: Review, row: pd.Series) -> pd.DataFrame:
    """The places from before to now as charts.places_moved takes them."""
    place = int(row["place_before"])
    rows = [_end(view, review.before, place, "before")]
    for part, label in PARTS.items():
        moved = int(row[f"place_{part}"])
        text = _signed(moved)
        name = view._(label)
        ends = {"start": place, "end": place - moved, "text": text, "hover": f"{name}<br>{text}"}
        rows.append({"name": name, "kind": "part", **ends})
        place -= moved
    return pd.DataFrame([*rows, _end(view, review.board, place, "after")])


def _within(view: View, review: Review, unit: str, row: pd.Series) -> str:
    """Whether the earlier place lies within what chance alone could give now."""
    now = review.board.rows.loc[unit]
    if format.is_missing(now["low"]) or row["place_moved"] == 0:
        return ""
    ends = {"low": f"{now['low']:.0f}", "high": f"{now['high']:.0f}"}
    text = (
        _("Chance alone could explain this: the place now may be anywhere from {low} to {high}.")
        if now["low"] <= row["place_before"] <= now["high"]
        else _("That is more than chance alone: the place now may be anywhere from {low} to {high}.")
    )
    return view._(text).format(**ends)


def _end(view: View, board: Board, place: int, kind: str) -> dict[str, Any]:
    name = format.period(board.inputs.period.code, view.lang)
    text = view._(_("place {place}")).format(place=place)
    return {
        "name": name,
        "kind": kind,
        "start": place,
        "end": place,
        "text": text,
        "hover": f"{name}<br>{text}",
    }


def _draw(view: View, review: Review, unit: str, row: pd.Series) -> None:
    title = view._(_("Place of {unit}, {before} to {now}")).format(
        unit=row["name"],
        before=format.period(review.before.inputs.period.code, view.lang),
        now=review.time,
    )
    of = max(ranking_points.ranked_with(review, unit), int(row["place_before"]))

    def draw() -> Any:
        look = figure.look(
            view, None, title, unit=view._(_("Place; better ones on the right")), width=figure.NARROW
        )
        return chart(steps(view, review, row), of, look)

    figure.draw(view, draw, key="ranking_places_moved", alt=title, asked=(review.key, unit, tuple(row)))


def _parts(view: View, review: Review, row: pd.Series) -> tuple[list[Heading], list[list[Cell]]]:
    """Place and score before, by part, and now."""
    heads = ["", view._(_("Before")), *(view._(label) for label in PARTS.values()), view._(_("Now"))]
    places = [row["place_before"], *(_signed(int(row[f"place_{part}"])) for part in PARTS), row["place_now"]]
    scores = [
        ranking_unit.points(view, review, row["score_before"]),
        *(ranking_unit.signed(view, review, row[f"score_{part}"]) for part in PARTS),
        ranking_unit.points(view, review, row["score_now"]),
    ]
    rows = [[view._(_("Rank")), *places], [view._(_("Score")), *scores]]
    return [Heading(text, place > 0) for place, text in enumerate(heads)], [
        [Cell(str(cell)) for cell in cells] for cells in rows
    ]


def _items(view: View, review: Review, found: Chain, unit: str) -> tuple[list[Heading], list[list[Cell]]]:
    """The unit's own part, line by line."""
    own = moves.own_by_item(found.rescored, review.board, unit)
    heads = (_("Own figures, item by item"), _("Points before"), _("Points now"), _("Effect on the score"))
    rows = [
        [
            Cell(
                view._(_("Events and vetoes"))
                if row["line"] == moves.EVENTS
                else review.scheme.item(row["line"]).title[view.lang]
            ),
            Cell(_given(view, review, row["before"])),
            Cell(_given(view, review, row["now"])),
            Cell(ranking_unit.signed(view, review, row["change"])),
        ]
        for row in own.to_dict("records")
    ]
    return [Heading(view._(text), place > 0) for place, text in enumerate(heads)], rows


def _given(view: View, review: Review, number: Any) -> str:
    """Points, or a dash where an item has none."""
    missing = number is None or number != number
    return ranking_unit.points(view, review, None if missing else number)


def _signed(moved: int) -> str:
    """Places up with +, down with −."""
    return "0" if not moved else f"+{moved}" if moved > 0 else f"{MINUS}{-moved}"


PUBLISHED = _(
    "The period before is taken as it was published. The parts add up exactly; signs count places up."
)
NOT_PUBLISHED = _(
    "The period before was not published and is taken as it is known today, so that nothing is a revision. "
    "The parts add up exactly; signs count places up."
)
