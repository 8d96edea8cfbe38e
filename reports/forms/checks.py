"""Checks of the statutory table before it leaves: kinds, levels, sizes, the year, and who is missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from data import counts
from data.codes import NOT_STATED
from data.connection import Connection
from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from metrics import areas
from reports.forms.answer import COARSE, Answer, added
from reports.forms.questions import COUNTS, NO_LEVEL, Place
from reports.forms.survey import Survey
from reports.forms.words import MEASURES, part_words

SOURCE = "disputes"
KINDS, LEVELS, SIZES = _("Kinds = total"), _("Levels = sum"), _("Sizes = total")
YEAR, ORDER, CHILDREN = (
    _("Months = year to date"),
    _("Settled ≤ handled ≤ found"),
    _("All units have reported"),
)
NAMED = 12  # units that a line names; the others are counted


@dataclass(frozen=True)
class Check:
    """One rule and what breaks it, a line each; `remarks` are worth knowing and break nothing."""

    name: str
    faults: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    @property
    def is_passed(self) -> bool:
        """Whether nothing breaks it."""
        return not self.faults


def check(connection: Connection, survey: Survey, lang: str) -> tuple[Check, ...]:
    """Every rule, in the order of the form."""
    sizes, unsized = _sizes(survey, lang)
    return (
        Check(KINDS, tuple(_kinds(survey, lang))),
        Check(LEVELS, tuple(_levels(survey, lang))),
        Check(SIZES, tuple(sizes), tuple(unsized)),
        Check(YEAR, tuple(_year(survey, lang))),
        Check(ORDER, tuple(_order(survey, lang))),
        Check(CHILDREN, tuple(_children(connection, survey, lang))),
    )


def _sum(survey: Survey, places: list[Place]) -> Answer:
    return added([survey.figures[place] for place in places])


def _differs(parts: Answer, whole: Answer, where: tuple[str, str], lang: str) -> Iterator[str]:
    """A line where two sums that are known are not the same."""
    if parts.value is None or whole.value is None or parts.value == whole.value:
        return
    text = translator(lang)(_("{column}, {measure}: the parts make {parts}, the total is {whole}"))
    numbers = {"parts": parts.text(lang), "whole": whole.text(lang)}
    yield text.format(column=where[0], measure=translator(lang)(MEASURES[where[1]]), **numbers)


def _kinds(survey: Survey, lang: str) -> Iterator[str]:
    for column in survey.layout.columns:
        for measure in ("found", "handled"):
            parts = [Place("kind", part, measure, column.name) for part in survey.layout.group("kind").parts]
            # Below county level they stand under Other.
            told = [place for place in parts if survey.figures[place].status != COARSE]
            whole = survey.answer("whole", "", measure, column.name)
            yield from _differs(_sum(survey, told), whole, (column.title[lang], measure), lang)


def _levels(survey: Survey, lang: str) -> Iterator[str]:
    """The columns of the levels against the sum, in every row that has them."""
    split = [column.name for column in survey.layout.columns if column.levels]
    for scope, part, measure in survey.places:
        if measure in COUNTS:
            parts = _sum(survey, [Place(scope, part, measure, column) for column in split])
            whole = survey.answer(scope, part, measure, survey.layout.all.name)
            where = _row(survey, scope, part, lang), measure
            yield from _differs(parts, whole, where, lang)
    unstated = survey.figures[Place("whole", "", "found", NO_LEVEL)]
    if unstated.value:
        text = translator(lang)(_("{n} disputes state no level; they stand in the sum alone"))
        yield text.format(n=unstated.text(lang))


def _row(survey: Survey, scope: str, part: str, lang: str) -> str:
    return part_words(survey.layout, scope, part, lang) or survey.layout.group(scope).title[lang]


def _sizes(survey: Survey, lang: str) -> tuple[list[str], list[str]]:
    faults, remarks = [], []
    for column in survey.layout.columns:
        stated = [Place("size", part, "found", column.name) for part in survey.layout.group("size").parts]
        unstated = Place("size", NOT_STATED, "found", column.name)
        whole = survey.answer("whole", "", "found", column.name)
        parts = _sum(survey, [*stated, unstated])
        faults += _differs(parts, whole, (column.title[lang], "found"), lang)
        if survey.figures[unstated].value:
            text = translator(lang)(_("{column}: {n} disputes do not state how many people are involved"))
            remarks.append(text.format(column=column.title[lang], n=survey.figures[unstated].text(lang)))
    return faults, remarks


def _year(survey: Survey, lang: str) -> Iterator[str]:
    column = survey.layout.year
    for measure in COUNTS:
        months = [
            Place("whole", "", measure, month.isoformat()) for month in survey.period.year_to_date().months
        ]
        known = [place for place in months if survey.figures[place].value is not None]
        whole = survey.answer("whole", "", measure, column.name)
        yield from _differs(_sum(survey, known), whole, (column.title[lang], measure), lang)


def _order(survey: Survey, lang: str) -> Iterator[str]:
    say = translator(lang)
    for column in survey.layout.columns:
        for scope in ("whole", "major"):
            for small, large in (("handled", "found"), ("settled", "handled")):
                less = survey.answer(scope, "", small, column.name)
                more = survey.answer(scope, "", large, column.name)
                if less.value is not None and more.value is not None and less.value > more.value:
                    text = say(_("{column}: {small} {less} is more than {large} {more}"))
                    words = {"small": say(MEASURES[small]), "large": say(MEASURES[large])}
                    numbers = {"less": less.text(lang), "more": more.text(lang)}
                    yield text.format(column=column.title[lang], **words, **numbers)


def _children(connection: Connection, survey: Survey, lang: str) -> Iterator[str]:
    """The units directly below that owe reports of disputes for the period: nobody hands in before them."""
    whole = survey.answer("whole", "", "found", survey.layout.all.name)
    if whole.value is None:
        yield translator(lang)(_("{area}: {reason}")).format(area=survey.name, reason=whole.reason(lang))
    tree, period = areas.read(connection), survey.period
    below = tree.standing(tree.children(survey.area), period.first, period.end)
    codes = tuple(code for code in below if tree.level(code) not in ("grid", "settlement"))
    asked = counts.Asked((), codes or (survey.area,), period.first, period.last)
    owed = counts.coverage(connection, asked).query("source == @SOURCE and reported < expected")
    names = [tree.name(code) for code in (codes or (survey.area,)) if code in set(owed["area"])]
    if names:
        text = translator(lang)(_("{n} units have not reported in full: {names}"))
        listed = translator(lang)(_(", ")).join(names[:NAMED])
        more = "" if len(names) <= NAMED else " …"
        yield text.format(n=format.number(len(names), lang), names=listed + more)
    if (tree.as_of(survey.area) or period.end) < period.end:
        text = translator(lang)(_("The data do not reach the end of {period}"))
        yield text.format(period=format.period(period.code, lang))
