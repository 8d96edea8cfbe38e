"""The grid register at each month's end, through its re-cuttings."""

from functools import cache

import numpy as np
import pandas as pd

from data.sample import draws, places, plan, reporting

COLUMNS = [
    *("grid", "area", "month", "households", "population"),
    *("leader_assigned", "full_time", "part_time", "party_branch"),
]


@cache
def grids() -> pd.DataFrame:
    """The grids table in order of month and grid; see data/schema.sql for the columns."""
    frame = pd.concat([_cutting(row) for row in plan.read("volumes")["grids"]], ignore_index=True)
    gaps = reporting.missing().query("source == 'grids'")
    told = pd.MultiIndex.from_frame(frame[["area", "month"]]).isin(
        pd.MultiIndex.from_frame(gaps[["area", "month"]])
    )
    return frame.loc[~told, COLUMNS].sort_values(["month", "grid"], ignore_index=True)


def _cutting(row: dict) -> pd.DataFrame:
    """The grids of one cutting, month by month."""
    months = plan.months(*row["span"])
    rng = draws.generator("grids", row["area"], row["grids"])
    register = _register(rng, row, places.below(row["area"], months[-1], row.get("without")))
    many = len(register)
    every = np.tile(np.arange(many), len(months))
    month = np.repeat(np.arange(len(months)), many)
    return register.iloc[every].assign(
        month=months[month],
        leader_assigned=_growing(rng, row["leader_assigned"], many, len(months)),
        party_branch=_growing(rng, row["party_branch"], many, len(months)),
    )


def _register(rng: np.random.Generator, row: dict, villages: pd.DataFrame) -> pd.DataFrame:
    """Each grid with its village, size and staff: at least one grid in each village, more in large ones."""
    size = villages["population"].to_numpy(dtype=float)
    counts = 1 + draws.apportion(size, row["grids"] - len(villages))
    village = np.repeat(np.arange(len(villages)), counts)
    number = np.arange(len(village)) - np.repeat(np.cumsum(counts) - counts, counts)
    suffix = rng.choice(row.get("suffixes", [""]), len(village))
    code = villages["village"].to_numpy(dtype=object)[village]
    parts = rng.uniform(0.7, 1.3, len(village))
    full_time, part_time = row["staff"]
    return pd.DataFrame(
        {
            "grid": [
                f"{area}{letters}{at + 1:03d}" for area, letters, at in zip(code, suffix, number, strict=True)
            ],
            "area": code,
            "households": _shared(villages["households"], counts, parts),
            "population": _shared(villages["population"], counts, parts),
            "full_time": draws.apportion(parts, full_time) if full_time else 0,
            "part_time": draws.apportion(rng.permutation(parts), part_time),
        }
    )


def _shared(totals: pd.Series, counts: np.ndarray, parts: np.ndarray) -> np.ndarray:
    """Each village's total shared out over its grids, without a rest."""
    first = np.cumsum(counts) - counts
    upto = np.cumsum(parts)
    before = np.repeat(upto[first] - parts[first], counts)
    whole = np.repeat(np.add.reduceat(parts, first), counts)
    total = np.repeat(totals.to_numpy(dtype=float), counts)
    edge = np.rint((upto - before) / whole * total).astype(int)
    start = np.rint((upto - parts - before) / whole * total).astype(int)
    return edge - start


def _growing(rng: np.random.Generator, ends: list[int], many: int, months: int) -> np.ndarray:
    """True for as many grids as planned in each month; a grid that has it keeps it."""
    rank = rng.permutation(many)
    wanted = np.rint(np.linspace(*ends, months)).astype(int)
    return (rank[None, :] < wanted[:, None]).ravel()
