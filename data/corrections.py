"""python -m data.corrections: figures corrected (更正) or supplied (补录) by hand, with reason and name.

They are kept in the journal, never in the exports, and laid over them at every load (data.history.overlay).
"""

import argparse
import datetime as dt
import sys

from data import intake, warehouse
from data.history import decided, overlay
from data.history.corrected import LABELS
from data.history.decision import Because, Done, correct, supply, withdraw
from data.problem import Parser, Problem, run
from data.staging.personal import masked

__all__ = ["Because", "Done", "correct", "supply", "withdraw"]

FORM = "COLUMN=VALUE"


def main(arguments: list[str]) -> int:
    """The command line; 0 done or listed, 2 nothing done."""
    given = _parser().parse_args(arguments)
    if not (given.correct or given.supply or given.withdraw):
        if given.set or given.reason or given.until or given.check:
            raise Problem("Give --correct, --supply or --withdraw; see --help.")
        print("\n".join(_listed()) or "Nothing was corrected or supplied by hand.")
        return 0
    done = _decided(given)
    for warning in done.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    if given.check:
        print(f"Checked: it can be done; version {done.version} stays current.")
    else:
        print(f"Written down as number {done.number}; version {done.version} is current.")
    return 0


def _parser() -> Parser:
    parser = Parser(
        prog="python -m data.corrections",
        description="List what was corrected or supplied by hand; correct, supply or withdraw.",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--correct", nargs="+", metavar=("SOURCE", FORM), help="the row, by the columns that tell it"
    )
    what.add_argument(
        "--supply", nargs="+", metavar=("SOURCE", FORM), help="a row that no export holds, with its cells"
    )
    what.add_argument("--withdraw", type=int, metavar="N", help="take correction N back")
    parser.add_argument("--set", nargs="+", metavar=FORM, help="what the cells of the row should be")
    parser.add_argument("--reason", default="", metavar="TEXT", help="why, in one line")
    parser.add_argument("--by", default="", metavar="NAME", help="who decided it")
    parser.add_argument("--until", metavar="DATE", help="the last as-of date that it holds for")
    parser.add_argument("--check", action="store_true", help="say whether it can be done; change nothing")
    return parser


def _decided(given: argparse.Namespace) -> Done:
    because = Because(given.reason, given.by or intake.who(), _day(given.until), given.check)
    if given.set and not given.correct:
        raise Problem("--set goes with --correct; give all cells of a new row after --supply.")
    if given.withdraw is not None:
        return withdraw(given.withdraw, because)
    if given.supply:
        return supply(given.supply[0], _cells(given.supply[1:]), because)
    return correct(given.correct[0], _cells(given.correct[1:]), _cells(given.set or []), because)


def _cells(given: list[str]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for text in given:
        column, sign, cell = text.partition("=")
        if not sign or column in cells:
            raise Problem(f"{masked(column)}: write each cell once, as {FORM}.")
        cells[column] = cell
    return cells


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        raise Problem(f"--until {masked(text)}: not a date; write it as 2020-12-31.") from None


def _listed() -> list[str]:
    day = _latest_day()
    return [_line(one, day) for one in decided.written()]


def _line(one: decided.Written, day: dt.date | None) -> str:
    correction = one.correction
    cells = ", ".join(f"{name}={text}" for name, text in {**correction.key, **correction.values}.items())
    if one.withdrawn:
        state = f"withdrawn {one.withdrawn['at'][:10]} by {one.withdrawn['who']}: {one.withdrawn['reason']}"
    elif correction.expires and day and correction.expires < day:
        state = f"expired {correction.expires}"
    else:
        state = f"in force{f' until {correction.expires}' if correction.expires else ''}"
    return (
        f"{correction.number:>5}  {LABELS[correction.kind]} {correction.source}: {cells}; "
        f"{correction.reason} ({correction.who}, {correction.at:%Y-%m-%d}); {state}"
    )


def _latest_day() -> dt.date | None:
    folder = warehouse.folder()
    number = warehouse.version(folder)
    if not number:
        return None
    with warehouse.connect(number, folder) as connection:
        return overlay.latest_day(connection)


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
