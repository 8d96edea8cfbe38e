"""Incidents as they were: which village, which day, which kind, without persons."""

from functools import cache

import numpy as np
import pandas as pd

from data.sample import draws, places, plan, reporting

FLAGS = [
    "preventable",
    "property",
    "fraud",
    "homicide",
    "civil_to_criminal",
    "drug",
    "mass",
    "safety_accident",
]
RARE_FLAGS = ["grave", "sexual", "domestic"]
COLUMNS = ["case_id", "area", "occurred_on", "category", *FLAGS, *RARE_FLAGS]
CATEGORIES = {  # by what else the row is
    "preventable": {"criminal": 0.42, "public_order": 0.58},
    "property": {"criminal": 0.35, "public_order": 0.65},
    "other": {
        **{"criminal": 0.09, "public_order": 0.22, "traffic": 0.40},
        **{"fire": 0.06, "safety": 0.02, "other": 0.21},
    },
}
RARE_CATEGORIES = {"grave": ["criminal"], "sexual": ["criminal"], "domestic": ["public_order", "other"]}
FRAUD_SHARE = 0.55  # of the other criminal incidents
DRUG_SHARE = 0.03  # of the other public order incidents
MASS_SHARE = 0.004  # of the other public order incidents


@cache
def incidents() -> pd.DataFrame:
    """The incidents table, in order of case number; see data/schema.sql for the columns."""
    years = [(row, year) for row in plan.read("volumes")["incidents"] for year in row["years"]]
    drawn = pd.concat([_year(row, year) for row, year in years], ignore_index=True)
    numbered = drawn.sort_values(["occurred_on", "area"], ignore_index=True).assign(case_id=_case_ids)
    planted = pd.DataFrame(plan.read("figures")["homicide"]).assign(category="criminal", homicide=True)
    planted = planted.assign(occurred_on=planted["occurred_on"].astype("datetime64[s]"))
    frame = pd.concat([numbered, planted], ignore_index=True)
    frame[FLAGS] = frame[FLAGS].eq(True)
    return _with_rare(_without_criminal(frame))[COLUMNS].sort_values("case_id", ignore_index=True)


def _without_criminal(frame: pd.DataFrame) -> pd.DataFrame:
    """Where a figure says that a village had no criminal case, a case was one of public order."""
    areas = [figure["area"] for figure in plan.read("figures")["no_criminal"].values()]
    is_changed = frame["area"].isin(areas) & frame["category"].eq("criminal")
    return frame.assign(category=frame["category"].mask(is_changed, "public_order"))


def _with_rare(frame: pd.DataFrame) -> pd.DataFrame:
    """Grave, sexual and domestic cases: as many of each area and year as volumes.toml says."""
    frame = frame.assign(**dict.fromkeys(RARE_FLAGS, False))
    plain = ~frame[["preventable", "property", "fraud", "drug", "mass", "homicide"]].any(axis=1)
    for row in plan.read("volumes")["rare"]:
        prefix = row["area"][:4] if row["area"].endswith("00") else row["area"]
        inside = frame["area"].str.startswith(prefix) & frame["occurred_on"].dt.year.eq(row["year"])
        inside &= plain & ~frame["area"].str.startswith(tuple(row["without"]))
        rng = draws.generator("rare", row["area"], row["year"])
        for flag, count in row["kinds"].items():
            can = np.flatnonzero(inside & frame["category"].isin(RARE_CATEGORIES[flag]))
            frame.loc[rng.choice(can, count, replace=False), flag] = True
            inside &= ~frame[flag]
    return frame


def _case_ids(frame: pd.DataFrame) -> pd.Series:
    office = frame["area"].str[:6] + "-" + frame["occurred_on"].dt.year.astype(str)
    number = frame.groupby(office).cumcount() + 1
    return "AJ" + office + "-" + number.astype(str).str.zfill(5)


def _year(row: dict, year: int) -> pd.DataFrame:
    """The incidents of one area and year, with the planned numbers of each kind."""
    rng = draws.generator("incidents", row["area"], year)
    months = pd.date_range(f"{year}-01-01", periods=12, freq="MS", unit="s")
    villages = places.below(row["area"], months[-1])
    told = reporting.reported("incidents", villages["village"], months)
    weights = villages["population"].to_numpy(dtype=float) ** 0.8 * rng.lognormal(0, 0.4, len(villages))
    kinds = row["kinds"]
    guarded = _preventable(rng, row, year, weights)
    free = rng.choice(
        len(villages), kinds["property"] - kinds["both"] + kinds["other"], p=weights / weights.sum()
    )
    village = np.concatenate([guarded, free])
    month = _months(rng, told[village])
    days = months.days_in_month.to_numpy()[month]
    frame = pd.DataFrame(
        {
            "area": villages["village"].to_numpy(dtype=object)[village],
            "occurred_on": months[month]
            + pd.to_timedelta((rng.random(len(month)) * days).astype(int), unit="D"),
        }
    ).astype({"occurred_on": "datetime64[s]"})
    return _described(rng, frame, row)


def _preventable(rng: np.random.Generator, row: dict, year: int, weights: np.ndarray) -> np.ndarray:
    """The village of each preventable incident; where a figure says so, so many villages have none."""
    total = row["kinds"]["preventable"]
    published = plan.read("figures")["zero"].values()
    wanted = [item for item in published if (item["area"], item["year"]) == (row["area"], year)]
    if not wanted:
        return rng.choice(len(weights), total, p=weights / weights.sum())
    villages = places.below(row["area"], pd.Timestamp(year, 12, 1))["village"]
    gaps = reporting.missing().query("source == 'incidents'")
    in_group = {
        name: villages.isin(gaps.loc[gaps["group"].eq(name), "area"]) for name in ("quiet", "eventful")
    }
    can_be_zero = ~(in_group["quiet"] | in_group["eventful"])
    zero = draws.order(rng, np.where(can_be_zero, 1 / weights, 0))[: wanted[0]["villages"]]
    has_some = ~in_group["quiet"].to_numpy()
    has_some[zero] = False
    more = rng.choice(len(weights), total - has_some.sum(), p=weights * has_some / (weights * has_some).sum())
    return np.concatenate([np.flatnonzero(has_some), more])


def _months(rng: np.random.Generator, told: np.ndarray) -> np.ndarray:
    """A month (0 to 11) for each row, by season, never one that was not reported."""
    chances = told * np.array(plan.read("plan")["season"]["incidents"])
    limits = np.cumsum(chances, axis=1) / chances.sum(axis=1, keepdims=True)
    return (rng.random((len(told), 1)) > limits).sum(axis=1)


def _described(rng: np.random.Generator, frame: pd.DataFrame, row: dict) -> pd.DataFrame:
    """Category and flags; the rows are the preventable ones, then other property ones, then the rest."""
    kinds, size, peaceful = row["kinds"], len(frame), row.get("peaceful", False)
    group = np.repeat(
        ["preventable", "property", "other"],
        [kinds["preventable"], kinds["property"] - kinds["both"], kinds["other"]],
    )
    category = np.empty(size, dtype=object)
    for name, mix in CATEGORIES.items():
        category[group == name] = draws.pick(rng, mix, (group == name).sum())
    rest = group == "other"
    grave = rng.permutation(np.flatnonzero(rest & (category == "criminal")))
    grave = grave[: kinds["homicide"] + kinds["civil_to_criminal"] // 2]
    chance = rng.random(size)
    at = np.arange(size)
    order_cases = rest & (category == "public_order")
    return frame.assign(
        category=category,
        preventable=group == "preventable",
        property=(at < kinds["both"]) | (group == "property"),
        fraud=rest & (category == "criminal") & (chance < FRAUD_SHARE) & ~np.isin(at, grave),
        homicide=np.isin(at, grave[: kinds["homicide"]]),
        civil_to_criminal=np.isin(at, grave[len(grave) - kinds["civil_to_criminal"] :]) & bool(len(grave)),
        drug=order_cases & (chance < DRUG_SHARE) & (not peaceful),
        mass=order_cases & (chance > 1 - MASS_SHARE) & (not peaceful),
        safety_accident=rest & (category == "safety") & (not peaceful),
    )
