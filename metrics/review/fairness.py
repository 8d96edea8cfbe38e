"""Is the order fair? Other weights, each item left out, size, funnels, and the evidence against the last."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from scipy import stats

from metrics import funnel, ranks
from metrics.benchmark import WORSE
from metrics.review import variants
from metrics.review.variants import Field
from metrics.scoring import inputs as facts
from metrics.scoring import scores
from metrics.scoring.board import Board, extra_points, fallen_vetoes, tie_keys
from metrics.scoring.inputs import Inputs
from metrics.scoring.register import event_table
from metrics.scoring.scheme import Scheme
from metrics.scoring.scores import Sheet

DRAWS, SEED = 1000, 2023
ENDS = (0.05, 0.95)  # of the places in all variants
PAIRS_AT_ONCE = 20_000_000  # comparisons; of more, so many draws are looked at, evenly taken
BY_CHANCE = 0.05  # a correlation that chance gives more often is none
LARGER_AHEAD, SMALLER_AHEAD, NO_RELATION = "larger_ahead", "smaller_ahead", "none"
FEWEST = 6  # units; with fewer a correlation says nothing


@dataclass(frozen=True)
class Robustness:
    """What remains of an order when weights, mean and scale are others that are as reasonable.

    places: by ranked unit, in order: group place low high (5 % and 95 % of its places). survival: the share
    of pairs of one group, with different places, whose order is the same, over all variants. adjacent: group
    better worse survival, for neighbours in the order. variants: mean scale survival, over the weights drawn.
    """

    places: pd.DataFrame
    survival: float
    adjacent: pd.DataFrame
    variants: pd.DataFrame


@dataclass(frozen=True)
class Correlation:
    """Spearman's ρ of the places within groups, of so many units; p: how often chance alone gives as much."""

    rho: float
    units: int
    p: float

    @property
    def is_beyond_chance(self) -> bool:
        """Whether it is worth a word."""
        return self.p < BY_CHANCE


def weights(scheme: Scheme, inputs: Inputs, draws: int = DRAWS, seed: int = SEED) -> Robustness:
    """Draw the weights of the items anew, w(1 + U(−25 %, +25 %)), by both means and on both scales.

    Means: arithmetic, and geometric on 1–100; scales: the scheme's own points, and min–max within the group
    (OECD/JRC Handbook 2008, step 7). Who is not ranked by the scheme takes no part.
    """
    given = variants.field(scheme, inputs)
    times = variants.multipliers(scheme, draws, np.random.default_rng(seed))
    order = np.lexsort((np.arange(len(given.places)), given.places, given.groups))
    order = order[given.is_ranked[order]]
    parts = [(mean, scale, place[:, order]) for mean, scale, place in variants.each(given, times)]
    every = np.concatenate([place for _, _, place in parts])
    kept = [_survival(given, order, place) for _, _, place in parts]
    table = pd.DataFrame([part[:2] for part in parts], columns=["mean", "scale"]).assign(survival=kept)
    codes, groups = inputs.units.index[order], inputs.units["group"].to_numpy()[order]
    low, high = (_quantile(every, end) for end in ENDS)
    rows = {"group": groups, "place": given.places[order], "low": low, "high": high}
    found = pd.DataFrame(rows, index=codes)
    return Robustness(found, float(np.mean(kept)), _adjacent(found, every), table)


def without_each(scheme: Scheme, inputs: Inputs) -> pd.DataFrame:
    """What dropping each item does to the places: mean and most change of place, changed units rho, by item.

    changed are the units that move, of those that are ranked with the item and without it; rho is Spearman's
    with the places as they are.
    """
    sheet = Sheet.of(scheme, inputs, exact=False)
    points = scores.item_points(scheme, sheet)
    events = event_table(scheme, inputs)
    extra = extra_points(scheme, events, fallen_vetoes(scheme, inputs), inputs.units.index).astype(float)
    keys = tie_keys(scheme, inputs, points)
    official = scores.places(scores.totals(scheme, points, sheet, extra), sheet.groups, keys)
    rows = []
    for place, item in enumerate(scheme.items):
        kept = np.arange(len(scheme.items)) != place
        fewer = _asked_only(sheet, kept)
        found = scores.totals(scheme, np.where(kept, points, np.nan), fewer, extra)
        rows.append({"item": item.id, **_moved(official, scores.places(found, sheet.groups, keys), sheet)})
    return pd.DataFrame(rows).set_index("item")


def with_size(board: Board) -> pd.DataFrame:
    """Do places go with size? By measure (cases, population): rho units p verdict.

    Spearman's ρ of place and size within groups. The verdict is LARGER_AHEAD or SMALLER_AHEAD only where
    chance gives as much in fewer than one case of twenty, else NO_RELATION. No row for a size unknown.
    """
    rows = board.rows[board.rows["place"] > 0]
    found = {}
    for measure in ("cases", "population"):
        size = rows[measure].astype(float)
        known = rows[size > 0]
        result = within_groups(known["place"], size[known.index], known["group"])
        if result.units >= FEWEST and not np.isnan(result.rho):
            ahead = SMALLER_AHEAD if result.rho > 0 else LARGER_AHEAD
            verdict = ahead if result.is_beyond_chance else NO_RELATION
            found[measure] = {"rho": result.rho, "units": result.units, "p": result.p, "verdict": verdict}
    return pd.DataFrame.from_dict(found, orient="index", columns=["rho", "units", "p", "verdict"])


def within_groups(one: pd.Series, other: pd.Series, groups: pd.Series) -> Correlation:
    """Spearman's ρ of two figures after the mean rank of each group is taken off; NaN where nothing varies.

    p by t = ρ√(f/(1 − ρ²)) on f = units − groups − 1 degrees of freedom (Kendall & Stuart 1973).
    """
    table = pd.DataFrame({"one": one, "other": other})
    ordered = table.groupby(groups).rank()
    apart = ordered - ordered.groupby(groups).transform("mean")
    freedom = len(table) - groups.nunique() - 1
    x, y = (apart[name].to_numpy() for name in ("one", "other"))
    spread = np.sqrt((x**2).sum() * (y**2).sum())
    if freedom < 1 or not spread > 0:
        return Correlation(float("nan"), len(table), 1.0)
    rho = float(np.clip((x * y).sum() / spread, -1, 1))
    t = abs(rho) * np.sqrt(freedom / max(1 - rho**2, 1e-12))
    return Correlation(rho, len(table), float(2 * stats.t.sf(t, freedom)))


def funnels(board: Board) -> pd.DataFrame:
    """One row per unit and share item: unit item value target verdict judged, each group by itself.

    verdict is that of metrics.funnel with overdispersion, judged what it means by the item's direction.
    """
    cells = board.items[board.items["chance"].eq(facts.SHARE) & board.items["why"].eq("")].reset_index()
    parts = []
    for (item, _), rows in cells.groupby(["item", cells["unit"].map(board.rows["group"])], sort=False):
        found = funnel.funnel(rows["numerator"], rows["denominator"])
        told = funnel.judged(found, board.scheme.item(item).better)
        parts.append(rows[["unit", "item"]].join(found[["value", "target", "verdict"]]).assign(judged=told))
    columns = ["unit", "item", "value", "target", "verdict", "judged"]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)


def evidence(board: Board, worst: int, concern: pd.Series | None = None) -> pd.DataFrame:
    """What there is to say that a unit is truly among the last `worst` of its group: bools by unit.

    surely_last, possibly_last: by the range of the place, all units of the group at once. outside: on the bad
    side of the overdispersed 95 % limits in an item on which it lost points. concern: as given, signals of
    control charts; False where none is. supported: surely_last and (outside or concern).
    """
    rows = board.rows.rename(columns={"place": "rank"})
    surely, possibly = (_among(rows, worst, judge) for judge in (ranks.surely_worst, ranks.possibly_worst))
    judged = funnels(board)
    lost = board.items[_has_lost(board)].index
    bad = judged[judged["judged"].eq(WORSE)]
    named = bad["unit"][pd.MultiIndex.from_frame(bad[["unit", "item"]]).isin(lost)]
    outside = pd.Series(rows.index.isin(named), rows.index)
    told = pd.Series(False, rows.index) if concern is None else concern.reindex(rows.index, fill_value=False)
    found = {"surely_last": surely, "possibly_last": possibly, "outside": outside, "concern": told}
    return pd.DataFrame(found | {"supported": surely & (outside | told)}).astype(bool)


def _survival(given: Field, order: np.ndarray, place: np.ndarray) -> float:
    """The share of pairs of one group, with different places, that stand in the same order."""
    groups, official = given.groups[order], given.places[order]
    ahead = (groups[:, None] == groups) & (official[:, None] < official)
    total = ahead.sum()
    if not total:
        return float("nan")
    at_most = max(1, PAIRS_AT_ONCE // ahead.size)
    some = place[np.linspace(0, len(place) - 1, min(at_most, len(place))).astype(int)]
    same = sum(int(((one[:, None] < one) & ahead).sum()) for one in some.astype(np.int16))
    return same / (len(some) * int(total))


def _adjacent(found: pd.DataFrame, every: np.ndarray) -> pd.DataFrame:
    """Neighbours in the order of one group, and in how many variants the better one stays ahead."""
    codes, groups = found.index.to_numpy(), found["group"].to_numpy()
    pairs = np.flatnonzero((groups[1:] == groups[:-1]) & (np.diff(found["place"].to_numpy()) > 0))
    kept = (every[:, pairs] < every[:, pairs + 1]).mean(axis=0)
    columns = (groups[pairs], codes[pairs], codes[pairs + 1], kept)
    return pd.DataFrame(dict(zip(("group", "better", "worse", "survival"), columns, strict=True)))


def _quantile(every: np.ndarray, end: float) -> np.ndarray:
    return np.quantile(every, end, axis=0, method="inverted_cdf").astype(int)


def _asked_only(sheet: Sheet, kept: np.ndarray) -> Sheet:
    """The sheet as if the other items had never been in the scheme."""
    return replace(sheet, applicable=sheet.applicable & kept, scored=sheet.scored & kept)


def _moved(official: np.ndarray, found: np.ndarray, sheet: Sheet) -> dict[str, float]:
    both = (official > 0) & (found > 0)
    change = np.abs(found - official)[both]
    places = [pd.Series(one[both]) for one in (official, found, sheet.groups)]
    numbers = {"changed": int((change > 0).sum()), "units": int(both.sum())}
    if not both.any():
        return {"mean": np.nan, "most": 0, **numbers, "rho": np.nan}
    rho = within_groups(*places).rho
    return {"mean": float(change.mean()), "most": int(change.max()), **numbers, "rho": rho}


def _has_lost(board: Board) -> np.ndarray:
    """Items with fewer points than full marks."""
    pairs = zip(board.items["points"], board.items["full"], strict=True)
    return np.array([points is not None and points < full for points, full in pairs], dtype=bool)


def _among(rows: pd.DataFrame, worst: int, judge: Callable[[pd.DataFrame, int], pd.Series]) -> pd.Series:
    """A judgement of metrics.ranks on each group by itself; False for who is not ranked."""
    ranked = rows[rows["rank"] > 0]
    parts = [judge(part, worst) for _, part in ranked.groupby("group")]
    found = pd.concat(parts) if parts else pd.Series(dtype=bool)
    return found.reindex(rows.index, fill_value=False)
