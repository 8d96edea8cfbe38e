"""Unmapped share: of the cells of each code list, how many tell nothing; by kind of export and by office."""

import pandas as pd

from data import sources, unmapped
from data.connection import Connection

LIST = ["source", "column", "codes"]
SUMS = ["rows", "empty", "other"]
COLUMNS = [*LIST, *SUMS, "unmapped_share", "required"]


def unmapped_share(connection: Connection) -> pd.DataFrame:
    """One row per kind of export and column with a code list: COLUMNS, the largest share first.

    unmapped_share = (empty + other) / rows. An unknown word stops a load until it is answered, so nothing is
    unmapped in silence: `other` was said by the export or by a person's answer. A column that may rightly be
    empty (an outcome not rated yet) counts as empty, too; `required` ones are never empty.
    """
    return _shares(unmapped.counted(connection), LIST)


def by_file(connection: Connection, source: str, column: str) -> pd.DataFrame:
    """The same for one column, one row per file that brought rows, as offices sent them: file and COLUMNS."""
    found = unmapped.counted(connection)
    chosen = found[(found["source"] == source) & (found["column"] == column)]
    return _shares(chosen, [*LIST, "file"])


def _shares(found: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    sums = found.groupby(keys, as_index=False)[SUMS].sum()
    shares = sums.assign(unmapped_share=(sums["empty"] + sums["other"]) / sums["rows"])
    known = {(name, c.name): c.required for name, kind in sources.read().items() for c in kind.columns}
    required = [known[key] for key in zip(shares["source"], shares["column"], strict=True)]
    shares = shares.assign(required=required)
    return shares.sort_values(["unmapped_share", *keys], ascending=[False] + [True] * len(keys)).reset_index(
        drop=True
    )
