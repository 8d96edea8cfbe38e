"""The ladder: who stands where and since when, what the rule proposes, what the reviewer decides."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from charts.places_by_period import places_by_period as chart
from data.history import ladder_steps
from data.history.ladder_steps import Decision
from data.history.rankings import Ranking
from i18n import format
from i18n.translate import mark as _
from metrics.period import Period
from metrics.review import counters, ladder
from reports import scoring_words
from ui import figure, finding, ranking_audit, ranking_decide, ranking_decided, ranking_forms, ranking_past
from ui.ranking import Review
from ui.view import View

MOST_ROWS = 25  # units in the picture
STEP = "●"  # behind a place: a step was taken in that period


def show(view: View, review: Review) -> None:
    """Who is among the last, the consecutive periods, a card for each proposed step, what was decided."""
    ranking_forms.told(view)
    decided = ranking_past.decisions(view)
    if review.scheme.ladder is None:
        finding.paragraph(view._(_("The scheme has no ladder: no steps follow from its places.")))
        ranking_decided.show(view, review, decided)
        return
    published = ranking_past.published()
    periods = ladder.periods_of(review.scheme, review.period)
    table = ranking_past.places(view, review, periods, published)
    standing = ladder.standing(review.scheme, table, periods, review.board, decided)
    finding.paragraph(sentence(view, review, standing))
    rule = scoring_words.ladder(review.scheme.ladder, view.lang)
    join = "" if view.lang == "zh" else " "
    finding.small(join.join((rule, ranking_audit.beside(view, review))))
    finding.small(_sources(view, review, periods, published))
    _draw(view, review, cells(view, review, (table, periods), decided))
    ranking_decide.show(view, review, standing)
    ranking_decided.show(view, review, decided)


def sentence(view: View, review: Review, standing: pd.DataFrame) -> str:
    """Who is among the last, for how many periods running, and which steps the rule proposes."""
    say, join = view._, view._(_(", ")).join
    last = standing[standing["is_last"]].sort_values("running", ascending=False, kind="stable")
    if last.empty:
        return say(_("{period}: nobody is among the last by the rule of the ladder.")).format(
            period=review.time
        )
    names = join(_run(view, row) for row in last.to_dict("records"))
    told = [say(_("{period}: among the last are {names}.")).format(period=review.time, names=names)]
    steps = standing[standing["step"] != ""]
    told += [_proposed(view, rows, kind) for kind, rows in steps.groupby("step", sort=False)]
    if steps.empty:
        told.append(say(_("The rule proposes no step.")))
    return ("" if view.lang == "zh" else " ").join(told)


def _proposed(view: View, rows: pd.DataFrame, kind: str) -> str:
    """For whom a step is proposed, and who of them is decided."""
    join = view._(_(", ")).join
    what = {"step": scoring_words.step(kind, view.lang), "names": join(rows["name"])}
    decided = rows[rows["is_decided"]]
    if decided.empty:
        return view._(_("By the rule, {step} is proposed for {names}.")).format(**what)
    return view._(_("By the rule, {step} is proposed for {names}; decided: {decided}.")).format(
        **what, decided=join(decided["name"])
    )


def cells(
    view: View, review: Review, known: tuple[pd.DataFrame, Sequence[Period]], decided: Sequence[Decision]
) -> pd.DataFrame:
    """Units that were among the last in any of the periods, the longest run first, for the picture."""
    table, periods = known
    last = _last(review, table)
    often = last.sum(axis=1)
    order = often[often > 0].sort_values(ascending=False, kind="stable").head(MOST_ROWS).index
    taken = {
        (one.unit, one.period): scoring_words.step(one.kind, view.lang)
        for one in decided
        if one.stands and one.decision == ladder_steps.TAKEN and _is_here(review, one)
    }
    rows = []
    for unit in order:
        for period in periods:
            place, step = table.at[unit, period.code], taken.get((unit, period.code), "")
            time = format.period(period.code, view.lang)
            text = str(place) if place else format.DASH
            rows.append(
                {
                    "name": review.name(unit),
                    "period": _short(view, period),
                    "text": f"{text} {STEP}" if step else text,
                    "is_last": bool(last.at[unit, period.code]),
                    "hover": "<br>".join(filter(None, (f"{review.name(unit)}, {time}", text, step))),
                    "selected": False,
                }
            )
    return pd.DataFrame(rows)


def _last(review: Review, table: pd.DataFrame) -> pd.DataFrame:
    """Whether each unit was among the last, by period."""
    groups = review.board.rows["group"].to_numpy()
    found = counters.among_last(table.to_numpy().T, groups, review.scheme.ladder)
    return pd.DataFrame(found.T, table.index, table.columns)


def _is_here(review: Review, one: Decision) -> bool:
    return (one.scheme, one.area) == (review.scheme.id, review.view.area)


def _run(view: View, row: dict[str, Any]) -> str:
    """A unit with how long it has been among the last."""
    if row["running"] < 2:
        return view._(_("{unit} (for the first time)")).format(unit=row["name"])
    return view._(_("{unit} ({running} periods running, since {since})")).format(
        unit=row["name"], running=row["running"], since=format.period(row["since"], view.lang)
    )


def _sources(view: View, review: Review, periods: Sequence[Period], published: Sequence[Ranking]) -> str:
    """Which of the periods count as they were published."""
    codes = {period.code for period in periods}
    told = [
        format.period(one.period, view.lang)
        for one in published
        if (one.scheme, one.area) == (review.scheme.id, view.area) and one.period in codes
    ]
    if not told:
        return view._(_("None of these periods was published; all count as they are known today."))
    return view._(_("As published: {periods}; the others as they are known today.")).format(
        periods=view._(_(", ")).join(told)
    )


def _short(view: View, period: Period) -> str:
    """A period in as few letters as the heading of a column takes."""
    if period.is_month and view.lang == "en":
        return f"{period.first:%Y-%m}"
    return format.period(period.code, view.lang)


def _draw(view: View, review: Review, frame: pd.DataFrame) -> None:
    if frame.empty:
        return
    title = view._(_("Places in consecutive periods; filled: among the last {worst} of the group")).format(
        worst=review.scheme.ladder.worst
    )
    look = figure.look(view, None, title, unit=view._(_("{mark} a step was taken")).format(mark=STEP))
    figure.draw(view, chart(frame, look), key="ranking_places_by_period", alt=title)
