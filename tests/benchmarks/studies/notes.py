"""Tables with the titles and explanations of notes.toml, and numbers in words."""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from tests.benchmarks.report import Table

FILE = Path(__file__).with_suffix(".toml")


def table(name: str, heading: Iterable[str], rows: Iterable[Iterable[str]], **gaps: object) -> Table:
    """The table of that name in notes.toml, its note's {gaps} filled in."""
    words = everything()[name]
    note = words["note"].strip().replace("\n", " ").format(**gaps)
    return Table(words["title"], note, tuple(heading), tuple(map(tuple, rows)))


def percent(share: float) -> str:
    """0.9512 as 95.1 %."""
    return f"{100 * share:.1f} %"


@lru_cache(maxsize=1)
def everything() -> dict[str, dict[str, str]]:
    """Title and note of every table, by its name."""
    return tomllib.loads(FILE.read_text("utf-8"))
