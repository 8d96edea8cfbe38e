"""Where a unit's points were won and lost: a sentence, the steps from full marks to its score, the lines."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.waterfall import waterfall as chart
from i18n.translate import mark as _
from metrics.review import points
from metrics.scoring.board import RANKED
from metrics.scoring.scheme import Scheme
from reports import scoring_words
from ui import cached, figure, finding, ranking_unit
from ui.plain_table import Cell, Heading, markup
from ui.ranking import Review
from ui.view import View

LARGEST = 3  # losses that the sentence names
HEADS = (_("Line"), _("Figure"), _("Full marks"), _("Points"), _("Lost"))


def lines(view: View, review: Review, unit: str) -> pd.DataFrame:
    """The lines of metrics.review.points of one unit; empty where it has no score."""
    found = cached.shared(
        view.store, (*review.key, "won and lost"), lambda: points.won_and_lost(review.board)
    )
    return found[found["unit"] == unit].reset_index(drop=True)


def show(view: View, review: Review, unit: str) -> None:
    """The sentence; the steps and, beside them, every line with its figure."""
    finding.paragraph(sentence(view, review, unit))
    if review.board.rows.at[unit, "standing"] != RANKED:
        return
    left, right = st.columns([11, 10], gap="medium")
    with left:
        _draw(view, review, unit)
    with right:
        st.html(markup(*_table(view, review, unit)))


def sentence(view: View, review: Review, unit: str) -> str:
    """Score and place, the three largest losses, and what was won on top."""
    say, row = view._, review.board.rows.loc[unit]
    if row["standing"] != RANKED:
        return say(_("{unit} has no place: {reason}.")).format(
            unit=row["name"], reason=scoring_words.standing(row["standing"], view.lang)
        )
    found = lines(view, review, unit)
    told_of = found[(found["lost"] > 0) & found["kind"].ne(points.MISSING)]  # what is not scored is no work
    lost = told_of.sort_values("lost", ascending=False, kind="stable").head(LARGEST)
    text = say(_("{unit}: {score} of {full} points, place {place} of {ranked}.")).format(
        unit=row["name"],
        score=ranking_unit.points(view, review, row["score"]),
        full=f"{review.scheme.full_marks.normalize():f}",
        place=row["place"],
        ranked=ranked_with(review, unit),
    )
    told = [text]
    if len(lost):
        told.append(say(_("Most was lost on {losses}.")).format(losses=_named(view, review, lost)))
    won = found[found["lost"] < 0]
    if len(won):
        told.append(say(_("On top came {gains}.")).format(gains=_named(view, review, won)))
    return ("" if view.lang == "zh" else " ").join(told)


def ranked_with(review: Review, unit: str) -> int:
    """How many units are ranked in a unit's group."""
    rows = review.board.of_group(review.board.rows.at[unit, "group"])
    return int((rows["place"] > 0).sum())


def line(view: View, scheme: Scheme, name: str, kind: str) -> str:
    """What a line of metrics.review.points is called."""
    if kind == points.ITEM:
        return scheme.item(name).title[view.lang]
    if kind == points.MISSING:
        return view._(_("Not scored: the rest weighs more"))
    if kind == points.BOUND:
        title = next(one.title[view.lang] for one in scheme.blocks if one.id == name)
        return view._(_("Bound of {block}")).format(block=title)
    told = scheme.events if kind == points.EVENT else scheme.vetoes
    return next(one.title[view.lang] for one in told if one.id == name)


def frame(view: View, review: Review, unit: str) -> pd.DataFrame:
    """The lines that changed something, as charts.waterfall takes them."""
    found = lines(view, review, unit)
    told = found[found["lost"] != 0]
    full, score = review.scheme.full_marks, review.board.rows.at[unit, "score"]
    rows, height = [_total(view, review, _("Full marks"), full, "before")], full
    for row in told.to_dict("records"):
        name = line(view, review.scheme, row["line"], row["kind"])
        text = ranking_unit.signed(view, review, -row["lost"])
        rows.append(
            {
                "name": name,
                "kind": "part",
                "start": float(height),
                "end": float(height - row["lost"]),
                "length": float(-row["lost"]),
                "text": text,
                "hover": f"{name}<br>{text}",
            }
        )
        height -= row["lost"]
    return pd.DataFrame([*rows, _total(view, review, _("Score"), score, "after")])


def _total(view: View, review: Review, label: str, number: Any, kind: str) -> dict[str, Any]:
    name, text = view._(label), ranking_unit.points(view, review, number)
    ends = {"start": float(number), "end": float(number), "length": 0.0}
    return {"name": name, "kind": kind, **ends, "text": text, "hover": f"{name}<br>{text}"}


def _draw(view: View, review: Review, unit: str) -> None:
    title = view._(_("From full marks to the score, {unit}, {period}")).format(
        unit=review.name(unit), period=review.time
    )

    def draw() -> Any:
        look = figure.look(
            view, None, title, unit=view._(_("Unit: points")), axis_format=figure.NUMBERS, width=figure.NARROW
        )
        return chart(frame(view, review, unit), look)

    figure.draw(view, draw, key="ranking_points_lost", alt=title, asked=(review.key, unit))


def _table(view: View, review: Review, unit: str) -> tuple[list[Heading], list[list[Cell]]]:
    heads = [Heading(view._(word), place > 0) for place, word in enumerate(HEADS)]
    rows = []
    for row in lines(view, review, unit).to_dict("records"):
        item = review.scheme.item(row["line"]) if row["kind"] == points.ITEM else None
        full = (
            ranking_unit.points(view, review, row["full"])
            if row["kind"] in (points.ITEM, points.MISSING)
            else ""
        )
        rows.append(
            [
                Cell(
                    line(view, review.scheme, row["line"], row["kind"]),
                    hover=scoring_words.item(item, view.lang) if item else "",
                ),
                Cell(ranking_unit.figure(view, review, unit, item) if item else ""),
                Cell(full),
                Cell(ranking_unit.points(view, review, row["points"]) + _bound(view, review, unit, item)),
                Cell(ranking_unit.points(view, review, row["lost"])),
            ]
        )
    return heads, rows


def _bound(view: View, review: Review, unit: str, item: Any) -> str:
    """The floor or cap that an item's points met."""
    bound = review.board.items.at[(unit, item.id), "bound"] if item else ""
    return view._(_(" ({note})")).format(note=scoring_words.bound(bound, view.lang)) if bound else ""


def _named(view: View, review: Review, found: pd.DataFrame) -> str:
    """Lines with their points: 群众诉求按期办理率15.00分、…"""
    text, join = view._(_("{item} {points} points")), view._(_(", ")).join
    return join(
        text.format(
            item=line(view, review.scheme, row["line"], row["kind"]),
            points=ranking_unit.points(view, review, abs(row["lost"])),
        )
        for row in found.to_dict("records")
    )
