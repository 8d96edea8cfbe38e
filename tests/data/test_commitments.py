"""A commitment names an office, a day and a deed; it is done or dropped once, with words."""

import datetime as dt
from dataclasses import replace

import pytest

from data.history import commitments, journal
from data.history.commitments import Commitment
from data.problem import Problem

OURS = Commitment(
    unit="610330100",
    indicator="on_time_settlement_rate",
    area="610330",
    scheme="monthly_bulletin",
    period="2020-10",
    what="每周清理一次临期纠纷",
    who_does="镇综治中心",
    due_on="2020-11-30",
)


def test_what_was_promised_stands_with_its_office_and_day_until_it_is_done(tmp_path):
    told = commitments.make(OURS, "王分析", tmp_path)
    assert commitments.standing(tmp_path) == [told]
    assert (told.number, told.state, told.who_does, told.who) == (1, "made", "镇综治中心", "王分析")
    finished = commitments.done(1, "四周各清理一次", "镇综治中心", tmp_path)
    assert (finished.state, finished.how) == ("done", "四周各清理一次") and finished.ended_at
    assert commitments.standing(tmp_path) == [finished]


def test_what_was_dropped_does_not_stand_and_is_not_lost(tmp_path):
    commitments.make(OURS, "王分析", tmp_path)
    commitments.make(replace(OURS, who_does="司法所"), "王分析", tmp_path)
    commitments.drop(1, "并入第二项", "李主任", tmp_path)
    assert [one.number for one in commitments.standing(tmp_path)] == [2]
    assert [(one.state, one.how) for one in commitments.every(tmp_path)] == [
        ("dropped", "并入第二项"),
        ("made", ""),
    ]


def test_it_is_overdue_after_its_day_unless_it_was_done(tmp_path):
    told = commitments.make(OURS, "王分析", tmp_path)
    assert not told.is_overdue(dt.date(2020, 11, 30)) and told.is_overdue(dt.date(2020, 12, 1))
    assert not commitments.done(1, "已清理", "镇综治中心", tmp_path).is_overdue(dt.date(2021, 1, 1))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"what": " "}, "no commitment is given"),
        ({"who_does": ""}, "no office or post is given"),
        ({"who_does": "张三"}, "may be a person's name"),
        ({"who_does": "王某某"}, "may be a person's name"),
        ({"who_does": "综治办13912345678"}, "looks like personal data"),
        ({"due_on": "月底前"}, "'月底前' is no day"),
    ],
)
def test_what_cannot_be_promised_is_told_in_one_line_and_not_written(tmp_path, wrong, said):
    with pytest.raises(Problem, match=said) as told:
        commitments.make(replace(OURS, **wrong), "王分析", tmp_path)
    assert "139" not in str(told.value) and "张三" not in str(told.value) and "\n" not in str(told.value)
    assert journal.read(commitments.KIND, tmp_path) == []


def test_what_is_not_open_cannot_be_ended(tmp_path):
    commitments.make(OURS, "王分析", tmp_path)
    with pytest.raises(Problem, match="no answer is given"):
        commitments.done(1, "", "王分析", tmp_path)
    commitments.done(1, "已清理", "镇综治中心", tmp_path)
    for number in (1, 2):
        with pytest.raises(Problem, match=f"commitment {number}: none of this number is open"):
            commitments.drop(number, "不做了", "李主任", tmp_path)
