"""Texts: the SQL of a record's cells as text, one per column of ours, before anything is read of them."""

from data.sheets import furniture
from data.sheets.headings import Recognised
from data.staging import cells
from data.staging.places import ROLES

ROW = "raw_row"
# Each part of a split date as digits: 2020年, 2020.0 and 2020 are one year.
_DIGITS = "regexp_extract({cell}, '^\\s*(\\d+)(?:\\.0+)?\\s*[年月日]?份?\\s*$', 1)"


def texts(heading: Recognised) -> list[str]:
    """SQL expressions `… AS t_<column>` and `… AS p_<role of a place>` on c0, c1, …"""
    columns = {name: cells.text(position) for name, position in heading.columns.items()}
    columns |= {name: _joined(positions) for name, positions in heading.parts.items()}
    # Constants are months and items that we have read ourselves, never a cell.
    columns |= {name: f"'{value}'" for name, value in heading.constants.items()}
    places = {role: _place(heading, role) for role in heading.place}
    return [f"{sql} AS t_{name}" for name, sql in columns.items()] + [
        f"{sql} AS p_{role}" for role, sql in places.items()
    ]


def rows(heading: Recognised) -> str:
    """What to select them from: the view `raw`, with the number of each row where names are carried down."""
    numbered = "raw"
    if heading.filled_down:
        numbered = f"(SELECT *, row_number() OVER () AS {ROW} FROM raw)"
    for role in heading.filled_down:
        # Each name begins a group, and a finer name is never carried from one group into the next.
        named = f"count({_name(heading, role)}) OVER {_above(heading, role)}"
        numbered = f"(SELECT *, {named} AS group_{role} FROM {numbered})"
    return numbered


def order(heading: Recognised) -> str:
    """ORDER BY, where the order of the file would be lost otherwise; with the column that it needs."""
    return f"ORDER BY {ROW}" if heading.filled_down else ""


def _place(heading: Recognised, role: str) -> str:
    own = cells.text(heading.place[role])
    if role not in heading.filled_down:
        return own
    finest = [other for other in ROLES if other in heading.place][-1]
    carried = f"max({_name(heading, role)}) OVER (PARTITION BY {_groups(heading, role, True)})"
    below = cells.text(heading.place[finest])
    return f"CASE WHEN {own} IS NULL AND {below} IS NOT NULL THEN {carried} ELSE {own} END"


def _name(heading: Recognised, role: str) -> str:
    """The name in a row, unless the row is a sum."""
    position = heading.place[role]
    return f"CASE WHEN NOT coalesce({furniture.is_sum(position)}, false) THEN {cells.text(position)} END"


def _above(heading: Recognised, role: str) -> str:
    groups = _groups(heading, role, False)
    partition = f"PARTITION BY {groups} " if groups else ""
    return f"({partition}ORDER BY {ROW} ROWS UNBOUNDED PRECEDING)"


def _groups(heading: Recognised, role: str, and_own: bool) -> str:
    before = heading.filled_down[: heading.filled_down.index(role) + and_own]
    return ", ".join(f"group_{one}" for one in before)


def _joined(positions: tuple[int, ...]) -> str:
    """2020, 4, 3 as 2020-04-03; a text that is no date where a part is missing, NULL where all are."""
    own = [cells.text(position) for position in positions]
    digits = [f"lpad({_DIGITS.format(cell=cell)}, 2, '0')" for cell in own]
    year = _DIGITS.format(cell=own[0])
    joined = f"concat_ws('-', {year}, {', '.join(digits[1:])})"
    return f"CASE WHEN coalesce({', '.join(own)}) IS NOT NULL THEN {joined} END"
