"""The deck to be filled: our own plain one, or an office's own template without its slides."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.package import Package
from pptx.presentation import Presentation
from pptx.slide import SlideLayout
from pptx.util import Emu, Inches, Length

from data.problem import Problem
from reports.slides import own

TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
FOOTERS = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE)
DECKS = (
    CONTENT_TYPE.PML_PRESENTATION_MAIN,
    CONTENT_TYPE.PML_PRES_MACRO_MAIN,
    CONTENT_TYPE.PML_TEMPLATE_MAIN,
    CONTENT_TYPE.PML_SLIDESHOW_MAIN,
)
MACROS = "/vbaProject"  # the end of the type of the relationship
LARGEST = 300_000_000  # bytes of a template when unpacked
LOWEST_TITLE, HIGHEST_FOOTER = 0.4, 0.8  # parts of a slide's height; a template beyond them is not followed
TITLE_BOTTOM, FOOTER_TOP = 0.2, 0.93
SIDE = 0.045  # of a slide's width, left free on either side
GAP = Inches(0.18)


@dataclass(frozen=True)
class Area:
    """A rectangle on a slide."""

    left: Length
    top: Length
    width: Length
    height: Length

    @property
    def box(self) -> tuple[Length, Length, Length, Length]:
        """Left, top, width and height."""
        return self.left, self.top, self.width, self.height


@dataclass(frozen=True)
class Blank:
    """A deck without slides, with the layouts to begin and to go on."""

    deck: Presentation
    cover: SlideLayout
    title_only: SlideLayout

    @cached_property
    def area(self) -> Area:
        """What is free between the title and the footer of a slide."""
        width, height = self.deck.slide_width, self.deck.slide_height
        top, bottom = round(height * TITLE_BOTTOM), round(height * FOOTER_TOP)
        for shape in self.title_only.placeholders:
            kind = shape.placeholder_format.type
            if kind in TITLES and shape.top + shape.height < height * LOWEST_TITLE:
                top = shape.top + shape.height
            elif kind in FOOTERS and shape.top > height * HIGHEST_FOOTER:
                bottom = min(bottom, shape.top)
        side = round(width * SIDE)
        return Area(Emu(side), Emu(top + GAP), Emu(width - 2 * side), Emu(bottom - top - 2 * GAP))


def opened(template: bytes | Path | None) -> Blank:
    """The deck of a template, or our own where there is none; a Problem where it cannot be used."""
    if template is None:
        deck = own.deck()
        return Blank(deck, *deck.slide_layouts)
    name = template.name if isinstance(template, Path) else "template"
    try:
        deck = _emptied(template.read_bytes() if isinstance(template, Path) else template)
        layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    except Exception as error:  # a broken file makes the libraries raise whatever they come across
        told = " ".join(str(error).split())[:100] or type(error).__name__
        raise Problem(f"{name}: no template of slides ({told}); save it anew as .pptx.") from None
    if not layouts:
        raise Problem(f"{name}: the template has no slide layout; add one with a title.")
    return Blank(deck, _best(layouts, _as_cover), _best(layouts, _as_title_only))


def _emptied(content: bytes) -> Presentation:
    """The template as a deck without slides and macros."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if sum(one.file_size for one in archive.infolist()) > LARGEST:
            raise ValueError("it is too large")
    part = Package.open(BytesIO(content)).main_document_part
    if part._content_type not in DECKS:
        raise ValueError("it holds no slides")
    part._content_type = CONTENT_TYPE.PML_PRESENTATION_MAIN
    deck = part.presentation
    for name in ("p:sldIdLst", "p:custShowLst", "p:extLst"):  # sections and shows name the slides dropped
        for one in deck.element.findall(qn(name)):
            deck.element.remove(one)
    for key, relation in list(part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.SLIDE or relation.reltype.endswith(MACROS):
            part.rels.pop(key)
    return deck


def _best(layouts: Sequence[SlideLayout], suits: object) -> SlideLayout:
    return max(layouts, key=suits)


def _kinds(layout: SlideLayout) -> list[PP_PLACEHOLDER]:
    return [shape.placeholder_format.type for shape in layout.placeholders]


def _as_cover(layout: SlideLayout) -> tuple[bool, bool, int]:
    kinds = _kinds(layout)
    return PP_PLACEHOLDER.CENTER_TITLE in kinds, PP_PLACEHOLDER.SUBTITLE in kinds, -len(kinds)


def _as_title_only(layout: SlideLayout) -> tuple[bool, int]:
    """A title, and as little else as can be."""
    kinds = [kind for kind in _kinds(layout) if kind not in FOOTERS]
    return PP_PLACEHOLDER.TITLE in kinds, -len(kinds)
