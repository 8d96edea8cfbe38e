"""What a load must leave behind: accepted rows are true, others refused for the right reason."""

import re
from collections import Counter
from collections.abc import Iterable

import duckdb

from data import warehouse
from data.report import Report
from tests.corpus.page import Expected
from tests.corpus.truth import ROWS, shape, whole
from tests.data.office import Office


def check(office: Office, report: Report, expected: Iterable[Expected]) -> None:
    """The report and the warehouse agree with what is expected of each record, and nothing else is there."""
    expected = tuple(expected)
    for file in report.files:
        assert file.read == file.accepted + file.replaced + file.unchanged + file.refused, file
    told = {
        name: sum(getattr(file, name) for file in report.files) for name in ("read", "accepted", "refused")
    }
    refused = [record for record in expected if record.refused]
    wanted = {"read": len(expected), "accepted": len(expected) - len(refused), "refused": len(refused)}
    reasons = [reason for file in report.files for reason in file.reasons]
    assert told == wanted, (told, wanted, reasons)
    _check_reasons(reasons, refused)
    with warehouse.reading(office.warehouse) as connection:
        for source in ROWS:
            accepted = [whole(source, r.row) for r in expected if r.source == source and not r.refused]
            assert stored(connection, source) == Counter(map(_frozen, accepted)), source


def stored(connection: duckdb.DuckDBPyConnection, source: str) -> Counter:
    """The rows of a table as sets of column and value, without the batch."""
    columns = [*shape(source)["columns"], *shape(source).get("computed", {})]
    rows = connection.execute(f"SELECT {', '.join(columns)} FROM {source}").fetchall()
    return Counter(_frozen(dict(zip(columns, row, strict=True))) for row in rows)


def _check_reasons(reasons: list[dict], refused: list[Expected]) -> None:
    found = sorted((reason["row"], reason["column"], reason["reason"]) for reason in reasons)
    wanted = sorted((record.row_no, *record.refused) for record in refused)
    assert [reason[:2] for reason in found] == [reason[:2] for reason in wanted], found
    for (row, column, told), (_, _, words) in zip(found, wanted, strict=True):
        assert re.search(words, told), (row, column, told, words)


def _frozen(row: dict) -> tuple:
    return tuple(sorted((name, str(value)) for name, value in row.items()))
