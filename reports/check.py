"""python -m reports.check FILE|-: are the figures of a text right? Exit 0 yes, 1 something is wrong."""

import argparse
import contextlib
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from data import warehouse
from data.problem import Parser, Problem, run
from i18n.translate import LANGUAGES, translator
from i18n.translate import mark as _
from metrics import areas, catalog
from metrics.period import KNOWN_FORMS, parse
from reports.checking import RIGHT, UNCLEAR, WRONG, Checked, Finding, Known, check
from reports.checking.reading import text_of

WORDS = {WRONG: _("wrong"), UNCLEAR: _("cannot be checked"), RIGHT: _("right")}
LINE = _("Line {line}, {quote}: {verdict}. {says}")
SUMMARY = _("{figures} figures: {wrong} wrong, {unclear} cannot be checked, {right} right.")


def main(arguments: list[str]) -> int:
    """The command line; 0 nothing wrong, 1 something is wrong, 2 nothing done."""
    given = _parser().parse_args(arguments)
    content = sys.stdin.buffer.read() if given.file == "-" else Path(given.file).read_bytes()
    text = text_of(content, "" if given.file == "-" else Path(given.file).name)
    with _known(given) as known:
        checked = check(text, known)
    print(
        json.dumps(_object(checked, given.lang), ensure_ascii=False)
        if given.json
        else "\n".join(_lines(checked, given.lang))
    )
    return 1 if checked.is_wrong else 0


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="python -m reports.check", description="Check the figures of a text.")
    parser.add_argument("file", metavar="FILE", help="a .docx or text file, or - for standard input")
    parser.add_argument("--area", metavar="CODE", help="of what it speaks where it names no area")
    parser.add_argument("--period", metavar="P", help=f"of when, where it names no period: {KNOWN_FORMS}")
    parser.add_argument("--lang", choices=LANGUAGES, default="zh", help="zh (default) or en")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser


@contextlib.contextmanager
def _known(given: argparse.Namespace) -> Iterator[Known | None]:
    """The warehouse, where there is one; without it only what the text itself says is checked."""
    asked = given.area or given.period
    if not asked and not warehouse.version():
        yield None
        return
    try:
        period = parse(given.period) if given.period else None
    except ValueError as error:
        raise Problem(f"--{error}.") from None
    with warehouse.reading() as connection:
        tree = areas.read(connection)
        if given.area and given.area not in tree:
            raise Problem(f"--area {given.area!r}: no such area in the unit table.")
        yield Known(connection, tree, catalog.read(), given.area or "", period)


def _lines(checked: Checked, lang: str) -> Iterator[str]:
    """What is wrong first, then what cannot be checked; of what is right only the number."""
    say = translator(lang)
    for verdict in (WRONG, UNCLEAR):
        for found in checked.of(verdict):
            line = checked.text.count("\n", 0, found.start) + 1
            word = WORDS[verdict]
            told = {"quote": found.quote, "verdict": say(word), "says": found.says(lang)}
            yield say(LINE).format(line=line, **told)
    numbers = {verdict: len(checked.of(verdict)) for verdict in (WRONG, UNCLEAR, RIGHT)}
    yield say(SUMMARY).format(figures=checked.figures, **numbers)


def _object(checked: Checked, lang: str) -> dict[str, object]:
    numbers = {verdict: len(checked.of(verdict)) for verdict in (WRONG, UNCLEAR, RIGHT)}
    return {
        "figures": checked.figures,
        **numbers,
        "findings": [_one(f, checked, lang) for f in checked.findings],
    }


def _one(found: Finding, checked: Checked, lang: str) -> dict[str, object]:
    names = ("start", "end", "quote", "verdict", "rule", "right")
    told = {name: getattr(found, name) for name in names}
    line = checked.text.count("\n", 0, found.start) + 1
    pointer = asdict(found.pointer) if found.pointer else None
    return told | {"line": line, "says": found.says(lang), "pointer": pointer}


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
