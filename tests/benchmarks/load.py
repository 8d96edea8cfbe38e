"""Loading: the whole of python -m data.load beside DuckDB alone reading the same disputes export."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks import process


@dataclass(frozen=True)
class Loaded:
    """Medians in seconds; peaks and sizes in bytes."""

    seconds: float
    scan_seconds: float
    peak_bytes: int
    warehouse_bytes: int
    export_bytes: int
    times: int
    next_seconds: float = 0.0  # of a load of one further month; 0 where it was not measured
    next_rows: int = 0

    @property
    def ratio(self) -> float:
        """How many times as long as DuckDB alone."""
        return self.seconds / self.scan_seconds


def load(exports: Path, warehouse: Path, times: int) -> Loaded:
    """Load the exports into a new warehouse `times` times, each followed by the yardstick."""
    loads, scans = [], []
    for _ in range(times):
        shutil.rmtree(warehouse, ignore_errors=True)
        warehouse.mkdir()
        loads.append(process.run("data.load", exports, env={"ZHILI_WAREHOUSE": warehouse}))
        scans.append(process.run("tests.benchmarks.scan", exports / "disputes.csv"))
    return Loaded(
        seconds=median(run.seconds for run in loads),
        scan_seconds=median(run.seconds for run in scans),
        peak_bytes=max(run.peak_bytes for run in loads),
        warehouse_bytes=_size(warehouse),
        export_bytes=_size(exports),
        times=times,
    )


def increment(exports: Path, warehouse: Path) -> float:
    """Seconds that a further month takes, loaded into a warehouse that holds all months before it."""
    return process.run("data.load", exports, env={"ZHILI_WAREHOUSE": warehouse}).seconds


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir())
