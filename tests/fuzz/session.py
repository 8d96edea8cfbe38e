"""Trials in child processes: a hang or a crash ends its child, is written down, and the next goes on."""

import faulthandler
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from data import definitions
from tests.corpus.truth import UNIT_HEADINGS, UNITS
from tests.data.office import Office
from tests.fuzz.trial import Trial, trial

SECONDS = 60  # of one trial; more is a hang
CHUNK = 50  # trials of a child


def found(folder: Path) -> Path:
    """An office with the unit table loaded, in a new folder with a single definition."""
    one = folder / "definitions"
    one.mkdir(parents=True)
    for ending in (".toml", ".sql"):
        shutil.copy(definitions.FOLDER / f"disputes_found{ending}", one)
    definitions.FOLDER = one
    os.environ["ZHILI_RECORDS"] = str(folder / "records")
    office = Office(folder / "founded")
    office.send([UNIT_HEADINGS, *UNITS], "units.csv")
    return office.folder


def run(seed: int, first: int, count: int) -> Iterator[Trial]:
    """Trials in this process; one that takes too long ends it with a traceback."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        founded = found(Path(folder) / "start")
        for number in range(first, first + count):
            with tempfile.TemporaryDirectory(dir=folder) as place:
                faulthandler.dump_traceback_later(SECONDS, exit=True)
                yield trial(seed, number, founded, Path(place))
                faulthandler.cancel_dump_traceback_later()


def session(seed: int, minutes: float, first: int = 0) -> Iterator[Trial]:
    """Trials in children until the time is over; a child that dies counts as a fault of its last trial."""
    end, number = time.monotonic() + minutes * 60, first
    while time.monotonic() < end:
        command = [sys.executable, "-m", "tests.fuzz", "--child", str(number), "--seed", str(seed)]
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as told:
            pipes = {"stdout": subprocess.PIPE, "stderr": told, "encoding": "utf-8", "errors": "replace"}
            with subprocess.Popen(command, **pipes) as running:
                for line in filter(lambda line: line.startswith("{"), running.stdout):
                    yield Trial(**json.loads(line))
                    number += 1
                    if time.monotonic() > end:
                        running.terminate()
                        return
            if running.returncode:
                told.seek(0)
                yield Trial(
                    f"{seed}-{number}", (), "died", f"exit {running.returncode}: {told.read()[-1500:]}"
                )
                number += 1


def child(seed: int, first: int) -> None:
    """The trials of one child, a line of JSON each."""
    for one in run(seed, first, CHUNK):
        print(json.dumps(asdict(one), ensure_ascii=False), flush=True)


def summary(trials: Counter, faults: int) -> str:
    """How many trials there were, and how they ended."""
    endings = ", ".join(f"{ending} {count}" for ending, count in trials.most_common())
    return f"{sum(trials.values())} trials: {endings}; faults: {faults}"
