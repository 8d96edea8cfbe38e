"""python -m metrics.catalog: every indicator with its meaning; and the catalogue for all who need it."""

import argparse
import json
import sys

from data import definitions
from data.definitions import Definition
from data.problem import Problem, run

SHOWN = (
    "id",
    "kind",
    "unit",
    "better",
    "target",
    "source",
    "date_base",
    "owner",
    "reviewed",
    "seeds",
    "breakdowns",
)


def read() -> dict[str, Definition]:
    """All definitions by id, in the order of lists; a Problem names the first mistake."""
    return definitions.read()


def find(name: str) -> Definition:
    """One definition; a Problem with the nearest id where there is none of that name."""
    known = read()
    if name not in known:
        hint = definitions.did_you_mean(name, list(known))
        raise Problem(f"{name!r} is no indicator.{hint} See python -m metrics.catalog.")
    return known[name]


def headlines() -> list[Definition]:
    """The indicators that stand on cards, in order."""
    return [definition for definition in read().values() if definition.headline]


def as_json(definition: Definition) -> dict[str, object]:
    """A definition as JSON shows it."""
    words = {"title": definition.title, "definition": definition.definition, "caveat": definition.caveat}
    return {name: getattr(definition, name) for name in SHOWN} | words


def main(arguments: list[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m metrics.catalog", description="List the indicators.")
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args(arguments)
    if given.json:
        print(json.dumps([as_json(d) for d in read().values()], ensure_ascii=False, default=str))
        return 0
    for definition in read().values():
        print(f"{definition.id:<28} {definition.kind:<11} {definition.title['zh']}  {definition.title['en']}")
    return 0


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
