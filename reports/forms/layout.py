"""Layouts: what the rows and columns of a statutory form count, as its file beside this one declares it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
SUCCESS_OF = ("handled", "found")  # the two denominators of 成功率 in the field


@dataclass(frozen=True)
class Column:
    """A column: the levels at which its disputes were first taken; none where it counts all of them.

    `handling` is the indicator that counts the column by kind: handled out of found.
    """

    name: str
    title: Mapping[str, str]
    handling: str
    levels: tuple[str, ...] = ()
    is_year: bool = False


@dataclass(frozen=True)
class Group:
    """Rows of one scope: its measures, once for each part or once for the whole."""

    scope: str
    title: Mapping[str, str]
    measures: tuple[str, ...]
    parts: tuple[str, ...] = ("",)


@dataclass(frozen=True)
class Layout:
    """A statutory form; `scopes` give the indicators or the break-down of each scope."""

    name: str
    title: Mapping[str, str]
    success_of: str
    columns: tuple[Column, ...]
    scopes: Mapping[str, Mapping[str, str]]
    groups: tuple[Group, ...]

    @property
    def all(self) -> Column:
        """The column that counts all levels of the period itself."""
        return next(column for column in self.columns if not column.levels and not column.is_year)

    @property
    def year(self) -> Column:
        """The column of the year to date."""
        return next(column for column in self.columns if column.is_year)

    def group(self, scope: str) -> Group:
        """The rows of a scope."""
        return next(group for group in self.groups if group.scope == scope)


@cache
def read() -> dict[str, Layout]:
    """The shipped forms by the stem of their file."""
    return {file.stem: _parsed(file) for file in sorted(FOLDER.glob("*_survey.toml"))}


def _parsed(file: Path) -> Layout:
    told = tomllib.loads(file.read_text("utf-8"))
    return Layout(
        name=file.stem,
        title=told["title"],
        success_of=told["settings"]["success_of"],
        columns=tuple(_column(one) for one in told["columns"]),
        scopes=told["scopes"],
        groups=tuple(_group(one) for one in told["groups"]),
    )


def _column(told: dict) -> Column:
    levels = tuple(told.get("levels", ()))
    return Column(told["name"], _words(told), told["handling"], levels, told.get("is_year", False))


def _group(told: dict) -> Group:
    parts = tuple(told.get("parts", ("",)))
    return Group(told["scope"], _words(told), tuple(told["measures"]), parts)


def _words(told: dict) -> dict[str, str]:
    return {lang: told[lang] for lang in ("zh", "en")}
