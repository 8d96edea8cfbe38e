"""Traps of a table's form: lines around and between, headings, columns; each takes a page and spoils it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tests.corpus.page import Cell, Column, Line, Page, of_type, told

Trap = Callable[[Page], Page]

# Above, below and between


def above(*lines: Sequence[Cell]) -> Trap:
    """Title, version, notes, blank rows over the headings."""
    return lambda page: replace(page, above=(*map(tuple, lines), *page.above))


def below(*lines: Sequence[Cell]) -> Trap:
    """Blank rows, signatures, notes under the table."""
    return lambda page: replace(page, below=(*page.below, *map(tuple, lines)))


def between(at: int, label: str, column: int = 0) -> Trap:
    """A line that is no record: a sum, an average, a blank row (label '')."""

    def spoil(page: Page) -> Page:
        sums = [len(page.lines) if label and c.name in of_type(page, "whole") else None for c in page.columns]
        sums[column] = label or None
        return replace(page, lines=(*page.lines[:at], Line(tuple(map(told, sums))), *page.lines[at:]))

    return spoil


def heading_again(at: int) -> Trap:
    """The heading rows repeated in the middle, as on a printed page."""

    def spoil(page: Page) -> Page:
        rows = [
            Line(tuple(told(c.heading[i]) if i < len(c.heading) else None for c in page.columns))
            for i in range(page.levels)
        ]
        return replace(page, lines=(*page.lines[:at], *rows, *page.lines[at:]))

    return spoil


# Headings


def headings(change: Callable[[str], str]) -> Trap:
    """Every heading written otherwise: stars, line breaks, spaces, wide brackets."""
    return lambda page: replace(
        page, columns=tuple(replace(c, heading=tuple(map(change, c.heading))) for c in page.columns)
    )


def renamed(**words: str) -> Trap:
    """Columns under another heading."""
    return lambda page: replace(
        page,
        columns=tuple(replace(c, heading=(words.get(c.name, c.heading[0]),)) for c in page.columns),
    )


def grouped(upper: str, *names: str) -> Trap:
    """Two levels: neighbouring columns under one word."""
    return lambda page: replace(
        page,
        columns=tuple(
            replace(c, heading=(upper, *c.heading)) if c.name in names else c for c in page.columns
        ),
    )


# Columns


def serial(page: Page) -> Page:
    """序号 before everything."""
    numbers = iter(range(1, len(page.lines) + 1))
    lines = (replace(line, cells=(next(numbers) if line.row else None, *line.cells)) for line in page.lines)
    return replace(page, columns=(Column("", ("序号",)), *page.columns), lines=tuple(lines))


def extra(heading: str, cells: Sequence[Cell], at: int = 999) -> Trap:
    """A column that we do not keep."""

    def spoil(page: Page) -> Page:
        lines = (
            replace(
                line, cells=(*line.cells[:at], cells[i % len(cells)] if line.row else None, *line.cells[at:])
            )
            for i, line in enumerate(page.lines)
        )
        columns = (*page.columns[:at], Column("", (heading,)), *page.columns[at:])
        return replace(page, columns=columns, lines=tuple(lines))

    return spoil


def phantom(width: int) -> Trap:
    """Empty columns to the right, as far as 256."""

    def spoil(page: Page) -> Page:
        more = width - len(page.columns)
        lines = (replace(line, cells=(*line.cells, *[""] * more)) for line in page.lines)
        return replace(page, columns=(*page.columns, *[Column("", ("",))] * more), lines=tuple(lines))

    return spoil


def reversed_columns(page: Page) -> Page:
    """The columns from right to left."""
    lines = (replace(line, cells=line.cells[::-1]) for line in page.lines)
    return replace(page, columns=page.columns[::-1], lines=tuple(lines))
