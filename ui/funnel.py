"""The funnel of a share by area: who lies further out than size, chance and ordinary differences explain."""

from typing import Any

import pandas as pd

from charts.funnel import OUTSIDE, Words
from charts.funnel import funnel as chart
from i18n import format
from i18n.translate import mark as _
from metrics import funnel, shrink
from metrics.funnel import FAR, WITHIN
from ui import breaks, cached, figure, finding, funnel_words, tables, wording
from ui.funnel_choice import Choice, name
from ui.tables import Column
from ui.view import View

NAMED_ALL = 15  # areas; up to here each has its name on the picture
MARKS = _("▲ ▼ filled: outside the 99.8% limits; hollow: outside the 95% limits.")
SHRUNK = _(
    "Shrunk: the share of a place with few cases drawn towards that of all (beta-binomial); beside the "
    "value, never instead of it."
)


def judged(view: View, choice: Choice) -> pd.DataFrame:
    """The figures of the areas with metrics.funnel and metrics.shrink: one calculation for all that is shown.

    Columns of metrics.series and metrics.funnel (by the limits in use), meaning (of funnel.judged), wide and
    plain (the verdicts by each kind of limits), apart (|z| by the wide ones), shrunk. More cases done than
    due, as a completion above 100 %, are not compared.
    """
    asked = ("funnel", view.indicator, choice.codes, view.period.code, choice.overdispersed)
    return cached.remember(view.store, asked, lambda: _judged(view, choice))


def _judged(view: View, choice: Choice) -> pd.DataFrame:
    rows = cached.whole(view.store, view.indicator, choice.codes, view.period).reset_index(drop=True)
    comparable = rows["value"].notna() & (rows["numerator"] <= rows["denominator"])
    counts = [rows[column].astype(float).where(comparable) for column in ("numerator", "denominator")]
    wide, plain = funnel.funnel(*counts), funnel.funnel(*counts, overdispersed=False)
    used = (wide if choice.overdispersed else plain).drop(columns=["events", "value"])
    found = rows.assign(**used, wide=wide["verdict"], plain=plain["verdict"], apart=wide["z"].abs())
    meaning, value = funnel.judged(used, view.definition.better), rows["value"].where(comparable)
    return found.assign(value=value, meaning=meaning, shrunk=shrink.shrink(*counts)["shrunk"])


def show(view: View, choice: Choice) -> None:
    """The sentence, the chart, what its limits mean, and the table."""
    rows = judged(view, choice)
    finding.paragraph(funnel_words.sentence(view, choice, rows))
    if rows["value"].notna().sum() < funnel_words.FEWEST:
        return
    say, definition = view._, view.definition
    what = {"indicator": definition.title[view.lang], "area": view.areas.name(choice.above)}
    title = say(_("{indicator} by number of cases, areas of {area}, {period}")).format(
        **what, period=view.time
    )

    def draw() -> Any:
        look = figure.look(view, definition, title)
        return chart(frame(view, choice, rows), curves(choice, rows), look, _words(view, rows))

    figure.draw(view, draw, key="funnel", alt=title, follow=("area",))
    finding.small(funnel_words.explained(view, choice, rows))
    if rows["meaning"].isin(OUTSIDE).any():
        finding.small(view._(MARKS))
    show_table(view, choice, rows)


def frame(view: View, choice: Choice, rows: pd.DataFrame) -> pd.DataFrame:
    """The areas as charts.funnel takes them: the marked one first, then those furthest out."""
    known = rows[rows["value"].notna()].copy()
    known["selected"] = known["area"] == choice.marked
    known = furthest_first(known).sort_values("selected", ascending=False, kind="stable")
    outside = known["verdict"].ne(WITHIN)
    named = outside | known["selected"] | (len(known) <= NAMED_ALL)
    names = known["area"].map(view.short)
    records = known.to_dict("records")
    return pd.DataFrame(
        {
            "trials": known["trials"],
            "value": known["value"],
            "name": names.where(named, ""),
            "hover": [funnel_words.hover(view, name(view, choice, row["area"]), row) for row in records],
            "verdict": known["meaning"],
            "is_high": known["verdict"].str.startswith("high"),
            "is_far": known["verdict"].isin(FAR),
            "selected": known["selected"],
            "area": known["area"],
        }
    )


def furthest_first(rows: pd.DataFrame) -> pd.DataFrame:
    """The areas outside the outer limits in use, those outside the inner ones, the rest; by |z| in each."""
    outside = rows["verdict"].isin(FAR).astype(int) + rows["meaning"].isin(OUTSIDE)
    ordered = rows.assign(outside=outside).sort_values(
        ["outside", "apart"], ascending=False, na_position="last", kind="stable"
    )
    return ordered.drop(columns="outside")


def curves(choice: Choice, rows: pd.DataFrame) -> pd.DataFrame:
    """The limits over the number of cases as charts.funnel takes them; at 0 or 1 nothing can lie beyond."""
    found, ends = funnel.curves(rows), list(funnel.LIMITS)
    found[ends] = found[ends].where(found[ends].gt(0) & found[ends].lt(1))
    used = found["is_overdispersed"] == choice.overdispersed
    return found.assign(is_used=used, target=rows["target"].dropna().iloc[0])


def show_table(view: View, choice: Choice, rows: pd.DataFrame) -> None:
    """The same areas as a table, those furthest out first; to download and to copy."""
    table = listing(view, choice, rows)
    shown = [column for column in columns(view) if column.name != "note" or table["note"].any()]
    tables.show(view, table, shown, key="funnel_table", name=f"{view.indicator}_{choice.above}_funnel")
    finding.small(view._(SHRUNK))


def listing(view: View, choice: Choice, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with what the table prints beside the numbers."""
    ordered = furthest_first(rows)
    records = ordered.to_dict("records")
    return ordered.assign(
        name=[name(view, choice, code) for code in ordered["area"]],
        word=[funnel_words.verdict(view, row) for row in records],
        interval=[wording.limits(row, view.definition, view.lang) for row in records],
        limits=[funnel_words.limits(view, row, "998") for row in records],
        note=[_note(view, row) for row in records],
    )


def columns(view: View) -> list[Column]:
    """The columns of the table for the view's indicator."""
    say, definition = view._, view.definition
    unit, cases = definition.unit, definition.denominator_words.get(view.lang, "")
    return [
        Column("name", say(_("Area"))),
        Column("word", say(_("Verdict"))),
        Column("denominator", cases[:1].upper() + cases[1:] or say(_("Denominator")), "count"),
        Column("value", say(_("Value")), "value", unit, definition.target),
        Column("interval", say(_("95% interval"))),
        Column("limits", say(_("99.8% limits"))),
        Column("shrunk", say(_("Shrunk")), "value", unit),
        Column("note", say(_("Note"))),
        Column("area", say(_("Code"))),
    ]


def _note(view: View, row: dict[str, Any]) -> str:
    if row["numerator"] > row["denominator"]:
        return view._(_("above 100%, not compared"))
    return wording.note(row, view.lang) or breaks.why(row, view.definition, view.lang, "year_before")


def _words(view: View, rows: pd.DataFrame) -> Words:
    say, lang, definition = view._, view.lang, view.definition
    cases = definition.denominator_words.get(lang, "") or say(_("Denominator"))
    share = format.value(rows["target"].dropna().iloc[0], definition.unit, lang)
    return Words(
        across=say(_("Number of cases: {words}")).format(words=cases),
        inner=say(_("95%")),
        outer=say(_("99.8%")),
        centre=say(_("All {share}")).format(share=share),
    )
