"""An area beside its peers: for each indicator the spread of the peers, the own place in it, the verdict.

After the spine charts of OHID Fingertips: values are put on one axis from -1 to 1 with the peers' median at 0
and better to the right; the further of the two ends lies at ±1, so bands keep their proportions.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.definitions import Definition
from i18n.units import UNITS
from metrics import benchmark, figures
from metrics.areas import Areas
from metrics.period import Period

KINDS = (*benchmark.COMPARABLE, "completion")
DIRECTED = ("higher", "lower")
FEWEST_PEERS = 4  # others than the area; with fewer there are no quarters to speak of
MOST = 20  # indicators on one profile
MOST_OF_A_TOPIC = 4
GROUP = "group"  # stands as an area for the peers added up, where they are a group of their own
SPREAD = {"worst": 0.0, "lower": 0.25, "middle": 0.5, "upper": 0.75, "best": 1.0}  # quantiles, better on top


@dataclass(frozen=True)
class Circle:
    """The areas that one is set beside, and the whole they make: a code, or GROUP.

    `kind`: "peers" within the same area above, "group" of like areas among them, or "parts" where an area
    has no peers and is shown over the spread of its own parts.
    """

    kind: str
    codes: tuple[str, ...]
    whole: str
    group: str = ""


def circle(areas: Areas, area: str, period: Period) -> Circle | None:
    """The peers of an area that stood in the period, itself included; None where there is nothing beside."""
    above = areas.parent(area)
    beside = list(areas.standing(areas.children(above), period.first, period.end)) if above else []
    groups = areas.frame.set_index("code")["peer_group"]
    like = [code for code in beside if groups[area] and groups[code] == groups[area]]
    if 1 + FEWEST_PEERS <= len(like) < len(beside):
        return Circle("group", tuple(like), GROUP, groups[area])
    if len(beside) > FEWEST_PEERS:
        return Circle("peers", tuple(beside), above)
    parts = areas.standing(areas.children(area), period.first, period.end)
    return Circle("parts", tuple(parts), area) if len(parts) >= FEWEST_PEERS else None


def candidates(definitions: Mapping[str, Definition]) -> list[str]:
    """The indicators that may stand on a profile: ratios and medians with a direction."""
    return [name for name, d in definitions.items() if d.kind in KINDS and d.better in DIRECTED]


def spine(
    rows: pd.DataFrame, definitions: Mapping[str, Definition], area: str, around: Circle
) -> pd.DataFrame:
    """One row per indicator that has a value for the area and a spread among its peers, in the given order.

    `rows` are figures (see metrics.series) of the area, of `around.codes` and of `around.whole`. Columns:
    those of the area's figures, benchmark and verdict (see metrics.benchmark), SPREAD in the unit of the
    indicator, known (how many peers), and their places on the axis as at_value, at_target, at_worst ….
    """
    rows = _solid(rows, definitions)
    judged = benchmark.against_parent(_with_group(rows, definitions, around), definitions, around.whole)
    spread = _spread(rows[rows["area"].isin(around.codes)], definitions)
    own = judged[judged["area"].eq(area) & judged["value"].notna()]
    table = own.merge(spread, on="indicator")
    others = table["known"] - (area in around.codes)
    table = table[(others >= FEWEST_PEERS) & (table["best"] != table["worst"])]
    return _placed(table, definitions).reset_index(drop=True)


def chosen(
    table: pd.DataFrame, definitions: Mapping[str, Definition], topics: Mapping[str, str]
) -> list[str]:
    """At most MOST of a spine: what differs, headlines, what has a target, then the order of lists.

    No more than MOST_OF_A_TOPIC of a topic until every topic has had its turn.
    """
    order = {name: place for place, name in enumerate(definitions)}
    apart = set(table.loc[table["verdict"].isin((benchmark.BETTER, benchmark.WORSE)), "indicator"])

    def rank(name: str) -> tuple[bool, bool, bool, int]:
        definition = definitions[name]
        return name not in apart, not definition.headline, definition.target is None, order[name]

    names = sorted(table["indicator"], key=rank)
    turn = pd.Series([topics[name] for name in names], index=names, dtype=object)
    late = turn.groupby(turn).cumcount() >= MOST_OF_A_TOPIC
    kept = [*late[~late].index, *late[late].index][:MOST]
    return sorted(kept, key=order.get)


def _solid(rows: pd.DataFrame, definitions: Mapping[str, Definition]) -> pd.DataFrame:
    """Without ratios of fewer than benchmark.FEWEST, where one case or one person decides."""
    per_head = {name: d.kind == "rate" and not UNITS[d.unit].is_share for name, d in definitions.items()}
    solid = (rows["denominator"] >= benchmark.FEWEST) | rows["indicator"].map(per_head).astype(bool)
    return rows[solid].reset_index(drop=True)


def _with_group(rows: pd.DataFrame, definitions: Mapping[str, Definition], around: Circle) -> pd.DataFrame:
    """The rows, and for a group one row per indicator with the figures of its members added up."""
    if around.whole != GROUP:
        return rows
    known = rows[rows["area"].isin(around.codes) & rows["value"].notna()]
    sums = known.groupby("indicator", as_index=False)[["numerator", "denominator"]].sum(min_count=1)
    added = figures.values(sums.assign(area=GROUP, squares=np.nan), dict(definitions))
    return pd.concat([rows, added.drop(columns="squares")], ignore_index=True)


def _spread(rows: pd.DataFrame, definitions: Mapping[str, Definition]) -> pd.DataFrame:
    """The quantiles of the peers' values, counted from the worst."""
    values = rows.dropna(subset="value").groupby("indicator")["value"]
    spread = values.quantile(list(SPREAD.values())).unstack().reindex(columns=list(SPREAD.values()))
    lower = [name for name in spread.index if definitions[name].better == "lower"]
    spread.loc[lower] = spread.loc[lower, spread.columns[::-1]].to_numpy()
    return spread.set_axis(list(SPREAD), axis=1).assign(known=values.size()).reset_index()


def _placed(table: pd.DataFrame, definitions: Mapping[str, Definition]) -> pd.DataFrame:
    """Add the target and the places on the axis; a target beyond the axis has none."""
    targets = [definitions[name].target for name in table["indicator"]]
    table = table.assign(target=pd.Series(targets, index=table.index, dtype=float))
    sign = np.where([definitions[name].better == "lower" for name in table["indicator"]], -1.0, 1.0)
    ends = table[["worst", "best"]].sub(table["middle"], axis=0).abs().max(axis=1)
    places = {
        f"at_{name}": sign * (table[name] - table["middle"]) / ends for name in ("value", "target", *SPREAD)
    }
    placed = table.assign(**places)
    return placed.assign(at_target=placed["at_target"].where(placed["at_target"].abs() <= 1))


def strong_and_weak(judged: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows better and worse beyond chance, those most intervals away from the benchmark first."""
    apart = (judged["value"] - judged["benchmark"]).abs() / (judged["high"] - judged["low"])
    ordered = judged.assign(apart=apart).sort_values("apart", ascending=False, kind="stable")
    return tuple(ordered[ordered["verdict"] == verdict] for verdict in (benchmark.BETTER, benchmark.WORSE))


def against_targets(rows: pd.DataFrame, definitions: Mapping[str, Definition], area: str) -> pd.DataFrame:
    """The figures of an area that have a target, with that as their benchmark: for one that has no peers."""
    own = _solid(rows, definitions).query("area == @area and value.notna()")
    targets = own["indicator"].map({name: definition.target for name, definition in definitions.items()})
    judged = own.assign(target=targets.astype(float), benchmark=targets.astype(float))
    verdicts = [
        benchmark.against_benchmark(
            row["value"], row["low"], row["high"], row["target"], definitions[row["indicator"]].better
        ).item()
        for row in judged.to_dict("records")
    ]
    return judged.assign(verdict=pd.Series(verdicts, judged.index, dtype=object)).dropna(subset="target")
