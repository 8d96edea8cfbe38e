"""python -m tests.benchmarks.run: what loading, pages, statistics and rankings cost, at several sizes."""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from data.problem import Problem
from data.problem import run as run_command
from tests.benchmarks import load, process, report
from tests.benchmarks.machine import machine
from tests.benchmarks.size import Size

ROWS = (1_000_000, 10_000_000)
QUICK_ROWS = (200_000,)
PARTS = ("load", "data", "pages", "statistics", "ranking")
# Parts that need no warehouse, and what measures them.
GENERATED = {"statistics": "tests.benchmarks.overview_statistics", "ranking": "tests.benchmarks.ranking"}
SEVERAL_LOADS = 3
ONE_LOAD_FROM = 5_000_000  # disputes; beyond, a load is long enough to be measured once
NEXT_SHARE = 100  # a further month brings one case for so many that are there
GB = 1e9
BYTES_PER_DISPUTE = 500  # exports, staging and warehouse together, at their widest


def measure(rows: int, parts: Sequence[str], folder: Path) -> Size:
    """Everything that was asked for, at one size; exports and warehouse are made in `folder`."""
    exports, warehouse = folder / "exports", folder / "warehouse"
    _say(f"{rows:,} disputes: writing exports …")
    process.run("tests.benchmarks.exports", exports, rows)
    _say(f"{rows:,} disputes: loading …")
    times = SEVERAL_LOADS if "load" in parts and rows < ONE_LOAD_FROM else 1
    loaded = load.load(exports, warehouse, times)
    shutil.rmtree(exports)
    if "load" in parts:
        loaded = _with_next_month(loaded, rows, folder)
    return Size(
        rows,
        loaded if "load" in parts else None,
        _page_data(rows, warehouse) if "data" in parts else None,
        *(_pages(rows, warehouse) if "pages" in parts else ()),
    )


def _with_next_month(loaded: load.Loaded, rows: int, folder: Path) -> load.Loaded:
    """What one further month costs; measured in a copy, so that pages are measured without it."""
    following, copy, more = folder / "next", folder / "copy", rows // NEXT_SHARE
    _say(f"{rows:,} disputes: loading {more:,} more …")
    process.run("tests.benchmarks.exports", following, rows, more)
    shutil.copytree(folder / "warehouse", copy)
    seconds = load.increment(following, copy)
    shutil.rmtree(copy)
    return replace(loaded, next_seconds=seconds, next_rows=more)


def main(arguments: list[str]) -> int:
    """The command line."""
    given = _parser().parse_args(arguments)
    sizes = sorted(given.rows or (QUICK_ROWS if given.quick else ROWS))
    parts = (given.only,) if given.only else PARTS
    if given.to:
        given.to.parent.mkdir(parents=True, exist_ok=True)
    measured, measured_on = [], machine()
    for rows in sizes:
        with tempfile.TemporaryDirectory(prefix="zhili-benchmark-") as folder:
            _check_space(Path(folder), rows)
            measured.append(measure(rows, parts, Path(folder)))
    for part, module in GENERATED.items():
        if part in parts:
            _say(f"{part}, from generated figures …")
            measured[0] = replace(measured[0], **{part: _last_line(process.run(module))})
    made = report.tables(measured)
    print(report.plain(made))
    if given.to:
        given.to.write_text(report.markdown(made, measured_on), "utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.run", description="Measure loading, queries and pages."
    )
    parser.add_argument("--rows", type=int, nargs="+", metavar="N", help="numbers of disputes")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_ROWS[0]:,} disputes, for trying")
    parser.add_argument("--only", choices=PARTS, help="measure one part")
    parser.add_argument("--to", type=Path, metavar="FILE", help="write the report as Markdown as well")
    return parser


def _page_data(rows: int, warehouse: Path) -> dict:
    _say(f"{rows:,} disputes: one page's data …")
    return _last_line(process.run("tests.benchmarks.page_data", env={"ZHILI_WAREHOUSE": warehouse}))


def _pages(rows: int, warehouse: Path) -> tuple[dict, int]:
    _say(f"{rows:,} disputes: pages …")
    ran = process.run("tests.benchmarks.pages", env={"ZHILI_WAREHOUSE": warehouse})
    return _last_line(ran), ran.peak_bytes


def _last_line(ran: process.Run) -> dict:
    """What a measuring process has found; a page may have printed before it."""
    return json.loads(ran.output.splitlines()[-1])


def _check_space(folder: Path, rows: int) -> None:
    free, needed = shutil.disk_usage(folder).free, rows * BYTES_PER_DISPUTE
    if free < needed:
        raise Problem(
            f"{folder.parent}: {free / GB:.1f} GB free, {needed / GB:.1f} GB needed; "
            "set TMPDIR to a larger disk or give smaller --rows."
        )


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(run_command(main, sys.argv[1:]))
