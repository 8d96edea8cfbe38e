"""python -m metrics.rank SCHEME --area CODE --period P: a ranking with every step to it, and its review."""

import argparse
import json
import sys

from data import warehouse
from data.connection import Connection
from data.history import objections, rankings
from data.intake import who as user
from data.problem import Parser, Problem, run
from metrics.period import Period
from metrics.review import printing, publishing
from metrics.review.audit import SEED, audit
from metrics.review.points import won_and_lost
from metrics.scoring import reading
from metrics.scoring.board import RANKED, Board, board
from metrics.scoring.gather import check_period, gather, gather_all
from metrics.scoring.scheme import Scheme


def ranked(connection: Connection, scheme: Scheme, area: str, period: Period) -> Board:
    """The board of a scheme for an area and a period; a Problem names what cannot be ranked and why."""
    return board(scheme, gather(connection, scheme, area, period))


def main(arguments: list[str]) -> int:
    """The command line; 0 answered, 1 some units have no place or a check fails, 2 nothing done."""
    given = _parser().parse_args(arguments)
    scheme = reading.find(given.scheme)
    period = check_period(scheme, given.period)
    if given.group and given.group not in [group.id for group in scheme.groups]:
        known = ", ".join(group.id for group in scheme.groups)
        raise Problem(f"--group {given.group}: {scheme.id} has no such group; use one of {known}.")
    if given.verify:
        return _verify(scheme, given)
    with warehouse.reading() as connection:
        if given.audit:
            return _audit(connection, scheme, period, given)
        found = ranked(connection, scheme, given.area, period)
        if given.publish:
            return _publish(connection, found, given)
    return _explain(found, given) if given.explain else _show(found, given)


def _show(found: Board, given: argparse.Namespace) -> int:
    if given.json:
        rows = [row for row in publishing.rows(found) if given.group in ("", row["group"])]
        head = {"scheme": found.scheme.id, "area": given.area, "period": given.period}
        print(json.dumps(head | {"rows": rows}, ensure_ascii=False))
    else:
        print(printing.table(found, given.group))
    apart = found.rows[found.rows["standing"] != RANKED]
    for unit, row in apart[apart["group"].isin([given.group]) | (given.group == "")].iterrows():
        print(f"{unit} {row['name']}: {printing.STANDINGS[row['standing']]}", file=sys.stderr)
    return 1 if len(apart) else 0


def _explain(found: Board, given: argparse.Namespace) -> int:
    if given.explain not in found.rows.index:
        raise Problem(
            f"--explain {given.explain}: not among the units of {given.area}; list them without it."
        )
    lines = won_and_lost(found)
    mine = lines[lines["unit"] == given.explain].drop(columns="unit")
    if given.json:
        print(json.dumps(mine.astype(str).to_dict("records"), ensure_ascii=False))
    else:
        print(printing.explained(found, given.explain, mine))
    return 0


def _publish(connection: Connection, found: Board, given: argparse.Namespace) -> int:
    """Write the table down for good; open objections block it unless they are to be printed with it."""
    sheets = objections.state(found.scheme.id, given.area, given.period)
    open_ones = [{"unit": one.unit, "what": one.what} for one in sheets if one.state == objections.OBJECTED]
    if open_ones and not given.with_objections:
        units = ", ".join(one["unit"] for one in open_ones)
        raise Problem(
            f"--publish: objections of {units} are open; settle them, or print them with --with-objections."
        )
    written = rankings.publish(
        publishing.frozen(connection, found, open_ones, given.note), given.by or user()
    )
    print(f"published as number {written.number}, version {written.version}, SHA-256 {written.digest}")
    return 0


def _verify(scheme: Scheme, given: argparse.Namespace) -> int:
    found = publishing.verify(scheme.id, given.area, given.period)
    if given.json:
        checks = [{"check": one.name, "holds": one.holds, "told": one.told} for one in found.checks]
        print(json.dumps({"holds": found.holds, "checks": checks}, ensure_ascii=False))
    else:
        print("\n".join(printing.check(one) for one in found.checks))
    return 0 if found.holds else 1


def _audit(connection: Connection, scheme: Scheme, period: Period, given: argparse.Namespace) -> int:
    """What chance alone would do in the year of the period, with its real caseloads."""
    if scheme.ladder is None:
        raise Problem(f"--audit: {scheme.id} has no ladder; there is nothing to audit.")
    if given.years is not None and given.years < 1:
        raise Problem(f"--years {given.years}: simulate 1 year or more.")
    periods = printing.periods_of_year(scheme, period)
    found = audit(scheme, gather_all(connection, scheme, given.area, periods), given.years, given.seed)
    as_json = given.json and json.dumps(printing.audit_as_json(found), ensure_ascii=False)
    print(as_json or printing.audited(found))
    return 0


def _parser() -> Parser:
    parser = Parser(prog="python -m metrics.rank", description="Rank the units of an area by a scheme.")
    parser.add_argument("scheme", metavar="SCHEME", help="the name of a file in metrics/schemes")
    parser.add_argument("--area", required=True, metavar="CODE", help="the area whose units are ranked")
    parser.add_argument("--period", required=True, metavar="P", help="2020-10, 2020Q4 or 2020")
    parser.add_argument("--group", default="", metavar="G", help="only this group of the scheme")
    parser.add_argument("--json", action="store_true", help="print JSON")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--publish", action="store_true", help="write the table down for good")
    what.add_argument("--verify", action="store_true", help="make a published table again and compare")
    what.add_argument("--audit", action="store_true", help="what the ladder would do by chance alone")
    what.add_argument("--explain", default="", metavar="UNIT", help="where a unit won and lost its points")
    parser.add_argument("--note", default="", metavar="TEXT", help="with --publish: where it is published")
    parser.add_argument("--by", default="", metavar="NAME", help="with --publish: who, if not this user")
    parser.add_argument("--with-objections", action="store_true", help="publish with open objections printed")
    parser.add_argument("--years", type=int, help="with --audit: simulated years (1000, or what fits)")
    parser.add_argument("--seed", type=int, default=SEED, help="with --audit: of the simulation")
    return parser


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
