"""What was decided once about an office's exports is found again next month, and only for that office."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.problem import Problem
from data.sheets import mapping
from data.sheets.mapping import Decided, Mapping
from tests.data.office import DISPUTE_HEADINGS, EAST, dispute

HEADINGS = ["纠纷编号", "上报\n时间", "结果*"]


@pytest.fixture(autouse=True)
def records(tmp_path, monkeypatch):
    """Answers of a test are remembered in its own folder."""
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path / "records"))
    return tmp_path / "records"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("凤县_纠纷_2020-10.csv", "凤县_纠纷_2020-11.xlsx"),
        ("10月凤县纠纷.csv", "凤县纠纷（11月）.csv"),
        ("凤县2020年三季度第2期.xlsx [表1]", "凤县2021年四季度第10期.xls [表1]"),
    ],
)
def test_an_office_is_told_by_the_words_of_a_file_name(one, other):
    assert mapping.office(one) == mapping.office(other)


def test_two_offices_are_told_apart():
    assert mapping.office("凤县_纠纷_2020-10.csv") != mapping.office("陇县_纠纷_2020-10.csv")
    assert mapping.office("2020-10.csv") == "export"


def test_headings_are_the_same_in_any_order_and_spacing():
    assert mapping.fingerprint(HEADINGS) == mapping.fingerprint(["结果", " 上报时间", "纠纷编号", ""])
    assert mapping.fingerprint(HEADINGS) != mapping.fingerprint([*HEADINGS, "备注"])


def test_an_answer_holds_for_that_office_and_these_headings_only():
    mapping.remember("凤县_10月.csv", HEADINGS, Mapping(words={"outcome": {"快好了": "ongoing"}}))
    decided = mapping.decided()
    assert decided.about("凤县_11月.xlsx", HEADINGS).words == {"outcome": {"快好了": "ongoing"}}
    assert decided.about("陇县_11月.xlsx", HEADINGS) == Mapping()
    assert decided.about("凤县_11月.xlsx", HEADINGS[:2]) == Mapping()


def test_later_answers_join_the_earlier_ones_and_win(records):
    mapping.remember("凤县.csv", HEADINGS, Mapping(places={"天边村": EAST}, headings={"结果": "outcome"}))
    path = mapping.remember("凤县.csv", HEADINGS, Mapping(places={"天边村": "610330"}))
    assert path.parent == records / "mappings"
    written = tomllib.loads(path.read_text("utf-8"))
    assert written["areas"] == {"天边村": "610330"} and written["headings"] == {"结果": "outcome"}
    assert written["sheet"] == {"office": "凤县", "headings": ["纠纷编号", "上报 时间", "结果*"]}


def test_the_file_of_a_command_wins_over_what_is_remembered(tmp_path):
    mapping.remember("凤县.csv", HEADINGS, Mapping(headings={"结果": "outcome"}))
    given_file = tmp_path / "mine.toml"
    given_file.write_text('[headings]\n"结果" = ""\n', "utf-8")
    assert mapping.decided(given_file).about("凤县.csv", HEADINGS).headings == {"结果": ""}


@given(st.dictionaries(st.text(min_size=1), st.text(), max_size=5))
def test_any_text_comes_back_from_the_file_as_it_was(tmp_path_factory, places):
    folder = tmp_path_factory.mktemp("mappings")
    mapping.remember("凤县.csv", HEADINGS, Mapping(places=places), folder)
    assert mapping.decided(None, folder).about("凤县.csv", HEADINGS).places == places


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[headings]\n结果 = 1\n", "put the answer in quotation marks|cannot be read"),
        ('[headings]\n"结果" = "nonsense"\n', "names no column"),
        ('[values.outcome]\n"好" = "nonsense"\n', "is no value of outcome"),
        ('[numbers]\n"率" = "often"\n', "use one of percent, share"),
        ('[wrong]\n"a" = "b"\n', "is not known"),
        ("no toml at all", "cannot be read as a mapping"),
    ],
)
def test_a_wrong_answer_is_named_with_its_file(tmp_path, text, said):
    file = tmp_path / "wrong.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(Problem, match=said):
        mapping.decided(file)


def test_a_remembered_file_must_say_what_it_is_about(records):
    (records / "mappings").mkdir(parents=True)
    (records / "mappings" / "a.toml").write_text('[headings]\n"结果" = "outcome"\n', "utf-8")
    with pytest.raises(Problem, match=r"no section \[sheet\]"):
        mapping.decided()


def test_a_question_is_asked_once_and_next_month_no_more(office):
    headings = [*DISPUTE_HEADINGS]
    first = office.send([headings, dispute("D1", outcome="快好了")], "凤县_10月.csv")
    (question,) = first.questions
    assert (question.subject, question.column, question.file) == ("快好了", "outcome", "凤县_10月.csv")
    mapping.remember(
        question.file, list(question.headings), Mapping(words={"outcome": {"快好了": "ongoing"}})
    )
    assert office.send([headings, dispute("D1", outcome="快好了")], "凤县_10月.csv").files[0].accepted == 1
    later = office.send([headings, dispute("D2", outcome="快好了")], "凤县_11月.csv")
    assert (later.questions, later.files[0].accepted) == ((), 1)
    other = office.send([headings, dispute("D3", outcome="快好了")], "陇县_11月.csv")
    assert len(other.questions) == 1


def test_nothing_decided_is_nothing_known():
    assert Decided().headings == frozenset() and Decided().about("凤县.csv", HEADINGS) == Mapping()
