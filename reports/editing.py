"""Editing: a document with the words that people gave its sentences; each keeps what the rule wrote."""

from collections.abc import Mapping
from dataclasses import replace

from reports.document import Bulletin, Section, Sentence


def edited(bulletin: Bulletin, edits: Mapping[str, str]) -> Bulletin:
    """The bulletin with sentences in other words; an edit of a sentence that is not there does nothing."""
    if not edits:
        return bulletin
    return replace(
        bulletin,
        lead=_edited(bulletin.lead, edits),
        sections=tuple(_section(section, edits) for section in bulletin.sections),
        closing=_edited(bulletin.closing, edits),
    )


def _section(section: Section, edits: Mapping[str, str]) -> Section:
    said = _edited(section.paragraphs, edits)
    return replace(section, paragraphs=said, message=edits.get(section.message, section.message))


def _edited(sentences: tuple[Sentence, ...], edits: Mapping[str, str]) -> tuple[Sentence, ...]:
    return tuple(
        replace(one, text=edits[one.text], written=one.text) if one.text in edits else one
        for one in sentences
    )
