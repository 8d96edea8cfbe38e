"""The unit table: the areas of the sample with real codes and names, and invented populations."""

from functools import cache

import numpy as np
import pandas as pd

from data.sample import draws, plan

LEVELS = {"2": "city", "3": "county", "4": "town", "5": "village"}
CODE_LENGTH = {"city": 6, "county": 6, "town": 9, "village": 12}
TOWN_GROUPS = {"0": "街道", "1": "镇", "2": "乡", "4": "功能区"}  # by the seventh digit of the code
PEOPLE_PER_HOUSEHOLD = 2.95
COLUMNS = [
    *("code", "name", "level", "parent", "kind", "peer_group", "households", "population"),
    *("area_km2", "lon", "lat", "valid_from", "valid_to", "successor"),
]


@cache
def areas() -> pd.DataFrame:
    """The areas table, one row per area in order of code; see data/schema.sql for the columns."""
    frame = _of_the_time()
    for change in plan.read("plan")["former"]:
        if "on" in change:
            frame = _changed(frame, change)
    frame = frame.astype({"valid_from": "datetime64[s]", "valid_to": "datetime64[s]"})
    return frame.sort_values("code", ignore_index=True)


@cache
def _of_the_time() -> pd.DataFrame:
    """The areas as they were while the cases of the sample happened."""
    units = _units()
    people = _with_sums(units, _people(units))
    blank = {name: None for name in ("lon", "lat", "valid_to", "successor")}
    founded = plan.read("plan")["founded"]
    frame = units.merge(people, on="code", how="left").assign(
        kind=_kind(units),
        peer_group=_peer_group(units),
        area_km2=units["code"].map({item["area"]: item["area_km2"] for item in [plan.figure("ank-38")]}),
        valid_from=pd.Series(pd.NaT, units.index, dtype="datetime64[s]").mask(
            units["code"].isin(founded["areas"]), pd.Timestamp(founded["on"])
        ),
        **blank,
    )
    return frame[COLUMNS]


@cache
def villages() -> pd.DataFrame:
    """Villages and communities of that time with the codes above them: village town county city population
    valid_from."""
    frame = _of_the_time().query("level == 'village'").reset_index(drop=True)
    parent = _of_the_time().set_index("code")["parent"]
    town = frame["parent"]
    county = town.map(parent)
    return frame.assign(village=frame["code"], town=town, county=county, city=county.map(parent))[
        ["village", "town", "county", "city", "kind", "households", "population", "valid_from"]
    ]


def _changed(frame: pd.DataFrame, change: dict) -> pd.DataFrame:
    """With the areas of a county under its later code, and the earlier ones ended on the day before."""
    on, begins = pd.Timestamp(change["on"]), f"^{change['then']}"
    is_old = frame["code"].str.match(begins)
    later_code = frame["code"].str.replace(begins, change["now"], regex=True)
    later = frame.assign(
        code=later_code,
        name=frame["name"].mask(frame["code"].eq(change["then"]), change["now_name"]),
        parent=frame["parent"].str.replace(begins, change["now"], regex=True),
        valid_from=on,
    )[is_old]
    ended = frame.assign(
        valid_to=pd.to_datetime(frame["valid_to"]).mask(is_old, on - pd.Timedelta(days=1)),
        successor=frame["successor"].mask(is_old, later_code),
    )
    return pd.concat([ended, later.astype({"valid_from": "datetime64[s]"})], ignore_index=True)


def below(area: str, on: pd.Timestamp, without: str | None = None) -> pd.DataFrame:
    """The villages below an area that exist on a day, but not those below `without`."""
    founded = villages()["valid_from"]
    inside = _is_below(area) & (founded.isna() | (founded <= on)).to_numpy()
    if without:
        inside &= ~_is_below(without)
    return villages()[inside].reset_index(drop=True)


@cache
def _is_below(area: str) -> np.ndarray:
    codes = villages()[["village", "town", "county", "city"]].to_numpy(dtype=object)
    return (codes == area).any(axis=1)


def _units() -> pd.DataFrame:
    frame = pd.read_csv(plan.HERE / "divisions.csv", dtype=str)
    level = frame["level"].map(LEVELS)
    frame = frame.assign(
        level=level,
        parent=_shortened(frame["parent"], _shifted(level)),
        code=_shortened(frame["code"], level),
    )
    for change in plan.read("plan")["former"]:
        is_county = frame["code"].eq(change["now"])
        frame = frame.assign(
            name=frame["name"].mask(is_county, change["name"]),
            code=frame["code"].str.replace(f"^{change['now']}", change["then"], regex=True),
            parent=frame["parent"].str.replace(f"^{change['now']}", change["then"], regex=True),
        )
    return frame.sort_values("code", ignore_index=True)


def _shifted(level: pd.Series) -> pd.Series:
    return level.map({"county": "city", "town": "county", "village": "town"})


def _shortened(codes: pd.Series, level: pd.Series) -> pd.Series:
    pairs = zip(codes, level.map(CODE_LENGTH), strict=True)
    return pd.Series(
        [code[: int(length)] if length == length else None for code, length in pairs], codes.index
    )


def _kind(units: pd.DataFrame) -> pd.Series:
    is_village = units["level"].eq("village")
    is_community = units["name"].str.contains("社区|居委会")
    kind = np.where(is_community, "community", "village")
    return pd.Series(kind, units.index, dtype=object).where(is_village)


def _peer_group(units: pd.DataFrame) -> pd.Series:
    county = {code: item.get("peer_group") for code, item in plan.read("plan")["population"].items()}
    by_level = {
        "city": pd.Series("地级市", units.index),
        "county": units["code"].map(county),
        "town": units["code"].str[6:7].map(TOWN_GROUPS),
        "village": _kind(units).map({"community": "社区", "village": "村"}),
    }
    chosen = pd.Series(None, units.index, dtype=object)
    for level, words in by_level.items():
        chosen = chosen.mask(units["level"].eq(level), words)
    return chosen


def _people(units: pd.DataFrame) -> pd.DataFrame:
    """Population and households of the villages, with the published and planned totals above them."""
    rng = draws.generator("population")
    leaf = units[units["level"].eq("village") & ~units["code"].isin(plan.read("plan")["founded"]["areas"])]
    weights = rng.lognormal(0, 0.45, len(leaf)) * np.where(leaf["name"].str.contains("社区|居委会"), 2.0, 1.0)
    size = rng.normal(PEOPLE_PER_HOUSEHOLD, 0.12, len(leaf))
    codes = leaf["code"].to_numpy(dtype=object)
    people = np.zeros(len(leaf), dtype=int)
    free = np.ones(len(leaf), dtype=bool)
    totals = _totals()
    for area in sorted(totals, key=len, reverse=True):
        inside = np.array([code.startswith(area) for code in codes])
        people[inside & free] = draws.apportion(
            weights[inside & free], totals[area] - people[inside & ~free].sum()
        )
        free &= ~inside
    frame = leaf[["code"]].assign(
        population=people, households=np.maximum(1, np.rint(people / size)).astype(int)
    )
    published = plan.figure("ank-25")
    return frame.assign(
        households=frame["households"].mask(frame["code"].eq(published["area"]), published["households"])
    )


def _totals() -> dict[str, int]:
    planned = plan.read("plan")["population"].items()
    figures = {code: plan.figure(item["figure"])["population"] for code, item in planned if "figure" in item}
    return {code: item["people"] for code, item in planned if "people" in item} | figures


def _with_sums(units: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """The villages and the sums above them, up to the level whose villages are all in the sample."""
    parent = units.set_index("code")["parent"]
    complete = [code for code in _totals() if len(code) < CODE_LENGTH["village"]] + ["610300", "610900"]
    frames, frame = [people], people
    for _ in range(3):
        frame = frame.assign(code=frame["code"].map(parent)).groupby("code", as_index=False).sum()
        is_whole = frame["code"].str.startswith(tuple(complete))
        frame = frame[is_whole]
        frames.append(frame)
    return pd.concat(frames).astype({"population": "Int64", "households": "Int64"})
