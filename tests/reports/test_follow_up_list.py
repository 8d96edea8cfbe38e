"""The workbook of follow-ups, read back: a sheet per kind, dates that are dates, nothing personal."""

from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest

from reports import follow_up_list
from reports.follow_up_list import HEAD_ROW, FollowUps

DAY = date(2020, 12, 31)


def found(place: str = "双石铺镇", lang: str = "zh") -> FollowUps:
    """One overdue case and two to be revisited."""
    rows = pd.DataFrame(
        {
            "kind": ["overdue", "revisit", "revisit"],
            "case_id": ["=1+1", "JF-2", "JF-3"],
            "place": ["西庄村", "西庄村", "草店村"],
            "due_on": pd.to_datetime(["2020-12-22", "2021-01-05", "2021-01-09"]),
            "days": [-9, 5, 9],
        }
    )
    return FollowUps(place, DAY, rows, lang)


@pytest.fixture
def book():
    """The workbook, read back."""
    return openpyxl.load_workbook(BytesIO(follow_up_list.write(found())))


def test_there_is_a_sheet_for_each_kind_the_most_urgent_first(book):
    assert book.sheetnames == ["超期未结", "7日内到期", "待回访"]


def test_a_sheet_says_what_where_and_as_of_when(book):
    sheet = book["待回访"]
    assert sheet["A1"].value == "双石铺镇催办清单"
    assert sheet["A2"].value == "待回访：2件（截至2020年12月31日）"
    assert sheet["A3"].value == "内部资料　注意保存"
    assert sheet.freeze_panes == f"A{HEAD_ROW + 2}"
    assert sheet.print_title_rows == f"${HEAD_ROW + 1}:${HEAD_ROW + 1}"


def test_a_row_is_a_number_a_place_and_a_date_and_room_to_write(book):
    row = [cell.value for cell in book["超期未结"][HEAD_ROW + 2]]
    assert row == [1, "=1+1", "西庄村", datetime(2020, 12, 22), -9, None]
    assert book["超期未结"].cell(HEAD_ROW + 2, 2).data_type == "s"


def test_a_kind_without_cases_is_an_empty_sheet(book):
    assert book["7日内到期"].max_row == HEAD_ROW + 1


def test_the_archive_holds_a_workbook_for_each_town():
    packed = ZipFile(BytesIO(follow_up_list.archive([found(), found("凤州镇")])))
    assert packed.namelist() == ["双石铺镇催办清单_2020-12-31.xlsx", "凤州镇催办清单_2020-12-31.xlsx"]
    assert (
        openpyxl.load_workbook(BytesIO(packed.read(packed.namelist()[1])))["超期未结"]["A1"].value[:3]
        == "凤州镇"
    )


def test_the_same_in_english():
    book = openpyxl.load_workbook(BytesIO(follow_up_list.write(found(lang="en"))))
    assert book.sheetnames == ["Overdue and open", "Due within 7 days", "To be revisited"]
