"""What needs attention first, in words: a few sentences, each with its rule and a link to its page."""

import pandas as pd
import streamlit as st

from data import codes
from i18n import format
from i18n.translate import mark as _
from metrics import attention, benchmark, catalog
from metrics.attention import Notice
from reports import verdicts
from ui import breaks, cached, finding, points, signals, topics, wording
from ui.points import Point
from ui.view import View

RULES = _(
    "In this order: reports that did not come; targets missed and signals of concern beyond chance; "
    "areas worse than the whole on two headline indicators or more; overdue stocks that grew."
)
COMPLETENESS = "reporting_completeness"
COLUMNS = 2


def find(view: View) -> list[Notice]:
    """The notices about the view's area and period; see metrics.attention."""
    return cached.remember(view.store, ("attention", view.area, view.period.code), lambda: _find(view))


def show(view: View, notices: list[Notice]) -> None:
    """The notices in two columns."""
    finding.heading(view._("To look at first"))
    if not notices:
        finding.paragraph(view._("Nothing calls for attention by the rules of this page."))
        return
    told = [_point(view, notice) for notice in notices]
    half = (len(told) + 1) // COLUMNS
    for column, some in zip(st.columns(COLUMNS, gap="medium"), (told[:half], told[half:]), strict=True):
        with column:
            points.show(some)
    finding.small(view._(RULES))


def _find(view: View) -> list[Notice]:
    store, above = view.store, (view.area,)
    reports = cached.parts(store, COMPLETENESS, above, view.period, "source")
    names = attention.candidates(view.definitions)
    rows = _comparable(view, names)
    found = signals.last(view, names, above) if view.period.is_month else None
    ids = [definition.id for definition in catalog.headlines()]
    below = cached.over(store, ids, (view.area, *view.children), {"now": view.period})
    judged = benchmark.against_parent(below, view.definitions, view.area)
    return attention.first(
        attention.of_reports(reports),
        attention.of_figures(rows, view.definitions, found),
        attention.of_areas(judged),
    )


def _comparable(view: View, names: list[str]) -> pd.DataFrame:
    """The figures of the period, and of the earlier ones with which each indicator may be compared."""
    earlier = {"previous": view.period.previous(), "year_before": view.period.year_before()}
    earlier = {name: span for name, span in earlier.items() if span}
    rows = cached.over(view.store, names, (view.area,), {"now": view.period, **earlier})
    broken = {name: breaks.broken(view, names, span) for name, span in earlier.items()}
    pairs = zip(rows["span"], rows["indicator"], strict=True)
    return rows[[indicator not in broken.get(span, ()) for span, indicator in pairs]]


def _point(view: View, notice: Notice) -> Point:
    return {
        "silent": _silent,
        "partial": _partial,
        "target": _target,
        "signal": _signal,
        "change": _change,
        "areas": _areas,
        "overdue": _overdue,
    }[notice.rule](view, notice)


def _silent(view: View, notice: Notice) -> Point:
    names = view._(", ").join(_source(view, name) for name in notice.sources)
    text = view._("Not reported at all: {sources}").format(sources=names)
    return Point(text, _to_reports(view), view._("Reports were due in the period and none came."), False)


def _partial(view: View, notice: Notice) -> Point:
    row, lang = notice.now, view.lang
    text = view._("{source}: {share} of the reports came, {missing} are missing").format(
        source=_source(view, notice.sources[0]),
        share=format.share(row["value"], lang, near=1),
        missing=format.number(row["denominator"] - row["numerator"], lang),
    )
    return Point(
        text, _to_reports(view), view._("Fewer than 95% came: changes may be missing reports."), False
    )


def _target(view: View, notice: Notice) -> Point:
    definition, lang = view.definitions[notice.indicators[0]], view.lang
    text = view._("{indicator} {value}, target {target} not met").format(
        indicator=definition.title[lang],
        value=wording.full(notice.now, definition, lang),
        target=format.target(definition.target, definition.unit, lang),
    )
    small = view._("The whole 95% interval ({interval}) misses the target.").format(
        interval=wording.limits(notice.now, definition, lang)
    )
    return Point(text, topics.link(view, definition), small, False)


def _signal(view: View, notice: Notice) -> Point:
    definition, lang = view.definitions[notice.indicators[0]], view.lang
    text = view._("{indicator} {value}: {rule}").format(
        indicator=definition.title[lang],
        value=wording.full(notice.now, definition, lang),
        rule=verdicts.rule(notice.signal, lang),
    )
    small = verdicts.normal_range(notice.signal, definition, lang)
    return Point(text, topics.address(view, "explorer", indicator=definition.id), small, False)


def _change(view: View, notice: Notice) -> Point:
    definition, lang = view.definitions[notice.indicators[0]], view.lang
    now, before = (wording.full(row, definition, lang) for row in (notice.now, notice.before))
    rose = notice.now["value"] > notice.before["value"]
    text = (
        view._("{indicator} rose from {before} to {now} on {time}")
        if rose
        else view._("{indicator} fell from {before} to {now} on {time}")
    )
    text = text.format(
        indicator=definition.title[lang],
        before=before,
        now=now,
        time=finding.time_before(view.period, notice.span, lang),
    )
    if definition.kind in ("count", "stock"):
        small = view._("The counts differ by more than chance explains.")
    else:
        small = view._("The 95% intervals do not overlap ({before}; now {now}).").format(
            before=wording.limits(notice.before, definition, lang),
            now=wording.limits(notice.now, definition, lang),
        )
    return Point(text, topics.link(view, definition), small, False)


def _areas(view: View, notice: Notice) -> Point:
    titles = [view.definitions[name].title[view.lang] for name in notice.indicators]
    text = view._("{area}: {number} headline indicators worse than {whole} as a whole").format(
        area=view.areas.name(notice.areas[0]), number=len(titles), whole=view.place
    )
    small = view._("Beyond chance: {indicators}.").format(indicators=view._(", ").join(titles))
    return Point(text, topics.address(view, "overview", notice.areas[0]), small, False)


def _overdue(view: View, notice: Notice) -> Point:
    definition, lang = view.definitions[notice.indicators[0]], view.lang
    now, before = (wording.full(row, definition, lang) for row in (notice.now, notice.before))
    text = view._("{indicator}: {now}, {before} a period before").format(
        indicator=definition.title[lang], now=now, before=before
    )
    return Point(
        text,
        topics.link(view, definition),
        view._("More was overdue than at the end of the period before."),
        False,
    )


def _source(view: View, name: str) -> str:
    return codes.read()["source"].label(name, view.lang)


def _to_reports(view: View) -> str:
    return topics.address(view, "explorer", indicator=COMPLETENESS)
