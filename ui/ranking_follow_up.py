"""Follow-up: commitments of earlier reviews, whether they were done, and whether the indicator moved."""

import datetime as dt

import streamlit as st

from data.history import commitments
from data.history.commitments import Commitment
from i18n import format
from i18n.translate import mark as _
from metrics import chance
from metrics.review import follow_up
from ui import finding, ranking_forms
from ui.plain_table import Cell, Heading, markup
from ui.ranking import Review
from ui.view import View

DAYS = 30  # to do it, unless another day is chosen
VERDICTS = {
    (chance.WITHIN, None): _("within normal variation"),
    (chance.NOT_JUDGED, None): _("not judged"),
    (chance.BEYOND, True): _("improved beyond chance"),
    (chance.BEYOND, False): _("worse beyond chance"),
    (chance.BEYOND, None): _("moved beyond chance"),
}


def show(view: View, review: Review) -> None:
    """What was promised and what came of it; the forms to promise, to note as done, to drop."""
    ranking_forms.told(view)
    every = ranking_forms.read(view, commitments.every)
    if every is None:
        return
    mine = [one for one in every if (one.scheme, one.area) == (review.scheme.id, view.area)]
    standing = [one for one in mine if one.state == commitments.MADE]
    text = _("{all} commitments of this scheme: {open} open, {done} done.")
    done = sum(one.state == commitments.DONE for one in mine)
    finding.paragraph(view._(text).format(all=len(mine), open=len(standing), done=done))
    if mine:
        st.html(markup(*_table(view, review, mine)))
    left, right = st.columns(2, gap="medium")
    with left:
        _make(view, review)
    with right:
        _end(view, review, standing)


def _table(view: View, review: Review, mine: list[Commitment]) -> tuple[list[Heading], list[list[Cell]]]:
    found = follow_up.follow_up(view.connection, mine, review.period)
    words = (
        _("Unit"),
        _("What"),
        _("Who"),
        _("By the day"),
        _("State"),
        _("Indicator"),
        _("Then"),
        _("Now"),
        _("Verdict"),
    )
    rows = []
    for row, one in zip(found.to_dict("records"), mine, strict=True):
        definition = view.definitions[row["indicator"]]
        values = [format.value_with_unit(row[side], definition.unit, view.lang) for side in ("before", "now")]
        rows.append(
            [
                Cell(review.name(one.unit) if one.unit in view.areas else one.unit),
                Cell(one.what),
                Cell(one.who_does),
                Cell(format.day(dt.date.fromisoformat(one.due_on), view.lang)),
                Cell(view._(STATES[one.state]), hover=one.how),
                Cell(definition.title[view.lang]),
                *map(Cell, values),
                Cell(view._(VERDICTS[(row["verdict"], row["is_better"])])),
            ]
        )
    return [Heading(view._(word), False) for word in words], rows


def _make(view: View, review: Review) -> None:
    with st.form("commit_make", clear_on_submit=True):
        place = _place(view, review)
        words = [
            ranking_forms.text(view, _("What will be done"), "commit_what"),
            ranking_forms.text(view, _("Office or post that does it"), "commit_who"),
        ]
        due = st.date_input(
            view._(_("By the day")),
            dt.date.today() + dt.timedelta(DAYS),
            key="commit_due",
            format="YYYY-MM-DD",
        )
        who = ranking_forms.name(view, "commit_by")
        if ranking_forms.submit(view, _("Note the commitment"), "commit_go"):
            made = Commitment(*place, *words, due.isoformat())
            said = _("The commitment was noted.")
            ranking_forms.done(view, lambda: commitments.make(made, who), said, *words, who)


def _place(view: View, review: Review) -> tuple[str, ...]:
    """What a commitment is about: unit, indicator, area, scheme, period."""
    unit = st.selectbox(
        view._(_("Unit")), list(review.board.rows.index), format_func=review.name, key="commit_unit"
    )
    indicator = st.selectbox(
        view._(_("Indicator")),
        list(review.scheme.indicators),
        format_func=lambda name: view.definitions[name].title[view.lang],
        key="commit_indicator",
    )
    return unit, indicator, view.area, review.scheme.id, review.period.code


def _end(view: View, review: Review, standing: list[Commitment]) -> None:
    if not standing:
        return
    by_number = {one.number: one for one in standing}
    with st.form("commit_end", clear_on_submit=True):
        number = st.selectbox(
            view._(_("Commitment")),
            list(by_number),
            format_func=lambda one: f"{review.name(by_number[one].unit)} · {by_number[one].what}",
            key="commit_which",
        )
        is_done = st.radio(
            view._(_("Outcome")),
            (True, False),
            format_func=lambda yes: view._(_("done") if yes else _("dropped")),
            horizontal=True,
            key="commit_is_done",
        )
        how = ranking_forms.text(view, _("How, or why not"), "commit_how")
        who = ranking_forms.name(view, "commit_end_by")
        if ranking_forms.submit(view, _("Note the outcome"), "commit_end_go"):
            end = commitments.done if is_done else commitments.drop
            ranking_forms.done(view, lambda: end(number, how, who), _("The outcome was noted."), how, who)


STATES = {
    commitments.MADE: _("open"),
    commitments.DONE: _("done"),
    commitments.DROPPED: _("dropped"),
}
