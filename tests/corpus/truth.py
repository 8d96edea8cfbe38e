"""The clean truth behind every ugly file: rows as plain values, boundary days included."""

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path

Row = dict[str, object]

DATA = Path(__file__).resolve().parents[2] / "data"
CITY, COUNTY, OTHER_COUNTY = "610300", "610330", "610305"
TOWN, NEXT_TOWN, OTHER_TOWN = "610330100", "610330101", "610305100"
EAST, WEST, SOUTH = "610330100201", "610330100202", "610330100203"
HERE, THERE, AVERAGE = "610330101201", "610305100201", "610305100202"
UNIT_HEADINGS = ("代码", "名称", "级别", "上级代码")
# 兴隆村 is a village in two counties; 平均村 is a place and no line of averages.
UNITS = (
    (CITY, "宝鸡市", "市", ""),
    (COUNTY, "凤县", "县", CITY),
    (OTHER_COUNTY, "凤翔区", "区", CITY),
    (TOWN, "双石铺镇", "镇", COUNTY),
    (NEXT_TOWN, "凤州镇", "镇", COUNTY),
    (OTHER_TOWN, "城关镇", "镇", OTHER_COUNTY),
    (EAST, "东河村", "村", TOWN),
    (WEST, "西河村", "村", TOWN),
    (SOUTH, "南河社区", "社区", TOWN),
    (HERE, "兴隆村", "村", NEXT_TOWN),
    (THERE, "兴隆村", "村", OTHER_TOWN),
    (AVERAGE, "平均村", "村", OTHER_TOWN),
)
NAMES = {code: name for code, name, _, _ in UNITS}
PARENTS = {code: parent for code, _, _, parent in UNITS}


def _table(columns: str, *rows: tuple) -> tuple[Row, ...]:
    """Rows by column; texts under a name that ends in _on or is month become dates."""
    names = columns.split()
    return tuple({name: _value(name, cell) for name, cell in zip(names, row, strict=True)} for row in rows)


def _value(name: str, cell: object) -> object:
    is_day = name.endswith("_on") or name == "month"
    return dt.date.fromisoformat(cell) if is_day and isinstance(cell, str) else cell


# Boundary days: a leap day, the first and last day of a year and of a month, closed on the last day in
# time and a day later, closed on the day itself, open; 49 and 50, 99 and 100 and 500 people.
DISPUTES = _table(
    "case_id area reported_on due_on closed_on dispute_type scale people_involved channel outcome "
    "judicially_confirmed recurred subsidy_yuan",
    ("D-001", EAST, "2020-01-01", "2020-01-31", "2020-01-31", "02", "individual", 2, "people", "settled",
     True, False, 200.0),
    ("D-002", WEST, "2020-02-29", "2020-03-30", "2020-03-31", "0101", "group", 49, "judicial", "settled",
     False, True, 12300.0),
    ("D-003", SOUTH, "2020-03-01", None, None, "04", None, 50, None, "ongoing", None, None, None),
    ("D-004", HERE, "2020-03-31", "2020-04-30", "2020-03-31", "07", "individual", 99, "police", "failed",
     False, False, 0.0),
    ("D-005", THERE, "2020-04-30", "2020-05-30", None, "16", "major_group", 500, "moral", "transferred",
     None, None, None),
    ("D-006", AVERAGE, "2020-12-31", "2021-01-30", "2021-01-01", "99", "individual", 100, "administrative",
     "settled", True, False, 1234.5),
    ("0007", TOWN, "2020-10-05", None, "2020-10-06", "0402", None, None, None, "settled", None, None, None),
    ("D-008", COUNTY, "2020-10-31", None, None, "11", None, 1234, None, "ongoing", None, None, None),
)  # fmt: skip
INCIDENTS = _table(
    "case_id area occurred_on category preventable property fraud homicide domestic",
    ("J-001", EAST, "2020-01-31", "criminal", True, True, False, False, False),
    ("J-002", WEST, "2020-02-01", "public_order", False, False, None, False, True),
    ("J-003", TOWN, "2020-02-29", "traffic", False, None, None, None, None),
    ("J-004", HERE, "2020-12-31", "criminal", True, False, True, False, False),
    ("J-005", THERE, "2021-01-01", "fire", False, False, False, False, False),
)
PETITIONS = _table(
    "case_id area received_on accepted_on due_on closed_on channel repeat group_visit outcome satisfied",
    ("X-001", EAST, "2020-09-30", "2020-10-01", "2020-11-29", "2020-11-29", "letter", False, False,
     "resolved", "satisfied"),
    ("X-002", WEST, "2020-10-01", None, None, None, "visit", True, True, "ongoing", None),
    ("X-003", COUNTY, "2020-10-31", "2020-10-31", "2020-12-30", "2020-12-31", "online", False, None,
     "replied", "dissatisfied"),
    ("X-004", HERE, "2020-12-31", None, None, "2021-01-01", "telephone", False, False, "rejected", None),
)  # fmt: skip
REQUESTS = _table(
    "case_id area received_on due_on closed_on source resolved satisfied",
    ("Q-001", EAST, "2020-10-01", "2020-10-08", "2020-10-08", "hotline", True, "satisfied"),
    ("Q-002", SOUTH, "2020-10-31", "2020-11-07", "2020-11-08", "online", True, "fairly"),
    ("Q-003", TOWN, "2020-12-31", None, None, "meeting", False, None),
)
HAZARDS = _table(
    "case_id area found_on category found_by due_on fixed_on step",
    ("H-001", EAST, "2020-10-01", "fire", "grid", "2020-10-31", "2020-10-31", "warning"),
    ("H-002", WEST, "2020-02-29", "electric", "third_party", "2020-03-01", "2020-03-02", "fine"),
    ("H-003", THERE, "2020-12-31", "other", "resident", None, None, None),
)
GRIDS = _table(
    "grid area month households population leader_assigned full_time part_time party_branch",
    ("610330100201001", EAST, "2020-10-01", 312, 1024, True, 1, 2, True),
    ("610330100202001", WEST, "2020-10-01", 1234, 12000, False, 0, 3, False),
    ("610305100202001", AVERAGE, "2020-12-01", 0, None, True, None, None, True),
)
FIGURES = _table(
    "area month item value",
    (EAST, "2020-10-01", "centres_required", 3.0),
    (EAST, "2020-10-01", "centres_built", 2.0),
    (WEST, "2020-10-01", "centres_required", 0.0),
    (WEST, "2020-10-01", "centres_built", 12.0),
    (AVERAGE, "2020-10-01", "centres_required", 1234.0),
    (AVERAGE, "2020-10-01", "centres_built", 1000.0),
)
REPORTS = _table(
    "area month source reported_on",
    (TOWN, "2020-10-01", "disputes", "2020-11-05"),
    (TOWN, "2020-10-01", "incidents", "2020-11-06"),
    (OTHER_COUNTY, "2020-12-01", "grids", None),
)
ROWS = {
    "disputes": DISPUTES,
    "incidents": INCIDENTS,
    "petitions": PETITIONS,
    "requests": REQUESTS,
    "hazards": HAZARDS,
    "grids": GRIDS,
    "monthly_figures": FIGURES,
    "reporting": REPORTS,
}


@cache
def shape(source: str) -> dict:
    """The table of a source as its file declares it."""
    return tomllib.loads((DATA / "sources" / f"{source}.toml").read_text("utf-8"))


@cache
def lists(file: str = "codes") -> dict:
    """The code lists, or what a monthly figure may be."""
    return tomllib.loads((DATA / f"{file}.toml").read_text("utf-8"))


def word(source: str, column: str, value: object) -> str:
    """The Chinese word of a value of a code list."""
    name = shape(source)["columns"][column]["codes"]
    if name == "yes_no":
        value = "yes" if value else "no"
    if name == "dispute_type":
        return value if len(value) == 4 else lists()[name][value]["zh"]
    return (lists("items") if name == "item" else lists()[name])[value]["zh"]


def place(code: str) -> dict[str, str]:
    """The names of an area and those above it, by level."""
    levels = {4: "province", 6: "county", 9: "town", 12: "village"}
    found = {}
    while code:
        found["city" if code == CITY else levels[len(code)]] = NAMES[code]
        code = PARENTS[code]
    return found


def whole(source: str, row: Row) -> Row:
    """A row as the warehouse must hold it, with months, days and bands worked out a second way."""
    full = {name: row.get(name) for name in shape(source)["columns"]}
    for name in shape(source).get("computed", {}):
        full[name] = _worked_out(source, name, full)
    return full


def _worked_out(source: str, name: str, row: Row) -> object:
    if name == "major_type":
        return row["dispute_type"][:2]
    if name == "people_band":
        people = row["people_involved"]
        bands = (("500_or_more", 500), ("100_to_499", 100), ("50_to_99", 50), ("under_50", 0))
        return None if people is None else next(band for band, least in bands if people >= least)
    if name.endswith("_month"):
        day = row[name.removesuffix("_month") + "_on"]
        return day and dt.date(day.year, day.month, 1)
    first = "reported_on" if source == "disputes" else "received_on"
    last = row["accepted_on" if name == "days_to_accept" else "closed_on"]
    return last and last.toordinal() - row[first].toordinal()
