"""Numbering: case numbers that hold the name of a person are refused."""

import re

import duckdb

from data.sources import Source
from data.staging.persons import holds_name, may_be_name
from data.staging.places import Gazetteer
from data.staging.vocabulary import PERSONAL

TYPES = ("case_id", "code_text")
_CHINESE = re.compile("[\u4e00-\u9fa5]+")
_ABOUT = re.compile("(?:婚姻|家庭|离婚|邻里|债务|借贷|劳动|合同|土地|工伤)*(?:纠纷|一案|案件|案|事件)+$")


def resolve(connection: duckdb.DuckDBPyConnection, source: Source, gazetteer: Gazetteer) -> None:
    """Fill the table named_numbers with the numbers that hold a name, and are no place's name: 石泉2020-1."""
    connection.execute("CREATE OR REPLACE TEMP TABLE named_numbers (name VARCHAR, number VARCHAR)")
    for column in (column.name for column in source.columns if column.type in TYPES):
        found = connection.execute(
            f"SELECT DISTINCT {column} FROM scratch.typed "
            # Text without Chinese characters takes one byte for each of them.
            f"WHERE strlen({column}) <> length({column}) AND problem IS NULL"
        ).fetchall()
        named = [number for (number,) in found if _is_named(number, gazetteer)]
        if named:
            connection.execute(
                "INSERT INTO named_numbers SELECT $name, unnest($numbers)", {"name": column, "numbers": named}
            )


def refusals(connection: duckdb.DuckDBPyConnection) -> list[tuple[int, int, str, str, str | None]]:
    """(sheet, row, column, reason, None) of rows whose number holds a name."""
    found = []
    for (name,) in connection.execute("SELECT DISTINCT name FROM named_numbers").fetchall():
        found += connection.execute(
            f"SELECT t.sheet, t.rowid + offset_rows, '{name}', '{PERSONAL}', NULL FROM scratch.typed AS t "
            "JOIN scratch.sheets AS s ON s.sheet = t.sheet "
            f"JOIN named_numbers AS n ON n.name = '{name}' AND n.number = t.{name} WHERE t.problem IS NULL"
        ).fetchall()
    return found


def _is_named(number: str, gazetteer: Gazetteer) -> bool:
    if holds_name(number):
        return True
    parts = {_ABOUT.sub("", part) for part in _CHINESE.findall(number)}
    return any(may_be_name(part) and part not in gazetteer.by_name for part in parts)
