"""What a bulletin is made of, before any file format: sections of sentences and tables, notes, a version."""

import datetime as dt
import re
from dataclasses import dataclass

HALVES = 2
FORMULA = tuple("=+-@＝＋－＠")
MARKDOWN = re.compile(r"[!-/:-@\[-`{-~]")


@dataclass(frozen=True)
class Pointer:
    """Where a number comes from: the indicator, area and period asked, and a column of metrics.headline.

    `part` is a part of a break-down as "major_type=05", empty for the whole.
    """

    indicator: str
    area: str
    period: str
    field: str = "value"
    part: str = ""


@dataclass(frozen=True)
class Sentence:
    """A sentence; `subject` is what it takes along when it stands alone, in a chat for instance.

    `written` is what was written by rule where a person has edited it, else empty.
    """

    text: str
    pointer: Pointer | None = None
    subject: str = ""
    written: str = ""

    @property
    def is_edited(self) -> bool:
        """Whether a person has changed it."""
        return bool(self.written)

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

    The remark stands under the table. `sums` are the places of columns whose last row adds up those above.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    remark: str = ""
    two_up: bool = False
    sums: tuple[int, ...] = ()

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
class Line:
    """The numbers of a chart, one for each category; None where there is none.

    `role` gives the colour: value, before (an earlier period), target, limit, selected.
    """

    name: str
    values: tuple[float | None, ...]
    role: str = "value"


@dataclass(frozen=True)
class Chart:
    """A chart that office programs draw and edit themselves; `title` says what it shows, where and when.

    `kind` is bars (lying), columns (standing) or lines. Numbers are as in Cell; `number_format` is a
    spreadsheet's: "0.0%". The remark stands under the chart.
    """

    name: str
    title: str
    kind: str
    categories: tuple[str, ...]
    lines: tuple[Line, ...]
    number_format: str = "General"
    remark: str = ""


@dataclass(frozen=True)
class Section:
    """A heading with what follows it; `message` is the heading as a statement, the title of its slide."""

    heading: str
    paragraphs: tuple[Sentence, ...]
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    message: str = ""


@dataclass(frozen=True)
class Version:
    """The version of the data that a bulletin speaks of."""

    number: int
    made_at: dt.datetime
    as_of: dt.date | None


@dataclass(frozen=True)
class Letterhead:
    """What an office prints above and below the text; whatever is decided by hand stays blank in a draft.

    `form` is plain, briefing (简报: 第 期, 报、送、发) or official (文件: 红头, 〔 〕 号, red line).
    `issuer` is the office that sends it, `series` the name of its briefing, `copies` the lines of the
    imprint: a head (报, 送, 发, 抄送) and those who get it. `day` is the date of writing in words, "" where
    blank.
    """

    form: str = "plain"
    issuer: str = ""
    series: str = ""
    draft: str = ""
    copies: tuple[tuple[str, str], ...] = ()
    day: str = ""


@dataclass(frozen=True)
class Bulletin:
    """A bulletin, ready to be shown or written. `gaps` says in a line what is missing from it, or nothing.

    `is_landscape`: its pages lie on their side, as wide tables need them. `template` is the stem of its file
    in reports/templates. `annexes` are sections of wide tables behind the text, on pages that lie on their
    side. `is_compact`: in small type, notes and definitions on pages of their own. `closing` are the
    sentences below the last section (特此通报).
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
    is_compact: bool = False
    template: str = "monthly"
    letterhead: Letterhead = Letterhead()
    closing: tuple[Sentence, ...] = ()
    annexes: tuple[Section, ...] = ()

    @property
    def finding(self) -> Sentence:
        """What the bulletin says in one sentence."""
        return next((said for said in self.paragraphs if said.subject), self.paragraphs[0])

    def as_text(self) -> str:
        """All of it as text, to be pasted elsewhere."""
        parts = [self.title, self.subtitle, *(said.text for said in self.lead)]
        for section in self.sections:
            parts += [section.heading, *(said.text for said in section.paragraphs)]
            parts += [table.as_text() for table in section.tables]
        parts += [said.text for said in self.closing]
        notes = (f"{number}. {note}" for number, note in enumerate(self.notes, 1))
        return "\n".join([*parts, self.notes_heading, *notes])

    @property
    def paragraphs(self) -> tuple[Sentence, ...]:
        """Every sentence, in order."""
        said = tuple(one for section in self.sections for one in section.paragraphs)
        return self.lead + said + self.closing

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table of figures, in order; the definitions stand apart."""
        return tuple(table for section in (*self.sections, *self.annexes) for table in section.tables)

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Every chart, in order."""
        return tuple(chart for section in (*self.sections, *self.annexes) for chart in section.charts)
