"""What the words of the definitions say about grids, petitions, requests, hazards and inspections.

Written from the title, definition and caveat of metrics/definitions/*.toml alone.
"""

from datetime import date, timedelta

from tests.second_opinion.meaning import (
    Condition,
    Meaning,
    Row,
    Sum,
    count,
    fallen_due,
    if_so,
    number,
    on,
    open_at_month_ends,
    rate,
    ratio,
    start,
    stock,
)

MONTH, RECEIVED, CLOSED = on("month"), on("received_on"), on("closed_on")
DUE = fallen_due("closed_on")


def resolved(row: Row) -> bool:
    """已化解; answered is not resolved."""
    return row["outcome"] == "resolved"


def closed(row: Row) -> bool:
    """Whatever came of it."""
    return row["closed_on"] is not None


def rated(row: Row) -> bool:
    """The person has said something."""
    return row["satisfied"] is not None


def content(row: Row) -> bool:
    """Satisfied or fairly satisfied."""
    return row["satisfied"] in ("satisfied", "fairly")


def by_due_day(closing: str) -> Condition:
    """Closed by the due date, that day included."""
    return lambda row: row[closing] is not None and row[closing] <= row["due_on"]


def within(days: int, begun: str, done: str) -> Condition:
    """Done in so many days."""
    return lambda row: row[done] is not None and (row[done] - row[begun]).days <= days


def of(column: str, *values: str) -> Condition:
    """A column has one of the values."""
    return lambda row: row[column] in values


def _accepted_or_old(row: Row, as_of: date) -> list[date]:
    """What is not accepted is left out until its fifteenth day is over."""
    return (
        [start(row["received_on"])]
        if row["received_on"] + timedelta(days=15) < as_of or row["accepted_on"]
        else []
    )


def taken(row: Row) -> bool:
    """Not rejected: a petition that was not taken on is in no rate."""
    return row["outcome"] != "rejected"


GRIDS = {
    "grids": stock("grids", MONTH),
    "grid_full_time_staff": stock("grids", MONTH, number("full_time")),
    "grid_part_time_staff": stock("grids", MONTH, number("part_time")),
    **{
        name: ratio(
            "stock_rate", "grids", MONTH, lambda row, column=column: int(row[column] or 0), lambda row: 1
        )
        for name, column in {
            "grid_leaders_assigned": "leader_assigned",
            "grid_party_branch_coverage": "party_branch",
            "full_time_per_grid": "full_time",
            "households_per_grid": "households",
            "people_per_grid": "population",
        }.items()
    },
}

PETITIONS = {
    "petitions_received": count("petitions", RECEIVED),
    "group_petitions": count("petitions", RECEIVED, number("group_visit")),
    "skip_level_petitions": count("petitions", RECEIVED, number("skip_level")),
    "months_without_group_petition": Meaning("streak", Sum("petitions", RECEIVED, number("group_visit"))),
    "repeat_petition_share": rate("petitions", RECEIVED, lambda row: row["repeat"]),
    "petition_acceptance_rate": rate(
        "petitions", _accepted_or_old, within(15, "received_on", "accepted_on"), taken
    ),
    "petition_on_time_rate": rate("petitions", DUE, by_due_day("closed_on"), taken),
    "petition_rating_rate": rate("petitions", CLOSED, rated, taken),
    "petition_satisfaction_rate": rate("petitions", CLOSED, content, lambda row: rated(row) and taken(row)),
    "first_petition_resolution_rate": rate("petitions", RECEIVED, resolved, lambda row: not row["repeat"]),
    "backlog_resolution_rate": rate("petitions", RECEIVED, resolved, lambda row: row["backlog"]),
    "leader_assigned_resolution_rate": rate(
        "petitions", RECEIVED, resolved, lambda row: row["leader_assigned"]
    ),
}

REQUESTS = {
    "requests_received": count("requests", RECEIVED),
    "request_closing_rate": rate("requests", RECEIVED, closed),
    "request_resolution_rate": rate("requests", RECEIVED, lambda row: row["resolved"]),
    "request_on_time_rate": rate("requests", DUE, by_due_day("closed_on")),
    "request_satisfaction_rate": rate("requests", CLOSED, content, rated),
    "median_days_to_close_request": Meaning(
        "median",
        Sum("requests", CLOSED, if_so(closed, lambda row: (row["closed_on"] - row["received_on"]).days)),
        Sum("requests", CLOSED, if_so(closed)),
    ),
}

HAZARDS = {
    "hazards_found": count("hazards", on("found_on")),
    "hazards_rectified": count("hazards", on("fixed_on")),
    "hazard_rectification_rate": rate("hazards", fallen_due("fixed_on"), by_due_day("fixed_on")),
    "hazards_overdue": stock("hazards", open_at_month_ends("found_on", "fixed_on", past="due_on")),
    "inspected_units": count("inspections", on("inspected_on"), number("units")),
    "inspection_hazards": count("inspections", on("inspected_on"), number("hazards_found")),
    "hazards_per_unit": ratio(
        "rate", "inspections", on("inspected_on"), number("hazards_found"), number("units")
    ),
}

RECORDS = {**GRIDS, **PETITIONS, **REQUESTS, **HAZARDS}
