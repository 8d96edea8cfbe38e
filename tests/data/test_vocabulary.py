"""Words get their meaning office by office; what offices add is known, what nobody knows is asked."""

import pytest

from data import codes
from data.question import WORD
from data.staging.vocabulary import meaning
from tests.data.office import Office, dispute, disputes

LISTS = codes.read()


@pytest.mark.parametrize(
    ("name", "word", "value"),
    [
        ("dispute_type", "邻里类", "02"),
        ("dispute_type", "邻里类纠纷", "02"),
        ("dispute_type", "合同", "06"),
        ("dispute_type", "婚恋家庭/恋爱及婚姻", "0101"),
        ("dispute_type", "婚恋家庭纠纷—恋爱及婚姻", "0101"),
        ("dispute_type", "邻里-其他", "0299"),
        ("dispute_type", "0101 恋爱及婚姻", "0101"),
        ("dispute_type", "02邻里纠纷", "02"),
        ("dispute_type", "02婚恋家庭纠纷", None),  # the code says otherwise
        ("dispute_type", "101.0", "0101"),
        ("dispute_type", "3", None),  # one list's personality rights, another's homesteads
        ("outcome", "3-调解成功", "settled"),
        ("outcome", "1未受理", "ongoing"),
        ("outcome", "[4]调解结束", "failed"),
        ("yes_no", "1.0", "yes"),
        ("yes_no", "✔", "yes"),
        ("yes_no", "未", "no"),
        ("petition_outcome", "已受理待送达", "ongoing"),
        ("petition_outcome", "已办结", None),
    ],
)
def test_what_offices_add_to_a_word_changes_no_meaning(name, word, value):
    assert meaning(LISTS[name], word) == value


@pytest.mark.parametrize("name", LISTS)
def test_every_listed_word_keeps_its_meaning(name):
    assert {word: meaning(LISTS[name], word) for word in LISTS[name].words} == LISTS[name].words


def asked(office: Office, *outcomes: str) -> list[tuple[str, str]]:
    """(word, guess) of the questions about outcomes."""
    report = office.send(disputes(*(dispute(f"D{i}", outcome=word) for i, word in enumerate(outcomes))))
    assert all(question.about == WORD for question in report.questions)
    return [(question.subject, question.guess) for question in report.questions]


def test_an_unknown_status_is_a_question_with_a_guess_where_a_word_is_like_it(office):
    assert asked(office, "调解成功了", "已办结", "草稿", "调解中") == [
        ("已办结", ""),
        ("草稿", ""),
        ("调解成功了", "settled"),
    ]
    assert office.ask("SELECT count(*) FROM disputes") == [(0,)]


def test_a_word_with_no_is_no_guess_for_one_without(office):
    assert asked(office, "已化解了", "没有化解") == [("已化解了", "settled"), ("没有化解", "")]


def test_numbers_of_another_platform_are_asked_about_all_together(office):
    # Alone, 1 says that the mediation was successful; beside 3 it is a number that only that platform knows.
    assert asked(office, "1", "0") == []
    assert asked(office, "1", "3") == [("1", ""), ("3", "")]


def test_an_answer_of_one_office_says_nothing_about_another(office, tmp_path):
    answers = tmp_path / "answers.toml"
    answers.write_text('[values.outcome]\n"已办结" = "failed"\n', encoding="utf-8")
    one = office.write("甲县.csv", disputes(dispute("D1", outcome="已办结")))
    assert office.load(one, mapping=answers).files[0].accepted == 1
    report = office.load(one, office.write("乙县.csv", disputes(dispute("D2", outcome="已办结"))))
    assert [(question.subject, question.sheet) for question in report.questions] == [
        ("已办结", "甲县.csv"),
        ("已办结", "乙县.csv"),
    ]


def test_none_is_nothing_in_a_column_of_words_that_may_be_empty(office):
    heading = [*disputes()[0], "事件规模", "是否反弹"]
    (file,) = office.send([heading, [*dispute("D1"), "无", "无"], [*dispute("D2"), "—", "/"]]).files
    assert file.accepted == 2
    assert office.ask("SELECT scale, recurred FROM disputes ORDER BY case_id") == [
        (None, False),
        (None, None),
    ]
