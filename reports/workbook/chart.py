"""A chart on a sheet of its own, drawn by the spreadsheet from the numbers beside it."""

from xlsxwriter.chart import Chart as Drawn
from xlsxwriter.worksheet import Worksheet

from charts import theme
from i18n.translate import translator
from reports.document import Chart, Line
from reports.native_chart import RULES, TOLD, has_labels, ink_of, spacing
from reports.slides.text import clean
from reports.workbook.book import HEAD_ROW, LINE_POINTS, Book

KINDS = {"bars": "bar", "columns": "column", "lines": "line"}
DASHES = {"dash": "dash", "sysDot": "round_dot"}  # as DrawingML calls them, and as XlsxWriter does
ROOM = {"bars": "outside_end", "columns": "outside_end", "lines": "above"}  # where numbers stand
LINE_WIDTH, THIN = 2.25, 1.5  # points
QUIET = theme.QUIET["light"]
CATEGORY_CHARACTERS, NUMBER_CHARACTERS = 20, 12
SIZE = {"width": 760, "height": 420}  # px
BAR_HEIGHT = 24  # px, for each bar, so that each is named
FONT = {"name": "宋体", "size": 10, "color": theme.COLOURS["light"]["value"]}


def sheet(book: Book, chart: Chart) -> Worksheet:
    """The sheet of a chart: its numbers on the left, the chart beside them, the remark underneath."""
    _ = translator(book.bulletin.lang)
    made = book.sheet(_("Chart {name}").format(name=chart.name), chart.title)
    made.set_column(0, 0, CATEGORY_CHARACTERS)
    made.set_column(1, len(chart.lines), NUMBER_CHARACTERS)
    made.set_row(HEAD_ROW, 2 * LINE_POINTS)
    _numbers(book, made, chart)
    drawn = _drawn(book, made, chart)
    made.insert_chart(HEAD_ROW, len(chart.lines) + 2, drawn, {"description": clean(chart.title)})
    made.write_string(HEAD_ROW + 2 + len(chart.categories), 0, chart.remark, book.style())
    return made


def _numbers(book: Book, made: Worksheet, chart: Chart) -> None:
    name = book.style(border=1, align="left")
    number = book.style(border=1, align="right", num_format=chart.number_format)
    made.write_string(HEAD_ROW, 0, "", book.head)
    for row, category in enumerate(chart.categories, HEAD_ROW + 1):
        made.write_string(row, 0, category, name)
    for column, line in enumerate(chart.lines, 1):
        made.write_string(HEAD_ROW, column, line.name, book.head)
        for row, value in enumerate(line.values, HEAD_ROW + 1):
            if value is None:
                made.write_blank(row, column, None, number)
            else:
                made.write_number(row, column, value, number)


def _drawn(book: Book, made: Worksheet, chart: Chart) -> Drawn:
    """The bars or lines; across standing columns a target is a line, behind lying bars a dashed frame."""
    drawn = book.file.add_chart({"type": KINDS[chart.kind]})
    across = book.file.add_chart({"type": "line"}) if chart.kind == "columns" and _ruled(chart) else None
    for line in _in_order(chart):
        is_across = across is not None and line.role in RULES
        (across if is_across else drawn).add_series(_series(made, chart, line))
    if across:
        drawn.combine(across)
    # A title that begins with an equals sign would be taken for a reference.
    title = f" {chart.title}" if chart.title.startswith("=") else chart.title
    drawn.set_title({"name": title, "name_font": FONT | {"size": 12, "bold": True}})
    drawn.set_legend({"none": True} if len(chart.lines) == 1 else {"position": "top", "font": FONT})
    _axes(drawn, chart)
    bars = len(chart.categories) * len(chart.lines) * BAR_HEIGHT if chart.kind == "bars" else 0
    drawn.set_size(SIZE | {"height": max(SIZE["height"], bars)})
    return drawn


def _ruled(chart: Chart) -> bool:
    return any(line.role in RULES for line in chart.lines)


def _in_order(chart: Chart) -> list[Line]:
    """The lines in the order of drawing: what lying bars stand before is drawn first."""
    return sorted(chart.lines, key=lambda line: chart.kind == "bars" and line.role not in RULES)


def _series(made: Worksheet, chart: Chart, line: Line) -> dict[str, object]:
    column = 1 + next(place for place, one in enumerate(chart.lines) if one is line)
    first, last = HEAD_ROW + 1, HEAD_ROW + len(chart.categories)
    told = {"value": True, "font": FONT, "position": ROOM[chart.kind], "num_format": chart.number_format}
    if _ruled(chart):
        told["fill"] = {"color": theme.SURFACE["light"]}  # a rule may run behind the number
    return {
        "name": [made.name, HEAD_ROW, column],
        "categories": [made.name, first, 0, last, 0],
        "values": [made.name, first, column, last, column],
        **_look(chart, line),
        **({"data_labels": told} if line.role in TOLD and has_labels(chart) else {}),
    }


def _look(chart: Chart, line: Line) -> dict[str, object]:
    colour, symbol = ink_of(chart, line)
    colour, (gap, overlap) = f"#{colour}", spacing(chart.lines)
    space = {"gap": gap, "overlap": overlap}
    if line.role in RULES:
        dash, points = RULES[line.role]
        stroke = {"color": colour, "width": points, "dash_type": DASHES[dash]}
        if chart.kind == "bars":
            return {"fill": {"none": True}, "border": stroke} | space
        return {"line": stroke, "marker": {"type": "none"}}
    if chart.kind != "lines":
        return {"fill": {"color": colour}, "border": {"none": True}} | space
    painted = {"color": colour}
    marker = {"type": symbol, "size": 6, "fill": painted, "border": painted}
    return {"line": painted | {"width": THIN if line.role == "before" else LINE_WIDTH}, "marker": marker}


def _axes(drawn: Drawn, chart: Chart) -> None:
    """Names without ticks; numbers with faint lines, and none where they stand at the marks."""
    is_read = chart.kind == "lines" or not has_labels(chart)
    rail = {"color": theme.COLOURS["light"]["limits"]}
    names = {"num_font": FONT, "line": rail, "major_tick_mark": "none", "label_position": "low"}
    numbers = {
        "num_font": FONT | {"color": QUIET},
        "num_format": chart.number_format,
        "line": {"none": True},
        "visible": is_read,
        "major_gridlines": {"visible": is_read, "line": {"color": theme.GRID["light"]}},
    }
    values = [value for line in chart.lines for value in line.values if value is not None]
    if chart.kind != "lines" and min(values, default=0) >= 0:
        numbers["min"] = 0
    if chart.kind == "bars":
        # The first name on top, as in the table; the numbers stay below.
        drawn.set_y_axis(names | {"reverse": True})
        drawn.set_x_axis(numbers | {"label_position": "high"})
    else:
        drawn.set_x_axis(names)
        drawn.set_y_axis(numbers)
