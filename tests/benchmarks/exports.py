"""Exports to measure with: one city's three years of disputes, incidents, grids and reports, of any size."""

import sys
from datetime import date
from pathlib import Path

import duckdb

VIEWS = Path(__file__).with_name("exports.sql")
DIVISIONS = Path(__file__).resolve().parents[2] / "data" / "sample" / "divisions.csv"
NAMES = ("areas", "disputes", "incidents", "grids", "reporting")
FIRST_MONTH, LAST_MONTH = date(2018, 1, 1), date(2020, 12, 1)
VILLAGES = 1200  # in 120 towns of 12 counties


def write(folder: Path, rows: int, villages: int = VILLAGES) -> None:
    """Write the exports as CSV files into `folder`: `rows` disputes, a tenth of that incidents."""
    folder.mkdir(parents=True, exist_ok=True)
    values = {
        "rows": rows,
        "villages": villages,
        "first_month": FIRST_MONTH,
        "last_month": LAST_MONTH,
        "divisions": str(DIVISIONS),
    }
    with duckdb.connect() as connection:
        for name, value in values.items():
            connection.execute(f"SET VARIABLE {name} = $value", {"value": value})
        connection.execute(VIEWS.read_text("utf-8"))
        for name in NAMES:
            connection.table(name).write_csv(str(folder / f"{name}.csv"))


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
