"""Rows written by hand: they pass the same door as an export, and are known by the text of their cells."""

import os
from pathlib import Path

import duckdb
import pyarrow as pa

from data import intake
from data.problem import Problem
from data.sheets.exports import PARALLEL, Sheet
from data.sheets.headings import Recognised
from data.sheets.mapping import Mapping
from data.sources import Column, Source
from data.staging import figures, stage
from data.staging.stage import Knowledge

NO_FILE = Path(os.devnull)
Cells = dict[str, str]  # column → text, '' where the cell is empty


def understood(connection: duckdb.DuckDBPyConnection, source: Source, cells: Cells) -> Cells:
    """Some cells of a row as the warehouse would print them: values for words, days in ISO form.

    A Problem names the column that cannot be read, is unknown or may be personal; it never repeats the cell.
    """
    sheet = _sheet(source, tuple(cells), [cells])
    stage.begin(connection, source)
    sheet.open(connection, PARALLEL)
    stage.add(connection, sheet.heading, 0, sheet.first_row)
    if asked := stage.understand(connection, source, _knowledge(connection)):
        raise Problem(f"{source.name}: {asked[0][1].words}.")
    for _, _, column, reason, _ in stage.refusals(connection, source):
        raise Problem(f"{source.name}, {column}: {reason}; nothing was written down.")
    # An export's row may come in without such a cell; what a person writes must not be lost unsaid.
    for _, column, _ in stage.personal_cells(connection, source):
        raise Problem(f"{source.name}, {column}: looks like personal data; nothing was written down.")
    found = connection.execute(f"SELECT {_texts(source, cells)} FROM incoming").fetchone()
    if found is None:
        raise Problem(f"{source.name}: this is no record; give the cells of one row.")
    return dict(zip(cells, found, strict=True))


def take(
    connection: duckdb.DuckDBPyConnection, source: Source, rows: list[Cells], batch: int
) -> dict[int, str]:
    """Merge rows under all checks of an export; gives, by their position, why some were refused."""
    sheet = _sheet(source, tuple(column.name for column in source.columns), rows)
    taken = intake.take(connection, [sheet], _knowledge(connection), batch)
    # A row that says what the exports say is theirs: nothing by hand confirms or refuses a case.
    connection.execute(f"DELETE FROM {source.name}_confirmed WHERE batch = {batch:d}")
    if not taken.questions:
        told = {
            reason["row"]: f"{reason['column']}: {reason['reason']}" for reason in taken.reports[0].reasons
        }
        return {row - sheet.first_row: reason for row, reason in told.items()}
    if len(rows) == 1:
        return {0: taken.questions[0].words}
    # A question says nothing of the other rows: each is asked on its own.
    alone = [take(connection, source, [row], batch) for row in rows]
    return {position: refused[0] for position, refused in enumerate(alone) if refused}


def stored(connection: duckdb.DuckDBPyConnection, source: Source, keys: list[Cells]) -> dict[tuple, Cells]:
    """The rows of a source with these keys, as texts, by the texts of their keys."""
    names = tuple(column.name for column in source.columns)
    listed = {f"k_{name}": [key[name] for key in keys] for name in source.key}
    # The keys are read as the column's type, so that the table is searched as it stands.
    same = " AND ".join(f"t.{name} = k.{name}" for name in source.key)
    typed = ", ".join(f"try_cast(k_{n} AS {_sql_type(connection, source, n)}) AS {n}" for n in source.key)
    raw = ", ".join(f"unnest(${name}) AS {name}" for name in listed)
    found = connection.execute(
        f"SELECT {_texts(source, names, 't.')} FROM {source.name} AS t "
        f"JOIN (SELECT DISTINCT {typed} FROM (SELECT {raw})) AS k ON {same}",
        listed,
    ).fetchall()
    rows = [dict(zip(names, row, strict=True)) for row in found]
    return {tuple(row[name] for name in source.key): row for row in rows}


def key_text(source: Source) -> str:
    """SQL of a row's key as one text."""
    return f"concat_ws(chr(31), {', '.join(_text(source.column(name)) for name in source.key)})"


def _knowledge(connection: duckdb.DuckDBPyConnection) -> Knowledge:
    return Knowledge(intake.gazetteer(connection), (Mapping(numbers=figures.as_stored()),))


def _sheet(source: Source, names: tuple[str, ...], rows: list[Cells]) -> Sheet:
    positions = {name: position for position, name in enumerate(names)}
    places = {name: at for name, at in positions.items() if source.column(name).type == "area"}
    heading = Recognised(
        source=source,
        columns={name: position for name, position in positions.items() if name not in places},
        place={"code": next(iter(places.values()))} if places else {},
        dropped=(),
        questions=(),
        headings=names,
    )
    table = pa.table({f"c{i}": pa.array([row[n] for row in rows], pa.string()) for n, i in positions.items()})
    return Sheet(NO_FILE, f"{source.name} by hand", heading, 1, rows=table)


def _texts(source: Source, names: Cells | tuple[str, ...], table: str = "") -> str:
    return ", ".join(_text(source.column(name), table) for name in names)


def _text(column: Column, table: str = "") -> str:
    cell = f"{table}{column.name}"
    if column.boolean:
        return f"CASE WHEN {cell} THEN 'yes' WHEN NOT {cell} THEN 'no' ELSE '' END"
    return f"coalesce(CAST({cell} AS VARCHAR), '')"


def _sql_type(connection: duckdb.DuckDBPyConnection, source: Source, name: str) -> str:
    described = connection.execute(f"SELECT typeof({name}) FROM {source.name} LIMIT 1").fetchone()
    return described[0] if described else "VARCHAR"
