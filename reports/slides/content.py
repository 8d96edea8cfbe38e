"""What a slide shows below its title: sentences, a chart, a page of a table."""

from collections.abc import Sequence
from dataclasses import replace

from pptx.slide import Slide
from pptx.util import Emu, Length, Mm, Pt

from reports import native_chart
from reports.document import Chart, Table
from reports.slides import table as tables
from reports.slides import text
from reports.slides.blank import GAP, Area
from reports.slides.deck import Deck
from reports.slides.table import Page

WIDE_SIZES = (24, 22, 20, 18, 16, 14)
NARROW_SIZES = (18, 16, 14)
NOTE_SIZES = (18, 16, 14, 13, 12)
MOST_SENTENCES = 5
ENOUGH_WIDE, ENOUGH_NARROW = 4, 2  # sentences for which letters are not made smaller
CAPTION_SIZE, REMARK_SIZE = 14, 12
CHART_SHARE = 0.64  # of the width, where sentences stand beside a chart
LEAST_SHARE, STRETCH = 0.7, 2.0  # of a table: of the slide's width, and against its width on paper


def sentences(deck: Deck, slide: Slide, said: Sequence[str], area: Area, sizes: Sequence[float]) -> int:
    """Put some sentences, five at most, in large letters rather than many; gives how many."""
    enough = ENOUGH_WIDE if area.width > deck.area.width // 2 else ENOUGH_NARROW
    shown, size = _fitted(deck, said[:MOST_SENTENCES], area, sizes, enough)
    if shown:
        text.box(slide, area, said[:shown], deck.style(size, is_list=len(said) > 1))
    return shown


def _fitted(
    deck: Deck, said: Sequence[str], area: Area, sizes: Sequence[float], enough: int
) -> tuple[int, float]:
    """How many have room, and their size: the largest at which it is enough, else the most; one always is."""
    best = 0, sizes[-1]
    for size in sizes:
        style = deck.style(size, is_list=len(said) > 1)
        heights = (text.height(said[:number], area, style) for number in range(1, len(said) + 1))
        shown = sum(height <= area.height.pt for height in heights)
        best = max(best, (shown, size), key=lambda found: found[0])
        if shown >= min(enough, len(said)):
            return shown, size
    return max(best[0], min(len(said), 1)), best[1]


def paragraphs(deck: Deck, slide: Slide, said: Sequence[str], area: Area) -> None:
    """Put all of them, as large as can be; what has no room at the smallest size is left to the notes."""
    shown, size = _fitted(deck, said, area, NOTE_SIZES, len(said))
    text.box(slide, area, said[:shown], deck.style(size))


def chart_with_sentences(deck: Deck, slide: Slide, drawn: Chart, said: Sequence[str]) -> int:
    """A chart on the left and sentences on the right; gives how many of them have room."""
    area = deck.area
    if not said:
        chart(deck, slide, drawn, area)
        return 0
    width = Emu(round(area.width * CHART_SHARE))
    chart(deck, slide, drawn, replace(area, width=width))
    left = Emu(area.left + width + 2 * GAP)
    beside = replace(area, left=left, width=Emu(area.left + area.width - left))
    return sentences(deck, slide, said, beside, NARROW_SIZES)


def chart(deck: Deck, slide: Slide, drawn: Chart, area: Area, has_caption: bool = True) -> None:
    """A chart under what it shows, where and when; its remark below it."""
    remark, style = _remark_height(deck, drawn.remark, area), deck.style(CAPTION_SIZE, is_bold=True)
    caption = Pt(text.height([drawn.title], area, style)) if has_caption else Emu(0)
    if has_caption:
        text.box(slide, replace(area, height=caption), [drawn.title], style)
    box = area.left, Emu(area.top + caption), area.width, Emu(area.height - caption - remark)
    native_chart.place(slide.shapes, drawn, box)
    _remark(deck, slide, drawn.remark, replace(area, top=Emu(area.top + area.height - remark), height=remark))


def pages(deck: Deck, table: Table, area: Area) -> list[Page]:
    """A table on as many slides as it needs."""
    room = Emu(area.height - _remark_height(deck, table.remark, area))
    return tables.pages(table, _width(table, area).pt, room.pt)


def page(deck: Deck, slide: Slide, shown: Page, area: Area) -> None:
    """A page of a table, its remark below it."""
    tables.place(slide, shown, replace(area, width=_width(shown.table, area)), deck.bulletin.lang)
    under = replace(area, top=Emu(area.top + Pt(shown.height) + GAP // 2))
    height = _remark_height(deck, shown.table.remark, area)
    _remark(deck, slide, shown.table.remark, replace(under, height=height))


def _width(table: Table, area: Area) -> Length:
    """Tables of a few columns are not stretched over the whole slide."""
    on_paper = Mm(sum(column.width for column in table.columns) * (1 + table.two_up))
    return Emu(min(area.width, max(round(area.width * LEAST_SHARE), round(on_paper * STRETCH))))


def _remark_height(deck: Deck, remark: str, area: Area) -> Length:
    return Pt(text.height([remark], area, deck.style(REMARK_SIZE))) + GAP if remark else Emu(0)


def _remark(deck: Deck, slide: Slide, remark: str, area: Area) -> None:
    if remark:
        text.box(slide, area, [remark], deck.style(REMARK_SIZE))
