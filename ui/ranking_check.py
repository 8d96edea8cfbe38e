"""Check sheets (核对单): sent to each unit, downloaded, answered or objected to, settled."""

import datetime as dt

import streamlit as st

from data.case_numbers import case_numbers
from data.history import objections
from data.history.objections import Sheet
from i18n import format
from i18n.translate import mark as _
from metrics.scoring.board import Board
from reports import check_sheet
from reports.check_sheet import HEADS, CheckSheet
from ui import finding, ranking_forms
from ui.plain_table import Cell, Heading, markup
from ui.ranking import Review
from ui.view import View

DAYS = 7  # to answer, unless another day is chosen
NOT_SENT = "not_sent"
STATES = {
    NOT_SENT: _("not sent"),
    objections.SENT: _("sent, not yet answered"),
    objections.AGREED: _("agreed"),
    objections.OBJECTED: _("objected"),
    objections.SETTLED: _("objection settled"),
    objections.SILENT: _("no answer by the day"),
}


def show(view: View, review: Review) -> None:
    """Who was asked and what they answered; the forms to send, answer and settle; one sheet to look at."""
    ranking_forms.told(view)
    known = ranking_forms.read(view, lambda: states(view, review))
    if known is None:
        return
    sheets = {one.unit: one for one in known}
    finding.paragraph(sentence(view, review, sheets))
    st.html(markup(*_table(view, review, sheets)))
    left, right = st.columns(2, gap="medium")
    with left:
        _send(view, review, sheets)
        _download(view, review, sheets)
    with right:
        _answer(view, review, sheets)
        _settle(view, review, sheets)
    _look(view, review, sheets)


def states(view: View, review: Review) -> list[Sheet]:
    """The sheets of the period as they stand today."""
    return objections.state(review.scheme.id, view.area, review.period.code)


def sentence(view: View, review: Review, sheets: dict[str, Sheet]) -> str:
    """How many were asked, agreed, objected."""
    told = [one.state for one in sheets.values()]
    text = _("Of {units} units {sent} were asked: {agreed} agreed, {objected} objected, {silent} unanswered.")
    return view._(text).format(
        units=len(review.board.rows),
        sent=len(told),
        agreed=told.count(objections.AGREED) + told.count(objections.SETTLED),
        objected=told.count(objections.OBJECTED),
        silent=told.count(objections.SILENT) + told.count(objections.SENT),
    )


def _table(view: View, review: Review, sheets: dict[str, Sheet]) -> tuple[list[Heading], list[list[Cell]]]:
    words = (_("Unit"), _("State"), _("To be answered by"), _("What was said"))
    rows = []
    for unit, row in review.board.rows.iterrows():
        one = sheets.get(unit)
        day = format.day(dt.date.fromisoformat(one.due_on), view.lang) if one else format.DASH
        said = view._(_("; ")).join(filter(None, (one.what, one.how))) if one else ""
        state = STATES[one.state if one else NOT_SENT]
        rows.append([Cell(row["name"]), Cell(view._(state)), Cell(day), Cell(said)])
    return [Heading(view._(word), False) for word in words], rows


def _send(view: View, review: Review, sheets: dict[str, Sheet]) -> None:
    with st.form("check_send", clear_on_submit=True):
        units = st.multiselect(
            view._(_("Units")),
            list(review.board.rows.index),
            format_func=review.name,
            placeholder=view._(_("All units")),
            key="check_units",
        )
        due = st.date_input(
            view._(_("To be answered by")),
            dt.date.today() + dt.timedelta(DAYS),
            key="check_due",
            format="YYYY-MM-DD",
        )
        who = ranking_forms.name(view, "check_send_by")
        if ranking_forms.submit(view, _("Send check sheets"), "check_send_go"):
            wanted = units or list(review.board.rows.index)
            chosen = [unit for unit in wanted if not _has_sheet(view, sheets.get(unit))]
            if not chosen:
                st.error(view._(_("These units have the sheet of this version of the data already.")))
                return
            ranking_forms.done(
                view,
                lambda: _sent(view, review, chosen, (due.isoformat(), who)),
                _("The sheets were noted as sent."),
                who,
            )


def _has_sheet(view: View, one: Sheet | None) -> bool:
    """Whether a unit was sent a sheet of the version that is open."""
    return one is not None and one.version == view.version


def _sent(view: View, review: Review, units: list[str], given: tuple[str, str]) -> None:
    due, who = given
    for unit in units:
        sheet = Sheet(review.scheme.id, view.area, review.period.code, unit, view.version, due)
        objections.send(sheet, who)


def _download(view: View, review: Review, sheets: dict[str, Sheet]) -> None:
    """All sheets with their case numbers, made when they are asked for."""

    def packed() -> bytes:
        made = (_sheet(view, review, unit, sheets) for unit in review.board.rows.index)
        return check_sheet.archive(_with_cases(view, review.board, one) for one in made)

    st.download_button(
        view._(_("Download all check sheets (ZIP)")),
        data=packed,
        file_name=f"{view.place}_{review.period.code}_check_sheets.zip",
        on_click="ignore",
        key="check_zip",
    )


def _answer(view: View, review: Review, sheets: dict[str, Sheet]) -> None:
    open_ones = {
        one.number: one for one in sheets.values() if one.state in (objections.SENT, objections.SILENT)
    }
    if not open_ones:
        return
    with st.form("check_answer", clear_on_submit=True):
        number = st.selectbox(
            view._(_("Answer of")),
            list(open_ones),
            format_func=lambda one: review.name(open_ones[one].unit),
            key="check_which",
        )
        agrees = st.radio(
            view._(_("Answer")),
            (True, False),
            format_func=lambda yes: view._(_("agreed") if yes else _("objected")),
            horizontal=True,
            key="check_agrees",
        )
        what = ranking_forms.text(view, _("What the unit objects to"), "check_what")
        who = ranking_forms.name(view, "check_answer_by")
        if ranking_forms.submit(view, _("Note the answer"), "check_answer_go"):
            deed = (
                (lambda: objections.agree(number, who))
                if agrees
                else (lambda: objections.object_to(number, what, who))
            )
            ranking_forms.done(view, deed, _("The answer was noted."), who, what or ("-" if agrees else ""))


def _settle(view: View, review: Review, sheets: dict[str, Sheet]) -> None:
    objected = {one.number: one for one in sheets.values() if one.state == objections.OBJECTED}
    if not objected:
        return
    with st.form("check_settle", clear_on_submit=True):
        number = st.selectbox(
            view._(_("Objection of")),
            list(objected),
            format_func=lambda one: review.name(objected[one].unit),
            key="settle_which",
        )
        how = ranking_forms.text(view, _("How it was settled"), "settle_how")
        who = ranking_forms.name(view, "settle_by")
        if ranking_forms.submit(view, _("Settle"), "settle_go"):
            ranking_forms.done(
                view, lambda: objections.settle(number, how, who), _("The objection is settled."), how, who
            )


def _look(view: View, review: Review, sheets: dict[str, Sheet]) -> None:
    """One unit's sheet on the screen, and as a workbook with its case numbers."""
    finding.heading(view._(_("One unit's sheet")))
    unit = st.selectbox(
        view._(_("Unit")), list(review.board.rows.index), format_func=review.name, key="check_look", width=280
    )
    sheet = _sheet(view, review, unit, sheets)
    heads = [Heading(view._(word), place in range(1, 6)) for place, (word, _width) in enumerate(HEADS)]
    units = [view.definitions[item.indicator].unit for item in review.scheme.items]
    told = zip(check_sheet.rows(sheet), units, strict=True)
    rows = [
        [_printed(view, value, unit if n == 3 else "") for n, value in enumerate(row)] for row, unit in told
    ]
    st.html(markup(heads, rows))
    st.download_button(
        view._(_("Download this sheet with case numbers (XLSX)")),
        data=lambda: check_sheet.write(_with_cases(view, review.board, sheet)),
        file_name=f"{sheet.file_stem}.xlsx",
        on_click="ignore",
        key="check_xlsx",
    )


def _printed(view: View, value: str | float, unit: str) -> Cell:
    """A cell of the sheet; the figure itself in its unit."""
    if isinstance(value, str):
        return Cell(value)
    if unit:
        return Cell(format.value_with_unit(value, unit, view.lang))
    return Cell(f"{value:.6g}" if value % 1 else format.number(value, view.lang))


def _sheet(view: View, review: Review, unit: str, sheets: dict[str, Sheet]) -> CheckSheet:
    one = sheets.get(unit)
    due = dt.date.fromisoformat(one.due_on) if one else dt.date.today() + dt.timedelta(DAYS)
    return CheckSheet(review.board, unit, view.place, view.version, due, view.lang)


def _with_cases(view: View, board: Board, sheet: CheckSheet) -> CheckSheet:
    period = board.inputs.period
    cases = {
        name: case_numbers(view.connection, view.definitions[name], sheet.unit, period.first, period.last)
        for name in board.scheme.indicators
    }
    return CheckSheet(board, sheet.unit, sheet.area, sheet.version, sheet.due_on, sheet.lang, cases)
