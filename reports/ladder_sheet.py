"""The sheet of a step of the ladder (督办、约谈、问责) as a Word document: a blue, orange or red draft."""

from dataclasses import dataclass
from datetime import date

from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from metrics.scoring.scheme import Scheme
from reports import scoring_words
from reports.figure import MARKS
from reports.word import looks, page, text
from reports.word.package import MAKER, Properties

TITLES = {
    "supervise": _("Notice of supervision"),
    "summon": _("Notice of summons"),
    "account": _("Proposal for accountability"),
}
ASKED = {
    "supervise": _("Please put right what is named here and report by {day}."),
    "summon": _(
        "The unit is asked to a talk, whose time and place are told apart; please send a plan of what will "
        "be put right by {day}."
    ),
    "account": _(
        "Accountability is proposed and follows its own procedure; please state your position in writing by "
        "{day}."
    ),
}
APPEAL = _("An appeal may be made in writing by {day}; it is noted and answered with reasons.")
BARS = {"blue": "1B6CA8", "orange": "C8590B", "red": "A61B1B"}
# Under the title, 6 pt thick; the title says the colour in words.
BAR = '<w:pBdr><w:bottom w:val="single" w:sz="48" w:space="6" w:color="{colour}"/></w:pBdr>'


@dataclass(frozen=True)
class Evidence:
    """What stands behind a step: the place and its range, the score, where the points went."""

    place: int
    units: int
    low: float
    high: float
    score: str
    losses: tuple[tuple[str, str], ...]  # item, points lost
    is_supported: bool


@dataclass(frozen=True)
class LadderSheet:
    """A step for a unit (a place, never a person), by the scheme's rule and a reviewer's decision."""

    scheme: Scheme
    unit: str  # names
    area: str
    period: str  # a code
    kind: str
    colour: str
    running: int
    since: str  # a code
    evidence: Evidence
    reason: str
    due_on: date
    lang: str

    @property
    def title(self) -> str:
        """The heading: what kind of sheet, and its colour in words, for prints in grey."""
        say = translator(self.lang)
        sheet, colour = say(TITLES[self.kind]), say(scoring_words.COLOURS[self.colour])
        return say(_("{sheet} ({colour})")).format(sheet=sheet, colour=colour)

    @property
    def file_stem(self) -> str:
        """The name of the file without its ending."""
        return f"{self.unit}_{self.period}_{scoring_words.step(self.kind, self.lang)}"


def paragraphs(found: LadderSheet) -> list[str]:
    """What the sheet says, sentence by sentence, and no more than the evidence allows."""
    say = translator(found.lang)
    asked, day = ASKED[found.kind], format.day(found.due_on, found.lang)
    stop = MARKS[found.lang].stop
    return [
        *_facts(found),
        say(SUPPORTED if found.evidence.is_supported else WITHIN_CHANCE),
        _rule(found),
        say(_("Decided because: {reason}")).format(reason=found.reason.rstrip(stop) + stop),
        say(asked).format(day=day),
        say(APPEAL).format(day=day),
    ]


def _facts(found: LadderSheet) -> list[str]:
    """How long the unit has been among the last, its place with its range, and where points were lost."""
    say, lang, evidence = translator(found.lang), found.lang, found.evidence
    running = say(
        _("{unit}: in {period} among the last by {scheme}, {running} periods running since {since}.")
    )
    said = [
        running.format(
            unit=found.unit,
            period=format.period(found.period, lang),
            scheme=found.scheme.title[lang],
            running=found.running,
            since=format.period(found.since, lang),
        ),
        _place(evidence, lang),
    ]
    if evidence.losses:
        item = say(_("{item} {points} points"))
        lost = say(_(", ")).join(item.format(item=name, points=points) for name, points in evidence.losses)
        said.append(say(_("Most points were lost on: {losses}.")).format(losses=lost))
    return said


def _place(evidence: Evidence, lang: str) -> str:
    """The place and the score, with the range of the place where it is known."""
    say = translator(lang)
    what = {"place": evidence.place, "units": evidence.units, "score": evidence.score}
    if format.is_missing(evidence.low) or format.is_missing(evidence.high):
        return say(_("Place {place} of {units}, score {score}.")).format(**what)
    text = _("Place {place} of {units}, score {score}; by chance alone the place could be {low} to {high}.")
    return say(text).format(**what, low=f"{evidence.low:.0f}", high=f"{evidence.high:.0f}")


def write(found: LadderSheet) -> bytes:
    """The content of a .docx file: a draft whose number, signature and seal are left blank."""
    say, paper = translator(found.lang), page.opened(found.lang)
    marked = say(_("Internal: keep safe")) + "  " + say(_("Draft for approval"))
    paper.head(f"\t{marked}", f"\t{marked}")
    paper.put(
        text.paragraph("Title", found.title, BAR.format(colour=BARS[found.colour])),
        text.paragraph("Subtitle", say(_("No. ____    Signed by ____"))),
        text.paragraph("Addressee", say(_("To {unit}:")).format(unit=found.unit)),
        *(text.paragraph("Body Text", said) for said in paragraphs(found)),
        text.paragraph("Signature", found.area),
        text.paragraph("Signature", say(_("(seal)    year    month    day")), '<w:keepNext w:val="0"/>'),
    )
    return paper.saved(Properties(found.title, "", MAKER, looks.LANGUAGE[found.lang]))


SUPPORTED = _(
    "The evidence supports this: the unit is surely among the last, and a figure lies outside what chance "
    "and usual differences explain, or shows a signal of concern."
)
WITHIN_CHANCE = _(
    "This place lies within what chance explains; it is told so that the causes may be looked into, and is "
    "no finding that the work is worse."
)


def _rule(found: LadderSheet) -> str:
    say, basis = translator(found.lang), found.scheme.basis
    rule = scoring_words.ladder(found.scheme.ladder, found.lang) if found.scheme.ladder else ""
    if basis is None:
        return rule
    text = say(_("By {title} ({number}): {rule}"))
    return text.format(title=basis.title, number=basis.number, rule=rule)
