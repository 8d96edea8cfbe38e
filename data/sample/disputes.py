"""Disputes as they ended after all exports: where and when each was found, and how it went."""

from functools import cache

import numpy as np
import pandas as pd

from data.sample import course, draws, places, plan, reporting

TOWN_SHARE = 0.01  # of Ankang's disputes: only the town is known
TOWN_ROOT = "610900"
COLUMNS = [
    *("case_id", "area", "reported_on", "due_on", "closed_on", "dispute_type", "scale", "people_involved"),
    *("channel", "stage", "first_level", "handled_level", "escalated_on", "outcome", "judicially_confirmed"),
    *("revisited_on", "recurred", "subsidy_yuan"),
]


@cache
def disputes() -> pd.DataFrame:
    """The disputes table in order of case number, and a column `boundary` that no export has.

    `boundary` names what a row stands for (see figures.toml) and is empty for ordinary rows.
    """
    cells, planted = _cells(), _planted()
    found = pd.concat([_found(cell) for cell in cells.itertuples()], ignore_index=True)
    numbered = found.sort_values(["reported_on", "area"], kind="stable", ignore_index=True).assign(
        case_id=_case_ids
    )
    ended = course.ended(numbered, cells)
    frame = course.described(pd.concat([ended, planted], ignore_index=True))
    dates = {name: "datetime64[s]" for name in COLUMNS if name.endswith("_on")}
    return _marked(frame)[[*COLUMNS, "boundary"]].astype(dates).sort_values("case_id", ignore_index=True)


@cache
def first_export() -> pd.DataFrame:
    """The same disputes as the first exports showed them, before the later export of Baoji."""
    frame = disputes()
    late = frame["boundary"].eq(plan.read("figures")["late"]["kind"])
    frame = frame.assign(
        outcome=frame["outcome"].mask(late, "ongoing"),
        closed_on=frame["closed_on"].mask(late),
        handled_level=frame["handled_level"].mask(late),
        revisited_on=frame["revisited_on"].mask(late),
        subsidy_yuan=frame["subsidy_yuan"].mask(late),
        judicially_confirmed=frame["judicially_confirmed"] & ~late,
        recurred=frame["recurred"] & ~late,
    )
    for row in plan.read("figures")["boundary"]:
        if "first_outcome" in row:
            at = frame["case_id"].eq(row["case_id"])
            frame["outcome"] = frame["outcome"].mask(at, row["first_outcome"])
            frame["closed_on"] = frame["closed_on"].mask(at, pd.Timestamp(row["first_closed_on"]))
    return frame


def later_export() -> pd.DataFrame:
    """What Baoji sent again: rows that have changed since, and a few that have not."""
    late, frame = plan.read("figures")["late"], disputes()
    changed = frame["boundary"].isin([late["kind"], "reopened"])
    same = frame[
        ~changed & frame["area"].str.startswith(late["area"][:4]) & (frame["closed_on"] >= "2020-12-01")
    ]
    return pd.concat(
        [frame[changed], same.iloc[:: len(same) // late["unchanged"]].head(late["unchanged"])]
    ).sort_values("case_id", ignore_index=True)


def _cells() -> pd.DataFrame:
    """One row per area and year: how many are found, how many settled (NaN: by the share); none planted."""
    rows = [cell for area, item in plan.read("volumes")["disputes"].items() for cell in _cells_of(area, item)]
    frame = pd.DataFrame(rows).reset_index(names="cell")
    planted = _planted()
    inside = [
        planted["area"].str.startswith(cell.area) & (planted["reported_on"].dt.year == cell.year)
        for cell in frame.itertuples()
    ]
    return frame.assign(
        found=frame["found"] - [mask.sum() for mask in inside],
        exact=frame["exact"] - [(mask & planted["outcome"].eq("settled")).sum() for mask in inside],
    )


def _cells_of(area: str, item: dict) -> list[dict]:
    place = plan.place_of(area)
    first = place.disputes[0].year
    shared = {
        "area": area,
        "without": item.get("without"),
        "settled": item["settled"],
        "since": pd.Timestamp(item.get("since", place.end)),
        "then": item.get("then", item["settled"]),
        "majors_only": item.get("majors_only", False),
        "end": place.end,
    }
    cells = [
        shared | {"year": first + at, "found": found, "exact": np.nan}
        for at, found in enumerate(item["found"])
    ]
    if "figure" in item:
        published = plan.figure(item["figure"])
        cells.append(
            shared | {"year": published["year"], "found": published["found"], "exact": published["settled"]}
        )
    return cells


def _found(cell: tuple) -> pd.DataFrame:
    """Village and day of each dispute of a cell; none where a month was not reported or must stay empty."""
    rng = draws.generator("found", cell.area, cell.year)
    months = pd.date_range(f"{cell.year}-01-01", periods=12, freq="MS", unit="s")
    villages = places.below(cell.area, months[-1], cell.without)
    size = villages["population"].to_numpy(dtype=float) ** 0.7 * _lively(villages)
    chances = size[:, None] * np.array(plan.read("plan")["season"]["disputes"]) * _open(villages, months)
    drawn = rng.multinomial(cell.found, (chances / chances.sum()).ravel())
    village, month = np.divmod(np.repeat(np.arange(drawn.size), drawn), 12)
    day = (rng.random(cell.found) * months.days_in_month.to_numpy()[month]).astype(int)
    area = villages["village"].to_numpy(dtype=object)[village]
    if cell.area.startswith(TOWN_ROOT[:4]):
        whole = _whole_towns(villages, months)[village, month]
        area = np.where(
            whole & (rng.random(cell.found) < TOWN_SHARE), villages["town"].to_numpy(object)[village], area
        )
    return pd.DataFrame(
        {"cell": cell.Index, "area": area, "reported_on": months[month] + pd.to_timedelta(day, unit="D")}
    ).astype({"reported_on": "datetime64[s]"})


def _lively(villages: pd.DataFrame) -> np.ndarray:
    """How much a village tends to have, the same in every year."""
    rng = draws.generator("lively")
    every = pd.Series(rng.lognormal(0, 0.45, len(places.villages())), places.villages()["village"])
    return every.loc[villages["village"]].to_numpy()


def _open(villages: pd.DataFrame, months: pd.DatetimeIndex) -> np.ndarray:
    """True where a village may have disputes in a month."""
    figures = plan.read("figures")
    empty, only = figures["zero_town_month"], figures["only_open"]["area"]
    is_empty = villages["town"].eq(empty["area"]).to_numpy()[:, None] & (
        months == pd.Timestamp(empty["month"])
    )
    told = reporting.reported("disputes", villages["village"], months)
    return told & ~is_empty & villages["village"].ne(only).to_numpy()[:, None]


def _whole_towns(villages: pd.DataFrame, months: pd.DatetimeIndex) -> np.ndarray:
    """True where every village of the village's town reported the month."""
    told = pd.DataFrame(reporting.reported("disputes", villages["village"], months))
    return told.groupby(villages["town"]).transform("all").to_numpy()


def _case_ids(frame: pd.DataFrame) -> pd.Series:
    office = frame["area"].str[:6] + "-" + frame["reported_on"].dt.year.astype(str)
    return "JF" + office + "-" + (frame.groupby(office).cumcount() + 1).astype(str).str.zfill(5)


def _planted() -> pd.DataFrame:
    columns = ["kind", "case_id", "area", "reported_on", "due_on", "closed_on", "outcome"]
    frame = pd.DataFrame(plan.read("figures")["boundary"])[columns].rename(columns={"kind": "boundary"})
    return frame.astype({name: "datetime64[s]" for name in ("reported_on", "due_on", "closed_on")})


def _marked(frame: pd.DataFrame) -> pd.DataFrame:
    """Choose the rows that the first export showed as open."""
    late, rng = plan.read("figures")["late"], draws.generator("late")
    boundary = frame["boundary"].fillna("")
    can = (
        boundary.eq("")
        & frame["area"].str.startswith(late["area"][:4])
        & frame["outcome"].eq("settled")
        & (frame["closed_on"] >= pd.Timestamp(late["closed_from"]))
    )
    chosen = rng.choice(np.flatnonzero(can), late["count"], replace=False)
    marks = boundary.to_numpy(dtype=object)
    marks[chosen] = late["kind"]
    return frame.assign(boundary=marks)
