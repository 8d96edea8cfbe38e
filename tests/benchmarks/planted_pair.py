"""What planted errors are made of: a pair of sentences, and numbers drawn by lot."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

TENTH, WHOLE = Decimal("0.1"), Decimal(1)
PLACES = ("全市", "全县", "东山县", "西河镇", "北关街道", "全区")
SUBJECTS = ("矛盾纠纷", "群众诉求", "信访事项", "安全隐患")
OFFENCES = ("刑事案件", "治安案件", "可防性案件", "电信诈骗案件", "交通事故")


@dataclass(frozen=True)
class Pair:
    """A right sentence and the same with one error; `kind` says which."""

    kind: str
    right: str
    wrong: str


def counts(draw: Random) -> tuple[int, int]:
    """A whole and a part of it."""
    whole = draw.choice((draw.randint(30, 300), draw.randint(300, 9000), draw.randint(9000, 300_000)))
    return whole, draw.randint(whole * 3 // 5, whole * 99 // 100)


def two(draw: Random) -> tuple[int, int]:
    """An earlier figure and the one now; both so large that a percentage of their change says something."""
    before = draw.randint(20, 900)
    change = draw.randint(max(2, before // 20), before // 2)
    return before, before + draw.choice((-1, 1)) * change


def percent(part: int, whole: int, way: str = ROUND_HALF_UP) -> Decimal:
    """Part ÷ whole in percent with one decimal."""
    return (Decimal(part) * 100 / Decimal(whole)).quantize(TENTH, way)


def step(draw: Random) -> Decimal:
    """How far a wrong percentage lies from the right one: a slip of one digit."""
    return draw.choice((TENTH, WHOLE, Decimal("0.9"), Decimal(10)))
