"""Publishing: what is frozen can be made again to the last digit, and later data change nothing of it."""

import json
import shutil

import pytest

from data import warehouse
from data.history import rankings
from data.problem import Problem
from metrics.period import parse
from metrics.review import publishing
from metrics.scoring.board import board
from metrics.scoring.gather import gather
from metrics.scoring.reading import find

CITY, MONTH = "610300", "2020-10"


@pytest.fixture
def office(tmp_path, monkeypatch, warehouse):
    """A warehouse and records of one's own."""
    shutil.copytree(warehouse, tmp_path / "warehouse")
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(tmp_path / "warehouse"))
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path / "records"))
    return tmp_path


def made(month: str = MONTH):
    scheme = find("monthly_bulletin")
    with warehouse.reading() as connection:
        found = board(scheme, gather(connection, scheme, CITY, parse(month)))
        return found, publishing.frozen(connection, found, note="月通报")


def test_a_published_table_is_made_again_from_its_version(office):
    rankings.publish(made()[1], "王某某岗")
    found = publishing.verify("monthly_bulletin", CITY, MONTH)
    assert found.holds and {check.name for check in found.checks} == {
        "seal",
        "version",
        "table",
        "definitions",
    }


def test_the_frozen_rows_are_plain_json_with_every_step_to_the_score(office):
    found, ranking = made()
    rows = json.loads(json.dumps(ranking.rows, allow_nan=False))
    assert [row["unit"] for row in rows] == list(found.rows.index)
    first = rows[0]
    assert set(first["items"]) == {item.id for item in found.scheme.items}
    assert {"value", "numerator", "denominator", "points", "full", "bound", "why"} <= set(
        first["items"]["settled"]
    )


def test_a_row_that_was_changed_is_found(office, monkeypatch):
    published = rankings.publish(made()[1], "督查科")
    forged = [{**row, "place": 1} for row in published.rows]
    from dataclasses import replace

    monkeypatch.setattr(rankings, "of", lambda *_: replace(published, rows=forged))
    found = publishing.verify("monthly_bulletin", CITY, MONTH)
    held = {check.name: check.holds for check in found.checks}
    assert not found.holds and not held["seal"] and not held["table"]


def test_a_version_that_is_gone_cannot_be_verified(office):
    rankings.publish(made()[1], "督查科")
    number = warehouse.version()
    warehouse.path(number, warehouse.folder()).rename(office / "elsewhere.duckdb")
    found = publishing.verify("monthly_bulletin", CITY, MONTH)
    assert not found.holds and "not kept" in found.checks[1].told


def test_nothing_published_is_a_problem(office):
    with pytest.raises(Problem, match="nothing was published"):
        publishing.verify("monthly_bulletin", CITY, "2020-09")


def test_published_stands_beside_now(office):
    found, ranking = made()
    assert not publishing.beside(ranking, found)["is_changed"].any()
    from dataclasses import replace

    first, second = list(found.rows.index[:2])
    rows = [dict(row) for row in ranking.rows if row["unit"] != second]
    rows[0]["score"] = "12.5"
    both = publishing.beside(replace(ranking, rows=rows), found)
    assert set(both.index[both["is_changed"]]) == {first, second}
    assert (
        both.at[second, "place_then"] == 0 and both.at[second, "place_now"] == found.rows.at[second, "place"]
    )
