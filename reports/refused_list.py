"""The refused rows of a load as a workbook, to send back to the offices: file, row, column, reason."""

from io import BytesIO

import xlsxwriter

from data import reasons
from data.report import FileReport, Report
from data.sheets import column_words
from i18n.translate import mark as _
from i18n.translate import translator
from reports.to_xlsx import OPTIONS

HEADINGS = (_("File"), _("Row in the file"), _("Column"), _("Reason"), _("Cell"))
WIDTHS = (40, 12, 22, 48, 28)  # characters, a column each


def write(report: Report, lang: str) -> bytes:
    """The content of an .xlsx file; one row per refused row, cells that may be personal left out."""
    say, stream = translator(lang), BytesIO()
    with xlsxwriter.Workbook(stream, OPTIONS) as book:
        sheet = book.add_worksheet(say(_("Refused rows")))
        bold = book.add_format({"bold": True, "bottom": 1})
        for column, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, say(heading), bold)
        rows = [row for file in report.files for row in _rows(file, lang)]
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(number, column, cell)
                else:
                    sheet.write_string(number, column, cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(HEADINGS) - 1)
    return stream.getvalue()


def _rows(file: FileReport, lang: str) -> list[tuple[str | int, ...]]:
    return [
        (
            file.file,
            int(reason["row"]),
            column_words.column(file.source, reason["column"], lang) if reason["column"] else "",
            reasons.words(reason["reason"], lang),
            str(reason["value"] or ""),
        )
        for reason in file.reasons
    ]
