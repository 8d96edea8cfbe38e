"""What every test may ask for: the sample exports, a warehouse loaded from them, a connection, a tool."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
REFUSED_ROWS = 1  # data.load: loaded, and some rows were refused (the sample has such rows on purpose)

# Set before anything imports streamlit: a test must see the message that a reader does not get.
os.environ.setdefault("STREAMLIT_CLIENT_SHOW_ERROR_DETAILS", "full")


# A deadline measures the machine, not the code.
settings.register_profile("zhili", deadline=None)
settings.load_profile("zhili")


def run(*args: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """`python -m args…` from the project's root, as a reader would type it; text in, text out."""
    return subprocess.run(
        [sys.executable, "-m", *map(str, args)],
        cwd=ROOT,
        env={**os.environ, **{name: str(text) for name, text in (env or {}).items()}},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )


def once(folder: Path, make: Callable[[Path], None]) -> Path:
    """`folder`, made by the first worker that asks; the others wait for it."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder.with_suffix(".done")
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            done.touch()
    return folder


def _write_sample(folder: Path) -> None:
    written = run("data.sample", folder)
    assert written.returncode == 0, f"python -m data.sample {folder}:\n{written.stdout}{written.stderr}"


def _load(exports: Path, folder: Path) -> None:
    loaded = run("data.load", exports, env={"ZHILI_WAREHOUSE": folder})
    told = f"python -m data.load {exports} → {loaded.returncode}:\n{loaded.stdout}{loaded.stderr}"
    assert loaded.returncode in (0, REFUSED_ROWS), told
    assert list(folder.glob("warehouse-*.duckdb")), told


@pytest.fixture(scope="session", autouse=True)
def records(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of records of this run: no test reads or writes those of the place."""
    folder = tmp_path_factory.mktemp("records")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZHILI_RECORDS", str(folder))
        yield folder


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all workers of this run, and for this run only."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def exports(shared: Path) -> Path:
    """The folder of the sample exports. Read only: copy what a test wants to change."""
    return once(shared / "exports", _write_sample)


@pytest.fixture(scope="session")
def warehouse(shared: Path, exports: Path) -> Path:
    """The folder of a warehouse with the sample in it, by way of the real loader. Read only."""
    return once(shared / "warehouse", lambda folder: _load(exports, folder))


@pytest.fixture(scope="session")
def connection(warehouse: Path) -> Iterator:
    """A read-only, locked-down cursor on that warehouse."""
    from data.warehouse import reading

    with reading(warehouse) as cursor:
        yield cursor


@pytest.fixture(scope="session")
def run_module() -> Callable[..., subprocess.CompletedProcess[str]]:
    """`run_module("data.load", folder, env={…})` → the completed process."""
    return run


@pytest.fixture(scope="session")
def tool() -> Callable[..., str]:
    """`tool("soffice")` → its path. Where none of the names is installed (or `works`, given a path, says
    no to each) the test is skipped, or with CI=true fails."""

    def path(*names: str, works: Callable[[str], bool] = bool) -> str:
        found = next(filter(works, filter(None, map(shutil.which, names))), None)
        if found is None:
            absent = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
            absent(f"{names[0]} is not installed; see tests/install_browser.sh")
        return found

    return path
