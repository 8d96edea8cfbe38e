"""A letter whose tables are wide: the text stands, the tables are attached on pages on their side."""

import re
from dataclasses import replace

from i18n.translate import mark as _
from i18n.translate import translator
from reports.document import Bulletin, Section, Sentence

SEE = _("See attachment {n}.")
NUMERAL = re.compile(r"[一二三四五六七八九十]+、|\d+\. ")


def standing(bulletin: Bulletin) -> Bulletin:
    """The bulletin as a letter is written; one without a letterhead, or that stands already, as it is."""
    if not bulletin.is_landscape or bulletin.letterhead.form == "plain":
        return bulletin
    sections, annexes = [], []
    for section in bulletin.sections:
        said = section.paragraphs
        if section.tables:
            annexes.append(_attached(section))
            said += (Sentence(translator(bulletin.lang)(SEE).format(n=len(annexes))),)
        sections.append(replace(section, paragraphs=said, tables=()))
    return replace(
        bulletin, is_landscape=False, sections=tuple(sections), annexes=(*annexes, *bulletin.annexes)
    )


def untitled(heading: str) -> str:
    """A heading without its numeral."""
    return NUMERAL.sub("", heading, count=1)


def _attached(section: Section) -> Section:
    """The tables of a section; one alone gives its caption as the title."""
    if len(section.tables) == 1:
        (table,) = section.tables
        return Section(table.caption, (), (replace(table, caption=""),))
    return Section(untitled(section.heading), (), section.tables)
