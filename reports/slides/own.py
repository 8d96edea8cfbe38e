"""Our own plain deck: 16:9, a master with title, text and footer, a layout to begin and one to go on."""

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.shapes.placeholder import SlidePlaceholder
from pptx.slide import SlideLayout
from pptx.util import Inches, Length

from charts import theme

INK = theme.COLOURS["light"]
WIDE_SCREEN = Inches(13.333), Inches(7.5)
LATIN, EAST_ASIAN = "Arial", "微软雅黑"
TITLE_SLIDE, TITLE_ONLY = 0, 5  # layouts of the deck that python-pptx brings along
LAYOUT_NAMES = {TITLE_SLIDE: "封面 Cover", TITLE_ONLY: "标题 Title"}
STRONG = theme.SEQUENTIAL["light"][8][0]
# Left, top, width and height in inches.
Inch = tuple[float, float, float, float]
PLACES: dict[str, Inch] = {
    "title": (0.6, 0.35, 12.13, 1.05),
    "body": (0.6, 1.6, 12.13, 5.15),
    "dt": (9.2, 6.98, 0.6, 0.32),
    "ftr": (0.6, 6.98, 10.6, 0.32),
    "sldNum": (11.53, 6.98, 1.2, 0.32),
}
COVER: dict[str, Inch] = {"ctrTitle": (1.0, 2.0, 11.3, 1.7), "subTitle": (1.0, 3.95, 11.3, 1.0)}
RULE: Inch = (0.6, 1.44, 12.13, 0.0)
BAND: Inch = (0.0, 0.0, 0.35, 7.5)
COLOUR_OF = {
    "dk1": INK["value"],
    "lt1": theme.SURFACE["light"],
    "dk2": STRONG,
    "lt2": "#EEF2F5",
    "accent1": INK["improvement"],
    "accent2": INK["concern"],
    "accent3": INK["common_cause"],
    "accent4": INK["selected"],
    "accent5": theme.SEQUENTIAL["light"][6][0],
    "accent6": INK["limits"],
}
TITLE_STYLE = (
    '<a:lvl1pPr {} algn="l"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
    '<a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/><a:defRPr sz="2800" b="1" kern="1200">'
    '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    '<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr>'
)


def deck() -> Presentation:
    """The deck without slides."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = WIDE_SCREEN
    size = made.element.find(qn("p:sldSz"))
    del size.attrib["type"]
    _drop(made)
    _paint(made)
    for shape in made.slide_master.placeholders:
        _move(shape, PLACES[shape.element.ph.get("type")])
        for level in shape.element.iter(qn("a:lvl1pPr")):
            level.set("algn", "r" if shape.element.ph.get("type") == "sldNum" else "l")
            level.find(qn("a:defRPr")).set("sz", "1100")
    style = made.slide_master.element.find(qn("p:txStyles")).find(qn("p:titleStyle"))
    style.replace(style[0], parse_xml(TITLE_STYLE.format(nsdecls("a"))))
    _anchor(made.slide_master.placeholders[0], "b")
    cover, title_only = made.slide_layouts
    _cover(cover)
    _line(title_only)
    return made


def _drop(made: Presentation) -> None:
    """The layouts we do not use, and a picture and printer's settings of another deck."""
    for number, layout in enumerate(list(made.slide_layouts)):
        if number in LAYOUT_NAMES:
            layout.element.cSld.set("name", LAYOUT_NAMES[number])
        else:
            made.slide_layouts.remove(layout)
    package = made.part.package
    for relations in (package._rels, made.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(("/thumbnail", "/printerSettings")):
                relations.pop(key)


def _paint(made: Presentation) -> None:
    """Our colours and fonts in the theme, so that whoever goes on editing finds them there."""
    part = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = parse_xml(part.blob)
    for name, colour in COLOUR_OF.items():
        place = root.find(f".//{qn('a:' + name)}")
        place[:] = [parse_xml(f'<a:srgbClr {nsdecls("a")} val="{colour.lstrip("#")}"/>')]
    for font in root.iter(qn("a:majorFont"), qn("a:minorFont")):
        font.find(qn("a:latin")).set("typeface", LATIN)
        font.find(qn("a:ea")).set("typeface", EAST_ASIAN)
        for other in font.findall(qn("a:font")):
            if other.get("script") == "Hans":
                other.set("typeface", EAST_ASIAN)
    part.blob = serialize_part_xml(root)


def _move(shape: SlidePlaceholder, place: Inch) -> None:
    shape.left, shape.top, shape.width, shape.height = map(Inches, place)


def _anchor(shape: SlidePlaceholder, side: str) -> None:
    shape.text_frame._bodyPr.set("anchor", side)
    shape.text_frame._bodyPr.set("lIns", "0")


def _cover(layout: SlideLayout) -> None:
    """The first slide: a band on the left, the title in the middle."""
    for shape in layout.placeholders:
        kind = shape.element.ph.get("type")
        if kind in COVER:
            _move(shape, COVER[kind])
            _anchor(shape, "b" if kind == "ctrTitle" else "t")
    layout.shapes._spTree.insert(2, parse_xml(_shape("rect", BAND, "band", "dk2")))


def _line(layout: SlideLayout) -> None:
    """A thin line between the title and what the slide shows."""
    layout.shapes._spTree.insert(2, parse_xml(_shape("line", RULE, "line", "accent6")))


def _shape(form: str, place: Inch, name: str, colour: str) -> str:
    left, top, width, height = (Length(Inches(one)) for one in place)
    filled = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    look = f"{filled}<a:ln><a:noFill/></a:ln>" if form == "rect" else f'<a:ln w="12700">{filled}</a:ln>'
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="{name}"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>{look}'
        "</p:spPr></p:sp>"
    )
