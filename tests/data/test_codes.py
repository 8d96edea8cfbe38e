"""Words of exports become values of ours: every word has one meaning, and a doubtful one has none."""

import tomllib

import pytest

from data import codes, sources
from data.codes import NOT_STATED
from data.definitions import breakdowns
from data.sheets.headings import normalise

LISTS = codes.read()
RAW = tomllib.loads(codes.FILE.read_text("utf-8")) | {"item": codes.items()}


@pytest.mark.parametrize("name", LISTS)
def test_no_word_means_two_values_of_the_same_rank(name):
    taken: dict[tuple[str, int], str] = {}
    for value, entry in RAW[name].items():
        for word in {normalise(word) for word in (value, entry["zh"], *entry.get("from", []))} - {
            normalise("其他")
        }:
            assert taken.setdefault((word, len(value)), value) == value, word


@pytest.mark.parametrize("name", LISTS)
def test_each_value_and_its_words_mean_itself_and_have_labels(name):
    for value, labels in LISTS[name].labels.items():
        assert LISTS[name].value(value) == value
        assert labels["zh"].strip() and LISTS[name].label(value, "zh") == labels["zh"]
        if len(value) != 4 or name != "dispute_type":  # details are shown by their major type
            assert labels["en"].strip()


@pytest.mark.parametrize(
    ("word", "value"),
    [
        # The status words of three platforms, from the field's notes: closed is not yet settled.
        ("调解成功", "settled"),
        ("调解结束", "failed"),
        ("调解终止", "failed"),
        ("未化解", "ongoing"),
        ("已上报", "ongoing"),
        ("待受理", "ongoing"),
        ("驳回", "transferred"),
        (" 调解　成功 ", "settled"),
        ("SETTLED", "settled"),
    ],
)
def test_status_words_mean_what_they_say(word, value):
    assert LISTS["outcome"].value(word) == value


@pytest.mark.parametrize("word", ["结案", "已办结", "办结", "已评价", "已存档", "完成", "草稿x", "", "6"])
def test_a_status_that_does_not_tell_success_is_not_guessed(word):
    assert LISTS["outcome"].value(word) is None


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("0101", "0101"),
        ("101", "0101"),  # a spreadsheet drops the zero
        ("恋爱及婚姻", "0101"),
        ("婚恋家庭纠纷_恋爱及婚姻", "0101"),
        ("婚姻家庭", "01"),
        ("其他", "99"),
        ("邻里纠纷_其他", "0299"),
        ("涉民族宗教", "16"),
        ("物业", "04"),
    ],
)
def test_dispute_types_are_those_of_the_standard(word, value):
    assert LISTS["dispute_type"].value(word) == value


def test_the_standard_has_seventeen_majors_and_two_have_no_parts_below_county():
    majors = {value for value in LISTS["dispute_type"].labels if len(value) == 2}
    assert majors == {f"{number:02d}" for number in range(1, 17)} | {"99"}
    assert LISTS["dispute_type"].coarse == {"15", "16"}
    assert {value[:2] for value in LISTS["dispute_type"].labels} == majors


def test_every_column_of_choices_has_its_list_and_every_list_is_used():
    named = {c.codes for source in sources.read().values() for c in source.columns if c.type == "choice"}
    assert named <= set(LISTS)
    assert named | {entry["codes"] for entry in breakdowns().values()} == set(LISTS)


@pytest.mark.parametrize(
    ("word", "value"), [("是", "yes"), ("√", "yes"), ("1", "yes"), ("无", "no"), ("FALSE", "no")]
)
def test_yes_and_no_are_understood(word, value):
    assert LISTS["yes_no"].value(word) == value


def test_what_is_not_stated_has_a_label_in_every_list():
    labels = {
        (codes.label(part, "zh"), codes.label(part, "en"))
        for codes in LISTS.values()
        for part in [NOT_STATED]
    }
    assert labels == {("未填写", "Not stated")}


def test_an_unknown_value_is_its_own_label():
    assert LISTS["outcome"].label("no_such", "en") == "no_such"
