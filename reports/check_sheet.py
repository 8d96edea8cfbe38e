"""The check sheet 核对单 of a unit as a workbook: its figures, their case numbers, room to answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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
from metrics import catalog
from metrics.scoring.board import Board
from metrics.scoring.scheme import Item
from reports import ranking_tables, scoring_words, to_xlsx
from reports.to_xlsx import A4, OPTIONS

HEADS = (
    (_("Item"), 24),
    (_("Numerator"), 10),
    (_("Denominator"), 12),
    (_("Value"), 11),
    (_("Points"), 9),
    (_("Full marks"), 9),
    (_("State"), 15),
    (_("Rule"), 46),
)
CASES = ((_("Item"), 34), (_("Month"), 12), (_("Case number"), 30), (_("Counted as"), 30))
STATES = {
    "counted": _("in numerator and denominator"),
    "denominator": _("in the denominator only"),
    "numerator": _("in the numerator only"),
    "left_out": _("left out"),
}
COUNTED_ALONE = _("counted")  # of a count, which has no denominator
REPLIES = ((_("□ Agreed    □ Objected, because:"), 4), (_("Office or post:"), 2), (_("Day:"), 2))  # lines
HEAD_ROW = 4
LINE_POINTS = 16
VALUE, POINTS, STATE = 3, 4, 6  # columns of HEADS
MOST_CASES = 100_000  # of a sheet; a city's year has more, a unit's month never


@dataclass(frozen=True)
class CheckSheet:
    """What one unit is asked to check, by which day; `cases` are its case numbers by indicator.

    Frames of cases have month, case_id and state, as data.case_numbers gives them, and nothing else.
    """

    board: Board
    unit: str
    area: str  # the name of the area that asks
    version: int
    due_on: date
    lang: str
    cases: Mapping[str, pd.DataFrame] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The heading of each sheet."""
        what = {
            "unit": self.board.rows.at[self.unit, "name"],
            "period": format.period(self.board.inputs.period.code, self.lang),
            "scheme": self.board.scheme.title[self.lang],
        }
        return translator(self.lang)(_("Check sheet: {unit}, {period}, {scheme}")).format(**what)

    @property
    def file_stem(self) -> str:
        """The name of the file without its ending."""
        words = (self.board.rows.at[self.unit, "name"], self.board.inputs.period.code)
        return "_".join((*words, translator(self.lang)(_("check sheet"))))


def rows(found: CheckSheet) -> list[tuple[str | float, ...]]:
    """One row per item, in the order of HEADS: text, or numbers (shares 0–1)."""
    items, lang = {item.id: item for item in found.board.scheme.items}, found.lang
    cells = found.board.items.loc[found.unit]
    return [
        (
            items[name].title[lang],
            _number(cell["numerator"]),
            _number(cell["denominator"]),
            _number(cell["value"]),
            _number(cell["points"]),
            float(cell["full"]),
            scoring_words.lacking(cell["why"], lang) or scoring_words.bound(cell["bound"], lang),
            scoring_words.item(items[name], lang),
        )
        for name, cell in cells.iterrows()
    ]


def write(found: CheckSheet) -> bytes:
    """The content of an .xlsx file."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, OPTIONS) as file:
        file.set_properties({"title": found.title})
        _figures(file, found)
        if any(len(frame) for frame in found.cases.values()):
            _cases(file, found)
    return stream.getvalue()


def archive(sheets: Iterable[CheckSheet]) -> bytes:
    """The content of a .zip file with one workbook per unit."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as packed:
        for found in sheets:
            packed.writestr(f"{found.unit}_{found.file_stem}.xlsx", write(found))
    return stream.getvalue()


def _figures(file: Workbook, found: CheckSheet) -> None:
    say, items = translator(found.lang), found.board.scheme.items
    sheet = _opened(file, found, say(_("Figures")), HEADS)
    sheet.set_row(HEAD_ROW, 2 * LINE_POINTS)
    for line, (row, item) in enumerate(zip(rows(found), items, strict=True), HEAD_ROW + 1):
        room = zip(row, HEADS, strict=True)
        sheet.set_row(
            line, LINE_POINTS * max(to_xlsx.lines(str(text), width) for text, (_word, width) in room)
        )
        for place, value in enumerate(row):
            if isinstance(value, str):
                align = "right" if place < STATE and place else "left"
                sheet.write_string(line, place, value, _style(file, border=1, text_wrap=True, align=align))
            else:
                pattern = _pattern(found, item, place, value)
                sheet.write_number(line, place, value, _style(file, border=1, num_format=pattern))
    _reply(file, sheet, found, HEAD_ROW + len(items) + 2)


def _pattern(found: CheckSheet, item: Item, place: int, value: float) -> str:
    """How a number is shown: a value never rounded across the item's goal, points as in the table."""
    text = format.number(value, found.lang, 0 if value.is_integer() else 2)
    if place == VALUE:
        near = [float(one) for one in (item.goal, item.given) if one is not None]
        unit = catalog.find(item.indicator).unit
        text = format.value(value, unit, found.lang, near=near[0] if near else None)
    elif place == POINTS:
        text = format.number(value, found.lang, found.board.scheme.decimals)
    return to_xlsx.number_format(text)


def _reply(file: Workbook, sheet: Worksheet, found: CheckSheet, line: int) -> None:
    """The score so far, and boxes to answer in by hand."""
    say, row = translator(found.lang), found.board.rows.loc[found.unit]
    score = format.DASH
    if row["score"] is not None:
        score = ranking_tables.score_texts(found.board.scheme, [row["score"]])[0]
    told = say(_("Score {score}, place {place}. Both may change until the table is published."))
    sheet.write_string(line, 0, told.format(score=score, place=row["place"] or format.DASH), _style(file))
    box = _style(file, bold=True, border=1, valign="top", text_wrap=True)
    for text, lines in REPLIES:
        line += 1
        sheet.set_row(line, lines * LINE_POINTS)
        sheet.merge_range(line, 0, line, len(HEADS) - 1, "", box)
        sheet.write_string(line, 0, say(text), box)


def _cases(file: Workbook, found: CheckSheet) -> None:
    say, lang = translator(found.lang), found.lang
    sheet = _opened(file, found, say(_("Case numbers")), CASES)
    titles = {item.indicator: item.title[lang] for item in found.board.scheme.items}
    which = _("Numbers are told of what is counted case by case from one register, and of nothing protected.")
    sheet.write_string(HEAD_ROW - 1, 0, say(which), _style(file, font_color="#4B5563"))
    style, line = _style(file, border=1), HEAD_ROW
    for name, frame in found.cases.items():
        is_rate = catalog.find(name).kind == "rate"
        states = STATES if is_rate else STATES | {"counted": COUNTED_ALONE}
        for case in frame.head(MOST_CASES).to_dict("records"):
            line += 1
            month = format.month(pd.Timestamp(case["month"]).date(), lang)
            words = (titles.get(name, name), month, str(case["case_id"]), say(states[case["state"]]))
            for place, text in enumerate(words):
                sheet.write_string(line, place, text, style)
    sheet.autofilter(HEAD_ROW, 0, max(line, HEAD_ROW + 1), len(CASES) - 1)


def _opened(file: Workbook, found: CheckSheet, name: str, heads: tuple[tuple[str, int], ...]) -> Worksheet:
    """A sheet with its title, who asks, by when, and its heads; set up to be printed."""
    say, sheet = translator(found.lang), file.add_worksheet(name)
    sheet.write_string(0, 0, found.title, _style(file, bold=True, font_size=14))
    asked = say(
        _(
            "{area} asks to check these figures (data version {version}, scheme version {scheme}) by {day}: "
            "agreed or objected."
        )
    )
    day = format.day(found.due_on, found.lang)
    told = {"area": found.area, "version": found.version, "scheme": found.board.scheme.version, "day": day}
    sheet.write_string(1, 0, asked.format(**told), _style(file))
    sheet.write_string(2, 0, say(_("Internal: keep safe")), _style(file, font_color="#4B5563"))
    head = _style(file, bold=True, border=1, bg_color="#F4F6F9", align="center", text_wrap=True)
    for place, (heading, width) in enumerate(heads):
        sheet.write_string(HEAD_ROW, place, say(heading), head)
        sheet.set_column(place, place, width)
    sheet.freeze_panes(HEAD_ROW + 1, 1)
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C" + say(_("Page {page} of {pages}")).format(page="&P", pages="&N"))
    return sheet


def _style(file: Workbook, **properties: object) -> Format:
    return file.add_format({"font_name": "宋体", "font_size": 11, "valign": "vcenter"} | properties)


def _number(value: object) -> str | float:
    """A number, or a dash where there is none."""
    return format.DASH if value is None or pd.isna(value) else float(value)
