"""What the speaker says: the sentences in full, what the indicators mean, where the numbers come from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from i18n import format
from i18n.translate import translator
from metrics import catalog
from reports.document import Bulletin, Cell, Section, Sentence, Table
from reports.figure import MARKS

COLON = {"zh": "：", "en": ": "}


@dataclass(frozen=True)
class Teller:
    """Writes the notes of the slides of a bulletin."""

    bulletin: Bulletin

    def of_bulletin(self) -> str:
        """The notes of the first slides: what the bulletin says first and last."""
        sentences = (*self.bulletin.lead, *self.bulletin.closing)
        return self._joined(map(self._said, sentences), ())

    def of_section(self, section: Section) -> str:
        """The notes of a section: its sentences, the remarks of its charts, what its indicators mean."""
        indicators = [one.pointer.indicator for one in section.paragraphs if one.pointer]
        remarks = [chart.remark for chart in section.charts]
        return self._joined([*map(self._said, section.paragraphs), *remarks], indicators)

    def of_table(self, table: Table) -> str:
        """The notes of a slide with a table."""
        cells = (cell for row in table.rows for cell in row)
        return self._joined([table.remark], [cell.pointer.indicator for cell in cells if cell.pointer])

    def of_notes(self) -> str:
        """The notes of the last slide: every note and every definition."""
        numbered = (f"{number}. {note}" for number, note in enumerate(self.bulletin.notes, 1))
        return "\n".join([*numbered, *map(self._meaning, self.bulletin.definitions.rows), self.source])

    @cached_property
    def source(self) -> str:
        """Where the numbers come from."""
        _, lang, version = translator(self.bulletin.lang), self.bulletin.lang, self.bulletin.version
        as_of = format.day(version.as_of, lang) if version.as_of else format.DASH
        text = _("Source: {title}; data version {number}, data up to {as_of}.")
        return text.format(title=self.bulletin.title, number=version.number, as_of=as_of)

    def _said(self, sentence: Sentence) -> str:
        """A sentence; one that a person has edited says what was written by rule."""
        if not sentence.is_edited:
            return sentence.text
        _ = translator(self.bulletin.lang)
        return _("{sentence} (edited by hand; by rule: {rule})").format(
            sentence=sentence.text, rule=sentence.written
        )

    def _joined(self, said: Iterable[str], indicators: Iterable[str]) -> str:
        meanings = [self._meanings[one] for one in dict.fromkeys(indicators) if one in self._meanings]
        return "\n".join([*filter(None, said), *meanings, self.source])

    @cached_property
    def _meanings(self) -> dict[str, str]:
        """What each indicator means, where the definitions have a row for it."""
        rows, lang = {row[0].text: row for row in self.bulletin.definitions.rows if row}, self.bulletin.lang
        titles = {name: definition.title[lang] for name, definition in catalog.read().items()}
        return {name: self._meaning(rows[title]) for name, title in titles.items() if title in rows}

    def _meaning(self, row: Sequence[Cell]) -> str:
        """A row of the definitions as a paragraph: the name, then the rest."""
        lang, (name, *rest) = self.bulletin.lang, [cell.text for cell in row]
        marks, told = MARKS[lang], [text.rstrip("。.") for text in rest if text and text != format.DASH]
        return name + COLON[lang] + marks.semicolon.join(told) + marks.stop
