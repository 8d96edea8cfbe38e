"""Areas × indicators: each value against that of the whole, with a verdict beyond chance."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from charts.heat_map import heat_map
from i18n import format
from i18n.translate import mark as _
from metrics import benchmark
from metrics.signals import Signal
from reports import verdicts
from ui import cached, doubts, figure, remarks, signals
from ui.place_map import circle
from ui.view import View
from ui.wording import explained, full

VERDICTS = {"better": "better", "worse": "worse", "similar": "similar"}  # others are printed without a tint
STRENGTH = {"better": 1.0, "worse": -1.0}
LABELS = {
    "better": _("better than {area}"),
    "worse": _("worse than {area}"),
    "similar": _("no difference beyond chance"),
    "missing": _("no value"),
}
ICONS = verdicts.VARIATION | verdicts.ASSURANCE


def show(view: View, ids: Iterable[str]) -> None:
    """The heat map of the areas below the chosen one; a click on a cell goes to its area and indicator."""
    say, above, ids = view._, circle(view), tuple(ids)
    title = say(_("The areas within {area} against {area} as a whole, {period}"))
    title = title.format(area=view.areas.name(above), period=view.time)
    labels = {name: say(text).format(area=view.areas.name(above)) for name, text in (LABELS | ICONS).items()}

    def draw() -> Any:
        source = say(_("Counts, and rates of fewer than {fewest}, are not compared. {line}"))
        source = source.format(fewest=benchmark.FEWEST, line=view.source_line)
        if not view.period.is_month:
            text = say(_("The signs on the right tell {month}. {line}"))
            source = text.format(month=format.month(view.period.last, view.lang), line=source)
        return heat_map(frame(view, ids, above), figure.look(view, None, title, source=source), labels)

    asked = signals.standing()
    figure.draw(view, draw, key="matrix", alt=title, follow=("area", "indicator"), asked=asked)


def frame(view: View, ids: tuple[str, ...], above: str) -> pd.DataFrame:
    """The areas below one as charts.heat_map takes them, those with most concern first."""
    codes = (above, *view.within(above))
    rows = cached.over(view.store, ids, codes, {"now": view.period})
    judged = benchmark.against_parent(rows, view.definitions, above).query("area != @above")
    order = {code: place for place, code in enumerate(benchmark.by_concern(judged))}
    rows = judged.sort_values("area", key=lambda codes: codes.map(order), kind="stable")
    records = rows.to_dict("records")
    found = signals.last(view, ids, view.within(above))
    icons = [found.get((row["indicator"], row["area"])) for row in records]
    titles = {name: definition.title[view.lang] for name, definition in view.definitions.items()}
    return pd.DataFrame(
        {
            "row_name": [_name(view, row["area"]) for row in records],
            "column_name": rows["indicator"].map(titles).to_list(),
            "verdict": [_verdict(row) for row in records],
            "tint": [STRENGTH.get(row["verdict"], 0.0) for row in records],
            "text": [_text(view, row) for row in records],
            "variation": [one.verdict if one else "" for one in icons],
            "assurance": [one.assurance if one else "" for one in icons],
            "rising": [bool(one and one.rising) for one in icons],
            "hover": [_hover(view, row, above, one) for row, one in zip(records, icons, strict=True)],
            "area": rows["area"].to_list(),
            "indicator": rows["indicator"].to_list(),
        }
    )


def _name(view: View, code: str) -> str:
    name = view.short(code)
    return f"<b>{name}</b>" if code == view.area else name


def _verdict(row: dict) -> str:
    if format.is_missing(row["value"]):
        return "missing"
    return VERDICTS.get(row["verdict"], "none")


def _text(view: View, row: dict) -> str:
    definition = view.definitions[row["indicator"]]
    text = format.value(row["value"], definition.unit, view.lang, near=definition.target)
    return remarks.signed(text, row, view.lang)


def _hover(view: View, row: dict, above: str, signal: Signal | None) -> str:
    """The cell in lines: what and how much, how sure, whether it changed beyond chance, against the whole."""
    say, lang, definition = view._, view.lang, view.definitions[row["indicator"]]
    what = {"area": view.areas.name(row["area"]), "indicator": definition.title[lang]}
    lines = [say(_("{area}, {indicator}: {value}")).format(**what, value=full(row, definition, lang))]
    lines += [explained(row, definition, lang), signals.explained(view, signal), remarks.words(row, lang)]
    lines.append(doubts.words(view, row["indicator"], row["area"]))
    if row["verdict"] in LABELS:
        whole = format.value_with_unit(row["benchmark"], definition.unit, lang)
        lines.append(f"{say(LABELS[row['verdict']]).format(area=view.areas.name(above))} ({whole})")
    return "<br>".join(filter(None, lines))
