"""Tables outside the screen: harmless in a spreadsheet, and numbers stay numbers."""

import csv
import io

import pandas as pd
import pytest

from ui import tables
from ui.tables import Column

FRAME = pd.DataFrame(
    {
        "name": ["凤县", '=HYPERLINK("http://192.0.2.1")', "+86 乡", "@here", "-3.2", "－1"],
        "value": [0.97986, 0.5, float("nan"), 0.96, 1.0, 0.0],
        "step": [-0.032, 0.004, 0.0, float("nan"), 0.1, -0.5],
        "cases": [2980, 12, 0, 1, 3, -4],
    }
)
COLUMNS = (
    Column("name", "=Area"),
    Column("value", "数值", "value", "share", 0.98),
    Column("step", "环比（个百分点）", "change", "share"),
    Column("cases", "件数", "count"),
)


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_the_file_opens_in_excel_as_utf_8():
    assert tables.csv(FRAME, COLUMNS).startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in tables.csv(FRAME, COLUMNS)


def test_cells_and_headings_that_would_run_are_texts_and_numbers_stay_numbers():
    head, *rows = rows_of(tables.csv(FRAME, COLUMNS))
    assert head[0] == "'=Area"
    assert [row[0] for row in rows] == [
        "凤县",
        '\'=HYPERLINK("http://192.0.2.1")',
        "'+86 乡",
        "'@here",
        "-3.2",
        "'－1",
    ]
    assert rows[0][1:] == ["0.97986", "-0.032", "2980"]
    assert rows[5][3] == "-4"
    assert rows[2][1] == ""


@pytest.mark.parametrize("cell", ["-3.2", "+5.1%", "+1,234", "-0", 7, -7, None])
def test_what_is_printed_as_a_number_is_left_alone(cell):
    assert tables.neutral(cell) is cell


@pytest.mark.parametrize("cell", ["=1+1", "+1+1", "-2+3", "@x", "\tx", "\rx", "-", "+１", "-3.2.1", "＝1"])
def test_everything_else_that_leads_to_a_formula_gets_an_apostrophe(cell):
    assert tables.neutral(cell) == "'" + cell


def test_the_screen_never_rounds_onto_the_target_and_says_what_is_missing():
    printed = tables.printed(FRAME, COLUMNS, "zh")
    assert printed["数值"].to_list() == ["97.99%", "50.0%", "—", "96.0%", "100.0%", "0.0%"]
    assert printed["环比（个百分点）"].to_list() == ["−3.2", "+0.4", "0.0", "—", "+10.0", "−50.0"]
    assert printed["件数"].to_list()[0] == "2,980"


def test_what_is_copied_has_a_tab_between_cells_and_plain_minus_signs():
    lines = tables.tsv(tables.printed(FRAME, COLUMNS, "zh")).splitlines()
    assert lines[1].split("\t") == ["凤县", "97.99%", "-3.2", "2,980"]
    assert all(len(line.split("\t")) == 4 for line in lines)


def test_texts_and_small_whole_numbers_go_to_the_screen_as_they_are():
    plain = pd.DataFrame({"name": ["a", "b"], "cases": [3.0, float("nan")]})
    columns = (Column("name", "n"), Column("cases", "c", "count"))
    shown = tables._cells(plain, columns, "zh")
    assert isinstance(shown, pd.DataFrame)
    assert shown["cases"].to_list() == [3, pd.NA]


@pytest.mark.parametrize("cases", [[1234.0], [0.5], [-3.0]])
def test_a_count_that_must_be_printed_is_printed_and_sorts_as_a_number(cases):
    frame = pd.DataFrame({"cases": cases})
    shown = tables._cells(frame, (Column("cases", "c", "count"),), "zh")
    assert shown.data["cases"].to_list() == cases
    assert tables.printed(frame, (Column("cases", "c", "count"),), "zh")["c"][0] in shown.to_html()
