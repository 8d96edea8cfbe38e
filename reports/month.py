"""python -m reports.month --area CODE --period P --to FOLDER: every document of a month, of area and units.

With --load PATH… the exports are loaded first: from the folder of raw files to the whole set in one go.
"""

import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from data import load, warehouse
from data.connection import Connection
from data.history import edits
from data.problem import Parser, Problem, run
from i18n.translate import LANGUAGES
from metrics import areas
from metrics.areas import Areas
from metrics.period import KNOWN_FORMS, Period, parse
from metrics.scoring import reading
from metrics.scoring.gather import check_period
from reports import bulletin, composing, editing, material, template
from reports.document import Bulletin
from reports.evidence import COMPARED_LEVELS
from reports.template import Template

# What the area itself gets, and what each of its units gets, as endings of files by template.
OF_THE_AREA = {
    "monthly": (".docx", ".pptx", ".xlsx"),
    "leadership": (".docx", ".pptx"),
    "profile": (".docx",),
    "disputes": (".docx",),
    "zero_incident": (".docx",),
    "petitions": (".docx",),
    "hazards": (".docx",),
    "monthly_ranking": (".docx", ".xlsx"),
    "quarterly": (".docx", ".xlsx"),
    "annual": (".docx", ".xlsx"),
}
OF_A_UNIT = {"monthly": (".docx", ".xlsx"), "leadership": (".docx",)}

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Asked:
    """Whose set, of which period, in which language."""

    area: str
    period: Period
    lang: str


@dataclass(frozen=True)
class Item:
    """A document of the set: of which area, by which template, in which formats."""

    area: str
    template: Template
    endings: tuple[str, ...]


def plan(tree: Areas, area: str, period: Period) -> list[Item]:
    """The documents of a set, those of the area itself first; a Problem where there is no such area."""
    composing.check_area(tree, area)
    units = tree.standing(tree.children(area), period.first, period.end)
    compared = [code for code in units if tree.level(code) in COMPARED_LEVELS]
    asked = [(area, OF_THE_AREA), *((code, OF_A_UNIT) for code in compared)]
    items = [
        Item(code, template.find(name), endings) for code, files in asked for name, endings in files.items()
    ]
    return [item for item in items if _fits(item.template, tree.level(item.area), period)]


def _fits(asked: Template, level: str, period: Period) -> bool:
    """Whether an area of a level has this document, and a ranking the rhythm of the period."""
    if not asked.scheme:
        return asked.fits(level)
    try:
        check_period(reading.find(asked.scheme), period.code)
    except Problem:
        return False
    return asked.fits(level)


def documents(connection: Connection, asked: Asked) -> Iterator[tuple[Item, Bulletin | Problem]]:
    """The documents of the set, each as a value, edited as people edited them; read in one go.

    A ranking that cannot be made, as where nobody has enough figures, comes as the Problem that says why.
    """
    tree, period = areas.read(connection), asked.period
    items = plan(tree, asked.area, period)
    templates = list({item.template.id: item.template for item in items if not item.template.scheme}.values())
    codes = tuple(dict.fromkeys(item.area for item in items))
    known = material.read(connection, tree, templates, codes, period)
    for item in items:
        try:
            made = composing.compose(connection, item.template, item.area, period, asked.lang, known)
        except Problem as problem:
            if not item.template.scheme:
                raise
            yield item, problem
            continue
        changed = edits.standing(item.template.id, item.area, period.code, asked.lang)
        yield item, editing.edited(made, changed)


def write(
    connection: Connection, asked: Asked, folder: Path, progress: Progress, pool: Executor
) -> list[str]:
    """Write the set into a folder and give what is missing from it; files of the same names are replaced.

    The files are written by the pool while the next documents are made.
    """
    number, gaps, files = len(plan(areas.read(connection), asked.area, asked.period)), [], []
    folder.mkdir(parents=True, exist_ok=True)
    for done, (item, document) in enumerate(documents(connection, asked), 1):
        if isinstance(document, Problem):
            gaps.append(f"{item.template.id}: {document}")
            continue
        files += [pool.submit(_save, folder, ending, document) for ending in item.endings]
        gaps.append(document.gaps)
        progress(done, number, document.title)
    for file in files:
        file.result()
    return list(dict.fromkeys(filter(None, gaps)))


def _save(folder: Path, ending: str, document: Bulletin) -> None:
    bulletin.save(folder / (document.file_stem + ending), bulletin.WRITERS[ending](document))


def main(arguments: list[str]) -> int:
    """The command line; 0 written, 1 written but something is missing or was refused, 2 nothing done."""
    given = _parser().parse_args(arguments)
    try:
        period = parse(given.period)
    except ValueError as error:
        raise Problem(f"--{error}.") from None
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        # The writers start now: a process that reads a warehouse has threads and must not be forked.
        pool.submit(int).result()
        loaded = load.main(given.load) if given.load else 0
        if loaded > 1:
            return loaded
        gaps = _written(given.to, Asked(given.area, period, given.lang), pool)
    print(*gaps, sep="\n", end="\n" if gaps else "", file=sys.stderr)
    return 1 if gaps or loaded else 0


def _written(to: str, asked: Asked, pool: Executor) -> list[str]:
    try:
        with warehouse.reading() as connection:
            return write(connection, asked, Path(to), _told, pool)
    except OSError as error:
        raise Problem(f"--to {to}: cannot be written ({error.strerror}); choose another folder.") from None


def _told(done: int, number: int, title: str) -> None:
    print(f"{done}/{number} {title}", flush=True)


def _parser() -> Parser:
    parser = Parser(prog="python -m reports.month", description="Write every document of a month.")
    parser.add_argument("--area", required=True, metavar="CODE", help="the area's code")
    parser.add_argument("--period", required=True, metavar="P", help=KNOWN_FORMS)
    parser.add_argument("--to", required=True, metavar="FOLDER", help="made where it is not there")
    parser.add_argument("--load", nargs="+", metavar="PATH", help="load these exports first")
    parser.add_argument("--lang", choices=LANGUAGES, default="zh", help="zh (default) or en")
    return parser


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
