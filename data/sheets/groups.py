"""Groups: place names that stand only in the first row of their group, and are meant for all of its rows."""

from itertools import pairwise

from data.sheets.headings import Recognised
from data.sheets.layout import Rows, Span
from data.sheets.split_dates import cells
from data.staging.places import ROLES

FILLED_TYPES = ("month", "date", "choice", "area")  # a merged number is a sum: it is written once


def filled_down(reading: Recognised, below: Rows) -> tuple[str, ...]:
    """The places of a text file that are written once per group, the coarsest first.

    A blank may also mean that nothing is known. So this is said only of the places left of the finest one,
    where that is filled, where the first row names the group, and where no name follows itself: whoever
    writes a name on every row would repeat it.
    """
    roles = [role for role in ROLES if role in reading.place]
    if "code" in reading.place or len(roles) < 2:
        return ()
    *coarse, finest = [cells(below, reading.place[role]) for role in roles]
    rows = [i for i, cell in enumerate(finest) if cell.strip()]
    columns = [[column[i].strip() if i < len(column) else "" for i in rows] for column in coarse]
    found: list[str] = []
    for role, column in zip(roles, columns, strict=False):
        if not _is_written_once(column) or reading.place[role] > reading.place[roles[-1]]:
            break
        found.append(role)
    return tuple(found)


def _is_written_once(column: list[str]) -> bool:
    repeated = any(name and name == following for name, following in pairwise(column))
    return bool(column) and column[0] != "" and "" in column and not repeated


def spread(rows: Rows, spans: tuple[Span, ...], reading: Recognised, body: int) -> Rows:
    """The rows with each merged cell's text in all of its rows, where it is no number and no key."""
    wanted = {*reading.place.values(), *_positions(reading)}
    merged = [span for span in spans if span[0] >= body and span[2] > span[0] and span[1] in wanted]
    if not merged:
        return rows
    rows = [list(row) for row in rows]
    for first, column, last, _ in merged:
        text = rows[first][column] if first < len(rows) and column < len(rows[first]) else ""
        for row in rows[first + 1 : last + 1]:
            if column < len(row) and not row[column]:
                row[column] = text
    return rows


def _positions(reading: Recognised) -> set[int]:
    types = {column.name: column.type for column in reading.source.columns}
    own = {at for name, at in reading.columns.items() if types[name] in FILLED_TYPES}
    return own | {at for parts in reading.parts.values() for at in parts}
