"""Small schemes and inputs made by hand, for tests that say exactly what goes in."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pandas as pd

from metrics.period import Period, parse
from metrics.scoring import inputs as facts
from metrics.scoring.inputs import EVENTS, Inputs
from metrics.scoring.scheme import Block, Group, Item, Scheme

WORDS = {"zh": "样例", "en": "sample"}
ONE_BLOCK = Block("work", WORDS, Decimal(100))


def item(name: str = "settled", points: str = "100", rule: str = "goalposts", **fields: object) -> Item:
    """An item over a rate, with goalposts 0 and 1 unless told otherwise."""
    given = {"better": "higher", "low": Decimal(0), "high": Decimal(1)} | fields
    block = given.pop("block", "work")
    return Item(name, name, block, Decimal(points), rule, title=WORDS, examples=(), **given)


def scheme(*items: Item, **fields: object) -> Scheme:
    """A monthly scheme of 100 points with one block and one group, unless told otherwise."""
    given = {
        "blocks": (replace(ONE_BLOCK, points=sum((one.points for one in items), Decimal(0))),),
        "groups": (Group("all", WORDS),),
        "full_marks": Decimal(100),
        "rhythm": "month",
        "levels": ("county", "town"),
    } | fields
    return Scheme(
        "toy", 1, title=WORDS, owner="样例", reviewed=dt.date(2026, 1, 1), items=items, text="", **given
    )


def inputs(
    rates: dict[str, list[tuple[float, float]]], events: list[dict] | None = None, **fields: object
) -> Inputs:
    """Units with a pair (numerator, denominator) for each item in order; `groups` by unit may be given."""
    units = sorted(rates)
    groups = fields.pop("groups", dict.fromkeys(units, "all"))
    items = fields.pop("items", [f"item{n}" for n in range(len(rates[units[0]]))])
    index = pd.MultiIndex.from_product([units, items], names=["unit", "item"])
    above, below = (
        np.array([pair[n] for unit in units for pair in rates[unit]], dtype=float) for n in (0, 1)
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        value = above / np.where(below > 0, below, np.nan)
    cells = pd.DataFrame(
        {
            "value": value,
            "numerator": above,
            "denominator": below,
            "base": np.nan,
            "low": np.nan,
            "high": np.nan,
            "error": np.nan,
            "status": np.where(np.isnan(above), "not_reported", "ok"),
            "why": np.select(
                [np.isnan(above), np.isnan(value)], [facts.NOT_REPORTED, facts.NOTHING_DUE], default=""
            ),
            "chance": facts.SHARE,
        },
        index,
    )
    table = pd.DataFrame(
        {"name": units, "population": np.nan, "group": [groups[one] for one in units]}, units
    )
    happened = pd.DataFrame(events or [], columns=EVENTS).astype({"happened_on": "datetime64[us]"})
    period: Period = fields.pop("period", parse("2020-10"))
    vetoes = fields.pop("vetoes", pd.DataFrame(index=units))
    return Inputs("610300", period, table.rename_axis("unit"), cells, happened, vetoes)
