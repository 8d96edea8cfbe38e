"""Decided steps: the record with its evidence, the sheet, and the forms to appeal, answer and withdraw."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from data.history import ladder_steps
from data.history.ladder_steps import APPEALED, TAKEN, UPHELD, WITHDRAWN, Decision, Turn
from i18n import format
from i18n.translate import mark as _
from reports import ladder_sheet, scoring_words
from reports.ladder_sheet import Evidence, LadderSheet
from ui import finding, ranking_evidence, ranking_forms
from ui.plain_table import Cell, Heading, markup
from ui.ranking import Review
from ui.view import View

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DECISIONS = {TAKEN: _("taken"), ladder_steps.NOT_TAKEN: _("not taken")}
STATES = {
    ladder_steps.DECIDED: _("stands"),
    APPEALED: _("appealed, to be answered"),
    UPHELD: _("appealed, upheld"),
    WITHDRAWN: _("withdrawn"),
}
TURNS = {
    APPEALED: _("appeal noted"),
    UPHELD: _("appeal answered, upheld"),
    ladder_steps.ANSWERED: _("appeal answered, withdrawn"),
    WITHDRAWN: _("withdrawn"),
}
OUTCOMES = {UPHELD: _("The decision is upheld"), WITHDRAWN: _("The decision is withdrawn")}
HEADS = (_("No."), _("Unit"), _("Period"), _("Step"), _("Decision"), _("Reason"), _("By"), _("What followed"))


def show(view: View, review: Review, decided: Sequence[Decision]) -> None:
    """All decisions under the scheme in this area; the chosen one in full with what can be done about it."""
    mine = [one for one in decided if (one.scheme, one.area) == (review.scheme.id, view.area)]
    if not mine:
        return
    finding.heading(view._(_("Decisions so far")))
    st.html(f'<div class="preview">{markup(*_table(view, review, mine))}</div>')
    standing = {one.number: one for one in reversed(mine) if one.stands}
    if not standing:
        return
    number = st.selectbox(
        view._(_("Decision in full")),
        list(standing),
        format_func=lambda one: _label(view, review, standing[one]),
        key="ladder_which",
        filter_mode=None,
        width=480,
    )
    _whole(view, review, standing[number])


def sheet(view: View, review: Review, one: Decision) -> LadderSheet:
    """The sheet of a step that was taken, with the evidence of its day."""
    told = one.evidence
    low, high = told.get("low") or 1, told.get("high") or told["units"]
    evidence = Evidence(
        place=told["place"],
        units=told["units"],
        low=low,
        high=high,
        score=told["score"],
        losses=tuple(tuple(pair) for pair in told["losses"]),
        is_supported=told["supported"],
    )
    steps = review.scheme.ladder.steps if review.scheme.ladder else ()
    return LadderSheet(
        scheme=review.scheme,
        unit=review.name(one.unit),
        area=view.place,
        period=one.period,
        kind=one.kind,
        colour=next((step.sheet for step in steps if step.kind == one.kind), "blue"),
        running=one.after,
        since=told["since"],
        evidence=evidence,
        reason=one.reason,
        due_on=date.fromisoformat(told["due_on"]),
        lang=view.lang,
    )


def _table(view: View, review: Review, mine: Sequence[Decision]) -> tuple[list[Heading], list[list[Cell]]]:
    rows = [
        [
            Cell(str(one.number)),
            Cell(review.name(one.unit)),
            Cell(format.period(one.period, view.lang)),
            Cell(scoring_words.step(one.kind, view.lang)),
            Cell(view._(_("{decision}; {state}")).format(**_state(view, one))),
            Cell(one.reason),
            Cell(f"{one.who} {one.at[:10]}"),
            Cell(view._(_("; ")).join(_turn(view, turn) for turn in one.turns)),
        ]
        for one in reversed(mine)
    ]
    return [Heading(view._(word), False) for word in HEADS], rows


def _state(view: View, one: Decision) -> dict[str, str]:
    return {"decision": view._(DECISIONS[one.decision]), "state": view._(STATES[one.state])}


def _turn(view: View, turn: Turn) -> str:
    """What happened afterwards, why, by whom and when."""
    name = UPHELD if turn.outcome == UPHELD else turn.action
    return view._(_("{what} ({who}, {day}): {reason}")).format(
        what=view._(TURNS[name]), who=turn.who, day=turn.at[:10], reason=turn.reason
    )


def _label(view: View, review: Review, one: Decision) -> str:
    parts = (
        review.name(one.unit),
        format.period(one.period, view.lang),
        scoring_words.step(one.kind, view.lang),
        view._(DECISIONS[one.decision]),
    )
    return " · ".join((str(one.number), *parts))


def _whole(view: View, review: Review, one: Decision) -> None:
    """The evidence of the day, the sheet, the forms that are open to this decision."""
    told = one.evidence
    supported = ranking_evidence.SUPPORTED if told.get("supported") else ranking_evidence.WITHIN_CHANCE
    text = _(
        "Evidence of the day (data version {version}): {verdict}; place {place} of {units}, score {score}."
    )
    finding.small(
        view._(text).format(
            version=one.version,
            verdict=view._(supported),
            place=told.get("place", format.DASH),
            units=told.get("units", format.DASH),
            score=told.get("score", format.DASH),
        )
    )
    with st.container(horizontal=True, gap="small", key="ladder_tools"):
        if one.decision == TAKEN:
            found = sheet(view, review, one)
            st.download_button(
                view._(_("Download the sheet (DOCX)")),
                data=lambda: ladder_sheet.write(found),
                file_name=f"{found.file_stem}.docx",
                mime=DOCX,
                on_click="ignore",
                key=f"ladder_sheet_{one.number}",
            )
            if one.state == APPEALED:
                _answer(view, one)
            else:
                _appeal(view, one)
        _withdraw(view, one)


def _appeal(view: View, one: Decision) -> None:
    key = f"ladder_appeal_{one.number}"
    with st.popover(view._(_("Note an appeal"))), st.form(key, border=False):
        reason, who = _because(view, key)
        if ranking_forms.submit(view, _("Note the appeal"), f"{key}_go"):
            ranking_forms.done(
                view,
                lambda: ladder_steps.appeal(one.number, reason, who),
                _("The appeal is noted."),
                reason,
                who,
            )


def _answer(view: View, one: Decision) -> None:
    key = f"ladder_answer_{one.number}"
    with st.popover(view._(_("Answer the appeal"))), st.form(key, border=False):
        outcome = st.radio(
            view._(_("Answer")),
            list(OUTCOMES),
            index=None,
            format_func=lambda name: view._(OUTCOMES[name]),
            key=f"{key}_outcome",
        )
        reason, who = _because(view, key)
        if ranking_forms.submit(view, _("Write the answer down"), f"{key}_go"):
            ranking_forms.done(
                view,
                lambda: ladder_steps.answer(one.number, outcome, reason, who),
                _("The answer is written down."),
                outcome or "",
                reason,
                who,
            )


def _withdraw(view: View, one: Decision) -> None:
    key = f"ladder_withdraw_{one.number}"
    with st.popover(view._(_("Withdraw"))), st.form(key, border=False):
        reason, who = _because(view, key)
        if ranking_forms.submit(view, _("Withdraw"), f"{key}_go"):
            ranking_forms.done(
                view,
                lambda: ladder_steps.withdraw(one.number, reason, who),
                _("The decision is withdrawn."),
                reason,
                who,
            )


def _because(view: View, key: str) -> tuple[str, str]:
    """Why, and who says so."""
    return ranking_forms.text(view, _("Reason"), f"{key}_reason"), ranking_forms.name(view, f"{key}_who")
