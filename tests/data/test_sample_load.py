"""The sample by way of the real loader: what is refused, and what every table then holds."""

import pandas as pd
import pytest

from data import sample
from data.sample import tables

KEYS = {
    **{"areas": ["code"], "grids": ["grid", "month"], "reporting": ["area", "month", "source"]},
    **{"inspections": ["record"], "services": ["record"], "tasks": ["task_id"], "score_events": ["event"]},
    **{"surveys": ["area", "surveyed_on", "question"], "mediation_bodies": ["body", "month"]},
    "monthly_figures": ["area", "month", "item"],
}


def as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """Every cell as text, so that kinds of numbers and of nothing do not matter."""
    columns = {}
    for name, column in frame.items():
        if column.dtype.kind == "M":
            column = column.dt.strftime("%Y-%m-%d")
        elif pd.api.types.is_bool_dtype(column):
            column = column.astype("boolean").astype(object).map({True: "yes", False: "no"})
        elif pd.api.types.is_numeric_dtype(column):
            column = column.astype(float).map(str).replace({"nan": None, "<NA>": None})
        columns[name] = column.astype(object).where(column.notna(), "").map(str)
    return pd.DataFrame(columns)


def test_a_load_refuses_just_the_rows_that_it_should(connection):
    rows = connection.execute("SELECT file, row_no FROM refusals JOIN batches USING (batch)").fetchall()
    wanted = sample.refused()
    assert sorted((file.split("/")[-1], row) for file, row in rows) == sorted(
        zip(wanted["path"].str.split("/").str[-1], wanted["row"], strict=True)
    )


@pytest.mark.parametrize("table", tables.tables())
def test_a_load_gives_the_truth(connection, table):
    truth = sample.truth(table).drop(columns="boundary", errors="ignore")
    names = ", ".join(f'"{name}"' for name in truth)
    loaded = connection.execute(f"SELECT {names} FROM {table}").df()
    key = KEYS.get(table, ["case_id"])
    expected, read = (
        as_text(frame).sort_values(key, ignore_index=True)
        for frame in (truth, loaded.astype({n: "boolean" for n in bools(truth)}))
    )
    pd.testing.assert_frame_equal(read, expected, check_dtype=False)


def bools(frame: pd.DataFrame) -> list[str]:
    """The columns that say yes or no."""
    return [name for name in frame if pd.api.types.is_bool_dtype(frame[name])]
