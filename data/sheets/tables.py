"""Tables: what stands in a grid of cells: one table, several side by side, a form, or nothing known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from data.sheets import groups, guesses, headings, layout, title, units, wide
from data.sheets.heading_words import normalise
from data.sheets.headings import Recognised
from data.sheets.layout import Block, Grid
from data.sheets.mapping import Decided, Mapping
from data.sheets.meaning import Levels, written

BELOW = 100  # records that are looked at
SEARCHED_WIDTH = 40  # every gap between headings is tried as the border of two tables up to this width
FORM = "a form of one case, not a table; export the list instead"
STATISTIC = "a statistical form, not a list of records; load the records or the monthly figures instead"


@dataclass(frozen=True)
class Page:
    """A grid with what it is called: the file's name, the sheet's, and what was decided about headings."""

    grid: Grid
    file: str
    sheet: str
    decided: Decided


@dataclass(frozen=True)
class Table:
    """Headings that were understood, the row (from 0) where the records begin, and what was answered."""

    reading: Recognised
    body: int
    answers: Mapping
    is_half: bool = False


def tables(page: Page) -> tuple[Table, ...]:
    """The tables of a grid; none where no headings are known."""
    block, readings = _best(page)
    if block is None:
        return ()
    found = _split(page, block) if _may_be_split(readings) else ()
    return found or tuple(_finished(page, block, block.levels, reading) for reading in readings)


def template(page: Page) -> tuple[Table, ...]:
    """A table without records whose headings are hardly known: an empty template."""
    row = layout.most_like_headings(page.grid)
    if row is None or layout.has_records(page.grid, row + 1):
        return ()
    cells = [page.grid.cell(row, at) for at in range(page.grid.width)]
    levels = tuple((cell,) if cell else () for cell in cells)
    answers = _answers(page, levels)
    reading = headings.nearest(levels, answers.headings)
    return (Table(reading, row + 1, answers),) if reading.matches else ()


def fault(page: Page) -> str:
    """Why a grid without complete headings is no table; '' where it may be one."""
    if layout.is_statistic(page.grid):
        return STATISTIC
    return FORM if layout.is_form(page.grid) else ""


def is_complete(readings: Sequence[Recognised]) -> bool:
    """Whether nothing is lacking and nothing must be asked."""
    return bool(readings) and not any(headings.missing(r) or r.questions for r in readings)


def _best(page: Page) -> tuple[Block | None, tuple[Recognised, ...]]:
    """The block of headings that is understood best; of equals the first, in its deepest form."""
    best: tuple[Block | None, tuple[Recognised, ...]] = (None, ())
    most = (False, 0)
    for block in layout.blocks(page.grid):
        readings = _readings(page, block, block.levels)
        if not readings:
            continue
        worth = (not headings.missing(readings[0]), readings[0].matches + len(readings))
        if worth > most:
            best, most = (block, readings), worth
    return best


def _readings(page: Page, block: Block, levels: tuple[Levels, ...]) -> tuple[Recognised, ...]:
    """One reading, or one per item of a wide table of figures; a complete list of records comes first."""
    answers, below = _answers(page, levels), _below(page, block)
    plain = None
    if headings.may_be(levels, page.decided.headings):
        plain = headings.recognise(levels, answers.headings, below)
        plain = plain and _titled(page, block, plain, answers)
    if plain and not headings.missing(plain):
        return (plain,)
    figures = wide.recognise(levels, answers.headings, answers.words.get(wide.ITEM, {}), below)
    if plain and plain.source.name != wide.SOURCE and plain.matches - len(plain.place) > len(figures):
        return (plain,)
    figures = tuple(_titled(page, block, one, answers) for one in figures)
    # What is asked is asked once for all columns of figures.
    figures = (*figures[:1], *(replace(one, questions=(), is_asked=False) for one in figures[1:]))
    return figures or ((plain,) if plain else ())


def _titled(page: Page, block: Block, reading: Recognised, answers: Mapping) -> Recognised:
    above = [cell for row in page.grid.rows[: block.top] for cell in row if cell.strip()]
    return title.with_month(reading, above, [page.file, page.sheet], answers.headings)


def _answers(page: Page, levels: tuple[Levels, ...]) -> Mapping:
    return page.decided.about(page.file, [written(one) for one in levels])


def _below(page: Page, block: Block) -> layout.Rows:
    return page.grid.rows[block.body : block.body + BELOW]


def _may_be_split(readings: tuple[Recognised, ...]) -> bool:
    levels = readings[0].levels
    return any(r.questions for r in readings) or bool(list(_gaps(levels))) or headings.missing(readings[0])


def _split(page: Page, block: Block) -> tuple[Table, ...]:
    """Two or more complete tables that stand side by side; none where they do not."""
    parts = _parts(page, block, block.levels)
    if len(parts) < 2:
        return ()
    return tuple(
        replace(_finished(page, block, levels, reading), is_half=True)
        for levels in parts
        for reading in _readings(page, block, levels)
    )


def _parts(page: Page, block: Block, levels: tuple[Levels, ...]) -> list[tuple[Levels, ...]]:
    """The headings of each table from the left; the last part may hold more tables."""
    for cut in _cuts(levels):
        left = tuple(one if at < cut else () for at, one in enumerate(levels))
        right = tuple(one if at >= cut else () for at, one in enumerate(levels))
        if is_complete(_readings(page, block, left)):
            rest = _parts(page, block, right)
            if rest:
                return [left, *rest]
    return [levels] if is_complete(_readings(page, block, levels)) else []


def _cuts(levels: tuple[Levels, ...]) -> Iterator[int]:
    """Where another table may begin: behind an empty column, at the first heading's return, anywhere."""
    filled = [at for at, one in enumerate(levels) if one]
    if len(filled) < 2 * headings.MIN_MATCHES:
        return
    likely = [*_gaps(levels), *(at for at in filled[1:] if levels[at] == levels[filled[0]])]
    yield from likely
    if len(filled) <= SEARCHED_WIDTH:
        yield from (at for at in filled[headings.MIN_MATCHES : -1] if at not in likely)


def _gaps(levels: Sequence[Levels]) -> Iterator[int]:
    """The columns that follow an empty one."""
    filled = [at for at, one in enumerate(levels) if one]
    yield from (b for a, b in pairwise(filled) if b > a + 1)


def _finished(page: Page, block: Block, levels: tuple[Levels, ...], reading: Recognised) -> Table:
    """A table with guesses for unknown headings, and with the places that are written once per group."""
    answers, below = _answers(page, levels), _below(page, block)
    filled = [at for at, one in enumerate(levels) if one]
    reading = replace(reading, columns_of=(filled[0], filled[-1] + 1))
    if below:
        reading = guesses.guessed(reading, answers.headings, below)
    if not page.grid.spans:
        reading = replace(reading, filled_down=groups.filled_down(reading, below))
    return Table(reading, block.body, _with_percent(reading, answers))


def _with_percent(reading: Recognised, answers: Mapping) -> Mapping:
    """The answers, and what a heading says itself: the numbers below 安全感(%) are percent."""
    item = reading.constants.get(wide.ITEM)
    if item and units.split(normalise(reading.headings[reading.columns[wide.VALUE]]))[1] == units.PERCENT:
        return answers.over(Mapping(numbers={item: "percent"}))
    return answers
