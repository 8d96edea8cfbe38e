"""python -m reports.form FORM --area CODE --period P --to FILE.xlsx: a form for a higher office, filled."""

import argparse
import sys
from pathlib import Path

from data import warehouse
from data.connection import Connection
from data.problem import Parser, Problem, run
from i18n.translate import LANGUAGES, translator
from metrics.period import KNOWN_FORMS, Period, parse
from reports import bulletin
from reports.forms import checks, filled, layout, shelf, source, survey, survey_book
from reports.forms.layout import SUCCESS_OF

ENDING = ".xlsx"
RELAID = "An XLS form cannot be filled in place: this is an XLSX of the same layout; fonts and widths differ."


def main(arguments: list[str]) -> int:
    """The command line; 0 written, 1 written but something is missing or does not add up, 2 nothing done."""
    given = _parser().parse_args(arguments)
    target = Path(given.to)
    if target.suffix.lower() != ENDING:
        raise Problem(f"--to {given.to}: ending {target.suffix!r} is not known; use {ENDING}.")
    try:
        period = parse(given.period)
    except ValueError as error:
        raise Problem(f"--{error}.") from None
    with warehouse.reading() as connection:
        write = _statutory if given.form in layout.read() else _mapped
        content, told = write(connection, given, period)
    bulletin.save(target, content)
    print(f"{target}: {given.form}, {given.area}, {period.code}")
    for line in told:
        print(line, file=sys.stderr)
    return 1 if told else 0


def _statutory(connection: Connection, given: argparse.Namespace, period: Period) -> tuple[bytes, list[str]]:
    """The file of a shipped form, and what its checks found."""
    found = survey.build(connection, layout.read()[given.form], given.area, period, given.success_of or "")
    say = translator("en")
    broken = [one for one in checks.check(connection, found, "en") if not one.is_passed]
    told = [f"{say(one.name)}: {fault}" for one in broken for fault in one.faults]
    return survey_book.write(found, source.line(connection, given.area, given.lang), given.lang), told


def _mapped(connection: Connection, given: argparse.Namespace, period: Period) -> tuple[bytes, list[str]]:
    """The file of a saved form, and the cells that have no full value."""
    found = filled.fill(connection, shelf.load(given.form), given.area, period, given.lang)
    told = [RELAID] if found.is_relaid else []
    told += [f"{field.cell}: {answer.reason('en')}" for field, answer in found.missing]
    told += [f"{field.cell}: counted from a part of the reports" for field, answer in found.partial]
    return found.content, told


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="python -m reports.form", description="Fill a form for a higher office.")
    parser.add_argument(
        "form", metavar="FORM", help=f"{', '.join(layout.read())} or the name of a saved form"
    )
    parser.add_argument("--area", required=True, metavar="CODE", help="the area's code")
    parser.add_argument("--period", required=True, metavar="P", help=KNOWN_FORMS)
    parser.add_argument("--to", required=True, metavar="FILE", help=f"ends in {ENDING}")
    parser.add_argument("--lang", choices=LANGUAGES, default="zh", help="zh (default) or en")
    parser.add_argument("--success-of", choices=SUCCESS_OF, help="the denominator of the success rate")
    return parser


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
