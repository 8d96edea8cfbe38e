"""What a load did: rows per file, what was refused and why, and the list to send back to the offices."""

import streamlit as st

from data.report import FileReport, Report
from data.sheets import column_words
from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from reports import refused_list
from ui import finding, imports_preview
from ui.plain_table import Cell, Heading, markup

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COUNTS = {
    "read": _("Read"),
    "accepted": _("New"),
    "replaced": _("Replaced"),
    "unchanged": _("Unchanged"),
    "refused": _("Refused"),
}


def show(report: Report, lang: str) -> None:
    """The sentence, the table of files, the reasons, and the download."""
    say = translator(lang)
    finding.heading(_sentence(report, lang))
    headings = [Heading(say(_("File")), False), Heading(say(_("Kind")), False)]
    headings += [Heading(say(words)) for words in COUNTS.values()]
    st.html(markup(headings, [_row(file, lang) for file in report.files]))
    if report.refused:
        st.download_button(
            say(_("Refused rows, to send back to the offices (XLSX)")),
            data=lambda: refused_list.write(report, lang),
            file_name=say(_("refused rows, version {version}.xlsx")).format(version=report.version),
            mime=XLSX,
            key="imports_refused",
            on_click="ignore",
        )
        for file in report.files:
            if table := imports_preview.refused(file, lang):
                finding.paragraph(file.file)
                st.html(table)
    for warning in report.warnings:
        finding.small(warning)


def _sentence(report: Report, lang: str) -> str:
    say = translator(lang)
    if not report.changed:
        return say(_("Nothing changed; version {version} stays current.")).format(version=report.version)
    text = say(
        _("Loaded: version {version} is current, data to {day}. {accepted} new rows, {refused} refused.")
    )
    return text.format(
        version=report.version,
        day=format.day(report.as_of, lang),
        accepted=format.number(sum(file.accepted for file in report.files), lang),
        refused=format.number(report.refused, lang),
    )


def _row(file: FileReport, lang: str) -> list[Cell]:
    numbers = [Cell(format.number(getattr(file, name), lang)) for name in COUNTS]
    return [Cell(file.file), Cell(column_words.source(file.source, lang)), *numbers]
