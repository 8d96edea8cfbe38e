"""Random truth under a random choice of traps that go together, and how it is written."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass

from tests.corpus import cell_traps, traps
from tests.corpus.case import spoiled
from tests.corpus.cell_traps import DAY_FORMS, WIDE, YES_NO
from tests.corpus.form_cases import SIGNED, STORIES, TITLED
from tests.corpus.page import Grid, beside
from tests.corpus.traps import Trap
from tests.corpus.truth import AVERAGE, COUNTY, EAST, HERE, SOUTH, TOWN, WEST, Row, lists, shape
from tests.corpus.writing import Writer, archive, text, workbook

SOURCES = ("disputes", "incidents", "petitions", "requests", "hazards", "grids")
FIRST_DAY = {"disputes": "reported_on", "incidents": "occurred_on", "hazards": "found_on"}
FIRST_DAY |= {"petitions": "received_on", "requests": "received_on"}
PLACES = (EAST, WEST, SOUTH, HERE, AVERAGE, TOWN, COUNTY)
START = dt.date(2019, 12, 31)
DAYS = 400
KINDS = ("xlsx", "xls", "ods", "xlsb")
PERSONAL = traps.extra("当事人姓名", ("欧阳样例", "样某"), 2)
PHONES = traps.extra("联系电话", ("13800000000", "0917-3212345"), 0)


@dataclass(frozen=True)
class Mixture:
    """A spoiled grid of one source, the writer of its file, and the names of its traps."""

    source: str
    grid: Grid
    write: Writer
    traps: tuple[str, ...]


def mixture(chance: random.Random) -> Mixture:
    """A mixture as chance has it; the same chance gives the same file."""
    source = chance.choice(SOURCES)
    rows = random_rows(chance, source, chance.randint(1, 9))
    name, write = chance.choice(_writers())
    chosen = [chance.choice(choices) for choices in _slots(source, rows, chance, name[:2] == "in")]
    chosen = [(label, trap) for label, trap in chosen if trap]
    labels = (name, *(label for label, _ in chosen))
    made = [trap for _, trap in chosen]
    if len(rows) > 3 and chance.random() < 0.1 and not {"title", "signed", "phantom"} & set(labels):
        half = len(rows) // 2
        plain = [trap for label, trap in chosen if label not in ("refused", "sum", "again", "blank")]
        sides = [spoiled(source, plain, part) for part in (rows[:half], rows[half:])]
        return Mixture(source, beside(*sides, chance.randint(0, 2)), write, (*labels, "side by side"))
    return Mixture(source, spoiled(source, made, rows), write, labels)


def random_rows(chance: random.Random, source: str, count: int) -> list[Row]:
    """Rows of a source that break no rule."""
    return [_row(chance, source, number) for number in range(count)]


def _row(chance: random.Random, source: str, number: int) -> Row:
    day = START + dt.timedelta(chance.randrange(DAYS))
    row: Row = {}
    for name, about in shape(source)["columns"].items():
        if about.get("required") or chance.random() < 0.6:
            row[name] = _value(chance, name, about, day)
    first = FIRST_DAY.get(source)
    row["case_id" if first else "grid"] = f"{source[0].upper()}-{number:04}{chance.randrange(1000):03}"
    if first:
        row[first] = day
    if source == "incidents" and row["category"] != "criminal":
        row["homicide"] = None  # a homicide is a criminal case
    needs_close = row.get("outcome") in ("settled", "resolved", "replied") or row.get("resolved")
    if needs_close and not row.get("closed_on"):
        row["closed_on"] = day + dt.timedelta(chance.randrange(40))
    return row


def _value(chance: random.Random, name: str, about: dict, day: dt.date) -> object:
    kind = about["type"]
    if kind == "area":
        return chance.choice(PLACES)
    if about.get("boolean"):
        return chance.random() < 0.5
    if kind == "choice":
        # 其他 of the second level has many parents; an export writes those with the parent's word.
        return chance.choice(
            [value for value in lists()[about["codes"]] if not value.endswith("99") or value == "99"]
        )
    if kind == "date":
        return day + dt.timedelta(chance.randrange(40))
    if kind == "month":
        return day.replace(day=1)
    if kind == "whole":
        return chance.choice((0, 1, 7, 49, 50, 312, 1234, 12000, 100000))
    return float(chance.choice((0, 0.5, 200, 1234.5, 12300, 100000))) if kind == "decimal" else None


def _slots(source: str, rows: Sequence[Row], chance: random.Random, is_number: bool) -> list[list]:
    """For each kind of trap the choices, of which one is taken; none is a choice too."""
    none = ("", None)
    first = FIRST_DAY.get(source)
    wholes = [name for name, about in shape(source)["columns"].items() if about["type"] == "whole"]
    forms = chance.sample(DAY_FORMS, 3)
    dates = [("days", cell_traps.days(*forms)), ("serials", cell_traps.days("serial"))]
    dates += [("true dates", cell_traps.days("date", *forms[:1]))]
    split = [("split days", cell_traps.year_month_day(first, "上报"))] if source == "disputes" else []
    at = chance.randrange(len(rows))
    key = "case_id" if first else "grid"
    return [
        [none, *_place_traps()],
        [none, *dates, *split],
        [
            none,
            *((f"numbers {n}", cell_traps.numbers(n, lambda v: f"{v:,}".translate(WIDE))) for n in wholes),
        ],
        [none, *((f"yes {kind}", cell_traps.yes_no(kind)) for kind in YES_NO)],
        [none, none, ("refused", cell_traps.refused(at, key, "", "missing|empty"))],
        [none, ("serial", traps.serial), ("names", PERSONAL), ("stories", STORIES)],
        [
            none,
            none,
            ("phones", PHONES),
            ("phantom", traps.phantom(256)),
            ("reversed", traps.reversed_columns),
        ],
        [
            none,
            ("stars", traps.headings(lambda h: f"*{h}")),
            ("breaks", traps.headings(lambda h: f"{h[:2]}\n{h[2:]}")),
        ],
        [
            none,
            ("sum", traps.between(at, "小计")),
            ("again", traps.heading_again(at)),
            ("blank", traps.between(at, "")),
        ],
        [none, ("title", TITLED)],
        [none, ("signed", SIGNED)],
    ]


def _place_traps() -> list[tuple[str, Trap]]:
    return [
        ("names of places", cell_traps.named("county", "town", "village")),
        ("names from the city", cell_traps.named("city", "county", "town", "village")),
        ("short names", cell_traps.named("county", "town", "village", short=True)),
        ("path", cell_traps.path("/")),
        ("path without separators", cell_traps.path("")),
        ("long codes", cell_traps.coded(lambda code: code.ljust(12, "0"))),
    ]


def _writers() -> list[tuple[str, Writer]]:
    coded = [(code, text(code)) for code in ("utf-8", "utf-8-sig", "utf-16", "gb18030")]
    split = [
        ("tabs", text(delimiter="\t")),
        ("semicolons", text("gb18030", ";")),
        ("unix", text("utf-8", ending="\n")),
    ]
    books = [(f"in {kind}", workbook(kind)) for kind in KINDS]
    return [*coded, *split, *books, ("zip", archive(text("gb18030"), "市/县/"))]
