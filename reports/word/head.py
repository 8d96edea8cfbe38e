"""What an office prints above the title: nothing, the head of a briefing 简报, or that of a document 文件."""

import math

from i18n.translate import mark as _
from i18n.translate import translator
from reports import letterhead
from reports.document import Bulletin
from reports.word import looks, text
from reports.word.page import Paper

NUMBER_OF_BRIEFING = _("No. ____")
NUMBER_OF_DOCUMENT = _("Ref. ____ [____] No. ____")
SIGNED_BY = _("Signed by: ____________")
BLANK_DAY = _("Date: ____________")
DOCUMENT_OF = _("Document of the {issuer}")
ADDRESSED = _("To {unit}:")
ISSUE = letterhead.COPIES["issue"]
FULL_WIDTH, LARGEST, SMALLEST = 0.96, 56, 22  # of the text; points
SLACK = 0.7  # characters
LINE_TO_LOGO = 1.15  # the pitch of its line by its size
ONE_CHARACTER = 320  # twips
LOGO_TWIPS = 1900  # blank above the name of the office, whose top is 35 mm below that of the text
FOUR_MM = 11  # points between the number and the red line
RULE_EIGHTHS = {"briefing": 18, "official": 12}


def head(paper: Paper, bulletin: Bulletin) -> None:
    """Whatever the form wants above the text, the title and the subtitle."""
    drawn = {"briefing": _briefing, "official": _official}.get(bulletin.letterhead.form)
    if drawn:
        drawn(paper, bulletin)
    paper.put(_title(paper, bulletin.title), text.paragraph("Subtitle", bulletin.subtitle))
    if bulletin.letterhead.form == "official" and (told := addressees(bulletin)):
        say = translator(bulletin.lang)
        paper.put(text.paragraph("Addressee", say(ADDRESSED).format(unit=told)))


def addressees(bulletin: Bulletin) -> str:
    """To whom a document is written: those below, or above where it only goes up; "" if nobody is named."""
    copies = dict(bulletin.letterhead.copies)
    return copies.get(translator(bulletin.lang)(ISSUE), next(iter(copies.values()), ""))


def goes_up(bulletin: Bulletin) -> bool:
    """Whether a document goes to those above only, and so names who signs it."""
    heads = [head for head, _who in bulletin.letterhead.copies]
    return bool(heads) and translator(bulletin.lang)(ISSUE) not in heads


def day(bulletin: Bulletin) -> str:
    """The date of writing, or room for it."""
    return bulletin.letterhead.day or translator(bulletin.lang)(BLANK_DAY)


def _title(paper: Paper, title: str) -> str:
    """A title of more than one line breaks before its bracket, or in halves, and leaves no word alone."""
    room = paper.width / looks.TWIPS / looks.looks(paper.lang)["Title"].size
    whole, before = text.width(title), text.width(title.partition("（")[0])
    if whole <= room - SLACK or paper.lang != "zh":  # English breaks between words
        return text.paragraph("Title", title)
    first = before if before < whole and before <= room - SLACK else whole / math.ceil(whole / room)
    narrower = max(0, round(paper.width * (room - first - SLACK) / room / 2))
    return text.paragraph("Title", title, f'<w:ind w:left="{narrower}" w:right="{narrower}"/>')


def _briefing(paper: Paper, bulletin: Bulletin) -> None:
    """The series in red, its number left blank, the office and the day, a red line."""
    say, told = translator(bulletin.lang), bulletin.letterhead
    paper.put(
        _logo(paper, told.series),
        text.paragraph("Letterhead Line", say(NUMBER_OF_BRIEFING), '<w:jc w:val="center"/>'),
        _between(paper, told.issuer, day(bulletin), _rule("briefing", 4)),
        text.paragraph("Normal"),
    )


def _official(paper: Paper, bulletin: Bulletin) -> None:
    """The office in red 35 mm below the top, its reference left blank, a red line 4 mm below that."""
    say, told = translator(bulletin.lang), bulletin.letterhead
    blank, rule = text.paragraph("Normal"), _rule("official", FOUR_MM)
    number = say(NUMBER_OF_DOCUMENT)
    line = text.paragraph("Letterhead Line", number, f'{rule}<w:jc w:val="center"/>')
    if goes_up(bulletin):
        line = _between(paper, number, say(SIGNED_BY), rule)
    paper.put(
        text.paragraph("Normal", "", f'<w:spacing w:line="{LOGO_TWIPS}" w:lineRule="exact"/>'),
        _logo(paper, say(DOCUMENT_OF).format(issuer=told.issuer)),
        blank,
        blank,
        line,
        blank,
        blank,
    )


def _logo(paper: Paper, name: str) -> str:
    """A name in red, as large as one line allows."""
    width = text.width(name) or 1
    size = int(min(max(FULL_WIDTH * paper.width / looks.TWIPS / width, SMALLEST), LARGEST))
    pitch = f'<w:spacing w:line="{size * LINE_TO_LOGO * looks.TWIPS:.0f}" w:lineRule="exact"/>'
    run = text.run(name, f'<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>')
    return text.of_runs("Letterhead", run, pitch)


def _rule(form: str, space: int) -> str:
    line = f'w:val="single" w:sz="{RULE_EIGHTHS[form]}" w:space="{space}" w:color="{looks.RED}"'
    return f"<w:pBdr><w:bottom {line}/></w:pBdr>"


def _between(paper: Paper, left: str, right: str, rule: str) -> str:
    """Two texts, each a character away from its edge."""
    stops = (ONE_CHARACTER, "left"), (paper.width - ONE_CHARACTER, "right")
    tabs = "".join(f'<w:tab w:val="{kind}" w:pos="{place}"/>' for place, kind in stops)
    return text.paragraph("Letterhead Line", f"\t{left}\t{right}", f"{rule}<w:tabs>{tabs}</w:tabs>")
