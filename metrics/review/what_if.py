"""What if: other weights, goalposts or groups. The official scheme stays; a draft is another scheme."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_DOWN, Decimal
from pathlib import Path

import pandas as pd

from data.history import journal
from data.history.said import said
from data.problem import Problem
from metrics.scoring import reading, rules
from metrics.scoring.board import Board
from metrics.scoring.scheme import GOALPOSTS, SUPERVISE, VETO, Block, Example, Group, Item, Ladder, Scheme
from metrics.scoring.writing import as_toml

CENT = Decimal("0.01")  # points are given to this
FINE = Decimal("1e-6")  # and what follows from them to that
MARK = "_draft_"
DRAFT = {"zh": "{name}（草案）", "en": "{name} (draft)"}


@dataclass(frozen=True)
class Change:
    """Weights (in any scale) and goalposts (in the indicator's unit) by item id; other groups."""

    weights: Mapping[str, Decimal] = field(default_factory=dict)
    goalposts: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()


def changed(scheme: Scheme, change: Change) -> Scheme:
    """The scheme with a change, full marks as before: what an item gains, the others lose in proportion.

    What is told in an item's points (floor, cap, steps, points for each) moves with its full marks, blocks
    have the sum of their items, and every worked example is computed anew. A Problem names what cannot be
    changed.
    """
    items = _weighted(scheme, change.weights)
    for name, (low, high) in change.goalposts.items():
        items = [_moved(item, low, high) if item.id == name else item for item in items]
    items = [replace(item, examples=_examples(item)) for item in items]
    blocks = tuple(_block(block, scheme, items) for block in scheme.blocks)
    return replace(scheme, items=tuple(items), blocks=blocks, groups=change.groups or scheme.groups)


def draft(scheme: Scheme, name: str, number: int = 1) -> Scheme:
    """The scheme as a draft: it names no document, so it has neither summons nor sanctions nor vetoes."""
    title = {lang: form.format(name=name) for lang, form in DRAFT.items()}
    kept = replace(
        scheme,
        id=f"{scheme.id.split(MARK)[0]}{MARK}{number}",
        title=title,
        basis=None,
        vetoes=tuple(veto for veto in scheme.vetoes if veto.kind != VETO),
        ladder=_without_sanctions(scheme.ladder),
    )
    return reading.parse(as_toml(kept, f"A draft made from {scheme.id}, version {scheme.version}."), kept.id)


def save_draft(scheme: Scheme, name: str, who: str, records: Path | None = None) -> Scheme:
    """Keep a draft beside the official schemes, under a number of its own; a Problem where a word is missing.

    An official scheme is never written over.
    """
    name, who = said("draft", "name of the draft", name), said("draft", "name", who)
    folder = (records or journal.folder()) / "schemes"
    folder.mkdir(parents=True, exist_ok=True)
    number = 1 + max((_number(file) for file in folder.glob(f"*{MARK}*.toml")), default=0)
    found = draft(scheme, name, number)
    text = f"# Kept by {who}.\n{found.text}"
    file = folder / f"{found.id}.toml"
    try:
        with file.open("x", encoding="utf-8") as handle:
            handle.write(text)
    except FileExistsError:
        raise Problem(f"{file.name}: is there already; save the draft again.") from None
    return reading.parse(text, found.id)


def compare(official: Board, other: Board) -> pd.DataFrame:
    """name group score place of the official table, and those of the other: score_then place_then moved.

    moved counts places up (positive) or down; missing where a unit has no place on a side or another group.
    """
    then = other.rows[["group", "score", "place"]].add_suffix("_then")
    both = official.rows[["name", "group", "score", "place"]].join(then)
    alike = (both["place"] > 0) & (both["place_then"] > 0) & both["group"].eq(both["group_then"])
    return both.assign(moved=(both["place"] - both["place_then"]).where(alike))


def _weighted(scheme: Scheme, weights: Mapping[str, Decimal]) -> list[Item]:
    """The items with new full marks, in hundredths of a point that add up to those of the scheme."""
    known = [item.id for item in scheme.items]
    if unknown := [name for name in weights if name not in known]:
        raise Problem(f"{scheme.id}: has no item {unknown[0]!r}; use one of {', '.join(known)}.")
    if not weights:
        return list(scheme.items)
    wanted = [max(weights.get(item.id, item.points), Decimal(0)) for item in scheme.items]
    if not (total := sum(wanted)):
        raise Problem(f"{scheme.id}: all weights are 0; give at least one.")
    whole = sum(item.points for item in scheme.items)
    points = [(whole * one / total).quantize(CENT, ROUND_DOWN) for one in wanted]
    points[points.index(max(points))] += whole - sum(points)
    rest = [item for item, given in zip(scheme.items, points, strict=True) if not given]
    if rest:
        raise Problem(f"{scheme.id}: {rest[0].id} would have no points; give it a weight above 0.")
    return [_scaled(item, given) for item, given in zip(scheme.items, points, strict=True)]


def _scaled(item: Item, points: Decimal) -> Item:
    """The item with other full marks, all that is told in its points in proportion."""

    def moved(amount: Decimal | None) -> Decimal | None:
        return None if amount is None else (amount * points / item.points).quantize(FINE)

    return replace(
        item,
        points=points,
        floor=moved(item.floor),
        cap=moved(item.cap),
        each=moved(item.each),
        steps=tuple((bound, moved(given)) for bound, given in item.steps),
    )


def _moved(item: Item, low: Decimal, high: Decimal) -> Item:
    if item.rule != GOALPOSTS:
        raise Problem(f"{item.id}: is scored by {item.rule} and has no goalposts.")
    if not low < high:
        raise Problem(f"{item.id}: the goalposts are {low} and {high}; give the lower one first.")
    return replace(item, low=low, high=high)


def _examples(item: Item) -> tuple[Example, ...]:
    """The worked examples with the points that the rule gives now."""
    return tuple(
        replace(one, expected=rules.points_of(item, one).quantize(FINE).normalize()) for one in item.examples
    )


def _block(block: Block, scheme: Scheme, items: list[Item]) -> Block:
    """The block with the points of all items in it, its floor and cap in proportion."""
    points = sum((item.points for item in items if _is_within(item.block, block.id, scheme)), Decimal(0))
    share = points / block.points
    bounds = {
        name: None if bound is None else (bound * share).quantize(FINE)
        for name, bound in (("floor", block.floor), ("cap", block.cap))
    }
    return replace(block, points=points, **bounds)


def _is_within(inner: str, outer: str, scheme: Scheme) -> bool:
    above = {block.id: block.part_of for block in scheme.blocks}
    while inner and inner != outer:
        inner = above[inner]
    return bool(inner)


def _without_sanctions(ladder: Ladder | None) -> Ladder | None:
    if ladder is None:
        return None
    steps = tuple(step for step in ladder.steps if step.kind == SUPERVISE)
    return replace(ladder, steps=steps) if steps else None


def _number(file: Path) -> int:
    tail = file.stem.rpartition(MARK)[2]
    return int(tail) if tail.isdecimal() else 0
