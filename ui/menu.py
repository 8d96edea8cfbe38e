"""The menu as data: sections and pages in order; a page is listed once its file exists."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from i18n.translate import mark as _
from i18n.translate import translator

PAGES = Path(__file__).resolve().parent.parent / "pages"


@dataclass(frozen=True)
class Entry:
    """A page: its file's stem, which is also its address, and its title as a msgid."""

    name: str
    title: str

    @property
    def file(self) -> Path:
        """The script of the page."""
        return PAGES / f"{self.name}.py"


MENU: dict[str, tuple[Entry, ...]] = {
    _("Overview"): (Entry("overview", _("Overview")), Entry("profile", _("Area profile"))),
    _("Topics"): (
        Entry("disputes", _("Disputes")),
        Entry("follow_ups", _("Follow-up list")),
        Entry("safety", _("Safety goals")),
        Entry("grids", _("Grids")),
        Entry("rectification", _("Hazards and tasks")),
        Entry("petitions", _("Petitions and requests")),
        Entry("services", _("Services")),
    ),
    _("Review"): (Entry("ranking", _("Ranking")),),
    _("Briefings"): (
        Entry("briefing", _("Briefing")),
        Entry("number_check", _("Number check")),
        Entry("forms", _("Forms for higher offices")),
        Entry("wall", _("Wall screen")),
    ),
    _("Data"): (
        Entry("explorer", _("Explorer")),
        Entry("catalogue", _("Catalogue")),
        Entry("sources", _("Sources")),
        Entry("imports", _("Imports and quality")),
    ),
}


def sections() -> dict[str, tuple[Entry, ...]]:
    """The sections with those of their pages that exist; a section without any is left out."""
    shown = {title: tuple(entry for entry in MENU[title] if entry.file.exists()) for title in MENU}
    return {title: entries for title, entries in shown.items() if entries}


def entry(name: str) -> Entry:
    """The entry of one page, whether its file exists or not."""
    return next(entry for entries in MENU.values() for entry in entries if entry.name == name)


def pages(lang: str) -> dict[str, list[st.Page]]:
    """What st.navigation takes, in the reader's language; the bare address leads on to the first page."""
    say = translator(lang)
    listed = {
        say(title): [st.Page(entry.file, title=say(entry.title), url_path=entry.name) for entry in entries]
        for title, entries in sections().items()
    }
    first = next(page for group in listed.values() for page in group)
    home = st.Page(
        lambda: _go_on(first), title=first.title, url_path="home", default=True, visibility="hidden"
    )
    return {"": [home], **listed}


def _go_on(page: st.Page) -> None:
    st.switch_page(page, query_params=st.query_params.to_dict())
