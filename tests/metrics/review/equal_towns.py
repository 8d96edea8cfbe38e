"""Twelve equal towns as an office would load them: the caseloads of the study, every month of a year."""

from datetime import date
from pathlib import Path

import numpy as np

from data.load import Load, load
from metrics.period import months_between
from tests.benchmarks.studies.equal_towns import CASES, RATE
from tests.metrics import toy

CITY, COUNTY = "990300", "990301"
TOWNS = [f"{COUNTY}{100 + number}" for number in range(len(CASES))]
MONTHS = months_between(date(2020, 1, 1), date(2020, 12, 1))
SCHEME = """
version        = 1
rhythm         = "month"
levels         = ["town"]
full_marks     = 100
owner          = "样例"
reviewed       = 2026-11-22
ties           = "lot"
least_coverage = 1
title          = { zh = "十二个相同的镇", en = "Twelve equal towns" }

[basis]
title  = "样例"
number = "样例〔2020〕1号"
first  = "2020-01"
last   = "2020-12"

[[blocks]]
id     = "disputes"
title  = { zh = "矛盾纠纷", en = "Disputes" }
points = 100

[[items]]
id        = "settled"
indicator = "mediation_success_rate"
block     = "disputes"
points    = 100
rule      = "goalposts"
low       = 0
high      = 1
examples  = [{ value = 0.95, expected = 95 }]

[ladder]
worst = 1
steps = [
    { kind = "supervise", after = 1 },
    { kind = "summon", after = 2, sheet = "orange" },
    { kind = "account", after = 3, sheet = "red" },
]
"""


def build(folder: Path) -> None:
    """`warehouse` with the towns, by way of the real loader, and `schemes` with equal_towns.toml."""
    exports = folder / "exports"
    for name in ("exports", "schemes", "warehouse"):
        (folder / name).mkdir(parents=True)
    (folder / "schemes" / "equal_towns.toml").write_text(SCHEME, "utf-8")
    toy.write(exports / "areas.csv", _areas())
    toy.write(exports / "disputes.csv", _disputes())
    toy.write(exports / "reporting.csv", _reporting())
    report = load(Load((str(exports),)), folder / "warehouse")
    assert report.refused == 0 and not report.questions, report


def _areas() -> list[dict]:
    places = [(CITY, "city", ""), (COUNTY, "county", CITY)]
    places += [(town, "town", COUNTY) for town in TOWNS]
    places += [(_village(town), "village", town) for town in TOWNS]
    return [
        {"code": code, "name": f"地{code}", "level": level, "parent": parent}
        for code, level, parent in places
    ]


def _village(town: str) -> str:
    return f"{town}201"


def _disputes() -> list[dict]:
    """So many cases of each town every month, of all of which about RATE is settled."""
    settled = np.diff(np.rint(RATE * np.cumsum([0, *CASES])))
    return [
        {
            "case_id": f"D{town}-{month:%Y-%m}-{n}",
            "area": _village(town),
            "reported_on": f"{month:%Y-%m}-10",
            "closed_on": f"{month:%Y-%m}-15" if n < done else "",
            "dispute_type": "01",
            "outcome": "settled" if n < done else "ongoing",
        }
        for town, cases, done in zip(TOWNS, CASES, settled, strict=True)
        for month in MONTHS
        for n in range(cases)
    ]


def _reporting() -> list[dict]:
    return [
        {"area": _village(town), "month": f"{month:%Y-%m}", "source": "disputes", "reported_on": ""}
        for town in TOWNS
        for month in MONTHS
    ]
