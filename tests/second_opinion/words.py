"""What the words of each definition say about a row: whose date decides, what is counted, out of what.

Written from the title, definition and caveat of metrics/definitions/*.toml alone.
"""

from collections.abc import Callable
from dataclasses import dataclass

Row = dict
Condition = Callable[[Row], bool]


def everything(row: Row) -> bool:
    """No condition."""
    return True


def settled(row: Row) -> bool:
    """调解成功; ended without agreement is no success."""
    return row["outcome"] == "settled"


@dataclass(frozen=True)
class Rows:
    """Rows of a table in a period by one of their dates; `counted` of those that are `among` them."""

    table: str
    date: str
    counted: Condition = everything
    among: Condition = everything


def in_time(row: Row) -> bool:
    """Settled by the due date, that day included."""
    return settled(row) and row["closed_on"] <= row["due_on"]


def is_crime(row: Row) -> bool:
    """A criminal or public-order case, whether preventable or not."""
    return row["category"] in ("criminal", "public_order")


COUNTS = {
    "disputes_found": Rows("disputes", "reported_on"),
    "disputes_settled": Rows("disputes", "closed_on", settled),
    "incidents": Rows("incidents", "occurred_on"),
    "preventable_incidents": Rows("incidents", "occurred_on", lambda row: row["preventable"]),
    "property_incidents": Rows("incidents", "occurred_on", lambda row: row["property"]),
    "homicides": Rows("incidents", "occurred_on", lambda row: row["homicide"]),
    "civil_to_criminal": Rows("incidents", "occurred_on", lambda row: row["civil_to_criminal"]),
}

RATES = {
    "mediation_success_rate": Rows("disputes", "reported_on", settled),
    "handled_success_rate": Rows(  # ongoing and transferred cases are outside the denominator
        "disputes", "reported_on", settled, lambda row: row["outcome"] in ("settled", "failed")
    ),
    "on_time_settlement_rate": Rows(  # what is not yet due stays out as well: see Opinion.rows
        "disputes", "due_on", in_time, lambda row: row["outcome"] != "transferred"
    ),
    "village_settled_share": Rows(  # without a level: in the denominator only
        "disputes", "closed_on", lambda row: row["handled_level"] in ("building", "grid", "village"), settled
    ),
    "judicial_confirmation_rate": Rows(
        "disputes", "closed_on", lambda row: row["judicially_confirmed"] is True, settled
    ),
    "revisit_rate": Rows("disputes", "closed_on", lambda row: row["revisited_on"] is not None, settled),
    "recurrence_rate": Rows("disputes", "closed_on", lambda row: row["recurred"] is True, settled),
}

# Days from report to close of the settled; people of the disputes that say how many.
MEDIANS = {"median_days_to_settle": Rows("disputes", "closed_on", settled)}
MEANS = {
    "people_per_dispute": Rows("disputes", "reported_on", lambda row: row["people_involved"] is not None)
}

# Grids at the end of the period: what is added up, and whether it is put over the number of grids.
STOCKS: dict[str, Callable[[Row], int]] = {"grids": lambda row: 1}
STOCK_RATES: dict[str, Callable[[Row], int]] = {
    "households_per_grid": lambda row: row["households"],
    "grid_leaders_assigned": lambda row: int(row["leader_assigned"]),
    "grid_party_branch_coverage": lambda row: int(row["party_branch"]),
}

# The incidents that a community must not have, and that end a streak.
ZERO_SHARES: dict[str, Condition] = {
    "zero_incident_communities": lambda row: row["preventable"],
    "crime_free_communities": is_crime,
}
STREAKS: dict[str, Condition] = {
    "months_since_incident": lambda row: row["preventable"],
    "months_without_homicide": lambda row: row["homicide"],
}

REPORTS = "reporting_completeness"
INDICATORS = sorted(
    [*COUNTS, *RATES, *MEDIANS, *MEANS, *STOCKS, *STOCK_RATES, *ZERO_SHARES, *STREAKS, REPORTS]
)
