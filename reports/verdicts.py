"""Verdicts in words: what a signal says, never more than the chart behind it; see metrics.signals."""

from collections.abc import Mapping

from data.definitions import Definition
from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from metrics import chance
from metrics.headline import BEFORE
from metrics.signals import Signal

# In the order of lists: what calls for a look comes first.
VARIATION = {
    "concern": _("Concern"),
    "improvement": _("Improvement"),
    "change": _("Marked change"),
    "common_cause": _("Normal variation"),
    "none": _("No variation"),
    "too_few": _("Too few months"),
}
ASSURANCE = {
    "met": _("Reliably met"),
    "missed": _("Reliably missed"),
    "hit_or_miss": _("Hit or miss"),
}
WITHIN = {
    "common_cause": _("within normal variation"),
    "none": _("the same in all months"),
    "too_few": _("too few months to tell a change from chance"),
}
CHANGES = {chance.BEYOND: _("more than chance explains"), chance.WITHIN: WITHIN["common_cause"]}
# By the rule that was broken and whether the figure went up.
RULES = {
    ("outside", True): _("above the range of normal variation"),
    ("outside", False): _("below the range of normal variation"),
    ("trend", True): _("risen seven months or more in a row"),
    ("trend", False): _("fallen seven months or more in a row"),
    ("two_of_three", True): _("near the upper limit in two of three months"),
    ("two_of_three", False): _("near the lower limit in two of three months"),
    ("shift", True): _("above the mean seven months or more in a row"),
    ("shift", False): _("below the mean seven months or more in a row"),
    ("run", True): _("above the median unusually long"),
    ("run", False): _("below the median unusually long"),
    ("crossings", True): _("crossing the median unusually seldom"),
    ("crossings", False): _("crossing the median unusually seldom"),
}
# On charts of gaps there is no range: the same month may be a signal or none, by what came before.
GAPS = {
    ("g", True): _("unusually many, or soon after one another"),
    ("g", False): _("unusually long without one"),
    ("t", True): _("unusually high for so many cases"),
    ("t", False): _("unusually low for so many cases"),
}
JUDGED = {
    "improvement": _("{rule}: an improvement beyond chance"),
    "concern": _("{rule}: a concern beyond chance"),
    "change": _("{rule}: a change beyond chance"),
}
# How the limits were found, in the words of metrics.control.
CHARTS = {
    "p'": _("p′ chart: limits allow for the size of each month"),
    "xmr": _("XmR chart: limits from the differences of neighbouring months"),
    "g": _("rare events: judged by the months between them, so without limits here"),
    "t": _("rare events: judged by the cases between them, so without limits here"),
    "runs": _("too few months for firm limits: these are on trial"),
}
TARGET = {
    "met": _("reliably met"),
    "missed": _("reliably missed"),
    "hit_or_miss": _("may be met or missed by chance"),
}


def variation(signal: Signal | None, lang: str) -> str:
    """The word of the icon; empty where nothing is judged."""
    return translator(lang)(VARIATION[signal.verdict]) if signal and signal.verdict else ""


def assurance(signal: Signal | None, lang: str) -> str:
    """The word of the icon of the target; empty where none is judged."""
    return translator(lang)(ASSURANCE[signal.assurance]) if signal and signal.assurance else ""


def clause(signal: Signal | None, lang: str) -> str:
    """The verdict as a part of a sentence: "within normal variation"; empty where nothing is judged."""
    _ = translator(lang)
    if signal is None or not signal.verdict:
        return ""
    return (
        _(JUDGED[signal.verdict]).format(rule=rule(signal, lang))
        if signal.is_beyond
        else _(WITHIN[signal.verdict])
    )


def of_change(row: Mapping[str, object], kind: str, span: str, lang: str) -> str:
    """Whether the change of a headline row since an earlier span is more than chance, by two intervals.

    For periods longer than a month, which have no chart; empty where it cannot be judged.
    """
    before = {column: row[f"{span}_{column}"] for column in BEFORE}
    judged = chance.verdict(kind, before, row)
    return translator(lang)(CHANGES[judged]) if judged in CHANGES else ""


def rule(signal: Signal, lang: str) -> str:
    """Which rule says that it is more than chance; empty without a signal."""
    return told(signal.signal, signal.rising, signal.chart, lang) if signal.signal else ""


def told(broken: str, rising: bool, chart_name: str, lang: str) -> str:
    """The words of a broken rule on a chart; KeyError for an unknown rule."""
    usual = RULES[broken, rising]
    return translator(lang)(GAPS.get((chart_name, rising), usual) if broken == "outside" else usual)


def chart(name: str, is_trial: bool, lang: str) -> str:
    """How the limits of a chart were found; empty where there are none."""
    known = CHARTS.get("runs" if is_trial else name)
    return translator(lang)(known) if known else ""


def target(signal: Signal | None, lang: str) -> str:
    """Whether the target will be met, as a part of a sentence; empty where that is not judged."""
    return translator(lang)(TARGET[signal.assurance]) if signal and signal.assurance else ""


def limits(signal: Signal, definition: Definition, lang: str) -> str:
    """The range of normal variation in the last month; empty where there is none."""
    ends = signal.limit_low, signal.limit_high
    return (
        ""
        if any(map(format.is_missing, ends))
        else format.interval(*ends, definition.unit, lang, near=signal.value)
    )


def normal_range(signal: Signal, definition: Definition, lang: str) -> str:
    """The same with what it rests on."""
    _, ends = translator(lang), limits(signal, definition, lang)
    return _("Normal range {range}, from {n} months").format(range=ends, n=signal.points) if ends else ""
