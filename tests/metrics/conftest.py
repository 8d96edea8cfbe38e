"""The tiny office of toy.py, loaded once for all workers of a run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.connection import Connection
from data.warehouse import reading
from tests.conftest import once
from tests.metrics import toy


@pytest.fixture(scope="session")
def toy_warehouse(shared: Path) -> Path:
    """The folder of the tiny office's warehouse. Read only."""
    return once(shared / "toy", toy.build) / "warehouse"


@pytest.fixture(scope="session")
def toy_connection(toy_warehouse: Path) -> Iterator[Connection]:
    """A read-only, locked-down connection to it."""
    with reading(toy_warehouse) as connection:
        yield connection
