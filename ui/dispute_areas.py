"""The areas below the chosen one by their disputes: found, settled, in time, and how sure that is."""

import pandas as pd

from i18n import format
from i18n.translate import translator
from metrics.coverage import OK
from metrics.wide import wide
from ui import cached, finding, tables
from ui.tables import Column
from ui.view import View

# A grid or a settlement is one person's or a few people's work: its figures are not set side by side.
LEVELS = ("county", "town", "village")
SUCCESS, ON_TIME, DAYS = "mediation_success_rate", "on_time_settlement_rate", "median_days_to_settle"
COLUMNS = {
    "found": ("disputes_found", "value"),
    "settled": (SUCCESS, "numerator"),
    "success": (SUCCESS, "value"),
    "low": (SUCCESS, "low"),
    "high": (SUCCESS, "high"),
    "on_time": (ON_TIME, "value"),
    "days": (DAYS, "value"),
}


def show(view: View) -> None:
    """The table of the areas directly below; nothing where there are none."""
    codes = [code for code in view.children if view.areas.level(code) in LEVELS]
    if not codes:
        return
    title = view._("Areas within {area}, {period}").format(area=view.place, period=view.time)
    finding.heading(title)
    name = view._("{area} disputes by area {period}").format(area=view.place, period=view.period.code)
    asked = ("dispute_areas", view.area, view.period.code, view.lang)
    rows = cached.remember(view.store, asked, lambda: frame(view, codes))
    tables.show(view, rows, columns(view), "dispute_areas", name)


def frame(view: View, codes: list[str]) -> pd.DataFrame:
    """One row per area, those with most disputes first."""
    ids = tuple(dict.fromkeys(indicator for indicator, _ in COLUMNS.values()))
    rows = wide(cached.over(view.store, ids, codes, {"now": view.period}), COLUMNS)
    lang = view.lang
    return rows.assign(
        name=[view.areas.name(code) for code in rows["area"]],
        interval=[
            format.interval(low, high, "share", lang)
            for low, high in zip(rows["low"], rows["high"], strict=True)
        ],
        note=[_note(row, lang) for row in rows.to_dict("records")],
    ).sort_values("found", ascending=False, kind="stable")


def columns(view: View) -> tuple[Column, ...]:
    """The columns of the table."""
    definitions = view.definitions
    near = {name: definitions[name].target for name in (SUCCESS, ON_TIME)}
    return (
        Column("name", view._("Area")),
        Column("found", view._("Found (cases)"), "count"),
        Column("settled", view._("Settled (cases)"), "count"),
        Column("success", view._("Success rate"), "value", unit="share", near=near[SUCCESS]),
        Column("interval", view._("95% interval")),
        Column("on_time", definitions[ON_TIME].title[view.lang], "value", unit="share", near=near[ON_TIME]),
        Column("days", view._("Median days"), "value", unit="days"),
        Column("note", view._("Reports")),
    )


def _note(row: dict, lang: str) -> str:
    if row["status"] == OK:
        _ = translator(lang)
        return _("All received")
    return format.missing(row["status"], lang)
