"""The way of a dispute on the screen: the sentence, the flow from found to recurred, and what it counts."""

from typing import Any

import pandas as pd

from charts.stages import stages as chart
from data.definitions import Definition
from i18n import format
from i18n.translate import mark as _
from metrics.stages import STAGES, stages
from ui import figure, finding, signals, wording
from ui.view import View

FOUND, HANDLING = "disputes_found", "handling_rate"
SUCCESS, HANDLED = "mediation_success_rate", "handled_success_rate"
IDS = (FOUND, HANDLED, *dict.fromkeys(stage.indicator for stage in STAGES))
CASES = "cases"
# By which date each group of stages counts, and how many cases that makes where it is known.
GROUPS = {
    "reported_on": (_("By report date"), _("By report date")),
    "due_on": (_("By due date: {count} {words}"), _("By due date")),
    "closed_on": (_("By close date: {count} {words}"), _("By close date")),
}


def sentence(view: View, rows: pd.DataFrame) -> str:
    """What was found and settled, of headline rows by indicator, with the verdict on the change."""
    row, definition = rows.loc[SUCCESS], view.definitions[SUCCESS]
    what = {"period": view.time, "area": view.place}
    if format.is_missing(row["value"]):
        return finding.lead(view, rows.loc[FOUND], row)
    counts = {"found": row["denominator"], "settled": row["numerator"]}
    numbers = {name: format.number(count, view.lang) for name, count in counts.items()}
    value = wording.full(row, definition, view.lang)
    tail = finding.clauses(row, definition, view.period, view.lang, signals.of(view, row))
    text = view._("{period}, {area}: {found} disputes found, {settled} settled, success rate {value}{tail}.")
    return text.format(**what, **numbers, value=value, tail=tail)


def show(view: View, rows: pd.DataFrame) -> None:
    """The flow for the view's area and period, and the words that keep its three sets of cases apart."""
    title = view._("The way of a dispute, {area}, {period}").format(area=view.place, period=view.time)

    def draw() -> Any:
        found = stages(rows.reset_index(drop=True), view.definitions)
        return chart(frame(view, found), figure.look(view, None, title, source=""))

    figure.draw(view, draw, key="stages", alt=title)
    finding.small(" ".join(filter(None, (_bases(view), _handled(view, rows), view.source_line))))


def frame(view: View, found: pd.DataFrame) -> pd.DataFrame:
    """The stages as charts.stages takes them."""
    records = found.to_dict("records")
    words = [_words(view, row, view.definitions[row["indicator"]]) for row in records]
    return pd.concat([found[["value", "low", "high", "target"]], pd.DataFrame(words)], axis=1)


def _words(view: View, row: dict, definition: Definition) -> dict[str, str]:
    lang = view.lang
    name = (definition.denominator_words if row["is_whole"] else definition.numerator_words)[lang]
    # An English word after every large number would run into the next stage.
    printed = format.value_with_unit if lang == "zh" else format.value
    count = printed(row["count"], CASES, lang)
    share = (
        "" if row["is_whole"] else format.value(row["value"], definition.unit, lang, near=definition.target)
    )
    of = view._("of {whole}").format(whole=definition.denominator_words[lang])
    return {
        "group": _group(view, row, definition),
        "name": name[:1].upper() + name[1:],
        "count_text": count,
        "share_text": "" if share == format.DASH else share,
        "note": "" if row["is_whole"] or share == format.DASH else of,
        "detail": _detail(view, row, definition),
        "hover": _hover(view, row, definition, count),
    }


def _group(view: View, row: dict, definition: Definition) -> str:
    known, unknown = GROUPS[row["date_base"]]
    if format.is_missing(row["base"]):
        return view._(unknown)
    return view._(known).format(
        count=format.number(row["base"], view.lang), words=definition.denominator_words[view.lang]
    )


def _detail(view: View, row: dict, definition: Definition) -> str:
    """Why there is no share, or the target."""
    if format.is_missing(row["value"]):
        return wording.reason(row, view.lang)
    if format.is_missing(row["target"]):
        return ""
    target = format.target(row["target"], definition.unit, view.lang)
    text = view._("Target {target}, met") if row["met"] else view._("Target {target}, not met")
    return text.format(target=target)


def _hover(view: View, row: dict, definition: Definition, count: str) -> str:
    lines = [definition.title[view.lang], count]
    if not row["is_whole"] and not format.is_missing(row["value"]):
        value = format.value_with_unit(row["value"], definition.unit, view.lang, near=definition.target)
        interval = format.interval(row["low"], row["high"], definition.unit, view.lang)
        lines += [value, view._("95% interval {interval}").format(interval=interval)]
    return "<br>".join(lines)


def _bases(view: View) -> str:
    return view._(
        "The three groups count different cases, by report, due and close date: do not subtract across them."
    )


def _handled(view: View, rows: pd.DataFrame) -> str:
    """What is open or was handed on, and the success rate of the rest, which has another denominator."""
    handling, handled = rows.loc[HANDLING], rows.loc[HANDLED]
    is_open = handling["denominator"] > handled["denominator"]
    if format.is_missing(handled["value"]) or not is_open:
        return ""
    definition = view.definitions[HANDLED]
    counts = {name: format.number(handled[name], view.lang) for name in ("numerator", "denominator")}
    text = view._(
        "Ongoing: {open}; as they end, the rates change. Handled and transferred: {transferred}. {title}: "
        "{numerator} ÷ {denominator} = {value}."
    )
    transferred = handling["numerator"] - handled["denominator"]
    return text.format(
        open=format.value_with_unit(handling["denominator"] - handling["numerator"], CASES, view.lang),
        transferred=format.value_with_unit(transferred, CASES, view.lang),
        title=definition.title[view.lang],
        value=format.value_with_unit(handled["value"], definition.unit, view.lang),
        **counts,
    )
