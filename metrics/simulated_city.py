"""A simulated city whose offices are honest: they differ, have seasons and weekends, and make nothing up.

Its towns differ in caseload (gamma, shape 4), in success (beta, ρ = 0.003) and in what they settle at once
(beta, ρ = 0.01); months differ by a common season and by chance; nine of ten cases come and all are closed on
working days; rounds of inspection find several hazards of a kind in a day; one case in 250 is taken back as a
mistake. Not simulated, because a sentinel cannot tell it from make-believe: a rush on the last day allowed.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

CITY = "990100"
FIRST = "2021-01-01"
SEASON = (0.9, 0.6, 1.0, 1.0, 1.05, 1.1, 1.05, 1.0, 1.05, 0.95, 1.1, 1.15)
TYPES = np.array(["0101", "0201", "0301", "0501", "0601", "0701", "0901", "1101"])
TYPE_SHARES = np.array([0.25, 0.25, 0.1, 0.1, 0.1, 0.1, 0.06, 0.04])
RETRACTED = 1 / 250
ITEMS = ("patrols", "fire_penalties", "ebike_violations", "volunteer_hours", "matters_raised", "matters_done")


@dataclass(frozen=True)
class Kind:
    """How one kind of case comes about: cases per town and month, success, days allowed, typical days."""

    name: str
    opened: str
    closed: str
    cases: float
    success: float
    at_once: float
    days: float
    allowed: tuple[int, ...]


KINDS = (
    Kind("disputes", "reported", "closed", 24, 0.965, 0.05, 5, (15, 30)),
    Kind("requests", "received", "closed", 30, 0.96, 0.1, 3, (5, 15)),
    Kind("petitions", "received", "closed", 5, 0.9, 0.01, 20, (60,)),
    Kind("hazards", "found", "fixed", 14, 0.97, 0.05, 6, (15, 30)),
)


@dataclass(frozen=True)
class City:
    """The size of a simulated city and its draws."""

    random: np.random.Generator
    counties: int = 4
    towns: int = 10
    villages: int = 5
    months: int = 24

    @property
    def town_codes(self) -> list[str]:
        """Nine digits each."""
        return [
            f"9901{county:02}{100 + town}"
            for county in range(1, self.counties + 1)
            for town in range(self.towns)
        ]


def tables(city: City) -> dict[str, pd.DataFrame]:
    """The tables of a warehouse as data.blank.warehouse takes them."""
    areas, load = _areas(city)
    made = {"areas": areas, "reporting": _reporting(city), "monthly_figures": _figures(city)}
    for kind in KINDS:
        cases = _cases(city, kind, load)
        gone = city.random.random(len(cases)) < RETRACTED
        made |= {kind.name: cases[~gone], f"{kind.name}_earlier": cases[gone].assign(replaced_by=2)}
    opened = _openings(city, 8, load)
    made["incidents"] = pd.DataFrame(
        {
            "case_id": [f"I{n}" for n in range(len(opened))],
            "area": opened["area"],
            "occurred_on": opened["day"],
            "occurred_month": _month(opened["day"]),
        }
    )
    return made


def _areas(city: City) -> tuple[pd.DataFrame, np.ndarray]:
    """The unit table, and each town's caseload against the mean."""
    towns = city.town_codes
    load = city.random.gamma(4, 0.25, len(towns))
    people = np.rint(20_000 * load * city.random.lognormal(0, 0.3, len(towns)))
    rows = [(CITY, "city", None, 0)]
    rows += [(f"9901{n:02}", "county", CITY, 0) for n in range(1, city.counties + 1)]
    rows += [(town, "town", town[:6], count) for town, count in zip(towns, people, strict=True)]
    rows += [
        (f"{town}{200 + n}", "village", town, count // city.villages)
        for town, count in zip(towns, people, strict=True)
        for n in range(city.villages)
    ]
    frame = pd.DataFrame(rows, columns=["code", "level", "parent", "population"])
    return frame.assign(name=frame["code"]), load


def _reporting(city: City) -> pd.DataFrame:
    names = [*(kind.name for kind in KINDS), "incidents"]
    months = pd.date_range(FIRST, periods=city.months, freq="MS")
    index = pd.MultiIndex.from_product([city.town_codes, months, names], names=["area", "month", "source"])
    return index.to_frame(index=False)


def _figures(city: City) -> pd.DataFrame:
    """Flows with a mean of their own, and a duty that is the same every month."""
    months = pd.date_range(FIRST, periods=city.months, freq="MS")
    index = pd.MultiIndex.from_product([city.town_codes, months, ITEMS], names=["area", "month", "item"])
    means = city.random.lognormal(3.3, 0.9, len(city.town_codes) * len(ITEMS))
    each = means.reshape(len(city.town_codes), 1, len(ITEMS))
    values = city.random.poisson(np.broadcast_to(each, (len(city.town_codes), city.months, len(ITEMS))))
    rows = index.to_frame(index=False).assign(value=values.ravel().astype(float))
    return pd.concat([rows, rows[rows["item"] == ITEMS[0]].assign(item="contact_visit_due", value=20.0)])


def _openings(city: City, cases: float, load: np.ndarray) -> pd.DataFrame:
    """Where and when cases come up: area, town (its number), day."""
    starts = pd.date_range(FIRST, periods=city.months, freq="MS")
    season = np.array([SEASON[start.month - 1] for start in starts])
    noise = city.random.gamma(20, 1 / 20, (len(load), city.months))
    counts = city.random.poisson(cases * load[:, None] * season * noise)
    towns, months = (np.repeat(axis.ravel(), counts.ravel()) for axis in np.indices(counts.shape))
    first = starts.to_numpy()[months]
    length = starts.days_in_month.to_numpy()[months]
    days = pd.Series(first + (city.random.random(len(first)) * length).astype("timedelta64[D]"))
    on_weekend = (days.dt.day_of_week >= 5) & (city.random.random(len(days)) < 0.9)
    # A case of a weekend is entered on a working day of the same month.
    days = days.mask(on_weekend & (days.dt.day > 3), days - pd.to_timedelta(days.dt.day_of_week - 4, "D"))
    codes = np.array(city.town_codes)[towns]
    villages = city.random.integers(0, city.villages, len(towns))
    area = [f"{code}{200 + village}" for code, village in zip(codes, villages, strict=True)]
    return pd.DataFrame({"area": area, "town": towns, "day": days})


def _cases(city: City, kind: Kind, load: np.ndarray) -> pd.DataFrame:
    draw, opened = city.random, _openings(city, kind.cases, load)
    if kind.name == "hazards":
        opened = _in_rounds(city, opened)
    success = _differing(draw, kind.success, 0.003, len(load))[opened["town"]]
    at_once = _differing(draw, kind.at_once, 0.01, len(load))[opened["town"]]
    days = np.ceil(draw.lognormal(np.log(kind.days), 0.8, len(opened)))
    days = np.where(draw.random(len(opened)) < at_once, 0, days)
    closed = opened["day"] + pd.to_timedelta(days, "D")
    closed += pd.to_timedelta((7 - closed.dt.day_of_week).where(closed.dt.day_of_week >= 5, 0), "D")
    end = pd.Timestamp(FIRST) + pd.DateOffset(months=city.months, days=-1)
    succeeded = draw.random(len(opened)) < success
    closed = closed.where((closed <= end) & (succeeded | (kind.name == "disputes")))
    due = opened["day"] + pd.to_timedelta(draw.choice(kind.allowed, len(opened)), "D")
    rows = pd.DataFrame(
        {
            "case_id": [f"{kind.name}{n}" for n in range(len(opened))],
            "area": opened["area"],
            f"{kind.opened}_on": opened["day"],
            "due_on": due,
            f"{kind.closed}_on": closed,
            f"{kind.opened}_month": _month(opened["day"]),
            "due_month": _month(due),
            f"{kind.closed}_month": _month(closed),
            "batch": 1,
        }
    )
    return rows.assign(**_told(draw, kind, opened, succeeded & closed.notna()))


def _told(draw: np.random.Generator, kind: Kind, opened: pd.DataFrame, succeeded: pd.Series) -> dict:
    """What else is known of each case."""
    if kind.name == "disputes":
        types = draw.choice(TYPES, len(opened), p=TYPE_SHARES)
        people = 2 + draw.geometric(0.4, len(opened))
        outcome = np.where(succeeded, "settled", "ongoing")
        major = pd.Series(types).str[:2].to_numpy()
        return {"dispute_type": types, "major_type": major, "people_involved": people, "outcome": outcome}
    if kind.name == "requests":
        return {"source": draw.choice(["hotline", "online", "visit"], len(opened)), "resolved": succeeded}
    if kind.name == "petitions":
        return {"outcome": np.where(succeeded, "resolved", "ongoing"), "repeat": False}
    category = opened.get("category", pd.Series("other", opened.index))
    return {"category": category, "found_by": "grid"}


def _in_rounds(city: City, opened: pd.DataFrame) -> pd.DataFrame:
    """One hazard in seven was found in a round with the one before it: same place, day and category."""
    category = pd.Series(city.random.choice(["fire", "electric", "traffic", "other"], len(opened)))
    alone = city.random.random(len(opened)) > 1 / 7
    alone[0] = True
    return opened.assign(category=category).where(pd.Series(alone)).ffill().astype({"town": int})


def _differing(draw: np.random.Generator, mean: float, correlation: float, size: int) -> np.ndarray:
    """Shares of a beta distribution with this mean and intra-class correlation."""
    total = 1 / correlation - 1
    return draw.beta(mean * total, (1 - mean) * total, size)


def _month(days: pd.Series) -> pd.Series:
    return days.dt.to_period("M").dt.to_timestamp()
