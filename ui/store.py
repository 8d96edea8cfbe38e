"""The open warehouse: which version a page reads, and the one connection to it that all readers share."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import streamlit as st

from data import warehouse
from data.connection import Connection
from data.definitions import Definition
from metrics import catalog

OPEN_VERSIONS = 3  # a load may swap while readers still look at the version before
Key = tuple[str, int, int, str]


@dataclass(frozen=True)
class Store:
    """One version of one warehouse, and the definitions it is read by."""

    folder: str
    version: int
    written: int  # nanoseconds; tells a file that was made anew under the same number
    definitions: dict[str, Definition]

    @cached_property
    def key(self) -> Key:
        """What everything that is cached about it is keyed by: the version and what the indicators mean."""
        digest = hashlib.sha256(repr(self.definitions).encode()).hexdigest()
        return self.folder, self.version, self.written, digest

    @property
    def connection(self) -> Connection:
        """A cursor of one's own on the shared read-only connection."""
        return _connection(self.folder, self.version, self.written).cursor()


def current() -> Store | None:
    """The version that pages show now; None where nothing has been loaded yet."""
    folder = warehouse.folder()
    number = warehouse.version(folder)
    if not number:
        return None
    written = warehouse.path(number, folder).stat().st_mtime_ns
    return Store(str(folder), number, written, catalog.read())


@st.cache_resource(max_entries=OPEN_VERSIONS, show_spinner=False, on_release=Connection.close)
def _connection(folder: str, version: int, written: int) -> Connection:
    return warehouse.counted(version, Path(folder))
