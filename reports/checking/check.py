"""The check of a text: every rule over it, what is said twice told once, what nothing touched told last."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from i18n.translate import mark as _
from metrics.period import parse
from reports.checking import warehouse
from reports.checking.changes import changes
from reports.checking.columns import columns
from reports.checking.comparisons import comparisons
from reports.checking.known import Known
from reports.checking.limits import activity, limits, unreadable, wholes
from reports.checking.months import months
from reports.checking.parts import parts
from reports.checking.passage import Passage
from reports.checking.ranks import ranks
from reports.checking.rates import rates
from reports.checking.result import RIGHT, UNCLEAR, VERDICTS, WRONG, Checked, Finding, Told
from reports.checking.shares import shares
from reports.checking.sums import sums
from reports.document import Bulletin

COMPARED = ("growth", "points", "sign", "comparison", "rank")  # what they compare is told with them
ALONE = _("Neither its counts nor an earlier figure are given beside it.")
Rule = Callable[[Passage], Iterable[Finding]]
RULES: tuple[Rule, ...] = (
    rates, shares, changes, comparisons, limits, sums, parts, ranks, months, columns,
    unreadable, wholes, activity,
)  # fmt: skip


def check(text: str, known: Known | None = None) -> Checked:
    """Everything that is right, wrong or unclear in a text; with `known` also against the warehouse."""
    passage = Passage(text)
    found = [one for rule in RULES for one in rule(passage)]
    found += warehouse.against(passage, known) if known else []
    kept = _once(found)
    kept += _alone(passage, kept)
    ordered = sorted(kept, key=lambda one: (one.start, VERDICTS.index(one.verdict), one.end))
    places = tuple((sentence.start, sentence.end) for sentence in passage.sentences)
    return Checked(text, tuple(ordered), len(passage.figures), places)


def check_document(bulletin: Bulletin, known: Known | None = None) -> Checked:
    """The same of a bulletin's whole text: sentences, tables and notes, for its own area and period."""
    own = replace(known, area=bulletin.area, period=parse(bulletin.period)) if known else None
    return check(bulletin.as_text(), own)


def _once(found: list[Finding]) -> list[Finding]:
    """Without what is right or unclear by one rule and wrong by another, at the same place."""
    wrong = {(one.start, one.end) for one in found if one.verdict == WRONG}
    right = {(one.start, one.end) for one in found if one.verdict == RIGHT}
    kept: dict[tuple, Finding] = {}
    for one in found:
        place = one.start, one.end
        hidden = (one.verdict != WRONG and place in wrong) or (one.verdict == UNCLEAR and place in right)
        if not hidden or one.rule == "activity":
            kept.setdefault((*place, one.verdict, one.rule), one)
    return list(kept.values())


def _alone(passage: Passage, found: list[Finding]) -> list[Finding]:
    """Percentages that no rule had anything to say of."""
    told = [(one.start, one.end) for one in found]
    compared = [one.start for one in found if one.rule in COMPARED]
    return list(_unchecked(passage, told, compared))


def _unchecked(passage: Passage, told: list[tuple[int, int]], compared: list[int]) -> Iterator[Finding]:
    for sentence in passage.sentences:
        if any(sentence.start <= place < sentence.end for place in compared):
            continue
        for figure in sentence.figures:
            if figure.kind not in ("percent", "points") or figure.is_range:
                continue
            if any(start < figure.end and figure.start < end for start, end in told):
                continue
            yield Finding(figure.start, figure.end, figure.text, UNCLEAR, "alone", Told(ALONE))
