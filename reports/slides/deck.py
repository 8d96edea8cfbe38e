"""A deck that is being filled: each new slide gets its title, footer, number and notes."""

from dataclasses import dataclass, field
from functools import cached_property

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.slide import Slide, SlideLayout
from pptx.util import Emu, Pt

from i18n.translate import translator
from reports.document import Bulletin
from reports.slides import fit, text
from reports.slides.blank import GAP, TITLES, Area, Blank
from reports.slides.text import Style
from reports.slides.told import Teller

TITLE_SIZES, TITLE_LINES = (28, 26, 24, 22, 20), 2
ROOM = 0.94  # of a line, as a mark that may not begin a line takes a letter along
INSETS = 14.4  # points on both sides of a title, as office programs have it
NUMBER_ROOM = 4  # characters kept free behind a title for a number
OWN_TOP = Pt(24)  # of a title where the layout has none


@dataclass(frozen=True)
class Deck:
    """The deck so far, the bulletin it is made from, and the titles that its slides have."""

    blank: Blank
    bulletin: Bulletin
    titles: list[str] = field(default_factory=list)

    @property
    def area(self) -> Area:
        """What is free between the title and the footer."""
        return self.blank.area

    @cached_property
    def title_room(self) -> float:
        """The points that a line of a title has for letters."""
        placed = [one for one in self.blank.title_only.placeholders if one.placeholder_format.type in TITLES]
        return (placed[0] if placed else self.area).width.pt * ROOM - INSETS

    @cached_property
    def teller(self) -> Teller:
        """Who writes the notes of slides."""
        return Teller(self.bulletin)

    def holds(self, title: str) -> bool:
        """Whether a title stands on a slide in full."""
        return self.short(title) == _bare(title)

    def short(self, title: str) -> str:
        """A title as it stands on a slide."""
        return fitting(title, self.title_room)

    def style(self, size: float, **look: object) -> Style:
        """A style of paragraphs in the language of the bulletin."""
        return Style(self.bulletin.lang, size, **look)

    def slide(self, title: str, notes: str) -> Slide:
        """A new slide with a title that fits and that no other slide has."""
        slide = self._empty(self.blank.title_only)
        shape = slide.shapes.title
        if shape is None:
            area = self.area
            height = Emu(max(area.top - GAP - OWN_TOP, Pt(48)))
            shape = slide.shapes.add_textbox(area.left, OWN_TOP, area.width, height)
            shape.text_frame.word_wrap = True
        kept = self._own(title)
        size = fit.title_size(kept, TITLE_SIZES, self.title_room, TITLE_LINES) or TITLE_SIZES[-1]
        text.fill(shape.text_frame, [kept], self.style(size, is_bold=True, tone=""))
        self.titles.append(kept)
        self.finish(slide, notes)
        return slide

    def cover(self) -> Slide:
        """The first slide, with no more than the placeholders of its title and subtitle."""
        return self._empty(self.blank.cover)

    def finish(self, slide: Slide, notes: str) -> None:
        """The footer, the number of the slide and what the speaker says."""
        text.footers(slide, self._footer, self.bulletin.lang)
        frame = slide.notes_slide.notes_text_frame
        if frame is not None:  # a template's notes may have no place for a text
            frame.text = text.clean(notes)

    def _empty(self, layout: SlideLayout) -> Slide:
        slide = self.blank.deck.slides.add_slide(layout)
        for shape in list(slide.placeholders):
            if shape.placeholder_format.type not in (*TITLES, PP_PLACEHOLDER.SUBTITLE):
                shape.element.getparent().remove(shape.element)
        return slide

    @cached_property
    def _footer(self) -> str:
        """The marking, the place and period that the title names, the version of the data."""
        _ = translator(self.bulletin.lang)
        version = _("data version {number}").format(number=self.bulletin.version.number)
        return " · ".join(part for part in (self.bulletin.marking, self.bulletin.title, version) if part)

    def _own(self, title: str) -> str:
        """The title, shortened where it is too long, with a number where another slide has the same."""
        _ = translator(self.bulletin.lang)
        kept, number = self.short(title), 1
        found = kept
        while found in self.titles:
            number += 1
            found = _("{title} ({number})").format(title=kept, number=number)
        return found


def fitting(title: str, room: float) -> str:
    """A title without its full stop, shortened to what fits on two lines of the smallest size."""
    bare, least = _bare(title), TITLE_SIZES[-1]
    kept = room - NUMBER_ROOM * least
    is_fine = fit.title_size(bare, TITLE_SIZES, kept, TITLE_LINES)
    return bare if is_fine else fit.shortened(bare, least, kept, TITLE_LINES)


def _bare(title: str) -> str:
    return " ".join(title.split()).rstrip("。.")
