"""Versions and batches on the page: which there are, the way back, undoing a batch, marking as published."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from data import reasons, versions
from data.history import publications, undo
from data.problem import Problem
from data.sheets import column_words
from data.versions import VersionInfo
from i18n import format
from i18n.translate import mark as _
from ui import cached, finding, imports_revisions
from ui.plain_table import Cell, Heading, markup
from ui.view import View

BATCHES_SEEN = 200  # the newest; older ones are undone from the command line
TIME = "%Y-%m-%d %H:%M"
DONE = "imports_versions_done"


def show(view: View) -> None:
    """Versions first, then the batches that they are made of."""
    if said := st.session_state.pop(DONE, ""):
        st.success(said)
    kept = versions.list_versions()
    finding.heading(view._("Versions"))
    st.html(markup(*_versions(view, kept)))
    left, right = st.columns(2, gap="medium")
    with left:
        _publish(view, kept)
    with right:
        _back(view, kept)
    imports_revisions.show(view)
    finding.heading(view._("Batches: one per sheet that was loaded"))
    _batches(view)


def _versions(view: View, kept: list[VersionInfo]) -> tuple[list[Heading], list[list[Cell]]]:
    words = (_("Version"), _("Made at (UTC)"), _("By"), _("Data to"), _("Batches"), _("State"))
    headings = [Heading(view._(word), False) for word in words]
    return headings, [_version(view, info) for info in kept]


def _version(view: View, info: VersionInfo) -> list[Cell]:
    state = [view._("current")] * info.is_current
    state += [view._("published: {note}").format(note=info.note)] * info.is_published
    state += [view._("made by an earlier Zhili")] * (not info.is_readable)
    words = [
        str(info.number),
        info.made_at.strftime(TIME) if info.made_at else format.DASH,
        info.made_by or format.DASH,
        format.day(info.as_of, view.lang) if info.as_of else format.DASH,
        format.number(len(info.batches), view.lang),
        view._("; ").join(state),
    ]
    return [Cell(word) for word in words]


def _back(view: View, kept: list[VersionInfo]) -> None:
    others = [info.number for info in kept if not info.is_current and info.is_readable]
    if not others:
        return
    with st.form("versions_back"):
        number = st.selectbox(view._("Go back to version"), others, key="versions_back_to")
        st.caption(view._("Later versions stay kept: you can return to them in the same way."))
        if st.form_submit_button(view._("Make it the current version"), key="versions_back_go"):
            _do(
                lambda: versions.go_back(number),
                view._("Version {version} is current.").format(version=number),
                view.lang,
            )


def _publish(view: View, kept: list[VersionInfo]) -> None:
    with st.form("versions_publish"):
        numbers = [info.number for info in kept if info.is_readable]
        number = st.selectbox(view._("Mark as published"), numbers, key="versions_publish_which")
        note = st.text_input(view._("Where, for what"), max_chars=80, key="versions_publish_note")
        by = st.text_input(
            view._("Your name or post, for the record"), max_chars=40, key="versions_publish_by"
        )
        st.caption(view._("A published version is never removed; later figures can be compared with it."))
        if st.form_submit_button(view._("Mark as published"), key="versions_publish_go"):
            if not note.strip() or not by.strip():
                st.error(view._("Please say where it was published, and who you are."))
            else:
                _do(
                    lambda: publications.publish(number, note.strip(), by.strip()),
                    view._("Version {version} is marked as published.").format(version=number),
                    view.lang,
                )


def _batches(view: View) -> None:
    rows = cached.batches(view.store).head(BATCHES_SEEN)
    words = (
        _("Batch"),
        _("File"),
        _("Kind"),
        _("Read"),
        _("Refused"),
        _("Loaded at (UTC)"),
        _("By"),
        _("State"),
    )
    numbers = (view._(_("Read")), view._(_("Refused")))
    headings = [Heading(view._(word), view._(word) in numbers) for word in words]
    table = markup(headings, [_batch(view, row) for row in rows.to_dict("records")])
    st.html(f'<div class="scrolled">{table}</div>')
    _undo(view, rows)


def _undo(view: View, rows: pd.DataFrame) -> None:
    """The form that takes one batch back."""
    open_ones = rows[rows["undone_by"].isna()] if "undone_by" in rows else rows
    with st.form("batches_undo"):
        named = dict(zip(open_ones["batch"], open_ones["file"], strict=True))
        batch = st.selectbox(
            view._("Undo a batch, as if it had never been loaded"),
            list(named),
            index=None,
            format_func=lambda batch: f"{batch} · {named[batch]}",
            placeholder=view._("Choose"),
            key="batches_undo_which",
        )
        by = st.text_input(view._("Your name or post, for the record"), max_chars=40, key="batches_undo_by")
        if st.form_submit_button(view._("Undo"), key="batches_undo_go") and batch:
            _do(
                lambda: undo.undo([int(batch)], by=by.strip()),
                view._("Undone. A version without this batch is current."),
                view.lang,
            )


def _batch(view: View, row: dict) -> list[Cell]:
    undone = row.get("undone_by")
    state = "" if format.is_missing(undone) else view._("undone by {who}").format(who=undone)
    return [
        Cell(str(row["batch"])),
        Cell(row["file"]),
        Cell(column_words.source(row["source"], view.lang)),
        Cell(format.number(row["rows_read"], view.lang)),
        Cell(format.number(row["refused"], view.lang)),
        Cell(row["loaded_at"].strftime(TIME)),
        Cell(row["loaded_by"]),
        Cell(state),
    ]


def _do(act: Callable[[], object], said: str, lang: str) -> None:
    """Carry out what was decided, and draw the page anew with what it did."""
    try:
        act()
    except Problem as problem:
        st.error(reasons.words(str(problem), lang))
        return
    st.session_state[DONE] = said
    st.rerun()
