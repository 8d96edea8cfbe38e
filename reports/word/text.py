"""Paragraphs, runs and fields as WordprocessingML."""

import re
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from reports.word.looks import style_id

# Marks that both scripts have (— “ ” ÷) take the Chinese font beside Chinese characters.
CHINESE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef\u3000]")
LATIN_WIDTH, BETWEEN_SCRIPTS = 0.52, 0.25
NUMBERED = re.compile(r"(表|图|Table |Figure )(\d+)(?=\D)")
DASH = "—"
SERIES = {"表": "表", "图": "图", "Table ": "Table", "Figure ": "Figure"}


def width(text: str) -> float:
    """About how wide a text is, in Chinese characters; programs leave a quarter between the scripts."""
    wide = [bool(CHINESE.match(letter)) for letter in text]
    changes = sum(one != other for one, other in pairwise(wide))
    return sum(1 if one else LATIN_WIDTH for one in wide) + changes * BETWEEN_SCRIPTS


def run(text: str, look: str = "") -> str:
    """A run of text; `look` are properties that differ from the style's, those that come after the fonts."""
    hint = '<w:rFonts w:hint="eastAsia"/>' if text.strip() == DASH or CHINESE.search(text) else ""
    properties = f"<w:rPr>{hint}{look}</w:rPr>" if hint or look else ""
    pieces = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t"))
    return f"<w:r>{properties}{pieces}</w:r>"


def paragraph(style: str, text: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    return of_runs(style, run(text) if text else "", properties)


def of_runs(style: str, runs: str, properties: str = "") -> str:
    """A paragraph of ready runs; `properties` differ from the style's, in the schema's order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{properties}</w:pPr>{runs}</w:p>'


def field(instruction: str, shown: str) -> str:
    """A field that the office program works out; `shown` stands there until it does."""
    return f"<w:fldSimple w:instr={quoteattr(instruction)}>{run(shown)}</w:fldSimple>"


def caption(style: str, text: str) -> str:
    """A caption whose number, if it has one, is counted by the office program."""
    numbered = NUMBERED.match(text)
    if not numbered:
        return paragraph(style, text)
    series, number = numbered.groups()
    counted = field(f"SEQ {SERIES[series]} \\* ARABIC", number)
    return of_runs(style, run(series) + counted + run(text[numbered.end() :]))
