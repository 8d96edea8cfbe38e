"""Miniatures of real files: an empty template, a city's crimes by a mapping file, a published ranking."""

import pytest

from tests.conftest import ROOT, run
from tests.corpus.odd_cases import HIDDEN, ranking, template
from tests.corpus.writing import text, workbook
from tests.data.office import as_csv

CRIME_MAPPING = ROOT / "docs" / "examples" / "public_city_crimes.toml"
WARDS = [
    ("代码", "名称", "级别", "上级代码"),
    ("900000", "样例城", "市", ""),
    ("900007", "第7区", "区", "900000"),
    ("900042", "第42区", "区", "900000"),
]
# As a city publishes them: an ISO time, codes with leading zeros, booleans in English, a cell full of quotes.
CRIME_HEADINGS = (
    "date",
    "block",
    "description",
    "iucr",
    "ward",
    "case_number",
    "fbi_code",
    "domestic",
    "arrest",
    "primary_type",
    ":@computed_region_1",
    "location",
)
LOCATION = "{'latitude': '41.90', 'human_address': '{\"address\": \"\", \"city\": \"\"}'}"
CRIMES = [
    CRIME_HEADINGS,
    (
        "2012-01-01T00:00:00.000",
        "001XX A ST",
        "X",
        "0486",
        "42",
        "ZZ000001",
        "08B",
        "False",
        "False",
        "BATTERY",
        "",
        "",
    ),
    (
        "2012-01-31T23:59:00.000",
        "002XX B ST",
        "Y",
        "031A",
        "7",
        "ZZ000002",
        "03",
        "True",
        "True",
        "ROBBERY",
        "16",
        LOCATION,
    ),
    (
        "2012-02-29T12:00:00.000",
        "003XX C ST",
        "Z",
        "0266",
        "7",
        "ZZ000003",
        "02",
        "True",
        "False",
        "CRIM SEXUAL ASSAULT",
        "4",
        LOCATION,
    ),
    (
        "2012-02-29T12:00:00.000",
        "003XX C ST",
        "Z",
        "0266",
        "99",
        "ZZ000004",
        "02",
        "True",
        "False",
        "HOMICIDE",
        "4",
        "",
    ),
]


@pytest.mark.parametrize("kind", ["xls", "xlsx"])
def test_an_empty_template_is_recognised_as_such_and_is_no_error(office, kind):
    told = run("data.load", office.write(*workbook(kind, HIDDEN)("模板", template())))
    assert told.returncode == 0, told.stderr
    assert "disputes, read 0" in told.stdout and "no rows below the headings" in told.stdout
    assert "bean" in told.stdout + told.stderr
    assert office.ask("SELECT count(*) FROM disputes") == [(0,)]


def test_crimes_of_a_city_become_incidents_by_a_mapping_file(office):
    office.send(WARDS, "wards.csv")
    told = run("data.load", office.write("crimes.csv", as_csv(CRIMES, "utf-8")), "--mapping", CRIME_MAPPING)
    assert told.returncode == 1 and "incidents, read 4 = accepted 3" in told.stdout, told.stderr
    assert "row 5, area: unknown place" in told.stderr
    assert office.ask(
        "SELECT case_id, area, CAST(occurred_on AS VARCHAR), category, preventable, domestic "
        "FROM incidents ORDER BY case_id"
    ) == [
        ("ZZ000001", "900042", "2012-01-01", "criminal", False, False),
        ("ZZ000002", "900007", "2012-01-31", "criminal", True, True),
        ("ZZ000003", "900007", "2012-02-29", "criminal", False, True),
    ]


def test_without_its_mapping_file_each_missing_column_is_asked_for(office):
    told = run("data.load", office.write("crimes.csv", as_csv(CRIMES, "utf-8")))
    assert told.returncode == 2 and "no column for area" in told.stderr


def test_a_published_ranking_is_no_export_and_is_refused_in_one_line(office):
    told = run("data.load", office.write(*text()("排名", ranking())))
    assert told.returncode == 2 and len(told.stderr.splitlines()) == 1
    assert told.stderr.startswith("排名.csv: ")
