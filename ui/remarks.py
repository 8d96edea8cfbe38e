"""The sign of figures that were corrected or supplied by hand (更正, 补录), and the list of what was."""

import html
from collections.abc import Mapping
from typing import Any

import streamlit as st

from data.history import corrected, marks
from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from ui import cached
from ui.view import View

KINDS = {corrected.CORRECTED: _("Correction {number}"), corrected.SUPPLIED: _("Supplement {number}")}


def numbers(row: Mapping[str, Any]) -> tuple[int, ...]:
    """The corrections that changed a figure; rows are as in metrics.series.over."""
    found = row.get("corrections")
    return found if isinstance(found, tuple) else ()


def signed(text: str, row: Mapping[str, Any], lang: str) -> str:
    """A printed value, with the sign where it was corrected."""
    return format.corrected(text, lang) if numbers(row) else text


def words(row: Mapping[str, Any], lang: str) -> str:
    """How many corrections a figure contains, in words; empty where there is none."""
    say, found = translator(lang), numbers(row)
    return say(_("Contains corrections by hand: {count}")).format(count=len(found)) if found else ""


def sign(text: str, lang: str) -> str:
    """The sign as small HTML that shows these words on pointing at it; nothing without words."""
    say = translator(lang)
    short = html.escape(say(_("corr.")))
    return f'<sup class="by_hand" title="{html.escape(text)}">{short}</sup>' if text else ""


def show(view: View, row: Mapping[str, Any]) -> None:
    """The corrections that a figure contains: reason, who, since when and until when; nothing without any."""
    found = listed(view, numbers(row))
    if found:
        lines = "".join(f"<li>{html.escape(line)}</li>" for line in found)
        st.html(f'<p class="text">{html.escape(words(row, view.lang))}</p><ul class="by_hand">{lines}</ul>')


def listed(view: View, chosen: tuple[int, ...]) -> list[str]:
    """A line for each of these corrections; never a cell of a row."""
    if not chosen:
        return []
    known = cached.remember(view.store, ("corrections",), lambda: marks.listed(view.connection)).set_index(
        "number"
    )
    return [_line(view, number, known.loc[number]) for number in chosen if number in known.index]


def _line(view: View, number: int, row: Mapping[str, Any]) -> str:
    say = view._
    kind = say(KINDS[row["kind"]]).format(number=number)
    day = format.day(row["decided_at"].date(), view.lang)
    said = say(_("{kind}: {reason} ({who}, {day})")).format(
        kind=kind, reason=row["reason"], who=row["who"], day=day
    )
    if format.is_missing(row["expires"]):
        return said
    until = format.day(row["expires"].date(), view.lang)
    return say(_("{said}, valid until {day}")).format(said=said, day=until)
