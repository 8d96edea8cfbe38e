"""Texts on slides: paragraphs in the template's own fonts and colours, boxes, footers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Pt

from reports.slides import fit
from reports.slides.blank import Area

LANGUAGE = {"zh": "zh-CN", "en": "en-GB"}
# Characters that XML does not allow.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
GAP_OF_SIZE = 0.6  # after a paragraph, in parts of the size of its letters
HANGING = 0.9  # of a bullet, in parts of the size
NO_INSETS = dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), "0")
FOOTER_SIZE = 11
HUNDREDTHS = 100  # of a point, as DrawingML counts sizes
FONTS = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
FOOTER_HEIGHT = Pt(24)
NUMBER_WIDTH = Pt(70)
NUMBER = '<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="{lang}"{size}/>'


@dataclass(frozen=True)
class Style:
    """How paragraphs look; a size of nought is that of the placeholder, `tone` a colour of the theme."""

    lang: str
    size: float = 0
    is_bold: bool = False
    align: str = "l"
    is_list: bool = False
    tone: str = "tx1"


def fill(frame: TextFrame, texts: Sequence[str], style: Style) -> None:
    """Put paragraphs into a frame in place of what it holds."""
    body = frame._txBody
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for text in texts or ("",):
        body.append(parse_xml(_paragraph(text, style)))


def box(slide: Slide, area: Area, texts: Sequence[str], style: Style, anchor: str = "t") -> None:
    """A text box within an area."""
    shape = slide.shapes.add_textbox(*area.box)
    properties = shape.text_frame._bodyPr
    for name, text in {"wrap": "square", "anchor": anchor, **NO_INSETS}.items():
        properties.set(name, text)
    fill(shape.text_frame, texts, style)


def room(area: Area, style: Style) -> float:
    """The points that a line of a box has for letters."""
    return area.width.pt - HANGING * style.size * style.is_list


def height(texts: Sequence[str], area: Area, style: Style) -> float:
    """The points that paragraphs take in a box."""
    return fit.height(texts, style.size, room(area, style), style.size * GAP_OF_SIZE, style.is_bold)


def clean(text: str) -> str:
    """A text without the characters that no file of an office program can hold."""
    return CONTROL.sub("", text)


def footers(slide: Slide, text: str, lang: str) -> None:
    """A line of text and the slide's number at the bottom, where the layout has them, else in boxes."""
    known = {shape.placeholder_format.type: shape for shape in slide.slide_layout.placeholders}
    for kind in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
        is_number = kind == PP_PLACEHOLDER.SLIDE_NUMBER
        if kind in known:
            shown = _field(lang, "") if is_number else _run(text, f'lang="{LANGUAGE[lang]}"', FONTS)
            slide.shapes._spTree.append(parse_xml(_placeholder(slide, known[kind], shown)))
        else:
            _footer_box(slide, text, is_number, lang)


def _footer_box(slide: Slide, text: str, is_number: bool, lang: str) -> None:
    deck = slide.part.package.presentation_part.presentation
    width, side = deck.slide_width, round(deck.slide_width * 0.045)
    top = Emu(deck.slide_height - FOOTER_HEIGHT - Pt(6))
    left = width - side - NUMBER_WIDTH if is_number else side
    broad = NUMBER_WIDTH if is_number else width - 2 * side - NUMBER_WIDTH
    area = Area(Emu(left), top, Emu(broad), FOOTER_HEIGHT)
    box(slide, area, [text], Style(lang, FOOTER_SIZE, align="r" if is_number else "l"), "ctr")
    if is_number:
        paragraph = slide.shapes[-1].text_frame.paragraphs[0]._p
        paragraph.replace(
            paragraph.find(qn("a:r")), parse_xml(_field(lang, f' sz="{FOOTER_SIZE * HUNDREDTHS}"'))
        )


def _field(lang: str, size: str) -> str:
    head = NUMBER.format(lang=LANGUAGE[lang], size=size).replace("<a:fld", f"<a:fld {nsdecls('a')}")
    return f"{head}<a:t>‹#›</a:t></a:fld>"


def _placeholder(slide: Slide, layout_shape: object, shown: str) -> str:
    holder = layout_shape.element.ph
    kind, number = holder.get("type"), holder.get("idx")
    one = max((shape.shape_id for shape in slide.shapes), default=1) + 1
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{one}" name="{kind} {one}"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph type="{kind}" sz="quarter" idx="{number}"/></p:nvPr>'
        f"</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>{shown}</a:p></p:txBody></p:sp>"
    )


def spacing(size: float) -> str:
    """The exact distance of lines, so that a text takes the same room in every program and font."""
    return f'<a:lnSpc><a:spcPts val="{size * fit.LINE_HEIGHT * HUNDREDTHS:.0f}"/></a:lnSpc>'


def _paragraph(text: str, style: Style) -> str:
    size = f' sz="{style.size * HUNDREDTHS:.0f}"' if style.size else ""
    look = f'lang="{LANGUAGE[style.lang]}"{size} b="{int(style.is_bold)}"'
    hung = Pt(HANGING * style.size * style.is_list)
    hang = f' marL="{hung}" indent="{-hung}"'
    bullet = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if style.is_list else "<a:buNone/>"
    pitch = spacing(style.size) if style.size else ""
    after = round(style.size * GAP_OF_SIZE * HUNDREDTHS)
    ink = f'<a:solidFill><a:schemeClr val="{style.tone}"/></a:solidFill>' if style.tone else ""
    form = f'{pitch}<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="{after}"/></a:spcAft>'
    return (
        f'<a:p {nsdecls("a")}><a:pPr{hang} algn="{style.align}">{form}{bullet}</a:pPr>'
        f"{_run(text, look, ink)}</a:p>"
    )


def _run(text: str, look: str, ink: str = "") -> str:
    return f"<a:r><a:rPr {look}>{ink}</a:rPr><a:t>{escape(clean(text))}</a:t></a:r>"
