"""Surveys: each question with its sample and its interval, and the areas below without any order of merit."""

from typing import Any

import pandas as pd

from charts.mini_interval import Estimate, mini_interval
from i18n import format
from i18n.translate import mark as _
from metrics.period import Period, parse
from metrics.surveys import HIGHER, LOWER, against_whole
from ui import areas_table, cached, finding, lines, plain_table, wording
from ui.plain_table import Cell, Heading, Table
from ui.view import View

SOURCE = "surveys"


def questions(view: View) -> tuple[str, ...]:
    """The indicators that are asked in surveys."""
    return tuple(name for name, definition in view.definitions.items() if definition.source == SOURCE)


def span(view: View) -> Period:
    """The view's period; its calendar year where no survey was held in it."""
    if lines.has(view, questions(view)):
        return view.period
    return parse(f"{view.period.last:%Y}")


def show(view: View) -> bool:
    """The questions, the areas below and the sentence about them; nothing, and False, without a survey."""
    period = span(view)
    place = {"area": view.place, "period": format.period(period.code, view.lang)}
    title = view._(_("Surveys, {area}, {period}")).format(**place)
    if not plain_table.show(view, title, ("survey", period.code), lambda: _asked(view, period)):
        return False
    title = view._(_("Surveys: areas within {area}, {period}")).format(**place)
    asked = ("survey_areas", period.code, view.mode)
    if plain_table.show(view, title, asked, lambda: _areas(view, period)):
        finding.small(
            cached.remember(view.store, (*_key(view, period), "words"), lambda: words(view, period))
        )
    return True


def words(view: View, period: Period) -> str:
    """Which areas differ from the whole beyond sampling error, and that the order is no rank."""
    rows = _rows(view, period)
    told = [
        view._(text).format(
            area=view.areas.name(row["area"]), question=view.definitions[row["indicator"]].title[view.lang]
        )
        for row in rows.to_dict("records")
        for verdict, text in (
            (HIGHER, _("{area} higher ({question})")),
            (LOWER, _("{area} lower ({question})")),
        )
        if row["verdict"] == verdict
    ]
    if told:
        text = view._(_("Beyond sampling error (three standard errors) from {whole}: {areas}. {order}"))
    else:
        text = view._(
            _("No area differs from {whole} beyond sampling error (three standard errors). {order}")
        )
    order = view._(_("Dash: {whole}; bar: 95% interval; the order is that of the unit table, not a rank."))
    return text.format(
        whole=view.place, areas=view._(_(", ")).join(told), order=order.format(whole=view.place)
    )


def _asked(view: View, period: Period) -> Table:
    rows = cached.over(view.store, questions(view), (view.area,), {"now": period})
    headings = [
        Heading(view._(_("Question")), is_number=False),
        Heading(view._(_("Sample"))),
        Heading(view._(_("Positive"))),
        Heading(view._(_("Share"))),
        Heading(view._(_("95% interval"))),
    ]
    return headings, [_question(view, row) for row in _answered(rows).to_dict("records")]


def _question(view: View, row: dict[str, Any]) -> list[Cell]:
    definition, lang = view.definitions[row["indicator"]], view.lang
    return [
        Cell(definition.title[lang], definition.definition[lang], lines.link(view, definition.id)),
        Cell(format.number(row["denominator"], lang)),
        Cell(format.number(row["numerator"], lang)),
        Cell(wording.value(row, definition, lang)),
        Cell(wording.limits(row, definition, lang)),
    ]


def _areas(view: View, period: Period) -> Table:
    """A row per area in the order of the unit table, a column per question that areas were asked."""
    rows = _rows(view, period)
    rows = rows[rows["area"] != view.area]
    asked = list(dict.fromkeys(rows.loc[rows["value"].notna(), "indicator"]))
    headings = [Heading(view._(_("Area")), is_number=False)]
    headings += [Heading(view.definitions[name].title[view.lang]) for name in asked]
    ends = {name: _ends(rows[rows["indicator"] == name]) for name in asked}
    table = [
        [Cell(view.areas.name(area)), *(_estimate(view, of.loc[name], ends[name]) for name in asked)]
        for area, part in rows.groupby("area", sort=False)
        for of in [part.set_index("indicator")]
        if part["value"].notna().any()
    ]
    return headings, table if len(table) > 1 else []


def _estimate(view: View, row: pd.Series, ends: tuple[float, float]) -> Cell:
    if format.is_missing(row["value"]):
        return Cell(format.DASH)
    value, sample = format.share(row["value"], view.lang), format.number(row["denominator"], view.lang)
    text = view._(_("{value} (n = {sample})")).format(value=value, sample=sample)
    estimate = Estimate(row["value"], row["low"], row["high"], row["benchmark"], ends)
    hover = wording.explained(row, view.definitions[row.name], view.lang)
    return Cell(text, hover, picture=mini_interval(estimate, view.mode))


def _ends(rows: pd.DataFrame) -> tuple[float, float]:
    return float(rows["low"].min()), float(rows["high"].max())


def _rows(view: View, period: Period) -> pd.DataFrame:
    """The whole and the areas below with their verdicts."""
    below = [code for code in view.children if view.areas.level(code) in areas_table.LEVELS]
    rows = cached.over(view.store, questions(view), (view.area, *below), {"now": period})
    return against_whole(rows, view.area)


def _answered(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["denominator"].fillna(0) > 0]


def _key(view: View, period: Period) -> tuple[str, ...]:
    return "surveys", view.area, period.code, view.lang
