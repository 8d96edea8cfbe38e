"""A new baseline is declared once, with reason and name, and may be taken back; nothing of it is lost."""

import datetime as dt
from dataclasses import replace

import pytest

from data.history import baselines, journal
from data.history.baselines import Baseline
from data.problem import Problem

JANUARY = Baseline("preventable_incidents", "610300", dt.date(2020, 1, 1), "实行新的立案标准", "王分析")


def test_what_is_declared_stands_until_it_is_withdrawn(tmp_path):
    declared = baselines.declare(JANUARY, tmp_path)
    assert baselines.standing(tmp_path) == [declared]
    assert (declared.number, declared.month, declared.who) == (1, JANUARY.month, "王分析")
    baselines.withdraw(1, "标准已恢复", "李主任", tmp_path)
    assert baselines.standing(tmp_path) == []
    assert len(journal.read(baselines.KIND, tmp_path)) == 2


def test_a_month_has_one_baseline_and_may_have_one_again_after_it_was_withdrawn(tmp_path):
    baselines.declare(JANUARY, tmp_path)
    with pytest.raises(Problem, match="2020-01 has one already"):
        baselines.declare(replace(JANUARY, reason="又一次"), tmp_path)
    baselines.declare(replace(JANUARY, area="610330"), tmp_path)
    baselines.withdraw(1, "误设", "王分析", tmp_path)
    baselines.declare(JANUARY, tmp_path)
    assert [one.number for one in baselines.standing(tmp_path)] == [2, 4]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reason": " "}, "no reason"),
        ({"who": ""}, "no name"),
        ({"month": dt.date(2020, 1, 5)}, "no first day"),
        ({"reason": "来电 13912345678"}, "looks like personal data"),
    ],
)
def test_what_cannot_be_declared_is_told_in_one_line_and_not_written(tmp_path, wrong, said):
    with pytest.raises(Problem, match=said) as told:
        baselines.declare(replace(JANUARY, **wrong), tmp_path)
    assert "139" not in str(told.value)
    assert "\n" not in str(told.value)
    assert journal.read(baselines.KIND, tmp_path) == []


def test_what_does_not_stand_cannot_be_withdrawn(tmp_path):
    with pytest.raises(Problem, match="baseline 7"):
        baselines.withdraw(7, "误设", "王分析", tmp_path)
