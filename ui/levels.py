"""Where disputes were settled (小事不出村，矛盾不上交): the levels, and what the lowest make together."""

from typing import Any

import pandas as pd

from charts.levels import Bracket
from charts.levels import levels as chart
from data import codes
from i18n import format
from i18n.translate import mark as _
from metrics.coverage import NOT_REPORTED
from metrics.kinds import UNSTATED, levels
from ui import cached, figure, wording
from ui.view import View

SETTLED = "disputes_settled"
BREAKDOWN = "handled_level"
ORDER = ("building", "grid", "village", "town", "county", "city")
LOW = ("building", "grid", "village")  # small matters do not leave the village
# What is settled at a level and below, by the number of levels.
SHARES = {
    "building_settled_share": _("up to building"),
    "grid_settled_share": _("up to grid"),
    "village_settled_share": _("up to village"),
    "town_settled_share": _("up to town"),
}


def show(view: View) -> None:
    """The levels at which the settled disputes of the view's area and period ended."""
    title = view._("Where disputes were settled, {area}, {period}").format(area=view.place, period=view.time)

    def draw() -> Any:
        rows = cached.over(view.store, (SETTLED, *SHARES), (view.area,), {"now": view.period})
        figures = rows.set_index("indicator", drop=False)
        look = figure.look(view, None, title, empty=_why_none(view, figures.loc[SETTLED]))
        return chart(frame(view, figures.loc[SETTLED]), look, brackets(view, figures))

    figure.draw(view, draw, key="levels", alt=title)


def frame(view: View, settled: pd.Series) -> pd.DataFrame:
    """The levels as charts.levels takes them; no rows where nothing was settled."""
    if not settled["value"] > 0:
        return pd.DataFrame()
    parts = cached.parts(view.store, SETTLED, (view.area,), view.period, BREAKDOWN)
    rows = levels(parts, settled["value"], ORDER)
    names, lang = codes.read()["handling_level"], view.lang
    printed = format.value_with_unit if lang == "zh" else format.value
    texts = [
        view._("{count} ({share})").format(
            count=printed(row["count"], "cases", lang), share=format.share(row["share"], lang)
        )
        for row in rows.to_dict("records")
    ]
    labels = [view._("Not stated") if part == UNSTATED else names.label(part, lang) for part in rows["part"]]
    return pd.DataFrame(
        {
            "name": labels,
            "value": rows["share"],
            "text": texts,
            "hover": [f"{name}<br>{text}" for name, text in zip(labels, texts, strict=True)],
            "is_low": rows["part"].isin(LOW),
        }
    )


def brackets(view: View, figures: pd.DataFrame) -> list[Bracket]:
    """The words beside the levels, of rows by indicator; none where the share is not known."""
    return [
        _bracket(view, figures.loc[name].to_dict(), rows)
        for rows, name in enumerate(SHARES, 1)
        if not format.is_missing(figures.loc[name, "value"])
    ]


def _bracket(view: View, row: dict[str, Any], rows: int) -> Bracket:
    definition, lang = view.definitions[row["indicator"]], view.lang
    interval = format.interval(row["low"], row["high"], definition.unit, lang)
    counts = " ÷ ".join(format.number(row[name], lang) for name in ("numerator", "denominator"))
    return Bracket(
        rows,
        format.share(row["value"], lang),
        view._(SHARES[definition.id]),
        interval,
        f"{definition.title[lang]}<br>{counts}<br>{wording.explained(row, definition, lang)}",
    )


def _why_none(view: View, settled: pd.Series) -> str:
    if settled["status"] == NOT_REPORTED:
        return format.missing(NOT_REPORTED, view.lang)
    return view._("No dispute was settled in this period.")
