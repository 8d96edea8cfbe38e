"""Mapping a form: send the empty one, choose a cell by a click or its reference, choose what goes in."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from data.problem import Problem
from i18n.translate import mark as _
from reports.forms import blank as blanks
from reports.forms import cell_map, filled, pattern, reference, shelf
from reports.forms.blank import Sheet
from reports.forms.cell_map import CellMap
from reports.forms.fault import FormFault
from ui import address, finding, forms_draft, forms_field, forms_words
from ui.forms_draft import CELL, Draft
from ui.view import View

FILE, SHEET, GRID, NAME, TOLD = "forms_file", "forms_sheet", "forms_grid", "forms_name", "forms_told"
GRID_HEIGHT, CELL_WIDTH = 420, 110  # px
ROW_HEIGHT, HEAD_HEIGHT = 35, 38


def show(view: View) -> None:
    """The empty form, its grid and what its cells have."""
    draft = forms_draft.now()
    if draft is None:
        finding.show(
            view, view._(_("Send the empty form; its cells are mapped once, and filled every month."))
        )
        _send(view)
        return
    text = view._(_("{form}: {count} cells have something to put in."))
    finding.show(view, text.format(form=draft.name or draft.blank.name, count=len(draft.map.fields)))
    sheet = _sheet(view, draft)
    if told := st.session_state.pop(TOLD, ""):
        st.info(told)
    _grid(view, draft, sheet)
    _cell(view, draft, sheet)
    _save(view, draft)


def _send(view: View) -> None:
    """The box for the empty form; what cannot be read is said below it."""
    file = st.file_uploader(view._(_("The empty form (XLSX or XLS)")), type=["xlsx", "xls"], key=FILE)
    if file is None:
        return
    try:
        blank = blanks.read(file.name, file.getvalue())
    except Problem as problem:
        st.error(forms_words.told(problem, view.lang))
        return
    forms_draft.keep(Draft(blank, CellMap(blank.name, blank.sha256)))
    st.rerun()


def _sheet(view: View, draft: Draft) -> Sheet:
    names = [sheet.name for sheet in draft.blank.sheets]
    if len(names) == 1:
        return draft.blank.sheets[0]
    return draft.blank.sheet(st.selectbox(view._(_("Sheet")), names, key=SHEET))


def _grid(view: View, draft: Draft, sheet: Sheet) -> None:
    """The form's cells with their letters and numbers; what is mapped stands in brackets."""
    height, width = sheet.size
    rows = [list(row) for row in sheet.rows]
    for field in draft.map.fields:
        row, column = reference.parse(field.cell)
        if field.sheet == sheet.name and row < height and column < width:
            rows[row][column] = forms_field.words(view, field)
    columns = [reference.letters(column) for column in range(width)]
    frame = pd.DataFrame(rows, columns=columns, index=range(1, height + 1))
    st.dataframe(
        frame,
        key=f"{GRID}_{sheet.name}",
        selection_mode="single-cell",
        on_select=lambda: _clicked(f"{GRID}_{sheet.name}"),
        height=min(GRID_HEIGHT, HEAD_HEIGHT + ROW_HEIGHT * height),
        column_config={letter: st.column_config.TextColumn(width=CELL_WIDTH) for letter in columns},
    )


def _clicked(key: str) -> None:
    """The chosen cell into the line for its reference."""
    if cells := st.session_state[key].selection.cells:
        row, letter = cells[0]
        st.session_state[CELL] = f"{letter}{row + 1}"


def _cell(view: View, draft: Draft, sheet: Sheet) -> None:
    """The chosen cell, what it has, and the choices of what goes in."""
    written = st.text_input(view._(_("Cell, for example C5: click one above or write it here")), key=CELL)
    if not written.strip():
        return
    try:
        place = sheet.name, sheet.first(reference.parse(written))
        start = cell_map.Field(sheet.name, reference.write(place[1]), "")
        cell_map.headed(start, draft.blank)
        _choices(view, draft, place, draft.map.at(place) or start)
    except FormFault as fault:
        st.error(forms_words.told(fault, view.lang))


def _choices(view: View, draft: Draft, place: tuple[str, tuple[int, int]], start: cell_map.Field) -> None:
    units = tuple(filled.units(view.areas, view.area, view.period))
    field = forms_field.choose(view, start, units)
    with st.container(horizontal=True, gap="small"):
        if st.button(view._(_("Put into the cell")), type="primary", key="forms_put"):
            _go_on(draft, draft.map.put(cell_map.headed(field, draft.blank)))
        if st.button(view._(_("Repeat downwards, by unit")), key="forms_down"):
            found, unknown = pattern.down(draft.map.put(field), draft.blank, field, units)
            _go_on(draft, found, _unknown(view, unknown, _("No unit directly below is called: {names}.")))
        if st.button(view._(_("Repeat to the right, by heading")), key="forms_along"):
            found, unknown = pattern.along(draft.map, draft.blank, field, view.definitions)
            _go_on(draft, found, _unknown(view, unknown, _("No indicator is called: {names}.")))
        if draft.map.at(place) and st.button(view._(_("Empty the cell")), key="forms_empty"):
            _go_on(draft, draft.map.without(place))


def _unknown(view: View, names: tuple[str, ...], text: str) -> str:
    return view._(text).format(names=view._(_(", ")).join(names)) if names else ""


def _go_on(draft: Draft, found: CellMap, told: str = "") -> None:
    forms_draft.keep(replace(draft, map=found))
    st.session_state[TOLD] = told
    st.rerun()


def _save(view: View, draft: Draft) -> None:
    """Its name on the shelf, or away with it."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        stem = draft.name or draft.blank.name.rsplit(".", 1)[0]
        name = st.text_input(view._(_("Name of the form")), stem, key=NAME, max_chars=shelf.LONGEST)
        if st.button(view._(_("Save the form and its map")), key="forms_save"):
            try:
                shelf.save(name.strip(), draft.map, draft.blank)
            except FormFault as fault:
                st.error(forms_words.told(fault, view.lang))
                return
            _leave(name.strip())
        if st.button(view._(_("Leave without saving")), key="forms_leave"):
            _leave(draft.name or "new")


def _leave(chosen: str) -> None:
    forms_draft.drop()
    st.session_state.pop(FILE, None)
    address.change(form=chosen)
    st.rerun()
