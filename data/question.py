"""Questions: what only a person can decide before an export is understood."""

from dataclasses import dataclass

HEADING, COLUMN, WORD, PLACE, NUMBER = "heading", "column", "word", "place", "number"


@dataclass(frozen=True)
class Question:
    """One question about a sheet; `choices` are the answers that a mapping file takes.

    about HEADING: which column is the heading `subject`? (choices: columns, '' leaves it out)
    about COLUMN: which heading fills the column `column`? (choices: headings of the sheet)
    about WORD: which value of `column` is the word `subject`? (choices: values of its code list)
    about PLACE: which area is the text `subject`? (choices: likely codes; any code may be answered)
    about NUMBER: how are the numbers under the heading `subject` written? (choices: percent, share)
    `labels` are the names of the choices, where the choices are codes of areas. A guess is one of the choices
    with its reason; it counts only when a person confirms it. `sheet` is the label of the sheet, `file` and
    `headings` are those by which its answers are remembered.
    """

    about: str
    words: str
    subject: str = ""
    column: str = ""
    choices: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    guess: str = ""
    reason: str = ""
    rows: int = 0
    sheet: str = ""
    file: str = ""
    headings: tuple[str, ...] = ()

    def __str__(self) -> str:
        guessed = f" Probably {self.guess!r}: {self.reason}." if self.guess else ""
        return f"{self.sheet}: {self.words}{guessed}" if self.sheet else f"{self.words}{guessed}"
