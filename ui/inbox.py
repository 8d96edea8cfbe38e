"""The inbox: files that a visitor dropped, in a folder of their own until they are loaded or replaced."""

import hashlib
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

KEY, SIGNATURE = "inbox_folder", "inbox_signature"
PREFIX = "zhili-inbox-"
OLD_SECONDS = 24 * 3600  # what a server that was killed left behind
UNNAMED = "export"


def fill(files: Sequence[UploadedFile]) -> Path | None:
    """The folder that holds just these files; None where there are none. Raw exports never stay longer."""
    signature = hashlib.sha256("|".join(f"{file.file_id} {file.name}" for file in files).encode()).hexdigest()
    if not files:
        empty()
        return None
    if st.session_state.get(SIGNATURE) != signature or not Path(st.session_state[KEY]).is_dir():
        empty()
        _remove_old()
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        for file in files:
            _free(folder, _plain(file.name)).write_bytes(file.getbuffer())
        st.session_state.update({KEY: str(folder), SIGNATURE: signature})
    return Path(st.session_state[KEY])


def empty() -> None:
    """Remove the folder of this visit."""
    folder = st.session_state.pop(KEY, None)
    st.session_state.pop(SIGNATURE, None)
    if folder:
        shutil.rmtree(folder, ignore_errors=True)


def _plain(name: str) -> str:
    """A name without any folder, whatever a browser sends."""
    last = PurePosixPath(name.replace("\\", "/")).name.replace("\0", "").strip(". ")
    return last[-120:] or UNNAMED


def _free(folder: Path, name: str) -> Path:
    """A path that is not taken: files of one name go into folders of their own."""
    path, tries = folder / name, 1
    while path.exists():
        tries += 1
        path = folder / str(tries) / name
    path.parent.mkdir(exist_ok=True)
    return path


def _remove_old() -> None:
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if time.time() - left.stat().st_mtime > OLD_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
