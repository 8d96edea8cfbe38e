"""Charts that office programs draw and edit themselves: one look, on slides and on paper."""

import datetime as dt
import math
from collections.abc import Sequence
from io import BytesIO

import xlsxwriter
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Length
from xlsxwriter.utility import xl_col_to_name

from charts import theme
from reports import chart_xml
from reports.chart_xml import Lettering, fill, stroke
from reports.document import Chart, Line
from reports.workbook.book import OPTIONS

INK = {name: colour.lstrip("#") for name, colour in theme.COLOURS["light"].items()}
QUIET, GRID = theme.QUIET["light"].lstrip("#"), "D5DAE0"
PAPER = "FFFFFF"
COLOURS = {
    "value": INK["value"],
    "before": INK["limits"],
    "target": INK["target"],
    "limit": INK["common_cause"],
    "selected": INK["selected"],
}
# Beside the one that is meant the others step back: the two differ in a grey print, too.
BESIDE_SELECTED = COLOURS | {"value": INK["limits"]}
# A second and a third line of a role; the marks of their points differ as well.
FURTHER = (INK["improvement"], INK["common_cause"], theme.SEQUENTIAL["light"][6][0].lstrip("#"))
SYMBOLS = ("circle", "square", "diamond", "triangle")
RULES = {"target": ("dash", 1.75), "limit": ("sysDot", 1.25)}  # drawn as a rule, not as a mark
TOLD = ("value", "selected")
MOST_LABELS = 12  # numbers that stand at the marks; beyond, an axis is read
GAP_ALONE, GAP_ABREAST = 60, 45  # percent of a bar between the categories
ABREAST, ONE_IN_OTHER = -5, 100  # overlap in percent
NEARLY_WHOLE = 0.8  # from here on an axis of shares ends at 100 %
EPOCH = dt.datetime(2000, 1, 1)  # a fixed day, so that a file can be made again

ON_SLIDE = Lettering("Arial", "微软雅黑", 14)
ON_PAPER = Lettering("Times New Roman", "宋体", 9)
Box = tuple[Length, Length, Length, Length]


def place(shapes: SlideShapes, chart: Chart, box: Box, lettering: Lettering = ON_SLIDE) -> GraphicFrame:
    """Draw a chart on a slide, within left, top, width and height; it has no title of its own."""
    xml, book = parts(chart, lettering)
    package = shapes.part.package
    name = package.next_partname(ChartPart.partname_template)
    part = ChartPart.load(name, CONTENT_TYPE.DML_CHART, package, xml)
    part.relate_to(EmbeddedXlsxPart.new(book, package), RELATIONSHIP_TYPE.PACKAGE)  # the first: rId1
    link = shapes.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    drawn = shapes._add_chart_graphicFrame(link, *box)
    drawn.nvGraphicFramePr.cNvPr.set("descr", chart.title)
    return GraphicFrame(drawn, shapes)


def parts(chart: Chart, lettering: Lettering = ON_PAPER, link: str = "rId1") -> tuple[bytes, bytes]:
    """The XML of a chart part and the workbook it is edited in, which the part relates to as `link`."""
    is_labelled = has_labels(chart)
    solid = [line for line in chart.lines if chart.kind != "lines" and not _is_rule(chart, line)]
    ruled = [line for line in chart.lines if line not in solid]
    plot = ""
    if solid:
        plot += _bars(chart, solid, lettering, is_labelled)
    if ruled:
        plot += _lines(chart, ruled, lettering, is_labelled)
    plot += chart_xml.axes(_axes(chart, lettering, is_labelled))
    quiet = lettering.xml(QUIET)
    legend = ""
    if len(chart.lines) > 1:
        legend = f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{quiet}</c:legend>'
    return chart_xml.space(plot, legend, quiet, link), workbook(chart)


def _axes(chart: Chart, lettering: Lettering, is_labelled: bool) -> chart_xml.Axes:
    every = math.ceil(len(chart.categories) / MOST_LABELS) if chart.kind == "lines" else 1
    return chart_xml.Axes(
        is_lying=chart.kind == "bars",
        lettering=lettering.xml(INK["value"]),
        line=stroke(GRID, 0.5),
        number_format=chart.number_format,
        scale=_scale(chart),
        is_read=not is_labelled or chart.kind == "lines",
        every=every,
    )


def abreast(chart: Chart) -> int:
    """How many bars stand beside each other in a category."""
    marks = [line.values for line in chart.lines if line.role not in RULES]
    rows = zip(*marks, strict=True)
    return max((sum(value is not None for value in row) for row in rows), default=1) or 1


def workbook(chart: Chart) -> bytes:
    """The numbers behind a chart: categories down, a column for each line; the same bytes each time."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, OPTIONS) as file:
        file.set_properties({"title": chart.title, "created": EPOCH})
        sheet, number = file.add_worksheet("Sheet1"), file.add_format({"num_format": chart.number_format})
        sheet.set_column(0, len(chart.lines), 16)
        for row, category in enumerate(chart.categories, 1):
            sheet.write_string(row, 0, category)
        for column, line in enumerate(chart.lines, 1):
            sheet.write_string(0, column, line.name)
            for row, value in enumerate(line.values, 1):
                if value is not None:
                    sheet.write_number(row, column, value, number)
    return stream.getvalue()


def _is_rule(chart: Chart, line: Line) -> bool:
    """Whether a line is drawn across standing columns; across lying bars no line can be drawn."""
    return chart.kind == "columns" and line.role in RULES


def has_labels(chart: Chart) -> bool:
    """Whether each mark has its number beside it; marks of an earlier period never have."""
    if chart.kind == "bars":
        return len(chart.categories) <= MOST_LABELS
    told = sum(value is not None for line in chart.lines if line.role in TOLD for value in line.values)
    return told <= MOST_LABELS


def ink_of(chart: Chart, line: Line) -> tuple[str, str]:
    """The colour of a line and the mark of its points."""
    nth = _nth([other for other in chart.lines if other.role == line.role], line)
    has_selected = any(other.role == "selected" for other in chart.lines)
    first = (BESIDE_SELECTED if has_selected else COLOURS)[line.role]
    if line.role in RULES:
        return first, ""
    return (first, *FURTHER)[min(nth, len(FURTHER))], SYMBOLS[nth % len(SYMBOLS)]


def _bars(chart: Chart, drawn: list[Line], lettering: Lettering, is_labelled: bool) -> str:
    """Lying bars or standing columns; a target of lying bars is a dashed frame behind them."""
    body = "".join(_bar(chart, line, lettering, is_labelled) for line in _behind_first(drawn))
    gap, overlap = spacing(drawn)
    direction = "bar" if chart.kind == "bars" else "col"
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>{body}'
        f'<c:gapWidth val="{gap}"/><c:overlap val="{overlap}"/><c:axId val="{chart_xml.CATEGORY_AXIS}"/>'
        f'<c:axId val="{chart_xml.VALUE_AXIS}"/></c:barChart>'
    )


def spacing(drawn: Sequence[Line]) -> tuple[int, int]:
    """The gap between categories and the overlap within one, in percent of a bar."""
    marks = [line.values for line in drawn if line.role not in RULES]
    never_two = all(sum(value is not None for value in row) <= 1 for row in zip(*marks, strict=True))
    return (GAP_ALONE, ONE_IN_OTHER) if never_two else (GAP_ABREAST, ABREAST)


def _behind_first(drawn: Sequence[Line]) -> list[Line]:
    """The lines in the order of drawing: a target first, so that the bars stand before it."""
    return sorted(drawn, key=lambda line: line.role not in RULES)


def _bar(chart: Chart, line: Line, lettering: Lettering, is_labelled: bool) -> str:
    colour, _symbol = ink_of(chart, line)
    if line.role in RULES:
        dash, points = RULES[line.role]
        look, told = chart_xml.shape("<a:noFill/>", stroke(colour, points, dash)), ""
    else:
        edge = INK["common_cause"] if colour == INK["limits"] else ""
        has_frame = chart.kind == "bars" and any(other.role in RULES for other in chart.lines)
        look = chart_xml.shape(fill(colour), stroke(colour, 2) if has_frame else stroke(edge, 0.5))
        inked, back = lettering.xml(INK["value"]), _back(chart)
        told = chart_xml.labels(chart.number_format, "outEnd", inked, back=back) if is_labelled else ""
        told = told if line.role in TOLD else ""
    return _series(chart, line, f'{look}<c:invertIfNegative val="0"/>{told}', "")


def _back(chart: Chart) -> str:
    """The ground of numbers: paper where a rule may run behind them."""
    return PAPER if any(line.role in RULES for line in chart.lines) else ""


def _lines(chart: Chart, drawn: list[Line], lettering: Lettering, is_labelled: bool) -> str:
    body = "".join(_line(chart, line, lettering, is_labelled) for line in drawn)
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{body}<c:marker val="1"/>'
        f'<c:axId val="{chart_xml.CATEGORY_AXIS}"/><c:axId val="{chart_xml.VALUE_AXIS}"/></c:lineChart>'
    )


def _line(chart: Chart, line: Line, lettering: Lettering, is_labelled: bool) -> str:
    """A line with its marks; all its numbers where there is room, else the last."""
    colour, symbol = ink_of(chart, line)
    if line.role in RULES:
        dash, points = RULES[line.role]
        return _series(chart, line, chart_xml.shape("", stroke(colour, points, dash)) + chart_xml.NO_MARKER)
    if line.role == "before":
        colour = INK["common_cause"]  # the lighter grey is too faint for a line
    look = chart_xml.shape("", stroke(colour, 1.5 if line.role == "before" else 2.25))
    there = [nth for nth, value in enumerate(line.values) if value is not None]
    told, inked = "", lettering.xml(colour)
    if is_labelled and line.role in TOLD:
        told = chart_xml.labels(chart.number_format, "t", inked, back=PAPER)
    elif there and line.role in TOLD:
        told = chart_xml.labels(chart.number_format, "t", inked, only=there[-1], back=PAPER)
    return _series(chart, line, look + chart_xml.marker(symbol, colour) + told)


def _series(chart: Chart, line: Line, look: str, end: str = '<c:smooth val="0"/>') -> str:
    nth = _nth(chart.lines, line)
    order = _nth(_behind_first(chart.lines), line) if chart.kind == "bars" else nth
    column = xl_col_to_name(nth + 1)
    return (
        f'<c:ser><c:idx val="{nth}"/><c:order val="{order}"/>'
        f"{chart_xml.title(line.name, column)}{look}{chart_xml.names(chart.categories)}"
        f"{chart_xml.numbers(line.values, column, chart.number_format)}{end}</c:ser>"
    )


def _nth(lines: Sequence[Line], wanted: Line) -> int:
    return next(place for place, line in enumerate(lines) if line is wanted)


def _scale(chart: Chart) -> str:
    """Bars start at nought; an axis of shares ends at 100 % where they come near it."""
    values = [value for line in chart.lines for value in line.values if value is not None]
    bounds = ""
    if values and "%" in chart.number_format and NEARLY_WHOLE < max(values) <= 1 and chart.kind == "lines":
        bounds += '<c:max val="1"/>'
    if chart.kind != "lines" and min(values, default=0) >= 0:
        bounds += '<c:min val="0"/>'
    return bounds
