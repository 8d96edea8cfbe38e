"""The definition card 口径: what an indicator means, the counts in its formula, its loads."""

import html
from collections.abc import Mapping
from typing import Any

import streamlit as st

from data import codes
from data.definitions import Definition, breakdowns
from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from i18n.units import UNITS
from metrics import standards
from ui import cached, detectable, doubts, finding, quotes, remarks, tables, wording
from ui.view import View

KINDS = {
    "count": _("Count"),
    "rate": _("Rate"),
    "mean": _("Mean"),
    "median": _("Median"),
    "stock": _("Stock at the month's end"),
    "stock_rate": _("Ratio at the month's end"),
    "completion": _("Done as a share of planned"),
    "zero_share": _("Share of communities without an event"),
    "streak": _("Months without an event"),
}
BETTER = {
    "higher": _("Higher is better"),
    "lower": _("Lower is better"),
    "band": _("Best within the band"),
    "none": _("No direction: not judged"),
}
DATE_BASES = {
    "reported_on": _("Month in which the dispute was reported"),
    "due_on": _("Month in which it was due"),
    "closed_on": _("Month in which it was closed"),
    "occurred_on": _("Month in which it happened"),
    "month_end": _("State at the month's end"),
}
DIVIDED = ("rate", "mean", "stock_rate", "zero_share", "completion")
SHOWN_PLACES = 3  # of a share as it is printed everywhere else: one decimal of a percentage
LOADS_SEEN = 6  # rows; the others are scrolled to
REPORTING = "reporting"  # which reports came decides on the status of every value


def button(view: View, name: str, key: str) -> None:
    """A quiet button that opens the card of an indicator."""
    if st.button(view._("Definition"), key=key, type="tertiary", icon=":material/info:"):
        open_dialog(view, name)


def open_dialog(view: View, name: str) -> None:
    """The card in a window of its own."""
    title = view.definitions[name].title[view.lang]
    st.dialog(title, width="large")(body)(view, name)


def body(view: View, name: str) -> None:
    """The card itself."""
    _, definition = view._, view.definitions[name]
    row = cached.whole(view.store, name, (view.area,), view.period).iloc[0]
    where = _("{area}, {period}").format(area=view.place, period=view.time)
    worked_out = formula(row, definition, view.lang)
    st.html(
        f'<div class="definition"><p>{html.escape(definition.definition[view.lang])}</p>'
        f'<p class="formula"><span>{html.escape(where)}</span>{html.escape(worked_out)}</p>'
        f"{_list(facts(definition, view.lang))}</div>"
    )
    if sure := wording.explained(row, definition, view.lang):
        finding.paragraph(sure)
    detectable.show(view, row, definition)
    remarks.show(view, row)
    doubts.show(view, name)
    _standard(view, name)
    quotes.show(view, definition)
    finding.small(_("It came from these loads, newest first ({line}).").format(line=view.source_line))
    _loads(view, definition)
    with st.expander(_("How it is counted (SQL)")):
        st.code(definition.sql, language="sql")


def formula(row: Mapping[str, Any], definition: Definition, lang: str) -> str:
    """The sum with its counts: "调解成功 2,920 ÷ 排查 2,980 = 97.99%", or why there is none."""
    _ = translator(lang)
    if format.is_missing(row["value"]):
        return finding.reason(row, lang)
    value = wording.full(row, definition, lang)
    if definition.kind in DIVIDED:
        above, below = (_part(row, definition, name, lang) for name in ("numerator", "denominator"))
        return _("{above} ÷ {below} = {value}").format(
            above=above, below=below, value=_exact(row, definition, lang)
        )
    if definition.kind == "median":
        cases = format.number(row["denominator"], lang)
        return _("The middle one of {cases} cases: {value}").format(cases=cases, value=value)
    if definition.kind == "streak" and row["status"] == "partial":
        return _("At least {value}").format(value=value)
    return value


def _exact(row: Mapping[str, Any], definition: Definition, lang: str) -> str:
    """A quotient is printed to a further decimal, so that it can be checked by hand: 97.99%, not 98.0%."""
    near = round(row["value"], SHOWN_PLACES) if UNITS[definition.unit].is_share else definition.target
    text = format.value_with_unit(row["value"], definition.unit, lang, near=near)
    return remarks.signed(text, row, lang)


def facts(definition: Definition, lang: str) -> dict[str, str]:
    """The properties of an indicator in words, in the order of the card; what it lacks is left out."""
    _, unit = translator(lang), UNITS[definition.unit]
    labels = [words[lang] for name, words in breakdowns().items() if name in definition.breakdowns]
    limit = definition.small_count_limit
    date_base = DATE_BASES.get(definition.date_base, definition.date_base)
    listed = {
        _("Date base"): _(date_base),
        _("Kind"): _(KINDS[definition.kind]),
        _("Unit"): unit.suffix(lang) or _("Number"),
        _("Direction"): _(BETTER[definition.better]),
        _("Target"): format.target(definition.target, definition.unit, lang)
        if definition.target is not None
        else "",
        _("Read with care"): definition.caveat.get(lang, ""),
        _("Small counts"): _("Below county, 1 to {limit} are not shown").format(limit=limit) if limit else "",
        _("Broken down by"): _(", ").join(labels),
        _("Changes of definition"): _("; ").join(_changes(definition, lang)),
        _("Source"): source(definition, lang),
        _("Owner"): definition.owner,
        _("Reviewed"): format.day(definition.reviewed, lang),
        _("Published figures it reproduces"): ", ".join(definition.seeds),
        _("Code"): definition.id,
    }
    return {label: text for label, text in listed.items() if text}


def source(definition: Definition, lang: str) -> str:
    """The kind of report an indicator is counted from, in words."""
    if definition.source == REPORTING:
        _ = translator(lang)
        return _("Reports received")
    return codes.read()["source"].label(definition.source, lang)


def _changes(definition: Definition, lang: str) -> list[str]:
    """What the indicator began to count differently, and from when."""
    _ = translator(lang)
    return [
        _("{words} (from {month})").format(words=one.words[lang], month=format.month(one.month, lang))
        for one in definition.breaks
    ]


def _part(row: Mapping[str, Any], definition: Definition, name: str, lang: str) -> str:
    words = getattr(definition, f"{name}_words").get(lang, "")
    return f"{words} {format.number(row[name], lang)}".strip()


def _list(entries: dict[str, str]) -> str:
    rows = (f"<dt>{html.escape(label)}</dt><dd>{html.escape(text)}</dd>" for label, text in entries.items())
    return f"<dl>{''.join(rows)}</dl>"


def _standard(view: View, name: str) -> None:
    """What the place has set for itself, where it has."""
    found = standards.of(reversed(view.areas.path(view.area)), name)
    if found is None:
        return
    lang, text = view.lang, view._("Standard of {area}: {title}, {number}")
    finding.paragraph(
        text.format(area=view.areas.name(found.area), title=found.title[lang], number=found.words(lang))
    )
    if found.doubt:
        finding.small(view._("Doubtful in the text: {reason}").format(reason=found.doubt[lang]))


def _loads(view: View, definition: Definition) -> None:
    _, batches = view._, cached.batches(view.store)
    found = batches[batches["source"].isin((definition.source, REPORTING))]
    columns = (
        tables.Column("file", _("File")),
        tables.Column("accepted", _("Rows"), "count"),
        tables.Column("refused", _("Refused"), "count"),
        tables.Column("loaded_at", _("Loaded"), "time"),
    )
    tables.plain(view, found, columns, key=f"loads_{definition.id}", most=LOADS_SEEN)
