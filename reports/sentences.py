"""Sentences: a small grammar that says figures in words, and never more than the figures say."""

from collections.abc import Sequence
from dataclasses import replace

from i18n import format
from i18n.translate import translator
from metrics import coverage
from metrics.period import Period
from reports import changes, verdicts
from reports.document import Sentence
from reports.figure import MARKS, Figure

NOT_ADDED_UP = ("stock", "stock_rate", "streak")  # a year to date would only repeat the last month


def sentence(figure: Figure, period: Period) -> str:
    """What an indicator is, how it changed, the year to date and the target; what is missing is said."""
    _ = figure.translate
    title, marks = figure.definition.title[figure.lang], figure.marks
    if not figure.has("value"):
        reason = figure.missing(figure.row["status"])
        return _("{indicator}: {reason}").format(indicator=title, reason=reason) + marks.stop
    said = _("{indicator}: {value_with_unit}").format(
        indicator=title, value_with_unit=stated(figure)
    ) + _in_brackets(figure)
    parts = [
        marks.comma.join([said, *_compared(figure, period)]),
        _verdict(figure, period),
        _to_date(figure, period),
        _against_target(figure),
        _partly_reported(figure, period),
    ]
    return marks.semicolon.join(part for part in parts if part) + marks.stop


def brief(figure: Figure, period: Period) -> str:
    """The same in short: value, changes and verdict; for one page."""
    if not figure.has("value"):
        return sentence(figure, period)
    _, title = figure.translate, figure.definition.title[figure.lang]
    said = _("{indicator}: {value_with_unit}").format(indicator=title, value_with_unit=stated(figure))
    parts = [figure.marks.comma.join([said + _in_brackets(figure), *_compared(figure, period)])]
    parts += [_verdict(figure, period), _partly_reported(figure, period, is_brief=True)]
    return figure.marks.semicolon.join(part for part in parts if part) + figure.marks.stop


def short(figure: Figure, period: Period) -> str:
    """Value, the nearest change and the verdict, without counts; for one page."""
    if not figure.has("value"):
        return sentence(figure, period)
    _, title = figure.translate, figure.definition.title[figure.lang]
    said = _("{indicator}: {value_with_unit}").format(indicator=title, value_with_unit=stated(figure))
    first = figure.marks.comma.join([said, *_compared(figure, period)[:1]])
    parts = [first, _verdict(figure, period)]
    return figure.marks.semicolon.join(part for part in parts if part) + figure.marks.stop


def counted_off(told: Sequence[Sentence], lang: str) -> tuple[Sentence, ...]:
    """Several sentences with their numbers before them: 一是, 二是; one alone stands as it is."""
    if len(told) < 2:
        return tuple(told)
    forms = (*MARKS[lang].counted, *("{}",) * len(told))  # after the last numeral without one
    return tuple(replace(one, text=form.format(one.text)) for one, form in zip(told, forms, strict=False))


def stated(figure: Figure) -> str:
    """The value with its unit; a streak that a gap ended is "at least"."""
    text = figure.with_unit("value")
    _ = figure.translate
    return _("at least {value}").format(value=text) if _is_streak(figure) and figure.is_partial else text


def counted(figure: Figure) -> str:
    """The counts behind a share: "2,065 settled ÷ 2,124 found"; nothing where there are none."""
    definition, row, lang = figure.definition, figure.row, figure.lang
    if not definition.numerator_words or not figure.has("denominator"):
        return ""
    _ = figure.translate
    return _("{part} {part_words} ÷ {whole} {whole_words}").format(
        part=format.number(row["numerator"], lang),
        part_words=definition.numerator_words[lang],
        whole=format.number(row["denominator"], lang),
        whole_words=definition.denominator_words[lang],
    )


def interval(figure: Figure) -> str:
    """The 95 % interval with its unit; nothing where there is none."""
    if not figure.has("low"):
        return ""
    definition = figure.definition
    return format.interval(
        figure.row["low"], figure.row["high"], definition.unit, figure.lang, near=definition.target
    )


def targets_met(met: Sequence[str], not_met: Sequence[str], lang: str) -> str:
    """How many of the indicators with a target met it, and which did not; nothing where none has one."""
    _, marks = translator(lang), MARKS[lang]
    if not met and not not_met:
        return ""
    said = _("{met} of {n} targets met").format(n=len(met) + len(not_met), met=len(met))
    if not_met:
        names = marks.between_names.join(not_met)
        said += marks.semicolon + _("not met: {names}").format(names=names)
    return said + marks.stop


def listed(words: str, names: Sequence[str], lang: str) -> str:
    """A list of names after words with the gaps n and names; nothing for nobody."""
    marks = MARKS[lang]
    text = words.format(n=len(names), names=marks.between_names.join(names))
    return text + marks.stop if names else ""


def _in_brackets(figure: Figure) -> str:
    _ = figure.translate
    said = [counted(figure)]
    if figure.definition.kind != "count" and figure.has("low"):
        said.append(_("95% interval {interval}").format(interval=interval(figure)))
    if figure.has("not_known") and figure.row["not_known"] > 0:
        said.append(_("{n} more not known").format(n=format.number(figure.row["not_known"], figure.lang)))
    said = [part for part in said if part]
    return figure.marks.brackets.format(figure.marks.semicolon.join(said)) if said else ""


def _compared(figure: Figure, period: Period) -> list[str]:
    previous = period.previous()
    if _is_streak(figure):
        return []
    if previous == period.year_before():
        return [changes.in_words(figure, "year_before", changes.LAST_YEAR)]
    yearly = changes.in_words(figure, "year_before", changes.YEAR_EARLIER)
    if previous is None:
        return [yearly]
    anchor = changes.LAST_MONTH if period.is_month else format.period(previous.code, figure.lang)
    if changes.redefined_since_both(figure):
        names = {"first": figure.translate(anchor), "second": figure.translate(changes.YEAR_EARLIER)}
        return [changes.in_words(figure, "previous", figure.translate(changes.BOTH).format(**names))]
    return [changes.in_words(figure, "previous", anchor), yearly]


def _verdict(figure: Figure, period: Period) -> str:
    """Whether the month, or the change of a longer period, is more than chance; nothing where not judged."""
    if period.is_month:
        return verdicts.clause(figure.signal, figure.lang)
    span = "year_before" if period.previous() in (None, period.year_before()) else "previous"
    said = verdicts.of_change(figure.row, figure.definition.kind, span, figure.lang)
    if not said or not figure.has(f"{span}_difference"):
        return ""
    before = period.year_before() if span == "year_before" else period.previous()
    _ = figure.translate
    return _("against {time} {verdict}").format(time=format.period(before.code, figure.lang), verdict=said)


def _to_date(figure: Figure, period: Period) -> str:
    if not _has_to_date(figure, period):
        return ""
    _, to_date = figure.translate, period.year_to_date()
    words = (
        _("{to_date} in total {value_with_unit}")
        if figure.definition.kind == "count"
        else _("{to_date}: {value_with_unit}")
    )
    said = words.format(
        to_date=format.period(to_date.code, figure.lang), value_with_unit=figure.with_unit("ytd_value")
    )
    if not figure.has("ytd_year_before_difference") and not figure.has("year_before_difference"):
        return said  # the sentence has told the reason before
    yearly = changes.in_words(figure, "ytd_year_before", changes.YEAR_EARLIER)
    return figure.marks.comma.join([said, yearly])


def _against_target(figure: Figure) -> str:
    _, definition = figure.translate, figure.definition
    if definition.target is None or figure.row["target_met"] is None:
        return ""
    words = _("target {target}, met") if figure.row["target_met"] else _("target {target}, not met")
    said = words.format(target=format.target(definition.target, definition.unit, figure.lang))
    assured = verdicts.target(figure.signal, figure.lang)
    return said + (figure.marks.brackets.format(assured) if assured else "")


def _is_streak(figure: Figure) -> bool:
    return figure.definition.kind == "streak"


def _has_to_date(figure: Figure, period: Period) -> bool:
    repeats = period.year_to_date().first == period.first or figure.definition.kind in NOT_ADDED_UP
    return figure.has("ytd_value") and not repeats


def _partly_reported(figure: Figure, period: Period, is_brief: bool = False) -> str:
    """The spans of this sentence for which some reports are missing, by their names."""
    spans = {"status": period}
    if not _is_streak(figure):
        spans |= {"previous_status": period.previous()} if period.previous() else {}
        spans |= {"year_before_status": period.year_before()}
    if _has_to_date(figure, period) and not is_brief:
        to_date = period.year_to_date()
        spans |= {"ytd_status": to_date, "ytd_year_before_status": to_date.year_before()}
    partly = [span for status, span in spans.items() if figure.row[status] == coverage.PARTIAL]
    if not partly:
        return ""
    names = dict.fromkeys(format.period(span.code, figure.lang) for span in partly)
    _, separator = figure.translate, figure.marks.between_names
    return _("partly not reported: {spans}").format(spans=separator.join(names))


LENGTHS = {"full": sentence, "brief": brief, "short": short}
