"""Why, fair, ladder, what if: points that add up, decisions with a reason, drafts beside the schemes."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from data.history import ladder_steps
from metrics.scoring import reading
from tests.pages.reading import charts, row, words

BAOJI = {"area": "610300", "period": "2020-10", "scheme": "monthly_bulletin"}
# 陇县 is the last of twelve in October 2020, 凤县 the one before (python -m metrics.rank … --period 2020-10).
LAST, LAST_BUT_ONE = "610327", "610330"
KEY = f"ladder_{LAST_BUT_ONE}_2020-10"


@pytest.fixture
def own_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Records of this test alone."""
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path))
    return tmp_path


def numbers(line: str) -> list[Decimal]:
    """The numbers in the cells of a row of a table of words."""
    cells = re.findall(r'<td class="number">([−+,.\d]+)</td>', line)
    return [Decimal(cell.replace("−", "-").replace(",", "")) for cell in cells]


def test_the_unit_of_interest_is_the_last_placed_and_its_points_add_up_to_its_score(visit):
    app = visit("ranking", **BAOJI, step="why")
    said = words(app)
    score = Decimal(re.search(r"陇县得分([\d.]+)分（满分100分），在12个单位中列第12位", said)[1])
    rows = re.findall(r"<tr>(<td>.*?)</tr>", said[said.index(">失分<") : said.index("名次为什么变化")])
    lost = [numbers(line)[-1] for line in rows if "number" in line]
    # Each line is rounded to hundredths: 11 lines, half a hundredth each.
    assert abs(100 - sum(lost) - score) <= Decimal("0.06")
    assert "失分最多的是：诉求按时办结率15.00分、按期化解率9.16分、诉求满意率3.75分" in said
    assert "ranking_points_lost" in charts(app)


def test_the_parts_of_a_change_of_place_add_up(visit):
    said = words(visit("ranking", **BAOJI, step="why", unit=LAST))
    assert "陇县由2020年9月的第11位降至第12位" in said
    changes = said[said.index("名次为什么变化") :]
    before, *parts, now = numbers(row(changes, "名次"))
    assert before - sum(parts) == now
    was, *steps, score = numbers(row(changes, "得分"))
    assert abs(was + sum(steps) - score) <= Decimal("0.03")


def test_another_unit_is_chosen_and_kept_in_the_address(visit):
    app = visit("ranking", **BAOJI, step="why")
    app.selectbox(key="ranking_unit").select("610329").run()
    assert app.query_params["unit"] == ["610329"] or app.query_params["unit"] == "610329"
    assert "麟游县得分" in words(app)
    assert "不在本组后3位" in words(app)


def test_one_case_more_is_told_with_the_counts_behind_it(visit):
    said = words(visit("ranking", **BAOJI, step="why", lang="en"))
    assert "Requests closed in time: 1 case better, and the place would have risen." in said
    assert "8 ÷ 12" in said


def test_fairness_begins_with_sentences_and_says_what_chance_would_do(visit):
    app = visit("ranking", **BAOJI, step="fair")
    assert "的两两先后次序保持不变" in words(app)
    assert "名次与件数的关系未超出偶然范围" in words(app)
    assert "ranking_funnel" in charts(app)
    app.button(key="audit_go").click().run()
    said = words(app)
    assert re.search(r"按此规则一年仍会产生：督办[\d.]+次、约谈[\d.]+次、问责[\d.]+次", said)
    assert "规模最小的三分之一单位（占33.3%" in said
    app.segmented_control(key="switch_step").select("ladder").run()
    assert "按此规则一年仍会产生" in words(app)


def test_a_step_is_proposed_with_its_evidence_and_decided_with_a_reason(visit, own_records):
    app = visit("ranking", **BAOJI, step="ladder")
    said = words(app)
    assert "排名靠后的有陇县（自2020年8月起连续3期）、凤县（首次）" in said
    assert "不能确定属于末位" in said
    app.radio(key=f"{KEY}_decision").set_value(ladder_steps.TAKEN)
    app.button(key=f"{KEY}_go").click().run()
    assert "请" in app.error[0].value  # a reason and a name are missing
    assert ladder_steps.decisions() == []
    app.radio(key=f"{KEY}_decision").set_value(ladder_steps.TAKEN)
    app.text_input(key=f"{KEY}_reason").input("按期化解率连续下降")
    app.text_input(key=f"{KEY}_who").input("督查科")
    app.button(key=f"{KEY}_go").click().run()
    (decision,) = ladder_steps.standing()
    assert (decision.unit, decision.kind, decision.period) == (LAST_BUT_ONE, "supervise", "2020-10")
    assert decision.evidence["place"] == 11
    assert decision.evidence["supported"] is False
    assert "已作的决定" in words(app)
    assert f"{KEY}_go" not in [button.key for button in app.button]


def test_an_appeal_is_noted_answered_and_shown(visit, own_records):
    app = visit("ranking", **BAOJI, step="ladder")
    app.radio(key=f"{KEY}_decision").set_value(ladder_steps.TAKEN)
    app.text_input(key=f"{KEY}_reason").input("按期化解率连续下降")
    app.text_input(key=f"{KEY}_who").input("督查科")
    app.button(key=f"{KEY}_go").click().run()
    number = ladder_steps.standing()[0].number
    for deed, label in (("appeal", "基数过小"), ("answer", "经复核属实")):
        key = f"ladder_{deed}_{number}"
        if deed == "answer":
            app.radio(key=f"{key}_outcome").set_value(ladder_steps.UPHELD)
        app.text_input(key=f"{key}_reason").input(label)
        app.text_input(key=f"{key}_who").input("综合科")
        app.button(key=f"{key}_go").click().run()
        assert not app.error
        assert label in words(app)
    assert ladder_steps.standing()[0].state == ladder_steps.UPHELD
    assert "经申诉维持" in words(app)


def test_a_reason_that_looks_personal_is_not_written_down(visit, own_records):
    app = visit("ranking", **BAOJI, step="ladder")
    app.radio(key=f"{KEY}_decision").set_value(ladder_steps.NOT_TAKEN)
    app.text_input(key=f"{KEY}_reason").input("电话13812345678")
    app.text_input(key=f"{KEY}_who").input("督查科")
    app.button(key=f"{KEY}_go").click().run()
    assert app.error
    assert ladder_steps.decisions() == []


def test_a_broken_journal_of_decisions_does_not_break_the_page(visit, own_records):
    (own_records / "ladder.jsonl").write_text("{broken\n", "utf-8")
    app = visit("ranking", **BAOJI, step="ladder")
    assert "已作的决定未计入" in words(app)
    assert "建议督办" in words(app)


def test_a_scheme_without_a_ladder_says_so(visit):
    given = {"area": "610330", "period": "2020-10", "scheme": "quarterly_ranking"}
    assert "未设督办阶梯" in words(visit("ranking", **given, step="ladder"))


def test_other_weights_are_tried_and_saved_as_a_draft_without_sanctions(visit, own_records):
    app = visit("ranking", **BAOJI, step="what_if")
    assert "正式权重不变" in words(app)
    app.slider(key="weight_monthly_bulletin_requests_on_time").set_value(0.25).run()
    said = words(app)
    assert "推演分值" in said
    assert "12个单位中有0个名次会变化" not in said
    app.text_input(key="draft_name").input("减轻诉求权重")
    app.text_input(key="draft_by").input("督查科")
    app.button(key="draft_go").click().run()
    draft = reading.find("monthly_bulletin_draft_1")
    assert draft.basis is None
    assert [step.kind for step in draft.ladder.steps] == ["supervise"]
    assert "减轻诉求权重（草案）" in app.selectbox(key="scheme").options
    assert reading.find("monthly_bulletin").item("requests_on_time").points == 15
