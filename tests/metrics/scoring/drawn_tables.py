"""Any table for any scheme: up to twelve units, with zeros, gaps, ties, nothing due and events."""

import datetime as dt

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from metrics.period import parse
from metrics.scoring import inputs as facts
from metrics.scoring.examples import needs_base
from metrics.scoring.inputs import EVENTS, Inputs
from tests.metrics.scoring.drawn_schemes import REGISTERED, schemes

PERIOD = parse("2020-10")
REASONS = (facts.NOT_REPORTED, facts.NOTHING_DUE, facts.TOO_SMALL, facts.SUPPRESSED, facts.NOT_APPLICABLE)


@st.composite
def tables(draw):
    """A scheme and figures for it: up to twelve units, with zeros, gaps, ties and nothing due."""
    scheme = draw(schemes())
    names = [f"u{number:02}" for number in range(draw(st.integers(1, 12)))]
    units = pd.DataFrame(
        {
            "name": names,
            "population": np.nan,
            "group": [draw(st.sampled_from(scheme.groups)).id for _ in names],
        },
        pd.Index(names, name="unit"),
    )
    happened = draw(st.lists(_event(names), min_size=draw(st.sampled_from((0, 0, 6))), max_size=12))
    events = pd.DataFrame([event | {"event": f"{n:02}"} for n, event in enumerate(happened)], columns=EVENTS)
    events = events.astype({"happened_on": "datetime64[us]", "points": float})
    kinds = [
        draw(st.sampled_from((facts.SHARE, facts.SHARE, facts.COUNT, facts.OTHER, ""))) for _ in scheme.items
    ]
    rows = [draw(cells(item, kind)) for _ in names for item, kind in zip(scheme.items, kinds, strict=True)]
    index = pd.MultiIndex.from_product([names, [item.id for item in scheme.items]], names=["unit", "item"])
    figures = pd.DataFrame(rows, index).assign(low=np.nan, high=np.nan)
    vetoes = pd.DataFrame({"grave": [draw(st.sampled_from((0.0, 2.0, np.nan))) for _ in names]}, names)
    return scheme, Inputs("610300", PERIOD, units, figures, events, vetoes)


@st.composite
def cells(draw, item, kind):
    """A figure of that kind, or why there is none."""
    if kind == facts.SHARE:
        below = draw(st.sampled_from((1, 3, 7, 20, 400)))
        above = draw(st.integers(0, below))
        value = above / below
    else:
        above, below = draw(st.integers(0, 12)), np.nan
        value = above / 10 if kind == facts.OTHER else above
        above = np.nan if kind == facts.OTHER else above
    base = draw(st.sampled_from((0.0, 0.25, 1 / 3, 5.0, np.nan))) if needs_base(item) else np.nan
    why = facts.NO_BASE if needs_base(item) and np.isnan(base) else draw(_reasons())
    if why in (facts.NOT_REPORTED, facts.SUPPRESSED, facts.NOTHING_DUE):
        value = above = below = np.nan
    told = {"value": float(value), "numerator": float(above), "denominator": float(below), "base": base}
    error = 0.1 if kind == facts.OTHER else np.nan
    return told | {
        "error": error,
        "status": draw(st.sampled_from(("ok", "partial"))),
        "why": why,
        "chance": kind,
    }


def _reasons():
    return st.sampled_from((*[""] * 12, *REASONS))


def _event(names):
    """Something in the register of the first units, from a fortnight before the period to its end."""
    return st.fixed_dictionaries(
        {
            "unit": st.sampled_from(names[:2]),
            "rule": st.sampled_from(REGISTERED),
            "happened_on": st.dates(dt.date(2020, 9, 15), dt.date(2020, 10, 31)),
            "points": st.sampled_from((-1.0, 0.5, 0.1, 2.0)),
            "circumstances": st.sampled_from(((), ("halved",), ("not_rectified",))),
            "matter": st.sampled_from(("", "m", "n")),
            "reason": st.just("样例"),
        }
    )
