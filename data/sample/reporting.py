"""Who reported which kind of export for which month, and who did not."""

from functools import cache

import numpy as np
import pandas as pd

from data.sample import draws, places, plan

TRACKED = ("petitions", "requests", "hazards", "inspections", "services", "assessments", "mediation_bodies")
LATE_SHARE = 0.04  # of the reports: sent after the fifth of the next month
AREA_LEVELS = ["village", "town", "county", "city"]


@cache
def missing() -> pd.DataFrame:
    """Months that a village did not report: area month source group.

    The group tells incidents of the last year apart: quiet villages have no preventable incident and are
    therefore "not known", eventful ones have one. Other rows have the group "other".
    """
    return pd.concat(
        [_missing_of(city, wanted) for city, wanted in plan.read("plan")["missing"].items()],
        ignore_index=True,
    )


def reported(source: str, villages: pd.Series, months: pd.DatetimeIndex) -> np.ndarray:
    """True where a village (rows) reported a month (columns)."""
    told = np.ones((len(villages), len(months)), dtype=bool)
    gaps = missing().query("source == @source")
    rows = pd.Index(villages).get_indexer(gaps["area"])
    columns = months.get_indexer(gaps["month"])
    known = (rows >= 0) & (columns >= 0)
    told[rows[known], columns[known]] = False
    return told


def told(source: str, areas: pd.Index, months: pd.DatetimeIndex) -> np.ndarray:
    """True where the county or town of an area (rows) reported a month (columns) of a kind told by unit."""
    known = np.ones((len(areas), len(months)), dtype=bool)
    for gap in plan.read("plan")["unreported"]:
        if gap["source"] == source:
            inside = areas.str.startswith(gap["area"])
            known &= ~(inside[:, None] & months.isin(pd.to_datetime(gap["months"])))
    return known


@cache
def reporting() -> pd.DataFrame:
    """The reporting table: a town's row where all its villages reported, else rows of those that did.

    Of the kinds of TRACKED, a row of each county of a city, or of each town of a smaller place.
    """
    parts = [_reports(place, source) for place in plan.places() for source in plan.SOURCES]
    parts += [_unit_reports(place, source) for place in plan.places() for source in TRACKED]
    frame = pd.concat(parts, ignore_index=True)
    return frame.sort_values(["source", "month", "area"], ignore_index=True)


def _missing_of(city: str, wanted: dict) -> pd.DataFrame:
    rng, place = draws.generator("missing", city), plan.place_of(city)
    villages = places.below(city, place.end)
    candidates = villages.loc[~villages["county"].isin(wanted["complete"]), "village"].to_numpy(dtype=object)
    sizes = [plan.figure(wanted["zero"])["not_known"], wanted["eventful"], wanted["earlier"]]
    ends = np.cumsum(sizes)
    quiet, eventful, earlier, _ = np.split(rng.permutation(candidates), ends)
    incidents, grids = place.months("incidents"), place.months("grids")
    before_last = grids[: max(12, len(grids) - 12)][
        :-1
    ]  # never the last month: its stock is a published figure
    gaps = [  # source, group, villages, months, at most so many of them
        ("incidents", "quiet", quiet, incidents[-12:], 3),
        ("incidents", "eventful", eventful, incidents[-12:], 3),
        ("incidents", "other", earlier, incidents[:12], 2),
        ("disputes", "other", quiet[: wanted["disputes"]], place.months("disputes"), 1),
        ("grids", "other", quiet[-wanted["grids"] :], before_last, 1),
    ]
    return pd.concat(
        _gaps(rng, villages, months, most).assign(source=source, group=group)
        for source, group, villages, months, most in gaps
    )


def _gaps(
    rng: np.random.Generator, villages: np.ndarray, months: pd.DatetimeIndex, most: int
) -> pd.DataFrame:
    """One to `most` months for each village."""
    counts = rng.integers(1, most + 1, len(villages))
    picked = [rng.choice(len(months), count, replace=False) for count in counts]
    return pd.DataFrame({"area": np.repeat(villages, counts), "month": months[np.concatenate(picked)]})


def _reports(place: plan.Place, source: str) -> pd.DataFrame:
    months = place.months(source)
    villages = places.below(place.root, place.end)
    told = reported(source, villages["village"], months)
    by_town = pd.DataFrame(told, villages["town"]).groupby(level=0).all()
    is_split = ~by_town.loc[villages["town"]].to_numpy()
    units = np.concatenate([by_town.index.to_numpy(dtype=object), villages["village"].to_numpy(dtype=object)])
    row, month = np.nonzero(np.concatenate([by_town.to_numpy(), told & is_split]))
    frame = pd.DataFrame({"area": units[row], "month": months[month], "source": source})
    return frame.assign(reported_on=_sent(frame, place))


def _unit_reports(place: plan.Place, source: str) -> pd.DataFrame:
    months = place.months("disputes")
    villages = places.below(place.root, place.end)
    units = pd.Index(villages["county" if place.root.endswith("00") else "town"].unique())
    row, month = np.nonzero(told(source, units, months))
    frame = pd.DataFrame({"area": units[row], "month": months[month], "source": source})
    return frame.assign(reported_on=_sent(frame, place))


def _sent(frame: pd.DataFrame, place: plan.Place) -> pd.Series:
    """By the fifth of the next month, seldom later, but never after the place's last day."""
    rng = draws.generator("sent", place.root, frame["source"].iloc[0])
    days = np.where(
        rng.random(len(frame)) < LATE_SHARE, rng.integers(6, 12, len(frame)), rng.integers(1, 6, len(frame))
    )
    month_end = frame["month"] + pd.offsets.MonthEnd(0)
    return (month_end + pd.to_timedelta(days, unit="D")).clip(upper=place.end).astype("datetime64[s]")
