"""The list of indicators: all their properties in a searchable table; a chosen row is the indicator."""

import pandas as pd
import streamlit as st

from data.definitions import Definition, breakdowns
from i18n import format
from i18n.translate import mark as _
from i18n.units import UNITS
from ui import address, cached, definition_card, finding, tables
from ui.tables import Column
from ui.view import View

KEY = "listing"
ROWS_SEEN = 10
LABELS = {
    "title": _("Indicator"),
    "unit": _("Unit"),
    "better": _("Direction"),
    "target": _("Target"),
    "source": _("Source"),
    "breakdowns": _("Broken down by"),
    "owner": _("Owner"),
    "reviewed": _("Reviewed"),
    "kind": _("Kind"),
    "code": _("Code"),
}


def show(view: View, wanted: str) -> None:
    """The definitions that hold the wanted text; a click on a row chooses one."""
    say, found = view._, matching(view.definitions, wanted, view.lang)
    if not found:
        finding.paragraph(say(_("No indicator holds “{text}”; try another word.")).format(text=wanted))
        return
    columns = [Column(name, say(text)) for name, text in LABELS.items()]
    names = [definition.id for definition in found]
    rows = [names.index(view.indicator)] if view.indicator in names else []
    st.session_state[KEY] = {"selection": {"rows": rows}}
    tables.plain(
        view,
        cached.remember(view.store, (KEY, wanted, view.lang), lambda: frame(view, found)),
        columns,
        key=KEY,
        most=ROWS_SEEN,
        on_select=lambda: _choose(names),
        selection_mode="single-row",
    )


def matching(definitions: dict[str, Definition], wanted: str, lang: str) -> list[Definition]:
    """The definitions with the wanted text in code, title, meaning, caveat or owner."""
    text = wanted.strip().lower()
    return [definition for definition in definitions.values() if text in _text(definition, lang).lower()]


def frame(view: View, found: list[Definition]) -> pd.DataFrame:
    """One row of words for each definition; the columns are LABELS."""
    say, lang = view._, view.lang
    return pd.DataFrame(
        [
            {
                "title": definition.title[lang],
                "unit": UNITS[definition.unit].suffix(lang),
                "better": say(definition_card.BETTER[definition.better]),
                "target": format.target(definition.target, definition.unit, lang),
                "source": definition_card.source(definition, lang),
                "breakdowns": say(_(", ")).join(breakdowns()[name][lang] for name in definition.breakdowns),
                "owner": definition.owner,
                "reviewed": f"{definition.reviewed:%Y-%m-%d}",
                "kind": say(definition_card.KINDS[definition.kind]),
                "code": definition.id,
            }
            for definition in found
        ],
        columns=list(LABELS),
    )


def _text(definition: Definition, lang: str) -> str:
    words = (definition.title, definition.definition, definition.caveat)
    return " ".join((definition.id, definition.owner, *(text.get(lang, "") for text in words)))


def _choose(names: list[str]) -> None:
    for row in st.session_state[KEY].selection.rows:
        address.change(indicator=names[row])
