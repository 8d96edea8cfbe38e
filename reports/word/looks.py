"""How each style of a document looks: fonts by the names that offices have, sizes and lines."""

from dataclasses import dataclass, replace
from functools import cache
from xml.sax.saxutils import quoteattr

LANGUAGE = {"zh": "zh-CN", "en": "en-GB"}
LATIN, LATIN_HEADING = "Times New Roman", "Arial"
TWIPS = 20  # of a point
PITCH_TWIPS = 579  # 225 mm / 22 lines = 28.99 pt; one more and the 22nd line falls off the page
# 28 characters of 16 pt are wider than 156 mm, so each stands 0.3 pt closer to the next. The grid of the page
# says much the same, but programs differ in what they make of squares narrower than the characters.
CHARACTER, CLOSER_TWIPS = 15.7, -6
SQUARE = 15.75
RED = "E60012"


@dataclass(frozen=True)
class Look:
    """Font, size and line pitch in points, where the text stands; `indent` of the first line in characters.

    `line` is an exact pitch, 0 for one that grows with what stands in it. `level` is that of the outline.
    """

    font: str
    size: float
    align: str = "left"
    indent: int = 0
    line: float = PITCH_TWIPS / TWIPS
    keeps_with_next: bool = False
    before: float = 0
    after: float = 0
    level: int = 0
    is_bold: bool = False
    is_italic: bool = False
    latin: str = LATIN
    colour: str = "000000"
    is_closer: bool = False  # 28 characters on a line


SONG, KAI, HEI, TITLE = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体"
# 二号 is 22 pt, 三号 16 pt, 四号 14 pt, 小四 12 pt, 五号 10.5 pt, 小五 9 pt.
CHINESE = {
    "Normal": Look(SONG, 16, is_closer=True),
    "Body Text": Look(SONG, 16, "both", indent=2, is_closer=True),
    "Addressee": Look(SONG, 16, is_closer=True),
    "Title": Look(TITLE, 22, "center", line=34, keeps_with_next=True),
    "Subtitle": Look(KAI, 16, "center", keeps_with_next=True, after=12),
    "Heading 1": Look(HEI, 16, indent=2, keeps_with_next=True, level=1, is_closer=True),
    "Heading 2": Look(KAI, 16, indent=2, keeps_with_next=True, level=2, is_closer=True),
    "Heading 3": Look(SONG, 16, indent=2, keeps_with_next=True, level=3, is_closer=True),
    "Annex Label": Look(HEI, 16, keeps_with_next=True),
    "Annex Title": Look(TITLE, 18, "center", line=30, keeps_with_next=True, after=6, level=1),
    "Caption": Look(HEI, 12, "center", line=24, keeps_with_next=True),
    "Figure": Look(SONG, 12, "center", line=0, keeps_with_next=True, before=6),
    "Figure Caption": Look(HEI, 12, "center", line=24),
    "Table Head": Look(HEI, 10.5, "center", line=17, keeps_with_next=True),
    "Table Text": Look(SONG, 10.5, line=17),
    "Table Number": Look(SONG, 10.5, "right", line=17),
    "Table Remark": Look(SONG, 10.5, line=18, after=6),
    "Table Gap": Look(SONG, 2, line=10),
    "Note Text": Look(SONG, 12, "both", indent=2, line=22),
    "Letterhead": Look(TITLE, 48, "center", line=0, colour=RED, keeps_with_next=True),
    "Letterhead Line": Look(SONG, 16, keeps_with_next=True),
    "Signature": Look(SONG, 16, "right", keeps_with_next=True),
    "Imprint": Look(SONG, 14, line=24),
    "Header": Look(HEI, 14, line=20),
    "Footer": Look("宋体", 14, line=20),
}
# English words are longer and have no squares to fill; the page and its lines stay the same.
ENGLISH_SIZES = {
    "Normal": 14,
    "Body Text": 14,
    "Addressee": 14,
    "Title": 20,
    "Subtitle": 13,
    "Heading 1": 14,
    "Heading 2": 14,
    "Heading 3": 14,
    "Annex Label": 13,
    "Annex Title": 17,
    "Caption": 11,
    "Figure Caption": 11,
    "Table Head": 9.5,
    "Table Text": 9.5,
    "Table Number": 9.5,
    "Table Remark": 9.5,
    "Note Text": 11,
    "Letterhead": 34,
    "Letterhead Line": 13,
    "Signature": 14,
    "Imprint": 12,
    "Header": 11,
}
BUILT_IN = {  # the names Word stores for its own styles
    "Heading 1": "heading 1",
    "Heading 2": "heading 2",
    "Heading 3": "heading 3",
    "Caption": "caption",
    "Header": "header",
    "Footer": "footer",
}
# One page for the leadership: 小四 in place of 三号, so that all stands on that page. Size and line pitch.
COMPACT = {
    "Title": (20, 28),
    "Subtitle": (12, 18),
    "Body Text": (12, 19),
    "Heading 1": (12, 20),
    "Caption": (10.5, 18),
    "Note Text": (10.5, 17),
}
ENGLISH_COMPACT = {
    "Title": (17, 24),
    "Subtitle": (10.5, 15),
    "Body Text": (10.5, 14),
    "Heading 1": (10.5, 16),
}
LANDSCAPE_PITCH = 25  # closer, so that a table of a dozen rows stands on the first page


@cache
def looks(lang: str, is_landscape: bool = False, is_compact: bool = False) -> dict[str, Look]:
    """The look of each style by name."""
    found = CHINESE if lang == "zh" else {name: _english(name, look) for name, look in CHINESE.items()}
    if is_compact:
        sizes = COMPACT if lang == "zh" else COMPACT | ENGLISH_COMPACT
        found = {name: _compact(look, sizes.get(name)) for name, look in found.items()}
    if not is_landscape:
        return found
    usual = PITCH_TWIPS / TWIPS
    return {
        name: replace(look, line=LANDSCAPE_PITCH, is_closer=False) if look.line == usual else look
        for name, look in found.items()
    }


def _english(name: str, look: Look) -> Look:
    is_head = look.font in (HEI, TITLE)
    return replace(
        look,
        size=ENGLISH_SIZES.get(name, look.size),
        align="left" if look.align == "both" else look.align,
        indent=0,
        is_closer=False,
        after=max(look.after, 6 if name in ("Body Text", "Note Text") else 0),
        is_bold=is_head or look.level > 0,
        is_italic=name == "Heading 3",
        latin=LATIN_HEADING if is_head and name != "Title" else LATIN,
        line={"Body Text": 22, "Note Text": 17}.get(name, look.line),
    )


def _compact(look: Look, sized: tuple[float, float] | None) -> Look:
    size, line = sized or (look.size, look.line)
    return replace(look, size=min(size, look.size), line=line, is_closer=False, after=min(look.after, 4))


def style_id(name: str) -> str:
    """The id of a style: its name without spaces."""
    return name.replace(" ", "")


def xml(lang: str, is_landscape: bool, is_compact: bool = False) -> str:
    """The content of a styles part, without the root."""
    styles = (_style(name, look) for name, look in looks(lang, is_landscape, is_compact).items())
    return _defaults() + "".join(styles) + NOT_OF_PARAGRAPHS


NOT_OF_PARAGRAPHS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def _defaults() -> str:
    spoken = f'<w:lang w:val="{LANGUAGE["en"]}" w:eastAsia="{LANGUAGE["zh"]}" w:bidi="ar-SA"/>'
    fonts = f"<w:rPrDefault><w:rPr>{_fonts(LATIN, SONG)}{spoken}</w:rPr></w:rPrDefault>"
    return f"<w:docDefaults>{fonts}<w:pPrDefault/></w:docDefaults>"


def _style(name: str, look: Look) -> str:
    named = f"<w:name w:val={quoteattr(BUILT_IN.get(name, name))}/>"
    default = ' w:default="1"' if name == "Normal" else ""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    follows = '<w:next w:val="BodyText"/>' if look.level or name in ("Title", "Subtitle") else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style_id(name)}">{named}{based}{follows}'
        f"<w:qFormat/><w:pPr>{_paragraph(look)}</w:pPr><w:rPr>{_letters(look)}</w:rPr></w:style>"
    )


def _paragraph(look: Look) -> str:
    # A pair of lines that is kept together on the next page would leave 21 on this one.
    keeps = f'<w:keepNext w:val="{int(look.keeps_with_next)}"/><w:widowControl w:val="0"/>'
    pitch = f'"{look.line * TWIPS:.0f}" w:lineRule="exact"' if look.line else '"240" w:lineRule="auto"'
    before, after = (f"{points * TWIPS:.0f}" for points in (look.before, look.after))
    first = f"{(CHARACTER if look.is_closer else look.size) * look.indent * TWIPS:.0f}"
    level = f'<w:outlineLvl w:val="{look.level - 1}"/>' if look.level else ""
    return (
        f'{keeps}<w:snapToGrid w:val="0"/><w:spacing w:before="{before}" w:after="{after}" w:line={pitch}/>'
        f'<w:ind w:firstLineChars="{look.indent * 100}" w:firstLine="{first}"/><w:jc w:val="{look.align}"/>'
        f"{level}"
    )


def _letters(look: Look) -> str:
    half_points, closer = f"{look.size * 2:.0f}", CLOSER_TWIPS if look.is_closer else 0
    return (
        f'{_fonts(look.latin, look.font)}<w:b w:val="{int(look.is_bold)}"/>'
        f'<w:i w:val="{int(look.is_italic)}"/><w:color w:val="{look.colour}"/>'
        f'<w:spacing w:val="{closer}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


def _fonts(latin: str, chinese: str) -> str:
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}" w:cs="{latin}"/>'
