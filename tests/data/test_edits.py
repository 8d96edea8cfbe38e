"""Sentences in other words: both stay, the last one holds, nothing personal gets in."""

import pytest

from data.history import edits, journal
from data.problem import Problem

PLACE = ("monthly", "610330", "2020", "zh")
WRITTEN = "调解成功率98.0%。"


def test_the_last_words_hold_and_the_rules_own_words_take_them_back(tmp_path):
    edits.edit(PLACE, WRITTEN, "调解成功率为98.0%。", "综治科", tmp_path)
    edits.edit(PLACE, WRITTEN, " 调解成功率  达98.0%。 ", "综治科", tmp_path)
    assert edits.standing(*PLACE, records=tmp_path) == {WRITTEN: "调解成功率 达98.0%。"}
    edits.edit(PLACE, WRITTEN, WRITTEN, "综治科", tmp_path)
    assert edits.standing(*PLACE, records=tmp_path) == {}
    assert len(journal.read(edits.KIND, tmp_path)) == 3


def test_an_edit_is_of_one_document_only(tmp_path):
    edits.edit(PLACE, WRITTEN, "调解成功率为98.0%。", "综治科", tmp_path)
    assert edits.standing("leadership", *PLACE[1:], records=tmp_path) == {}
    assert edits.standing(*PLACE[:3], "en", records=tmp_path) == {}


@pytest.mark.parametrize("text", ["", "  ", WRITTEN, "调解成功率98.0%，联系电话13800138000。"])
def test_nothing_new_nothing_said_or_something_personal_is_refused(tmp_path, text):
    with pytest.raises(Problem, match="edits: "):
        edits.edit(PLACE, WRITTEN, text, "综治科", tmp_path)
    assert journal.read(edits.KIND, tmp_path) == []


def test_somebody_has_to_say_who_edits(tmp_path):
    with pytest.raises(Problem, match="no name is given"):
        edits.edit(PLACE, WRITTEN, "另一句。", " ", tmp_path)
