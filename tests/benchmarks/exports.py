"""Exports to measure with: one city's three years of disputes, incidents, grids and reports, of any size."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import duckdb

VIEWS = Path(__file__).with_name("exports.sql")
DIVISIONS = Path(__file__).resolve().parents[2] / "data" / "sample" / "divisions.csv"
NAMES = ("areas", "disputes", "incidents", "grids", "reporting")
MONTHLY = ("disputes", "reporting")  # what the next month adds
FIRST_MONTH, LAST_MONTH, NEXT_MONTH = date(2018, 1, 1), date(2020, 12, 1), date(2021, 1, 1)
ALL_MONTHS = {"first_month": FIRST_MONTH, "last_month": LAST_MONTH}
VILLAGES = 1200  # in 120 towns of 12 counties


def write(folder: Path, rows: int, villages: int = VILLAGES) -> None:
    """Write the exports as CSV files into `folder`: `rows` disputes, a tenth of that incidents."""
    _write(folder, NAMES, {"first_row": 0, "rows": rows, "villages": villages} | ALL_MONTHS)


def write_next(folder: Path, rows: int, more: int, villages: int = VILLAGES) -> None:
    """Write what comes a month after `rows` disputes: `more` new ones, and the month's reports."""
    values = {"first_row": rows, "rows": rows + more, "villages": villages}
    _write(folder, MONTHLY, values | {"first_month": NEXT_MONTH, "last_month": NEXT_MONTH})


def _write(folder: Path, names: Sequence[str], values: Mapping[str, object]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        for name, value in {**values, "divisions": str(DIVISIONS)}.items():
            connection.execute(f"SET VARIABLE {name} = $value", {"value": value})
        connection.execute(VIEWS.read_text("utf-8"))
        for name in names:
            connection.table(name).write_csv(str(folder / f"{name}.csv"))


if __name__ == "__main__":
    chosen = Path(sys.argv[1])
    if len(sys.argv) > 3:
        write_next(chosen, int(sys.argv[2]), int(sys.argv[3]))
    else:
        write(chosen, int(sys.argv[2]))
