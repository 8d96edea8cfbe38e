"""What can be taken from the page: the files, all text, and the month's whole set."""

import io
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import streamlit as st

from data.problem import Problem
from reports import month, to_pptx
from reports.bulletin import WRITERS
from reports.document import Bulletin
from ui import copy, finding
from ui.view import View


def show(view: View, shown: Bulletin) -> None:
    """The buttons of the document and of the whole set."""
    own = st.session_state.get("own_slides")
    for ending in WRITERS:
        st.download_button(
            view._("Download {kind}").format(kind=ending.lstrip(".").upper()),
            data=lambda ending=ending: _written(shown, ending, own),
            file_name=shown.file_stem + ending,
            on_click="ignore",
            key=f"take_{ending}",
        )
    copy.button(shown.as_text(), view._("Copy all"), view._("Copied"), key="copy_all")
    with st.popover(view._("Whole set, own slides"), key="take_more"):
        _set(view)
        _own_slides(view, shown)


def _written(
    shown: Bulletin, ending: str, own: st.runtime.uploaded_file_manager.UploadedFile | None
) -> bytes:
    if ending == ".pptx" and own is not None:
        return to_pptx.write(shown, own.getvalue())
    return WRITERS[ending](shown)


def _own_slides(view: View, shown: Bulletin) -> None:
    """A template of slides, tried at once: a broken one is said here and not in a download."""
    given = st.file_uploader(view._("A PPTX whose master the slides take"), type="pptx", key="own_slides")
    if given is None:
        return
    try:
        to_pptx.write(shown, given.getvalue())
    except Problem:
        st.error(view._("This file cannot serve as a template; the slides take our own master."))
        del st.session_state["own_slides"]


def _set(view: View) -> None:
    """Every document of the period for the area and its units, as one ZIP, with progress."""
    finding.small(view._("The whole set: every document of the area and of each unit below it."))
    if not st.button(view._("Make the whole set"), key="make_set"):
        return
    bar = st.progress(0.0)
    asked = month.Asked(view.area, view.period, view.lang)
    # A thread and no processes: those of a server that has threads must not be forked.
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as pool:
        month.write(
            view.connection,
            asked,
            Path(folder),
            lambda done, number, title: bar.progress(done / number, f"{done}/{number} {title}"),
            pool,
        )
        packed = _packed(Path(folder))
    st.download_button(
        view._("Download the whole set (ZIP)"),
        data=packed,
        file_name=f"{view.place}_{view.period.code}.zip",
        on_click="ignore",
        key="take_set",
    )


def _packed(folder: Path) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as packed:
        for file in sorted(folder.iterdir()):
            packed.write(file, file.name)
    return stream.getvalue()
