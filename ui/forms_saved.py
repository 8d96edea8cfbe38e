"""A saved form on the screen: filled with one click, its map changed, a newer version of it taken."""

import streamlit as st

from data.problem import Problem
from i18n import format
from i18n.translate import mark as _
from reports.forms import blank as blanks
from reports.forms import filled, moved, shelf
from reports.forms.cell_map import as_toml
from reports.forms.filled import Filled
from reports.forms.shelf import Saved
from ui import address, cached, finding, forms_draft, forms_grid, forms_words, plain_table
from ui.forms_draft import Draft
from ui.plain_table import Cell, Heading
from ui.view import View

NEWER = "forms_newer"
CELL, BESIDE = _("Cell of the form"), _("Words beside it")


def show(view: View, name: str) -> None:
    """The file, the cells without a full value, and the ways to change the map."""
    saved = shelf.load(name)
    gone = moved.compared(saved.map, saved.blank) if saved.is_changed else ()
    if gone:
        _changed(view, saved, saved.blank)
        return
    asked = ("form", name, saved.blank.sha256, as_toml(saved.map), view.area, view.period.code, view.lang)
    found = cached.remember(
        view.store, asked, lambda: filled.fill(view.connection, saved, view.area, view.period, view.lang)
    )
    finding.show(view, _sentence(view, name, found))
    _take(view, saved, found)
    if found.is_relaid:
        text = _(
            "XLS cannot be filled in place: the file is an XLSX of the same layout; fonts and widths differ."
        )
        finding.small(view._(text))
    _sheets(view, saved, found)
    _gaps(view, found)
    _newer(view, saved)


def _sentence(view: View, name: str, found: Filled) -> str:
    what = {"period": view.time, "area": view.place, "form": name}
    text = view._(_("{period}, {area}, {form}: {filled} of {all} cells have a value."))
    full = len(found.cells) - len(found.missing)
    return text.format(**what, filled=full, all=len(found.cells))


def _take(view: View, saved: Saved, found: Filled) -> None:
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            view._(_("Download the form (XLSX)")),
            data=found.content,
            file_name=f"{view.place}_{view.period.code}_{saved.name}.xlsx",
            on_click="ignore",
            key="take_form",
        )
        if st.button(view._(_("Change its map")), key="forms_change"):
            _edit(Draft(saved.blank, saved.map, saved.name))


def _edit(draft: Draft) -> None:
    forms_draft.drop()
    forms_draft.keep(draft)
    address.change(form="new")
    st.rerun()


def _sheets(view: View, saved: Saved, found: Filled) -> None:
    """The form as it is filled, sheet by sheet where anything was put in."""
    for sheet in saved.blank.sheets:
        texts = {
            field.place[1]: answer.text(view.lang)
            for field, answer in found.cells
            if field.sheet == sheet.name
        }
        if texts:
            finding.heading(sheet.name)
            forms_grid.show(sheet, texts, f"forms_filled_{sheet.name}")


def _gaps(view: View, found: Filled) -> None:
    """The cells without a value and those that are counted from a part of the reports, with the reason."""
    partly = format.missing("partial", view.lang)
    rows = [(field, answer.reason(view.lang)) for field, answer in found.missing]
    rows += [(field, partly) for field, _answer in found.partial]
    if not rows:
        return
    finding.heading(view._(_("Cells without a full value")))
    heads = [Heading(view._(text), False) for text in (CELL, BESIDE, _("Reason"))]
    told = [(Cell(one.cell), Cell(f"{one.row_head} {one.column_head}"), Cell(why)) for one, why in rows]
    st.html(plain_table.markup(heads, told))


def _newer(view: View, saved: Saved) -> None:
    """Another version of the empty form, compared with the map."""
    with st.expander(view._(_("The office has sent another version of this form"))):
        file = st.file_uploader(view._(_("The empty form (XLSX or XLS)")), type=["xlsx", "xls"], key=NEWER)
        if file is None:
            return
        try:
            _changed(view, saved, blanks.read(file.name, file.getvalue()))
        except Problem as problem:
            forms_words.note(forms_words.told(problem, view.lang))


def _changed(view: View, saved: Saved, blank: blanks.Blank) -> None:
    """Which cells moved, and a button that takes the version with them."""
    gone = moved.compared(saved.map, blank)
    text = view._(_("{form}: {count} mapped cells stand elsewhere in this version."))
    finding.paragraph(text.format(form=saved.name, count=len(gone)))
    if gone:
        heads = [Heading(view._(text), False) for text in (CELL, BESIDE, _("Now"))]
        nowhere = view._(_("not found: map it again"))
        words = [(one, f"{one.field.row_head} {one.field.column_head}") for one in gone]
        told = [(Cell(one.field.cell), Cell(beside), Cell(one.now or nowhere)) for one, beside in words]
        st.html(plain_table.markup(heads, told))
    if st.button(view._(_("Take this version and look at its map")), key="forms_take_version"):
        _edit(Draft(blank, moved.taken(saved.map, blank)[0], saved.name))
