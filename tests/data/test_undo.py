"""Batches are taken back in any order, and the tables are as if they had never been loaded."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import draft, merge, sources, vanished
from data.complete import Complete
from data.history import undo
from data.problem import Problem
from data.scans import SCHEMA
from tests.data.office import (
    COUNTY,
    EAST,
    WEST,
)

SOURCE = sources.read()["disputes"]
EXAMPLES = int(os.environ.get("ZHILI_UNDO_EXAMPLES", "12"))
OCTOBER = Complete(EAST, date(2020, 10, 1), date(2020, 10, 31))
AUTUMN = Complete(COUNTY, date(2020, 9, 1), date(2020, 11, 30))


@dataclass(frozen=True)
class Row:
    """A dispute as a sheet names it; a refused one says only which case it is."""

    case: str
    month: int
    area: str
    outcome: str
    refused: bool = False


@dataclass(frozen=True)
class Loading:
    """The sheets of one load, and what they are complete for."""

    sheets: tuple[tuple[Row, ...], ...]
    complete: Complete | None = None


ROWS = st.builds(
    Row,
    st.sampled_from(["D1", "D2", "D3"]),
    st.sampled_from([9, 10, 10]),
    st.sampled_from([EAST, EAST, WEST]),
    st.sampled_from(["ongoing", "failed"]),
    st.sampled_from([False, False, False, True]),
)
SHEETS = st.lists(st.lists(ROWS, max_size=4).map(tuple), min_size=1, max_size=3).map(tuple)
LOADS = st.lists(
    st.builds(Loading, SHEETS, st.sampled_from([None, None, OCTOBER, AUTUMN])), min_size=1, max_size=5
)


def blank() -> duckdb.DuckDBPyConnection:
    """The tables of a warehouse with a county of two villages, in memory."""
    connection = duckdb.connect()
    connection.execute("ATTACH ':memory:' AS scratch")
    connection.execute(SCHEMA.read_text("utf-8"))
    connection.execute(draft.BATCHES.read_text("utf-8"))
    connection.execute("CREATE TEMP TABLE changed_months (source VARCHAR, month DATE)")
    connection.execute("CREATE TABLE scratch.typed (sheet BIGINT, case_id VARCHAR)")
    connection.execute("CREATE TABLE scratch.sheets (sheet BIGINT, offset_rows BIGINT)")
    connection.executemany(
        "INSERT INTO areas (code, parent) VALUES (?, ?)", [(COUNTY, None), (EAST, COUNTY), (WEST, COUNTY)]
    )
    merge.tables(connection, SOURCE)
    return connection


def stage(connection: duckdb.DuckDBPyConnection, sheets: Sequence[Sequence[Row]]) -> None:
    """The view `incoming` and the table `refused`, as staging leaves them."""
    columns = connection.execute("DESCRIBE disputes").fetchall()
    stored = ", ".join(f"{name} {type_}" for name, type_, *_ in columns if name != "batch")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE incoming (sheet BIGINT, row_no BIGINT, {stored})")
    connection.execute("CREATE OR REPLACE TEMP TABLE refused (sheet BIGINT, row_no BIGINT)")
    for number, sheet in enumerate(sheets):
        for at, row in enumerate(sheet):
            connection.execute(
                "INSERT INTO incoming (sheet, row_no, case_id, reported_month, area, outcome) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                [number, at, row.case, date(2020, row.month, 1), row.area, row.outcome],
            )
            if row.refused:
                connection.execute("INSERT INTO refused VALUES (?, ?)", [number, at])


def loaded(loads: list[Loading], without: set[int] = frozenset()) -> duckdb.DuckDBPyConnection:
    """The tables after the loads; batches count on, whether they are left out or not."""
    connection, first = blank(), 1
    for load in loads:
        batches = range(first, first + len(load.sheets))
        kept = [batch for batch in batches if batch not in without]
        if kept:
            span = range(kept[0], kept[-1] + 1)
            stage(connection, [load.sheets[b - first] if b in kept else () for b in span])
            connection.executemany(
                "INSERT INTO batches (batch, source) VALUES (?, 'disputes')", [(b,) for b in kept]
            )
            merge.merge(connection, SOURCE, span.start)
            if load.complete:
                vanished.retire(connection, SOURCE, load.complete, span)
        first += len(load.sheets)
    return connection


def held(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple]]:
    """Everything that is known of disputes: now, earlier, confirmed, and which loads were complete."""
    row = "case_id, reported_month, area, outcome, batch"
    return {
        name: connection.execute(f"SELECT {columns} FROM {name} ORDER BY ALL").fetchall()
        for name, columns in {
            "disputes": row,
            "disputes_earlier": f"{row}, replaced_by",
            "disputes_confirmed": "*",
            "completed": "*",
        }.items()
    }


def take_back(connection: duckdb.DuckDBPyConnection, batches: list[int]) -> dict:
    rows = undo.take_back(connection, batches)
    connection.execute("INSERT INTO undone (batch) SELECT batch FROM scratch.leaving")
    return rows


@settings(max_examples=EXAMPLES, deadline=None)
@given(loads=LOADS, data=st.data())
def test_what_is_left_is_as_if_the_batches_had_never_been_loaded(loads, data):
    total = sum(len(load.sheets) for load in loads)
    order = data.draw(st.permutations(range(1, total + 1)), "order")
    order = order[: data.draw(st.integers(1, total), "how many")]
    connection, gone = loaded(loads), set()
    while order:
        several = data.draw(st.integers(1, 2), "at once")
        together, order = order[:several], order[several:]
        before = set(held(connection)["disputes"])
        connection.execute("DELETE FROM changed_months")
        take_back(connection, together)
        gone |= set(together)
        assert held(connection) == held(loaded(loads, gone))
        changed = {row[:4] for row in before} ^ {row[:4] for row in held(connection)["disputes"]}
        months = connection.execute("SELECT DISTINCT month FROM changed_months").fetchall()
        assert {(row[1],) for row in changed} == set(months)


@settings(max_examples=EXAMPLES // 2, deadline=None)
@given(loads=LOADS, data=st.data())
def test_what_is_loaded_after_an_undo_is_merged_as_if_nothing_had_been(loads, data):
    total = sum(len(load.sheets) for load in loads)
    cut = data.draw(st.integers(0, len(loads)), "undone after")
    done = sum(len(load.sheets) for load in loads[:cut])
    gone = data.draw(st.sets(st.integers(1, done)) if done else st.just(set()), "gone")
    connection = loaded(loads[:cut])
    take_back(connection, sorted(gone))
    first = done + 1
    for load in loads[cut:]:
        batches = range(first, first + len(load.sheets))
        stage(connection, load.sheets)
        connection.executemany(
            "INSERT INTO batches (batch, source) VALUES (?, 'disputes')", [(b,) for b in batches]
        )
        merge.merge(connection, SOURCE, first)
        if load.complete:
            vanished.retire(connection, SOURCE, load.complete, batches)
        first = batches.stop
    assert first == total + 1 and held(connection) == held(loaded(loads, gone))


def test_a_case_whose_row_was_refused_has_not_vanished():
    connection = loaded([Loading(((Row("D1", 10, EAST, "ongoing"), Row("D2", 10, EAST, "ongoing")),))])
    stage(connection, [[Row("D1", 10, EAST, "failed", refused=True)]])
    merge.merge(connection, SOURCE, 2)
    assert vanished.retire(connection, SOURCE, OCTOBER, [2]) == 1
    assert [row[0] for row in held(connection)["disputes"]] == ["D1"]


def test_refused_rows_that_do_not_tell_their_case_stop_a_complete_load():
    connection = loaded([Loading(((Row("D1", 10, EAST, "ongoing"),),))])
    stage(connection, [[]])
    connection.execute("INSERT INTO refused VALUES (0, 7)")
    merge.merge(connection, SOURCE, 2)
    with pytest.raises(Problem, match="1 refused rows of disputes do not tell which case they are"):
        vanished.retire(connection, SOURCE, OCTOBER, [2])
    with pytest.raises(Problem, match="--complete 999: is no area"):
        vanished.retire(connection, SOURCE, Complete("999", OCTOBER.first, OCTOBER.last), [2])
