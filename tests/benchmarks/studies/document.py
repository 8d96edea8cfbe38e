"""docs/methods.md: the methods, and what the studies found, in tables with a sentence on each."""

from collections.abc import Iterator

import numpy as np

from tests.benchmarks.report import Table, section
from tests.benchmarks.studies import chart_tables, coverage_tables, funnel_tables, table_of_methods

SEED = 20261123
TOP = f"""# Statistical methods

Written by `make studies` (`python -m tests.benchmarks.studies --to docs/methods.md`), seed {SEED}. To change
it, edit `tests/benchmarks/studies` and write it again.

Shares are fractions from 0 to 1 in the program and percentages here. x is a number of events among n cases, z
a quantile of the normal distribution, I a number of areas, K a number of places on a ranking."""
STUDIES = """## What the studies say

Exact where probabilities can be added up, otherwise simulated. Coverage is how often an interval of 95 %
holds the truth. A false alarm is a newest month that is called improvement, concern or change although
nothing changed. What the methods cannot do stands here as well."""


def markdown(effort: float = 1.0) -> str:
    """The whole document; `effort` is the share of the full number of rounds that is simulated."""
    return "\n\n".join([TOP, table_of_methods.markdown(), STUDIES, *map(section, tables(effort))]) + "\n"


def tables(effort: float) -> Iterator[Table]:
    """The tables of all studies, each with its own stream of random numbers: none depends on another."""
    streams = iter(np.random.default_rng(SEED).spawn(5))
    yield from coverage_tables.of_intervals(next(streams), effort)
    yield from chart_tables.tables(next(streams), effort)
    yield from coverage_tables.of_ranks(next(streams), effort)
    yield from funnel_tables.tables(next(streams), effort)
    yield from coverage_tables.of_boards(next(streams), effort)
