"""An open workbook: how its cells look, what its sheets are called, how they print."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from i18n.translate import translator
from reports.document import Bulletin

A4 = 9
HEAD_ROW = 3
LINE_POINTS = 16
LONGEST_NAME = 31  # of a sheet
NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
FONT = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
# A cell is never a formula or a link, whatever its text begins with.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class Book:
    """An open workbook and the bulletin that goes into it."""

    file: Workbook
    bulletin: Bulletin
    styles: dict[tuple, Format] = field(default_factory=dict)

    def style(self, **properties: object) -> Format:
        """A cell format on top of the font of all cells."""
        key = tuple(sorted(properties.items()))
        if key not in self.styles:
            self.styles[key] = self.file.add_format(FONT | properties)
        return self.styles[key]

    @property
    def head(self) -> Format:
        """The format of the heads of columns."""
        return self.style(bold=True, border=1, bg_color="#F4F6F9", align="center", text_wrap=True)

    def sheet(self, name: str, caption: str) -> Worksheet:
        """A new sheet with the title of the bulletin and a caption, set up for print."""
        sheet = self.file.add_worksheet(sheet_name(name, self.file.sheetnames))
        sheet.write_string(0, 0, self.bulletin.title, self.style(bold=True, font_size=14))
        sheet.write_string(1, 0, self.bulletin.subtitle, self.style(font_color="#4B5563"))
        sheet.write_string(2, 0, caption, self.style(bold=True))
        self._set_up_print(sheet)
        return sheet

    def _set_up_print(self, sheet: Worksheet) -> None:
        _ = translator(self.bulletin.lang)
        sheet.freeze_panes(HEAD_ROW + 1, 1)
        sheet.repeat_rows(HEAD_ROW)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 0)
        # An ampersand begins a code of the header.
        sheet.set_header("&R" + self.bulletin.marking.replace("&", "&&"))
        sheet.set_footer("&C" + _("Page {page} of {pages}").format(page="&P", pages="&N"))


def sheet_name(name: str, taken: Iterable[str]) -> str:
    """A name that spreadsheets allow: 31 characters, none of []:*?/\\, and not that of another sheet."""
    allowed = NOT_IN_SHEET_NAMES.sub(" ", name).strip(" '")[:LONGEST_NAME] or "1"
    others, found, number = {one.lower() for one in taken}, allowed, 1
    while found.lower() in others:
        number += 1
        tail = f" {number}"
        found = allowed[: LONGEST_NAME - len(tail)] + tail
    return found
