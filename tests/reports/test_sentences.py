"""What a sentence says of a row of figures, and what it leaves unsaid; the rows are made by hand."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from data.definition_breaks import Break
from data.definitions import Definition
from metrics import change
from metrics.headline import BEFORE
from metrics.period import parse
from reports.document import Sentence
from reports.figure import Figure
from reports.sentences import counted_off, listed, sentence, targets_met

RATE = Definition(
    id="success_rate",
    kind="rate",
    unit="share",
    better="higher",
    source="disputes",
    owner="科",
    reviewed=dt.date(2026, 11, 22),
    title={"zh": "调解成功率", "en": "Success rate"},
    definition={"zh": "口径", "en": "Meaning"},
    sql="",
    file=Path("success_rate.toml"),
    target=0.96,
    numerator_words={"zh": "调解成功", "en": "settled"},
    denominator_words={"zh": "排查", "en": "found"},
)
COUNT = replace(
    RATE,
    kind="count",
    unit="incidents",
    better="lower",
    target=None,
    title={"zh": "案件数", "en": "Cases"},
    numerator_words={},
    denominator_words={},
)
MONTH, YEAR, QUARTER = parse("2020-10"), parse("2020"), parse("2020Q4")
NAN = float("nan")
SPANS = ("previous", "year_before", "ytd_year_before")


def row(value: float, status: str = "ok", target_met: bool | None = None, **given: object) -> dict:
    """A row of metrics.headline in which nothing but the value is known, and what is given."""
    unknown = {"low": NAN, "high": NAN, "numerator": NAN, "denominator": NAN, "not_known": NAN}
    for span in SPANS:
        unknown |= {f"{span}_{column}": NAN for column in (*BEFORE, "difference", "ratio")}
        unknown |= {f"{span}_status": "not_reported"}
    unknown |= {"ytd_value": NAN, "ytd_status": "not_reported"}
    return unknown | {"value": value, "status": status, "target_met": target_met} | given


def against(span: str, now: float, before: float, status: str = "ok") -> dict:
    """The columns of one comparison, worked out as a pocket calculator would."""
    return {
        f"{span}_value": before,
        f"{span}_difference": now - before,
        f"{span}_ratio": (now - before) / before if before else NAN,
        f"{span}_status": status,
    }


def told(given: dict, definition: Definition = RATE, period: object = MONTH, lang: str = "zh") -> str:
    return sentence(Figure(given, definition, lang), period)


def test_a_rise_of_a_share_is_told_in_points_and_not_in_percent():
    given = row(0.968, target_met=True, **against("previous", 0.968, 0.964))
    assert told(given) == "调解成功率96.8%，比上月高0.4个百分点，上年同期未报送；目标96%，已达到。"
    assert told(given, lang="en") == (
        "Success rate: 96.8%, 0.4 points higher than the month before, "
        "no report for the same months last year; target 96%, met."
    )


def test_a_fall_of_a_count_is_told_in_cases_and_in_percent():
    given = row(788, **against("previous", 788, 800), **against("year_before", 788, 1636))
    assert told(given, COUNT) == "案件数788起，比上月减少12起，下降1.5%，同比减少848起，下降51.8%。"
    assert told(given, COUNT, lang="en") == (
        "Cases: 788 incidents, 12 incidents fewer than the month before, down 1.5%, "
        "848 incidents fewer than a year earlier, down 51.8%."
    )


def test_a_difference_that_prints_as_none_is_level():
    given = row(0.9684, **against("previous", 0.9684, 0.9680), **against("year_before", 0.9684, 0.9678))
    assert told(given) == "调解成功率96.8%，与上月持平，同比高0.1个百分点。"
    same = row(7, **against("previous", 7, 7), **against("year_before", 7, 7))
    assert told(same, COUNT) == "案件数7起，与上月持平，同比持平。"
    assert told(same, COUNT, lang="en").endswith("level with the month before, level with a year earlier.")


@pytest.mark.parametrize(
    ("before", "now", "percent"), [(9, 12, False), (12, 9, False), (10, 12, True), (0, 3, False)]
)
def test_a_percentage_needs_ten_cases_on_either_side(before, now, percent):
    assert change.PERCENT_FROM == 10
    text = told(row(now, **against("previous", now, before)), COUNT)
    assert (f"{abs(now - before)}起" in text) and ("%" in text) == percent


def test_zero_before_is_a_number_and_not_a_gap():
    given = row(3, **against("previous", 3, 0), **against("year_before", 3, 0))
    assert told(given, COUNT) == "案件数3起，比上月增加3起，同比增加3起。"


def test_a_fall_that_is_not_quite_total_does_not_print_as_total():
    before, now = 100_000, 10
    assert "下降99.99%" in told(row(now, **against("previous", now, before)), COUNT)


def test_what_is_missing_before_is_said_with_its_reason():
    no_case = {"year_before_status": "ok"}
    assert "上月未报送，上年同期无应办结件" in told(row(0.968, **no_case))
    many = {"previous_value": 0.9, "previous_status": "partial", "year_before_status": "suppressed"}
    assert told(row(0.968, **many)) == (
        "调解成功率96.8%，报送不全，不与上月比较，上年同期数值过小，不予显示；2020年9月部分未报送。"
    )


@pytest.mark.parametrize(
    ("status", "zh", "en"),
    [
        ("not_reported", "调解成功率：未报送。", "Success rate: Not reported."),
        ("suppressed", "调解成功率：数值过小，不予显示。", "Success rate: Small number, not shown."),
        ("ok", "调解成功率：无应办结件。", "Success rate: Nothing due."),
        ("partial", "调解成功率：无应办结件。", "Success rate: Nothing due."),
    ],
)
def test_a_missing_value_is_replaced_by_its_reason_and_compared_with_nothing(status, zh, en):
    given = row(NAN, status, **against("previous", NAN, 0.9))
    assert (told(given), told(given, lang="en")) == (zh, en)


def test_a_share_near_its_target_is_not_rounded_onto_it():
    # 2920 of 2980 is 97.986 %: below a target of 98 %.
    given = row(2920 / 2980, target_met=False, numerator=2920, denominator=2980, low=0.9742, high=0.9843)
    text = told(given, replace(RATE, target=0.98))
    assert text.startswith("调解成功率97.99%（调解成功2,920÷排查2,980；95%区间97.4%—98.4%），")
    assert text.endswith("；目标98%，未达到。")


def test_the_year_to_date_is_compared_with_the_same_months():
    given = row(92, ytd_value=788, ytd_status="ok", **against("ytd_year_before", 788, 1636))
    assert told(given, COUNT).endswith("；2020年1—10月累计788起，同比减少848起，下降51.8%。")
    share = row(0.97, ytd_value=0.96, ytd_status="ok", **against("ytd_year_before", 0.96, 0.97))
    assert told(share).endswith("；2020年1—10月为96.0%，同比低1.0个百分点。")


def test_no_report_of_last_year_is_said_once():
    text = told(row(92, ytd_value=788, ytd_status="ok"), COUNT)
    assert text == "案件数92起，上月未报送，上年同期未报送；2020年1—10月累计788起。"


def test_the_year_to_date_is_left_out_where_it_would_repeat_the_period():
    given = row(92, ytd_value=92, ytd_status="ok")
    for code in ("2020-01", "2020", "2020Q1", "2020-10ytd"):
        assert "累计" not in told(given, COUNT, parse(code))
    assert "2020年1—12月累计92起" in told(given, COUNT, QUARTER)
    stock = replace(COUNT, kind="stock", unit="places")
    assert "累计" not in told(given, stock)


def test_a_whole_year_is_compared_once_and_other_periods_name_the_one_before():
    given = row(38, **against("previous", 38, 60), **against("year_before", 38, 60))
    assert told(given, COUNT, YEAR) == "案件数38起，比上年减少22起，下降36.7%。"
    assert "比2020年三季度减少22起" in told(given, COUNT, QUARTER)
    assert told(given, COUNT, parse("2020-10ytd")) == "案件数38起，同比减少22起，下降36.7%。"


def test_spans_of_which_reports_are_missing_are_named_at_the_end():
    given = row(92, "partial", **against("previous", 92, 82, "partial"))
    assert told(given, COUNT).endswith("；2020年10月、2020年9月部分未报送。")
    assert told(given, COUNT, lang="en").endswith("; partly not reported: October 2020, September 2020.")


def test_communities_that_are_not_known_are_told_beside_the_share():
    given = row(0.9, numerator=9, denominator=10, not_known=2)
    assert told(given).startswith("调解成功率90.0%（调解成功9÷排查10；另有2个情况不详），")
    assert "不详" not in told(given | {"not_known": 0})


def test_a_streak_that_a_gap_ended_is_at_least_and_has_no_change():
    streak = replace(COUNT, kind="streak", unit="months")
    given = row(5, "partial", **against("previous", 5, 4))
    assert told(given, streak) == "案件数至少5个月；2020年10月部分未报送。"
    assert told(given, streak, lang="en") == "Cases: at least 5 months; partly not reported: October 2020."


def test_the_finding_counts_targets_and_names_what_fell_short():
    assert targets_met(["甲"], ["乙", "丙"], "zh") == "有目标值的3项指标中，1项达到目标；未达到的有：乙、丙。"
    assert targets_met(["A"], [], "en") == "1 of 1 targets met."
    assert targets_met([], [], "zh") == ""


def test_a_list_of_nobody_is_not_printed():
    assert listed("未报送的单位有{n}个：{names}", ["甲", "乙"], "zh") == "未报送的单位有2个：甲、乙。"
    assert listed("未报送的单位有{n}个：{names}", [], "zh") == ""


def broken(span: str, kind: str, month: str = "2020-10-01") -> dict:
    """A comparison whose earlier value is known and yet is of something else."""
    columns = {"value": 0.9, "break": kind, "break_month": pd.Timestamp(month), "status": "ok"}
    return {f"{span}_{column}": value for column, value in columns.items()}


def test_a_change_of_the_definition_is_said_once_where_it_forbids_both_comparisons():
    words = {"zh": "改用新表", "en": "new form"}
    changed = replace(RATE, breaks=(Break(dt.date(2020, 10, 1), words),))
    given = row(0.9, **broken("previous", "definition"), **broken("year_before", "definition"))
    assert told(given, changed).startswith(
        "调解成功率90.0%，改用新表（自2020年10月起），与上月、上年同期不可比"
    )
    assert told(given, changed, lang="en").startswith(
        "Success rate: 90.0%, new form (from October 2020), not comparable with the month before and "
        "the same months last year"
    )


def test_a_change_of_the_definition_before_the_last_month_forbids_one_of_them():
    changed = replace(RATE, breaks=(Break(dt.date(2020, 7, 1), {"zh": "改用新表", "en": "new form"}),))
    given = row(0.9, **against("previous", 0.9, 0.8), **broken("year_before", "definition", "2020-07-01"))
    assert told(given, changed).startswith(
        "调解成功率90.0%，比上月高10.0个百分点，改用新表（自2020年7月起），与上年同期不可比"
    )


@pytest.mark.parametrize(
    ("kind", "words"), [("merged", "区划有调整，与上月不可比"), ("grids", "网格重划，与上月不可比")]
)
def test_a_break_of_the_ground_is_no_missing_report(kind, words):
    given = row(0.9, **broken("previous", kind), **against("year_before", 0.9, 0.8))
    assert words in told(given) and "报送" not in told(given)


def test_sentences_are_counted_off_and_none_is_lost_when_numerals_run_out():
    told = [Sentence(f"第{number}句。") for number in range(22)]
    found = [one.text for one in counted_off(told, "zh")]
    assert found[:2] == ["一是第0句。", "二是第1句。"] and found[20:] == ["第20句。", "第21句。"]
    assert counted_off(told[:1], "zh") == (told[0],)
