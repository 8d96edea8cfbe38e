"""A tiny office with two cities, small enough to count by hand, loaded by way of the real loader.

Some of its villages have not reported for some months. What a row is there for stands beside it.
"""

import csv
from datetime import date
from pathlib import Path

from data.load import Load, load
from metrics.period import months_between

CITY, COUNTY_A, COUNTY_B = "990100", "990101", "990102"
TOWN_1, TOWN_2, TOWN_3 = "990101001", "990101002", "990102001"
VILLAGE_1, VILLAGE_2 = "990101001201", "990101001202"
VILLAGE_3, VILLAGE_4 = "990101002201", "990102001201"
FAR_CITY, FAR_COUNTY, FAR_TOWN, FAR_VILLAGE = "990200", "990201", "990201001", "990201001201"
COUNTIES, TOWNS = (COUNTY_A, COUNTY_B), (TOWN_1, TOWN_2, TOWN_3)
VILLAGES = (VILLAGE_1, VILLAGE_2, VILLAGE_3, VILLAGE_4)
PARENTS = {
    CITY: (COUNTY_A, COUNTY_B),
    COUNTY_A: (TOWN_1, TOWN_2),
    COUNTY_B: (TOWN_3,),
    TOWN_1: (VILLAGE_1, VILLAGE_2),
    TOWN_2: (VILLAGE_3,),
    TOWN_3: (VILLAGE_4,),
    FAR_CITY: (FAR_COUNTY,),
    FAR_COUNTY: (FAR_TOWN,),
    FAR_TOWN: (FAR_VILLAGE,),
}
AREAS = (*PARENTS, *VILLAGES, FAR_VILLAGE)
LEVELS = {6: "county", 9: "town", 12: "village"}

FIRST, LAST = date(2019, 1, 1), date(2020, 4, 1)  # of the first city; the far one ends in February 2020
FAR_LAST = date(2020, 2, 1)
SOURCES = ("disputes", "incidents", "grids")
NOT_REPORTED = {
    ("incidents", VILLAGE_2, "2020-02"),  # ends a streak
    ("disputes", VILLAGE_4, "2020-03"),  # nothing known at all
    ("disputes", VILLAGE_4, "2020-04"),  # and yet one case is known
    ("incidents", VILLAGE_4, "2020-04"),  # and yet one incident is known
    ("grids", VILLAGE_3, "2020-04"),  # its stock of March is no stock of April
}
# Village, month of report, how many, how many of them settled (five days later), people in each.
DISPUTES = [
    (VILLAGE_1, "2020-01", 1, 1, 4),  # 1/1 here and 0/99 next door are 1 %, not 50 %
    (VILLAGE_3, "2020-01", 99, 0, 2),
    (VILLAGE_1, "2019-01", 10, 8, 2),
    (VILLAGE_1, "2020-02", 6, 6, 3),  # six are the fewest that a median has an interval for
    (VILLAGE_4, "2020-02", 3, 1, 5),
    (VILLAGE_4, "2020-04", 1, 0, 2),
    (FAR_VILLAGE, "2020-02", 2, 2, 2),
]
# Village, month, how many, preventable, homicide.
INCIDENTS = [
    (VILLAGE_1, "2020-01", 2, True, True),  # small: not shown for its town
    (VILLAGE_4, "2020-02", 6, True, True),  # one more than the limit of five
    (VILLAGE_4, "2020-04", 1, True, False),
    (VILLAGE_3, "2019-06", 1, True, False),
]
# Village, months, grids, of which with a party branch.
GRIDS = [
    (VILLAGE_1, ("2019-12", "2020-01", "2020-02", "2020-03"), 2, 1),
    (VILLAGE_1, ("2020-04",), 3, 3),
    (VILLAGE_3, ("2019-12", "2020-01", "2020-02", "2020-03"), 7, 0),
    (FAR_VILLAGE, ("2020-01",), 4, 4),
    (FAR_VILLAGE, ("2020-02",), 5, 4),
]


def build(folder: Path) -> Path:
    """Write the office's exports below the folder and load them; the folder of the warehouse."""
    exports = folder / "exports"
    exports.mkdir(parents=True)
    tables = {
        "areas": _areas(),
        "disputes": [row for spec in DISPUTES for row in _disputes(*spec)],
        "incidents": [row for spec in INCIDENTS for row in _incidents(*spec)],
        "grids": [row for spec in GRIDS for row in _grids(*spec)],
        "reporting": _reporting(),
    }
    for name, rows in tables.items():
        write(exports / f"{name}.csv", rows)
    (folder / "warehouse").mkdir()
    report = load(Load((str(exports),)), folder / "warehouse")
    assert report.refused == 0 and not report.questions, report
    return folder / "warehouse"


def write(file: Path, rows: list[dict]) -> None:
    """Rows as a CSV file with the columns of the first."""
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def _areas() -> list[dict]:
    above = {child: parent for parent, children in PARENTS.items() for child in children}
    return [
        {"code": code, "name": f"地{code}", "level": _level(code), "parent": above.get(code, "")}
        for code in sorted(AREAS)
    ]


def _level(code: str) -> str:
    return "city" if code in (CITY, FAR_CITY) else LEVELS[len(code)]


def _disputes(area: str, month: str, found: int, settled: int, people: int) -> list[dict]:
    return [
        {
            "case_id": f"D{area}-{month}-{n}",
            "area": area,
            "reported_on": f"{month}-10",
            "due_on": f"{month}-25",
            "closed_on": f"{month}-15" if n < settled else "",
            "dispute_type": "01" if n % 2 else "02",
            "handled_level": "village",
            "people_involved": people + n % 2,
            "outcome": "settled" if n < settled else "ongoing",
        }
        for n in range(found)
    ]


def _incidents(area: str, month: str, many: int, preventable: bool, homicide: bool) -> list[dict]:
    flags = {"preventable": preventable, "homicide": homicide, "property": False, "civil_to_criminal": False}
    return [
        {
            "case_id": f"I{area}-{month}-{n}",
            "area": area,
            "occurred_on": f"{month}-0{n + 1}",
            "category": "criminal",
            **{name: "yes" if flag else "no" for name, flag in flags.items()},
        }
        for n in range(many)
    ]


def _grids(area: str, months: tuple[str, ...], many: int, branches: int) -> list[dict]:
    return [
        {
            "grid": f"{area}{n:03d}",
            "area": area,
            "month": month,
            "households": 300,
            "leader_assigned": "yes",
            "party_branch": "yes" if n < branches else "no",
        }
        for month in months
        for n in range(many)
    ]


def _reporting() -> list[dict]:
    ends = dict.fromkeys(VILLAGES, LAST) | {FAR_VILLAGE: FAR_LAST}
    due = [
        (source, area, f"{month:%Y-%m}")
        for area, last in ends.items()
        for month in months_between(FIRST, last)
        for source in SOURCES
    ]
    return [
        {"area": area, "month": month, "source": source, "reported_on": ""}
        for source, area, month in due
        if (source, area, month) not in NOT_REPORTED
    ]
