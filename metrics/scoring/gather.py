"""Gather: the figures of a period that a scheme is applied to, read from the counts."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from data import counts
from data.connection import Connection
from data.definitions import Definition
from data.problem import Problem
from i18n.units import UNITS
from metrics import areas, catalog, coverage, figures, series
from metrics.areas import Areas
from metrics.period import Period, parse, shift
from metrics.scoring import inputs as facts
from metrics.scoring.inputs import EVENTS, Inputs
from metrics.scoring.scheme import Item, Scheme

PAST = {"last_year": (1,), "three_years": (1, 2, 3)}  # years back
LENGTHS = {"month": 1, "quarter": 3, "year": 12}
FORMS = {"month": "2020-10", "quarter": "2020Q4", "year": "2020"}
Z95 = 1.959964


def gather(
    connection: Connection, scheme: Scheme, area: str, period: Period, tree: Areas | None = None
) -> Inputs:
    """The inputs of a scheme for the units of an area; a Problem names what cannot be ranked and why.

    `tree` is the unit table, for who has read it already.
    """
    (found,) = gather_all(connection, scheme, area, (period,), tree)
    return found


def gather_all(
    connection: Connection, scheme: Scheme, area: str, periods: Sequence[Period], tree: Areas | None = None
) -> tuple[Inputs, ...]:
    """The inputs of several periods, asked at once: twelve months cost little more than two."""
    tree = tree or areas.read(connection)
    codes = {period.code: units_of(tree, scheme, area, period) for period in periods}
    definitions = _definitions(connection, scheme)
    everybody = tuple(sorted({code for found in codes.values() for code in found}))
    spans = {
        f"{period.code} {back}": span for period in periods for back, span in _spans(scheme, period).items()
    }
    found = series.over(connection, definitions, everybody, spans)
    by_span = {span: rows.set_index(["area", "indicator"]) for span, rows in found.groupby("span")}
    asked = []
    for period in periods:
        told = {back: by_span[f"{period.code} {back}"] for back in _spans(scheme, period)}
        units = _units(tree, scheme, codes[period.code])
        events = _events(connection, scheme, codes[period.code], period)
        asked.append(_inputs(scheme, definitions, told, (area, period, units, events)))
    return tuple(asked)


def _inputs(
    scheme: Scheme,
    definitions: Mapping[str, Definition],
    by_span: Mapping[str, pd.DataFrame],
    about: tuple[str, Period, pd.DataFrame, pd.DataFrame],
) -> Inputs:
    """The inputs of one period, from its figures and those of the years that it is compared with."""
    area, period, units, events = about
    cells = pd.concat([_cells(scheme, item, units, by_span, definitions) for item in scheme.items])
    order = pd.MultiIndex.from_product(
        [units.index, [item.id for item in scheme.items]], names=["unit", "item"]
    )
    looked_at = list(dict.fromkeys(veto.indicator for veto in scheme.vetoes if veto.indicator))
    vetoes = by_span["now"]["value"].unstack().reindex(index=units.index, columns=looked_at)
    return Inputs(area, period, units, cells.reindex(order), events, vetoes)


def check_period(scheme: Scheme, code: str) -> Period:
    """The period of a code, where the scheme ranks such periods; else a Problem with a code of its form."""
    try:
        period = parse(code)
    except ValueError as error:
        raise Problem(f"--{error}.") from None
    plain = code == period.code and ".." not in code and "ytd" not in code
    if not plain or len(period.months) != LENGTHS[scheme.rhythm]:
        raise Problem(
            f"--period {code}: {scheme.id} ranks by {scheme.rhythm}; write it as {FORMS[scheme.rhythm]}."
        )
    return period


def units_of(tree: Areas, scheme: Scheme, area: str, period: Period) -> tuple[str, ...]:
    """The codes of the units that stand to be ranked: the highest of the scheme's levels below the area."""
    if area not in tree:
        raise Problem(
            f"--area {area!r}: not in the unit table; its cities are {', '.join(tree.roots) or 'none'}."
        )
    below = areas.LEVELS[areas.LEVELS.index(tree.level(area)) + 1 :]
    for level in (level for level in below if level in scheme.levels):
        if codes := tree.standing(tree.below(area, level), period.first, period.end):
            return codes
    raise Problem(
        f"--area {area} {tree.name(area)}: {scheme.id} ranks {', '.join(scheme.levels)}, and the unit table "
        "has none of these below it."
    )


def group_of(scheme: Scheme, code: str, name: str, peer_group: str) -> str:
    """The id of the first group that a unit belongs to; empty where none takes it."""
    for group in scheme.groups:
        named = (group.units, group.peer_groups, group.suffixes)
        fits = code in group.units or peer_group in group.peer_groups or name.endswith(group.suffixes)
        if fits or not any(named):
            return group.id
    return ""


def _units(tree: Areas, scheme: Scheme, codes: tuple[str, ...]) -> pd.DataFrame:
    """name, group, population by code, those of no group left out: a scheme says whom it ranks."""
    table = tree.frame.set_index("code").loc[list(codes)]
    above = table["parent"].map(tree.frame.set_index("code")["peer_group"]).fillna("")
    peer_groups = table["peer_group"].where(table["peer_group"] != "", above)
    groups = [
        group_of(scheme, code, name, peer)
        for code, name, peer in zip(codes, table["name"], peer_groups, strict=True)
    ]
    units = table[["name", "population"]].assign(group=groups).rename_axis("unit").sort_index()
    if (units["group"] == "").all():
        raise Problem(
            f"{scheme.id}: none of the units belongs to a group of the scheme; add a group for them."
        )
    return units[units["group"] != ""]


def _definitions(connection: Connection, scheme: Scheme) -> dict[str, Definition]:
    known = counts.counted(connection)
    if absent := [name for name in scheme.indicators if name not in known]:
        raise Problem(
            f"{scheme.id}: {absent[0]} is not counted in this version; "
            "run python -m data.load without a path."
        )
    defined = catalog.read()
    return {name: defined[name] for name in scheme.indicators}


def _spans(scheme: Scheme, period: Period) -> dict[str, Period]:
    years = sorted({back for item in scheme.items for back in PAST.get(item.baseline, ())})
    spans, before = {"now": period}, period
    for back in range(1, max(years, default=0) + 1):
        before = before.year_before()
        spans[f"{back}"] = before
    return spans


def _cells(
    scheme: Scheme,
    item: Item,
    units: pd.DataFrame,
    by_span: Mapping[str, pd.DataFrame],
    definitions: Mapping[str, Definition],
) -> pd.DataFrame:
    """The cells of one item: CELLS, status, why, chance by unit and item."""
    definition = definitions[item.indicator]
    rows = by_span["now"].xs(item.indicator, level="indicator").reindex(units.index)
    past = [
        by_span[f"{back}"].xs(item.indicator, level="indicator").reindex(units.index)
        for back in PAST.get(item.baseline, ())
    ]
    base = _base(past) if past else pd.Series(np.nan, units.index)
    chance = _chance(definition)
    cells = rows[["value", "numerator", "denominator", "low", "high", "status"]].assign(
        base=base,
        error=(rows["high"] - rows["low"]) / (2 * Z95),
        chance=chance,
        why=_why(item, rows, base if past else None, definition),
    )
    return cells.assign(item=item.id).set_index("item", append=True).rename_axis(["unit", "item"])


def _base(past: list[pd.DataFrame]) -> pd.Series:
    """The figure of the earlier years together: sums divided, else their mean; missing if any year is."""
    values = pd.concat([rows["value"] for rows in past], axis=1)
    above, below = (sum(rows[name] for rows in past) for name in ("numerator", "denominator"))
    pooled = (above / below.where(below > 0)) * _scale(past[0])
    return pooled.fillna(values.mean(axis=1)).where(values.notna().all(axis=1))


def _scale(rows: pd.DataFrame) -> float:
    """What a quotient of the counts is multiplied with to give the value."""
    ratio = (rows["value"] * rows["denominator"] / rows["numerator"].where(rows["numerator"] > 0)).median()
    return 1.0 if np.isnan(ratio) else float(ratio)


def _why(item: Item, rows: pd.DataFrame, base: pd.Series | None, definition: Definition) -> np.ndarray:
    """Why a unit's cell is not scored; the first reason that holds, else empty."""
    size = rows["denominator"] if definition.kind not in figures.TOTALS else rows["numerator"]
    none = pd.Series(False, rows.index)
    reasons = {
        facts.NOT_APPLICABLE: pd.Series(rows.index.isin(item.not_applicable), rows.index),
        facts.NOT_REPORTED: rows["status"].eq(coverage.NOT_REPORTED) | rows["status"].isna(),
        facts.SUPPRESSED: rows["status"].eq(coverage.SUPPRESSED),
        facts.NOTHING_DUE: rows["value"].isna(),
        facts.TOO_SMALL: size.fillna(np.inf) < float(item.least),
        facts.NO_BASE: none if base is None else base.isna(),
    }
    return np.select(list(reasons.values()), list(reasons), default="")


def _chance(definition: Definition) -> str:
    """How chance moves a figure of this kind."""
    if definition.kind in ("rate", "zero_share") and UNITS[definition.unit].is_share:
        return facts.SHARE
    if definition.kind == "count":
        return facts.COUNT if definition.unit in figures.BY_CHANCE else ""
    return facts.OTHER if definition.kind in ("rate", "mean", "median") else ""


def _events(connection: Connection, scheme: Scheme, codes: tuple[str, ...], period: Period) -> pd.DataFrame:
    """The register of the period, and as far back as the scheme looks for what an event may repeat."""
    months = max((rule.repeat_months for rule in scheme.events), default=0)
    found = counts.score_events(connection, list(codes), shift(period.first, -months), period.end)
    told = found["circumstance"].fillna("")
    circumstances = [tuple(name for name in (text,) if name) for text in told]
    return (
        found.assign(circumstances=circumstances, matter=found["matter"].fillna(""))
        .sort_values(["unit", "happened_on", "event"], kind="stable")
        .reset_index(drop=True)[EVENTS]
    )
