"""Versions are kept, listed, gone back to and never harmed, not even by a load that is killed."""

import datetime as dt
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from data import loads, versions, warehouse
from data.history import publications
from data.problem import Problem
from data.problem import run as as_command
from tests.conftest import ROOT
from tests.data.office import Office, dispute, disputes

KILLS = int(os.environ.get("ZHILI_KILLS", "20"))
KILLING_SECONDS = 12 if KILLS == 20 else 3600  # no longer in all, unless a slow machine made it fewer than
FEWEST = 5
LOADER = (
    "import json, sys; from data import load, versions; from data.problem import run\n"
    "print('ready', flush=True); given = json.loads(sys.stdin.readline())\n"
    "run(versions.main if '--undo' in given else load.main, given)"
)


@pytest.fixture
def command(office, monkeypatch, capsys):
    """`command(*arguments)` → exit code and the lines of both outputs."""
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(office.warehouse))

    def call(*arguments: object) -> tuple[int, list[str]]:
        code = as_command(versions.main, [str(argument) for argument in arguments])
        told = capsys.readouterr()
        return code, (told.out + told.err).splitlines()

    return call


def cases(office: Office) -> list[str]:
    return [case for (case,) in office.ask("SELECT case_id FROM disputes ORDER BY 1")]


def test_versions_are_listed_newest_first_with_the_current_one_marked(office, command):
    office.send(disputes(dispute("D1")))
    code, lines = command()
    assert code == 0 and [line.split()[:2] for line in lines] == [["*", "2"], ["1", "made"]]
    assert lines[0].endswith("data as of 2020-10-31  batches 2")
    assert lines[1].endswith("data as of None  batches 1")


def test_going_back_and_loading_on_continues_from_the_chosen_version(office, command):
    for number in (1, 2, 3):
        office.send(disputes(dispute(f"D{number}")))
    assert (office.version, cases(office)) == (4, ["D1", "D2", "D3"])
    code, lines = command("--back", 2)
    assert code == 0 and [line[:2] for line in lines] == ["  ", "  ", "* ", "  "]
    assert (office.version, cases(office)) == (2, ["D1"])
    report = office.send(disputes(dispute("D9")))
    assert (report.version, office.version, cases(office)) == (5, 5, ["D1", "D9"])
    assert office.ask("SELECT version FROM versions ORDER BY 1") == [(1,), (2,), (5,)]
    with warehouse.reading(office.warehouse) as connection:
        told = loads.describe(connection)
    assert (told["version"], told["as_of"]) == (5, dt.date(2020, 10, 31))


@pytest.mark.parametrize("number", [0, 9, -1])
def test_going_back_to_what_is_not_kept_is_refused_with_what_is(command, number):
    code, lines = command("--back", number)
    assert (code, lines) == (2, [f"--back {number}: no such version; kept are 1."])


def test_bad_use_and_an_empty_folder_are_one_line(office, command, monkeypatch, tmp_path):
    code, lines = command("--back", "x")
    assert code == 2 and len(lines) == 1 and lines[0].startswith("python -m data.versions: argument --back")
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(tmp_path / "nowhere"))
    code, lines = command()
    assert code == 2 and lines[0].endswith("nothing has been loaded yet; run python -m data.load PATH…")


def _blank_version(number: int, folder: Path) -> None:
    """Any file does: pruning goes by names."""
    warehouse.path(number, folder).write_bytes(b"")


def test_the_newest_twelve_are_kept_and_the_current_one_and_no_other_file_is_touched(office):
    first = warehouse.path(1, office.warehouse)
    for number in range(2, 15):
        _blank_version(number, office.warehouse)
    stranger = office.warehouse / "warehouse-000002.duckdb.bak"
    stranger.write_bytes(b"mine")
    warehouse.choose(1, office.warehouse)
    report = office.send(disputes(dispute("D1")))
    assert report.version == 15 and stranger.exists() and not first.exists()
    assert warehouse.numbers(office.warehouse) == list(range(4, 16))
    assert publications.KEPT == 12


def test_a_current_version_that_is_old_is_kept_when_others_are_pruned(office, monkeypatch):
    for number in range(2, 15):
        _blank_version(number, office.warehouse)
    warehouse.choose(1, office.warehouse)
    publications.prune(office.warehouse)
    assert warehouse.numbers(office.warehouse) == [1, *range(3, 15)]


def test_a_reader_of_the_old_version_is_not_disturbed_by_a_new_one(office):
    office.send(disputes(dispute("D1")))
    with warehouse.reading(office.warehouse) as old:
        office.send(disputes(dispute("D2")))
        assert old.execute("SELECT count(*) FROM disputes").fetchone() == (1,)
    assert cases(office) == ["D1", "D2"]


def test_what_a_killed_load_left_behind_is_removed_by_the_next(office):
    (office.warehouse / ".load-dead" / "spill").mkdir(parents=True)
    (office.warehouse / ".load-dead" / "draft.duckdb").write_bytes(b"half")
    (office.warehouse / ".current-4711").write_text("7")
    office.send(disputes(dispute("D1")))
    assert sorted(file.name for file in office.warehouse.iterdir()) == [
        ".lock",
        "current",
        "warehouse-000001.duckdb",
        "warehouse-000002.duckdb",
    ]


def _ready(office: Office) -> subprocess.Popen:
    """A process that has imported the loader and does what its input says as soon as it says so."""
    return subprocess.Popen(
        [sys.executable, "-c", LOADER],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "ZHILI_WAREHOUSE": str(office.warehouse)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _go(process: subprocess.Popen, arguments: list[str], seconds: float) -> float:
    """Let it load or undo for so long, then kill it; how long it took."""
    assert process.stdout.readline() == "ready\n"
    began = time.monotonic()
    process.stdin.write(json.dumps(arguments) + "\n")
    process.stdin.flush()
    try:
        # What it prints is read, lest a full pipe holds it up.
        process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
    return time.monotonic() - began


def _export(office: Office, name: str) -> list[str]:
    """The file of fifty more cases, as the argument of a load."""
    return [str(office.write(f"{name}.csv", disputes(*(dispute(f"{name}-{i}") for i in range(50)))))]


def _batches(office: Office) -> list[int]:
    found = office.ask(
        "SELECT batch FROM batches WHERE source = 'disputes' AND batch NOT IN (SELECT batch FROM undone)"
    )
    return [batch for (batch,) in found]


def test_a_load_or_undo_killed_at_any_moment_leaves_the_old_version_or_the_new_one(office):
    started, chance = time.monotonic(), random.Random(2020)
    whole = _go(_ready(office), _export(office, "first"), 60)
    loaded, attempts, told = 50, 0, {}
    waiting = _ready(office)
    while attempts < FEWEST or (attempts < KILLS and time.monotonic() - started < KILLING_SECONDS):
        attempts += 1
        process, waiting = waiting, _ready(office)
        undone = chance.choice(_batches(office)) if attempts % 2 and loaded else None
        arguments = ["--undo", str(undone)] if undone else _export(office, f"K{attempts}")
        _go(process, arguments, whole * chance.uniform(0, 1.1))
        found = office.ask(
            "SELECT (SELECT count(*) FROM disputes), coalesce(sum(numerator), 0) FROM counts "
            "WHERE indicator = 'disputes_found' AND area = '610300' AND breakdown = ''"
        )
        after = loaded - 50 if undone else loaded + 50
        assert found in ([(loaded, loaded)], [(after, after)])
        told[bool(undone), found[0][0] == after] = told.get((bool(undone), found[0][0] == after), 0) + 1
        loaded = found[0][0]
    _go(waiting, _export(office, "last"), 60)
    assert len(cases(office)) == loaded + 50
    assert not list(office.warehouse.glob(".load-*"))
    print(attempts, "kills; (undo, new version) → times:", told)


def test_files_can_be_opened_by_the_release_before(office):
    with duckdb.connect(str(warehouse.path(office.version, office.warehouse)), read_only=True) as connection:
        (tags,) = connection.execute("SELECT tags FROM duckdb_databases() WHERE NOT internal").fetchone()
    assert tags["storage_version"].startswith("v1.5.0")


def test_a_version_whose_file_is_no_database_is_listed_as_such(office, command):
    _blank_version(2, office.warehouse)
    warehouse.path(2, office.warehouse).write_bytes(b"rubbish")
    code, lines = command()
    assert code == 0 and lines[0].split() == ["2", "cannot", "be", "read"] and "made" in lines[1]


def test_a_load_into_nothing_begins_with_version_one(tmp_path):
    office = Office(tmp_path)
    with pytest.raises(Problem):
        office.load()
    assert office.send(disputes(), "empty.csv").version == 1
