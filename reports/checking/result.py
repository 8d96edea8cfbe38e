"""What a number check finds: findings with verdict, place, right figure and arithmetic, told late."""

from collections.abc import Callable
from dataclasses import dataclass, field

from i18n.translate import mark as _
from i18n.translate import translator
from reports.document import Pointer

RIGHT, WRONG, UNCLEAR = "right", "wrong", "unclear"
VERDICTS = (WRONG, UNCLEAR, RIGHT)  # in the order of lists
RULES = {
    "rate": _("Rate from its counts"),
    "threshold": _("Rounding over a limit"),
    "growth": _("Growth"),
    "points": _("Percent and percentage points"),
    "sum": _("Sum of parts"),
    "part": _("Part of a whole"),
    "limit": _("Impossible percentage"),
    "sign": _("Sign against word"),
    "comparison": _("Comparison"),
    "rank": _("Ranks and places"),
    "month": _("Month in title and body"),
    "whole": _("Denominator missing"),
    "activity": _("Activity, not outcome"),
    "unreadable": _("Unreadable digits"),
    "target": _("Target"),
    "warehouse": _("Against the warehouse"),
    "alone": _("Nothing to check it with"),
}

Gap = str | Callable[[str], str]  # finished text, or a function of the language that gives it


@dataclass(frozen=True)
class Told:
    """A sentence that is put into words once the language is known."""

    form: str
    gaps: tuple[tuple[str, Gap], ...] = ()

    def __call__(self, lang: str) -> str:
        """The sentence in a language."""
        filled = {name: gap(lang) if callable(gap) else gap for name, gap in self.gaps}
        form = self.form
        return translator(lang)(form).format(**filled)


@dataclass(frozen=True)
class Finding:
    """A figure or statement of the text from `start` to `end`, and what the check says of it.

    `right` is what should stand there instead of the quote; empty where nothing should, or nobody knows.
    """

    start: int
    end: int
    quote: str
    verdict: str
    rule: str
    told: Told
    right: str = ""
    pointer: Pointer | None = None

    def says(self, lang: str) -> str:
        """The right figure and the arithmetic in a sentence of the reader's language."""
        return self.told(lang)

    def heading(self, lang: str) -> str:
        """The name of the rule in the reader's language."""
        form = RULES[self.rule]
        return translator(lang)(form)


@dataclass(frozen=True)
class Checked:
    """A text with all that was found in it, in the order of the text; `figures` is how many it has."""

    text: str
    findings: tuple[Finding, ...]
    figures: int
    sentences: tuple[tuple[int, int], ...] = field(default=(), repr=False)

    def of(self, verdict: str) -> tuple[Finding, ...]:
        """The findings of a verdict."""
        return tuple(one for one in self.findings if one.verdict == verdict)

    @property
    def is_wrong(self) -> bool:
        """Whether anything is wrong."""
        return any(one.verdict == WRONG for one in self.findings)

    def sentence(self, found: Finding) -> str:
        """The sentence in which something was found."""
        start, end = self._around(found)
        return self.text[start:end].strip()

    def corrected(self, found: Finding) -> str:
        """The same sentence with the right figure; as it stands where none is known."""
        start, end = self._around(found)
        right = found.right or self.text[found.start : found.end]
        return (self.text[start : found.start] + right + self.text[found.end : end]).strip()

    def _around(self, found: Finding) -> tuple[int, int]:
        inside = [one for one in self.sentences if one[0] <= found.start and found.end <= one[1]]
        return inside[0] if inside else (found.start, found.end)
