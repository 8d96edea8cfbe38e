"""A figure: one indicator's row of numbers together with its definition and the reader's language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from data.definitions import Definition
from i18n import format
from i18n.translate import translator
from metrics import coverage
from metrics.signals import Signal


@dataclass(frozen=True)
class Marks:
    """The punctuation of a language, the numerals of its headings, and how it counts off (一是, 二是)."""

    comma: str
    semicolon: str
    stop: str
    between_names: str
    brackets: str
    numerals: tuple[str, ...]
    counted: tuple[str, ...]


CHINESE = (*"一二三四五六七八九十", *(f"十{one}" for one in "一二三四五六七八九"), "二十")
NUMBERS = range(1, len(CHINESE) + 1)
MARKS = {
    "zh": Marks(
        "，",
        "；",
        "。",
        "、",
        "（{}）",
        tuple(f"{one}、" for one in CHINESE),
        tuple(f"{one}是{{}}" for one in CHINESE),
    ),
    "en": Marks(
        ", ",
        "; ",
        ".",
        ", ",
        " ({})",
        tuple(f"{n}. " for n in NUMBERS),
        tuple(f"({n}) {{}}" for n in NUMBERS),
    ),
}


@dataclass(frozen=True)
class Figure:
    """`row` is one of metrics.headline with the status of each span beside it; see reports.evidence.

    `signal` is that of the month; None in longer periods.
    """

    row: Mapping[str, object]
    definition: Definition
    lang: str
    signal: Signal | None = None

    @property
    def translate(self) -> Callable[[str], str]:
        """From a msgid to the words of the language."""
        return translator(self.lang)

    @property
    def marks(self) -> Marks:
        """The punctuation of the language."""
        return MARKS[self.lang]

    @property
    def is_share(self) -> bool:
        """Whether differences are percentage points."""
        return format.UNITS[self.definition.unit].is_share

    @property
    def is_partial(self) -> bool:
        """Whether some reports are missing from the value."""
        return self.row["status"] == coverage.PARTIAL

    def has(self, column: str) -> bool:
        """Whether the row holds a number in this column."""
        return not format.is_missing(self.row.get(column))

    def with_unit(self, column: str) -> str:
        """A value with its unit, never rounded across the target, and the sign of one that was corrected."""
        text = self.printed(self.row[column])
        return format.corrected(text, self.lang) if self.corrections(column) else text

    def printed(self, number: float) -> str:
        """Another value of the indicator with its unit, never rounded across the target."""
        return format.value_with_unit(number, self.definition.unit, self.lang, near=self.definition.target)

    @property
    def target(self) -> str:
        """The target with its unit."""
        return format.target(self.definition.target, self.definition.unit, self.lang)

    def corrections(self, column: str) -> tuple[int, ...]:
        """The numbers of the corrections by hand that changed this value."""
        name = "corrections" if column == "value" else f"{column.removesuffix('_value')}_corrections"
        found = self.row.get(name)
        return found if isinstance(found, tuple) else ()

    def missing(self, status: object) -> str:
        """Why there is no value, in words; where all was reported, nothing was due."""
        known = status in (coverage.NOT_REPORTED, coverage.SUPPRESSED)
        return format.missing(status if known else "nothing_due", self.lang)
