"""Code lists: which value of ours an export's word means, and our words for each value."""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from data.sheets.headings import normalise

FILE = Path(__file__).parent / "codes.toml"
ITEMS = FILE.with_name("items.toml")
NOT_STATED = "not_stated"  # the part of a break-down that holds what exports leave empty
NOT_STATED_WORDS = {"zh": "未填写", "en": "Not stated"}


@dataclass(frozen=True)
class CodeList:
    """The values of one list with their words."""

    name: str
    labels: dict[str, dict[str, str]]
    words: dict[str, str]
    coarse: frozenset[str]
    file: str = "codes.toml"

    def value(self, text: str) -> str | None:
        """The value that an export's word means, or None where it is unknown."""
        return self.words.get(normalise(text))

    def label(self, value: str, lang: str) -> str:
        """The value in the reader's language; the value itself where it has no words."""
        words = NOT_STATED_WORDS if value == NOT_STATED else self.labels.get(value, {})
        return words.get(lang) or words.get("zh") or value


@cache
def read() -> dict[str, CodeList]:
    """All code lists by name; the items of monthly figures are the list `item`."""
    tables = tomllib.loads(FILE.read_text("utf-8")) | {"item": items()}
    lists = {name: _code_list(name, values) for name, values in tables.items()}
    return lists | {"item": replace(lists["item"], file=ITEMS.name)}


@cache
def items() -> dict[str, dict]:
    """What a monthly figure may be: item → zh, en, unit, kind (stock or flow), vulnerable."""
    return tomllib.loads(ITEMS.read_text("utf-8"))


def vulnerable() -> frozenset[str]:
    """The items that count people of a vulnerable group."""
    return frozenset(name for name, item in items().items() if item.get("vulnerable"))


def _code_list(name: str, values: dict[str, dict]) -> CodeList:
    words: dict[str, str] = {}
    # Longer codes first, so that a word shared by a major type and its parts ends as the major.
    for value in sorted(values, key=len, reverse=True):
        spellings = [value, values[value]["zh"], values[value].get("en", ""), *values[value].get("from", [])]
        words |= {normalise(spelling): value for spelling in spellings if spelling}
    return CodeList(
        name=name,
        labels={
            value: {k: v for k, v in entry.items() if k in ("zh", "en")} for value, entry in values.items()
        },
        words=words,
        coarse=frozenset(value for value, entry in values.items() if entry.get("coarse")),
    )
