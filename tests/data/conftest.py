"""An office with its unit table loaded, and one with nothing yet."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data import definitions, sentinels
from data.corrections import Because
from tests.data.office import CASES, INCIDENTS, REPORTS, Office, units

ONE_OF_EACH_KIND = (
    "disputes_found",
    "mediation_success_rate",
    "median_days_to_settle",
    "on_time_settlement_rate",
    "zero_incident_communities",
    "months_since_incident",
    "reporting_completeness",
)
ONE_SENTINEL = "full_marks"


@pytest.fixture(scope="session")
def few_definitions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with some of the definitions, so that a load costs little; copied, never written to."""
    folder = tmp_path_factory.mktemp("definitions")
    for name in ONE_OF_EACH_KIND:
        for ending in (".toml", ".sql"):
            shutil.copy(definitions.FOLDER / f"{name}{ending}", folder)
    return folder


@pytest.fixture
def few_sentinels(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentinel, so that a load costs little; a module that is about them has a fixture of this name."""
    one = {ONE_SENTINEL: sentinels.read()[ONE_SENTINEL]}
    monkeypatch.setattr(sentinels, "read", lambda: one)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory, few_definitions: Path) -> Path:
    """The folder of an office with the unit table loaded; copied, never written to."""
    office = Office(tmp_path_factory.mktemp("founded"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(definitions, "FOLDER", few_definitions)
        office.send(units(), "units.csv")
    return office.folder


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory, founded: Path, few_definitions: Path) -> Path:
    """The folder of an office with CASES, INCIDENTS and REPORTS; copied, never written to."""
    office = Office(Path(shutil.copytree(founded, tmp_path_factory.mktemp("filled") / "office")))
    sent = {"cases.csv": CASES, "incidents.csv": INCIDENTS, "reports.csv": REPORTS}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(definitions, "FOLDER", few_definitions)
        office.load(*(office.write(name, rows) for name, rows in sent.items()))
    return office.folder


@pytest.fixture
def filled(
    tmp_path: Path,
    filled_folder: Path,
    few_definitions: Path,
    few_sentinels: None,
    monkeypatch: pytest.MonkeyPatch,
) -> Office:
    """An office with cases of three months."""
    monkeypatch.setattr(definitions, "FOLDER", few_definitions)
    return Office(Path(shutil.copytree(filled_folder, tmp_path / "filled")))


@pytest.fixture
def new_office(
    tmp_path: Path,
    founded: Path,
    few_definitions: Path,
    few_sentinels: None,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[], Office]:
    """`new_office()` → another office with the unit table loaded."""
    monkeypatch.setattr(definitions, "FOLDER", few_definitions)
    made = 0

    def make() -> Office:
        nonlocal made
        made += 1
        return Office(Path(shutil.copytree(founded, tmp_path / f"office-{made}")))

    return make


@pytest.fixture
def office(new_office: Callable[[], Office]) -> Office:
    """An office with the unit table loaded."""
    return new_office()


@pytest.fixture
def own_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of records of one test's own."""
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path / "records"))
    return tmp_path / "records"


@pytest.fixture
def because(filled: Office, own_records: Path) -> Callable[..., Because]:
    """`because()` → the reason of a correction in the filled office."""

    def give(**more: object) -> Because:
        return Because("按法院裁定书更正", "王主任", folder=filled.warehouse, **more)

    return give
