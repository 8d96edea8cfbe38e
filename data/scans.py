"""Scans: definitions that read the same rows and group them alike are counted in one pass.

DuckDB gives a query's syntax tree as JSON; here trees are compared and combined, never text.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from data import coverage
from data.problem import Problem

SCHEMA = Path(__file__).with_name("schema.sql")
DIMENSIONS = ("month", "area", "value")


@dataclass(frozen=True)
class Described:
    """A definition's SQL as understood: its columns, the tables it reads and, where plain, its tree."""

    columns: tuple[str, ...]
    tables: frozenset[str]
    month_column: str
    plain: dict | None
    key: str


def describe(name: str, sql: str) -> Described:
    """Understand a definition's SQL; a Problem named after its file where it is wrong."""
    try:
        return _described(sql)
    except (duckdb.Error, ValueError) as error:
        raise Problem(f"{name}: {str(error).splitlines()[0]}") from error


@cache
def _described(sql: str) -> Described:
    connection = _empty_warehouse().cursor()
    tree = json.loads(connection.execute("SELECT json_serialize_sql(?)", [sql]).fetchone()[0])
    if tree["error"] or len(tree["statements"]) != 1:
        told = tree.get("error_message") or f"holds {len(tree['statements'])} statements"
        raise ValueError(f"{told.splitlines()[0]}; write one SELECT.")
    columns = tuple(row[0] for row in connection.execute(f"DESCRIBE {sql}").fetchall())
    node = tree["statements"][0]["node"]
    tables = frozenset(_tables(node))
    month = next((e for e in node.get("select_list", []) if _alias(e) == "month"), {})
    month_column = (month.get("column_names") or [""])[-1]
    plain = node if _is_plain(node) else None
    return Described(columns, tables, month_column, plain, _key(node) if plain else sql)


def combined(trees: dict[str, dict], breakdown: str) -> str:
    """One query for several plain definitions of one key: month, area, (value,) part, <id>__<measure>…

    `breakdown` is the column that the parts are told by; empty for the whole.
    """
    first = next(iter(trees.values()))
    dimensions = [e for e in first["select_list"] if _alias(e) in DIMENSIONS]
    measures = [
        e | {"alias": f"{name}__{_alias(e)}"}
        for name, tree in trees.items()
        for e in tree["select_list"]
        if _alias(e) not in DIMENSIONS
    ]
    groups = list(first["group_expressions"])
    if breakdown:
        column = _column(breakdown)
        dimensions.append(column | {"alias": "part"})
        groups.append(column)
    node = first | {
        "select_list": dimensions + measures,
        "group_expressions": groups,
        "group_sets": [list(range(len(groups)))],
    }
    tree = {"error": False, "statements": [{"node": node, "named_param_map": []}]}
    return (
        _empty_warehouse()
        .cursor()
        .execute("SELECT json_deserialize_sql(?)", [json.dumps(tree)])
        .fetchone()[0]
    )


@cache
def mentioned(sql: str) -> tuple[frozenset[str], frozenset[str]]:
    """The columns that a query names, and the texts that it compares with."""
    tree = json.loads(
        _empty_warehouse().cursor().execute("SELECT json_serialize_sql(?)", [sql]).fetchone()[0]
    )
    columns: set[str] = set()
    texts: set[str] = set()
    for node in _nodes(tree):
        if node.get("class") == "COLUMN_REF":
            columns.add(node["column_names"][-1])
        elif node.get("class") == "CONSTANT":
            # DuckDB 1.5 writes a value, later ones a literal.
            told = node.get("literal", {}).get("text") or node.get("value", {}).get("value")
            texts |= {told} if isinstance(told, str) else set()
    return frozenset(columns), frozenset(texts)


@cache
def _empty_warehouse() -> duckdb.DuckDBPyConnection:
    """The tables without rows: enough to check what a query gives."""
    # A definition counts what the warehouse holds; it reads no files.
    connection = duckdb.connect(config={"enable_external_access": "false"})
    connection.execute(SCHEMA.read_text("utf-8"))
    connection.execute("SET VARIABLE as_of = CAST(NULL AS DATE)")
    coverage.derive(connection)
    return connection


def _tables(tree: object) -> set[str]:
    """Every table that a tree reads; names of its own CTEs do no harm."""
    if isinstance(tree, list):
        return set().union(*map(_tables, tree))
    if not isinstance(tree, dict):
        return set()
    own = {tree["table_name"]} if tree.get("type") == "BASE_TABLE" else set()
    return own.union(*map(_tables, tree.values()))


def _nodes(tree: object) -> Iterator[dict]:
    """Every object of a tree."""
    if isinstance(tree, dict):
        yield tree
    for part in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _nodes(part)


def _is_plain(node: dict) -> bool:
    """One SELECT over rows, grouped by exactly its dimensions, with nothing on top."""
    if node.get("type") != "SELECT_NODE" or node["cte_map"]["map"] or node["modifiers"]:
        return False
    if any(node[part] for part in ("having", "qualify", "sample")) or len(node["group_sets"]) != 1:
        return False
    dimensions = [e for e in node["select_list"] if _alias(e) in DIMENSIONS]
    return len(dimensions) == len(node["group_expressions"]) and all(
        e["class"] == "COLUMN_REF" for e in dimensions
    )


def _alias(expression: dict) -> str:
    return expression.get("alias") or (expression.get("column_names") or [""])[-1]


def _column(name: str) -> dict:
    return {"class": "COLUMN_REF", "type": "COLUMN_REF", "alias": "", "column_names": [name]}


def _key(node: dict) -> str:
    """What two definitions share when one pass can count both: rows, filter and grouping."""
    dimensions = [e for e in node["select_list"] if _alias(e) in DIMENSIONS]
    shared = [node["from_table"], node["where_clause"], node["group_expressions"], dimensions]
    return json.dumps(_without_locations(shared), sort_keys=True)


def _without_locations(tree: object) -> object:
    if isinstance(tree, dict):
        return {k: _without_locations(v) for k, v in tree.items() if not k.startswith("query_location")}
    return [_without_locations(item) for item in tree] if isinstance(tree, list) else tree
