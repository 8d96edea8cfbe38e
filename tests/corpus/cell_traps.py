"""Traps of cells: days, numbers, words and places as offices write them, and what must be refused."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from tests.corpus.page import Cell, Column, Line, Page, Told, day_text, of_type, told
from tests.corpus.traps import Trap, renamed
from tests.corpus.truth import place, shape

DAY_FORMS = (
    "{y}-{m}-{d}", "{y}/{mm}/{dd} 9:32:09", "{y}年{m}月{d}日", "{y}{mm}{dd}", "{y}.{m}.{d}",
    "{y}-{mm}-{dd}T08:37:20", "{y}-{mm}-{dd} 08:37:20.000", "{y}年{m}月{d}日9时32分", "{y}{mm}{dd}093209",
    " {y}-{mm}-{dd} ", "{y}/{m}/{d}", "{y}-{mm}-{dd}T00:00:00.000",
)  # fmt: skip
MONTH_FORMS = ("{y}-{m}", "{y}年{m}月", "{y}{mm}", "{y}/{mm}", "{y}年{mm}月", "{y}-{mm}-01")
WIDE = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
YES_NO = {
    "1/0": ("1", "0"), "√": ("√", "×"), "有/无": ("有", "无"), "Y/N": ("Y", "N"), "true": ("TRUE", "FALSE"),
}  # fmt: skip
EPOCH = dt.date(1899, 12, 30)


# Days


def days(*forms: str) -> Trap:
    """Every day as text in these forms in turn; 'date' is a true date, 'serial' Excel's number."""

    def spoil(page: Page) -> Page:
        for shift, name in enumerate(of_type(page, "date")):
            turn = iter(forms[(i + shift) % len(forms)] for i in range(len(page.lines)))
            page = page.with_cells(name, lambda day, turn=turn: day_as(day, next(turn)))
        return page

    return spoil


def months(*forms: str) -> Trap:
    """Every month as text in these forms in turn."""

    def spoil(page: Page) -> Page:
        turn = iter(forms * len(page.lines))
        return page.with_cells("month", lambda day: day_as(day, next(turn)))

    return spoil


def day_as(day: dt.date | None, form: str) -> Cell:
    """A day in one form; none stays none."""
    if day is None or form == "date":
        return day
    return (day - EPOCH).days if form == "serial" else day_text(day, form)


def year_month_day(name: str, prefix: str, is_grouped: bool = False) -> Trap:
    """A day in three columns: 上报年, 上报月, 上报日, or 年 月 日 under one word."""

    def spoil(page: Page) -> Page:
        at = page.at(name)
        words = [(prefix, part) if is_grouped else (prefix + part,) for part in "年月日"]
        columns = [
            Column(f"{name} {part}", w) for part, w in zip(("year", "month", "day"), words, strict=True)
        ]
        return page.swapped(name, columns, lambda line: _parts(line.cells[at]))

    return spoil


def _parts(day: dt.date | None) -> tuple[Cell, ...]:
    return tuple(Told(str(n)) for n in (day.year, day.month, day.day)) if day else (None, None, None)


def day_hour_minute(name: str, prefix: str) -> Trap:
    """A day, and its hour and minute in columns of their own."""

    def spoil(page: Page) -> Page:
        at = page.at(name)
        columns = [Column(name, (f"{prefix}日期",)), Column("", ("时",)), Column("", ("分",))]
        return page.swapped(name, columns, lambda line: (line.cells[at], Told("9"), Told("32")))

    return spoil


# Numbers and words


def numbers(name: str, form: Callable[[float], Cell]) -> Trap:
    """Numbers of a column as text."""
    return lambda page: page.with_cells(name, lambda n: None if n is None else told(form(n)))


def blanks(name: str, *texts: str) -> Trap:
    """What offices write where there is nothing: —, /, 无."""

    def spoil(page: Page) -> Page:
        turn = iter(texts * len(page.lines))
        return page.with_cells(name, lambda cell: Told(next(turn)) if cell is None else cell)

    return spoil


def yes_no(kind: str) -> Trap:
    """是 and 否 in other signs."""

    def spoil(page: Page) -> Page:
        about = shape(page.source)["columns"]
        for name in [c.name for c in page.columns if about.get(c.name, {}).get("boolean")]:
            page = page.with_cells(
                name, lambda is_so: is_so if is_so is None else Told(YES_NO[kind][not is_so])
            )
        return page

    return spoil


def rewritten(name: str, change: Callable[[str], str]) -> Trap:
    """A column whose texts are written otherwise once more."""
    return lambda page: page.with_cells(name, lambda cell: cell if cell is None else Told(change(str(cell))))


def words(name: str, **others: str) -> Trap:
    """Other words for the values of a column."""
    return lambda page: page.with_cells(name, lambda v: Told(others[v]) if v in others else v)


# Places


def named(*levels: str, short: bool = False) -> Trap:
    """The area by names in a column for each level: city county town village."""
    known = {"city": "市", "county": "县区", "town": "镇街", "village": "村社区"}

    def names(line: Line, at: int) -> tuple[Cell, ...]:
        if line.row is None:
            return (None,) * len(levels)
        found = place(line.row["area"])
        return tuple(
            Told(_short(found[level]) if short else found[level]) if level in found else None
            for level in levels
        )

    return lambda page: page.swapped(
        "area", [Column(f"area {level}", (known[level],)) for level in levels], lambda line: names(line, 0)
    )


def _short(name: str) -> str:
    bare = name.removesuffix("社区")
    return bare if bare != name or len(name) < 3 or name[-1] not in "市区镇村" else name[:-1]


def path(between: str, first: str = "") -> Trap:
    """The whole path in one cell."""

    levels = ("city", "county", "town", "village")

    def text(code: str) -> Told:
        names = place(code)
        return Told(between.join([first] * bool(first) + [names[n] for n in levels if n in names]))

    return lambda page: renamed(area="所属区域")(page.with_cells("area", text))


def coded(change: Callable[[str], Cell]) -> Trap:
    """The code of the area written otherwise."""
    return lambda page: page.with_cells("area", lambda code: told(change(code)))


def merged(*names: str) -> Trap:
    """Equal neighbours in these columns are one merged cell; the lines are put in order first."""

    def spoil(page: Page) -> Page:
        key = lambda line: tuple(str(line.cells[page.at(name)]) for name in names)  # noqa: E731
        return replace(page, lines=tuple(sorted(page.lines, key=key)), merged=names)

    return spoil


# What must be refused


def refused(at: int, name: str, cell: Cell, reason: str, column: str = "") -> Trap:
    """One cell that cannot be read: the whole row must be refused, with a reason that holds these words."""

    def spoil(page: Page) -> Page:
        line, where = page.lines[at], page.at(name)
        spoiled = replace(
            line,
            cells=(*line.cells[:where], told(cell), *line.cells[where + 1 :]),
            refused=(column or name.split()[0], reason),
        )
        return replace(page, lines=(*page.lines[:at], spoiled, *page.lines[at + 1 :]))

    return spoil


def without(at: int, name: str, cell: Cell) -> Trap:
    """One cell that may be personal in an optional column: left empty, the row accepted."""

    def spoil(page: Page) -> Page:
        line, where = page.lines[at], page.at(name)
        row = {**line.row, name: None}
        changed = replace(line, cells=(*line.cells[:where], told(cell), *line.cells[where + 1 :]), row=row)
        return replace(page, lines=(*page.lines[:at], changed, *page.lines[at + 1 :]))

    return spoil
