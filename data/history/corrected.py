"""A correction by hand (更正, 补录), and where it shows: rows and figures that would be others without it."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from data import definitions, scans, sources
from data.definitions import Definition
from data.sources import Source

TABLES = Path(__file__).with_name("corrected.sql").read_text("utf-8")
CORRECTED, SUPPLIED = "corrected", "supplied"
LABELS = {CORRECTED: "更正", SUPPLIED: "补录"}
IS_BY_HAND = rf"({'|'.join(LABELS.values())}) #\d+"  # the name of such a batch; files have an ending
OURS = "(SELECT batch FROM corrected)"  # the batches of all rows that lie over the exports
# What is derived from reports cannot be counted from some of them; there the month and the area tell.
REPORTING = "reporting"


@dataclass(frozen=True)
class Correction:
    """Cells that replace those of a row (corrected), or a whole row (supplied); see data.corrections.

    `was` are the cells as the exports had them when it was written down, `digest` tells it from all others.
    """

    number: int
    kind: str
    source: str
    key: dict[str, str]
    values: dict[str, str]
    reason: str
    who: str
    at: dt.datetime
    expires: dt.date | None = None
    was: dict[str, str] = field(default_factory=dict)
    digest: str = ""

    @property
    def label(self) -> str:
        """Its name among the batches: 更正 #12."""
        return f"{LABELS[self.kind]} #{self.number}"

    def place(self, source: Source) -> tuple[str, ...]:
        """The key of its row."""
        return tuple(self.key[name] for name in source.key)


def write(connection: duckdb.DuckDBPyConnection, source: Source, one: Correction, batch: int) -> None:
    """Note a correction whose row carries this batch, with the areas and months that the row had and has."""
    months = f"unnest([{', '.join(source.months)}])"
    connection.execute(
        f"INSERT INTO corrected SELECT DISTINCT $number, $kind, $source, $batch, area, month, $reason, $who, "
        f"$decided_at, $expires FROM (SELECT area, {months} AS month FROM {source.name} WHERE batch = $batch "
        f"UNION ALL SELECT area, {months} FROM {source.name}_earlier WHERE replaced_by = $batch)",
        {
            "number": one.number,
            "kind": one.kind,
            "source": source.name,
            "batch": batch,
            "reason": one.reason,
            "who": one.who,
            "decided_at": one.at,
            "expires": one.expires,
        },
    )


def mark(connection: duckdb.DuckDBPyConnection) -> None:
    """Renew `corrected_figures`: the counts that a correction changed. Call it after coverage is renewed."""
    connection.execute("DELETE FROM corrected_figures")
    known = definitions.read()
    for (name,) in connection.execute("SELECT DISTINCT source FROM corrected ORDER BY source").fetchall():
        source = sources.read()[name]
        for definition in known.values():
            if name in scans.describe(definition.id, definition.sql).tables:
                _mark(connection, source, definition)
            elif name == definition.source == REPORTING:
                _attribute(connection, name, definition, "SELECT DISTINCT area, month FROM corrected")


def _mark(connection: duckdb.DuckDBPyConnection, source: Source, definition: Definition) -> None:
    """A definition is counted over the corrected rows, then over the same rows as exported: what differs."""
    name = source.name
    columns = ", ".join((*source.stored, "batch"))
    tables = {
        "told_now": f"SELECT {columns} FROM warehouse.main.{name} WHERE batch IN {OURS}",
        "told_before": f"SELECT {columns} FROM warehouse.main.{name}_earlier WHERE replaced_by IN {OURS}",
    }
    try:
        for told, rows in tables.items():
            # A temporary view of the table's name stands before the table itself.
            connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {rows}")
            connection.execute(
                f"CREATE OR REPLACE TEMP TABLE {told} AS FROM ({definition.sql.rstrip().rstrip(';')})"
            )
    finally:
        connection.execute(f"DROP VIEW IF EXISTS temp.{name}")
    changed = (
        "SELECT DISTINCT area, month FROM ((FROM told_now EXCEPT FROM told_before) "
        "UNION ALL (FROM told_before EXCEPT FROM told_now))"
    )
    _attribute(connection, name, definition, changed)


def _attribute(connection: duckdb.DuckDBPyConnection, name: str, definition: Definition, cells: str) -> None:
    """To the corrections of the area with a date in the month; of a stock, to those with an earlier one."""
    connection.execute(
        f"INSERT INTO corrected_figures SELECT DISTINCT $indicator, c.area, c.month, w.number "
        f"FROM ({cells}) AS c JOIN ancestors AS an ON an.ancestor = c.area "
        f"JOIN corrected AS w ON w.area = an.area AND w.source = $source AND w.month <= c.month "
        f"QUALIFY w.month = c.month OR NOT bool_or(w.month = c.month) OVER (PARTITION BY c.area, c.month)",
        {"indicator": definition.id, "source": name},
    )
