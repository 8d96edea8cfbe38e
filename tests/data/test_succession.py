"""Areas that merge, split, get another code or name: old cases count for the successor, once."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.data.office import (
    CITY,
    COUNTY,
    EAST,
    INCIDENT_HEADINGS,
    REPORT_HEADINGS,
    SOUTH,
    TOWN,
    UNIT_HEADINGS,
    UNITS,
    WEST,
    Office,
    dispute,
    disputes,
    incident,
    reports,
)

HEADINGS = (*UNIT_HEADINGS, "设立日期", "撤销日期", "撤并后代码")
END, START = "2020-09-30", "2020-10-01"
NEW_TOWN, NEW_EAST, NEW_WEST = "610330105", "610330105201", "610330105202"
NEW = {
    NEW_TOWN: ("双石铺街道", "镇", COUNTY),
    NEW_EAST: ("东河社区", "社区", NEW_TOWN),
    NEW_WEST: ("西河社区", "社区", NEW_TOWN),
}
OLD = {code: (name, level, parent) for code, name, level, parent in UNITS}


def row(code: str, since: str = "", until: str = "", heir: str = "", name: str = "") -> list[str]:
    """A row of the unit table; OLD and NEW say where it belongs."""
    known, level, parent = (OLD | NEW)[code]
    return [code, name or known, level, parent, since, until, heir]


def change(office: Office, *rows: list[str]) -> list[str]:
    """Send the changed rows of the unit table; the warnings."""
    return list(office.send([HEADINGS, *rows], "changes.csv").warnings)


RECODED = [
    row(NEW_TOWN, START),
    row(NEW_EAST, START),
    row(NEW_WEST, START),
    row(TOWN, until=END, heir=NEW_TOWN),
    row(EAST, until=END, heir=NEW_EAST),
    row(WEST, until=END, heir=NEW_WEST),
]


def found(office: Office) -> Counter:
    """Disputes found by area, over all months."""
    every: Counter = Counter()
    for (_, area), number in office.numerators("disputes_found").items():
        every[area] += number
    return every


def breaks(office: Office) -> set[tuple]:
    return set(office.ask("SELECT area, strftime(month, '%Y-%m'), kind, former FROM breaks"))


def test_cases_of_the_old_code_count_for_the_new_one_and_all_above_it_once(office):
    change(office, *RECODED)
    office.send(
        disputes(  # the last one still under the old code
            dispute("D1", "2020-08-05"), dispute("D2", "2020-09-05", area=TOWN),
            dispute("D3", "2020-10-05", area=NEW_EAST), dispute("D4", "2020-10-06"),
        )
    )  # fmt: skip
    assert found(office) == {EAST: 2, NEW_EAST: 3, TOWN: 3, NEW_TOWN: 4, COUNTY: 4, CITY: 4}
    assert breaks(office) == {
        (NEW_TOWN, "2020-10", "code", "双石铺镇"),
        (NEW_EAST, "2020-10", "code", "东河村"),
        (NEW_WEST, "2020-10", "code", "西河村"),
    }


def test_merged_towns_add_up_and_a_chain_leads_to_its_end(office):
    middle = [*row(NEW_EAST, START, "2020-11-30", NEW_WEST)]
    change(
        office, row(NEW_TOWN), middle, row(NEW_WEST, "2020-12-01"),
        row(EAST, until=END, heir=NEW_EAST), row(WEST, until=END, heir=NEW_EAST),
    )  # fmt: skip
    office.send(disputes(dispute("D1", "2020-08-05"), dispute("D2", "2020-09-05", area=WEST)))
    assert found(office) == {
        EAST: 1,
        WEST: 1,
        NEW_EAST: 2,
        NEW_WEST: 2,
        TOWN: 2,
        NEW_TOWN: 2,
        COUNTY: 2,
        CITY: 2,
    }
    assert breaks(office) >= {
        (NEW_EAST, "2020-10", "merged", "东河村"),
        (NEW_EAST, "2020-10", "merged", "西河村"),
        (NEW_WEST, "2020-12", "code", "东河社区"),
        # Ground left the one town for the other.
        (TOWN, "2020-10", "recut", "东河村"),
        (NEW_TOWN, "2020-10", "recut", "东河村"),
    }


def test_an_area_that_takes_in_another_goes_on_with_the_cases_of_both(office):
    change(office, row(EAST, until=END, heir=WEST))
    office.send(disputes(dispute("D1", "2020-08-05"), dispute("D2", "2020-08-05", area=WEST)))
    assert found(office) == {EAST: 1, WEST: 2, TOWN: 2, COUNTY: 2, CITY: 2}
    assert breaks(office) == {(WEST, "2020-10", "merged", "东河村")}


def test_the_cases_of_a_divided_area_stay_with_it_and_its_parts_begin_anew(office):
    change(
        office,
        row(EAST, until=END, heir=f"{NEW_EAST};{NEW_WEST}"),
        row(NEW_TOWN),
        row(NEW_EAST, START),
        row(NEW_WEST, START),
    )
    office.send(disputes(dispute("D1", "2020-08-05"), dispute("D2", "2020-10-05", area=NEW_EAST)))
    assert found(office) == {EAST: 1, TOWN: 1, NEW_EAST: 1, NEW_TOWN: 1, COUNTY: 2, CITY: 2}
    assert {(NEW_EAST, "2020-10", "split", "东河村"), (NEW_WEST, "2020-10", "split", "东河村")} <= breaks(
        office
    )


def test_another_name_with_its_day_is_a_break_and_the_area_stood_before(office):
    change(office, row(EAST, START, name="东河社区"))
    assert breaks(office) == {(EAST, "2020-10", "name", "东河村")}
    assert office.ask(f"SELECT first_day FROM standing WHERE area = '{EAST}'") == [(None,)]


def test_a_code_that_leads_back_to_itself_stops_the_load(office):
    before = office.version
    with pytest.raises(Exception, match="comes after itself"):
        change(
            office,
            row(NEW_TOWN),
            row(EAST, until=END, heir=NEW_EAST),
            row(NEW_EAST, START, "2020-12-31", EAST),
        )
    assert office.version == before


def test_a_successor_that_cannot_be_followed_is_a_warning(office):
    told = " ".join(
        change(
            office,
            row(EAST, until=END, heir="610330999999"),
            row(WEST, heir=EAST),
            row(SOUTH, until=END, heir=COUNTY),
        )
    )
    assert f"{EAST} → 610330999999" in told and f"{WEST} → {EAST}" in told and f"{SOUTH} → {COUNTY}" in told


def test_a_community_goes_on_under_its_new_code(office):
    change(office, *RECODED)
    months = ["2020-08", "2020-09", "2020-10", "2020-11"]
    office.send(
        [
            REPORT_HEADINGS,
            *reports("案件警情", months[:2], EAST, WEST),
            *reports("案件警情", months[2:], NEW_EAST, NEW_WEST),
        ],
        "reports.csv",
    )
    office.send([INCIDENT_HEADINGS, incident("J1", "2020-08-09", EAST)], "incidents.csv")
    expected = office.ask(
        "SELECT month, count(*), count(*) FILTER (WHERE reported) FROM reports GROUP BY ALL ORDER BY 1"
    )
    assert [row[1:] for row in expected] == [(3, 2)] * 4  # the south, which is in the old town, never reports
    streak = office.ask(
        "SELECT a.ancestor, count(*), sum(numerator) FROM counts JOIN ancestors AS a USING (area) "
        f"WHERE indicator = 'months_since_incident' AND a.ancestor IN ('{EAST}', '{NEW_EAST}') GROUP BY ALL"
    )
    assert set(streak) == {(EAST, 2, 1), (NEW_EAST, 4, 1)}


def test_a_report_under_the_old_code_is_one_of_the_new_area(office):
    change(office, *RECODED)
    office.send([REPORT_HEADINGS, *reports("案件警情", ["2020-09", "2020-10"], EAST)], "reports.csv")
    told = office.ask("SELECT strftime(month, '%Y-%m'), area FROM reports WHERE reported ORDER BY 1")
    assert told == [("2020-09", EAST), ("2020-10", NEW_EAST)]


def test_people_are_counted_once_in_the_month_of_the_change(office):
    people = [*HEADINGS, "人口"]
    office.send(
        [
            people,
            [*row(EAST, until="2020-10-14", heir=NEW_EAST), 900],
            [*row(NEW_EAST, "2020-10-15"), 950],
            [*row(NEW_TOWN), ""],
        ],
        "u.csv",
    )
    office.send(disputes(dispute("D1", "2020-09-05", area=SOUTH), dispute("D2", "2020-10-05", area=SOUTH)))
    assert office.ask(
        "SELECT strftime(month, '%Y-%m'), area FROM presence WHERE population > 0 ORDER BY 1"
    ) == [
        ("2020-09", EAST),
        ("2020-10", NEW_EAST),
    ]


PLACES = st.sampled_from([EAST, WEST, SOUTH, TOWN, COUNTY, NEW_EAST, NEW_WEST, NEW_TOWN])
CASES = st.lists(st.tuples(PLACES, st.integers(8, 12), st.integers(1, 28)), min_size=1, max_size=12)


@settings(
    max_examples=2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.generate],
)
@given(cases=CASES)
def test_each_case_counts_once_at_every_level_and_for_the_city_as_without_succession(new_office, cases):
    rows = disputes(
        *(dispute(f"D{n}", f"2020-{m:02d}-{d:02d}", area=area) for n, (area, m, d) in enumerate(cases))
    )
    plain, changed = new_office(), new_office()
    change(plain, *(row(code) for code in NEW))
    change(changed, *RECODED)
    for one in (plain, changed):
        one.send(rows)
    for area in (COUNTY, CITY):
        assert found(plain)[area] == found(changed)[area] == len(cases)
    own = Counter(area for area, *_ in cases)
    for old, new in ((EAST, NEW_EAST), (WEST, NEW_WEST)):
        assert found(changed)[new] == own[old] + own[new] and found(changed)[old] == own[old]
    inside = own[TOWN] + own[EAST] + own[WEST] + own[SOUTH]
    assert found(changed)[NEW_TOWN] == inside + own[NEW_TOWN] + own[NEW_EAST] + own[NEW_WEST]
