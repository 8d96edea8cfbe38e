"""Our values in an office's words: mixed dates, names of places, status words, numbers, made-up persons."""

import tomllib
from functools import cache

import numpy as np
import pandas as pd

from data.sample import places, plan

FIRST_DAY, LAST_DAY = "2013-12-01", "2023-12-31"
PERSONS = {  # obviously nobody's; the identity numbers have a valid check digit
    "!name": ["张样例", "李样例", "王样例", "赵示例", "测试某"],
    "!identity": ["110101190001010014", "110101190001010022", "110101190001010030", "110101190001010049"],
    "!phone": ["13800000000", "13900000000", "13700000000"],
    "!address": ["样例路1号", "示例小区2号楼3单元", "样例巷4号"],
}
VILLAGE_ENDS = {  # how a name ends: what offices write instead, and the short form
    "村村民委员会": ("村村委会", "村"),
    "村民委员会": ("村委会", "村"),
    "村村委会": ("村村民委员会", "村"),
    "村委会": ("村民委员会", "村"),
    "社区居民委员会": ("社区居委会", "社区"),
    "社区居委会": ("社区居民委员会", "社区"),
}
TOWN_ENDS = {"街道": "街道办事处", "镇": "镇人民政府", "乡": "乡人民政府"}


@cache
def _days() -> dict[str, np.ndarray]:
    """Every day in every form; a day's time of day is always the same."""
    days = pd.date_range(FIRST_DAY, LAST_DAY)
    at = np.arange(len(days))
    hour, minute, second = at * 7 % 12 + 7, at * 37 % 60, at * 53 % 60
    parts = list(zip(days.year, days.month, days.day, hour, minute, second, strict=True))
    month_ends = (days + pd.offsets.MonthEnd(0)).strftime("%Y-%m-%d")
    written = {
        "iso": [f"{y}-{m:02d}-{d:02d}" for y, m, d, *_ in parts],
        "slash": [f"{y}/{m}/{d}" for y, m, d, *_ in parts],
        "slash_time": [f"{y}/{m}/{d} {h}:{i:02d}:{s:02d}" for y, m, d, h, i, s in parts],
        "iso_time": [f"{y}-{m:02d}-{d:02d} {h:02d}:{i:02d}:{s:02d}" for y, m, d, h, i, s in parts],
        "chinese": [f"{y}年{m}月{d}日" for y, m, d, *_ in parts],
        "compact": [f"{y}{m:02d}{d:02d}" for y, m, d, *_ in parts],
        "true": list(days.date),
        "month": [f"{y}-{m:02d}" for y, m, *_ in parts],
        "month_chinese": [f"{y}年{m}月" for y, m, *_ in parts],
        "month_end": list(month_ends),
        "month_end_true": list((days + pd.offsets.MonthEnd(0)).date),
    }
    return {name: np.array(values, dtype=object) for name, values in written.items()}


def dates(values: pd.Series, forms: tuple[str, ...], rng: np.random.Generator) -> np.ndarray:
    """Dates in a mixture of forms; missing ones are empty."""
    table = np.array([_days()[form] for form in forms], dtype=object)
    known = values.notna().to_numpy()
    day = (values.to_numpy("datetime64[D]")[known] - np.datetime64(FIRST_DAY)).astype(int)
    written = np.full(len(values), "", dtype=object)
    written[known] = table[rng.integers(len(forms), size=len(day)), day]
    return written


def choices(values: pd.Series, words: dict[str, list[str]], rng: np.random.Generator) -> np.ndarray:
    """Each value in one of its words; missing ones are empty."""
    rows, found = pd.factorize(values)
    width = max(map(len, words.values()))
    lines = [np.resize(np.array(words[value], dtype=object), width) for value in found]
    table = np.array([*lines, [""] * width], dtype=object)  # the last line, -1, is for missing values
    return table[rows, rng.integers(width, size=len(rows))]


@cache
def vocabulary(codes: str, dialect: str) -> dict[str, list[str]]:
    """The words of a dialect for one code list: value → variants."""
    table = plan.read("dialects").get(codes, {}).get(dialect) or _listed_words(codes, dialect)
    return {value: [words] if isinstance(words, str) else words for value, words in table.items()}


def _listed_words(codes: str, dialect: str) -> dict[str, str | list[str]]:
    """The words of the code lists themselves: "zh" our own, "mixed" ours and what exports write as well."""
    if codes == "dispute_type":
        return _type_words(dialect)
    book, words = ("items", "") if codes == "item" else ("codes", codes)
    read = tomllib.loads((plan.HERE.parent / f"{book}.toml").read_text("utf-8"))
    entries = (read[words] if words else read).items()
    return {
        value: [item["zh"], *item.get("from", [])] if dialect == "mixed" else item["zh"]
        for value, item in entries
    }


def _type_words(dialect: str) -> dict[str, str | list[str]]:
    """Types as "path" (major_minor) or "number" (no leading zero, as spreadsheets leave them); majors by the
    words of the older lists."""
    codes = tomllib.loads((plan.HERE.parent / "codes.toml").read_text("utf-8"))["dispute_type"]
    minors = {code: item["from"][0] for code, item in codes.items() if len(code) == 4}
    if dialect == "number":
        return {code: code.lstrip("0") for code in minors} | {"99": "99"}
    return minors | plan.read("dialects")["dispute_type"]["older"]


def numbers(values: pd.Series, separators: bool, as_number: bool) -> np.ndarray:
    """Numbers as text, with thousand separators where the office writes them, or as numbers."""
    known = values.notna().to_numpy()
    exact = values[known].to_numpy(dtype=float)
    plain = [int(value) if value.is_integer() else value for value in exact.tolist()]
    written = np.full(len(values), "", dtype=object)
    written[known] = plain if as_number else [f"{value:,}" if separators else str(value) for value in plain]
    return written


def persons(kind: str, size: int, rng: np.random.Generator) -> np.ndarray:
    """Made-up names, identity numbers, telephone numbers or addresses."""
    return np.array(PERSONS[kind], dtype=object)[rng.integers(len(PERSONS[kind]), size=size)]


@cache
def _place_names() -> pd.DataFrame:
    """Of each unit the names of county, town and village, and the village in its variants."""
    units = places.areas().set_index("code")
    frame = units[units["level"].isin(["county", "town", "village"])]
    is_village, is_county = frame["level"].eq("village"), frame["level"].eq("county")
    town = frame["parent"].where(is_village, frame.index.to_series())
    county = units["parent"].loc[town].where(~is_county.to_numpy(), town.to_numpy())
    names = pd.DataFrame(
        {
            "county": units["name"].loc[county].to_numpy(),
            "town_full": units["name"].loc[town].mask(is_county.to_numpy(), "").to_numpy(),
            "full": frame["name"].where(is_village, ""),
        },
        index=frame.index,
    )
    variants = [_variants(name) for name in names["full"]]
    names[["office", "short"]] = variants
    twins = (
        names[is_village]
        .assign(town=town, stem=names["full"].map(_stem))
        .duplicated(["town", "stem"], keep=False)
    )
    unclear = twins.reindex(names.index, fill_value=False)
    return names.assign(
        office=names["office"].mask(unclear, names["full"]),
        short=names["short"].mask(unclear, names["full"]),
        town_office=[_town_variant(name) for name in names["town_full"]],
    )


def _variants(name: str) -> tuple[str, str]:
    for end, (office, short) in VILLAGE_ENDS.items():
        if name.endswith(end):
            return name.removesuffix(end) + office, name.removesuffix(end) + short
    return name, name


def _stem(name: str) -> str:
    return _variants(name)[1].removesuffix("社区").removesuffix("村")


def _town_variant(name: str) -> str:
    return next(
        (name.removesuffix(end) + word for end, word in TOWN_ENDS.items() if name.endswith(end)), name
    )


def place(areas: pd.Series, part: str, mixture: tuple[str, ...], rng: np.random.Generator) -> np.ndarray:
    """Code, county, town or village of each area; towns and villages by name in a mixture of variants."""
    if part == "code":
        return areas.to_numpy(dtype=object)
    names = _place_names()
    rows = names.index.get_indexer(areas)
    if part == "county":
        return names["county"].to_numpy(dtype=object)[rows]
    columns = [f"town_{form}" for form in mixture] if part == "town" else list(mixture)
    table = names[columns].to_numpy(dtype=object)
    return table[rows, rng.integers(len(columns), size=len(areas))]
