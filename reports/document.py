"""What a bulletin is made of, before any file format: sections of sentences and tables, notes, a version."""

import datetime as dt
import re
from dataclasses import dataclass

HALVES = 2
FORMULA = tuple("=+-@＝＋－＠")
MARKDOWN = re.compile(r"[!-/:-@\[-`{-~]")


@dataclass(frozen=True)
class Pointer:
    """Where a number comes from: the indicator, area and period asked, and a column of metrics.headline."""

    indicator: str
    area: str
    period: str
    field: str = "value"


@dataclass(frozen=True)
class Sentence:
    """A sentence; `subject` is what it takes along when it stands alone, in a chat for instance."""

    text: str
    pointer: Pointer | None = None
    subject: str = ""

    @property
    def alone(self) -> str:
        """The sentence with its time and place."""
        return self.subject + self.text


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its text and the number behind it, if there is one.

    A share and a relative change are 0 to 1; `scale` is 100 where the text gives percentage points.
    """

    text: str
    value: float | None = None
    pointer: Pointer | None = None
    scale: int = 1

    @property
    def pasted(self) -> str:
        """The text in a line; an apostrophe keeps spreadsheets from taking a name for a formula."""
        text = " ".join(self.text.split())
        return f"'{text}" if self.value is None and text.startswith(FORMULA) else text


@dataclass(frozen=True)
class Column:
    """The head of a column, its share of the table's width, and whether it holds numbers."""

    title: str
    width: float
    is_number: bool = True


@dataclass(frozen=True)
class Table:
    """A table with a short name; `two_up` prints its rows in a left and a right half, side by side.

    The remark stands under the table.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    remark: str = ""
    two_up: bool = False

    def printed(self) -> "Table":
        """The table as it stands on paper: the second half of the rows to the right of the first."""
        if not self.two_up:
            return self
        middle = -(-len(self.rows) // HALVES)
        blank = tuple(Cell("") for _ in self.columns)
        right = [*self.rows[middle:], blank][:middle]
        rows = tuple(a + b for a, b in zip(self.rows[:middle], right, strict=True))
        return Table(self.name, self.caption, self.columns * HALVES, rows, self.remark)

    def as_markdown(self) -> str:
        """The heads and rows for a screen, numbers to the right; no mark of a cell is taken for Markdown."""
        heads = [MARKDOWN.sub(r"\\\g<0>", column.title) for column in self.columns]
        sides = ["---:" if column.is_number else ":---" for column in self.columns]
        rows = [[MARKDOWN.sub(r"\\\g<0>", cell.text) for cell in row] for row in self.rows]
        return "\n".join(f"| {' | '.join(cells)} |" for cells in [heads, sides, *rows])

    def as_text(self) -> str:
        """The caption and the rows with tabs between the cells, to be pasted elsewhere."""
        heads = "\t".join(column.title for column in self.columns)
        rows = ["\t".join(cell.pasted for cell in row) for row in self.rows]
        return "\n".join(filter(None, [self.caption, heads, *rows, self.remark]))


@dataclass(frozen=True)
class Section:
    """A heading with what follows it."""

    heading: str
    paragraphs: tuple[Sentence, ...]
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class Version:
    """The version of the data that a bulletin speaks of."""

    number: int
    made_at: dt.datetime
    as_of: dt.date | None


@dataclass(frozen=True)
class Bulletin:
    """A bulletin, ready to be shown or written. `gaps` says in a line what is missing from it, or nothing.

    `is_landscape`: its pages lie on their side, as wide tables need them.
    """

    area: str
    period: str
    lang: str
    title: str
    subtitle: str
    lead: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    notes_heading: str
    notes: tuple[str, ...]
    definitions: Table
    version: Version
    marking: str
    gaps: str
    file_stem: str
    is_landscape: bool = False

    @property
    def finding(self) -> Sentence:
        """What the bulletin says in one sentence."""
        return next((said for said in self.lead if said.subject), self.sections[0].paragraphs[0])

    def as_text(self) -> str:
        """All of it as text, to be pasted elsewhere."""
        parts = [self.title, self.subtitle, *(said.text for said in self.lead)]
        for section in self.sections:
            parts += [section.heading, *(said.text for said in section.paragraphs)]
            parts += [table.as_text() for table in section.tables]
        notes = (f"{number}. {note}" for number, note in enumerate(self.notes, 1))
        return "\n".join([*parts, self.notes_heading, *notes])

    @property
    def paragraphs(self) -> tuple[Sentence, ...]:
        """Every sentence, in order."""
        return self.lead + tuple(one for section in self.sections for one in section.paragraphs)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table of figures, in order; the definitions stand apart."""
        return tuple(table for section in self.sections for table in section.tables)
