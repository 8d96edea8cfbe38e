"""Cards of the steps that a scheme's rule proposes: the rule, the evidence, and the reviewer's decision."""

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from data.history import ladder_steps
from data.history.ladder_steps import NOT_TAKEN, TAKEN, Decision
from i18n import format
from i18n.translate import mark as _
from metrics.scoring.scheme import SUPERVISE
from reports import scoring_words
from ui import cached, finding, ranking_evidence, ranking_forms
from ui.ranking import Review
from ui.ranking_evidence import Evidence
from ui.view import View

DECISIONS = {TAKEN: _("Take the step"), NOT_TAKEN: _("Do not take it")}
DAYS = 15  # until a unit is to report, unless another day is chosen
IN_A_ROW = 2  # cards beside one another


def show(view: View, review: Review, standing: pd.DataFrame) -> None:
    """A card for each proposed step that nobody has decided."""
    open_ = standing[(standing["step"] != "") & ~standing["is_decided"]]
    if open_.empty:
        return
    finding.heading(view._(_("Proposed steps")))
    if review.published is None:
        finding.small(
            view._(_("The table of this period is not published yet: places may still change before it is."))
        )
    evidence = ranking_evidence.of(view, review, open_.index)
    units = list(open_.index)
    for start in range(0, len(units), IN_A_ROW):
        columns = st.columns(IN_A_ROW, gap="medium")
        for column, unit in zip(columns, units[start : start + IN_A_ROW], strict=False):
            with column, st.container(border=True):
                _card(view, review, open_.loc[unit], evidence[unit])


def holds(review: Review) -> bool:
    """Whether the document of the scheme holds in the period."""
    basis, period = review.scheme.basis, review.period
    return (
        basis is not None and basis.first <= f"{period.first:%Y-%m}" and f"{period.last:%Y-%m}" <= basis.last
    )


def _card(view: View, review: Review, row: pd.Series, found: Evidence) -> None:
    say, step = view._, scoring_words.step(row["step"], view.lang)
    finding.heading(say(_("{unit}: {step} is proposed")).format(unit=row["name"], step=step))
    after = next(one.after for one in review.scheme.ladder.steps if one.kind == row["step"])
    rule = say(_("Periods running among the last: {running}, since {since}. The rule: {step} after {after}."))
    finding.small(
        rule.format(
            running=row["running"],
            since=format.period(row["since"], view.lang),
            step=step,
            after=after,
        )
    )
    if found.judged["supported"]:
        st.badge(say(ranking_evidence.SUPPORTED), color="orange")
    else:
        st.badge(say(ranking_evidence.WITHIN_CHANCE), color="gray")
    join = "" if view.lang == "zh" else " "
    finding.small(join.join(ranking_evidence.sentences(view, review, found)))
    if row["step"] != SUPERVISE and not holds(review):
        finding.paragraph(
            say(_("The document of the scheme does not hold in this period: the step cannot be taken."))
        )
        return
    _form(view, review, row, found)


def _form(view: View, review: Review, row: pd.Series, found: Evidence) -> None:
    unit = row.name
    key = f"ladder_{unit}_{review.period.code}"
    with st.form(key, border=False):
        decision = st.radio(
            view._(_("Decision of the reviewer")),
            list(DECISIONS),
            index=None,
            format_func=lambda name: view._(DECISIONS[name]),
            horizontal=True,
            key=f"{key}_decision",
        )
        reason = ranking_forms.text(view, _("Reason"), f"{key}_reason")
        left, right = st.columns(2)
        with left:
            who = ranking_forms.name(view, f"{key}_who")
        with right:
            due_on = st.date_input(view._(_("The unit reports by")), _usual_day(view), key=f"{key}_due")
        if ranking_forms.submit(view, _("Write the decision down"), f"{key}_go"):
            record = ranking_evidence.as_record(view, review, found, row)
            told = _decision(review, row, (decision or "", reason), record | {"due_on": f"{due_on}"})
            ranking_forms.done(
                view,
                lambda: ladder_steps.decide(told, who),
                _("The decision is written down."),
                decision or "",
                reason,
                who,
            )


def _decision(
    review: Review, row: pd.Series, given: tuple[str, str], evidence: Mapping[str, object]
) -> Decision:
    return Decision(
        kind=row["step"],
        decision=given[0],
        unit=row.name,
        scheme=review.scheme.id,
        area=review.view.area,
        period=review.period.code,
        after=int(row["running"]),
        evidence=evidence,
        version=review.view.version,
        reason=given[1],
    )


def _usual_day(view: View) -> date:
    """So many days after the last day of the data."""
    as_of = view.areas.as_of(view.area) or cached.load(view.store)["as_of"]
    return as_of + timedelta(days=DAYS)
