"""Hostile files, by the real command: one line, exit code 2, little memory, little time, nothing changed."""

import os
import resource
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest

from data import load as loader
from data.problem import Problem
from tests.conftest import ROOT
from tests.data.hostile import GOOD, HOSTILE
from tests.data.office import dispute, disputes, write_xlsx

SECONDS, HANG_SECONDS = 20, 150
MEMORY_KILOBYTES = 1_000_000


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def load(*paths: Path, into: Path) -> tuple[int, str, list[str], resource.struct_rusage]:
    """Exit code, standard output, lines of standard error, and what the processes used."""
    process = subprocess.Popen(
        [sys.executable, "-m", "data.load", *map(str, paths)],
        cwd=ROOT,
        env=os.environ | {"ZHILI_WAREHOUSE": str(into)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    watch = Timer(HANG_SECONDS, process.kill)
    watch.start()
    out, err = process.stdout.read(), process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    watch.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, out, err.splitlines(), used


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_a_line_and_changes_nothing(office, name):
    make, told = HOSTILE[name]
    good, hostile = office.write("good/a.csv", GOOD), make(office.file(name))
    before = files_of(office.warehouse)
    code, out, err, used = load(good, hostile, into=office.warehouse)
    assert (code, out, len(err)) == (2, "", 1), err
    assert told in err[0]
    # The time of the processor: other tests on this machine are not the file's fault.
    assert used.ru_utime + used.ru_stime < SECONDS
    assert used.ru_maxrss < MEMORY_KILOBYTES
    assert files_of(office.warehouse) == before


CHANGES = {
    "grows": (lambda file: file.write_bytes(file.read_bytes() + b"\n"), "changed while it was read"),
    "is rewritten": (lambda file: file.write_bytes(file.read_bytes()), "changed while it was read"),
    "vanishes": (lambda file: file.unlink(), "vanished while it was read"),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_file_that_changes_while_it_is_read_stops_the_load(office, monkeypatch, change, ending):
    act, told = CHANGES[change]
    refresh = loader.coverage.refresh

    def meanwhile(*arguments: object, **named: object) -> object:
        act(file)
        return refresh(*arguments, **named)

    rows = disputes(dispute("D1"))
    file = write_xlsx(office.file("a.xlsx"), 表=rows) if ending == "xlsx" else office.write("a.csv", rows)
    monkeypatch.setattr(loader.coverage, "refresh", meanwhile)
    before = files_of(office.warehouse)
    with pytest.raises(Problem, match=told):
        office.load(file)
    assert files_of(office.warehouse) == before
