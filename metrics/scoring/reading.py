"""Schemes of scoring from their files: those that ship, those of the folder ZHILI_SCHEMES, saved drafts."""

import os
import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from data.definitions import Definition, did_you_mean
from data.history import journal
from data.problem import Problem
from metrics import catalog
from metrics.scoring import examples, extras, fields, item_checks, refusals, structure
from metrics.scoring.scheme import RHYTHMS, Scheme

FOLDER = Path(__file__).resolve().parent.parent / "schemes"
OWN = ("id", "text")  # a scheme's id is the name of its file, and its text the file itself
REST = {"id": "all", "title": {"zh": "全部", "en": "All units"}}  # the group of a scheme that names none
_ID = re.compile(r"^[a-z][a-z0-9_]{1,59}$")


def read() -> dict[str, Scheme]:
    """All schemes by id: monthly ones first, then by name. A Problem names the first mistake of any file."""
    files = [file for folder in _folders() for file in sorted(folder.glob("*.toml"))]
    meaning = tuple((one.id, one.kind, one.unit, one.better) for one in catalog.read().values())
    return dict(_read(tuple((file, file.stat().st_mtime_ns) for file in files), meaning))


def find(name: str) -> Scheme:
    """One scheme; a Problem with the nearest id where there is none of that name."""
    known = read()
    if name not in known:
        hint = did_you_mean(name, list(known))
        raise Problem(f"{name!r} is no scheme.{hint} There are {', '.join(known)}.")
    return known[name]


def parse(text: str, name: str) -> Scheme:
    """The scheme that a file of this name (its id) would hold; a Problem names the file, value and remedy.

    Every worked example in it has been computed. A scheme that must not be ranked raises refusals.Refused.
    """
    where = f"{name}.toml"
    if not _ID.match(name):
        raise Problem(f"{where}: the file name is the id; use small letters, digits and _.")
    try:
        table = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, ArithmeticError) as error:
        raise Problem(f"{where}: not valid TOML: {error}.") from error
    table.setdefault("groups", [REST])
    if isinstance(table.get("items"), list):
        known = catalog.read()
        table["items"] = [_completed(item, known) for item in table["items"]]
    if own := [key for key in OWN if key in table]:
        raise Problem(f"{where}: {own[0]} is not written in the file; the id is the file's name.")
    scheme = fields.value(Scheme, table, where, id=name, text=text)
    for check in (refusals.check, structure.check, item_checks.check, extras.check, examples.check):
        check(scheme, where)
    return scheme


def _completed(item: object, known: Mapping[str, Definition]) -> object:
    """An item with its indicator's own title and direction where it names none."""
    definition = known.get(str(item.get("indicator"))) if isinstance(item, dict) else None
    if definition is None:
        return {"better": "none", "title": dict.fromkeys(fields.LANGUAGES, "?")} | item
    return {"better": definition.better, "title": definition.title} | item


def _folders() -> list[Path]:
    drafts = journal.folder() / "schemes"
    further = os.environ.get("ZHILI_SCHEMES")
    if further and not Path(further).is_dir():
        raise Problem(f"{further}: no such folder of schemes.")
    return [folder for folder in (FOLDER, Path(further) if further else None, drafts) if folder]


@lru_cache(maxsize=4)
def _read(files: tuple[tuple[Path, int], ...], meaning: tuple) -> tuple[tuple[str, Scheme], ...]:
    """`meaning` is what the checks read of the indicators: a scheme is checked again when it changes."""
    found: dict[str, Scheme] = {}
    taken: dict[str, Path] = {}
    for file, _ in files:
        if file.stem in found:
            raise Problem(f"{file}: the id {file.stem} is taken by {taken[file.stem]}; choose another name.")
        found[file.stem], taken[file.stem] = parse(_text(file), file.stem), file
    return tuple(sorted(found.items(), key=lambda entry: (RHYTHMS.index(entry[1].rhythm), entry[0])))


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(f"{file.name}: not a text in UTF-8; save it as UTF-8.") from error
