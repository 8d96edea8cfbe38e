"""Native charts: part and workbook hold the same numbers, gaps where there are none, and one look."""

from io import BytesIO

import openpyxl
import pptx
import pytest
from lxml import etree
from pptx.util import Mm

from charts import theme
from reports import native_chart
from reports.document import Chart, Line

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLACES = ("渭滨区", "金台区", "陈仓区 & <新区>")
VALUES = (0.973, None, 0.9799)
TARGET = Line("目标", (0.96,) * 3, "target")


def chart(kind: str = "bars", *more: Line, places: tuple[str, ...] = PLACES, values=VALUES) -> Chart:
    lines = (Line("2020年10月", values), *more)
    return Chart("success", "矛盾纠纷调解成功率", kind, places, lines, "0.0%")


def plotted(shown: Chart) -> etree._Element:
    return etree.fromstring(native_chart.parts(shown)[0])


def numbers(ser: etree._Element) -> dict[int, float]:
    """The numbers of a series in the part, by place."""
    return {int(pt.get("idx")): float(pt[0].text) for pt in ser.iterfind(f"{C}val//{C}pt")}


@pytest.mark.parametrize("kind", ["bars", "columns", "lines"])
def test_the_part_and_its_workbook_hold_the_same_numbers_and_gaps(kind):
    shown = chart(kind, TARGET, Line("2019年10月", (0.95, 0.9, None), "before"))
    xml, book = native_chart.parts(shown)
    series = {ser.findtext(f"{C}tx//{C}v"): numbers(ser) for ser in etree.fromstring(xml).iter(f"{C}ser")}
    assert series == {
        line.name: {place: value for place, value in enumerate(line.values) if value is not None}
        for line in shown.lines
    }
    sheet = openpyxl.load_workbook(BytesIO(book))["Sheet1"]
    heads, *rows = sheet.iter_rows(values_only=True)
    assert heads[1:] == tuple(line.name for line in shown.lines)
    assert rows == list(zip(shown.categories, *(line.values for line in shown.lines), strict=True))


def test_the_references_of_the_part_lead_to_the_cells_of_the_workbook():
    xml, book = native_chart.parts(chart("columns", TARGET))
    sheet = openpyxl.load_workbook(BytesIO(book))["Sheet1"]
    for reference in etree.fromstring(xml).iter(f"{C}f"):
        cells = sheet[reference.text.removeprefix("Sheet1!").replace("$", "")]
        found = [row[0].value for row in cells] if isinstance(cells, tuple) else [cells.value]
        cached = [point[0].text for point in reference.getparent().iter(f"{C}pt")]
        assert [str(value) for value in found if value is not None] == cached


def test_a_target_is_a_dashed_line_across_columns_and_a_dashed_frame_behind_bars():
    across = plotted(chart("columns", TARGET))
    assert across.find(f".//{C}lineChart/{C}ser//{A}prstDash").get("val") == "dash"
    frame, bar = plotted(chart("bars", TARGET)).iterfind(f".//{C}barChart/{C}ser")
    assert frame.find(f"{C}spPr/{A}noFill") is not None
    assert frame.find(f".//{A}prstDash").get("val") == "dash"
    assert int(frame.find(f"{C}order").get("val")) < int(bar.find(f"{C}order").get("val"))


def test_colours_are_those_of_the_screen_and_the_selected_stands_out():
    def fills(shown: Chart) -> list[str]:
        return [ser.find(f"{C}spPr//{A}srgbClr").get("val") for ser in plotted(shown).iter(f"{C}ser")]

    ink = {name: colour.lstrip("#") for name, colour in theme.COLOURS["light"].items()}
    before = Line("2019年10月", (0.9, 0.9, 0.9), "before")
    assert fills(chart("bars", before)) == [ink["value"], ink["limits"]]
    mine = Line("凤县", (None, 0.9, None), "selected")
    assert fills(chart("bars", mine)) == [ink["limits"], ink["selected"]]


def test_one_line_has_no_legend_and_its_numbers_up_to_twelve():
    few, many = chart(), chart(places=tuple("甲乙丙丁戊己庚辛壬癸子丑寅"), values=(0.5,) * 13)
    for shown, has_labels in ((few, True), (many, False)):
        space = plotted(shown)
        assert space.find(f".//{C}legend") is None
        assert (space.find(f".//{C}dLbls") is not None) == has_labels
        assert space.find(f".//{C}valAx/{C}delete").get("val") == ("1" if has_labels else "0")
    assert plotted(chart("bars", TARGET)).find(f".//{C}legend") is not None


def test_bars_start_at_nought_and_missing_numbers_are_gaps():
    space = plotted(chart("columns"))
    assert space.find(f".//{C}valAx//{C}min").get("val") == "0"
    assert space.find(f".//{C}dispBlanksAs").get("val") == "gap"
    falling = plotted(chart("columns", values=(-0.1, 0.2, None)))
    assert falling.find(f".//{C}valAx//{C}min") is None


def test_the_same_chart_has_the_same_bytes():
    assert native_chart.parts(chart("bars", TARGET)) == native_chart.parts(chart("bars", TARGET))


def test_a_slide_takes_the_chart_with_its_workbook():
    slides = pptx.Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[6])
    for kind in ("bars", "lines"):
        native_chart.place(slide.shapes, chart(kind, TARGET), (Mm(10), Mm(10), Mm(200), Mm(100)))
    stream = BytesIO()
    slides.save(stream)
    (slide,) = pptx.Presentation(BytesIO(stream.getvalue())).slides
    for shape in slide.shapes:
        assert shape.has_chart
        first = {series.name: series.values for series in shape.chart.plots[0].series}
        assert first["2020年10月"] == VALUES
        book = openpyxl.load_workbook(BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
        assert book["Sheet1"]["B2"].value == VALUES[0]
        assert shape._element.nvGraphicFramePr.cNvPr.get("descr") == "矛盾纠纷调解成功率"
