"""python -m tests.benchmarks.month [ROWS]: from raw exports to every document of a month in one command."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import exports
from tests.benchmarks.process import ROOT

CITY, MONTH, ROWS = "610300", "2020-12", 1_000_000
WRITTEN = (0, 1)  # 1: some reports of the generated exports are missing, which the documents say


@dataclass(frozen=True)
class Measured:
    """Seconds of wall time of the whole command, and of the same without loading; how many files."""

    seconds: float
    document_seconds: float
    files: int

    @property
    def share(self) -> float:
        """Of the whole, what the documents take."""
        return self.document_seconds / self.seconds


def measure(rows: int = ROWS) -> Measured:
    """Once with loading into a new warehouse, then once more the documents alone, in the same run."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        exports.write(place / "exports", rows)
        whole = _run(place, "--load", place / "exports")
        alone = _run(place)
        return Measured(whole, alone, len(list((place / "set").iterdir())))


def _run(place: Path, *more: object) -> float:
    words = ["--area", CITY, "--period", MONTH, "--to", place / "set", *more]
    own = {"ZHILI_WAREHOUSE": str(place / "warehouse"), "ZHILI_RECORDS": str(place / "records")}
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "reports.month", *map(str, words)],
        cwd=ROOT,
        env=os.environ | own,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode not in WRITTEN:
        raise SystemExit(done.stderr)
    return time.perf_counter() - began


if __name__ == "__main__":
    found = measure(*map(int, sys.argv[1:2]))
    print(
        f"{found.files} files: {found.seconds:.1f} s with loading, documents alone "
        f"{found.document_seconds:.1f} s ({found.share:.0%})"
    )
