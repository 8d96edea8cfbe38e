"""A chart in Word: a part of its own with the workbook it is edited in, drawn in the line of text."""

from xml.sax.saxutils import quoteattr

from reports import native_chart
from reports.document import Chart
from reports.word import text
from reports.word.package import DRAWING, TYPES
from reports.word.page import Paper

EMU_PER_TWIP, EMU_PER_MM = 635, 36000
SHEET = f"{TYPES}-officedocument.spreadsheetml.sheet"
STANDING_MM = 68  # height of columns and lines
BAR_MM, BETWEEN_BARS_MM, FRAME_MM, MOST_MM = 3.8, 2.4, 10, 180
MOST_LANDSCAPE_MM = 120


def chart(paper: Paper, shown: Chart) -> str:
    """A chart as wide as the text, its caption and its remark below."""
    paper.drawings += 1
    nth = paper.drawings
    xml, book = native_chart.parts(shown)
    part = paper.package.add(
        f"word/charts/chart{nth}.xml", f"{TYPES}-officedocument.drawingml.chart+xml", xml
    )
    paper.package.add(f"word/embeddings/chart{nth}.xlsx", SHEET, book)
    paper.package.relate(part, "package", f"word/embeddings/chart{nth}.xlsx")
    link = paper.package.relate("word/document.xml", "chart", part)
    drawn = text.of_runs("Figure", f"<w:r><w:drawing>{_inline(paper, shown, link)}</w:drawing></w:r>")
    below = text.paragraph("Table Remark", shown.remark) if shown.remark else text.paragraph("Table Gap")
    return drawn + text.caption("Figure Caption", shown.title) + below


def _inline(paper: Paper, shown: Chart, link: str) -> str:
    told = " ".join(filter(None, (shown.title, shown.remark)))
    name = quoteattr(shown.name or shown.title)
    return (
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{paper.width * EMU_PER_TWIP}" cy="{round(_height(paper, shown) * EMU_PER_MM)}"/>'
        f'<wp:docPr id="{paper.drawings}" name={name} descr={quoteattr(told)}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{DRAWING}/chart"><c:chart r:id="{link}"/></a:graphicData>'
        "</a:graphic></wp:inline>"
    )


def _height(paper: Paper, shown: Chart) -> float:
    """Millimetres: lying bars need room for each, others are as high as a third of a page."""
    most = MOST_LANDSCAPE_MM if paper.is_landscape or paper.is_turned else MOST_MM
    if shown.kind != "bars":
        return STANDING_MM
    abreast = native_chart.abreast(shown)
    return min(most, FRAME_MM + len(shown.categories) * (BETWEEN_BARS_MM + BAR_MM * abreast))
