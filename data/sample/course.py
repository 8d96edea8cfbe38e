"""How disputes went: due day, outcome, days to close, and what was recorded on the way."""

import tomllib
from functools import cache

import numpy as np
import pandas as pd

from data.sample import draws, plan

DAYS_ALLOWED = {15: 0.30, 30: 0.55, 60: 0.15}
DAYS_LOG_MEAN, DAYS_LOG_SPREAD = 1.55, 0.9  # median just under 5 days, one in twenty late
PACE_SPREAD = 0.12  # of the counties' log means
OPEN_DAYS = 45  # an unsettled case younger than this at the end is mostly still open
MAJORS = {
    **{"01": 0.17, "02": 0.245, "03": 0.03, "04": 0.06, "05": 0.09, "06": 0.08, "07": 0.07, "08": 0.06},
    **{
        "09": 0.11,
        "10": 0.01,
        "11": 0.035,
        "12": 0.015,
        "13": 0.008,
        "14": 0.004,
        "15": 0.002,
        "16": 0.001,
        "99": 0.01,
    },
}
SCALES = {"individual": 0.965, "group": 0.032, "major_group": 0.003}
CHANNELS = {"people": 0.72, "administrative": 0.09, "judicial": 0.06, "moral": 0.06, "police": 0.07}
STAGES = {"before": 0.3, "during": 0.52, "after": 0.18}
LEVELS = ["building", "grid", "village", "town", "county", "city"]  # from the finest
HANDLED = {"grid": 0.25, "village": 0.50, "town": 0.20, "county": 0.05}
FIRST_BY_HANDLED = {
    "grid": {"grid": 1.0},
    "village": {"village": 0.6, "grid": 0.4},
    "town": {"village": 0.7, "grid": 0.2, "town": 0.1},
    "county": {"village": 0.55, "town": 0.35, "county": 0.1},
}
BUILDING_SHARE = 0.08  # of Ankang's grid cases: solved in the building
CONFIRMED_SHARE, REVISITED_SHARE, RECURRED_SHARE = 0.04, 0.73, 0.015  # of the settled
SUBSIDIES = {50.0: 0.3, 100.0: 0.35, 200.0: 0.2, 300.0: 0.1, 500.0: 0.04, 1200.0: 0.01}
SUBSIDY_SHARE = 0.6  # of those settled by people's or moral mediation


def ended(found: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """Due day, outcome and closing day of the disputes found, with each cell's number of settled ones."""
    rng, size = draws.generator("ended"), len(found)
    cell = cells.set_index("cell").loc[found["cell"]].reset_index(drop=True)
    allowed = draws.pick(rng, DAYS_ALLOWED, size).astype(int)
    pace = cell["area"].map({area: rng.normal(0, PACE_SPREAD) for area in cells["area"].unique()})
    days = np.exp(rng.normal(DAYS_LOG_MEAN + pace, DAYS_LOG_SPREAD)).astype(int)
    left = (cell["end"] - found["reported_on"]).dt.days.to_numpy()
    share = cell["settled"].where(found["reported_on"] < cell["since"], cell["then"])
    unsettled = _unsettled(rng, cell, 1 - share, days > left)
    outcome = np.where(unsettled, _failures(rng, days, left), "settled")
    days = np.where(outcome == "failed", (allowed * rng.uniform(0.6, 1.25, size)).astype(int), days)
    days = np.where(days > left, (rng.random(size) * (left + 1)).astype(int), days)
    closed = found["reported_on"] + pd.to_timedelta(days, unit="D")
    return found.drop(columns="cell").assign(
        due_on=found["reported_on"] + pd.to_timedelta(allowed, unit="D"),
        closed_on=closed.mask(outcome == "ongoing"),
        outcome=outcome,
        majors_only=cell["majors_only"],
    )


def _unsettled(
    rng: np.random.Generator, cell: pd.DataFrame, share: pd.Series, is_late: np.ndarray
) -> np.ndarray:
    """True for exactly as many disputes of each cell as were not settled; rather those that take long."""
    wanted = share.groupby([cell["area"], cell["year"]]).transform("sum").round()
    wanted = wanted.where(cell["exact"].isna(), cell["found"] - cell["exact"])
    key = rng.gumbel(size=len(cell)) + np.log(share * np.where(is_late, 6, 1))
    rank = key.groupby([cell["area"], cell["year"]]).rank(ascending=False, method="first")
    return (rank <= wanted).to_numpy()


def _failures(rng: np.random.Generator, days: np.ndarray, left: np.ndarray) -> np.ndarray:
    """What an unsettled dispute became: open when young, else failed or handed over, seldom long pending."""
    chance = rng.random(len(days))
    is_open = (days > left) | ((left < OPEN_DAYS) & (chance < 0.6)) | (chance < 0.02)
    return np.where(is_open, "ongoing", np.where(rng.random(len(days)) < 0.68, "failed", "transferred"))


def described(frame: pd.DataFrame) -> pd.DataFrame:
    """What else was recorded of each dispute; its outcome and days are given."""
    rng, size = draws.generator("described"), len(frame)
    settled = frame["outcome"].eq("settled").to_numpy()
    scale = draws.pick(rng, SCALES, size)
    channel = draws.pick(rng, CHANNELS, size)
    paid = settled & np.isin(channel, ["people", "moral"]) & (rng.random(size) < SUBSIDY_SHARE)
    revisited = frame["closed_on"] + pd.to_timedelta(rng.integers(3, 31, size), unit="D")
    is_seen = settled & (rng.random(size) < REVISITED_SHARE) & (revisited <= _ends(frame["area"])).to_numpy()
    frame = frame.assign(
        dispute_type=_types(rng, frame["majors_only"].eq(True).to_numpy()),
        scale=scale,
        people_involved=_people(rng, scale),
        channel=channel,
        stage=draws.pick(rng, STAGES, size),
        judicially_confirmed=settled & (rng.random(size) < CONFIRMED_SHARE),
        recurred=settled & (rng.random(size) < RECURRED_SHARE),
        revisited_on=revisited.where(is_seen),
        subsidy_yuan=np.where(paid, draws.pick(rng, SUBSIDIES, size).astype(float), np.nan),
    )
    return _with_levels(rng, frame)


def _ends(area: pd.Series) -> pd.Series:
    return area.str[:4].map({place.root[:4]: place.end for place in plan.places()})


def _people(rng: np.random.Generator, scale: np.ndarray) -> np.ndarray:
    few, some, many = (
        1 + rng.geometric(0.55, len(scale)),
        rng.integers(10, 50, len(scale)),
        rng.integers(50, 180, len(scale)),
    )
    return np.select([scale == "individual", scale == "group"], [few, some], many)


@cache
def _minors() -> dict[str, dict[str, float]]:
    """The second level of each major of the code list; a major without one stands for itself."""
    codes = tomllib.loads((plan.HERE.parent / "codes.toml").read_text("utf-8"))["dispute_type"]
    below = {major: [code for code in codes if len(code) == 4 and code.startswith(major)] for major in MAJORS}
    return {
        major: {code: 1 / (at + 1) for at, code in enumerate(minor or [major])}
        for major, minor in below.items()
    }


def _types(rng: np.random.Generator, majors_only: np.ndarray) -> np.ndarray:
    major = draws.pick(rng, MAJORS, len(majors_only))
    types = major.copy()
    for name, minors in _minors().items():
        at = (major == name) & ~majors_only
        types[at] = draws.pick(rng, minors, at.sum())
    return types


def _with_levels(rng: np.random.Generator, frame: pd.DataFrame) -> pd.DataFrame:
    """First and handling level, and the day it went up where they differ; an open case is not handled."""
    size, open_ = len(frame), frame["outcome"].eq("ongoing").to_numpy()
    handled = draws.pick(rng, HANDLED, size)
    first = np.empty(size, dtype=object)
    for level, mix in FIRST_BY_HANDLED.items():
        first[handled == level] = draws.pick(rng, mix, (handled == level).sum())
    in_building = (
        (handled == "grid")
        & frame["area"].str.startswith("6109").to_numpy()
        & (rng.random(size) < BUILDING_SHARE)
    )
    handled[in_building] = first[in_building] = "building"
    last = frame["closed_on"].fillna(_ends(frame["area"]))
    wait = (rng.random(size) * ((last - frame["reported_on"]).dt.days + 1)).astype(int).clip(upper=10)
    went_up = frame["reported_on"] + pd.to_timedelta(wait, unit="D")
    return frame.assign(
        first_level=first,
        handled_level=pd.Series(handled, frame.index).mask(open_),
        escalated_on=went_up.where(first != handled),
    )
