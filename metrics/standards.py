"""Standards: what a place has set for itself (15 households a unit, a meeting a month)."""

import math
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from data import codes
from data.definitions import Definition, breakdowns, did_you_mean
from data.problem import Problem
from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from i18n.units import UNITS
from metrics import catalog

FILE = Path(__file__).with_suffix(".toml")
LANGUAGES = ("zh", "en")
REQUIRED = ("id", "area", "indicator", "unit", "title")
RHYTHMS = {
    "month": _("{number} a month"),
    "quarter": _("{number} a quarter"),
    "year": _("{number} a year"),
}


@dataclass(frozen=True)
class Standard:
    """One standard; `low` equals `high` where it is a single number. Words are keyed by language."""

    id: str
    area: str
    indicator: str
    low: float
    high: float
    unit: str
    title: dict[str, str]
    part: str = ""
    every: str = ""
    seeds: tuple[str, ...] = ()
    doubt: dict[str, str] = field(default_factory=dict)

    def words(self, lang: str) -> str:
        """The number as it is printed: "20—30户/格", "每季度1次", "30分钟"."""
        _, number = translator(lang), format.target(self.high, self.unit, lang)
        if self.low != self.high:
            return _(format.RANGE).format(low=f"{self.low:g}", high=number)
        return _(RHYTHMS[self.every]).format(number=number) if self.every else number


def read() -> tuple[Standard, ...]:
    """All standards in the order of the file; a Problem names the file, the value and the remedy."""
    return _read(FILE, FILE.stat().st_mtime_ns)


def of(path: Iterable[str], indicator: str, part: str = "") -> Standard | None:
    """The standard that holds where `path` (codes from the area up) begins; the nearest area wins."""
    set_by = {entry.area: entry for entry in read() if (entry.indicator, entry.part) == (indicator, part)}
    return next((set_by[code] for code in path if code in set_by), None)


@lru_cache(maxsize=2)
def _read(file: Path, changed: int) -> tuple[Standard, ...]:
    try:
        tables = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Problem(f"{file.name}: not valid TOML: {error}.") from error
    for key in tables:
        if key != "standard":
            raise Problem(f"{file.name}: unknown table {key!r}; write [[standard]].")
    found = tuple(_standard(file, fields) for fields in tables.get("standard", []))
    for place, entry in enumerate(found):
        if entry.id in {other.id for other in found[:place]}:
            raise Problem(f"{file.name}: the id {entry.id!r} is given twice; choose another.")
    return found


def _standard(file: Path, fields: dict) -> Standard:
    where = f"{file.name}, {fields.get('id', 'a standard without id')}"
    known = {*Standard.__dataclass_fields__, "value"}
    for key in fields:
        if key not in known:
            raise Problem(f"{where}: unknown key {key!r}.{did_you_mean(key, sorted(known))}")
    for key in REQUIRED:
        if not fields.get(key):
            raise Problem(f"{where}: {key} is missing; a standard needs {', '.join(REQUIRED)}.")
    _check(where, fields)
    low, high = _numbers(where, fields)
    kept = {key: value for key, value in fields.items() if key != "value"}
    return Standard(**kept | {"low": low, "high": high, "seeds": tuple(fields.get("seeds", ()))})


def _check(where: str, fields: dict) -> None:
    choices = {"indicator": catalog.read(), "unit": UNITS, "every": RHYTHMS}
    choices["part"] = _parts(choices["indicator"].get(fields["indicator"]))
    for key, allowed in choices.items():
        if key in fields and fields[key] not in allowed:
            hint = did_you_mean(str(fields[key]), sorted(allowed))
            raise Problem(f"{where}: {key} is {fields[key]!r}, which is not known.{hint}")
    for key in ("title", "doubt"):
        words = fields.get(key)
        if words is not None and not (isinstance(words, dict) and all(words.get(lang) for lang in LANGUAGES)):
            raise Problem(f"{where}: {key} is {words!r}; give the words in zh and en.")


def _parts(definition: Definition | None) -> set[str]:
    lists = [breakdowns()[name]["codes"] for name in definition.breakdowns] if definition else []
    return {part for name in lists for part in codes.read()[name].labels}


def _numbers(where: str, fields: dict) -> tuple[float, float]:
    if ("value" in fields) == ("low" in fields or "high" in fields):
        raise Problem(f"{where}: write either value, or low and high.")
    ends = [fields.get("value", fields.get(end)) for end in ("low", "high")]
    if not all(isinstance(end, int | float) and math.isfinite(end) for end in ends) or ends[0] > ends[1]:
        raise Problem(f"{where}: value, low and high are {ends}; write numbers, the smaller one first.")
    return float(ends[0]), float(ends[1])
