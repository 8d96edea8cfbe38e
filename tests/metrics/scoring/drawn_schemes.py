"""Any scheme, for properties that hold of all: every rule, bound, block, mean, event, veto and tie rule."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal as D

from hypothesis import strategies as st

from metrics.scoring import structure
from metrics.scoring.scheme import (
    CIRCUMSTANCES,
    MEANS,
    MEASURES,
    RULES,
    Band,
    Block,
    Bonus,
    EventRule,
    Group,
    Item,
    Scheme,
    Sensitive,
    Veto,
)
from tests.metrics.scoring.toy import WORDS

REGISTERED = ("R01", "R02", "R03", "R04")
BANDS = tuple(Band(name, WORDS, D(low)) for name, low in (("good", 90), ("fair", 60), ("poor", 0)))
HALVES = st.integers(1, 60).map(lambda n: D(n) / 2)
SHARES = st.integers(0, 20).map(lambda n: D(n) / 20)


def maybe(strategy):
    """Something, or nothing at all."""
    return st.none() | strategy


@st.composite
def items(draw, number):
    """An item by any rule, with any bounds."""
    points, rule = draw(HALVES), draw(st.sampled_from(RULES))
    bounds = {
        "floor": draw(st.sampled_from((None, D(0), points / 5))),
        "cap": draw(st.sampled_from((None, points))),
    }
    better = "lower" if rule == "per_event" else draw(st.sampled_from(("higher", "lower")))
    kind = {"rule": rule, "better": better, "decimals": draw(st.sampled_from((None, None, 0, 1)))}
    name = f"i{number}"
    one = Item(name, name, "", points, title=WORDS, examples=(), **kind, **bounds)
    return replace(one, **draw(_numbers_of(rule, points, better)))


def _numbers_of(rule, points, better):
    """The numbers that a rule reads."""
    each = st.integers(1, 20).map(lambda n: D(n) / 4)
    return {
        "goalposts": st.lists(SHARES, min_size=2, max_size=2, unique=True).map(
            lambda ends: {"low": min(ends), "high": max(ends)}
        ),
        "target": st.fixed_dictionaries({"goal": SHARES, "all_or_nothing": st.booleans()}),
        "steps": st.lists(SHARES, min_size=1, max_size=3, unique=True).map(
            lambda bounds: {"steps": _steps(sorted(bounds, reverse=better == "higher"), points)}
        ),
        "per_event": st.fixed_dictionaries({"each": each, "free": st.sampled_from((D(0), D(2)))}),
        "against": _against(each),
    }.get(rule, st.just({}))


def _steps(bounds, points):
    return tuple((bound, points / 2**place) for place, bound in enumerate(bounds))


def _against(each):
    baselines = (
        {"baseline": "target", "goal": D("0.8")},
        {"baseline": "given", "given": D("0.5")},
        *({"baseline": name} for name in ("three_years", "last_year", "peers")),
    )
    rest = {
        "each": each,
        "measure": st.sampled_from(MEASURES),
        "per": st.sampled_from((D(1), D("0.5"), D(10))),
        "free": st.sampled_from((D(0), D(1))),
        "rewards": st.booleans(),
        "whole": st.booleans(),
    }
    both = st.tuples(st.sampled_from(baselines), st.fixed_dictionaries(rest))
    return both.map(lambda parts: parts[0] | parts[1])


@st.composite
def schemes(draw):
    """A scheme that holds together, with up to six items in blocks and blocks within them."""
    parts = [draw(items(number)) for number in range(draw(st.integers(1, 6)))]
    blocks, parts = draw(_blocks(parts))
    ids = [part.id for part in parts]
    mean = draw(st.sampled_from(MEANS))
    if mean == "geometric":
        blocks = [block if block.part_of else _above_nothing(block) for block in blocks]
    ties = draw(st.sampled_from(({}, {"ties": "lot"}, {"ties": "by", "ties_by": tuple(ids[:2])})))
    whole = {"full_marks": sum(part.points for part in parts), "groups": _groups(draw(st.integers(1, 2)))}
    named = {"title": WORDS, "owner": "样例", "reviewed": dt.date(2026, 1, 1), "text": ""}
    rest = draw(_on_top()) | {
        "least_coverage": draw(st.sampled_from((D("0.3"), D("0.9"), D(1)))),
        "mean": mean,
    }
    parts, blocks = tuple(parts), tuple(blocks)
    found = Scheme(
        "drawn", 1, "month", ("town",), items=parts, blocks=blocks, **named, **whole, **ties, **rest
    )
    structure.check(found, "drawn")
    return found


@st.composite
def _blocks(draw, parts):
    """The items in up to three blocks, each of which may have a part of its items in a block within it."""
    placed = [replace(part, block=f"b{draw(st.integers(0, 2))}") for part in parts]
    blocks = []
    for name in sorted({part.block for part in placed}):
        inside = [part.id for part in placed if part.block == name]
        inner = set(inside[: draw(st.integers(0, len(inside)))])
        moved = [replace(part, block=f"{name}x") if part.id in inner else part for part in placed]
        for block, part_of in ((name, ""), (f"{name}x", name)) if inner else ((name, ""),):
            members = [
                part for part in moved if part.block == block or (part.block == f"{name}x" and not part_of)
            ]
            blocks.append(draw(_block(block, part_of, sum(part.points for part in members))))
        placed = moved
        if blocks[-1].part_of and blocks[-2].mean == "geometric":
            blocks[-1] = _above_nothing(blocks[-1])
    means = {block.id: block.mean for block in blocks}
    return blocks, [
        _item_above_nothing(part) if means[part.block] == "geometric" else part for part in placed
    ]


@st.composite
def _block(draw, name, part_of, points):
    bounds = {"floor": draw(maybe(st.just(points / 4))), "cap": draw(maybe(st.just(points * 3 / 4)))}
    return Block(name, WORDS, points, part_of, draw(st.sampled_from(MEANS)), **bounds)


def _above_nothing(block):
    """A part of a geometric mean needs a floor above 0."""
    return replace(block, floor=block.floor or block.points / 10)


def _item_above_nothing(part):
    return part if part.floor else replace(part, floor=part.points / 10)


def _groups(count):
    return tuple(Group(f"g{number}", WORDS, suffixes=(f"镇{number}",)) for number in range(count))


@st.composite
def _on_top(draw):
    """Events, bonus, vetoes, bands and a sensitive period, or some of them."""
    times = st.fixed_dictionaries(
        {},
        optional={name: st.sampled_from((D(2), D("1.5"))) for name in CIRCUMSTANCES[:3]}
        | {"halved": st.just(D("0.5"))},
    )
    each = maybe(st.sampled_from((D(-2), D("-0.3"), D(1))))
    told = {
        "each": each,
        "times": times,
        "repeat_months": st.sampled_from((1, 12)),
        "cap": maybe(st.just(D(3))),
    }
    rules = tuple(
        EventRule(f"e{number}", WORDS, (name,), (), **draw(st.fixed_dictionaries(told)))
        for number, name in enumerate(REGISTERED[: draw(st.sampled_from((3, 3, 2, 1, 0)))])
    )
    praising = tuple(rule.id for rule in rules if rule.each is None or rule.each > 0)
    bonus = Bonus(praising, D(2)) if praising and draw(st.booleans()) else None
    vetoes = (
        Veto("band", "veto", WORDS, rules=("R04",), band="poor"),
        Veto("minus", "veto", WORDS, indicator="grave", above=D(1), minus=D("10.5")),
        Veto("good", "no_excellent", WORDS, rules=("R01",)),
    )
    fair = (Sensitive(WORDS, dt.date(2020, 10, 10), dt.date(2020, 10, 12)),)
    found = {"events": rules, "bonus": bonus, "bands": BANDS, "sensitive": fair}
    return found | {"vetoes": vetoes[: draw(st.integers(0, 3))]}
