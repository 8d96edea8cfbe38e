"""A bulletin as a Word document in the form of GB/T 9704-2012: parts put together in their order."""

import re

from i18n.translate import mark as _
from i18n.translate import translator
from reports.document import Bulletin, Section
from reports.word import head, imprint, looks, page, text
from reports.word.chart import chart
from reports.word.edited import sentences
from reports.word.package import MAKER, Properties
from reports.word.page import Paper
from reports.word.standing import standing, untitled
from reports.word.table import table

ATTACHMENT = _("Attachment {n}")
SECOND = re.compile(r"（[一二三四五六七八九十]+）|\([0-9a-z]+\) ")
THIRD = re.compile(r"\d+[.．]")
NEW_PAGE = "<w:pageBreakBefore/>"


def write(bulletin: Bulletin) -> bytes:
    """The content of a .docx file: letterhead, text, annexes on turned pages, notes, definitions, imprint."""
    bulletin = standing(bulletin)
    paper = page.opened(bulletin.lang, bulletin.is_landscape, bulletin.is_compact)
    paper.head(f"{bulletin.marking}\t{bulletin.letterhead.draft}", bulletin.marking)
    head.head(paper, bulletin)
    sentences(paper, bulletin.lead, bulletin.version.made_at)
    for section in bulletin.sections:
        paper.put(text.paragraph(f"Heading {_level(section.heading, bulletin.lang)}", section.heading))
        _content(paper, bulletin, section)
    sentences(paper, bulletin.closing, bulletin.version.made_at)
    if bulletin.letterhead.form == "official":
        imprint.attachments(
            paper, [*(one.heading for one in bulletin.annexes), untitled(bulletin.notes_heading)]
        )
        imprint.signature(paper, bulletin)
    _annexes(paper, bulletin)
    _notes(paper, bulletin)
    imprint.imprint(paper, bulletin)
    made_at, spoken = bulletin.version.made_at, looks.LANGUAGE[bulletin.lang]
    return paper.saved(Properties(bulletin.title, bulletin.subtitle, MAKER, spoken, made_at))


def _content(paper: Paper, bulletin: Bulletin, section: Section) -> None:
    """Sentences, then charts, then tables."""
    sentences(paper, section.paragraphs, bulletin.version.made_at)
    for shown in section.charts:
        paper.put(chart(paper, shown))
    for listed in section.tables:
        paper.put(table(listed, paper.width))


def _level(heading: str, lang: str) -> int:
    """The level of a heading by its numeral: 一、（一） 1."""
    if SECOND.match(heading):
        return 2
    return 3 if lang == "zh" and THIRD.match(heading) else 1


def _annexes(paper: Paper, bulletin: Bulletin) -> None:
    for nth, section in enumerate(bulletin.annexes, 1):
        if nth == 1 and not paper.is_landscape:
            paper.turn(is_turned=True)
        break_before = NEW_PAGE if nth > 1 or paper.is_landscape else ""
        _label(paper, bulletin, nth, section.heading, break_before)
        _content(paper, bulletin, section)
    if bulletin.annexes and not paper.is_landscape:
        paper.turn(is_turned=False)


def _notes(paper: Paper, bulletin: Bulletin) -> None:
    """The notes and the definitions; those of a document are its last attachment."""
    if bulletin.letterhead.form == "official":
        break_before = "" if bulletin.annexes and not paper.is_landscape else NEW_PAGE
        _label(paper, bulletin, len(bulletin.annexes) + 1, untitled(bulletin.notes_heading), break_before)
    else:
        break_before = NEW_PAGE if bulletin.is_compact else ""
        paper.put(text.paragraph("Heading 1", bulletin.notes_heading, break_before))
    for number, note in enumerate(bulletin.notes, 1):
        paper.put(text.paragraph("Note Text", f"{number}. {note}"))
    paper.put(table(bulletin.definitions, paper.width))


def _label(paper: Paper, bulletin: Bulletin, nth: int, title: str, break_before: str) -> None:
    """附件 and its number, where there is a letter, above the title of what is attached."""
    if bulletin.letterhead.form != "plain":
        label = translator(bulletin.lang)(ATTACHMENT).format(n=nth)
        paper.put(text.paragraph("Annex Label", label, break_before))
        break_before = ""
    paper.put(text.paragraph("Annex Title", title, break_before))
