"""The working methods of the source documents: what each is, its figures, the indicators that measure it."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from data.definitions import did_you_mean
from data.problem import Problem
from metrics import catalog, published

FILE = Path(__file__).with_suffix(".toml")
LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Method:
    """A working method; words are keyed by language. `near` is the screen to show while `page` is to come."""

    id: str
    seed: str
    place: str
    area: str
    period: str
    method: dict[str, str]
    measured: dict[str, str]
    figures: tuple[str, ...]
    indicators: tuple[str, ...]
    page: str
    near: str = ""


@dataclass(frozen=True)
class Document:
    """A source document, by its file, the place that it is about, and its title."""

    seed: str
    place: str
    area: str
    title: str


def read() -> tuple[Method, ...]:
    """All methods in the order of the file; a Problem names the file, the method and the mistake."""
    return _read(FILE, FILE.stat().st_mtime_ns)[0]


def documents() -> dict[str, Document]:
    """The documents by their files, in the order of the file."""
    return _read(FILE, FILE.stat().st_mtime_ns)[1]


@lru_cache(maxsize=2)
def _read(file: Path, changed: int) -> tuple[tuple[Method, ...], dict[str, Document]]:
    try:
        tables = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Problem(f"{file.name}: not valid TOML: {error}.") from error
    figures = {figure.id for figure in published.figures()}
    methods = tuple(_method(file, fields, figures) for fields in tables.get("method", []))
    return methods, {fields["seed"]: Document(**fields) for fields in tables.get("document", [])}


def _method(file: Path, fields: dict, figures: set[str]) -> Method:
    where = f"{file.name}, {fields.get('id', 'a method without id')}"
    known = list(Method.__dataclass_fields__)
    for key in fields:
        if key not in known:
            raise Problem(f"{where}: unknown key {key!r}.{did_you_mean(key, known)}")
    for key in known:
        if key not in fields and key != "near":
            raise Problem(f"{where}: {key} is missing.")
    for key in ("method", "measured"):
        if not all(fields[key].get(lang) for lang in LANGUAGES):
            raise Problem(f"{where}: {key} is {fields[key]!r}; give the words in zh and en.")
    choices = {"indicators": catalog.read(), "figures": figures}
    for key, allowed in choices.items():
        for name in fields[key]:
            if name not in allowed:
                raise Problem(
                    f"{where}: {key} names {name!r}, which is not known.{did_you_mean(name, list(allowed))}"
                )
    return Method(**fields | {key: tuple(fields[key]) for key in choices})
