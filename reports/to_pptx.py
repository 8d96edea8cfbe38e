"""A bulletin as slides: one message each, with native charts and tables, and what the speaker says."""

from dataclasses import replace
from pathlib import Path

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.util import Emu, Pt

from i18n.translate import translator
from reports.document import Bulletin
from reports.slides import blank, content, fit, package, section, text
from reports.slides.blank import Area
from reports.slides.content import WIDE_SIZES
from reports.slides.deck import INSETS, ROOM, Deck

COVER_SIZES, COVER_LINES = (40, 36, 32, 28, 24), 2
SUBTITLE_SIZE, MARKING_SIZE, SIGNED_SIZE = 18, 16, 18


def write(bulletin: Bulletin, template: bytes | Path | None = None) -> bytes:
    """The content of a .pptx file, on an office's own template if there is one; a Problem if it is broken."""
    deck = Deck(blank.opened(template), bulletin)
    _cover(deck)
    _overview(deck)
    for shown in section.together((*bulletin.sections, *bulletin.annexes), bulletin.lang):
        section.put(deck, shown)
    _about_the_data(deck)
    return package.packed(deck.blank.deck, bulletin)


def _cover(deck: Deck) -> None:
    """Title, subtitle, marking, draft, office and day."""
    bulletin, letterhead, slide, area = deck.bulletin, deck.bulletin.letterhead, deck.cover(), deck.area
    title = slide.shapes.title
    if title is None:
        title = slide.shapes.add_textbox(area.left, area.top, area.width, Pt(110))
        title.text_frame.word_wrap = True
    room = title.width.pt * ROOM - INSETS
    size = fit.title_size(bulletin.title, COVER_SIZES, room, COVER_LINES) or COVER_SIZES[-1]
    text.fill(title.text_frame, [bulletin.title], deck.style(size, is_bold=True, tone=""))
    deck.titles.append(bulletin.title)
    _subtitle(deck, slide, title)
    left, half = Emu(title.left), Emu(title.width // 2)
    marking = Area(left, Pt(36), half, Pt(24))
    text.box(slide, marking, [bulletin.marking], deck.style(MARKING_SIZE, is_bold=True))
    draft = replace(marking, left=Emu(left + half))
    text.box(slide, draft, [letterhead.draft], deck.style(MARKING_SIZE, align="r"))
    signed = [line for line in (letterhead.issuer, letterhead.day) if line]
    foot = Area(left, Emu(area.top + area.height - Pt(66)), Emu(title.width), Pt(60))
    text.box(slide, foot, signed, deck.style(SIGNED_SIZE))
    deck.finish(slide, deck.teller.of_bulletin())


def _subtitle(deck: Deck, slide: Slide, title: BaseShape) -> None:
    """The subtitle in its placeholder, below the title where a layout has none."""
    said = [deck.bulletin.subtitle]
    holders = [one for one in slide.placeholders if one.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE]
    for holder in holders:
        text.fill(holder.text_frame, said, deck.style(SUBTITLE_SIZE, tone=""))
    if not holders:
        under = Area(title.left, Emu(title.top + title.height + Pt(12)), title.width, Pt(48))
        text.box(slide, under, said, deck.style(SUBTITLE_SIZE))


def _overview(deck: Deck) -> None:
    """What the bulletin says in one sentence, and the messages of its sections."""
    bulletin = deck.bulletin
    said = [sentence for sentence in bulletin.lead if sentence.subject]
    if not said:
        return
    finding, *others = said
    lines = [] if deck.holds(finding.alone) else [finding.text]
    lines += [sentence.text for sentence in others]
    lines += [deck.short(one.message) for one in bulletin.sections if section.is_message(deck, one)]
    slide = deck.slide(finding.alone, deck.teller.of_bulletin())
    content.sentences(deck, slide, lines, deck.area, WIDE_SIZES)


def _about_the_data(deck: Deck) -> None:
    """How the numbers were made, how sure they are and of which version; the definitions are told."""
    _, notes = translator(deck.bulletin.lang), deck.bulletin.notes
    slide = deck.slide(_("About the data"), deck.teller.of_notes())
    numbered = [f"{number}. {note}" for number, note in enumerate(notes, 1)]
    content.paragraphs(deck, slide, [*numbered, deck.teller.source], deck.area)
