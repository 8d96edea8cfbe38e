"""What stands below the text: the list of attachments, the office and the day, the imprint 版记."""

import math

from i18n.translate import mark as _
from i18n.translate import translator
from reports.document import Bulletin
from reports.word import head, looks, text
from reports.word.page import Paper

ATTACHMENTS = _("Attachments: ")
COPIES_TO = _("Copies to: {names}")
COPY = _("{head}: {who}")
ISSUED = _("Issued on ____________")
BETWEEN = _("; ")
TWO_CHARACTERS, FOUR_CHARACTERS = 640, 1280  # twips of 三号
SIZE, SMALL = 320, 280  # a character of 三号 and of 四号
THICK, THIN = 8, 6  # eighths of a point: 0.35 mm and 0.25 mm
LINE_POINTS, ROOM_POINTS = 24, 3
# Paragraphs with rules in a frame lose their place in LibreOffice; a table in a box keeps it in all programs.
BOX = "position:absolute;margin-left:0;width:{width}pt;height:{height}pt;z-index:2;"
BOX += "mso-wrap-distance-left:0;mso-wrap-distance-right:0;"
BOX += "mso-position-horizontal:left;mso-position-horizontal-relative:margin;"
BOX += "mso-position-vertical:bottom;mso-position-vertical-relative:margin"
BARE = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
LAST = '<w:spacing w:line="20" w:lineRule="exact"/>'  # Word wants a paragraph after a table


def attachments(paper: Paper, titles: list[str]) -> None:
    """附件：1.… one line below the text, without a full stop; the numbers stand below each other."""
    if not titles:
        return
    opening = translator(paper.lang)(ATTACHMENTS)
    hanging = round(SIZE * text.width(opening))
    paper.put(text.paragraph("Normal"))
    for number, title in enumerate(titles, 1):
        named = f"{number}. {title}" if len(titles) > 1 else title
        left = TWO_CHARACTERS + hanging
        first = f'w:hanging="{hanging}"' if number == 1 else 'w:firstLine="0"'
        line = (opening if number == 1 else "") + named
        paper.put(text.paragraph("Normal", line, f'<w:ind w:left="{left}" {first}/>'))


def signature(paper: Paper, bulletin: Bulletin) -> None:
    """The office above the day, which ends four characters from the edge; no seal is drawn."""
    day, issuer = head.day(bulletin), bulletin.letterhead.issuer
    middle = FOUR_CHARACTERS + SIZE * text.width(day) / 2
    right = max(0, round(middle - SIZE * text.width(issuer) / 2))
    blank = text.paragraph("Signature")
    paper.put(
        blank,
        blank,
        text.paragraph("Signature", issuer, f'<w:ind w:right="{right}"/>'),
        text.paragraph("Signature", day, f'<w:keepNext w:val="0"/><w:ind w:right="{FOUR_CHARACTERS}"/>'),
    )


def imprint(paper: Paper, bulletin: Bulletin) -> None:
    """The last lines of the last page: who gets it and, on a document, who printed it and when."""
    lines = _lines(paper, bulletin)
    if not lines:
        return
    rows = "".join(_row(paper, line, nth == 0, nth == len(lines) - 1) for nth, line in enumerate(lines))
    size = f'<w:tblW w:w="{paper.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{BARE}'
    grid = f'<w:tblGrid><w:gridCol w:w="{paper.width}"/></w:tblGrid>'
    table = f"<w:tbl><w:tblPr>{size}</w:tblPr>{grid}{rows}</w:tbl>{text.paragraph('Table Gap', '', LAST)}"
    drawn = (
        f'<w:r><w:pict><v:rect id="imprint" style="{_box(paper, lines)}" filled="f" stroked="f">'
        f'<v:textbox inset="0,0,0,0" style="mso-fit-shape-to-text:t"><w:txbxContent>{table}</w:txbxContent>'
        '</v:textbox><w10:wrap type="topAndBottom"/></v:rect></w:pict></w:r>'
    )
    paper.put(text.of_runs("Table Gap", drawn))


def _box(paper: Paper, lines: list[str]) -> str:
    """A box as wide as the text and as high as its lines, at the foot of the text's place on the page."""
    per_line = paper.width / SMALL - 4  # characters beside the indents
    rows = sum(math.ceil(text.width(line) / per_line) for line in lines)
    return BOX.format(width=paper.width / looks.TWIPS, height=rows * LINE_POINTS + ROOM_POINTS)


def _lines(paper: Paper, bulletin: Bulletin) -> list[str]:
    say, told = translator(bulletin.lang), bulletin.letterhead
    if told.form == "briefing":
        return [say(COPY).format(head=name, who=who) for name, who in told.copies]
    if told.form != "official":
        return []
    names = [who for _name, who in told.copies if who != head.addressees(bulletin)]
    copies = [say(COPIES_TO).format(names=say(BETWEEN).join(names))] if names else []
    return [*copies, f"{told.issuer}\t{say(ISSUED)}"]


def _row(paper: Paper, line: str, is_first: bool, is_last: bool) -> str:
    """A line between its rules, which are thick at both ends and thin between."""
    rules = _rule("top", THICK if is_first else THIN) + (_rule("bottom", THICK) if is_last else "")
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{paper.width - SMALL}"/></w:tabs>'
    indent = f'<w:ind w:left="{3 * SMALL}" w:right="{SMALL}" w:hanging="{2 * SMALL}"/>'
    size = f'<w:tcW w:w="{paper.width}" w:type="dxa"/><w:tcBorders>{rules}</w:tcBorders>'
    return (
        f"<w:tr><w:tc><w:tcPr>{size}</w:tcPr>{text.paragraph('Imprint', line, stop + indent)}</w:tc></w:tr>"
    )


def _rule(side: str, eighths: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/>'
