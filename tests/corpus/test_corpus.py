"""Ugly files from clean truth: the accepted equals the truth, the refused says why, nothing is lost."""

from pathlib import Path

import pytest

from data.load import Load, load
from data.problem import Problem
from tests.corpus.case import Case
from tests.corpus.cell_cases import CELL_CASES
from tests.corpus.form_cases import FORM_CASES
from tests.corpus.odd_cases import ODD_CASES
from tests.corpus.outcome import check
from tests.corpus.refused_cases import REFUSED_CASES
from tests.corpus.word_cases import WORD_CASES
from tests.data.office import Office

ALL = (*FORM_CASES, *CELL_CASES, *WORD_CASES, *REFUSED_CASES, *ODD_CASES)
CASES = {case.name: case for case in ALL}
LEAST_FILES = 60
REPEATED = ("kind-xlsx", "zip-of-three", "side-by-side", "wide-month-in-a-column", "subtotals")


@pytest.mark.parametrize("name", CASES)
def test_an_ugly_file_brings_the_truth_or_says_why_not(office, name):
    case = CASES[name]
    file, content, expected = case.file()
    path = office.write(file, content)
    before = office.version
    if case.stops:
        stopped(office, case, path)
    else:
        if case.asks:
            asked(case, load(Load((str(path),)), office.warehouse))
            assert office.version == before
        report = load(Load((str(path),), mapping=answers(office, case)), office.warehouse)
        assert report.questions == ()
        found = [
            (question.about, f"{question.subject} {question.column}") for question in report.open_questions
        ]
        assert all(
            any(about == kind and text in told for kind, told in found) for about, text in case.opens
        ), found
        check(office, report, expected)


@pytest.mark.parametrize(
    "name", ["kind-xlsx", "zip-of-three", "side-by-side", "wide-month-in-a-column", "subtotals"]
)
def test_the_same_ugly_file_again_changes_nothing(office, name):
    file, content, expected = CASES[name].file()
    first, again = office.send(content, file), office.send(content, file)
    assert sum(one.accepted for one in first.files) == len(expected)
    assert sum(one.unchanged for one in again.files) == len(expected) and not again.changed


def stopped(office: Office, case: Case, path: Path) -> None:
    """The file is refused as a whole, in a line that names it, and nothing changes."""
    before = office.version
    try:
        report = load(Load((str(path),)), office.warehouse)
        line = "; ".join([*report.warnings, *map(str, report.questions), *(why for _, why in report.unread)])
    except Problem as problem:
        line = str(problem)
    assert office.version == before
    assert path.name in line and "\n" not in line
    assert any(words in line for words in case.stops.split("|")), line


def asked(case: Case, report: object) -> None:
    """Each question that is expected stands in the report."""
    told = [
        (question.about, f"{question.subject} {question.column} {question.words}")
        for question in report.questions
    ]
    for abouts, words in case.asks:
        assert any(
            about in abouts.split("|") and any(word in text for word in words.split("|"))
            for about, text in told
        ), told


def answers(office: Office, case: Case) -> Path | None:
    """The mapping file of a case, if it has one."""
    if not case.answers:
        return None
    file = office.file("answers.toml")
    file.write_text(case.answers, encoding="utf-8")
    return file


def test_the_corpus_is_as_large_as_promised_and_each_case_is_another_file():
    contents = {case.file()[1] for case in CASES.values()}
    assert len(contents) >= LEAST_FILES and len(CASES) == len(ALL)
