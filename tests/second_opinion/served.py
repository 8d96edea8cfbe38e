"""What the words of the definitions say about services, tasks, assessments, surveys, bodies and units.

Written from the title, definition and caveat of metrics/definitions/*.toml alone.
"""

from collections.abc import Iterable
from datetime import date

from tests.second_opinion.meaning import (
    Meaning,
    Row,
    Sum,
    count,
    ever_since,
    fallen_due,
    following,
    if_so,
    number,
    on,
    one,
    open_at_month_ends,
    rate,
    ratio,
    start,
    stock,
)
from tests.second_opinion.records import by_due_day, of, rated, within

LONG_AGO = date(2014, 1, 1)  # the sample begins then
MONTH, DONE = on("month"), on("done_on")
HELP = [
    f"{kind}_help" for kind in ("policy", "job", "school", "medical", "housing", "legal", "mental", "life")
]
MUTUAL_HELP = ("cleaning", "care", "errands", "repairs", "companionship", "transport")
FUNCTIONS = (
    *("convenience", "policy_talk", "mediation_help", "environment", "patrol", "unity", "information"),
)


def _served(*kinds: str, column: str = "") -> Meaning:
    return count("services", DONE, if_so(of("kind", *kinds), number(column) if column else lambda row: 1))


SERVICES = {
    "household_visits": _served("household_visit", column="households"),
    "unit_visits": _served("unit_visit"),
    "psychological_talks": _served("psychological_talk"),
    "talk_audience": _served("psychological_talk", column="people"),
    "window_services": _served("window_service"),
    "help_given": _served(*HELP),
    "village_functions": _served(*FUNCTIONS),
    "mutual_help_orders": _served(*MUTUAL_HELP),
    "mutual_help_satisfaction_rate": rate(
        "services", DONE, lambda row: row["satisfied"], lambda row: row["kind"] in MUTUAL_HELP and rated(row)
    ),
    "wishes_fulfilled_rate": rate(
        "services", on("requested_on"), lambda row: row["done_on"], of("kind", "wish")
    ),
    "whistles_on_time_rate": rate(
        *("services", fallen_due("done_on", days=3, since="requested_on")),
        *(within(3, "requested_on", "done_on"), of("kind", "whistle")),
    ),
}

TASK_DUE = on("due_on")
SITE_WORKS = ("factories", "wiring", "charging", "rental_desks", "new_camera_points", "neighbourhoods")
LISTS = (  # as the words of the definition name them
    *("key_projects", "special_actions", "works", "list_items", "demonstration", "key_tasks"),
    *("requirements", "local_indicators", "ten_small", "compensation", "asset_plans"),
    *("neighbourhoods", "micro_governance", "six_promises", "six_good", "six_heart"),
)


def _done_against_plan(*programmes: str) -> Meaning:
    chosen = of("programme", *programmes)
    return ratio(
        "completion", "tasks", TASK_DUE, if_so(chosen, number("done")), if_so(chosen, number("planned"))
    )


TASKS = {
    "programme_items": count("tasks", TASK_DUE, if_so(of("programme", *LISTS), number("planned"))),
    "programme_completion": _done_against_plan(*LISTS),
    "works_completion": _done_against_plan("works"),
    "camera_completion": _done_against_plan("cameras"),
    "smart_community_completion": _done_against_plan("smart_communities"),
    "visitor_system_completion": _done_against_plan("visitor_system"),
    "traffic_hazard_completion": _done_against_plan("traffic_hazards"),
    "factory_completion": _done_against_plan("factories"),
    "site_works_done": count("tasks", TASK_DUE, if_so(of("programme", *SITE_WORKS), number("done"))),
    "tasks_on_time_rate": rate("tasks", fallen_due("done_on"), by_due_day("done_on")),
    "tasks_overdue": Meaning(  # none overdue is zero where there are tasks
        "stock",
        Sum("tasks", open_at_month_ends("due_on", "done_on", past="due_on"), one),
        about=Sum("tasks", ever_since("due_on"), one),
    ),
}

ASSESSMENTS = {
    "assessed_decisions": count("assessments", on("assessed_on")),
    "assessment_rate": rate(
        "assessments", on("decided_on"), lambda row: row["assessed_on"], lambda row: row["required"]
    ),
    "warning_prevention_rate": rate(
        "assessments", on("assessed_on"), lambda row: row["prevented"], lambda row: row["warned"]
    ),
}

SURVEYS = {
    name: ratio(
        *("rate", "surveys", on("surveyed_on")),
        *(if_so(of("question", question), number(column)) for column in ("positive", "asked")),
    )
    for name, question in {
        "public_order_satisfaction": "public_order",
        "safety_awareness": "awareness",
        "safety_participation": "participation",
        "sense_of_security": "safety",
        "neighbourhood_satisfaction": "neighbourhood",
        "mediation_satisfaction": "mediation",
        "mutual_help_survey": "mutual_help",
    }.items()
}

BODIES = {
    "mediation_bodies": stock("mediation_bodies", MONTH),
    "cases_per_committee": ratio(
        *("mean", "mediation_bodies", MONTH, if_so(of("kind", "committee"), number("cases"))),
        lambda row: row["kind"] == "committee" and row["cases"] is not None,
    ),
}


def _there(row: Row, as_of: date) -> Iterable[date]:
    """The months to the as-of day in which an area of the unit table is there, both ends included."""
    month, until = start(row["valid_from"] or LONG_AGO), row["valid_to"] or as_of
    while month <= min(until, as_of):
        yield month
        month = following(month)


UNITS = {
    "towns": stock("areas", _there, if_so(of("level", "town"))),
    "villages": stock("areas", _there, if_so(of("level", "village"))),
    "population": stock("areas", _there, if_so(of("level", "village"), number("population"))),
    "households": stock("areas", _there, if_so(of("level", "village"), number("households"))),
}
SERVED = {**SERVICES, **TASKS, **ASSESSMENTS, **SURVEYS, **BODIES, **UNITS}
