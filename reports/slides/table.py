"""A native table on a slide: as many rows as have room, the heads on every page, numbers to the right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide
from pptx.util import Emu, Pt

from reports.document import HALVES, Cell, Column, Table
from reports.slides import fit, text
from reports.slides.blank import Area

MOST_ROWS, MOST_COLUMNS = 14, 10
SIZES = (16, 14, 13, 12, 11)  # points; the first at which everything has room
BETWEEN_SHARE = 0.06  # of a half, between the halves of a table that stand side by side
SIDE_POINTS, ABOVE_POINTS = 5, 3  # within a cell
NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the office programs' table style without any lines
RULE = '<a:ln{side} w="{width}"><a:solidFill>{colour}</a:solidFill></a:ln{side}>'
INK = '<a:schemeClr val="tx1"/>'
FAINT_INK = '<a:schemeClr val="tx1"><a:lumMod val="25000"/><a:lumOff val="75000"/></a:schemeClr>'
HEAD_RULES = RULE.format(side="T", width=19050, colour=INK) + RULE.format(side="B", width=9525, colour=INK)
ROW_RULE = RULE.format(side="B", width=6350, colour=FAINT_INK)
LAST_RULE = RULE.format(side="B", width=19050, colour=INK)
HEAD_FILL = '<a:solidFill><a:schemeClr val="bg2"/></a:solidFill>'


@dataclass(frozen=True)
class Page:
    """A part of a table as it stands on a slide; the size of letters and heights of rows are in points."""

    table: Table
    size: float
    heights: tuple[float, ...]

    @property
    def height(self) -> float:
        """The points it takes from its first to its last line."""
        return sum(self.heights)


def pages(table: Table, width: float, height: float) -> list[Page]:
    """The table on as many slides as it needs, where each has `width` by `height` points for it."""
    return [page for part in _narrow(table) for page in _paged(part, width, height)]


def place(slide: Slide, page: Page, area: Area, lang: str) -> None:
    """Put a page of a table at the top of an area."""
    number = max((shape.shape_id for shape in slide.shapes), default=1) + 1
    widths = [Emu(round(area.width * share)) for share in _shares(page.table.columns)]
    heights = [Pt(height) for height in page.heights]
    name, told = quoteattr(f"Table {number}"), quoteattr(text.clean(page.table.caption))
    frame = (
        f"<p:graphicFrame {nsdecls('p', 'a')}><p:nvGraphicFramePr>"
        f'<p:cNvPr id="{number}" name={name} descr={told}/><p:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'<p:xfrm><a:off x="{area.left}" y="{area.top}"/>'
        f'<a:ext cx="{sum(widths)}" cy="{sum(heights)}"/></p:xfrm><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f"{_drawn(page, widths, heights, lang)}</a:graphicData></a:graphic></p:graphicFrame>"
    )
    slide.shapes._spTree.append(parse_xml(frame))


def _drawn(page: Page, widths: Sequence[int], heights: Sequence[int], lang: str) -> str:
    rows = [[Cell(column.title) for column in page.table.columns], *page.table.rows]
    body = "".join(
        f'<a:tr h="{height}">{_row(row, page, nth, lang)}</a:tr>'
        for nth, (row, height) in enumerate(zip(rows, heights, strict=True))
    )
    grid = "".join(f'<a:gridCol w="{width}"/>' for width in widths)
    style = f'<a:tblPr firstRow="1"><a:tableStyleId>{NO_GRID}</a:tableStyleId></a:tblPr>'
    return f"<a:tbl>{style}<a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl>"


def _narrow(table: Table) -> Iterator[Table]:
    """Parts with few columns, each with the first column, which names the rows."""
    name, *others = range(len(table.columns))
    parts = -(-len(others) // (MOST_COLUMNS - 1)) or 1
    each = -(-len(others) // parts) or 1
    for start in range(0, max(len(others), 1), each):
        kept = [name, *others[start : start + each]]
        yield replace(
            table,
            columns=tuple(table.columns[place] for place in kept),
            rows=tuple(tuple(row[place] for place in kept) for row in table.rows),
            two_up=table.two_up and parts == 1 and len(kept) * HALVES <= MOST_COLUMNS,
            sums=(),
        )


def _paged(table: Table, width: float, height: float) -> list[Page]:
    """As few pages as can be, of much the same length; a row that no page holds stands on one of its own."""
    halves = HALVES if table.two_up else 1
    fewest = max(1, -(-len(table.rows) // (MOST_ROWS * halves)))
    for number in range(fewest, len(table.rows) + 1):
        each = -(-len(table.rows) // number)
        parts = [table.rows[start : start + each] for start in range(0, len(table.rows), each)]
        tried = _tried([_printed(replace(table, rows=rows)) for rows in parts], width)
        fitting = [found for found in tried if all(page.height <= height for page in found)]
        if fitting:
            return next((found for found in fitting if _is_whole(found, width)), fitting[0])
    return [_sized(replace(table, rows=(row,), two_up=False), SIZES[-1], width) for row in table.rows]


def _tried(parts: Sequence[Table], width: float) -> list[list[Page]]:
    """The pages at each size, the largest first."""
    return [[_sized(part, size, width) for part in parts] for size in SIZES]


def _printed(table: Table) -> Table:
    """The table as it stands on a slide, a gap between two halves."""
    if not table.two_up:
        return table
    whole, half = table.printed(), len(table.columns)
    gap = Column("", BETWEEN_SHARE * sum(column.width for column in table.columns), is_number=False)
    rows = tuple((*row[:half], Cell(""), *row[half:]) for row in whole.rows)
    return replace(whole, columns=(*table.columns, gap, *table.columns), rows=rows)


def _sized(table: Table, size: float, width: float) -> Page:
    rooms = [width * share - 2 * SIDE_POINTS for share in _shares(table.columns)]
    rows = [[column.title for column in table.columns], *([cell.text for cell in row] for row in table.rows)]
    taken = (max(map(fit.lines, row, repeat(size), rooms)) for row in rows)
    heights = (lines * size * fit.LINE_HEIGHT + 2 * ABOVE_POINTS for lines in taken)
    return Page(table, size, tuple(heights))


def _is_whole(pages: Sequence[Page], width: float) -> bool:
    """Whether each number stands on one line, and that not in the smallest letters."""
    table, size = pages[0].table, pages[0].size
    rooms = [width * share - 2 * SIDE_POINTS for share in _shares(table.columns)]
    cells = (pair for page in pages for row in page.table.rows for pair in zip(row, rooms, strict=True))
    numbers = ((cell.text, room) for cell, room in cells if cell.value is not None)
    return size > SIZES[-1] and all(fit.lines(said, size, room) == 1 for said, room in numbers)


def _shares(columns: Sequence[Column]) -> list[float]:
    whole = sum(column.width for column in columns)
    return [column.width / whole for column in columns]


def _row(row: Sequence[Cell], page: Page, nth: int, lang: str) -> str:
    rules = HEAD_RULES if nth == 0 else LAST_RULE if nth == len(page.table.rows) else ROW_RULE
    return "".join(
        _cell(cell.text, page.size, "r" if column.is_number else "l", nth == 0, rules, lang)
        for cell, column in zip(row, page.table.columns, strict=True)
    )


def _cell(said: str, size: float, align: str, is_head: bool, rules: str, lang: str) -> str:
    look = f'lang="{text.LANGUAGE[lang]}" sz="{size * text.HUNDREDTHS:.0f}" b="{int(is_head)}"'
    ink = f"<a:solidFill>{INK}</a:solidFill>"
    run = f"<a:r><a:rPr {look}>{ink}</a:rPr><a:t>{escape(text.clean(said))}</a:t></a:r>" if said else ""
    side, above = Pt(SIDE_POINTS), Pt(ABOVE_POINTS)
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{align}">'
        f"{text.spacing(size)}</a:pPr>{run}<a:endParaRPr {look}/></a:p></a:txBody>"
        f'<a:tcPr marL="{side}" marR="{side}" marT="{above}" marB="{above}" anchor="ctr">{rules}'
        f"{HEAD_FILL if is_head else '<a:noFill/>'}</a:tcPr></a:tc>"
    )
