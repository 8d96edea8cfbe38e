"""Definitions of indicators: one pair of files each, validated completely when read."""

import datetime as dt
import difflib
import math
import os
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from data import definition_breaks, scans, small_counts, sources
from data.definition_breaks import Break
from data.problem import Problem
from i18n.units import UNITS

FOLDER = Path(__file__).resolve().parent.parent / "metrics" / "definitions"
KINDS = {
    "count": ("numerator",),
    "rate": ("numerator", "denominator"),
    "mean": ("sum", "n", "squares"),
    "median": ("value", "weight"),
    "stock": ("numerator",),
    "stock_rate": ("numerator", "denominator"),
    "zero_share": ("events", "reported"),
    "streak": ("events", "reported"),
    "completion": ("done", "planned"),
}
BETTER = ("higher", "lower", "band", "none")
LANGUAGES = ("zh", "en")
REQUIRED = ("kind", "unit", "better", "source", "owner", "reviewed", "title", "definition")
WORDS = ("title", "definition", "caveat", "numerator_words", "denominator_words")
TYPES = (
    dict.fromkeys(WORDS, dict)
    | dict.fromkeys(("seeds", "breakdowns", "band"), list)
    | {"small_count_limit": int, "order": int, "headline": bool, "reviewed": dt.date}
)
TYPE_WORDS = {
    dict: "a table with zh and en",
    list: "a list in [ ]",
    int: "a whole number",
    bool: "true or false",
    dt.date: "a date such as 2026-11-22",
}
# What DuckDB has and Spark has not: a definition is to run on both.
NOT_PORTABLE = re.compile(
    r"::|//|\b(qualify|unnest|strftime|date_diff|datediff)\b|group\s+by\s+all", re.IGNORECASE
)
_ID = re.compile(r"^[a-z][a-z0-9_]{1,59}$")


@dataclass(frozen=True)
class Definition:
    """What an indicator means and how it is counted. Words are keyed by language; a share is 0 to 1."""

    id: str
    kind: str
    unit: str
    better: str
    source: str
    owner: str
    reviewed: dt.date
    title: dict[str, str]
    definition: dict[str, str]
    sql: str
    file: Path
    target: float | None = None
    band: tuple[float, float] | None = None
    seeds: tuple[str, ...] = ()
    breakdowns: tuple[str, ...] = ()
    small_count_limit: int | None = None
    small_counts: str = small_counts.BELOW_COUNTY
    headline: bool = False
    order: int = 1000
    date_base: str = ""
    caveat: dict[str, str] = field(default_factory=dict)
    numerator_words: dict[str, str] = field(default_factory=dict)
    denominator_words: dict[str, str] = field(default_factory=dict)
    breaks: tuple[Break, ...] = ()


def read() -> dict[str, Definition]:
    """All definitions by id, in the order of lists; further ones come from the folder ZHILI_DEFINITIONS."""
    further = os.environ.get("ZHILI_DEFINITIONS")
    files = [file for folder in (FOLDER, further) if folder for file in _files(Path(folder))]
    return dict(
        _read(tuple((file, _changed_at(file), _changed_at(file.with_suffix(".sql"))) for file in files))
    )


def parse(file: Path) -> Definition:
    """One definition from its pair of files; a Problem names the file, the value and the remedy."""
    try:
        with file.open("rb") as handle:
            fields = tomllib.load(handle)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Problem(f"{file.name}: not valid TOML: {error}.") from error
    sql_file = file.with_suffix(".sql")
    if not sql_file.exists():
        raise Problem(f"{file.name}: {sql_file.name} is missing; a definition is a pair of files.")
    _check_keys(file, fields)
    _check_values(file, fields)
    found = definition_breaks.breaks(file, fields.get("breaks", []))
    sql = sql_file.read_text("utf-8")
    date_base = _check_sql(sql_file, sql, fields)
    return Definition(id=file.stem, sql=sql, file=file, **_normal(fields, date_base) | {"breaks": found})


@cache
def breakdowns() -> dict[str, dict[str, str]]:
    """The break-downs a definition may declare: column → code list and words."""
    with Path(__file__).with_name("breakdowns.toml").open("rb") as file:
        return tomllib.load(file)


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise Problem(f"{folder}: no such folder of definitions.")
    lonely = [f.name for f in sorted(folder.glob("*.sql")) if not f.with_suffix(".toml").exists()]
    if lonely:
        raise Problem(f"{lonely[0]}: its .toml is missing; a definition is a pair of files.")
    return sorted(folder.glob("*.toml"))


def _changed_at(file: Path) -> int:
    return file.stat().st_mtime_ns if file.exists() else 0


@lru_cache(maxsize=4)
def _read(files: tuple[tuple[Path, int, int], ...]) -> tuple[tuple[str, Definition], ...]:
    found: dict[str, Definition] = {}
    for file, _, _ in files:
        if file.stem in found:
            raise Problem(
                f"{file}: the id {file.stem} is taken by {found[file.stem].file}; choose another name."
            )
        found[file.stem] = parse(file)
    return tuple(sorted(found.items(), key=lambda item: (item[1].order, item[0])))


def _check_keys(file: Path, fields: dict) -> None:
    known = [name for name in Definition.__dataclass_fields__ if name not in ("id", "sql", "file")]
    for key in fields:
        if key not in known:
            raise Problem(f"{file.name}: unknown key {key!r}.{did_you_mean(key, known)}")
    for key in REQUIRED:
        if key not in fields:
            raise Problem(f"{file.name}: {key} is missing; a definition needs {', '.join(REQUIRED)}.")
    for key, kind in ((key, kind) for key, kind in TYPES.items() if key in fields):
        if not isinstance(fields[key], kind) or (kind is int and isinstance(fields[key], bool)):
            raise Problem(f"{file.name}: {key} is {fields[key]!r}; write {TYPE_WORDS[kind]}.")
    for key in (key for key in WORDS if key in fields):
        lacking = [lang for lang in LANGUAGES if not str(fields[key].get(lang, "")).strip()]
        if lacking:
            raise Problem(f"{file.name}: [{key}] lacks {', '.join(lacking)}; give the words in zh and en.")


def _check_values(file: Path, fields: dict) -> None:
    choices = {
        "kind": tuple(KINDS),
        "unit": tuple(UNITS),
        "better": BETTER,
        "source": tuple(sources.read()),
    }
    for key, allowed in choices.items():
        if fields[key] not in allowed:
            hint = did_you_mean(str(fields[key]), allowed)
            raise Problem(f"{file.name}: {key} is {fields[key]!r}; use one of {', '.join(allowed)}.{hint}")
    for name in fields.get("breakdowns", []):
        if name not in breakdowns():
            raise Problem(
                f"{file.name}: breakdown {name!r} is not declared; use one of {', '.join(breakdowns())}."
            )
    if not _ID.match(file.stem):
        raise Problem(f"{file.name}: the file name is the id; use small letters, digits and _.")
    _check_goal(file, fields)


def _check_goal(file: Path, fields: dict) -> None:
    target, band = fields.get("target"), fields.get("band")
    if target is not None and not _is_number(target):
        raise Problem(f"{file.name}: target is {target!r}; write a number.")
    if target is not None and UNITS[fields["unit"]].is_share and not 0 <= target <= 1:
        raise Problem(
            f"{file.name}: target is {target}; a share is between 0 and 1, so write {target / 100:g}."
        )
    if (fields["better"] == "band") != (band is not None):
        raise Problem(
            f'{file.name}: better = "band" and band = [low, high] go together; give both or neither.'
        )
    if band is not None and not (len(band) == 2 and all(map(_is_number, band)) and band[0] <= band[1]):
        raise Problem(f"{file.name}: band is {band}; write [low, high].")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _check_sql(file: Path, sql: str, fields: dict) -> str:
    """The date base that the SQL counts by; a Problem where the SQL does not give what its kind needs."""
    small_counts.check(file.name, sql, fields)
    if found := NOT_PORTABLE.search(sql):
        raise Problem(f"{file.name}: {found.group(0)!r} does not run on Spark; use the SQL that both share.")
    given = scans.describe(file.name, sql)
    wanted = ("month", "area", *KINDS[fields["kind"]])
    if tuple(sorted(given.columns)) != tuple(sorted(wanted)):
        raise Problem(
            f"{file.name}: gives {', '.join(given.columns)}; kind {fields['kind']} needs {', '.join(wanted)}."
        )
    if fields.get("breakdowns") and given.plain is None:
        raise Problem(f"{file.name}: break-downs need one SELECT … FROM … GROUP BY month, area.")
    base = (
        given.month_column.removesuffix("_month") + "_on"
        if given.month_column.endswith("_month")
        else "month_end"
    )
    return fields.get("date_base") or base


def _normal(fields: dict, date_base: str) -> dict:
    lists = {key: tuple(fields[key]) for key in ("seeds", "breakdowns", "band") if key in fields}
    return fields | lists | {"date_base": date_base}


def did_you_mean(word: str, known: tuple[str, ...] | list[str]) -> str:
    """A hint at the nearest known word, or nothing."""
    close = difflib.get_close_matches(word, known, n=1)
    return f" Did you mean {close[0]!r}?" if close else ""
