"""Counts brought up to date by a load are those of a full recount, and add up the areas."""

import datetime as dt
import shutil
from collections import defaultdict

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data import counting, definitions
from data.complete import Complete
from tests.data.office import (
    CASES,
    CITY,
    COUNTY,
    EAST,
    INCIDENT_HEADINGS,
    INCIDENTS,
    REPORT_HEADINGS,
    REPORTS,
    SOUTH,
    TOWN,
    WEST,
    Office,
    dispute,
    disputes,
    incident,
    units,
)

MONTHS = ("2020-08", "2020-09", "2020-10", "2020-11", "2020-12")
ALL = "FROM counts ORDER BY ALL"
SHIPPED = definitions.FOLDER
MORE_DEFINITIONS = (
    "disputes_pending",
    "disputes_overdue",
    "disputes_due",
    "disputes_per_10k",
    "domestic_incidents",
)
# Sums of fractions depend on their order in the last digits.
DERIVED = {
    "counts": "SELECT * REPLACE (round(denominator, 6) AS denominator) FROM counts ORDER BY ALL",
    "sentinels": "SELECT * REPLACE (round(extra, 6) AS extra) FROM sentinel_counts ORDER BY ALL",
    "hidden": "FROM hidden ORDER BY ALL",
    "follow-ups": "FROM follow_ups ORDER BY ALL",
}
DAYS = st.builds(lambda month, day: f"{month}-{day:02d}", st.sampled_from(MONTHS), st.integers(1, 28))
PLACES = st.sampled_from([EAST, WEST, SOUTH, TOWN, COUNTY])
DISPUTE = st.builds(
    lambda case, day, wait, settled, kind, area: dispute(
        f"D{case}",
        day,
        "调解成功" if settled else "调解中",
        area=area,
        kind=kind,
        due=str(dt.date.fromisoformat(day) + dt.timedelta(30)),
        closed=str(dt.date.fromisoformat(day) + dt.timedelta(wait)) if settled else "",
    ),
    st.integers(1, 12),
    DAYS,
    st.integers(0, 60),
    st.booleans(),
    st.sampled_from(["邻里纠纷", "涉民族宗教", "涉组织涉纪检", "其他"]),
    PLACES,
)
INCIDENT = st.builds(
    lambda case, day, area, preventable: [*incident(f"J{case}", day, area, preventable), preventable],
    st.integers(1, 8),
    DAYS,
    PLACES,
    st.sampled_from(["是", "否"]),
)
REPORT = st.builds(
    lambda area, month, source: [area, month, source],
    PLACES,
    st.sampled_from(MONTHS),
    st.sampled_from(["矛盾纠纷", "案件警情"]),
)
SENDING = st.fixed_dictionaries(
    {
        "disputes": st.lists(DISPUTE, max_size=12),
        "incidents": st.lists(INCIDENT, max_size=8),
        "reporting": st.lists(REPORT, max_size=12),
        "as_of": st.sampled_from([None, None, dt.date(2020, 9, 15), dt.date(2020, 12, 31)]),
        "complete": st.sampled_from([(), (), (Complete(CITY, dt.date(2020, 9, 1), dt.date(2020, 10, 31)),)]),
    }
)
HEADINGS = {
    "disputes": disputes()[0],
    "incidents": [*INCIDENT_HEADINGS, "是否家庭暴力"],
    "reporting": REPORT_HEADINGS,
}


def send(office: Office, name: str, sending: dict) -> list:
    """The files of one sending, not loaded yet."""
    return [office.write(f"{name}_{kind}.csv", [HEADINGS[kind], *sending[kind]]) for kind in HEADINGS]


@pytest.fixture
def few_sentinels() -> None:
    """All of them, in place of the one that other loads of these tests count."""


@pytest.fixture
def new_offices_of_more(new_office, tmp_path, few_definitions, monkeypatch):
    """`new_office` with more definitions, stocks and a protected one; later counts follow the sorted ones."""
    folder = shutil.copytree(few_definitions, tmp_path / "definitions")
    for name in MORE_DEFINITIONS:
        for ending in (".toml", ".sql"):
            shutil.copy(SHIPPED / f"{name}{ending}", folder)
    monkeypatch.setattr(definitions, "FOLDER", folder)
    monkeypatch.setattr(counting, "APPENDED_SHARE", 100)
    return new_office


# Without shrinking: each example is four loads.
@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(first=SENDING, second=SENDING, third=SENDING)
def test_counts_after_loads_are_those_of_a_recount(new_offices_of_more, first, second, third):
    office = new_offices_of_more()
    for number, sending in enumerate((first, second, third)):
        order = {"as_of": sending["as_of"], "complete": sending["complete"]}
        office.load(*send(office, str(number), sending), **order)
    step_by_step = {name: office.ask(asked) for name, asked in DERIVED.items()}
    office.load(as_of=third["as_of"])
    assert step_by_step == {name: office.ask(asked) for name, asked in DERIVED.items()}


def test_one_load_gives_the_counts_of_many(filled, new_office):
    office = new_office()
    for number, row in enumerate(CASES[1:]):
        office.send(disputes(row), f"{number}.csv")
    office.send(INCIDENTS, "incidents.csv")
    office.send(REPORTS, "reports.csv")
    assert office.ask(ALL) == filled.ask(ALL)


def test_every_area_has_the_sum_of_the_areas_below_it(filled):
    # By hand: D1 in the east, D2 in the west, D3 in the south, D4 known to the county only.
    found = filled.numerators("disputes_found")
    assert {key: number for key, number in found.items() if key[0] == "2020-10"} == {
        ("2020-10", SOUTH): 1,
        ("2020-10", TOWN): 1,
        ("2020-10", COUNTY): 2,
        ("2020-10", CITY): 2,
    }
    # D1 was due in September and in time; D2 was due in October and is open; the others were not due yet.
    on_time = {("2020-09", area): 1 for area in (EAST, TOWN, COUNTY, CITY)}
    late = {("2020-10", area): 0 for area in (WEST, TOWN, COUNTY, CITY)}
    assert filled.numerators("on_time_settlement_rate") == on_time | late
    leaves = filled.ask(
        "SELECT month, ancestor, sum(1) FROM (SELECT area, reported_month AS month FROM disputes) "
        "JOIN ancestors USING (area) GROUP BY ALL"
    )
    assert {(f"{month:%Y-%m}", area): number for month, area, number in leaves} == found


def test_types_about_faith_and_discipline_have_no_part_below_county(filled):
    parts = filled.numerators("disputes_found", "major_type")
    assert parts["2020-08", COUNTY, "16"] == 1 and parts["2020-08", TOWN, "99"] == 1
    assert parts["2020-10", CITY, "15"] == 1 and parts["2020-10", SOUTH, "99"] == 1
    coarse = {key for key in parts if key[2] in ("15", "16") and key[1] not in (CITY, COUNTY)}
    assert coarse == set()


@pytest.mark.parametrize("breakdown", ["major_type", "channel"])
def test_parts_add_up_to_the_whole_also_where_exports_leave_them_empty(filled, breakdown):
    filled.send([[*disputes()[0], "化解渠道"], [*dispute("D5"), "人民调解"], [*dispute("D6"), "—"]])
    added = defaultdict(float)
    for (month, area, part), number in filled.numerators("disputes_found", breakdown).items():
        assert part
        added[month, area] += number
    assert added == filled.numerators("disputes_found")


def test_a_replaced_row_leaves_its_old_month_and_enters_its_new_one(filled):
    filled.send(disputes(dispute("D1", "2020-09-05", area=EAST)), "later.csv")
    found = filled.numerators("disputes_found")
    assert ("2020-08", CITY) not in found and found["2020-09", CITY] == 2
    # Settled no more: its days are gone from the histogram.
    assert filled.ask(
        "SELECT count(*) FROM counts WHERE indicator = 'median_days_to_settle' AND bin = 27"
    ) == [(0,)]


def test_counts_reach_as_far_as_the_as_of_date_and_come_back(filled):
    before = filled.ask(ALL)
    filled.send(disputes(), "none.csv", as_of=dt.date(2020, 9, 30))
    assert {month for month, _ in filled.numerators("disputes_found")} == {"2020-08", "2020-09"}
    filled.send(disputes(), "none.csv")
    assert filled.ask(ALL) == before


def test_a_new_village_is_expected_to_report_from_its_first_day(filled):
    village = ["610330100204", "北河村", "村", TOWN, "2020-10-15"]
    filled.send([[*units()[0], "设立日期"], *([*unit, ""] for unit in units()[1:]), village], "units.csv")
    found = filled.ask(
        "SELECT strftime(month, '%Y-%m') FROM reports WHERE area = '610330100204' AND reported"
    )
    assert found == [("2020-10",)]
