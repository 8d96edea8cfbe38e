"""The check sheet: figures as they count, case numbers and nothing of persons, room to answer."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest

from metrics.scoring.board import Board, board
from reports import check_sheet
from reports.check_sheet import CheckSheet
from tests.metrics.scoring import toy

RATE, COUNT = "mediation_success_rate", "disputes_overdue"


def drawn_up() -> Board:
    """Unit a: 2,920 of 2,980 settled (97.99 % against a goal of 98 %), 3 overdue; b: nothing settled."""
    items = (
        replace(
            toy.item("settled", "60", "target", low=None, high=None, goal=Decimal("0.98")), indicator=RATE
        ),
        replace(
            toy.item("overdue", "40", "per_event", low=None, high=None, each=Decimal(1)), indicator=COUNT
        ),
    )
    inputs = toy.inputs({"a": [(2920, 2980), (3, 1)], "b": [(0, 0), (2, 1)]}, items=["settled", "overdue"])
    return board(toy.scheme(*items, least_coverage=Decimal("0.3")), inputs, with_ranges=False)


def sheets(lang: str = "zh", **cases: pd.DataFrame) -> list:
    found = CheckSheet(drawn_up(), "a", "宝鸡市", 7, dt.date(2020, 11, 10), lang, cases)
    return openpyxl.load_workbook(BytesIO(check_sheet.write(found))).worksheets


def cases(*states: str, **further: str) -> pd.DataFrame:
    rows = [
        {"month": dt.date(2020, 10, 1), "case_id": f"JF{n}", "state": state} for n, state in enumerate(states)
    ]
    return pd.DataFrame(rows).assign(**further)


def test_a_value_is_a_true_number_that_does_not_print_as_the_goal_it_missed():
    line = sheets()[0][check_sheet.HEAD_ROW + 2]
    assert line[3].value == pytest.approx(2920 / 2980)
    assert line[3].number_format == "0.00%"  # 97.99 %, where one decimal would print 98.0 %
    assert (line[1].value, line[2].value, line[5].value) == (2920, 2980, 60)


def test_a_unit_without_cases_reads_the_reason_and_never_a_nan():
    found = CheckSheet(drawn_up(), "b", "宝鸡市", 7, dt.date(2020, 11, 10), "zh")
    (first, _second) = check_sheet.rows(found)
    assert first[3] == first[4] == "—" and first[6] == "无应办结件"
    assert "nan" not in str(check_sheet.rows(found)).lower()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_sheet_says_who_asks_by_when_from_which_version_and_leaves_room_to_answer(lang):
    (sheet,) = sheets(lang)
    told = [str(cell.value) for row in sheet for cell in row if cell.value is not None]
    asked = next(text for text in told if "宝鸡市" in text)
    assert "7" in asked and {"zh": "2020年11月10日", "en": "10 November 2020"}[lang] in asked
    boxes = [text for text in told if text.startswith("□")]
    assert boxes and {"zh": "有异议", "en": "Objected"}[lang] in boxes[0]
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.fitToHeight == 0


def test_case_numbers_say_how_each_counts_and_a_count_has_no_denominator():
    _, numbers = sheets(**{RATE: cases("counted", "denominator", "left_out"), COUNT: cases("counted")})
    lines = [row[2:4] for row in numbers.iter_rows(min_row=check_sheet.HEAD_ROW + 2, values_only=True)]
    assert lines == [
        ("JF0", "计入分子和分母"),
        ("JF1", "仅计入分母"),
        ("JF2", "未计入"),
        ("JF0", "计入"),
    ]


def test_nothing_but_month_number_and_state_leaves_the_frame():
    (_, numbers) = sheets(**{RATE: cases("counted", party="某甲", address="某街1号")})
    assert not {"某甲", "某街1号"} & {cell.value for row in numbers for cell in row}


def test_all_sheets_are_packed_one_workbook_a_unit():
    found = drawn_up()
    asked = [CheckSheet(found, unit, "宝鸡市", 7, dt.date(2020, 11, 10), "zh") for unit in found.rows.index]
    packed = ZipFile(BytesIO(check_sheet.archive(asked)))
    assert sorted(packed.namelist()) == ["a_a_2020-10_核对单.xlsx", "b_b_2020-10_核对单.xlsx"]
