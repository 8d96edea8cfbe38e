"""python -m metrics.value ID --area CODE --period P: an indicator's value, as a table or as JSON."""

import argparse
import json
import math
import sys

import pandas as pd

from data import counts, warehouse
from data.connection import Connection
from data.problem import Problem, run
from i18n import format
from metrics import areas as area_tree
from metrics import catalog, coverage, period, remarks, series

FIELDS = ("numerator", "denominator", "value", "low", "high")
BY = ("county", "town", "village", "grid")


def values(connection: Connection, name: str, codes: tuple[str, ...], asked: period.Period) -> list[dict]:
    """One object per area: indicator area name period FIELDS status; missing is None, whole numbers int.

    Where corrections by hand changed a value, their numbers follow as `corrections`.
    """
    tree = area_tree.read(connection)
    for code in codes:
        if code not in tree:
            raise Problem(
                f"--area {code!r}: not in the unit table; its cities are {', '.join(tree.roots) or 'none'}."
            )
    if name not in counts.counted(connection):
        raise Problem(f"{name}: not counted in this version; run python -m data.load without a path.")
    definition = catalog.find(name)
    frame = series.whole(connection, definition, codes, asked)
    found = remarks.corrected(connection, {name: definition}, codes, {"now": asked})
    by_hand = {row["area"]: {"corrections": list(row["numbers"])} for row in found.to_dict("records")}
    rows = [_object(row, name, tree, asked) for row in frame.to_dict("records")]
    return [row | by_hand.get(row["area"], {}) if row["value"] is not None else row for row in rows]


def main(arguments: list[str]) -> int:
    """The command line; 0 answered, 1 something is missing, 2 nothing done."""
    given = _parser().parse_args(arguments)
    try:
        asked = period.parse(given.period)
    except ValueError as error:
        raise Problem(f"--{error}.") from None
    catalog.find(given.indicator)
    with warehouse.reading() as connection:
        found = values(connection, given.indicator, _codes(connection, given, asked), asked)
    print(json.dumps(found, ensure_ascii=False) if given.json else _table(found))
    lacking = [one for one in found if one["status"] != coverage.OK]
    for one in lacking[:20]:
        print(f"{one['area']} {one['name']}: {format.missing(one['status'], 'en')}", file=sys.stderr)
    return 1 if lacking else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m metrics.value", description="An indicator's value.")
    parser.add_argument("indicator", metavar="ID", help="see python -m metrics.catalog")
    parser.add_argument("--area", required=True, metavar="CODE", help="the area's code")
    parser.add_argument("--period", required=True, metavar="P", help=period.KNOWN_FORMS)
    parser.add_argument("--by", choices=BY, help="one row for each area of this level within the area")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _codes(connection: Connection, given: argparse.Namespace, asked: period.Period) -> tuple[str, ...]:
    if not given.by:
        return (given.area,)
    tree = area_tree.read(connection)
    if given.area not in tree:
        return (given.area,)
    # A village that was founded later owed no report: it is left out, not accused.
    codes = tree.standing(tree.below(given.area, given.by), asked.first, asked.end)
    if not codes:
        raise Problem(
            f"--by {given.by}: the unit table has none within {given.area} {tree.name(given.area)}."
        )
    return codes


def _object(row: dict, name: str, tree: area_tree.Areas, asked: period.Period) -> dict:
    figures = {field: _plain(row[field]) for field in FIELDS}
    place = {"indicator": name, "area": row["area"], "name": tree.name(row["area"]), "period": asked.code}
    return place | figures | {"status": row["status"]}


def _plain(number: float) -> int | float | None:
    if number is None or pd.isna(number) or math.isinf(number):
        return None
    return int(number) if float(number).is_integer() else float(number)


def _table(found: list[dict]) -> str:
    unit = catalog.find(found[0]["indicator"]).unit
    rows = []
    for one in found:
        shown = format.value_with_unit(one["value"], unit, "en")
        between = "" if one["low"] is None else f"({format.interval(one['low'], one['high'], unit, 'en')})"
        counts_ = [one[name] for name in ("numerator", "denominator")]
        parts = "" if None in counts_ else " / ".join(f"{count:.10g}" for count in counts_)
        rows.append([one["area"], one["name"], one["period"], shown, between, parts, one["status"]])
    return pd.DataFrame(
        rows, columns=["area", "name", "period", "value", "95 %", "counts", "status"]
    ).to_string(index=False)


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
