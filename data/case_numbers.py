"""Case numbers behind a figure, for the check sheet (核对单) of the unit itself: counted and left out.

Numbers only, never another column; none where small counts are protected or a protected fact is asked about.
What is counted is read from the definition's own syntax tree, so that a sheet cannot say otherwise.
"""

import datetime as dt
import json
from pathlib import Path

import duckdb
import pandas as pd

from data import codes, scans, sources
from data.definitions import Definition

COLUMNS = ["month", "case_id", "state"]
COUNTED, DENOMINATOR, NUMERATOR, LEFT_OUT = "counted", "denominator", "numerator", "left_out"
KINDS = {"count": ("numerator", "numerator"), "rate": ("numerator", "denominator")}
# A case that is known to be one of these could be recognised by its number.
PROTECTED_COLUMNS = frozenset({"homicide", "sexual", "domestic"})
PROTECTED_WORDS = frozenset({"psychological_talk"})
TYPES = frozenset({"dispute_type", "major_type"})
DUE = "as_of"  # the one further table that a definition may join: one row per area
QUERY = Path(__file__).parent / "queries" / "case_numbers.sql"


def can_tell(definition: Definition) -> bool:
    """Whether the cases behind an indicator can be named: a plain count or rate of rows of one register."""
    if definition.kind not in KINDS or definition.small_count_limit or _is_protected(definition.sql):
        return False
    described = scans.describe(definition.id, definition.sql)
    if described.plain is None or not described.tables <= {definition.source, DUE}:
        return False
    source = sources.read()[definition.source]
    is_register = len(source.key) == 1 and source.column(source.key[0]).type == "case_id"
    months = described.month_column in source.months
    measures = map(_counts_rows, _measures(described.plain).values())
    return is_register and months and _is_simple(described.plain, definition.source) and all(measures)


def case_numbers(
    connection: duckdb.DuckDBPyConnection, definition: Definition, area: str, first: dt.date, last: dt.date
) -> pd.DataFrame:
    """COLUMNS: the cases of an area and all below it whose month (by the definition's date) is asked about.

    `state` is COUNTED (in numerator and denominator; of a count: counted), DENOMINATOR or NUMERATOR (in that
    only), or LEFT_OUT (not counted at all). Months are first days, both included. A case without that date is
    in no month. Empty where `can_tell` is false.
    """
    if not can_tell(definition):
        return pd.DataFrame(columns=COLUMNS)
    rows = _written(connection, _rows(definition))
    asked = {"area": area, "first": first, "last": last}
    return connection.cursor().execute(QUERY.read_text("utf-8").format(rows=rows), asked).df()


def _is_protected(sql: str) -> bool:
    columns, words = scans.mentioned(sql)
    coarse = codes.read()["dispute_type"].coarse if columns & TYPES else frozenset()
    return bool(columns & PROTECTED_COLUMNS or words & (PROTECTED_WORDS | coarse))


def _is_simple(node: dict, source: str) -> bool:
    """Whether the rows are those of the source's table, joined at most to the days that the data reach."""
    table = node["from_table"]
    sides = [table["left"], table["right"]] if table["type"] == "JOIN" else [table]
    names = [side.get("table_name", "") for side in sides]
    return names in ([source], [source, DUE])


def _measures(node: dict) -> dict[str, dict]:
    """The expressions of numerator and denominator by their names."""
    return {one["alias"]: one for one in node["select_list"] if one["alias"] in ("numerator", "denominator")}


def _counts_rows(measure: dict) -> bool:
    return measure.get("function_name") == "count_star" and not measure.get("distinct")


def _rows(definition: Definition) -> dict:
    """The definition's tree, ungrouped: each case with what its conditions say about it."""
    node = scans.describe(definition.id, definition.sql).plain
    key = {**_named("case_id"), "column_names": list(sources.read()[definition.source].key)}
    always = {"class": "OPERATOR", "type": "OPERATOR_IS_NOT_NULL", "alias": "", "children": [key]}
    numerator, denominator = (_measures(node)[name]["filter"] for name in KINDS[definition.kind])
    conditions = {
        "within": node["where_clause"],
        "in_numerator": numerator,
        "in_denominator": denominator,
    }
    places = [one | {"alias": name} for one in node["select_list"] if (name := _dimension(one))]
    told = [(condition or always) | {"alias": name} for name, condition in conditions.items()]
    return node | {
        "select_list": [*places, key, *told],
        "where_clause": None,
        "group_expressions": [],
        "group_sets": [],
    }


def _dimension(expression: dict) -> str:
    """Month or area, where the expression is one of them; else empty."""
    name = expression["alias"] or (expression.get("column_names") or [""])[-1]
    return name if name in scans.DIMENSIONS else ""


def _named(alias: str) -> dict:
    return {"class": "COLUMN_REF", "type": "COLUMN_REF", "alias": alias}


def _written(connection: duckdb.DuckDBPyConnection, node: dict) -> str:
    """The query that a tree stands for."""
    tree = {"error": False, "statements": [{"node": node, "named_param_map": []}]}
    return connection.cursor().execute("SELECT json_deserialize_sql(?)", [json.dumps(tree)]).fetchone()[0]
