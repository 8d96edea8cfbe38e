"""Sentences in Word; one that was edited by hand carries a comment that says so."""

import datetime as dt

from i18n.translate import mark as _
from i18n.translate import translator
from reports.document import Sentence
from reports.word import text
from reports.word.package import MAKER
from reports.word.page import Paper

EDITED = _("Edited by hand. Written by rule was: {text}")


def sentences(paper: Paper, said: tuple[Sentence, ...], made_at: dt.datetime) -> None:
    """A paragraph for each sentence."""
    for sentence in said:
        run = text.run(sentence.text)
        if sentence.is_edited:
            run = _commented(paper, run, sentence, made_at)
        paper.put(text.of_runs("Body Text", run))


def _commented(paper: Paper, run: str, sentence: Sentence, made_at: dt.datetime) -> str:
    nth = len(paper.comments)
    told = translator(paper.lang)(EDITED).format(text=sentence.written)
    paper.comments.append(
        f'<w:comment w:id="{nth}" w:author="{MAKER}" w:initials="治" w:date="{made_at:%Y-%m-%dT%H:%M:%SZ}">'
        f"{text.paragraph('Table Text', told)}</w:comment>"
    )
    start, end = (f'<w:commentRange{edge} w:id="{nth}"/>' for edge in ("Start", "End"))
    return f'{start}{run}{end}<w:r><w:commentReference w:id="{nth}"/></w:r>'
