"""What the words of the definitions say about disputes and incidents.

Written from the title, definition and caveat of metrics/definitions/*.toml alone.
"""

from datetime import date

from tests.second_opinion.meaning import (
    Condition,
    Meaning,
    Row,
    Sum,
    count,
    end,
    fallen_due,
    if_so,
    number,
    on,
    one,
    open_at_month_ends,
    rate,
    ratio,
    stock,
)

FOUND, CLOSED = on("reported_on"), on("closed_on")
OPEN = open_at_month_ends("reported_on", "closed_on")
OVERDUE = open_at_month_ends("reported_on", "closed_on", past="due_on")


def settled(row: Row) -> bool:
    """调解成功; ended without agreement is no success."""
    return row["outcome"] == "settled"


def handled(row: Row) -> bool:
    """Ended, with or without success; what is transferred or void is not."""
    return row["outcome"] in ("settled", "failed")


def dealt_with(row: Row) -> bool:
    """No longer ongoing, whatever came of it."""
    return row["outcome"] != "ongoing"


def up_to(*levels: str) -> Condition:
    """Ended at one of the levels; without a level: not."""
    return lambda row: row["handled_level"] in levels


def begun_at(*levels: str) -> Condition:
    """First taken at one of the levels; without a level: not."""
    return lambda row: row["first_level"] in levels


def in_time(row: Row) -> bool:
    """Closed by the due date, that day included."""
    return row["closed_on"] is not None and row["closed_on"] <= row["due_on"]


def is_major(row: Row) -> bool:
    """A group dispute, or 50 people and more."""
    return row["scale"] in ("group", "major_group") or (row["people_involved"] or 0) >= 50


def due_state(row: Row, month: date, as_of: date) -> str:
    """The five columns of the due table; on the due day an open case still has time."""
    if row["outcome"] == "transferred":
        return "void"
    if row["closed_on"]:
        return "in_time" if in_time(row) else "late"
    return "overdue" if row["due_on"] < as_of else "not_yet"


def age_band(row: Row, month: date, as_of: date) -> str:
    """How long a case had been open at the month's end, in days."""
    days = (end(month) - row["reported_on"]).days
    return "under_30" if days < 30 else "30_to_90" if days <= 90 else "over_90"


def _settled_share(condition: Condition) -> Meaning:
    return rate("disputes", CLOSED, condition, settled)


POPULATION = Sum("areas", lambda row, as_of: (), lambda row: row["population"] or 0)  # see Opinion.population

DISPUTES = {
    "disputes_found": count("disputes", FOUND),
    "disputes_settled": count("disputes", CLOSED, settled),
    "disputes_handled": count("disputes", FOUND, dealt_with),
    "disputes_over_50": count("disputes", FOUND, lambda row: (row["people_involved"] or 0) >= 50),
    "disputes_due": count("disputes", on("due_on"), due_state=due_state),
    "disputes_pending": stock("disputes", OPEN, age_band=age_band),
    "disputes_overdue": stock("disputes", OVERDUE),
    "disputes_per_10k": Meaning("per_10k", Sum("disputes", FOUND, one), POPULATION),
    "subsidy_total": count("disputes", CLOSED, number("subsidy_yuan")),
    "subsidy_per_case": ratio(
        "mean", "disputes", CLOSED, number("subsidy_yuan"), lambda row: bool(row["subsidy_yuan"])
    ),
    "mediation_success_rate": rate("disputes", FOUND, settled),
    "handled_success_rate": rate("disputes", FOUND, settled, handled),
    "handling_rate": rate("disputes", FOUND, dealt_with),
    "county_handling_rate": rate("disputes", FOUND, dealt_with, begun_at("county", "city")),
    "town_handling_rate": rate("disputes", FOUND, dealt_with, begun_at("town")),
    "village_handling_rate": rate("disputes", FOUND, dealt_with, begun_at("village", "grid", "building")),
    "mediation_ended_rate": rate("disputes", FOUND, lambda row: row["outcome"] == "failed", handled),
    "major_success_rate": rate("disputes", FOUND, settled, is_major),
    "major_handling_rate": rate("disputes", FOUND, dealt_with, is_major),
    "escalation_rate": rate("disputes", FOUND, lambda row: row["escalated_on"]),
    "on_time_settlement_rate": rate(
        *("disputes", fallen_due("closed_on"), lambda row: settled(row) and in_time(row)),
        lambda row: row["outcome"] != "transferred",
    ),
    "building_settled_share": _settled_share(up_to("building")),
    "grid_settled_share": _settled_share(up_to("building", "grid")),
    "village_settled_share": _settled_share(up_to("building", "grid", "village")),
    "town_settled_share": _settled_share(up_to("building", "grid", "village", "town")),
    "litigation_link_share": _settled_share(lambda row: row["channel"] == "judicial"),
    "judicial_confirmation_rate": _settled_share(lambda row: row["judicially_confirmed"]),
    "revisit_rate": _settled_share(lambda row: row["revisited_on"]),
    "recurrence_rate": _settled_share(lambda row: row["recurred"]),
    # Days from report to close of the settled; people of the disputes that say how many.
    "median_days_to_settle": Meaning(
        "median",
        Sum("disputes", CLOSED, if_so(settled, lambda row: (row["closed_on"] - row["reported_on"]).days)),
        Sum("disputes", CLOSED, settled),
    ),
    "people_per_dispute": ratio(
        "mean", "disputes", FOUND, number("people_involved"), lambda row: row["people_involved"] is not None
    ),
}

OCCURRED = on("occurred_on")


def is_preventable(row: Row) -> bool:
    """可防性案件."""
    return row["preventable"]


def is_crime(row: Row) -> bool:
    """A criminal or public-order case, whether preventable or not."""
    return row["category"] in ("criminal", "public_order")


def _flagged(flag: str) -> Meaning:
    return count("incidents", OCCURRED, lambda row: int(bool(row[flag])))


def _category(category: str) -> Meaning:
    return count("incidents", OCCURRED, lambda row: row["category"] == category)


def _without(condition: Condition, kind: str = "streak") -> Meaning:
    return Meaning(kind, Sum("incidents", OCCURRED, if_so(condition)))


def _without_flag(flag: str) -> Meaning:
    return _without(lambda row: row[flag])


INCIDENTS = {
    "incidents": count("incidents", OCCURRED),
    "incidents_per_10k": Meaning("per_10k", Sum("incidents", OCCURRED, one), POPULATION),
    "preventable_incidents": _flagged("preventable"),
    "property_incidents": _flagged("property"),
    "fraud_incidents": _flagged("fraud"),
    "homicides": _flagged("homicide"),
    "civil_to_criminal": _flagged("civil_to_criminal"),
    "drug_incidents": _flagged("drug"),
    "mass_incidents": _flagged("mass"),
    "grave_incidents": _flagged("grave"),
    "sexual_incidents": _flagged("sexual"),
    "domestic_incidents": _flagged("domestic"),
    "safety_accidents": _flagged("safety_accident"),
    "criminal_incidents": _category("criminal"),
    "public_order_incidents": _category("public_order"),
    "traffic_accidents": _category("traffic"),
    "fires": _category("fire"),
    "zero_incident_communities": _without(is_preventable, "zero_share"),
    "crime_free_communities": _without(is_crime, "zero_share"),
    "months_since_incident": _without(is_preventable),
    "months_without_accident": _without_flag("safety_accident"),
    "months_without_civil_to_criminal": _without_flag("civil_to_criminal"),
    "months_without_drug": _without_flag("drug"),
    "months_without_grave": _without_flag("grave"),
    "months_without_homicide": _without_flag("homicide"),
    "months_without_mass": _without_flag("mass"),
}
