"""Loading exports on the page: drop them, see how they are understood, answer, load, read the result."""

import html
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from data import complete, reasons, warehouse
from data import load as loader
from data.complete import Complete
from data.order import COUNTING, READING, TAKING, WRITING, Load
from data.problem import Problem
from data.report import Report
from data.sheets import mapping
from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from ui import finding, imports_preview, imports_questions, imports_result, inbox

ENDINGS = ("csv", "txt", "tsv", "xlsx", "xlsm", "xls", "xlsb", "ods", "zip")
CHECKED, RESULT, ROUND = "imports_checked", "imports_result", "imports_round"
WAIT_SECONDS = 15  # for another load; a page does not wait longer
STEPS = {
    READING: _("Reading the files …"),
    TAKING: _("Understanding and checking the rows …"),
    COUNTING: _("Counting the indicators …"),
    WRITING: _("Writing the new version …"),
}


def show(lang: str) -> None:
    """The whole way from files to a new version, for one visitor."""
    say = translator(lang)
    warning = say(_("Never import classified data. No personal data is kept: only columns that are known."))
    st.html(f'<p class="forbidden">{html.escape(warning)}</p>')
    files = st.file_uploader(
        say(_("Drop the exports of the platforms here: CSV, TXT, XLSX, XLS, XLSB, ODS or a ZIP of them")),
        type=list(ENDINGS),
        accept_multiple_files=True,
        key=f"imports_files_{st.session_state.get(ROUND, 0)}",
    )
    folder = inbox.fill(files)
    if folder is None:
        if RESULT in st.session_state:
            imports_result.show(st.session_state[RESULT], lang)
        return
    st.session_state.pop(RESULT, None)
    try:
        covered = _complete(say)
    except Problem as problem:
        st.error(reasons.words(str(problem), lang))
        return
    report = _checked(folder, covered, lang)
    if report is None:
        return
    imports_preview.show(report, lang)
    imports_questions.show(report, lang)
    if not report.questions and not report.unread:
        _load(folder, covered, report, lang)


def _complete(say: Callable[[str], str]) -> tuple[Complete, ...]:
    """Which area and months the visitor says these files cover completely."""
    with st.expander(say(_("These files hold all cases of an area and a period"))):
        st.caption(say(_("Cases that are known and missing in them have vanished: they are retired.")))
        written = st.text_input(
            say(_("Code of the area and months, for example 610330:2020-10")), key="imports_complete"
        )
    return (complete.read(written.strip()),) if written.strip() else ()


def _checked(folder: Path, covered: tuple[Complete, ...], lang: str) -> Report | None:
    """What a load would do, found once for these files, these answers and this version."""
    asked = (str(folder), covered, warehouse.version(), _answers())
    kept = st.session_state.get(CHECKED)
    if not kept or kept[0] != asked:
        found = _run(Load((str(folder),), check=True, complete=covered, wait_seconds=WAIT_SECONDS), lang)
        if found is None:
            return None
        st.session_state[CHECKED] = kept = (asked, found)
    return kept[1]


def _answers() -> tuple[tuple[str, int], ...]:
    """What was answered so far, as the files that hold it."""
    return tuple((path.name, path.stat().st_mtime_ns) for path in sorted(mapping.folder().glob("*.toml")))


def _load(folder: Path, covered: tuple[Complete, ...], report: Report, lang: str) -> None:
    say = translator(lang)
    if report.retired:
        text = say(_("{count} cases that vanished will be retired."))
        finding.paragraph(text.format(count=format.number(report.retired, lang)))
    if not report.changed:
        finding.paragraph(say(_("Everything in these files is already known: loading them changes nothing.")))
        return
    with st.form("imports_load", border=False):
        by = st.text_input(say(_("Your name or post, for the record")), max_chars=40, key="imports_by")
        if not st.form_submit_button(say(_("Load")), type="primary", key="imports_go"):
            return
    done = _run(Load((str(folder),), complete=covered, by=by.strip(), wait_seconds=WAIT_SECONDS), lang)
    if done is not None:
        inbox.empty()
        st.session_state.pop(CHECKED, None)
        st.session_state[RESULT] = done
        # A new uploader is an empty one.
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
        st.rerun()


def _run(order: Load, lang: str) -> Report | None:
    """Carry out a load with its progress on the page; None where it stopped, and why."""
    say = translator(lang)
    bar = st.progress(0.0, say(STEPS[READING]))

    def told(step: str, share: float) -> None:
        bar.progress(share, say(STEPS[step]))

    try:
        return loader.load(Load(**{**vars(order), "progress": told}))
    except Problem as problem:
        st.error(reasons.words(str(problem), lang))
    finally:
        bar.empty()
    return None
