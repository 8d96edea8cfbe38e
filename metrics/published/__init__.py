"""The figures that the source documents print, and how each of them is accounted for.

figures.csv lists every figure of the five documents with its quote and standing; an indicator names those
that it must reproduce in its `seeds`; accounts.toml says the rest.
"""

import csv
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from data.definitions import Definition
from data.problem import Problem
from metrics import catalog

FOLDER = Path(__file__).parent
COMPUTED, DOUBTFUL = "computed", "doubtful"
ACCOUNTS = (COMPUTED, "standard", "rule", "target", DOUBTFUL)
MEASURES = ("value", "numerator", "denominator", "year_on_year", "years", "rank")


@dataclass(frozen=True)
class Figure:
    """A printed figure; numbers are texts as printed. `p` is the period that it is computed for."""

    id: str
    seed: str
    place: str
    area: str
    period: str
    p: str
    subject: str
    numerator: str
    denominator: str
    value: str
    unit: str
    kind: str
    standing: str
    quote: str
    note: str
    account: str = COMPUTED
    indicators: tuple[str, ...] = ()
    measure: str = "value"
    breakdown: str = ""
    part: str = ""
    page: str = "explorer"
    reason: dict[str, str] = field(default_factory=dict)

    @property
    def link(self) -> str:
        """The address of the screen that shows it, without the server."""
        state = f"area={self.area}&period={self.p}"
        indicator = f"&indicator={self.indicators[0]}" if self.indicators else ""
        return f"/{self.page}?{state}{indicator}"


def figures() -> tuple[Figure, ...]:
    """All of them, in the order of the list; a Problem names what is not accounted for."""
    known = catalog.read()
    return tuple(_accounted(row, known) for row in _rows())


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with (FOLDER / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def _accounts() -> dict[str, dict]:
    known = {row["id"] for row in _rows()}
    accounts = tomllib.loads((FOLDER / "accounts.toml").read_text("utf-8"))
    for name, entry in accounts.items():
        if name not in known:
            raise Problem(f"accounts.toml: {name!r} is no published figure; see figures.csv.")
        for key, allowed in (("account", ACCOUNTS), ("measure", MEASURES)):
            if entry.get(key, allowed[0]) not in allowed:
                raise Problem(
                    f"accounts.toml: {name}: {key} is {entry[key]!r}; use one of {', '.join(allowed)}."
                )
    return accounts


def _accounted(row: dict[str, str], known: dict[str, Definition]) -> Figure:
    entry = dict(_accounts().get(row["id"], {}))
    named = entry.pop("indicator", "")
    if named and named not in known:
        raise Problem(f"accounts.toml: {row['id']}: {named!r} is no indicator.")
    seeded = tuple(name for name, definition in known.items() if row["id"] in definition.seeds)
    indicators = seeded or ((named,) if named else ())
    if not indicators and entry.get("account", COMPUTED) == COMPUTED:
        raise Problem(f"{row['id']} {row['subject']}: no indicator computes it and accounts.toml is silent.")
    return Figure(**row, **entry, indicators=indicators)
