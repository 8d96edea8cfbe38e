"""Two years of one indicator as a line: every month with its interval, its target and its gaps."""

from datetime import date

import pandas as pd

from charts.trend import trend
from data.definitions import Definition
from i18n import format
from metrics.period import shift
from ui import cached, figure, finding
from ui.view import View

MONTHS = 24


def show(view: View, name: str, height: int = 0) -> None:
    """The months up to the end of the view's period, as far back as the data of the area reach."""
    definition = view.definitions[name]
    first, last = months(view)
    title = view._("{indicator} by month, {area}").format(
        indicator=definition.title[view.lang], area=view.place
    )
    rows = cached.monthly(view.store, (name,), (view.area,), first, last)
    look = figure.look(view, definition, title, height=height)
    drawn = trend(frame(view, rows, definition), look, from_zero=definition.kind in ("count", "median"))
    figure.draw(view, drawn, key=f"months_{name}", alt=title)


def months(view: View) -> tuple[date, date]:
    """The first and the last month of the line."""
    last = view.period.last
    return min(max(shift(last, 1 - MONTHS), view.reach[0]), last), last


def frame(view: View, rows: pd.DataFrame, definition: Definition) -> pd.DataFrame:
    """The rows as charts.trend takes them."""
    lang, records = view.lang, rows.to_dict("records")
    texts = [
        format.value_with_unit(row["value"], definition.unit, lang, near=definition.target) for row in records
    ]
    known = rows["value"].notna()
    found = rows.assign(
        text=texts,
        month_text=[format.month(row["month"].date(), lang) for row in records],
        status_text=[
            "" if is_known else finding.reason(row, lang)
            for is_known, row in zip(known, records, strict=True)
        ],
    )
    found = found.assign(hover=[_hover(row, definition, lang) for row in found.to_dict("records")])
    if definition.target is None:
        return found
    target = format.target(definition.target, definition.unit, lang)
    return found.assign(target=definition.target, target_text=view._("Target {target}").format(target=target))


def _hover(row: dict, definition: Definition, lang: str) -> str:
    interval = format.interval(row["low"], row["high"], definition.unit, lang)
    note = row["status_text"] or (format.missing("partial", lang) if row["status"] == "partial" else "")
    lines = [f"{row['month_text']}  {row['text']}", "" if interval == format.DASH else f"({interval})", note]
    return "<br>".join(filter(None, lines))
