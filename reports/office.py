"""An office's own words and days: what office.toml of its records says, and the file beside this one else."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from data.history import journal
from data.problem import Problem
from i18n.translate import LANGUAGES

NAME = "office.toml"
SHIPPED = Path(__file__).parent / NAME
DAYS = range(1, 29)
SECONDS = range(5, 601)

Tables = dict[str, dict[str, object]]


@dataclass(frozen=True)
class Office:
    """The settings by table and key, as the shipped office.toml explains them."""

    tables: Tables

    def word(self, table: str, key: str, lang: str) -> str:
        """A word in a language."""
        return self.tables[table][key][lang]

    @property
    def turn_seconds(self) -> int:
        """How long one view of the wall screen stands."""
        return self.tables["wall"]["turn_seconds"]

    @property
    def shows_sensitive(self) -> bool:
        """Whether homicides, mass incidents and stability figures may hang on the wall."""
        return self.tables["wall"]["shows_sensitive"]

    def due_day(self, level: str) -> int:
        """The day of the following month by which a form of a county or city is due."""
        return self.tables["forms"][f"{level}_due_day"]


def read(records: Path | None = None) -> Office:
    """The office's settings; a Problem that names the file, the place and the remedy where one is wrong."""
    shipped = tomllib.loads(SHIPPED.read_text("utf-8"))
    own = (records or journal.folder()) / NAME
    given = _parsed(own) if own.exists() else {}
    for table, keys in given.items():
        if table not in shipped or not isinstance(keys, dict):
            raise Problem(f"{own}: {table!r} is no table here; use {', '.join(shipped)}.")
        for key, value in keys.items():
            if key not in shipped[table]:
                raise Problem(f"{own}: {table}.{key} is not known; use {', '.join(shipped[table])}.")
            if fault := _fault(key, value, shipped[table][key]):
                raise Problem(f"{own}: {table}.{key} {fault}.")
    return Office({table: {**keys, **given.get(table, {})} for table, keys in shipped.items()})


def _parsed(own: Path) -> Tables:
    try:
        return tomllib.loads(own.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Problem(f"{own}: cannot be read as TOML ({error}); mend it or remove it.") from None


def _fault(key: str, value: object, shipped: object) -> str:
    """What is wrong with a value, or nothing."""
    if isinstance(shipped, dict):
        if not isinstance(value, dict) or any(not isinstance(value.get(lang), str) for lang in LANGUAGES):
            return 'needs both languages: { zh = "…", en = "…" }'
        if "{" in "".join(value.values()).replace("{area}", ""):
            return "has a gap that is not known; only {area} is filled in"
        return ""
    if isinstance(shipped, bool):
        return "" if isinstance(value, bool) else "is true or false"
    allowed = SECONDS if key == "turn_seconds" else DAYS
    is_fine = isinstance(value, int) and not isinstance(value, bool) and value in allowed
    return "" if is_fine else f"is a whole number from {allowed[0]} to {allowed[-1]}"
