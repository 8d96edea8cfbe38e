"""What the words of every definition say, by the name of the indicator; and of what part of it a row is.

Written from the title, definition and caveat of metrics/definitions/*.toml alone.
"""

import tomllib
from datetime import date
from pathlib import Path

from tests.second_opinion.disputes import DISPUTES, INCIDENTS, POPULATION
from tests.second_opinion.meaning import Meaning, Part, Row, Sum, reported
from tests.second_opinion.naive import CODES, DATA
from tests.second_opinion.records import RECORDS
from tests.second_opinion.served import SERVED

ITEMS = tomllib.loads(Path(__file__).with_name("figures.toml").read_text("utf-8"))
BREAKDOWNS = tomllib.loads((DATA / "breakdowns.toml").read_text("utf-8"))
REPORTS = "reporting_completeness"
TRACKED = (
    *("disputes", "incidents", "grids", "petitions", "requests", "hazards", "inspections", "services"),
    *("assessments", "mediation_bodies"),
)
NOT_STATED = "not_stated"


def _reported(kind: str, items: list[str] | dict) -> Meaning:
    if isinstance(items, list):
        return Meaning(kind, reported(*items))
    if kind == "completion":
        return Meaning(
            kind, *(reported(*(f"{one}{end}" for one in CODES["meeting"])) for end in items.values())
        )
    return Meaning(kind, reported(*items["top"]), reported(*items["bottom"]))


FIGURES = {
    **{name: _reported(kind, items) for kind, named in ITEMS.items() for name, items in named.items()},
    "defenders_per_10k": Meaning("stock_rate", reported("red_armbands", "volunteers"), POPULATION),
}
INDICATORS = {
    **DISPUTES,
    **INCIDENTS,
    **RECORDS,
    **SERVED,
    **FIGURES,
    REPORTS: Meaning("reports", Sum("reporting", lambda row, as_of: (), lambda row: 1)),
}


def _people_band(row: Row, month: date, as_of: date) -> str | None:
    """Each band begins at its first number."""
    people = row["people_involved"]
    if people is None:
        return None
    return ["under_50", "50_to_99", "100_to_499", "500_or_more"][sum(people >= at for at in (50, 100, 500))]


OWN: dict[str, Part] = {
    "major_type": lambda row, month, as_of: row["dispute_type"][:2],
    "people_band": _people_band,
    "meeting": lambda row, month, as_of: row["item"].removesuffix("_held").removesuffix("_due"),
}


def part(name: str, breakdown: str) -> Part:
    """Of what part a row is; what says nothing is not stated."""
    column = BREAKDOWNS[breakdown].get("column", breakdown)
    own = INDICATORS[name].parts.get(breakdown) or OWN.get(breakdown)
    tell = own or (lambda row, month, as_of: row[column])
    return lambda row, month, as_of: tell(row, month, as_of) or NOT_STATED
