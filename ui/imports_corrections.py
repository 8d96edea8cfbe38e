"""Corrections by hand on the page: what stands and why, to correct a row, to supply one, to take one back."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from data import codes, corrections, reasons, sources
from data.corrections import Because, Done
from data.history import decided
from data.history.corrected import CORRECTED, SUPPLIED
from data.history.decided import Written
from data.problem import Problem
from data.sheets import column_words
from data.sources import Source
from i18n import format
from i18n.translate import mark as _
from ui import cached, finding
from ui.plain_table import Cell, Heading, markup
from ui.view import View

DONE = "imports_corrections_done"
CORRECT, SUPPLY = "correct", "supply"
KINDS = {CORRECTED: _("corrected"), SUPPLIED: _("supplied")}
DEEDS = {CORRECT: _("Correct a row (更正)"), SUPPLY: _("Supply a row (补录)")}
UNITS = "areas"


def show(view: View) -> None:
    """What stands, then the forms."""
    if said := st.session_state.pop(DONE, ""):
        st.success(said)
    finding.small(
        view._(
            "A correction passes the same checks as an export, holds after every later load, is marked "
            "wherever it shows, and ends on its date or when it is withdrawn."
        )
    )
    written = decided.written()
    if written:
        finding.heading(view._("Corrections by hand"))
        st.html(markup(*_listed(view, written)))
        _withdraw(view, [one for one in written if one.withdrawn is None])
    else:
        finding.paragraph(view._("Nothing was corrected or supplied by hand."))
    _decide(view)


def _listed(view: View, written: list[Written]) -> tuple[list[Heading], list[list[Cell]]]:
    words = (_("No."), _("Kind"), _("Row"), _("Cells"), _("Reason"), _("By"), _("Until"), _("State"))
    return [Heading(view._(word), False) for word in words], [_one(view, one) for one in reversed(written)]


def _one(view: View, one: Written) -> list[Cell]:
    correction, lang = one.correction, view.lang
    source = column_words.source(correction.source, lang)
    state, kind = _state(view, one), KINDS[correction.kind]
    return [
        Cell(str(correction.number)),
        Cell(f"{source} · {view._(kind)}"),
        Cell(_cells(view, correction.source, correction.key)),
        Cell(_cells(view, correction.source, correction.values)),
        Cell(correction.reason),
        Cell(f"{correction.who} {correction.at:%Y-%m-%d}"),
        Cell(format.day(correction.expires, lang) if correction.expires else format.DASH),
        Cell(state),
    ]


def _state(view: View, one: Written) -> str:
    if one.withdrawn:
        return view._("withdrawn by {who}: {reason}").format(
            who=one.withdrawn["who"], reason=one.withdrawn["reason"]
        )
    expires, day = one.correction.expires, cached.load(view.store)["as_of"]
    return view._("expired") if expires and expires < day else view._("in force")


def _cells(view: View, source: str, cells: dict[str, str]) -> str:
    return view._("; ").join(
        f"{column_words.column(source, name, view.lang)} {text}" for name, text in cells.items()
    )


def _withdraw(view: View, standing: list[Written]) -> None:
    if not standing:
        return
    with st.form("corrections_withdraw"):
        number = st.selectbox(
            view._("Withdraw"), [one.correction.number for one in standing], key="corrections_withdraw_which"
        )
        because = _because(view, "withdraw")
        if st.form_submit_button(view._("Withdraw"), key="corrections_withdraw_go"):
            _do(view, lambda: corrections.withdraw(number, because))


def _decide(view: View) -> None:
    """The form of a new correction; its fields depend on the kind of export."""
    deed, source = _what(view)
    with st.form("corrections_new"):
        key = _fields(view, source, source.key, "key")
        values = _corrected(view, source) if deed == CORRECT else _supplied(view, source)
        until = st.date_input(view._("Holds until (may be left empty)"), value=None, key="corrections_until")
        because = _because(view, "new", until)
        if st.form_submit_button(view._("Write it down"), type="primary", key="corrections_go"):
            act = corrections.correct if deed == CORRECT else corrections.supply
            given = (key, values) if deed == CORRECT else ({**key, **values},)
            _do(view, lambda: act(source.name, *given, because))


def _what(view: View) -> tuple[str, Source]:
    left, right = st.columns(2, gap="medium")
    with left:
        deed = st.selectbox(
            view._("What to do"),
            list(DEEDS),
            format_func=lambda name: view._(DEEDS[name]),
            key="corrections_deed",
        )
    with right:
        name = st.selectbox(
            view._("Kind of export"),
            [name for name in codes.read()["source"].labels if name != UNITS],
            format_func=lambda name: column_words.source(name, view.lang),
            key="corrections_source",
        )
    return deed, sources.read()[name]


def _corrected(view: View, source: Source) -> dict[str, str]:
    """One cell of a row, and what it should say."""
    column = st.selectbox(
        view._("Which cell"),
        _rest(source),
        format_func=lambda name: column_words.column(source.name, name, view.lang),
        key="corrections_column",
    )
    return {column: st.text_input(view._("What it should say"), key="corrections_value")}


def _supplied(view: View, source: Source) -> dict[str, str]:
    """The cells of a whole row that were filled."""
    given = _fields(view, source, _rest(source), "value")
    return {name: text for name, text in given.items() if text}


def _rest(source: Source) -> list[str]:
    """The columns that do not tell which row it is."""
    return [column.name for column in source.columns if column.name not in source.key]


def _fields(view: View, source: Source, names: tuple[str, ...] | list[str], part: str) -> dict[str, str]:
    """A field per column: words of a short list are chosen, everything else is typed."""
    given, columns = {}, st.columns(3, gap="small")
    for place, name in enumerate(names):
        column = source.column(name)
        label = column_words.column(source.name, name, view.lang) + (" *" if column.required else "")
        with columns[place % len(columns)]:
            given[name] = _field(view, column.codes, label, f"corrections_{part}_{source.name}_{name}")
    return given


def _field(view: View, code_list: str, label: str, key: str) -> str:
    if not code_list:
        return st.text_input(label, key=key)
    known = codes.read()[code_list]
    chosen = st.selectbox(
        label,
        list(known.labels),
        index=None,
        format_func=lambda value: known.label(value, view.lang),
        placeholder=view._("Choose"),
        key=key,
    )
    return chosen or ""


def _because(view: View, key: str, until: date | None = None) -> Because:
    reason = st.text_input(view._("Reason, in one line"), max_chars=200, key=f"corrections_{key}_reason")
    by = st.text_input(view._("Your name or post, for the record"), max_chars=40, key=f"corrections_{key}_by")
    return Because(reason, by, until)


def _do(view: View, act: Callable[[], Done]) -> None:
    try:
        done = act()
    except Problem as problem:
        st.error(reasons.words(str(problem), view.lang))
        return
    text = view._("Written down as number {number}; version {version} is current.")
    st.session_state[DONE] = text.format(number=done.number, version=done.version)
    st.rerun()
