"""The page of an official document: A4, margins, the grid of lines and characters, page numbers, headers."""

from dataclasses import dataclass, field

from reports.word import looks, text
from reports.word.package import DOCUMENT, HEAD, NAMESPACES, WORD, Package, Properties

WIDTH, HEIGHT = 11906, 16838  # A4 in twips
TOP, BOTTOM, LEFT, RIGHT = 2098, 1984, 1587, 1474  # 37, 35, 28 and 26 mm
# Sides, margins (top, right, bottom, left), distances of header and footer: the dash of the page number
# stands 7 mm below the text. The same page on its side is bound at its head.
PORTRAIT = (WIDTH, HEIGHT), (TOP, RIGHT, BOTTOM, LEFT), (1361, 1420)
LANDSCAPE = (HEIGHT, WIDTH), (LEFT, TOP, RIGHT, BOTTOM), (850, 737)
SQUARE_UNITS = 4096  # of a point, in which a grid says how much narrower its squares are
ODD, EVEN, FIRST = "default", "even", "first"

SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:balanceSingleByteDoubleByteWidth/>'
    "<w:doNotLeaveBackslashAlone/><w:doNotExpandShiftReturn/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="en-GB" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/>'
    '<w:listSeparator w:val=","/>'
)
# A turned page is bound at its head: its left edge is the foot of the standing paper, where the number is.
# Points from the page's left and top edges: the dash is 7 mm left of the text, the number one character in.
BOX = "position:absolute;margin-left:{left}pt;margin-top:{top}pt;width:28pt;height:100pt;z-index:1;"
BOX += "mso-position-horizontal-relative:page;mso-position-vertical-relative:page;layout-flow:vertical"
BOX_LEFT, BOX_TOP = 63, {ODD: 407.6, EVEN: 93.4}


@dataclass
class Paper:
    """A document that is being written: its parts, and the paragraphs and tables of its body so far.

    `is_landscape`: all its pages lie on their side; `is_turned`: those of this section do, beside others.
    """

    lang: str
    is_landscape: bool = False
    is_turned: bool = False
    package: Package = field(default_factory=Package)
    body: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    drawings: int = 0
    headers: str = ""
    footers: dict[bool, str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """How wide the text of a page is, in twips."""
        return HEIGHT - TOP - BOTTOM if self.is_landscape or self.is_turned else WIDTH - LEFT - RIGHT

    def put(self, *pieces: str) -> None:
        """Append paragraphs and tables; each piece ends with a paragraph."""
        self.body.extend(piece for piece in pieces if piece)

    def head(self, first: str, others: str) -> None:
        """What stands above the text, on the first page and on the others; a tab leads to the right edge."""
        stop = f'<w:tabs><w:tab w:val="right" w:pos="{self.width}"/></w:tabs>'
        for kind, words in ((FIRST, first), (ODD, others), (EVEN, others)):
            content = text.paragraph("Header", words, stop)
            link = self.package.word(f"header_{kind}", "header", "hdr", content)
            self.headers += f'<w:headerReference w:type="{kind}" r:id="{link}"/>'

    def turn(self, is_turned: bool) -> None:
        """Start a section on a new page that lies on its side, or stands again."""
        before, end = self.body[-1].rsplit("</w:pPr>", 1)
        self.body[-1] = f"{before}{self._section()}</w:pPr>{end}"
        self.is_turned, self.headers = is_turned, ""

    def saved(self, properties: Properties) -> bytes:
        """The content of the .docx file."""
        if self.comments:
            self.package.word("comments", "comments", "comments", "".join(self.comments))
        content = f"<w:body>{''.join(self.body)}{self._section()}</w:body>"
        xml = f"{HEAD}<w:document {NAMESPACES}>{content}</w:document>"
        self.package.add(DOCUMENT, f"{WORD}.document.main+xml", xml)
        return self.package.saved(properties)

    def _section(self) -> str:
        """The page of the section that ends here; only the first one has a first page of its own."""
        lies, is_first = self.is_landscape or self.is_turned, bool(self.headers)
        sides, margins, distances = LANDSCAPE if lies else PORTRAIT
        names = ("top", "right", "bottom", "left", "header", "footer")
        edges = " ".join(f'w:{name}="{size}"' for name, size in zip(names, margins + distances, strict=True))
        orient = ' w:orient="landscape"' if lies else ""
        return (
            f'<w:sectPr>{self.headers}{self._footers()}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{sides[0]}" w:h="{sides[1]}"{orient}/><w:pgMar {edges} w:gutter="0"/>'
            f"<w:cols/>{'<w:titlePg/>' if is_first else ''}{'' if lies else _grid(self.lang)}</w:sectPr>"
        )

    def _footers(self) -> str:
        """The references to the page numbers of a standing or a turned page, made when first asked for."""
        if self.is_turned not in self.footers:
            name, found = "footer_turned" if self.is_turned else "footer", ""
            for kind in (FIRST, ODD, EVEN):
                drawn = (_beside if self.is_turned else _below)(kind)
                link = self.package.word(f"{name}_{kind}", "footer", "ftr", drawn)
                found += f'<w:footerReference w:type="{kind}" r:id="{link}"/>'
            self.footers[self.is_turned] = found
        return self.footers[self.is_turned]


def opened(lang: str, is_landscape: bool = False, is_compact: bool = False) -> Paper:
    """A document with the styles of a language, in small type if compact, and nothing on its page."""
    paper = Paper(lang, is_landscape)
    paper.package.relate("", "officeDocument", DOCUMENT)
    paper.package.word("styles", "styles", "styles", looks.xml(lang, is_landscape, is_compact))
    paper.package.word("settings", "settings", "settings", SETTINGS)
    return paper


def _grid(lang: str) -> str:
    """22 lines and, in Chinese, 28 characters: a little narrower than they are, or 27 fit."""
    if lang != "zh":
        return f'<w:docGrid w:type="lines" w:linePitch="{looks.PITCH_TWIPS}"/>'
    narrower = round((looks.SQUARE - looks.CHINESE["Normal"].size) * SQUARE_UNITS)
    return f'<w:docGrid w:type="linesAndChars" w:linePitch="{looks.PITCH_TWIPS}" w:charSpace="{narrower}"/>'


def _below(kind: str) -> str:
    """— 1 — at the outer edge, one character in."""
    edge = 'w:left="280"' if kind == EVEN else 'w:right="280"'
    return _number(f'<w:ind {edge}/><w:jc w:val="{"left" if kind == EVEN else "right"}"/>')


def _beside(kind: str) -> str:
    """The same at the left edge of a page on its side, to be read when the paper stands."""
    side = EVEN if kind == EVEN else ODD
    number = _number(f'<w:jc w:val="{"left" if side == EVEN else "right"}"/>')
    box = BOX.format(left=BOX_LEFT, top=BOX_TOP[side])
    drawn = (
        f'<w:r><w:pict><v:rect id="number_{kind}" style="{box}" filled="f" stroked="f">'
        f'<v:textbox style="layout-flow:vertical" inset="0,0,0,0"><w:txbxContent>{number}</w:txbxContent>'
        "</v:textbox></v:rect></w:pict></w:r>"
    )
    return text.of_runs("Footer", drawn)


def _number(properties: str) -> str:
    runs = (
        text.run(
            "— ",
        )
        + text.field("PAGE", "1")
        + text.run(" —")
    )
    return text.of_runs("Footer", runs, properties)
