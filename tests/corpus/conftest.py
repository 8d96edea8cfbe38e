"""An office with the places of the truth, one definition and no sentinel, so that a load costs little."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import definitions, sentinels
from tests.corpus.truth import UNIT_HEADINGS, UNITS
from tests.data.office import Office


@pytest.fixture(scope="session")
def one_definition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a single definition."""
    folder = tmp_path_factory.mktemp("one-definition")
    for ending in (".toml", ".sql"):
        shutil.copy(definitions.FOLDER / f"disputes_found{ending}", folder)
    return folder


@pytest.fixture(scope="session")
def units_loaded(tmp_path_factory: pytest.TempPathFactory, one_definition: Path) -> Path:
    """The folder of an office with the unit table loaded; copied, never written to."""
    office = Office(tmp_path_factory.mktemp("corpus"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(definitions, "FOLDER", one_definition)
        patch.setenv("ZHILI_RECORDS", str(office.folder / "records"))
        office.send([UNIT_HEADINGS, *UNITS], "units.csv")
    return office.folder


@pytest.fixture
def office(
    tmp_path: Path, units_loaded: Path, one_definition: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Office]:
    """An office with the unit table loaded and records of its own."""
    folder = Path(shutil.copytree(units_loaded, tmp_path / "office"))
    monkeypatch.setattr(definitions, "FOLDER", one_definition)
    monkeypatch.setattr(sentinels, "read", dict)
    monkeypatch.setenv("ZHILI_RECORDS", str(folder / "records"))
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(folder / "warehouse"))
    yield Office(folder)
