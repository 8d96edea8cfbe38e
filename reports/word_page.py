"""The Word page of an official document: A4, margins, fonts by style, page numbers (after GB/T 9704-2012)."""

from dataclasses import dataclass, replace

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import _Footer
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

PAPER_MM = (210, 297)
MARGINS_MM = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}
# The same page on its side: the text is 225 mm wide and 156 mm high, the binding is on top.
LANDSCAPE_MM = {"top_margin": 28, "bottom_margin": 26, "left_margin": 35, "right_margin": 37}
LANDSCAPE_FOOTER_MM = 13
LANDSCAPE_LINE = Pt(25)  # closer, so that a table of a dozen rows stands on the first page
FOOTER_MM = 22  # puts the page number 7 mm below the text
LINE = Pt(28.9)  # 225 mm / 22 lines = 28.99 pt
SMALL_LINE = Pt(17)
LATIN = "Times New Roman"
LANGUAGE = {"zh": "zh-CN", "en": "en-GB"}
LEFT, CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


@dataclass(frozen=True)
class Look:
    """How a style looks: the font as Chinese offices call it, sizes in points, the indent in characters."""

    font: str
    size: float
    align: WD_ALIGN_PARAGRAPH = LEFT
    indent: int = 0
    line: Length = LINE
    keeps_with_next: bool = False
    after: int = 0


# 三号 is 16 pt, 二号 22 pt, 小四 12 pt, 五号 10.5 pt.
LOOKS = {
    "Normal": Look("仿宋_GB2312", 16),
    "Body Text": Look("仿宋_GB2312", 16, indent=2),
    "Title": Look("方正小标宋简体", 22, CENTRE, line=Pt(34), keeps_with_next=True),
    "Subtitle": Look("楷体_GB2312", 16, CENTRE, after=12),
    "Heading 1": Look("黑体", 16, indent=2, keeps_with_next=True),
    "Caption": Look("黑体", 12, CENTRE, line=Pt(24), keeps_with_next=True),
    "Table Head": Look("黑体", 10.5, CENTRE, line=SMALL_LINE),
    "Table Text": Look("仿宋_GB2312", 10.5, line=SMALL_LINE),
    "Note Text": Look("仿宋_GB2312", 12, indent=2, line=Pt(22)),
    "Table Remark": Look("仿宋_GB2312", 10.5, line=Pt(22)),
    "Table Gap": Look("仿宋_GB2312", 2, line=Pt(8)),
    "Header": Look("黑体", 12, RIGHT, line=Pt(20)),
    "Footer": Look("宋体", 14, RIGHT, line=Pt(20)),
}


def blank(lang: str, is_landscape: bool = False) -> Document:
    """An empty document with the page and the styles set."""
    document = docx.Document()
    section = document.sections[0]
    sides = PAPER_MM[::-1] if is_landscape else PAPER_MM
    section.page_width, section.page_height = (Mm(side) for side in sides)
    section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
    for name, size in (LANDSCAPE_MM if is_landscape else MARGINS_MM).items():
        setattr(section, name, Mm(size))
    section.footer_distance = Mm(LANDSCAPE_FOOTER_MM if is_landscape else FOOTER_MM)
    for name, look in LOOKS.items():
        is_closer = is_landscape and look.line == LINE
        _dress(_style(document, name), replace(look, line=LANDSCAPE_LINE) if is_closer else look, lang)
    document.settings.odd_and_even_pages_header_footer = True
    _number_pages(section.footer, RIGHT)
    _number_pages(section.even_page_footer, LEFT)
    return document


def text_width(document: Document) -> Length:
    """How wide the text of a page is."""
    section = document.sections[0]
    return Length(section.page_width - section.left_margin - section.right_margin)


def write(document: Document, style: str, text: str, align: WD_ALIGN_PARAGRAPH | None = None) -> Paragraph:
    """A paragraph of a style at the end of the document."""
    paragraph = document.add_paragraph(style=style)
    fill(paragraph, text, align)
    return paragraph


def fill(paragraph: Paragraph, text: str, align: WD_ALIGN_PARAGRAPH | None = None) -> None:
    """Put text into a paragraph; marks that both scripts have (— “ ” ÷) take the Chinese font."""
    run = paragraph.add_run(text)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    if align is not None:
        paragraph.alignment = align


def _style(document: Document, name: str) -> ParagraphStyle:
    names = [style.name for style in document.styles]
    return (
        document.styles[name] if name in names else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )


def _dress(style: ParagraphStyle, look: Look, lang: str) -> None:
    """Give a style its look and nothing of what the template gave it."""
    for old in (style.element.find(qn("w:pPr")), style.element.find(qn("w:rPr"))):
        if old is not None:
            style.element.remove(old)
    style.font.size, style.font.name, style.font.bold = Pt(look.size), LATIN, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.font.italic = False
    properties = style.element.get_or_add_rPr()
    properties.get_or_add_rFonts().set(qn("w:eastAsia"), look.font)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE["en"])
    language.set(qn("w:eastAsia"), LANGUAGE["zh"])
    properties.append(language)
    form = style.paragraph_format
    form.alignment, form.keep_with_next = look.align, look.keeps_with_next
    form.space_before, form.space_after = Pt(0), Pt(look.after)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, look.line
    form.first_line_indent = Pt(look.size * look.indent)
    form.widow_control = True
    if style.name.startswith("Heading"):  # so that the document has an outline to jump by
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), "0")
        style.element.get_or_add_pPr().append(level)


def _number_pages(footer: _Footer, align: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 —, one character in from the outer edge."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    fill(paragraph, "— ", align)
    field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))
    fill(paragraph, " —")
    edge = "right_indent" if align == RIGHT else "left_indent"
    setattr(paragraph.paragraph_format, edge, Pt(LOOKS["Footer"].size))
