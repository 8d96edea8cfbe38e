"""What a funnel says in words: its first sentence, its limits, one area on hover; no more than it shows."""

from typing import Any

import pandas as pd

from i18n import format
from i18n.translate import mark as _
from metrics.funnel import FAR, NOT_COMPARED, WITHIN
from ui import wording
from ui.funnel_choice import Choice
from ui.view import View

FEWEST = 3  # areas with a value; with fewer there is nothing to be compared
MOST_NAMED = 4  # on each side, in the sentence
NEAR = _("{area}, {places}: none outside the 99.8% limits; {count} outside 95%, as some are by chance alone.")
STRICT = _(
    "This allows for usual differences between areas; for chance alone these would be outside: {names}."
)
NUMBERED = {
    "county": _("{number} counties"),
    "town": _("{number} towns"),
    "village": _("{number} villages"),
}
VERDICTS = {
    "low 99.8": _("far below"),
    "low 95": _("somewhat below"),
    WITHIN: _("normal variation"),
    "high 95": _("somewhat above"),
    "high 99.8": _("far above"),
    NOT_COMPARED: _("not compared"),
}


def sentence(view: View, choice: Choice, rows: pd.DataFrame) -> str:
    """How many areas of how many lie outside the outer limits in use, and which."""
    say, known = view._, rows[rows["value"].notna()]
    number = say(NUMBERED[choice.level]).format(number=format.number(len(known), view.lang))
    what = {"area": view.areas.name(choice.above), "places": number}
    if known.empty:
        return say(_("{area}: no area has a value, so there is no funnel.")).format(**what)
    if len(known) < FEWEST:
        return say(_("{area}: {places} with a value, too few for a funnel.")).format(**what)
    by = "wide" if choice.overdispersed else "plain"
    far = known[known[by].isin(FAR)]
    if far.empty:
        near = int(known[by].ne(WITHIN).sum())
        text = NEAR if near else _("{area}, {places}: all within normal variation.")
        return say(text).format(**what, count=near) + _strict(view, known)
    text = _("{area}, {places}: {count} outside the 99.8% limits ({names}), the others inside.")
    return say(text).format(**what, count=len(far), names=_named(view, far, by))


def explained(view: View, choice: Choice, rows: pd.DataFrame) -> str:
    """What the limits in use allow for, in one sentence."""
    say, known = view._, rows[rows["value"].notna()]
    if not choice.overdispersed:
        text = _(
            "These limits allow for chance alone, as if all areas were truly alike; they hardly ever are, so "
            "{count} of {number} outside 99.8% is no verdict on them."
        )
        return say(text).format(count=int(known["plain"].isin(FAR).sum()), number=len(known))
    if known["tau2"].eq(0).all():
        return say(_("The areas differ by no more than chance explains, so both kinds of limits are alike."))
    return say(
        _("These limits allow for chance and for the differences that are usual between these areas (dotted: "
          "for chance alone); what lies outside is worth a look at its reasons.")
    )  # fmt: skip


def hover(view: View, title: str, row: dict[str, Any]) -> str:
    """One area in lines: its value and counts, its interval, the limits for its size, the verdict."""
    definition, lang, say = view.definition, view.lang, view._
    counts = " ÷ ".join(format.number(row[name], lang) for name in ("numerator", "denominator"))
    lines = [
        f"<b>{title}</b>",
        say(_("{value} ({counts})")).format(value=wording.value(row, definition, lang), counts=counts),
        wording.explained(row, definition, lang),
        say(_("99.8% limits for this size {limits}")).format(limits=limits(view, row, "998")),
        verdict(view, row),
    ]
    return "<br>".join(filter(None, lines))


def verdict(view: View, row: dict[str, Any]) -> str:
    """The verdict by the limits in use."""
    word = VERDICTS[row["verdict"]]
    return view._(word)


def limits(view: View, row: dict[str, Any], level: str) -> str:
    """The limits of an area's size, "93.1%–98.5%"; empty where it is not compared."""
    ends = {"low": row[f"low{level}"], "high": row[f"high{level}"]}
    return wording.limits({**row, **ends}, view.definition, view.lang)


def _strict(view: View, known: pd.DataFrame) -> str:
    """Who lies outside the limits for chance alone; nothing where nobody does."""
    far = known[known["plain"].isin(FAR)]
    if far.empty:
        return ""
    text = view._(STRICT).format(names=_named(view, far, "plain"))
    return text if view.lang == "zh" else f" {text}"


def _named(view: View, far: pd.DataFrame, by: str) -> str:
    """low: A, B; high: C — those furthest out first, the rest as a number."""
    say = view._
    sides = {"low 99.8": _("low: {names}"), "high 99.8": _("high: {names}")}
    told = []
    for verdict, text in sides.items():
        codes = far[far[by] == verdict].sort_values("apart", ascending=False)["area"].to_list()
        names = say(_(", ")).join(view.short(code) for code in codes[:MOST_NAMED])
        if len(codes) > MOST_NAMED:
            names = say(_("{names} and {number} more")).format(names=names, number=len(codes) - MOST_NAMED)
        told += [say(text).format(names=names)] if codes else []
    return say(_("; ")).join(told)
