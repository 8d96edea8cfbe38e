"""The statutory table on the screen: do its sums agree, by when is it due, and the file to hand in."""

from itertools import groupby

import streamlit as st

from i18n import format
from i18n.translate import mark as _
from reports.forms import checks, source, survey_book
from reports.forms import survey as surveys
from reports.forms.checks import Check
from reports.forms.layout import Layout
from reports.forms.survey import Survey
from reports.forms.words import notes
from ui import cached, finding, plain_table, switch
from ui.plain_table import Cell, Heading
from ui.view import View

SUCCESS = {"handled": _("Success: settled ÷ handled"), "found": _("Success: settled ÷ found")}


def show(view: View, layout: Layout) -> None:
    """The sentence, the file, the checks and the table as it is handed in."""
    place = st.empty()
    meaning = _("Denominator of the success rate")
    row = st.container(horizontal=True, gap="small", vertical_alignment="center")
    with row:
        success_of = switch.choose(view, "success_of", SUCCESS, meaning, layout.success_of)
    asked = ("survey", layout.name, view.area, view.period.code, success_of)
    survey = cached.remember(view.store, asked, lambda: _built(view, layout, success_of))
    found = cached.remember(
        view.store, (*asked, "checks", view.lang), lambda: checks.check(view.connection, survey, view.lang)
    )
    with place.container():
        finding.show(view, sentence(view, survey, found))
    with row:
        _download(view, survey)
    _checks(view, found)
    _table(view, survey)
    for note in notes(survey.success_of, survey.level, view.lang):
        finding.small(note)
    finding.small(source.line(view.connection, view.area, view.lang))


def _built(view: View, layout: Layout, success_of: str) -> Survey:
    return surveys.build(view.connection, layout, view.area, view.period, success_of)


def sentence(view: View, survey: Survey, found: tuple[Check, ...]) -> str:
    """Whether it may leave, and by when it must."""
    failed = sum(not one.is_passed for one in found)
    what = {"period": view.time, "area": view.place, "form": survey.layout.title[view.lang]}
    if failed:
        text = view._(_("{period}, {area}, {form}: {failed} of {all} checks are not passed{due}."))
    else:
        text = view._(_("{period}, {area}, {form}: all {all} checks are passed{due}."))
    due = ""
    if survey.due:
        due = view._(_("; due by {day}")).format(day=format.day(survey.due, view.lang))
    return text.format(**what, failed=failed, all=len(found), due=due)


def _download(view: View, survey: Survey) -> None:
    name = "_".join((view.place, view.period.code, survey.layout.title[view.lang]))
    st.download_button(
        view._(_("Download the form (XLSX)")),
        data=lambda: survey_book.write(survey, source.line(view.connection, view.area, view.lang), view.lang),
        file_name=f"{name}.xlsx",
        on_click="ignore",
        key="take_form",
    )


def _checks(view: View, found: tuple[Check, ...]) -> None:
    """A line for each check: its mark, and what breaks it."""
    finding.heading(view._(_("Checks before it is handed in")))
    rows = []
    for one in found:
        said = view._(_("; ")).join((*one.faults, *one.remarks)) or view._(_("passed"))
        rows.append((Cell(view._(one.name)), Cell(said, met=one.is_passed)))
    heads = (Heading(view._(_("Check")), False), Heading(view._(_("Result")), False))
    st.html(plain_table.markup(heads, rows))


def _table(view: View, survey: Survey) -> None:
    heads = [Heading(view._(text), False) for text in (_("Part of the form"), _("What is counted"))]
    heads += [Heading(column.title[view.lang]) for column in survey.layout.columns]
    rows = []
    for scope, places in groupby(survey.places, key=lambda place: place[0]):
        title = survey.layout.group(scope).title[view.lang]
        for number, place in enumerate(places):
            words = (Cell("" if number else title), Cell(survey_book.item(survey, *place, view.lang)))
            figures = (survey.answer(*place, column.name) for column in survey.layout.columns)
            rows.append((*words, *(_cell(one, view.lang) for one in figures)))
    finding.heading(survey.layout.title[view.lang])
    st.html(plain_table.markup(heads, rows))


def _cell(answer: surveys.Answer, lang: str) -> Cell:
    if answer.value is None:
        return Cell(format.DASH, small=answer.reason(lang))
    return Cell(answer.text(lang))
