"""What is known of a cell: a value, a zero among them, or the reason why there is none."""

from dataclasses import dataclass

from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from metrics.coverage import OK, PARTIAL

NOTHING_DUE, NOT_COUNTED, COARSE, NOT_KEPT = "nothing_due", "not_counted", "coarse", "not_kept"
PLAIN = "plain"  # a count that stands without a unit of its own
WORDS = {
    NOT_COUNTED: _("Not counted in this version of the data"),
    COARSE: _("Not told apart below county level"),
    NOT_KEPT: _("Not kept by level"),
}


@dataclass(frozen=True)
class Answer:
    """A value with its status; None where the status says why there is none. A share is 0 to 1."""

    value: float | None
    status: str = OK
    unit: str = PLAIN
    near: float | None = None

    @property
    def is_partial(self) -> bool:
        """Whether it is counted from a part of the reports."""
        return self.value is not None and self.status == PARTIAL

    def reason(self, lang: str) -> str:
        """Why there is no value, in words; empty where there is one."""
        if self.value is not None:
            return ""
        words = WORDS.get(self.status)
        return translator(lang)(words) if words else format.missing(self.status, lang)

    def text(self, lang: str) -> str:
        """What is printed: the number, or a dash and the reason."""
        if self.value is None:
            return f"{format.DASH} {self.reason(lang)}"
        if self.unit == PLAIN:
            return format.number(self.value, lang)
        return format.value(self.value, self.unit, lang, self.near)


def added(answers: list[Answer]) -> Answer:
    """The sum of counts; the first of them that is not known says why there is none."""
    unknown = next((one for one in answers if one.value is None), None)
    if unknown:
        return unknown
    status = PARTIAL if any(one.is_partial for one in answers) else OK
    return Answer(sum(one.value for one in answers), status)


def share(above: Answer, below: Answer) -> Answer:
    """One count out of another; nothing due where there is nothing to divide by."""
    for one in (above, below):
        if one.value is None:
            return Answer(None, one.status, "share")
    if not below.value:
        return Answer(None, NOTHING_DUE, "share")
    status = PARTIAL if above.is_partial or below.is_partial else OK
    return Answer(above.value / below.value, status, "share")
