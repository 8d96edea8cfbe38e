"""The DrawingML of a chart, piece by piece in the order of its schema (ECMA-376 part 1, 21.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
CATEGORY_AXIS, VALUE_AXIS = 111111111, 222222222
EMU_PER_POINT = 12700
HUNDREDTHS = 100
NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'


@dataclass(frozen=True)
class Lettering:
    """The fonts, by name only, and their size in points."""

    latin: str
    east_asian: str
    size: float

    def xml(self, colour: str, tag: str = "c:txPr") -> str:
        """The text properties of a part of a chart; a colour is six hexadecimal digits."""
        return (
            f'<{tag}><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{self.size * HUNDREDTHS:.0f}" b="0">'
            f"{fill(colour)}<a:latin typeface={quoteattr(self.latin)}/>"
            f"<a:ea typeface={quoteattr(self.east_asian)}/><a:cs typeface={quoteattr(self.latin)}/>"
            "</a:defRPr></a:pPr>"
            f'<a:endParaRPr lang="zh-CN"/></a:p></{tag}>'
        )


def fill(colour: str) -> str:
    """A colour as a fill; none where it is empty."""
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>' if colour else "<a:noFill/>"


def stroke(colour: str, points: float = 1, dash: str = "solid") -> str:
    """A line of a colour; none where it is empty."""
    if not colour:
        return "<a:ln><a:noFill/></a:ln>"
    width = round(points * EMU_PER_POINT)
    return f'<a:ln w="{width}" cap="flat">{fill(colour)}<a:prstDash val="{dash}"/><a:round/></a:ln>'


def shape(filled: str = "", line: str = "") -> str:
    """The look of a mark, an axis or an area; `line` is a stroke."""
    return f"<c:spPr>{filled}{line}</c:spPr>"


def marker(symbol: str, colour: str, size: int = 5) -> str:
    """A mark at each point of a line."""
    look = shape(fill(colour), stroke(colour, 0.5))
    return f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/>{look}</c:marker>'


def labels(number_format: str, position: str, lettering: str, only: int | None = None, back: str = "") -> str:
    """Numbers at the marks, or at one of them alone."""
    shown = "".join(
        f'<c:{name} val="{int(name == "showVal")}"/>'
        for name in (
            "showLegendKey",
            "showVal",
            "showCatName",
            "showSerName",
            "showPercent",
            "showBubbleSize",
        )
    )
    look = shape(fill(back), stroke("")) if back else shape("<a:noFill/>", stroke(""))
    body = (
        f'<c:numFmt formatCode={quoteattr(number_format)} sourceLinked="0"/>{look}{lettering}'
        f'<c:dLblPos val="{position}"/>{shown}'
    )
    if only is None:
        return f"<c:dLbls>{body}</c:dLbls>"
    hidden = shown.replace('showVal val="1"', 'showVal val="0"')
    return f'<c:dLbls><c:dLbl><c:idx val="{only}"/>{body}</c:dLbl>{hidden}</c:dLbls>'


def names(categories: Sequence[str]) -> str:
    """The categories, as the workbook has them in its first column."""
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{escape(name)}</c:v></c:pt>' for place, name in enumerate(categories)
    )
    rows = f'<c:ptCount val="{len(categories)}"/>{points}'
    reference = f"Sheet1!$A$2:$A${len(categories) + 1}"
    return f"<c:cat><c:strRef><c:f>{reference}</c:f><c:strCache>{rows}</c:strCache></c:strRef></c:cat>"


def numbers(values: Sequence[float | None], column: str, number_format: str) -> str:
    """The numbers of a line; where there is none there is no point, so that a gap is drawn."""
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value!r}</c:v></c:pt>'
        for place, value in enumerate(values)
        if value is not None
    )
    rows = f"<c:formatCode>{escape(number_format)}</c:formatCode>"
    rows += f'<c:ptCount val="{len(values)}"/>{points}'
    reference = f"Sheet1!${column}$2:${column}${len(values) + 1}"
    return f"<c:val><c:numRef><c:f>{reference}</c:f><c:numCache>{rows}</c:numCache></c:numRef></c:val>"


def title(name: str, column: str) -> str:
    """The name of a line, as the workbook has it above the numbers."""
    rows = f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(name)}</c:v></c:pt>'
    return f"<c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f><c:strCache>{rows}</c:strCache></c:strRef></c:tx>"


@dataclass(frozen=True)
class Axes:
    """The axis of the categories, one in `every` of which is named, and that of the numbers, if it `is_read`.

    `lettering` and `line` are ready pieces, `scale` holds bounds of the numbers.
    """

    is_lying: bool
    lettering: str
    line: str
    number_format: str
    scale: str
    is_read: bool
    every: int


def axes(drawn: Axes) -> str:
    """Both axes; that of the numbers is hidden where they stand at the marks."""
    lettering, line, is_read = drawn.lettering, drawn.line, drawn.is_read
    places = ("l", "b") if drawn.is_lying else ("b", "l")
    direction, crossing = ("maxMin", "max") if drawn.is_lying else ("minMax", "autoZero")
    category = (
        f'<c:catAx><c:axId val="{CATEGORY_AXIS}"/><c:scaling><c:orientation val="{direction}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{places[0]}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'{shape("", line)}{lettering}<c:crossAx val="{VALUE_AXIS}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        f'<c:tickLblSkip val="{drawn.every}"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )
    grid = f"<c:majorGridlines>{shape('', line)}</c:majorGridlines>" if is_read else ""
    value = (
        f'<c:valAx><c:axId val="{VALUE_AXIS}"/>'
        f'<c:scaling><c:orientation val="minMax"/>{drawn.scale}</c:scaling>'
        f'<c:delete val="{int(not is_read)}"/><c:axPos val="{places[1]}"/>{grid}'
        f'<c:numFmt formatCode={quoteattr(drawn.number_format)} sourceLinked="0"/>'
        '<c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{shape("", stroke(""))}{lettering}'
        f'<c:crossAx val="{CATEGORY_AXIS}"/><c:crosses val="{crossing}"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )
    return category + value


def space(plot: str, legend: str, lettering: str, link: str) -> bytes:
    """The whole chart part; `link` is the id of the relation to its workbook."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace {NAMESPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>'
        f'<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{plot}</c:plotArea>{legend}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{shape('<a:noFill/>', stroke(''))}{lettering}"
        f'<c:externalData r:id="{link}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()
