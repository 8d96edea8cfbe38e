"""What the studies of intervals and of rank intervals found, as tables in words."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from tests.benchmarks.report import Table
from tests.benchmarks.studies import board_coverage, interval_coverage, rank_coverage
from tests.benchmarks.studies.notes import percent, table

SHOWN = (1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000)  # numbers of cases in the table
WITHIN = 0.01  # how far a mean coverage may be from 95 %
OF_RANKS = ("by itself", "all at once", "width", "width, all", "blamed")


def of_intervals(rng: np.random.Generator, effort: float) -> Iterator[Table]:
    """Shares, counts, means."""
    samples = round(effort * interval_coverage.SAMPLES)
    yield shares()
    yield counts()
    yield _means(interval_coverage.of_means(rng, samples), samples)


def of_ranks(rng: np.random.Generator, effort: float) -> Iterator[Table]:
    """Values with known errors, then shares of the twelve towns."""
    rounds = round(effort * rank_coverage.ROUNDS)
    found = rank_coverage.of_values(rng, rounds)
    rows = ((name, *_of_ranks(row)) for name, row in found.iterrows())
    yield table("ranks", ("true values", *OF_RANKS), rows, units=rank_coverage.UNITS, rounds=rounds)
    found = rank_coverage.of_rates(rng, rounds)
    rows = ((*names, *_of_ranks(row)) for names, row in found.iterrows())
    yield table("rank_rates", ("true rates", "given as", *OF_RANKS), rows)


def of_boards(rng: np.random.Generator, effort: float) -> Iterator[Table]:
    """Tables scored by a scheme."""
    rounds = max(1, round(effort * board_coverage.ROUNDS))
    found = board_coverage.of_boards(rng, rounds)
    rows = ((*names, *_of_ranks(row)) for names, row in found.iterrows())
    ladder = found.xs("threshold ladder", level=1)
    gaps = {
        "items": board_coverage.ITEMS,
        "rounds": rounds,
        "own": percent(ladder["marginal"].min()),
        "every": percent(ladder["simultaneous"].min()),
    }
    yield table("boards", ("true rates", "rule", *OF_RANKS), rows, **gaps)


def shares() -> Table:
    """Exact, so the same each time."""
    found = interval_coverage.of_shares()
    worst = found.loc[found["least"].idxmin()]
    off = found["trials"][(found["mean"] - interval_coverage.LEVEL).abs() > WITHIN]
    return table(
        "shares",
        ("n", "mean over p", "least, at p", "p below 94 %", "99.8 %: mean", "99.8 %: least"),
        _shares(found),
        which="each n" if off.empty else f"each n but {', '.join(f'{n:,}' for n in off)}",
        lowest=percent(found["mean"].min()),
        highest=percent(found["mean"].max()),
        least=percent(worst["least"]),
        n=f"{worst['trials']:.0f}",
        p=f"{worst['at']:g}",
    )


def counts() -> Table:
    """Exact, so the same each time."""
    found = interval_coverage.of_counts()
    rows = (
        (f"{row.first:,g} to {row.last:,g}", percent(row.mean), f"{percent(row.least)} at {row.at:,.1f}")
        for row in found.itertuples()
    )
    heading = ("true number of events", "mean", "least, at")
    each, least = f"{interval_coverage.PER_BAND:,}", percent(found["least"].min())
    return table("counts", heading, rows, each=each, least=least)


def _shares(found: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    outer = interval_coverage.of_shares(np.array(SHOWN), level=0.998).set_index("trials")
    for n, row in found.set_index("trials").loc[list(SHOWN)].iterrows():
        least = f"{percent(row['least'])} at {row['at']:g}"
        beyond = (percent(outer["mean"][n]), percent(outer["least"][n]))
        yield f"{n:,}", percent(row["mean"]), least, percent(row["below"]), *beyond


def _means(found: pd.DataFrame, samples: int) -> Table:
    rows = ((f"{n:,}", *map(percent, row)) for n, row in zip(found.index, found.to_numpy(), strict=True))
    heading = ("n", "normal", "mildly skewed (gamma 2)", "strongly skewed (lognormal 1)")
    return table("means", heading, rows, samples=f"{samples:,}")


def _of_ranks(row: pd.Series) -> tuple[str, ...]:
    widths = (f"{row['width']:.1f}", f"{row['width_all']:.1f}")
    return percent(row["marginal"]), percent(row["simultaneous"]), *widths, percent(row["blamed"])
