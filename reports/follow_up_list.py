"""The follow-up list 催办清单 as a workbook for one town: a sheet per kind, to print and to write on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from metrics.follow_ups import KINDS
from reports.to_xlsx import A4, OPTIONS

TITLES = {
    "overdue": _("Overdue and open"),
    "due_soon": _("Due within 7 days"),
    "revisit": _("To be revisited"),
}
DUE = {"overdue": _("Due on"), "due_soon": _("Due on"), "revisit": _("To be revisited by")}
HEAD_ROW = 3
WIDTHS = (6, 26, 22, 14, 12, 28)  # characters, a column each
DATE = "yyyy-mm-dd"
LINE_POINTS = 20  # room to write by hand


@dataclass(frozen=True)
class FollowUps:
    """What one town has to follow up as of a day.

    `rows` has kind, case_id, place (a name), due_on and days (to the due date; negative once it has passed).
    """

    place: str
    as_of: date
    rows: pd.DataFrame
    lang: str

    @property
    def title(self) -> str:
        """The heading of each sheet."""
        return translator(self.lang)(_("Follow-up list, {area}")).format(area=self.place)

    @property
    def file_stem(self) -> str:
        """The name of the file without its ending."""
        name = translator(self.lang)(_("{area} follow-up list {day}"))
        return name.format(area=self.place, day=self.as_of.isoformat())


def write(found: FollowUps) -> bytes:
    """The content of an .xlsx file."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, OPTIONS) as file:
        file.set_properties({"title": found.title})
        for kind in KINDS:
            _sheet(file, found, kind)
    return stream.getvalue()


def archive(lists: Iterable[FollowUps]) -> bytes:
    """The content of a .zip file with one workbook for each of the lists."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as packed:
        for found in lists:
            packed.writestr(f"{found.file_stem}.xlsx", write(found))
    return stream.getvalue()


def _sheet(file: Workbook, found: FollowUps, kind: str) -> None:
    say = translator(found.lang)
    rows = found.rows[found.rows["kind"] == kind]
    sheet = file.add_worksheet(say(TITLES[kind]))
    sheet.write_string(0, 0, found.title, _style(file, bold=True, font_size=14))
    said = say(_("{kind}: {count} disputes, as of {day}"))
    said = said.format(kind=say(TITLES[kind]), count=len(rows), day=format.day(found.as_of, found.lang))
    sheet.write_string(1, 0, said, _style(file))
    sheet.write_string(2, 0, say(_("Internal: keep safe")), _style(file, font_color="#4B5563"))
    headings = (
        say(_("No.")),
        say(_("Case number")),
        say(_("Village or community")),
        say(DUE[kind]),
        say(_("Days left")),
        say(_("What was done")),
    )
    head = _style(file, bold=True, border=1, bg_color="#F4F6F9", align="center", text_wrap=True)
    for place, (heading, width) in enumerate(zip(headings, WIDTHS, strict=True)):
        sheet.write_string(HEAD_ROW, place, heading, head)
        sheet.set_column(place, place, width)
    _write_rows(file, sheet, rows)
    _set_up_print(sheet, found)


def _write_rows(file: Workbook, sheet: Worksheet, rows: pd.DataFrame) -> None:
    text, number = _style(file, border=1), _style(file, border=1, align="right")
    day = _style(file, border=1, align="center", num_format=DATE)
    for place, row in enumerate(rows.to_dict("records"), 1):
        line = HEAD_ROW + place
        sheet.write_number(line, 0, place, number)
        sheet.write_string(line, 1, row["case_id"], text)
        sheet.write_string(line, 2, row["place"], text)
        sheet.write_datetime(line, 3, pd.Timestamp(row["due_on"]).to_pydatetime(), day)
        sheet.write_number(line, 4, row["days"], number)
        sheet.write_blank(line, 5, None, text)


def _style(file: Workbook, **properties: object) -> Format:
    return file.add_format({"font_name": "宋体", "font_size": 11, "valign": "vcenter"} | properties)


def _set_up_print(sheet: Worksheet, found: FollowUps) -> None:
    say = translator(found.lang)
    sheet.set_default_row(LINE_POINTS)
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.set_header("&R" + say(_("Internal: keep safe")))
    sheet.set_footer("&C" + say(_("Page {page} of {pages}")).format(page="&P", pages="&N"))
