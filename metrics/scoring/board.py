"""The board: every unit's score and place with all that led to it, item by item and event by event."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
import pandas as pd

from metrics.coverage import PARTIAL
from metrics.scoring import errors, numbers, register, rules, scores
from metrics.scoring import inputs as facts
from metrics.scoring.inputs import Inputs
from metrics.scoring.scheme import NO_EXCELLENT, VETO, Scheme, Veto
from metrics.scoring.scores import Sheet

RANKED, NOT_COVERED = "ranked", "not_covered"
# Why a unit has no place, the first that holds of its items without points; and what an item lacks.
STANDINGS = (facts.NOT_REPORTED, facts.SUPPRESSED, facts.TOO_SMALL, facts.NOTHING_DUE)
NO_RANGE = "no_range"  # the rule cannot tell: all alike, alone in its group, or nothing to compare with
FLOOR, CAP = "floor", "cap"
RANGES = [*errors.RANGES, "tier", "error"]


@dataclass(frozen=True)
class Board:
    """A scored table. Scores and points are Decimals, None where there are none.

    rows: by unit: name group standing (RANKED, or why not) is_provisional score place (0: none) is_tied
    coverage band no_excellent vetoes, RANGES of the place by chance, cases; group by group, the ranked first.
    items: by unit and item, the cells of the inputs, points, full, bound (FLOOR, CAP or empty).
    blocks: by unit and block: points, full, bound. events: see metrics.scoring.register.
    """

    scheme: Scheme
    inputs: Inputs
    rows: pd.DataFrame
    items: pd.DataFrame
    blocks: pd.DataFrame
    events: pd.DataFrame

    def of_group(self, group: str) -> pd.DataFrame:
        """The rows of one group."""
        return self.rows[self.rows["group"] == group]


def board(scheme: Scheme, inputs: Inputs, with_ranges: bool = True) -> Board:
    """Score and rank the inputs by the scheme; without ranges the columns RANGES are missing values."""
    sheet = Sheet.of(scheme, inputs)
    points = scores.item_points(scheme, sheet)
    events = register.event_table(scheme, inputs)
    fallen = fallen_vetoes(scheme, inputs)
    extra = extra_points(scheme, events, fallen, inputs.units.index)
    found = scores.totals(scheme, points, sheet, extra)
    rows = _rows(scheme, inputs, sheet, points, found)
    rows = _graded(scheme, rows, fallen)
    rows = rows.join(_ranges(scheme, inputs, rows) if with_ranges else _no_ranges(rows))
    return Board(
        scheme,
        inputs,
        _in_order(scheme, rows),
        _items(scheme, inputs, sheet, points),
        _blocks(scheme, inputs, sheet, points),
        events,
    )


def tie_keys(scheme: Scheme, inputs: Inputs, points: np.ndarray) -> list[np.ndarray]:
    """What decides between equal scores by the scheme's rule, larger first; nothing where all share."""
    if scheme.ties == "lot":
        seed = f"{scheme.id} {scheme.version} {inputs.period.code} "
        return [np.array([_lot(seed + unit) for unit in inputs.units.index])]
    if scheme.ties == "by":
        names = [item.id for item in scheme.items]
        return [points[..., names.index(name)] for name in scheme.ties_by]
    return []


def fallen_vetoes(scheme: Scheme, inputs: Inputs) -> dict[str, list[Veto]]:
    """The vetoes that fell on each unit in the period, in the scheme's order."""
    since = inputs.events["happened_on"] >= pd.Timestamp(inputs.period.first)
    registered = inputs.events[since].groupby("unit")["rule"].agg(set).to_dict()
    return {
        unit: [veto for veto in scheme.vetoes if _falls(veto, registered.get(unit, set()), figures)]
        for unit, figures in inputs.vetoes.to_dict("index").items()
    }


def extra_points(
    scheme: Scheme, events: pd.DataFrame, fallen: dict[str, list[Veto]], units: Sequence[str]
) -> np.ndarray:
    """The points of events and of vetoes that cost points, by unit, Decimals."""
    minus = [
        sum((veto.minus for veto in fallen.get(unit, []) if veto.minus is not None), Decimal(0))
        for unit in units
    ]
    return register.added(events, pd.Index(units)).to_numpy(object) - np.array(minus, dtype=object)


def _falls(veto: Veto, registered: set[str], figures: dict[str, float]) -> bool:
    if registered & set(veto.rules):
        return True
    value = figures.get(veto.indicator, np.nan)
    return bool(veto.above is not None and not pd.isna(value) and Decimal(repr(float(value))) > veto.above)


def _rows(
    scheme: Scheme, inputs: Inputs, sheet: Sheet, points: np.ndarray, found: np.ndarray
) -> pd.DataFrame:
    place = scores.places(found, sheet.groups, tie_keys(scheme, inputs, points))
    missing = numbers.is_missing(found)
    why = pd.DataFrame(inputs.grid("why"), inputs.units.index)
    reasons = [(why == reason).any(axis=1) for reason in STANDINGS]
    standing = np.where(missing, np.select(reasons, STANDINGS, default=NOT_COVERED), RANKED)
    partial = (inputs.grid("status") == PARTIAL) & sheet.scored
    rows = inputs.units.assign(
        standing=standing,
        is_provisional=partial.any(axis=1),
        score=pd.Series(
            [None if lacks else one for one, lacks in zip(found, missing, strict=True)],
            inputs.units.index,
            dtype=object,
        ),
        place=place,
        coverage=scores.combined(scheme, points, sheet).coverage,
        cases=inputs.cases,
    )
    tied = rows[rows["place"] > 0].groupby(["group", "place"])["place"].transform("size") > 1
    return rows.assign(is_tied=tied.reindex(rows.index, fill_value=False))


def _graded(scheme: Scheme, rows: pd.DataFrame, fallen: dict[str, list[Veto]]) -> pd.DataFrame:
    """The band of each score, lower where a veto fell."""
    fell = [fallen.get(unit, []) for unit in rows.index]
    bands = [_band(scheme, score, vetoes) for score, vetoes in zip(rows["score"], fell, strict=True)]
    return rows.assign(
        band=bands,
        no_excellent=[any(veto.kind == NO_EXCELLENT for veto in vetoes) for vetoes in fell],
        vetoes=[tuple(veto.id for veto in vetoes) for vetoes in fell],
    )


def _band(scheme: Scheme, score: Decimal | None, vetoes: list[Veto]) -> str:
    if score is None or not scheme.bands:
        return ""
    names = [band.id for band in scheme.bands]
    place = next((n for n, band in enumerate(scheme.bands) if score >= band.low), len(names) - 1)
    if any(veto.kind == NO_EXCELLENT for veto in vetoes):
        place = max(place, min(1, len(names) - 1))
    banned = [names.index(veto.band) for veto in vetoes if veto.kind == VETO and veto.band]
    return names[max([place, *banned])]


def _ranges(scheme: Scheme, inputs: Inputs, rows: pd.DataFrame) -> pd.DataFrame:
    error = errors.errors(scheme, inputs).where(rows["score"].notna())
    score = pd.Series([np.nan if one is None else float(one) for one in rows["score"]], rows.index)
    return errors.ranges(score, error, rows["group"]).assign(error=error)


def _no_ranges(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(np.nan, rows.index, RANGES)


def _in_order(scheme: Scheme, rows: pd.DataFrame) -> pd.DataFrame:
    """Group by group as the scheme lists them, by place, equal places by code, the unranked last."""
    order = {group.id: number for number, group in enumerate(scheme.groups)}
    keys = pd.DataFrame(
        {
            "group": rows["group"].map(order),
            "last": rows["place"] == 0,
            "place": rows["place"],
            "code": rows.index,
        }
    )
    return rows.loc[keys.sort_values(["group", "last", "place", "code"]).index]


def _items(scheme: Scheme, inputs: Inputs, sheet: Sheet, points: np.ndarray) -> pd.DataFrame:
    raw = np.stack([rules.unbounded(item, sheet.column(n)) for n, item in enumerate(scheme.items)], axis=-1)
    missing = numbers.is_missing(points)
    bound = [
        _bound(raw[place], item.floor, item.cap)
        for place, item in zip(np.ndindex(points.shape), [*scheme.items] * len(inputs.units), strict=True)
    ]
    cells = inputs.cells.assign(
        points=[None if lacks else one for one, lacks in zip(points.ravel(), missing.ravel(), strict=True)],
        full=[item.points for item in scheme.items] * len(inputs.units),
        bound=np.where(missing.ravel(), "", bound),
    )
    untold = missing.ravel() & sheet.scored.ravel()
    return cells.assign(why=cells["why"].mask(untold, NO_RANGE))


def _blocks(scheme: Scheme, inputs: Inputs, sheet: Sheet, points: np.ndarray) -> pd.DataFrame:
    found = []
    for block in scheme.blocks:
        unbounded = replace(block, floor=None, cap=None)
        inside, free = (scores.block_of(scheme, one, points, sheet) for one in (block, unbounded))
        for unit, known, share, raw in zip(
            inputs.units.index, inside.known, inside.share, free.share, strict=True
        ):
            found.append(
                {
                    "unit": unit,
                    "block": block.id,
                    "points": numbers.compared(np.array([share * block.points], dtype=object))[0]
                    if known
                    else None,
                    "full": block.points,
                    "bound": _bound(raw * block.points, block.floor, block.cap) if known else "",
                }
            )
    return pd.DataFrame(found).set_index(["unit", "block"])


def _bound(raw: Decimal, floor: Decimal | None, cap: Decimal | None) -> str:
    """Which bound changed a number of points."""
    if raw != raw:
        return ""
    if floor is not None and raw < floor:
        return FLOOR
    return CAP if cap is not None and raw > cap else ""


def _lot(text: str) -> float:
    """A lot that everybody can draw again: the hash of scheme, period and unit."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big") / 2**48
