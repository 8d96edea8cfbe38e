"""Check sheets: sent, answered with 无异议 or 有异议, settled; silence is no agreement."""

import datetime as dt
import time
from dataclasses import replace

import pytest

from data.history import journal, objections
from data.history.objections import Sheet
from data.problem import Problem

TOWN, OTHER = "610330100", "610330101"
DUE, LATER = dt.date(2090, 11, 5), dt.date(2090, 11, 6)
SHEET = Sheet("monthly_bulletin", "610330", "2020-10", TOWN, 3, DUE.isoformat())


def sent(folder, **other):
    """A sheet that was sent."""
    return objections.send(replace(SHEET, **other), "王分析", folder)


def state(folder, today=DUE):
    """How the units of October stand."""
    return objections.state("monthly_bulletin", "610330", "2020-10", folder, today)


def test_each_unit_has_a_row_with_what_it_answered(tmp_path):
    sent(tmp_path, unit=OTHER)
    told = sent(tmp_path)
    sent(tmp_path, period="2020-11")
    assert [(one.unit, one.state, one.due_on) for one in state(tmp_path)] == [
        (TOWN, "sent", "2090-11-05"),
        (OTHER, "sent", "2090-11-05"),
    ]
    assert objections.agree(1, "乡综治办", tmp_path).state == "agreed"
    objected = objections.object_to(told.number, "D3 已办结", "镇综治办", tmp_path)
    assert (objected.state, objected.what, objected.answered_by) == ("objected", "D3 已办结", "镇综治办")
    assert not objected.is_late and objected.answered_at
    settled = objections.settle(told.number, "办结日期在期后，维持", "王分析", tmp_path)
    assert (settled.state, settled.what, settled.how) == ("settled", "D3 已办结", "办结日期在期后，维持")
    assert state(tmp_path, LATER) == [settled, objections.state(*_asked(), tmp_path, DUE)[1]]


def _asked():
    return ("monthly_bulletin", "610330", "2020-10")


def test_silence_after_the_set_day_is_no_answer_and_never_agreement(tmp_path):
    sent(tmp_path)
    assert [one.state for one in state(tmp_path, DUE)] == ["sent"]
    assert [one.state for one in state(tmp_path, LATER)] == ["silent"]
    assert objections.agree(1, "镇综治办", tmp_path).state == "agreed"
    assert [one.state for one in state(tmp_path, LATER)] == ["agreed"]


def test_an_answer_after_the_set_day_is_taken_and_marked_as_late(tmp_path):
    sent(tmp_path, due_on="2020-11-05")
    told = objections.object_to(1, "漏一件", "镇综治办", tmp_path)
    assert (told.state, told.is_late) == ("objected", True)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system's time zone cannot be set for one test")
def test_whether_an_answer_is_late_goes_by_the_day_where_people_sit(tmp_path, monkeypatch):
    sent(tmp_path, due_on="2020-11-05")
    entry = {"action": "agreed", "of": 1, "at": "2020-11-05T17:00:00+00:00", "who": "镇综治办"}
    journaled = [*journal.read(objections.KIND, tmp_path), entry]
    monkeypatch.setattr(journal, "read", lambda *_: journaled)
    for zone, is_late in {"UTC": False, "Asia/Shanghai": True}.items():  # 17:00 is 01:00 of the next day
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert state(tmp_path)[0].is_late is is_late
    monkeypatch.undo()
    time.tzset()


def test_an_objection_stays_open_when_a_newer_sheet_is_sent_and_the_newer_counts_once_it_is_settled(tmp_path):
    sent(tmp_path)
    objections.object_to(1, "漏一件", "镇综治办", tmp_path)
    newer = sent(tmp_path, version=4)
    assert [(one.number, one.state) for one in state(tmp_path)] == [(1, "objected")]
    objections.settle(1, "已补录", "王分析", tmp_path)
    assert [(one.number, one.state) for one in state(tmp_path)] == [(newer.number, "sent")]
    objections.agree(newer.number, "镇综治办", tmp_path)
    assert [(one.version, one.state) for one in state(tmp_path)] == [(4, "agreed")]


def test_an_agreement_holds_for_its_version_only_and_may_be_followed_by_an_objection(tmp_path):
    sent(tmp_path)
    objections.agree(1, "镇综治办", tmp_path)
    assert objections.object_to(1, "又查到一件", "镇综治办", tmp_path).state == "objected"
    objections.settle(1, "已补录", "王分析", tmp_path)
    assert objections.agree(1, "镇综治办", tmp_path).state == "agreed"
    sent(tmp_path, version=4)
    assert [one.state for one in state(tmp_path)] == ["sent"]


def test_what_makes_no_sense_is_refused_and_not_written(tmp_path):
    sent(tmp_path)
    refused = [
        (lambda: sent(tmp_path), r"has one for 2020-10 of version 3 already \(number 1\)"),
        (lambda: sent(tmp_path, version=4, due_on="5日前"), "is no day"),
        (lambda: objections.agree(9, "镇综治办", tmp_path), "check sheet 9: none of this number"),
        (lambda: objections.agree(1, " ", tmp_path), "no name"),
        (lambda: objections.object_to(1, " ", "镇综治办", tmp_path), "no objection is given"),
        (lambda: objections.object_to(1, "问13912345678", "镇综治办", tmp_path), "looks like personal data"),
        (lambda: objections.settle(1, "已补录", "王分析", tmp_path), "no open objection"),
    ]
    for act, said in refused:
        with pytest.raises(Problem, match=said):
            act()
    assert len(journal.read(objections.KIND, tmp_path)) == 1
    objections.object_to(1, "漏一件", "镇综治办", tmp_path)
    for act, said in [
        (lambda: objections.agree(1, "镇综治办", tmp_path), "answered already"),
        (lambda: objections.object_to(1, "又一件", "镇综治办", tmp_path), "open objection"),
    ]:
        with pytest.raises(Problem, match=said):
            act()
    newer = sent(tmp_path, version=4)
    with pytest.raises(Problem, match=f"answer number {newer.number}"):
        objections.agree(1, "镇综治办", tmp_path)
