"""New baselines on a chart: what people declared, with reason and name, and the forms to do and undo it."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from data.definitions import Definition
from data.history import baselines
from data.history.baselines import Baseline
from data.problem import Problem
from i18n import format
from i18n.translate import mark as _
from metrics.period import months_between, shift
from metrics.signals import WINDOW
from ui import breaks, finding, signals
from ui.view import View

LONGEST = 200  # characters of a reason


def own(view: View, definition: Definition) -> list[Baseline]:
    """The baselines of an indicator in the view's area, oldest first."""
    place = (definition.id, view.area)
    return [one for one in signals.standing() if (one.indicator, one.area) == place]


def marks(view: View, definition: Definition, first: date, last: date) -> pd.DataFrame:
    """The breaks of the months shown and the declared baselines, as charts.jumps takes them."""
    found = [
        {
            "month": pd.Timestamp(one.month),
            "text": view._(_("new baseline")),
            "side": breaks.side(pd.Timestamp(one.month), first, last),
        }
        for one in own(view, definition)
        if first < one.month <= last
    ]
    return pd.concat([breaks.marks(view, definition, first, last), pd.DataFrame(found)], ignore_index=True)


def told(view: View) -> None:
    """What stands about the view's indicator and area in small print."""
    try:
        baselines.standing()
    except Problem as problem:
        finding.small(view._(_("Declared baselines are left out: {problem}")).format(problem=problem))
    for one in own(view, view.definition):
        text = view._(_("New baseline from {month}: {reason} ({who}, {day})."))
        finding.small(
            text.format(
                month=format.month(one.month, view.lang), reason=one.reason, who=one.who, day=one.at[:10]
            )
        )


def show(view: View) -> None:
    """The forms behind a button; nothing where there is but one month."""
    if shift(view.reach[0], 1) > view.period.last:
        return
    with st.popover(view._(_("Declare a new baseline")), key="baseline"):
        finding.small(
            view._(
                _(
                    "Only where the level changed for a known reason that lasts. From the month on, the "
                    "range of normal variation is reckoned anew; the months before keep theirs."
                )
            )
        )
        _declare(view, view.definition)
        if standing := own(view, view.definition):
            _withdraw(view, standing)


def _declare(view: View, definition: Definition) -> None:
    say, last = view._, view.period.last
    choices = months_between(max(shift(last, 2 - WINDOW), shift(view.reach[0], 1)), last)[::-1]
    with st.form("declare_baseline", border=False, clear_on_submit=True):
        month = st.selectbox(
            say(_("First month of the new level")),
            choices,
            format_func=lambda one: format.month(one, view.lang),
            key="baseline_month",
        )
        reason, who = _because(view, "declare")
        if st.form_submit_button(say(_("Declare"))):
            declared = Baseline(definition.id, view.area, month, reason, who)
            _done(view, lambda: baselines.declare(declared), reason and who)


def _withdraw(view: View, standing: list[Baseline]) -> None:
    say, by_number = view._, {one.number: one for one in standing}
    with st.form("withdraw_baseline", border=False, clear_on_submit=True):
        number = st.selectbox(
            say(_("Baseline to be withdrawn")),
            list(by_number),
            format_func=lambda one: format.month(by_number[one].month, view.lang),
        )
        reason, who = _because(view, "withdraw")
        if st.form_submit_button(say(_("Withdraw"))):
            _done(view, lambda: baselines.withdraw(number, reason, who), reason and who)


def _because(view: View, deed: str) -> tuple[str, str]:
    """Why, and who says so."""
    words = {"reason": _("Reason"), "name": _("Your name")}
    given = [
        st.text_input(view._(label), max_chars=LONGEST, key=f"{deed}_{name}") for name, label in words.items()
    ]
    return given[0].strip(), given[1].strip()


def _done(view: View, deed: Callable[[], object], is_told: str) -> None:
    """Do it and draw the page anew; or say what is missing, in the reader's language."""
    if not is_told:
        st.error(view._(_("Give a reason and your name.")))
        return
    try:
        deed()
    except Problem:
        said = _(
            "Not done: the month has a baseline already, it was withdrawn, or the reason looks personal."
        )
        st.error(view._(said))
        return
    st.rerun()
