"""Figures reported for a month: totals shared out over units and months, and figures that follow from others.

See monthly.toml for how a figure is planned; whether it is a stock or a flow stands in data/items.toml.
"""

import tomllib
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from data.sample import draws, plan, spread

COLUMNS = ["area", "month", "item", "value"]
START = 0.86  # of a stock's last value: where it began
EVERY_MONTH = list(range(1, 13))
UNEVEN = 0.25  # spread of the units' and months' weights


@dataclass(frozen=True)
class Grid:
    """The units and months that a group of figures is reported for."""

    units: pd.DataFrame
    months: pd.DatetimeIndex
    rng: np.random.Generator

    @property
    def shape(self) -> tuple[int, int]:
        """Units and months."""
        return len(self.units), len(self.months)

    def years(self) -> np.ndarray:
        """For each year of the months, where it lies."""
        return np.array([self.months.year == year for year in self.months.year.unique()])


@cache
def monthly_figures() -> pd.DataFrame:
    """The monthly_figures table by area, month and item; see data/schema.sql for the columns."""
    frame = pd.concat([_group(group) for group in plan.read("monthly")["groups"]], ignore_index=True)
    return frame.sort_values(["area", "month", "item"], ignore_index=True)[COLUMNS]


@cache
def _kinds() -> dict[str, str]:
    items = tomllib.loads((plan.HERE.parent / "items.toml").read_text("utf-8"))
    return {name: item["kind"] for name, item in items.items()}


def _group(group: dict) -> pd.DataFrame:
    months = plan.months(group["first"], group["last"])
    units = spread.units(group["area"], group["level"])
    values: dict[str, np.ndarray] = {}
    for item, spec in group["items"].items():
        grid = Grid(units, months, draws.generator("monthly", group["area"], group["first"], item))
        values[item] = _values(grid, spec, _kinds()[item] == "stock", values)
    return pd.concat([_rows(units, months, item, table) for item, table in values.items()])


def _rows(units: pd.DataFrame, months: pd.DatetimeIndex, item: str, table: np.ndarray) -> pd.DataFrame:
    """The values that are there, as rows."""
    unit, month = np.nonzero(~np.isnan(table))
    area = units.index.to_numpy(dtype=object)[unit]
    return pd.DataFrame({"area": area, "month": months[month], "item": item, "value": table[unit, month]})


def _values(grid: Grid, spec: dict, is_stock: bool, before: dict[str, np.ndarray]) -> np.ndarray:
    """Units by months; NaN where nothing is reported."""
    if "of" in spec:
        return _part(grid, spec, is_stock, before[spec["of"]])
    if "each" in spec:
        table = np.full(grid.shape, float(spec["each"]))
    elif "mean" in spec:
        table = _few(grid, spec["mean"], is_stock)
    elif "months_total" in spec:
        table = np.repeat(_shares(grid, spec["months_total"])[:, None], grid.shape[1], axis=1)
    elif "base" in spec:
        growth = _growth(grid, spec) if is_stock else np.ones(grid.shape[1])
        table = np.rint(_based(grid, spec)[:, None] * growth)
    elif is_stock:
        table = np.rint(_shares(grid, spec["total"])[:, None] * _growth(grid, spec))
    else:
        table = _flow(grid, spec["total"])
    for month, value in spec.get("events", {}).items():
        table[:, grid.months == pd.Timestamp(f"{month}-01")] = value
    return np.where(_is_reported(grid, spec), table, np.nan)


def _shares(grid: Grid, total: int) -> np.ndarray:
    """A total shared out over the units in whole numbers."""
    return draws.apportion(grid.units["population"].to_numpy(dtype=float), total).astype(float)


def _based(grid: Grid, spec: dict) -> np.ndarray:
    """So much per household, person, town or village of each unit."""
    return np.maximum(1, np.rint(grid.units[spec["base"]].to_numpy(dtype=float) * spec["per"]))


def _growth(grid: Grid, spec: dict) -> np.ndarray:
    """From the start to 1 in the last month."""
    return np.linspace(spec.get("start", START), 1, grid.shape[1]) if grid.shape[1] > 1 else np.ones(1)


def _flow(grid: Grid, totals: int | list[int]) -> np.ndarray:
    """A total for each year, shared out over units and months."""
    size = grid.units["population"].to_numpy(dtype=float)
    weights = size[:, None] * grid.rng.lognormal(0, UNEVEN, grid.shape)
    table = np.zeros(grid.shape)
    years = grid.years()
    wanted = np.broadcast_to(np.array(totals), len(years))
    for at, total in zip(years, wanted, strict=True):
        table[:, at] = draws.apportion(weights[:, at].ravel(), int(total)).reshape(len(size), at.sum())
    return table


def _few(grid: Grid, mean: float, is_stock: bool) -> np.ndarray:
    """Small numbers of people: a stock that changes little, or a flow that is mostly nothing."""
    size = grid.units["population"].to_numpy(dtype=float)
    expected = mean * size / size.mean() * grid.rng.gamma(1.5, 1 / 1.5, len(size))
    if not is_stock:
        return grid.rng.poisson(expected[:, None], grid.shape).astype(float)
    drift = np.cumsum(grid.rng.normal(0, 0.02, grid.shape), axis=1)
    return np.rint(grid.rng.poisson(expected)[:, None] * (1 + drift))


def _part(grid: Grid, spec: dict, is_stock: bool, whole: np.ndarray) -> np.ndarray:
    """A share (or a multiple) of another figure, in whole numbers; a share never exceeds the whole."""
    dice = grid.rng.random((grid.shape[0], 1)) if is_stock else grid.rng.random(grid.shape)
    growth = _growth(grid, spec) if "start" in spec else 1.0
    return np.floor(whole * spec["share"] * growth + dice)


def _is_reported(grid: Grid, spec: dict) -> np.ndarray:
    """Every month, or only some months of the year."""
    return np.broadcast_to(np.isin(grid.months.month, spec.get("in", EVERY_MONTH)), grid.shape)
