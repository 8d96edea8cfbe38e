"""How dropped files were understood: per file its columns, what is left out and refused, its first rows."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import streamlit as st

from data import codes, reasons, sources
from data.report import FileReport, Report
from data.sheets import column_words
from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from ui import finding
from ui.plain_table import Cell, Heading, markup

OPEN_FILES = 3  # more are folded up
NOBREAK_HYPHEN = "\N{NON-BREAKING HYPHEN}"
NAMED = 40  # columns left out that are named


def show(report: Report, lang: str) -> None:
    """One part per file, those that cannot be read first."""
    say = translator(lang)
    for unread in report.unread:
        why = reasons.words(unread.why.removeprefix(f"{unread.file}: "), lang)
        st.error(say(_("{file}: {why}")).format(file=unread.file, why=why))
    for place, file in enumerate(report.files):
        title = say(_("{file} · {kind} · {rows} rows")).format(
            file=file.file,
            kind=column_words.source(file.source, lang),
            rows=format.number(file.found, lang),
        )
        with st.expander(title, expanded=len(report.files) <= OPEN_FILES, key=f"imports_file_{place}"):
            _file(file, lang)
    for warning in report.warnings:
        finding.small(reasons.words(warning, lang))


def counts(file: FileReport, lang: str) -> str:
    """Rows read and what became of them, in a sentence."""
    text = translator(lang)(
        _(
            "{read} rows read: {accepted} new, {replaced} replace an earlier row, "
            "{unchanged} unchanged, {refused} refused."
        )
    )
    numbers = ("read", "accepted", "replaced", "unchanged", "refused")
    return text.format(**{name: format.number(getattr(file, name), lang) for name in numbers})


def refused(file: FileReport, lang: str) -> str:
    """The reasons of refused rows as a table of column, reason, rows; '' where there are none."""
    if not file.reasons:
        return ""
    say = translator(lang)
    tally = Counter((reason["column"], reason["reason"]) for reason in file.reasons)
    headings = (
        Heading(say(_("Column")), False),
        Heading(say(_("Why rows are refused")), False),
        Heading(say(_("Number of rows"))),
    )
    rows = [
        (
            Cell(column_words.column(file.source, column, lang) if column else format.DASH),
            Cell(reasons.words(reason, lang)),
            Cell(format.number(times, lang)),
        )
        for (column, reason), times in tally.most_common()
    ]
    return markup(headings, rows)


def _file(file: FileReport, lang: str) -> None:
    say = translator(lang)
    if not file.found:
        finding.paragraph(say(_("No rows below the headings.")))
    elif file.read:
        finding.paragraph(counts(file, lang))
    if file.loaded_before:
        finding.small(say(_("The same file was loaded before.")))
    if file.loaded_before and file.replaced:
        text = say(_("It was loaded before: {count} of its rows would replace later ones. Leave it out?"))
        st.warning(text.format(count=format.number(file.replaced, lang)))
    if table := refused(file, lang):
        st.html(table)
    _columns(file, lang)
    _first_rows(file, lang)


def _columns(file: FileReport, lang: str) -> None:
    """Heading → column, and what stays outside, by name only."""
    say = translator(lang)
    pairs = [
        say(_("{heading} → {column}")).format(
            heading=heading, column=column_words.column(file.source, column, lang)
        )
        + (say(_(" (answered)")) if column in file.answered else "")
        for heading, column in file.columns.items()
    ]
    finding.small(say(_("Understood: {columns}")).format(columns=_listed(pairs, lang)))
    if file.dropped_columns:
        text = say(_("Left out, never read ({count}): {columns}"))
        finding.small(
            text.format(
                count=format.number(len(file.dropped_columns), lang),
                columns=_listed(file.dropped_columns[:NAMED], lang),
            )
        )
    if file.hidden_sheets:
        text = say(_("Hidden sheets left out: {sheets}"))
        finding.small(text.format(sheets=_listed(file.hidden_sheets, lang)))
    if file.empty_cells:
        text = say(_("Cells left empty because they look personal: {count}"))
        finding.small(text.format(count=format.number(sum(file.empty_cells.values()), lang)))


def _first_rows(file: FileReport, lang: str) -> None:
    """The first rows in our columns and types: dates as dates, words as the values that they mean."""
    if not file.preview:
        return
    names = list(file.preview[0])
    lists = {column.name: column.codes for column in sources.read()[file.source].columns}
    words = [
        translator(lang)(_("Row")),
        *(column_words.column(file.source, name, lang) for name in names[1:]),
    ]
    rows = [[Cell(_shown(row[name], lists.get(name, ""), lang)) for name in names] for row in file.preview]
    table = markup([Heading(word, False) for word in words], rows)
    st.html(f'<div class="preview">{table}</div>')


def _shown(value: object, code_list: str, lang: str) -> str:
    """A value in words; a date stays in one line."""
    if value is None:
        return format.DASH
    if isinstance(value, bool):
        value = "yes" if value else "no"
    if code_list:
        return codes.read()[code_list].label(value, lang)
    if isinstance(value, date):
        return value.isoformat().replace("-", NOBREAK_HYPHEN)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _listed(words: Sequence[str], lang: str) -> str:
    return translator(lang)(_(", ")).join(words)
