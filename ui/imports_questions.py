"""Questions about dropped files: answered in place, and remembered for next month's files of that office."""

from collections.abc import Callable, Sequence

import streamlit as st

from data import codes, sources
from data.question import COLUMN, HEADING, NUMBER, WORD, Question
from data.question import PLACE as A_PLACE
from data.report import Report, Unread
from data.sheets import column_words, mapping
from data.sheets.headings import PLACE, normalise
from data.sheets.headings import read as read_headings
from data.sheets.mapping import Mapping
from i18n.translate import mark as _
from i18n.translate import translator
from ui import finding

ASKED = {
    HEADING: _("Which column is “{subject}”?"),
    COLUMN: _("Which heading is the column “{column}”?"),
    WORD: _("{column}: what does “{subject}” mean ({rows} rows)?"),
    A_PLACE: _("Which area is “{subject}” ({rows} rows)?"),
    NUMBER: _("“{subject}”: how are the shares written?"),
}
WRITTEN = {"percent": _("As percent: 96.8"), "share": _("As shares: 0.968")}
MISSING = ""


def show(report: Report, lang: str) -> None:
    """A form per sheet that asks something; unknown kinds of export first, open questions last."""
    say = translator(lang)
    for place, unread in enumerate(unread for unread in report.unread if unread.headings):
        _unknown(unread, place, lang)
    if report.questions:
        finding.heading(say(_("To be answered before loading")))
        _forms(report.questions, "imports_questions", lang)
    if report.open_questions:
        finding.heading(say(_("May be answered: without an answer these rows or columns stay outside")))
        _forms(report.open_questions, "imports_open", lang)


def _forms(questions: Sequence[Question], key: str, lang: str) -> None:
    for place, sheet in enumerate(dict.fromkeys(question.sheet for question in questions)):
        asked = [question for question in questions if question.sheet == sheet]
        with st.form(f"{key}_{place}"):
            finding.paragraph(sheet)
            given = [
                _asked(question, f"{key}_{place}_{number}", lang) for number, question in enumerate(asked)
            ]
            if st.form_submit_button(translator(lang)(_("Remember the answers")), key=f"{key}_{place}_go"):
                _remember(asked, given)


def _asked(question: Question, key: str, lang: str) -> str | None:
    """The answer that is chosen; None where nothing is."""
    say = translator(lang)
    source = _source(question)
    text = say(ASKED[question.about]).format(
        subject=question.subject,
        column=column_words.column(source, question.column, lang),
        rows=question.rows,
    )
    if question.guess:
        guess = _choice(question, source, lang)(question.guess)
        text += " " + say(_("Probably {guess}: {reason}.")).format(guess=guess, reason=question.reason)
    choices = [choice for choice in question.choices if choice] + [MISSING] * (MISSING in question.choices)
    return st.selectbox(
        text,
        choices,
        index=choices.index(question.guess) if question.guess in choices else None,
        accept_new_options=question.about == A_PLACE,
        format_func=_choice(question, source, lang),
        placeholder=say(_("Choose, or write its code")) if question.about == A_PLACE else say(_("Choose")),
        key=key,
    )


def _source(question: Question) -> str:
    """The kind of export that a question is about, as far as its column tells."""
    known = [source.name for source in sources.read().values() if _has(source, question.column)]
    return known[0] if known else ""


def _has(source: sources.Source, name: str) -> bool:
    return any(column.name == name.partition(".")[0] for column in source.columns)


def _choice(question: Question, source: str, lang: str) -> Callable[[str], str]:
    """How a choice reads."""
    say, named = translator(lang), dict(zip(question.choices, question.labels, strict=False))

    def words(choice: str) -> str:
        if choice == MISSING:
            return say(_("Leave it out"))
        if question.about == WORD:
            column = sources.read()[source].column(question.column)
            return codes.read()[column.codes].label(choice, lang)
        if question.about == A_PLACE:
            return f"{named[choice]} {choice}" if choice in named else choice
        if question.about == HEADING:
            return column_words.column(source, choice, lang)
        return say(WRITTEN[choice]) if question.about == NUMBER else choice

    return words


def _remember(asked: Sequence[Question], given: Sequence[str | None]) -> None:
    """Write what was answered into the mapping of that office, and look at the files again."""
    answers = Mapping()
    for question, answer in zip(asked, given, strict=True):
        if answer is not None:
            answers = _answer(question, answer).over(answers)
    if answers != Mapping():
        mapping.remember(asked[0].file, list(asked[0].headings), answers)
        st.rerun()


def _answer(question: Question, answer: str) -> Mapping:
    if question.about == HEADING:
        return Mapping(headings={normalise(question.subject): answer})
    if question.about == COLUMN:
        others = dict.fromkeys(map(normalise, question.choices), "")
        return Mapping(headings=others | {normalise(answer): question.column})
    if question.about == WORD:
        return Mapping(words={question.column: {normalise(question.subject): answer}})
    if question.about == A_PLACE:
        return Mapping(places={question.subject: answer})
    return Mapping(numbers={normalise(question.subject): answer})


def _unknown(unread: Unread, place: int, lang: str) -> None:
    """A table whose headings nobody knows: which kind of export it is, and which heading is which column."""
    say = translator(lang)
    finding.heading(say(_("{file}: which kind of export is it?")).format(file=unread.file))
    kinds = [name for name in sources.read() if name != "areas"] + ["areas"]
    kind = st.selectbox(
        say(_("Kind of export")),
        kinds,
        index=None,
        format_func=lambda name: column_words.source(name, lang),
        placeholder=say(_("Choose")),
        key=f"imports_kind_{place}",
    )
    if kind is not None:
        _columns(unread, place, sources.read()[kind], lang)


def _columns(unread: Unread, place: int, source: sources.Source, lang: str) -> None:
    """Which heading is which column of that kind of export."""
    say = translator(lang)
    columns = [column.name for column in source.columns if column.type != "area"]
    roles = [f"{PLACE}.{role}" for role in read_headings()[PLACE]] if _has(source, "area") else []
    with st.form(f"imports_unknown_{place}"):
        given = {
            heading: st.selectbox(
                heading,
                [*columns, *roles],
                index=None,
                format_func=lambda name: column_words.column(source.name, name, lang),
                placeholder=say(_("Leave it out")),
                key=f"imports_unknown_{place}_{number}",
            )
            for number, heading in enumerate(unread.headings)
        }
        if st.form_submit_button(say(_("Remember the answers")), key=f"imports_unknown_{place}_go"):
            answers = {normalise(heading): name or "" for heading, name in given.items()}
            mapping.remember(unread.file, list(unread.headings), Mapping(headings=answers))
            st.rerun()
