"""Mappings: what a person has decided about headings, words, places and numbers, in files that can be kept.

A mapping file is TOML: [headings] heading = column; [values.COLUMN] word = value; [areas] text = code;
[numbers] heading = percent or share. With a section [sheet] it is about the exports of one office with these
headings only; such files lie in records/mappings and are found again by themselves.
"""

import hashlib
import os
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from data import warehouse
from data.problem import Problem
from data.sheets import mapping_checks
from data.sheets.headings import normalise

SHEET = "sheet"
FOLDER = "mappings"
_DATES = re.compile(
    r"[0-9０-９]+|[一二三四五六七八九十]+(?=[年月日季期])|[年月日季度号第期]|[\s._\-—()（）\[\]【】*]+"
)
_OFFICE_LENGTH = 24


@dataclass(frozen=True)
class Mapping:
    """Answers to a load's questions: headings → columns, words per column → values, place texts → codes,
    headings → how their numbers are written."""

    headings: dict[str, str] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)

    def over(self, other: "Mapping") -> "Mapping":
        """These answers, and those of another where these say nothing."""
        words = {
            column: other.words.get(column, {}) | self.words.get(column, {})
            for column in {*other.words, *self.words}
        }
        return Mapping(
            other.headings | self.headings, words, other.places | self.places, other.numbers | self.numbers
        )


@dataclass(frozen=True)
class Decided:
    """All that was decided: for every export, and for the exports of one office with the same headings."""

    everywhere: Mapping = field(default_factory=Mapping)
    remembered: dict[tuple[str, str], Mapping] = field(default_factory=dict)

    @property
    def headings(self) -> frozenset[str]:
        """Every heading about which anything was decided: a row with one of them may be a heading row."""
        known = [self.everywhere, *self.remembered.values()]
        return frozenset(heading for mapping in known for heading in mapping.headings)

    def about(self, file: str, headings: list[str]) -> Mapping:
        """The answers for a sheet with these headings in a file of that name."""
        remembered = self.remembered.get((office(file), fingerprint(headings)), Mapping())
        return self.everywhere.over(remembered)


def folder() -> Path:
    """Where answers are remembered: mappings/ in ZHILI_RECORDS, or in records/ of the project."""
    return Path(os.environ.get("ZHILI_RECORDS") or warehouse.ROOT / "records") / FOLDER


def office(file: str) -> str:
    """Whose export a file is: its name without numbers, dates and ending,
    the same next month."""
    stem = Path(file).name.split(" [")[0]
    stem = stem[: stem.rfind(".")] if "." in stem else stem
    return _DATES.sub("", stem)[:_OFFICE_LENGTH] or "export"


def fingerprint(headings: list[str]) -> str:
    """The same for the same headings, in whatever order and spacing."""
    known = sorted({normalise(heading) for heading in headings} - {""})
    return hashlib.sha256("\n".join(known).encode()).hexdigest()[:12]


def decided(file: Path | None = None, where: Path | None = None) -> Decided:
    """The answers of a mapping file and all that are remembered; those of the file win."""
    where = where or folder()
    remembered: dict[tuple[str, str], Mapping] = {}
    for path in sorted(where.glob("*.toml")):
        given = _given(path)
        about = given.pop(SHEET, None)
        if about is None:
            raise Problem(f"{path.name}: no section [{SHEET}]; give such a file with --mapping instead.")
        remembered[about["office"], fingerprint(about["headings"])] = _mapping(path, given)
    return Decided(_everywhere(file), remembered)


def remember(file: str, headings: list[str], answers: Mapping, where: Path | None = None) -> Path:
    """Add answers to the file of that office and these headings; returns it."""
    where = where or folder()
    where.mkdir(parents=True, exist_ok=True)
    path = where / f"{office(file)}-{fingerprint(headings)}.toml"
    if path.exists():
        given = _given(path)
        given.pop(SHEET, None)
        answers = answers.over(_mapping(path, given))
    draft = path.with_suffix(".part")
    draft.write_text(_written(office(file), headings, answers), "utf-8")
    _mapping(draft, {name: table for name, table in _given(draft).items() if name != SHEET})
    os.replace(draft, path)
    return path


def _everywhere(file: Path | None) -> Mapping:
    if file is None:
        return Mapping()
    given = _given(file)
    given.pop(SHEET, None)
    return _mapping(file, given)


def _given(file: Path) -> dict:
    try:
        with file.open("rb") as handle:
            return tomllib.load(handle)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Problem(f"{file}: cannot be read as a mapping: {error}.") from error


def _mapping(file: Path, given: dict) -> Mapping:
    mapping_checks.check(file, given)
    return Mapping(
        _normal(given.get("headings", {})),
        {column: _normal(words) for column, words in given.get("values", {}).items()},
        given.get("areas", {}),
        _normal(given.get("numbers", {})),
    )


def _normal(answers: dict[str, str]) -> dict[str, str]:
    return {normalise(word): answer for word, answer in answers.items()}


def _written(office_name: str, headings: list[str], answers: Mapping) -> str:
    lines = [
        "# What was decided about the exports of one office with these headings. Edit it as you like.",
        f"[{SHEET}]",
        f"office = {_quoted(office_name)}",
        f"headings = [{', '.join(_quoted(' '.join(text.split())) for text in headings if text.strip())}]",
    ]
    tables = {"headings": answers.headings, "areas": answers.places, "numbers": answers.numbers}
    tables |= {f"values.{column}": words for column, words in sorted(answers.words.items())}
    for name, table in tables.items():
        if table:
            lines += ["", f"[{name}]"]
            lines += [f"{_quoted(word)} = {_quoted(answer)}" for word, answer in sorted(table.items())]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'
