"""A step of the ladder is decided once, with its evidence; appeal, answer and withdrawal follow it."""

from dataclasses import replace

import pytest

from data.history import journal, ladder_steps
from data.history.ladder_steps import Decision
from data.problem import Problem

EVIDENCE = {
    "place": 12,
    "low": 9,
    "high": 12,
    "tier": 3,
    "supported": False,
    "of": ["mediation_success_rate"],
}
SUMMON = Decision(
    kind="summon",
    decision="taken",
    unit="610330100",
    scheme="monthly_bulletin",
    area="610330",
    period="2020-10",
    after=2,
    evidence=EVIDENCE,
    version=3,
    reason="连续两个月末位",
)
APPEAL = ("漏计一件", "双石铺镇")


def decided(folder, **other):
    """A decision by the reviewer."""
    return ladder_steps.decide(replace(SUMMON, **other), "王分析", folder)


def test_a_decision_stands_with_evidence_version_reviewer_and_reason(tmp_path):
    told = decided(tmp_path)
    assert ladder_steps.standing(tmp_path) == [told]
    assert (told.number, told.who, told.state, told.stands) == (1, "王分析", "decided", True)
    assert (told.evidence, told.version, told.after) == (EVIDENCE, 3, 2) and told.at


def test_an_appeal_is_answered_and_the_decision_upheld_or_withdrawn(tmp_path):
    decided(tmp_path)
    decided(tmp_path, unit="610330101")
    assert ladder_steps.appeal(1, *APPEAL, tmp_path).state == "appealed"
    told = ladder_steps.answer(1, "upheld", "已按规则计入", "李主任", tmp_path)
    assert (told.state, told.stands) == ("upheld", True)
    assert [(turn.action, turn.outcome, turn.who) for turn in told.turns] == [
        ("appealed", "", "双石铺镇"),
        ("answered", "upheld", "李主任"),
    ]
    ladder_steps.appeal(2, *APPEAL, tmp_path)
    told = ladder_steps.answer(2, "withdrawn", "确有漏计", "李主任", tmp_path)
    assert (told.state, told.stands) == ("withdrawn", False)
    assert [one.number for one in ladder_steps.standing(tmp_path)] == [1]
    assert ladder_steps.history("610330101", "", tmp_path) == [told]


def test_what_was_upheld_may_be_appealed_again(tmp_path):
    decided(tmp_path)
    ladder_steps.appeal(1, *APPEAL, tmp_path)
    ladder_steps.answer(1, "upheld", "维持", "李主任", tmp_path)
    assert ladder_steps.appeal(1, *APPEAL, tmp_path).state == "appealed"


def test_a_period_is_decided_once_and_may_be_decided_again_after_it_was_withdrawn(tmp_path):
    decided(tmp_path)
    with pytest.raises(Problem, match=r"610330100 has a decision for 2020-10 already \(number 1\)"):
        decided(tmp_path, kind="supervise", decision="not_taken")
    decided(tmp_path, period="2020-11")
    decided(tmp_path, scheme="annual_assessment")
    assert ladder_steps.withdraw(1, "误判", "李主任", tmp_path).state == "withdrawn"
    decided(tmp_path, decision="not_taken")
    assert [one.number for one in ladder_steps.standing(tmp_path)] == [2, 3, 5]


def test_the_history_of_a_unit_holds_what_was_taken_back_and_one_scheme_by_choice(tmp_path):
    decided(tmp_path)
    decided(tmp_path, scheme="annual_assessment")
    decided(tmp_path, unit="610330101")
    ladder_steps.withdraw(1, "误判", "李主任", tmp_path)
    assert [one.number for one in ladder_steps.history("610330100", "", tmp_path)] == [1, 2]
    (told,) = ladder_steps.history("610330100", "monthly_bulletin", tmp_path)
    assert (told.state, told.turns[0].reason) == ("withdrawn", "误判")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reason": " "}, "no reason"),
        ({"reason": "本人13912345678"}, "looks like personal data"),
        ({"kind": "dismiss"}, "step is 'dismiss'; use one of supervise, summon, account"),
        ({"decision": "yes"}, "decision is 'yes'"),
    ],
)
def test_what_cannot_be_decided_is_told_in_one_line_and_not_written(tmp_path, wrong, said):
    with pytest.raises(Problem, match=said) as told:
        decided(tmp_path, **wrong)
    assert "139" not in str(told.value) and "\n" not in str(told.value)
    with pytest.raises(Problem, match="no name"):
        ladder_steps.decide(SUMMON, "", tmp_path)
    assert journal.read(ladder_steps.KIND, tmp_path) == []


def test_turns_that_make_no_sense_are_refused(tmp_path):
    decided(tmp_path)
    decided(tmp_path, unit="610330101", decision="not_taken")
    with pytest.raises(Problem, match="no appeal is open"):
        ladder_steps.answer(1, "upheld", "维持", "李主任", tmp_path)
    with pytest.raises(Problem, match="nothing to appeal"):
        ladder_steps.appeal(2, *APPEAL, tmp_path)
    ladder_steps.appeal(1, *APPEAL, tmp_path)
    with pytest.raises(Problem, match="open already"):
        ladder_steps.appeal(1, *APPEAL, tmp_path)
    with pytest.raises(Problem, match="outcome is 'maybe'"):
        ladder_steps.answer(1, "maybe", "再议", "李主任", tmp_path)
    with pytest.raises(Problem, match="no reason"):
        ladder_steps.answer(1, "upheld", " ", "李主任", tmp_path)
    ladder_steps.withdraw(1, "误判", "李主任", tmp_path)
    for number in (1, 3, 9):
        with pytest.raises(Problem, match=f"ladder {number}: no decision of this number stands"):
            ladder_steps.withdraw(number, "误判", "李主任", tmp_path)
    assert len(journal.read(ladder_steps.KIND, tmp_path)) == 4


def test_evidence_that_is_no_plain_json_is_an_error_of_ours(tmp_path):
    with pytest.raises(ValueError, match="Decision: "):
        decided(tmp_path, evidence={"low": float("nan")})
