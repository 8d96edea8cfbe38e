"""Planted errors: sentences of bulletins that are right, each with a twin with one error of a declared kind.

Written without looking at how the number check reads: numbers are made first, the words around them after.
"""

from collections.abc import Callable
from decimal import ROUND_DOWN, Decimal
from random import Random

from tests.benchmarks.planted_changes import from_to, growth, growth_alone, points, points_of_a_count
from tests.benchmarks.planted_pair import OFFENCES, PLACES, SUBJECTS, Pair, counts, percent, step


def rate(draw: Random) -> Pair:
    """A share that is not the quotient of its counts."""
    whole, part = counts(draw)
    shown, off = percent(part, whole), percent(part, whole) + draw.choice((-1, 1)) * step(draw)
    off = min(off, Decimal("99.9")) if off != shown else off
    form = draw.choice(RATES)
    words = {"place": draw.choice(PLACES), "what": draw.choice(SUBJECTS), "whole": whole, "part": part}
    wrong = off if off != shown and off > 0 else shown - 1
    return Pair("rate", form.format(p=shown, **words), form.format(p=wrong, **words))


RATES = (
    "{place}共排查{what}{whole:,}件，调解成功{part:,}件，调解成功率{p}%。",
    "今年以来，{place}受理{what}{whole}件，按期办结{part}件，按期办结率为{p}%。",
    "{place}{what}化解率{p}%（{part:,}÷{whole:,}）。",
    "截至目前，{place}累计登记{what}{whole:,}件,已办结{part:,}件,办结率达{p}%。",
    "{place}收到{what}{whole}件，其中重复件{part}件，占{p}%。",
    "Of {whole:,} disputes found, {part:,} were settled ({p}%).",
    "The settlement rate was {p}% ({part:,} settled ÷ {whole:,} found).",
)


def cut_off(draw: Random) -> Pair:
    """A share whose digits were cut off instead of rounded."""
    whole, part = counts(draw)
    while percent(part, whole) == percent(part, whole, way=ROUND_DOWN):
        whole, part = counts(draw)
    form = "{place}排查矛盾纠纷{whole}件，调解成功{part}件，成功率{p}%。"
    words = {"place": draw.choice(PLACES), "whole": whole, "part": part}
    cut = percent(part, whole, way=ROUND_DOWN)
    return Pair("cut off", form.format(p=percent(part, whole), **words), form.format(p=cut, **words))


def threshold(draw: Random) -> Pair:
    """A share said to be above a limit that only rounding reaches."""
    limit = draw.randint(90, 99)
    whole = draw.randint(800, 4000)
    reached = -(-limit * whole // 100)
    form = draw.choice(
        (
            "{place}排查纠纷{whole}件，调解成功{part}件，成功率达到{limit}%以上。",
            "{place}受理诉求{whole}件，办结{part}件，办结率超过{limit}%。",
        )
    )
    words = {"place": draw.choice(PLACES), "whole": whole, "limit": limit}
    right, wrong = form.format(part=min(whole, reached + 3), **words), form.format(part=reached - 1, **words)
    return Pair("threshold", right, wrong)


def parts(draw: Random) -> Pair:
    """Parts that do not make their total."""
    numbers = [draw.randint(11, 400) for _ in range(3)]
    total = sum(numbers)
    off = total + draw.choice((-10, -9, -1, 1, 9, 10, 100))
    form, count = draw.choice(SUMS)
    total, off = (
        (total, off) if count == 3 else (sum(numbers[:2]), sum(numbers[:2]) + draw.choice((-2, 3, 10)))
    )
    words = dict(zip("abc", numbers, strict=True))
    return Pair("sum", form.format(t=total, **words), form.format(t=off, **words))


SUMS = (
    ("全县共排查三类纠纷{t}件，分别为婚姻家庭纠纷{a}件、邻里纠纷{b}件、土地纠纷{c}件。", 3),
    ("婚姻家庭纠纷{a}件、邻里纠纷{b}件、土地纠纷{c}件，合计{t}件。", 3),
    ("共受理{t}件，其中当月受理{a}件、上月结转{b}件。", 2),
    ("办理诉求共{t:,}件，其中按期办结{a}件、超期办结{b}件。", 2),
    ("三个街道之和为{a}+{b}+{c}={t}。", 3),
    (
        "Family disputes {a} cases, neighbours {b} cases and land {c} cases, in total {t} cases.",
        3,
    ),
)


def impossible(draw: Random) -> Pair:
    """A share of more than 100 %."""
    name = draw.choice(("群众满意率", "矛盾纠纷化解率", "网格覆盖率", "办结率"))
    right, wrong = Decimal(draw.randint(800, 999)) / 10, Decimal(draw.randint(1005, 1300)) / 10
    form = draw.choice(("{place}{name}达到{p}%。", "{place}{name}为{p}%，位居前列。"))
    words = {"place": draw.choice(PLACES), "name": name}
    return Pair("over 100 %", form.format(p=right, **words), form.format(p=wrong, **words))


def sign(draw: Random) -> Pair:
    """A sign that says the contrary of the word before it."""
    g = Decimal(draw.randint(10, 400)) / 10
    form = draw.choice(("{what}同比{word}{g}%。", "{what}环比{word}{g}%，形势平稳。"))
    words = {"what": draw.choice(OFFENCES)}
    return Pair("sign", form.format(word="下降", g=g, **words), form.format(word="上升", g=f"-{g}", **words))


def level(draw: Random) -> Pair:
    """Level said of two figures that differ."""
    now = draw.randint(20, 300)
    form = draw.choice(
        ("{what}{now}起，与上月{before}起持平。", "{what}{now}起，与去年同期的{before}起持平。")
    )
    words = {"what": draw.choice(OFFENCES), "now": now}
    return Pair(
        "level", form.format(before=now, **words), form.format(before=now + draw.randint(1, 9), **words)
    )


def compared(draw: Random) -> Pair:
    """Above said of a figure that is below."""
    own = Decimal(draw.randint(900, 990)) / 10
    below, above = own - Decimal(draw.randint(2, 30)) / 10, own + Decimal(draw.randint(2, 9)) / 10
    form = draw.choice(
        ("{place}办结率{own}%，高于全市平均水平{other}%。", "{place}满意率为{own}%，高于全省{other}%。")
    )
    words = {"place": draw.choice(PLACES[2:5]), "own": own}
    return Pair("above", form.format(other=below, **words), form.format(other=above, **words))


def target(draw: Random) -> Pair:
    """A target said to be met that is not."""
    goal = draw.randint(90, 97)
    met, missed = goal + Decimal(draw.randint(1, 20)) / 10, goal - Decimal(draw.randint(1, 20)) / 10
    form = draw.choice(
        ("{place}矛盾纠纷化解率{p}%；目标{goal}%，已达到。", "按期办结率{p}%，目标{goal}%，已达到。")
    )
    words = {"place": draw.choice(PLACES), "goal": goal}
    return Pair("target", form.format(p=met, **words), form.format(p=missed, **words))


def ranked(draw: Random) -> Pair:
    """A move between two places that is not their difference."""
    now = draw.randint(1, 8)
    move = draw.randint(1, 4)
    form = draw.choice(
        (
            "{place}由上月第{before}位升至第{now}位，前进{m}位。",
            "位居第{now}位，较上月第{before}位前进{m}位。",
        )
    )
    words = {"place": draw.choice(PLACES[2:5]), "before": now + move, "now": now}
    return Pair("rank", form.format(m=move, **words), form.format(m=move + draw.randint(1, 2), **words))


def part_of(draw: Random) -> Pair:
    """A part that is larger than its whole."""
    whole = draw.randint(20, 300)
    form = draw.choice(("{whole}件信访积案已化解{part}件。", "排查出的{whole}件矛盾纠纷已化解{part}件。"))
    right, wrong = draw.randint(5, whole), whole + draw.randint(1, 40)
    return Pair("part", form.format(whole=whole, part=right), form.format(whole=whole, part=wrong))


def month(draw: Random) -> Pair:
    """A title of one month over a body of another."""
    right = draw.randint(1, 12)
    wrong = right % 12 + 1
    form = "{a}月份群众诉求办理情况通报\n{b}月份，全县共受理群众诉求{n}件。"
    n = draw.randint(100, 900)
    return Pair("month", form.format(a=right, b=right, n=n), form.format(a=wrong, b=right, n=n))


Maker = Callable[[Random], Pair]
MAKERS: tuple[Maker, ...] = (
    rate, rate, cut_off, threshold, growth, growth, growth_alone, from_to, points, points_of_a_count,
    parts, parts, impossible, sign, level, compared, target, ranked, part_of, month,
)  # fmt: skip
