"""Units in headings: 金额(万元) is money in ten thousands, 人数(人) a plain count."""

import re

FACTORS = {
    "元": 1,
    "千元": 1_000,
    "万元": 10_000,
    "百万元": 1_000_000,
    "亿元": 100_000_000,
    "平方公里": 1,
    "km2": 1,
    "%": 1,
} | {
    unit: factor
    for thing in (
        "人",
        "户",
        "件",
        "起",
        "个",
        "处",
        "次",
        "人次",
        "名",
        "家",
        "套",
        "台",
        "部",
        "场",
        "场次",
        "条",
        "项",
    )
    for unit, factor in ((thing, 1), (f"万{thing}", 10_000))
}
PERCENT = "%"
_UNITS = "|".join(sorted(map(re.escape, FACTORS), key=len, reverse=True))
_IN_BRACKETS = re.compile(rf"^(.+?)\((?:单位)?({_UNITS})\)$")
# Without brackets only units that are no part of an ordinary word.
_BEHIND = re.compile(r"^(.+?)[-_,/]?((?:百?万|亿)元)$")


def split(heading: str) -> tuple[str, str]:
    """A normalised heading as (heading, unit); the unit is '' where none is named."""
    found = _IN_BRACKETS.match(heading) or _BEHIND.match(heading)
    return (found[1], found[2]) if found else (heading, "")


def factor(heading: str) -> float:
    """What the numbers below a normalised heading are to be multiplied by."""
    return FACTORS.get(split(heading)[1], 1)
