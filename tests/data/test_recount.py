"""What a change of the definitions makes of the counts, and that a fault in them stops the load."""

import shutil

import pytest

from data import counting, definitions
from data.problem import Problem
from tests.data.office import CITY, COUNTY, EAST, SOUTH, TOWN, WEST, dispute, disputes


@pytest.fixture
def own_definitions(tmp_path, few_definitions, monkeypatch):
    """A copy of the folder of definitions that a test may change."""
    folder = shutil.copytree(few_definitions, tmp_path / "definitions")
    monkeypatch.setattr(definitions, "FOLDER", folder)
    return folder


def test_an_edited_definition_is_counted_anew_and_only_that(filled, own_definitions):
    sql = own_definitions / "disputes_found.sql"
    sql.write_text(
        sql.read_text("utf-8").replace("FROM disputes", "FROM disputes WHERE outcome = 'settled'"), "utf-8"
    )
    counted = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "_run", lambda _, job, run=counting._run: (counted.append(job), run(_, job)))
        report = filled.send(disputes(), "none.csv")
    assert report.changed and {d.id for job in counted for d in job.definitions} == {"disputes_found"}
    assert sum(number for key, number in filled.numerators("disputes_found").items() if key[1] == CITY) == 2


def test_a_removed_definition_goes_and_a_new_one_comes(filled, own_definitions):
    for ending in (".toml", ".sql"):
        (own_definitions / f"disputes_found{ending}").rename(own_definitions / f"found_again{ending}")
    before = filled.numerators("disputes_found")
    filled.send(disputes(), "none.csv")
    assert filled.numerators("disputes_found") == {} and filled.numerators("found_again") == before


def test_a_definition_with_a_fault_stops_the_load(filled, own_definitions):
    (own_definitions / "disputes_found.sql").write_text("SELECT month FROM nowhere", "utf-8")
    version = filled.version
    with pytest.raises(Problem, match=r"^disputes_found\.sql: "):
        filled.send(disputes(dispute("D9")), "more.csv")
    assert filled.version == version


def test_definitions_that_differ_only_in_kind_are_not_rolled_up_alike(filled, own_definitions):
    # Both are plain SELECTs over the same rows, so one pass counts both; a streak keeps its leaves only.
    sql = (
        "SELECT month, area, sum(0) AS {a}, count(*) AS {b} FROM reports "
        "WHERE source = 'incidents' GROUP BY month, area"
    )
    toml = (own_definitions / "months_since_incident.toml").read_text("utf-8")
    for name, kind, unit, a, b in [
        ("a_rate", "rate", "share", "numerator", "denominator"),
        ("b_streak", "streak", "months", "events", "reported"),
    ]:
        text = toml.replace('kind      = "streak"', f'kind = "{kind}"').replace(
            'unit      = "months"', f'unit = "{unit}"'
        )
        (own_definitions / f"{name}.toml").write_text(text, "utf-8")
        (own_definitions / f"{name}.sql").write_text(sql.format(a=a, b=b), "utf-8")
    filled.send(disputes(), "none.csv")
    areas = {name: {area for _, area in filled.numerators(name)} for name in ("a_rate", "b_streak")}
    assert areas == {"a_rate": {EAST, WEST, SOUTH, TOWN, COUNTY, CITY}, "b_streak": {EAST, WEST, SOUTH}}
