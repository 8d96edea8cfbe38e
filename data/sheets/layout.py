"""Layout: where in a grid of cells headings may stand, on how many rows, and what is a form and no table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from data.sheets import looks
from data.sheets.heading_words import known_anywhere, normalise, signatures
from data.sheets.meaning import Levels

HEAD_ROWS = 40  # a heading row stands among the first of a sheet
LEVELS = 3
NUMBERED_COLUMNS = 3  # 甲 乙 1 2 3 below the headings numbers the columns
FORM_ROWS, FORM_PAIRS = 3, 4
FORM_MERGES = 100
_NUMBERING = re.compile(r"栏次|行次|序号|[甲乙丙丁戊己庚辛]|[(（<]?\d{1,3}[)）>]?")

# Who filled the sheet in, and when: such a line stands above and below real tables, too.
_OF_THE_SHEET = re.compile(r"\s*(制表|填表|填报|报送|审核|复核|签发|负责|分管|统计|打印|单位|日期|时间|联系)")

Rows = list[list[str]]
Span = tuple[int, int, int, int]  # a merged range: first row, first column, last row, last column


@dataclass(frozen=True)
class Grid:
    """The first rows of a sheet as text, with the merged ranges where a workbook tells them."""

    rows: Rows
    spans: tuple[Span, ...] = ()

    @cached_property
    def width(self) -> int:
        """The number of cells of the widest row."""
        return max((len(row) for row in self.rows), default=0)

    def cell(self, row: int, column: int) -> str:
        """A cell's text; '' beyond the end of a row."""
        cells = self.rows[row]
        return cells[column].strip() if column < len(cells) else ""


@dataclass(frozen=True)
class Block:
    """Rows of headings: from row `top` on, the records from row `body` on; the levels of each column."""

    top: int
    body: int
    levels: tuple[Levels, ...]


def blocks(grid: Grid) -> Iterator[Block]:
    """Every block of one to three rows that could be headings, from the top; the deeper one first."""
    lower: set[int] = set()
    for top in range(min(HEAD_ROWS, len(grid.rows))):
        # The lower row of a heading never stands for itself: the upper one may say 上年同期.
        if top in lower or not _is_plausible(grid, top):
            continue
        depth = 1
        while depth < LEVELS and top + depth < len(grid.rows) and _goes_on(grid, top, top + depth):
            lower.add(top + depth)
            depth += 1
        for rows in range(depth, 0, -1):
            body = top + rows
            levels = _levels(grid, top, body)
            # A row that numbers the columns is neither a heading nor a record.
            yield Block(top, body + (body < len(grid.rows) and _numbers_columns(grid.rows[body])), levels)


def is_form(grid: Grid) -> bool:
    """Whether the sheet is a form of one case: labels with their value beside them, on several rows."""
    paired = [pairs for row in grid.rows[:HEAD_ROWS] if (pairs := _pairs(row) or _labelled(row))]
    needed = 1 if len(grid.spans) >= FORM_MERGES else FORM_ROWS
    return len(paired) >= needed and sum(paired) >= FORM_PAIRS


def is_statistic(grid: Grid) -> bool:
    """Whether the columns are levels of offices, a subtotal and the total since January: a statistic."""
    for row in grid.rows[:HEAD_ROWS]:
        words = {normalise(cell) for cell in row}
        if words & {"小计", "合计"} and words & {"年度累计", "本年累计", "累计"} and len(words - {""}) <= 12:
            return True
    return False


def most_like_headings(grid: Grid) -> int | None:
    """The row of words that looks most like headings: many different short words, no dates, no numbers."""

    def words(row: list[str]) -> int:
        filled = [cell for cell in row if cell.strip()]
        return len(set(filled)) if all(map(looks.is_wordy, filled)) else 0

    counted = [words(row) for row in grid.rows[:HEAD_ROWS]]
    return counted.index(max(counted)) if max(counted, default=0) >= NUMBERED_COLUMNS else None


def has_records(grid: Grid, body: int) -> bool:
    """Whether anything stands below the headings."""
    return any(cell.strip() for row in grid.rows[body:] for cell in row)


def _is_plausible(grid: Grid, row: int) -> bool:
    """Whether a row may hold headings: no dates, and no label beside its value."""
    filled = [cell for cell in grid.rows[row] if cell.strip()]
    return len(filled) >= 2 and not any(map(looks.is_day, filled)) and _pairs(grid.rows[row]) < 2


def _pairs(row: list[str]) -> int:
    """Labels with a colon and something else beside them: 事件名称：| …"""
    filled = [cell.strip() for cell in row if cell.strip()]
    is_label = [cell.endswith((":", "：")) for cell in filled]
    return sum(
        is_label[at] and not is_label[at + 1] and not _OF_THE_SHEET.match(filled[at])
        for at in range(len(filled) - 1)
    )


def _labelled(row: list[str]) -> int:
    """Pairs of label and value that fill a whole row, with or without colons."""
    filled = [cell for cell in row if cell.strip()]
    known = [normalise(cell) in known_anywhere() for cell in filled]
    if len(filled) % 2 or len(filled) < 4 or any(known[1::2]) or 2 * sum(known[::2]) < len(known[::2]):
        return 0
    return len(filled) // 2


def _goes_on(grid: Grid, top: int, row: int) -> bool:
    """Whether a row below headings is one more level of them and no record."""
    filled = [column for column in range(grid.width) if grid.cell(row, column)]
    if not filled or not all(looks.is_wordy(grid.cell(row, column)) for column in filled):
        return False
    if any(_spans_down(span, top, row) for span in grid.spans):
        return True
    above = [grid.cell(row - 1, column) for column in range(grid.width)]
    grouped = _grouped(grid, row)
    fits = all(not above[c] or c in grouped or above[c] == grid.cell(row, c) for c in filled)
    return bool(grouped) and fits and not _is_told(above, filled, grouped)


def _spans_down(span: Span, top: int, row: int) -> bool:
    first, _, last, _ = span
    return top <= first < row <= last


def _grouped(grid: Grid, row: int) -> set[int]:
    """The columns that stand in twos or more below one word of the row above."""
    found: set[int] = set()
    for column in range(grid.width):
        if not grid.cell(row - 1, column) or not grid.cell(row, column):
            continue
        end = column + 1
        while end < grid.width and not grid.cell(row - 1, end) and grid.cell(row, end):
            end += 1
        if end > column + 1:
            found |= set(range(column, end))
    return found


def _is_told(above: list[str], filled: list[int], grouped: set[int]) -> bool:
    """Whether a row has something below a heading that tells the kind of export: then it is a record."""
    return any(normalise(above[c]) in signatures() for c in filled if c not in grouped)


def _levels(grid: Grid, top: int, body: int) -> tuple[Levels, ...]:
    rows = [_spread(grid, row, body) for row in range(top, body - 1)]
    width = max(len(grid.rows[row]) for row in range(top, body))
    rows.append([grid.cell(body - 1, column) for column in range(width)])
    return tuple(
        tuple(word for row in rows if (word := row[column] if column < len(row) else ""))
        for column in range(width)
    )


def _spread(grid: Grid, row: int, body: int) -> list[str]:
    """A row of group headings with each word over all columns of its group."""
    words = [grid.cell(row, column) for column in range(grid.width)]
    spans = [span for span in grid.spans if span[0] == row and span[3] > span[1]]
    for first, left, _, right in spans:
        words[left : right + 1] = [grid.cell(first, left)] * (min(right + 1, grid.width) - left)
    if not spans:
        for column in range(1, grid.width):
            below = any(grid.cell(lower, column) for lower in range(row + 1, body))
            if not words[column] and below:
                words[column] = words[column - 1]
    return words


def _numbers_columns(row: list[str]) -> bool:
    filled = ["".join(cell.split()) for cell in row if cell.strip()]
    if len(filled) < NUMBERED_COLUMNS or not all(map(_NUMBERING.fullmatch, filled)):
        return False
    figures = [int(digits) for cell in filled if (digits := re.sub(r"\D", "", cell))]
    return len(figures) > 1 and figures == list(range(1, len(figures) + 1))
