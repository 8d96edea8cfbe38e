"""What each kind of export holds: its columns, their types, its key. One TOML file per kind."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Column:
    """A column of ours that an export can fill."""

    name: str
    type: str
    required: bool = False
    codes: str = ""
    boolean: bool = False
    unit: str = ""  # of a number; see data/staging/measures.toml


@dataclass(frozen=True)
class Source:
    """A kind of export; `computed` columns are SQL over the others."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    signature: tuple[str, ...]
    computed: dict[str, str]
    month: str = ""
    zeros: bool = False  # a row with 0 is a report of none

    def column(self, name: str) -> Column:
        """The column of that name."""
        return next(column for column in self.columns if column.name == name)

    @property
    def stored(self) -> tuple[str, ...]:
        """Every column as it stands in the warehouse, except the batch."""
        return tuple(column.name for column in self.columns) + tuple(self.computed)

    @property
    def months(self) -> tuple[str, ...]:
        """The columns that hold a month: counts depend on them."""
        return tuple(name for name in self.stored if name == "month" or name.endswith("_month"))


@cache
def read() -> dict[str, Source]:
    """All kinds of export; areas come first, because every other kind is placed by them."""
    sources = {path.stem: _source(path) for path in sorted(Path(__file__).parent.glob("*.toml"))}
    return {"areas": sources.pop("areas"), **sources}


def _source(path: Path) -> Source:
    with path.open("rb") as file:
        spec = tomllib.load(file)
    return Source(
        name=path.stem,
        columns=tuple(Column(name=name, **entry) for name, entry in spec["columns"].items()),
        key=tuple(spec["key"]),
        signature=tuple(spec["signature"]),
        computed=spec.get("computed", {}),
        month=spec.get("month", ""),
        zeros=spec.get("zeros", False),
    )
