"""Zero-incident communities in words: how many, of how many, and of how many it is not known."""

import pandas as pd

from i18n import format
from i18n.translate import mark as _
from metrics.coverage import NOT_REPORTED
from metrics.roster import tally
from ui import cached, finding, signals, streaks, wording
from ui.view import View

ZERO, STRICTER = "zero_incident_communities", "crime_free_communities"
OF_ONE = {
    "zero": _("{period}, {area}: every month reported, no preventable incident; {streak} in a row."),
    "event": _(
        "{period}, {area}: preventable incidents: {events}; {months_reported} of {months_expected} months "
        "reported."
    ),
    "not_known": _(
        "{period}, {area}: not known whether there was an incident; {months_reported} of {months_expected} "
        "months reported."
    ),
}
REST = {
    "not_known": _("; {not_known} more not known"),
    "broken": _("; {broken} more with incidents did not report every month"),
}


def sentence(view: View, rows: pd.DataFrame) -> str:
    """The finding for the view's area and period, of headline rows by indicator."""
    if view.areas.level(view.area) == "village":
        return _of_one(view)
    row = rows.loc[ZERO].to_dict()
    counts = tally(row)
    what = {"period": view.time, "area": view.place, "rest": _rest(view, counts)}
    what |= _printed(counts, view.lang)
    if row["status"] == NOT_REPORTED:
        title, why = view.definitions[ZERO].title[view.lang], wording.inside(wording.reason(row, view.lang))
        text = view._("{period}, {area}, {indicator}: {reason}.")
        return text.format(**what, indicator=title, reason=why)
    if not counts["reported"]:
        return view._("{period}, {area}: no community reported every month{rest}.").format(**what)
    text = view._(
        "{period}, {area}: {reported} communities reported every month, {zero} of them without a preventable "
        "incident, {value}{tail}{rest}."
    )
    # What is not reported stands in the sentence already, as communities that are not known.
    known, signal = row | {"status": "ok"}, signals.of(view, row)
    tail = finding.clauses(known, view.definitions[ZERO], view.period, view.lang, signal)
    return text.format(**what, value=format.share(row["value"], view.lang), tail=tail)


def second(view: View, rows: pd.DataFrame) -> str:
    """The stricter count, and the streaks of the area as a whole."""
    row = rows.loc[STRICTER].to_dict()
    counts, title = tally(row), view.definitions[STRICTER].title[view.lang]
    told = view._(
        "{title} (stricter: no criminal or public-order case at all): {zero} of {reported}, {value}."
    )
    what = _printed(counts, view.lang) | {"title": title, "value": format.share(row["value"], view.lang)}
    is_known = counts["reported"] and view.areas.level(view.area) != "village"
    return " ".join(filter(None, (told.format(**what) if is_known else "", streaks.sentence(view, rows))))


def _of_one(view: View) -> str:
    what = {"period": view.time, "area": view.place}
    rows = cached.communities(view.store, ZERO, view.area, view.period)
    if rows.empty:
        reason = format.missing("not_reported", view.lang)
        return view._("{period}, {area}: {reason}.").format(**what, reason=reason)
    row, words = rows.iloc[0].to_dict(), OF_ONE[rows.iloc[0]["state"]]
    months = {name: format.number(row[name], view.lang) for name in ("months_reported", "months_expected")}
    events = format.value_with_unit(row["events"], "incidents", view.lang)
    streak = streaks.words(row["streak_months"], row["streak_status"], view.lang)
    return view._(words).format(**what, **months, events=events, streak=streak)


def _rest(view: View, counts: dict[str, int]) -> str:
    """Those that stand in neither number, so that all communities are accounted for."""
    numbers = _printed(counts, view.lang)
    texts = [view._(words).format(**numbers) for name, words in REST.items() if counts[name]]
    return "".join(texts)


def _printed(counts: dict[str, int], lang: str) -> dict[str, str]:
    return {name: format.number(count, lang) for name, count in counts.items()}
