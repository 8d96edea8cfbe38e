"""Templates: what each kind of document holds, block by block; one .toml each in reports/templates.

A mistake is a Problem that names the file, the place and the remedy.
"""

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from pathlib import Path
from typing import TypeVar

from data.definitions import Definition
from data.problem import Problem
from i18n.translate import LANGUAGES
from metrics import catalog

FOLDER = Path(__file__).parent / "templates"
HEADLINES = "headlines"  # stands for all headline indicators in a list
LENGTHS = ("full", "brief", "short")
FORMS = ("plain", "briefing", "official")
KINDS = (
    "figures",
    "changes",
    "units",
    "parts",
    "standouts",
    "problems",
    "requests",
    "follow_up",
    "caveat",
    "peers",
)

Words = Mapping[str, str]
Made = TypeVar("Made")


@dataclass(frozen=True)
class Block:
    """A section of a document: its kind (one of KINDS, a file of reports/blocks) and what it shows.

    `charts` are indicators whose months are drawn; `side` is better or worse, `limit` the most that is told,
    `length` that of its sentences: full, brief or short.
    """

    kind: str
    heading: Words
    indicators: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()
    breakdown: str = ""
    side: str = ""
    limit: int = 3
    length: str = "full"
    has_sentences: bool = True
    has_table: bool = True


@dataclass(frozen=True)
class Template:
    """A kind of document. With a `scheme` its body is that scheme's ranking and it has no blocks.

    `form` is what it is on paper by default; see document.Letterhead. `order` is its place in lists.
    """

    id: str
    name: Words
    title: Words
    order: int
    lead: Words
    form: str = "plain"
    scheme: str = ""
    levels: tuple[str, ...] = ("city", "county", "town", "village")
    closing: Words | None = None
    has_verdicts: bool = True  # whether its lead counts the targets that were met
    is_compact: bool = False  # small type, so that what is said stands on one page
    blocks: tuple[Block, ...] = ()

    def fits(self, level: str) -> bool:
        """Whether an area of this level can have it."""
        return level in self.levels

    def indicators(self, definitions: Mapping[str, Definition]) -> list[str]:
        """Every indicator that the blocks name, in the order of lists."""
        named = {name for block in self.blocks for name in (*block.indicators, *block.charts)}
        if HEADLINES in named:
            named |= {name for name, definition in definitions.items() if definition.headline}
        return [name for name in definitions if name in named]


@cache
def read() -> dict[str, Template]:
    """All templates by id, in the order of lists."""
    found = [parsed(file.stem, file.read_text("utf-8")) for file in sorted(FOLDER.glob("*.toml"))]
    return {template.id: template for template in sorted(found, key=lambda one: one.order)}


def find(name: str) -> Template:
    """One template; a Problem that names the nearest where there is none of that name."""
    if name not in read():
        near = difflib.get_close_matches(name, read(), 1)
        hint = f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(read())}."
        raise Problem(f"--template {name}: no such template; {hint}")
    return read()[name]


def parsed(name: str, text: str) -> Template:
    """A template from its text."""
    place = f"{name}.toml"
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Problem(f"{place}: cannot be read as TOML ({error}).") from None
    blocks = tuple(
        _made(Block, f"{place}, block {number}", block)
        for number, block in enumerate(given.pop("blocks", []), 1)
    )
    template = _made(Template, place, given | {"id": name, "blocks": blocks})
    _check(place, template)
    return template


def _made(kind: type[Made], place: str, given: dict) -> Made:
    known = {field.name: field for field in fields(kind)}
    for key in given:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            raise Problem(
                f"{place}: unknown key {key!r}; " + (f"did you mean {near[0]!r}?" if near else "remove it.")
            )
    needed = [name for name, field in known.items() if field.default is MISSING and name not in given]
    if needed:
        raise Problem(f"{place}: {needed[0]} is missing; give it.")
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in given.items()})


def _check(place: str, template: Template) -> None:
    words = [template.name, template.title, template.lead, *(block.heading for block in template.blocks)]
    if any(set(one) != set(LANGUAGES) for one in words):
        raise Problem(f"{place}: words need both languages, {' and '.join(LANGUAGES)}.")
    if template.form not in FORMS:
        raise Problem(f"{place}: form is {template.form!r}; use one of {', '.join(FORMS)}.")
    if bool(template.scheme) == bool(template.blocks):
        raise Problem(f"{place}: give either a scheme or blocks.")
    definitions = catalog.read()
    for block in template.blocks:
        if block.kind not in KINDS:
            raise Problem(f"{place}: kind is {block.kind!r}; use one of {', '.join(KINDS)}.")
        if block.length not in LENGTHS:
            raise Problem(f"{place}: length is {block.length!r}; use one of {', '.join(LENGTHS)}.")
        for name in (*block.indicators, *block.charts):
            if name not in (*definitions, HEADLINES):
                raise Problem(f"{place}: there is no indicator {name!r}; see python -m metrics.catalog.")
