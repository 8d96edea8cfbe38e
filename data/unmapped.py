"""Unmapped words: how many cells of each code list say nothing, or only 'other', by column and file."""

from functools import cache

import duckdb
import pandas as pd

from data import codes, sources

OTHER = "其他"
COLUMNS = ["source", "column", "codes", "file", "batch", "rows", "empty", "other"]


def counted(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row per kind of export, column with a code list, and batch that brought rows: COLUMNS.

    An unknown word stops a load and is answered, so a cell is never guessed: what is left is empty, or was
    mapped to 'other'. Which cells a person's answer filled is told by the batch (answered columns), not here.
    """
    found = [_of_source(connection, name) for name in sources.read()]
    rows = pd.concat([rows for rows in found if len(rows)] or [pd.DataFrame(columns=COLUMNS)])
    return rows[COLUMNS].reset_index(drop=True)


@cache
def others(code_list: str) -> frozenset[str]:
    """The values of a code list that mean 'other' and nothing more: 其他."""
    labels = codes.read()[code_list].labels
    return frozenset(value for value, words in labels.items() if words["zh"] == OTHER)


def _of_source(connection: duckdb.DuckDBPyConnection, name: str) -> pd.DataFrame:
    """One pass over a table; the names of columns are our own."""
    listed = [column for column in sources.read()[name].columns if column.codes]
    if not listed:
        return pd.DataFrame(columns=COLUMNS)
    sums = ", ".join(
        f"count(*) - count({cell}) AS empty_{n}, "
        f"count(*) FILTER (WHERE CAST({cell} AS VARCHAR) IN (SELECT unnest($other_{n}))) AS other_{n}"
        for n, cell in enumerate(f"{name}.{column.name}" for column in listed)
    )
    others_ = {f"other_{n}": sorted(others(column.codes)) for n, column in enumerate(listed)}
    wide = connection.cursor().execute(
        f"SELECT batch, coalesce(any_value(batches.file), '') AS file, count(*) AS rows, {sums} "
        f"FROM {name} LEFT JOIN batches USING (batch) GROUP BY batch ORDER BY batch",
        others_,
    )
    frame = wide.df()
    parts = [
        frame[["batch", "file", "rows"]].assign(
            source=name,
            column=column.name,
            codes=column.codes,
            empty=frame[f"empty_{n}"],
            other=frame[f"other_{n}"],
        )
        for n, column in enumerate(listed)
    ]
    return pd.concat(parts)
