"""Exports as sheets: each table in a file with its headings understood, ready to be staged."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from data.problem import Problem
from data.question import COLUMN, Question
from data.reading import files, workbook
from data.report import Unread
from data.sheets import groups, headings, layout, tables
from data.sheets.heading_words import is_heading_like
from data.sheets.mapping import Decided
from data.sheets.sheet import PARALLEL, Sheet
from data.sheets.tables import Page, Table
from data.staging.personal import HIDDEN, masked

__all__ = ["PARALLEL", "Sheet", "UnknownHeadings", "asked_of", "columns", "questions", "readable", "sheets"]
TABLE_ROWS, TABLE_CELLS = 2, 3
LETTERS = 26
Read = Callable[[Path], workbook.Book]


class UnknownHeadings(Problem):
    """No headings of a known export; `headings` are those of the row that looks most like them."""

    def __init__(self, file: Path, label: str, row: tuple[str, ...]):
        kinds = ", ".join(headings.sources.read())
        super().__init__(f"{label}: no headings of a known export ({kinds}); add them with --mapping.")
        self.file, self.label, self.headings = file, label, row


def sheets(found: list[Path], decided: Decided, scratch: Path) -> list[Sheet]:
    """The tables of all files, the unit table first; a Problem where one cannot be read or understood."""
    with workbook.reading(scratch) as read:
        made = [one for file in found for one in _of_file(file, decided, scratch, read)]
    return _told_apart(made, found)


def readable(found: list[Path], decided: Decided, scratch: Path) -> tuple[list[Sheet], list[Unread]]:
    """The tables of the files that can be read, and those files that cannot."""
    made: list[Sheet] = []
    unread = []
    with workbook.reading(scratch) as read:
        for file in found:
            try:
                made += _of_file(file, decided, scratch, read)
            except Problem as problem:
                unread.append(Unread(files.shown(file.name), str(problem), getattr(problem, "headings", ())))
    return _told_apart(made, found), unread


def questions(sheet: Sheet) -> list[Question]:
    """What must be answered before the sheet can be loaded; nothing of an empty one."""
    if sheet.is_empty or not sheet.heading.is_asked:
        return []
    heading = sheet.heading
    asked = list(heading.questions)
    lacking = [name for name in headings.missing(heading) if name not in map(_fills, asked)]
    if lacking:
        left = ", ".join(repr(name) for name in heading.dropped) or "none"
        words = f"no column for {', '.join(lacking)} of {heading.source.name}; headings not used: {left}"
        asked.append(Question(COLUMN, words, column=lacking[0], choices=heading.dropped))
    return [asked_of(sheet, question) for question in asked]


def _fills(question: Question) -> str:
    """The column of ours that an answer would fill."""
    name, _, part = question.column.partition(".")
    return "area" if name == headings.PLACE and part else name


def asked_of(sheet: Sheet, question: Question) -> Question:
    """The question with the sheet that it is about, and what its answer is remembered by."""
    file = files.shown(sheet.file.name)
    return replace(question, sheet=sheet.label, file=file, headings=sheet.heading.headings)


def columns(sheet: Sheet) -> dict[str, str]:
    """Heading → the column of ours that it fills (area for every heading of a place)."""
    heading = sheet.heading
    used = {position: name for name, position in heading.columns.items()}
    used |= dict.fromkeys(heading.place.values(), "area")
    used |= {position: name for name, parts in heading.parts.items() for position in parts}
    named = {" ".join(heading.headings[i].split()): name for i, name in sorted(used.items())}
    return named | {value: name for name, value in heading.constants.items()}


def _order(sheet: Sheet) -> bool:
    return sheet.heading.source.name != "areas"


def _told_apart(made: list[Sheet], found: list[Path]) -> list[Sheet]:
    """The sheets in their order, labelled by the names of their files."""
    names = _names(found)
    labels = [names[one.file] + one.label.removeprefix(files.label(one.file)) for one in made]
    return sorted((replace(one, label=label) for one, label in zip(made, labels, strict=True)), key=_order)


def _names(found: list[Path]) -> dict[Path, str]:
    """What each file is called: with its folder or a number where several would have the same name."""
    shared, taken = Counter(map(files.label, found)), Counter()
    names = {}
    for file in found:
        name = files.label(file)
        if shared[name] > 1 and "/" not in name:
            name = f"{files.shown(file.parent.name)}/{name}"
        taken[name] += 1
        names[file] = name if taken[name] == 1 else f"{name} ({taken[name]})"
    return names


def _of_file(file: Path, decided: Decided, scratch: Path, read: Read) -> list[Sheet]:
    suffix = file.suffix.lower()
    if suffix in files.TEXT:
        return _of_text(file, decided, scratch)
    if suffix not in files.WORKBOOKS:
        raise Problem(
            f"{files.label(file)}: {suffix or 'no ending'} is not read; "
            f"expected {' '.join(files.TEXT + files.WORKBOOKS)}."
        )
    return _of_book(file, read(file), decided)


def _of_text(file: Path, decided: Decided, scratch: Path) -> list[Sheet]:
    text = files.open_text(file, scratch)
    rows = [cells for cells, _ in text.head[: layout.HEAD_ROWS + tables.BELOW]]
    page = Page(layout.Grid(rows), files.shown(file.name), "", decided)
    found, fault = _understood(page)
    if not found:
        raise _refused(file, files.label(file), page, fault)
    return [_sheet(file, files.label(file), page, table, text=text) for table in found]


def _of_book(file: Path, book: workbook.Book, decided: Decided) -> list[Sheet]:
    pages = {sheet.name: _page(file, sheet, decided) for sheet in book.sheets}
    found = {sheet.name: _understood(pages[sheet.name]) for sheet in book.sheets}
    made = [
        one
        for name, (understood, _) in found.items()
        for one in _of_sheet(file, book, pages[name], understood)
    ]
    faults = [(name, fault) for name, (understood, fault) in found.items() if not understood]
    if not made:
        name, fault = next(((n, f) for n, f in faults if f), faults[0] if faults else ("", ""))
        page = pages.get(name) or Page(layout.Grid([]), files.shown(file.name), "", decided)
        raise _refused(file, files.label(file), page, fault)
    left_out = tuple(
        f"{files.label(file)} [{files.shown(name)}]" for name, _ in faults if _is_table(pages[name].grid)
    )
    return [replace(one, left_out=left_out, hidden=tuple(map(files.shown, book.hidden))) for one in made]


def _page(file: Path, sheet: workbook.Sheet, decided: Decided) -> Page:
    spans = tuple((*first, *last) for first, last in sheet.merged)
    return Page(layout.Grid(sheet.rows, spans), files.shown(file.name), sheet.name, decided)


def _understood(page: Page) -> tuple[tuple[Table, ...], str]:
    """The tables of a page, or why there are none (empty where it is simply not known)."""
    found = tables.tables(page)
    if tables.is_complete([table.reading for table in found]):
        return found, ""
    if fault := tables.fault(page):
        return (), fault
    return found or tables.template(page), ""


def _of_sheet(file: Path, book: workbook.Book, page: Page, found: tuple[Table, ...]) -> Iterator[Sheet]:
    label = f"{files.label(file)} [{files.shown(page.sheet)}]" if len(book.sheets) > 1 else files.label(file)
    for body in dict.fromkeys(table.body for table in found):
        here = [table for table in found if table.body == body]
        rows = page.grid.rows
        for table in here:
            rows = groups.spread(rows, page.grid.spans, table.reading, body)
        cells = workbook.table(rows[body:], page.grid.width)
        yield from (_sheet(file, label, page, table, rows=cells) for table in here)


def _sheet(file: Path, label: str, page: Page, table: Table, **cells: object) -> Sheet:
    first, end = table.reading.columns_of
    return Sheet(
        file,
        f"{label} ({_letters(first)}–{_letters(end - 1)})" if table.is_half else label,
        table.reading,
        table.body + 1,
        answers=table.answers,
        is_empty=not layout.has_records(page.grid, table.body),
        **cells,
    )


def _letters(position: int) -> str:
    """What a spreadsheet calls a column: A, B, …, Z, AA."""
    above, below = divmod(position, LETTERS)
    return (_letters(above - 1) if above else "") + chr(ord("A") + below)


def _is_table(grid: layout.Grid) -> bool:
    """Whether a sheet holds more than notes."""
    return sum(sum(map(bool, row)) >= TABLE_CELLS for row in grid.rows) >= TABLE_ROWS


def _refused(file: Path, label: str, page: Page, fault: str) -> Problem:
    if fault:
        return Problem(f"{label}: {fault}.")
    row = layout.most_like_headings(page.grid)
    cells = [] if row is None else [cell for cell in page.grid.rows[row] if cell.strip()]
    # A row of names looks like headings, too, until some of it is the kind of word that only headings are.
    is_sure = sum(map(is_heading_like, cells)) * 2 >= len(cells)
    shown = [masked(cell) for cell in cells] if is_sure else []
    return UnknownHeadings(file, label, tuple(cell for cell in shown if cell != HIDDEN))
