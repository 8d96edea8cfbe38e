"""Mapping a form: send the empty one, choose a cell by a click or its reference, choose what goes in."""

from dataclasses import replace

import streamlit as st

from data.problem import Problem
from i18n.translate import mark as _
from reports.forms import blank as blanks
from reports.forms import cell_map, filled, pattern, reference, shelf
from reports.forms.blank import Sheet
from reports.forms.cell_map import CellMap, Field
from reports.forms.fault import FormFault
from ui import address, finding, forms_draft, forms_field, forms_grid, forms_words
from ui.forms_draft import CELL, Draft
from ui.view import View

FILE, SHEET, GRID, NAME, TOLD = "forms_file", "forms_sheet", "forms_grid", "forms_name", "forms_told"

Place = tuple[str, tuple[int, int]]  # a sheet, a row and a column


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
        forms_words.note(told)
    _grid(view, draft, sheet)
    _cell(view, draft, sheet)
    _save(view, draft)


def _send(view: View) -> None:
    """The box for the empty form; what cannot be read is said below it."""
    file = st.file_uploader(view._(_("The empty form (XLSX or XLS)")), type=["xlsx", "xls"], key=FILE)
    limit = view._(
        _("One file of up to {megabytes} MB: the empty form, without names or numbers of persons.")
    )
    finding.small(limit.format(megabytes=blanks.BIGGEST >> 20))
    if file is None:
        return
    try:
        blank = blanks.read(file.name, file.getvalue())
    except Problem as problem:
        forms_words.note(forms_words.told(problem, view.lang))
        return
    forms_draft.keep(Draft(blank, CellMap(blank.name, blank.sha256)))
    st.rerun()


def _sheet(view: View, draft: Draft) -> Sheet:
    names = [sheet.name for sheet in draft.blank.sheets]
    if len(names) == 1:
        return draft.blank.sheets[0]
    return draft.blank.sheet(st.selectbox(view._(_("Sheet")), names, key=SHEET))


def _grid(view: View, draft: Draft, sheet: Sheet) -> None:
    """The form's cells; what is mapped stands in brackets."""
    own = [field for field in draft.map.fields if field.sheet == sheet.name]
    texts = {field.place[1]: forms_field.words(view, field) for field in own}
    forms_grid.show(sheet, texts, f"{GRID}_{sheet.name}", _choose)


def _choose(written: str) -> None:
    """The chosen cell into the line for its reference."""
    st.session_state[CELL] = written


def _cell(view: View, draft: Draft, sheet: Sheet) -> None:
    """The chosen cell, what it has, and the choices of what goes in."""
    written = st.text_input(view._(_("Cell, for example C5: click one above or write it here")), key=CELL)
    if not written.strip():
        return
    try:
        place = sheet.name, sheet.first(reference.parse(written))
        start = cell_map.headed(Field(*_written(place), ""), draft.blank)
        found = draft.map.at(place)
        if words := sheet.text(place[1]) if found is None else "":
            text = view._(_("{cell} holds words of the form: {words}. What is put there takes their place."))
            finding.small(text.format(cell=start.cell, words=words))
        _choices(view, draft, place, found or _guessed(view, start))
    except FormFault as fault:
        forms_words.note(forms_words.told(fault, view.lang))


def _written(place: Place) -> tuple[str, str]:
    return place[0], reference.write(place[1])


def _guessed(view: View, start: Field) -> Field:
    """What the words beside a cell say of it: a unit to the left, an indicator above."""
    unit = pattern.unit_of(start.row_head, _units(view)) or ""
    named = pattern.indicator_of(start.column_head, view.definitions) if start.column_head else None
    indicator, measure = named or ("", start.measure)
    return replace(start, unit=unit, indicator=indicator, measure=measure)


def _units(view: View) -> tuple[str, ...]:
    return tuple(filled.units(view.areas, view.area, view.period))


def _choices(view: View, draft: Draft, place: Place, start: Field) -> None:
    units = _units(view)
    field = forms_field.choose(view, start, units)
    with st.container(horizontal=True, gap="small"):
        if st.button(view._(_("Put into the cell")), type="primary", key="forms_put"):
            _go_on(draft, draft.map.put(cell_map.headed(field, draft.blank)))
        if st.button(view._(_("Repeat downwards, by unit")), key="forms_down"):
            given = draft.map.put(cell_map.headed(field, draft.blank))
            found, unknown = pattern.down(given, draft.blank, field, units)
            told = _unknown(view, unknown, _("No unit directly below is called: {names}."))
            nothing = view._(_("No names of units stand to the left of the cells below."))
            _go_on(draft, found, told or ("" if found != given else nothing))
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
                forms_words.note(forms_words.told(fault, view.lang))
                return
            _leave(name.strip())
        if st.button(view._(_("Leave without saving")), key="forms_leave"):
            _leave(draft.name or "new")


def _leave(chosen: str) -> None:
    forms_draft.drop()
    st.session_state.pop(FILE, None)
    address.change(form=chosen)
    st.rerun()
