"""Planted errors in changes: growth rates, differences, their words, percent and percentage points."""

from decimal import Decimal
from random import Random

from tests.benchmarks.planted_pair import OFFENCES, Pair, percent, step, two


def growth(draw: Random) -> Pair:
    """A growth rate on the wrong base, a wrong difference, or a word that goes the other way."""
    before, now = two(draw)
    words = {"what": draw.choice(OFFENCES), "now": now, "before": before, "d": abs(now - before)}
    up = now > before
    grown, other = percent(abs(now - before), before), percent(abs(now - before), now)
    other = other if other != grown else grown + 1
    more, rise = ("增加", "上升") if up else ("减少", "下降")
    turned = {"more": "减少" if up else "增加", "rise": "下降" if up else "上升"}
    form = draw.choice(GROWTHS)
    right = form.format(more=more, rise=rise, g=grown, **words)
    planted = draw.choice(("base", "difference", "word"))
    if planted == "base":
        return Pair("growth: base", right, form.format(more=more, rise=rise, g=other, **words))
    if planted == "difference":
        changed = words | {"d": words["d"] + draw.randint(1, 3)}
        return Pair("growth: difference", right, form.format(more=more, rise=rise, g=grown, **changed))
    return Pair("growth: word", right, form.format(g=grown, **turned, **words))


GROWTHS = (
    "本月，{what}{now}起，比去年同期{before}起{more}{d}起，{rise}{g}%。",
    "{what}{now}起，较上月的{before}起{more}{d}起、{rise}{g}%。",
    "上年同期{what}{before}起，今年{now}起，{more}{d}起，{rise}{g}%。",
)


def growth_alone(draw: Random) -> Pair:
    """A growth rate beside the figure now and the difference; the earlier figure is not told."""
    before, now = two(draw)
    d, grown = abs(now - before), percent(abs(now - before), before)
    more, rise = ("增加", "上升") if now > before else ("减少", "下降")
    more_en, rise_en = ("more", "up") if now > before else ("fewer", "down")
    words = {"what": draw.choice(OFFENCES), "now": now, "d": d, "more": more, "rise": rise}
    words |= {"more_en": more_en, "rise_en": rise_en}
    form = draw.choice(
        (
            "{what}{now}起，同比{more}{d}起，{rise}{g}%。",
            "全县接报{what}{now:,}起，比上月{more}{d:,}起，{rise}{g}%；未发生重大案件。",
            "There were {now:,} incidents, {d:,} incidents {more_en} than the month before, {rise_en} {g}%.",
        )
    )
    return Pair(
        "growth from a difference", form.format(g=grown, **words), form.format(g=grown + step(draw), **words)
    )


def from_to(draw: Random) -> Pair:
    """A growth rate between two figures joined by 由 … 到."""
    before, now = two(draw)
    grown, up = percent(abs(now - before), before), now > before
    words = {"what": draw.choice(OFFENCES), "now": now, "before": before}
    form = draw.choice(
        (
            "{what}由上年的{before}起{move}到{now}起，{rise}{g}%。",
            "{what}从{before}起{move}至{now}起，{rise}了{g}%。",
            "Incidents {rose} from {before:,} to {now:,}, {up} {g}%.",
        )
    )
    words |= {"move": "上升" if up else "下降", "rise": "增长" if up else "下降"}
    words |= {"rose": "rose" if up else "fell", "up": "up" if up else "down"}
    return Pair("growth from … to", form.format(g=grown, **words), form.format(g=grown + step(draw), **words))


def points(draw: Random) -> Pair:
    """Percent written for percentage points between two rates, or a wrong number of points."""
    before = Decimal(draw.randint(700, 930)) / 10
    now = before + Decimal(draw.randint(8, 60)) / 10
    words = {"before": before, "now": now}
    chinese = draw.random() < 0.7
    form = (
        "群众满意率由{before}%提高到{now}%，提高{d}{unit}。"
        if chinese
        else ("The rate rose from {before}% to {now}%, up {d}{unit}.")
    )
    unit = "个百分点" if chinese else " percentage points"
    right = form.format(d=now - before, unit=unit, **words)
    if draw.random() < 0.5:
        return Pair("% for points", right, form.format(d=now - before, unit="%", **words))
    return Pair("points", right, form.format(d=now - before + Decimal("0.9"), unit=unit, **words))


def points_of_a_count(draw: Random) -> Pair:
    """Percentage points written for the growth of a count."""
    before, now = two(draw)
    grown, rise = percent(abs(now - before), before), "上升" if now > before else "下降"
    form = "{what}{now}起，比上年同期{before}起{rise}{g}{unit}。"
    words = {"what": draw.choice(OFFENCES), "now": now, "before": before, "rise": rise, "g": grown}
    return Pair("points for %", form.format(unit="%", **words), form.format(unit="个百分点", **words))
