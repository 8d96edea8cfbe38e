"""Mutations of cells and rows, before the file is written."""

import random
from collections.abc import Callable

from tests.corpus.truth import shape
from tests.fuzz.material import Material, Record, column_at

# No form of a number or a day; a reader that takes one of them for a value is wrong.
NO_NUMBERS = (
    "13800000000",
    "110101800101001",
    "1e999",
    "9" * 40,
    "=1+1",
    "NaN",
    "ＮａＮ",
    "inf",
    "Infinity",
    "-inf",
    "0x10",
    "1_000",
    "٣",
    "1,2,3",
    "1.2.3",
    "3 4",
    "--5",
    "5-",
    "½",
    "²",
    "Ⅷ",
    "5;6",
    "12:30",
    "2020-10-05",
    "1,23",
    "1,2345",
    "+-1",
    "1 e",
    "5人6",
    "约5",
    "5~6",
    "五",
    "1e400",
    "#REF!",
    "#DIV/0!",
    "1..2",
    ".",
    "e5",
    "5\n6",
    "\u202e51",
)
NO_DAYS = (
    "2020-02-30",
    "2020-13-01",
    "0000-00-00",
    "20200230",
    "２０２０-１３-０１",
    "12/31",
    "infinity",
    "-infinity",
    "epoch",
    "today",
    "2020-10-05 (BC)",
    "٢٠٢٠-١٠-٠٥",
    "2020-10-05x",
    "2020-10",
    "2020",
    "10-05",
    "2020-10-05 25:00:00",
    "=TODAY()",
    "-44000",
    "1e999",
    "9" * 20,
    "2020--10-05",
    "2020/10-32",
    "1582-10-10",
    "9999-12-31",
    "20-10-05",
    "五月一日",
    "#N/A",
    "2020-10-05/2020-10-06",
    "2020-10-05、06",
    "2021-02-29",
)
ODDITIES = (
    '=HYPERLINK("x")',
    "+cmd|' /C calc'!A0",
    "@SUM(1)",
    "-1+1",
    "\ufeff",
    "\u202e2020",
    "\u200b",
    "😀",
    "𠮷",
    "null",
    "NULL",
    "None",
    "'; DROP TABLE disputes; --",
    "<script>alert(1)</script>",
    "长" * 4000,
    "\t",
    "\n\n",
    "\x1b[31m",
    "'",
    '"',
    '""',
    ",",
    ";",
    "\\",
    "%s{}",
    "true",
    "合计",
    "小计",
    "序号",
    "纠纷编号",
    "\ud7ff",
    "e\u0301",
    "ﷺ",
    "　",
    -1,
    2**63,
    1e308,
    0.1 + 0.2,
    10**15,
    True,
    "0" * 300,
    "610330",
    "1" * 18,
)
TYPES = {"whole": NO_NUMBERS, "decimal": NO_NUMBERS, "date": NO_DAYS}

Mutation = Callable[[random.Random, Material], None]


def no_value(chance: random.Random, made: Material) -> None:
    """What can be no value, in a column of numbers or days."""
    columns = shape(made.mixture.source)["columns"]
    found = column_at(made, chance, [name for name, about in columns.items() if about["type"] in TYPES])
    record = chance.choice(made.body)
    if found and len(record.cells) > found[0] and len(record.expected) == 1 and not record.touched:
        at, name = found
        record.cells[at] = chance.choice(TYPES[columns[name]["type"]])
        record.doubted = name


def oddity(chance: random.Random, made: Material) -> None:
    """Anything, anywhere in a row."""
    record = chance.choice(made.body)
    record.cells[chance.randrange(len(record.cells))] = chance.choice(ODDITIES)
    record.touched = True


def odd_heading(chance: random.Random, made: Material) -> None:
    """Anything in the rows above the records."""
    top = made.records.index(made.body[0])
    if top and (record := made.records[chance.randrange(top)]).cells:
        record.cells[chance.randrange(len(record.cells))] = chance.choice(ODDITIES)
        made.headings_touched = True


def swapped_cells(chance: random.Random, made: Material) -> None:
    """Two cells of a row change places."""
    record = chance.choice(made.body)
    a, b = chance.randrange(len(record.cells)), chance.randrange(len(record.cells))
    record.cells[a], record.cells[b] = record.cells[b], record.cells[a]
    record.touched = True


def swapped_columns(chance: random.Random, made: Material) -> None:
    """Two whole columns change places: all stays true, but for lines above that are no headings."""
    width = min(len(record.cells) for record in made.body)
    a, b = chance.randrange(width), chance.randrange(width)
    for record in made.records:
        if len(record.cells) > max(a, b):
            record.cells[a], record.cells[b] = record.cells[b], record.cells[a]
    made.headings_touched |= "title" in made.mixture.traps or "side by side" in made.mixture.traps
    made.headings_touched |= "sum" in made.mixture.traps or "signed" in made.mixture.traps
    made.headings_touched |= any("names" in trap for trap in made.mixture.traps)


def doubled_column(chance: random.Random, made: Material) -> None:
    """A column twice, heading and all."""
    at = chance.randrange(min(len(record.cells) for record in made.body))
    for record in made.records:
        if len(record.cells) > at:
            record.cells.insert(at, record.cells[at])
    made.headings_touched = True


def doubled_row(chance: random.Random, made: Material) -> None:
    """A row twice."""
    record = chance.choice(made.body)
    again = Record(list(record.cells), (), True)
    made.records.insert(made.records.index(record) + chance.choice((0, 1)), again)


def lost_row(chance: random.Random, made: Material) -> None:
    """A row fewer."""
    if len(made.body) > 1:
        made.records.remove(chance.choice(made.body))


def turned_rows(chance: random.Random, made: Material) -> None:
    """The rows of the body in another order."""
    places = [i for i, record in enumerate(made.records) if record.expected]
    records = [made.records[i] for i in places]
    chance.shuffle(records)
    for place, record in zip(places, records, strict=True):
        made.records[place] = record


def inserted_row(chance: random.Random, made: Material) -> None:
    """A blank row, a title or a line of sums among the records."""
    width = len(made.body[0].cells)
    row = chance.choice(([], [None] * width, ["合计", *[3] * (width - 1)], ["2020年10月台账"], ["注：样例"]))
    first = made.records.index(made.body[0])
    made.records.insert(chance.randint(first, len(made.records)), Record(list(row), (), True))


def moved_right(chance: random.Random, made: Material) -> None:
    """A row that begins a cell too late or too early, or is too long or too short."""
    record = chance.choice(made.body)
    cells = record.cells
    record.cells = chance.choice(
        ([None, *cells], cells[1:] or [None], [*cells, "x"], cells[: len(cells) // 2] or [None])
    )
    record.touched = True


MUTATIONS: tuple[Mutation, ...] = (
    no_value,
    no_value,
    no_value,
    oddity,
    odd_heading,
    swapped_cells,
    swapped_columns,
    doubled_column,
    doubled_row,
    lost_row,
    turned_rows,
    inserted_row,
    moved_right,
)
