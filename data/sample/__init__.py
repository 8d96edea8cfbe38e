"""Sample exports as offices send them: real codes and names, invented rows, the published figures exactly.

`write(folder)` writes the files; `truth(table)` is what a correct load of all of them must give.
"""

from pathlib import Path

import pandas as pd

from data.sample import plan, tables, ugly


def write(folder: str | Path) -> list[Path]:
    """Write every export of the sample below the folder; the paths, in the order of sending."""
    return ugly.write(Path(folder))


def truth(table: str) -> pd.DataFrame:
    """The final state of a table after all exports; a copy.

    The columns are those of data/schema.sql without the computed ones and the batch. Disputes also have
    `boundary`, the name of what a row stands for in figures.toml, empty for ordinary rows. ValueError names
    an unknown table.
    """
    known = tables.tables()
    if table not in known:
        raise ValueError(f"The sample has no table {table!r}; use one of {', '.join(known)}.")
    return known[table].copy()


def refused() -> pd.DataFrame:
    """The rows that a load must refuse: path below the folder, row (record, headings included), reason."""
    return pd.DataFrame(plan.read("refused")["rows"])[["path", "row", "reason"]]


def figures() -> dict:
    """The published figures and boundary rows that the sample reproduces; see figures.toml."""
    return plan.read("figures")
