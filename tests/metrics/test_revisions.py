"""As first published against now: which figures differ, and how many cases made them differ."""

from datetime import date

import pytest

from data import versions, warehouse
from data.complete import Complete
from data.history import publications
from metrics import catalog, period, revisions
from tests.data.conftest import few_definitions, few_sentinels, founded, new_office, office  # noqa: F401
from tests.data.office import CITY, EAST, WEST, dispute, disputes

OCTOBER, AUTUMN = period.parse("2020-10"), period.parse("2020-09..2020-11")


@pytest.fixture
def records(tmp_path, monkeypatch):
    """Publications of this test alone."""
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path / "records"))


@pytest.fixture
def known():
    return {name: catalog.find(name) for name in ("disputes_found", "mediation_success_rate")}


def test_what_was_published_differs_from_now_by_hand(office, known, records):  # noqa: F811
    # Published: 2 found, 0 settled. Now: D1 settled, D3 came late, D2 vanished: 2 found, 1 settled.
    office.send(disputes(dispute("D1"), dispute("D2", area=WEST)), "a.csv")
    publications.publish(2, "十月通报", "张三", office.warehouse)
    office.send(disputes(dispute("D1", outcome="调解成功"), dispute("D3")), "b.csv")
    covered = Complete(WEST, date(2020, 10, 1), date(2020, 10, 31))
    office.send(disputes(), "none.csv", complete=(covered,))
    number, figures, rows = revisions.compare(known.values(), CITY, OCTOBER, office.warehouse)
    assert number == 2
    (rate,) = figures.to_dict("records")
    assert rate["indicator"] == "mediation_success_rate" and rate["changed"]
    assert (rate["then_numerator"], rate["then_denominator"], rate["then_value"]) == (0, 2, 0)
    assert (rate["now_numerator"], rate["now_denominator"], rate["now_value"]) == (1, 2, 0.5)
    assert rate["difference"] == 0.5
    assert rows.to_dict("records") == [
        {"source": "disputes", "added": 1, "replaced": 1, "retired": 1, "undone": 0}
    ]
    with warehouse.counted(4, office.warehouse) as now:
        assert revisions.rows(now, 2, EAST, OCTOBER)["retired"].tolist() == [0]
        assert revisions.rows(now, 2, CITY, period.parse("2020-08")).empty
        assert revisions.rows(now, 4, CITY, OCTOBER).empty


def test_the_first_published_version_that_reaches_the_period_is_compared(office, records):  # noqa: F811
    assert revisions.first_told(OCTOBER, office.warehouse) == 0
    for number, day in enumerate(("2020-09-05", "2020-10-05", "2020-10-06", "2020-11-06"), 2):
        office.send(disputes(dispute(f"D{number}", day)), f"{number}.csv")
    assert [one.number for one in versions.list_versions(office.warehouse)] == [5, 4, 3, 2, 1]
    assert revisions.first_told(OCTOBER, office.warehouse) == 3
    assert revisions.first_told(AUTUMN, office.warehouse) == 5
    publications.publish(2, "九月", "张三", office.warehouse)
    publications.publish(4, "十月", "张三", office.warehouse)
    assert revisions.first_told(OCTOBER, office.warehouse) == 4


def test_a_version_compared_with_itself_has_no_revisions(office, known, records):  # noqa: F811
    office.send(disputes(dispute("D1")), "a.csv")
    with warehouse.counted(2, office.warehouse) as then, warehouse.counted(2, office.warehouse) as now:
        assert revisions.revisions(then, now, known, CITY, OCTOBER).empty
    number, figures, rows = revisions.compare(known.values(), CITY, OCTOBER, office.warehouse)
    assert (number, len(figures), len(rows)) == (0, 0, 0)
