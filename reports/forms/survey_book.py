"""The statutory table as a workbook: true numbers, a dash and the reason where there is none, one A4 page."""

from dataclasses import dataclass
from io import BytesIO
from itertools import groupby

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from reports import to_xlsx
from reports.forms.answer import PLAIN, Answer
from reports.forms.survey import Survey
from reports.forms.words import MEASURES, notes, part_words

HEAD_ROW = 3
NARROW, WIDE, GROUP = 13, 24, 14  # characters
LINE = 15  # points
FONT = {"font_name": "宋体", "font_size": 10, "valign": "vcenter"}
TITLE = {"font_name": "方正小标宋简体", "font_size": 18, "align": "center"}


@dataclass(frozen=True)
class _Page:
    """The open sheet, the survey on it, and the styles by name."""

    sheet: Worksheet
    survey: Survey
    lang: str
    styles: dict[str, Format]

    @property
    def width(self) -> int:
        """The number of columns: group, item, and those of the form."""
        return 2 + len(self.survey.layout.columns)

    def across(self, line: int, text: str, style: str) -> None:
        """A text over all columns."""
        self.sheet.merge_range(line, 0, line, self.width - 1, "", self.styles[style])
        self.sheet.write_string(line, 0, text, self.styles[style])


def write(survey: Survey, source: str, lang: str) -> bytes:
    """The content of an .xlsx file; `source` names the version of the data."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, to_xlsx.OPTIONS) as file:
        styles = {
            "title": file.add_format(FONT | TITLE),
            "line": file.add_format(FONT),
            "note": file.add_format(FONT | {"text_wrap": True, "font_size": 9}),
            "head": file.add_format(FONT | {"bold": True, "border": 1, "align": "center"}),
            "words": file.add_format(FONT | {"border": 1, "text_wrap": True}),
            "number": file.add_format(FONT | {"border": 1, "num_format": "#,##0", "align": "right"}),
            "reason": file.add_format(FONT | {"border": 1, "align": "right", "font_size": 9, "shrink": True}),
        }
        for text in dict.fromkeys(_shares(survey, lang)):
            style = FONT | {"border": 1, "align": "right", "num_format": to_xlsx.number_format(text)}
            styles[to_xlsx.number_format(text)] = file.add_format(style)
        page = _Page(file.add_worksheet(survey.layout.title[lang]), survey, lang, styles)
        _head(page)
        _foot(page, _rows(page), source)
        _set_up(page)
    return stream.getvalue()


def _shares(survey: Survey, lang: str) -> list[str]:
    cells = (
        survey.answer(*place, column.name) for place in survey.places for column in survey.layout.columns
    )
    return [cell.text(lang) for cell in cells if cell.value is not None and cell.unit != PLAIN]


def _head(page: _Page) -> None:
    say, survey = translator(page.lang), page.survey
    page.across(0, survey.layout.title[page.lang], "title")
    page.sheet.set_row(0, 2 * LINE)
    line = say(_("Unit: {area}    Period: {period}"))
    period = format.period(survey.period.code, page.lang)
    page.across(1, line.format(area=survey.name, period=period), "line")
    titles = [column.title[page.lang] for column in survey.layout.columns]
    for place, text in enumerate((say(_("Part of the form")), say(_("What is counted")), *titles)):
        page.sheet.write_string(HEAD_ROW, place, text, page.styles["head"])
    page.sheet.set_column(0, 0, GROUP)
    page.sheet.set_column(1, 1, WIDE)
    page.sheet.set_column(2, page.width - 1, NARROW)


def _rows(page: _Page) -> int:
    """Write the rows; the first line below them."""
    line, survey = HEAD_ROW + 1, page.survey
    for scope, places in groupby(survey.places, key=lambda place: place[0]):
        first, title = line, survey.layout.group(scope).title[page.lang]
        for place in places:
            page.sheet.write_string(line, 1, item(survey, *place[:3], page.lang), page.styles["words"])
            for at, column in enumerate(survey.layout.columns, 2):
                _cell(page, (line, at), survey.answer(*place, column.name))
            line += 1
        if line - first > 1:
            page.sheet.merge_range(first, 0, line - 1, 0, "", page.styles["words"])
        page.sheet.write_string(first, 0, title, page.styles["words"])
    return line


def item(survey: Survey, scope: str, part: str, measure: str, lang: str) -> str:
    """The words of a row beside those of its group."""
    words, measured = part_words(survey.layout, scope, part, lang), translator(lang)(MEASURES[measure])
    if not words or len(survey.layout.group(scope).measures) == 1:
        return words or measured
    return translator(lang)(_("{part}: {measure}")).format(part=words, measure=measured)


def _cell(page: _Page, at: tuple[int, int], answer: Answer) -> None:
    text = answer.text(page.lang)
    if answer.value is None:
        page.sheet.write_string(*at, text, page.styles["reason"])
    else:
        style = "number" if answer.unit == PLAIN else to_xlsx.number_format(text)
        page.sheet.write_number(*at, answer.value, page.styles[style])


def _foot(page: _Page, line: int, source: str) -> None:
    """The blank for those who sign, and what the numbers count."""
    say = translator(page.lang)
    page.across(line, say(_("Approved by:                    Prepared by:")), "line")
    page.sheet.set_row(line, 2 * LINE)
    said = (*notes(page.survey.success_of, page.survey.level, page.lang), source)
    characters = GROUP + WIDE + NARROW * len(page.survey.layout.columns)
    for number, note in enumerate(said, line + 1):
        page.across(number, note, "note")
        page.sheet.set_row(number, LINE * to_xlsx.lines(note, characters))


def _set_up(page: _Page) -> None:
    page.sheet.freeze_panes(HEAD_ROW + 1, 2)
    page.sheet.repeat_rows(HEAD_ROW)
    page.sheet.set_paper(to_xlsx.A4)
    page.sheet.fit_to_pages(1, 1)
    page.sheet.center_horizontally()
    page.sheet.set_header("&R" + translator(page.lang)(_("Internal: keep safe")))
