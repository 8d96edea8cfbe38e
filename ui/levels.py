"""Where disputes were settled (小事不出村): the levels, and what village level and below make together."""

from typing import Any

import pandas as pd

from charts.levels import Together
from charts.levels import levels as chart
from data import codes
from i18n import format
from metrics.coverage import NOT_REPORTED
from metrics.kinds import UNSTATED, levels
from ui import cached, figure
from ui.view import View

SETTLED, SHARE = "disputes_settled", "village_settled_share"
BREAKDOWN = "handled_level"
ORDER = ("building", "grid", "village", "town", "county", "city")
LOW = ("building", "grid", "village")  # what village_settled_share counts


def show(view: View) -> None:
    """The levels at which the settled disputes of the view's area and period ended."""
    title = view._("Where disputes were settled, {area}, {period}").format(area=view.place, period=view.time)

    def draw() -> Any:
        rows = cached.over(view.store, (SETTLED, SHARE), (view.area,), {"now": view.period})
        settled, share = (rows.set_index("indicator").loc[name] for name in (SETTLED, SHARE))
        look = figure.look(view, None, title, empty=_why_none(view, settled))
        return chart(frame(view, settled), look, together(view, share))

    figure.draw(view, draw, key="levels", alt=title)


def frame(view: View, settled: pd.Series) -> pd.DataFrame:
    """The levels as charts.levels takes them; no rows where nothing was settled."""
    if not settled["value"] > 0:
        return pd.DataFrame()
    parts = cached.parts(view.store, SETTLED, (view.area,), view.period, BREAKDOWN)
    rows = levels(parts, settled["value"], ORDER)
    names, lang = codes.read()["handling_level"], view.lang
    texts = [
        view._("{count} ({share})").format(
            count=format.value_with_unit(row["count"], "cases", lang), share=format.share(row["share"], lang)
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


def together(view: View, share: pd.Series) -> Together | None:
    """The words beside the bracket; none where the share is not known."""
    if format.is_missing(share["value"]):
        return None
    definition, lang = view.definitions[SHARE], view.lang
    interval = format.interval(share["low"], share["high"], definition.unit, lang)
    return Together(
        format.share(share["value"], lang),
        (view._("in the village or below"), view._("95% interval"), interval),
    )


def _why_none(view: View, settled: pd.Series) -> str:
    if settled["status"] == NOT_REPORTED:
        return format.missing(NOT_REPORTED, view.lang)
    return view._("No dispute was settled in this period.")
