"""Sentinels on the page: which figures look too good or too alike, why that may be innocent, what to ask."""

import pandas as pd
import streamlit as st

from data import sentinels
from data.sheets import column_words
from i18n import format
from i18n.translate import mark as _
from metrics import sentinel_catalog
from metrics import sentinels as judging
from metrics.sentinels import ALARM, NOTICE
from ui import cached, finding
from ui.plain_table import Cell, Heading, markup
from ui.view import View

SHOWN = 30  # notices; alarms are few


def show(view: View) -> None:
    """What calls for a question, what is only worth a look, and every sentinel with its false-alarm rate."""
    finding.small(
        view._(
            "A sentinel asks a question. It changes no figure and no score; figures that it asks about say "
            "“to be verified”."
        )
    )
    judged = cached.remember(view.store, ("sentinels", view.area, view.period.code), lambda: _judged(view))
    for verdict, title in ((ALARM, _("To be asked about")), (NOTICE, _("Worth a look, no reason to doubt"))):
        rows = judging.alarms(judged, _places(view), verdict) if len(judged) else judged
        if verdict == ALARM or len(rows):
            finding.heading(view._(title))
        if len(rows):
            st.html(markup(*_lines(view, rows.head(SHOWN))))
        elif verdict == ALARM:
            finding.paragraph(view._("Nothing stands out in this area and period."))
    finding.heading(view._("The sentinels, and how often they err"))
    st.html(f'<div class="scrolled">{markup(*_catalogue(view))}</div>')


def _places(view: View) -> tuple[str, ...]:
    """The area and what is judged within it; a village shows what is said of its town."""
    path = view.areas.path(view.area)
    below = (*view.areas.below(view.area, "county"), *view.areas.below(view.area, "town"))
    return (view.area, *below) if view.areas.level(view.area) != "village" else path[-2:]


def _judged(view: View) -> pd.DataFrame:
    return judging.judged(view.connection, (view.area,), view.period)


def _lines(view: View, rows: pd.DataFrame) -> tuple[list[Heading], list[list[Cell]]]:
    words = (_("Area"), _("Kind of export"), _("Month"), _("Sentinel"))
    words += (_("What it saw"), _("To ask the office"))
    known, lang = sentinels.read(), view.lang
    body = [
        [
            Cell(view.areas.name(row["area"])),
            Cell(column_words.source(row["source"], lang)),
            Cell(format.month(row["month"], lang)),
            Cell(known[row["sentinel"]].title[lang], hover=known[row["sentinel"]].innocent[lang]),
            Cell(sentinel_catalog.sentence(row, lang)),
            Cell(known[row["sentinel"]].ask[lang]),
        ]
        for row in rows.to_dict("records")
    ]
    return [Heading(view._(word), False) for word in words], body


def _catalogue(view: View) -> tuple[list[Heading], list[list[Cell]]]:
    words = (_("Sentinel"), _("Looks at"), _("May be innocent"))
    headings = [Heading(view._(word), False) for word in words]
    headings.append(Heading(view._(_("False alarms on clean simulated data"))))
    measured, lang = sentinels.false_alarms(), view.lang
    text = view._(_("{alarms} of {cells} ({low}–{high})"))
    body = [
        [
            Cell(one.title[lang]),
            Cell(one.looks_at[lang]),
            Cell(one.innocent[lang]),
            Cell(
                text.format(
                    alarms=format.number(measured[one.id]["alarms"], lang),
                    cells=format.number(measured[one.id]["cells"], lang),
                    low=f"{measured[one.id]['low']:.2%}",
                    high=f"{measured[one.id]['high']:.2%}",
                )
            ),
        ]
        for one in sentinels.read().values()
    ]
    return headings, body
