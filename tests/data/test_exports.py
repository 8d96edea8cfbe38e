"""Files of every form hold the same rows, numbered as in a spreadsheet; what is no record is left out."""

import datetime as dt

import pytest

from data.problem import Problem
from tests.data.office import DISPUTE_HEADINGS, EAST, as_csv, dispute, disputes, write_xls, write_xlsx

# 𠮷 takes four bytes in GB18030 and in UTF-8.
CASES = disputes(dispute("凤𠮷-1"), dispute("凤-2", "2020-10-06", "调解成功"), dispute("凤-3", "2020-10-07"))
EXPECTED = [
    ("凤-2", EAST, dt.date(2020, 10, 6), "settled", dt.date(2020, 10, 6)),
    ("凤-3", EAST, dt.date(2020, 10, 7), "ongoing", None),
    ("凤𠮷-1", EAST, dt.date(2020, 10, 5), "ongoing", None),
]
LOADED = "SELECT case_id, area, reported_on, outcome, closed_on FROM disputes ORDER BY case_id"
TEXTS = {
    "utf-8-with-bom": as_csv(CASES, "utf-8-sig"),
    "utf-8-without-bom": as_csv(CASES, "utf-8"),
    "gb18030": as_csv(CASES, "gb18030"),
    "utf-16": as_csv(CASES, "utf-16", delimiter="\t"),
    "semicolons": as_csv(CASES, delimiter=";"),
    "tabs": as_csv(CASES, delimiter="\t"),
    "unix-ends": as_csv(CASES, ending="\n"),
    "old-mac-ends": as_csv(CASES, ending="\r"),
    "mixed-ends": as_csv(CASES[:2], "utf-8") + as_csv(CASES[2:], "utf-8", ending="\n"),
    "no-last-end": as_csv(CASES).rstrip(),
    "blank-end": as_csv(CASES) + b"\r\n\r\n",
    "sep-line": b"sep=;\r\n" + as_csv(CASES, "utf-8", delimiter=";"),
    "quoted-all": as_csv([[f" {cell} " for cell in row] for row in CASES]),
}
TITLED = [
    ["凤县2020年10月矛盾纠纷排查化解台账（样例）"],
    ["版本：1.0"],
    ["说明：带*为必填项；时间、单位等请勿改动"],
    [],
    ["序号", "*纠纷编号", "村（社区）\n代码", "上报时间＊", " 纠纷 类型", "调解结果", "备注"],
    ["1", "D1", EAST, "2020-10-05", "邻里纠纷", "调解中", "第一行\n\n第二行"],
    ["2", "D2", EAST, "2020-13-05", "邻里纠纷", "调解中", ""],
    ["小计", "2", "", "", "", "", ""],
    [],
    ["序号", "*纠纷编号", "村（社区）\n代码", "上报时间＊", " 纠纷 类型", "调解结果", "备注"],
    ["3", "D3", EAST, "不详", "邻里纠纷", "调解中", ""],
    ["", "", "", "", "", "", ""],
    ["4", "", EAST, "2020-10-05", "邻里纠纷", "调解中", ""],
    ["5", "D5", EAST, "2020-10-06", "邻里纠纷", "调解中"],
    ["合计", "5", "", "", "", "", ""],
    ["制表人：样例", "", "填报日期：2020年11月5日"],
]
REFUSED_ROWS = [7, 11, 13]  # D2, D3 and the row without a case number, counted by hand above


@pytest.mark.parametrize("form", TEXTS)
def test_a_text_file_is_read_whatever_its_form(office, form):
    (file,) = office.send(TEXTS[form]).files
    assert (file.read, file.accepted, file.refused) == (3, 3, 0)
    assert office.ask(LOADED) == EXPECTED


@pytest.mark.parametrize("write", [write_xlsx, write_xls])
def test_a_workbook_is_read_with_true_dates_and_numbers(office, write):
    typed = [CASES[0]] + [
        [row[0], int(row[1]), *(dt.date.fromisoformat(c) if c[:4] == "2020" else c for c in row[2:])]
        for row in CASES[1:]
    ]
    ending = write.__name__.removeprefix("write_")
    (file,) = office.load(write(office.file(f"export.{ending}"), 台账=typed)).files
    assert (file.read, file.accepted) == (3, 3)
    assert office.ask(LOADED) == EXPECTED


@pytest.mark.parametrize("ending", ["csv", "xlsx", "xls"])
def test_rows_have_the_numbers_that_a_spreadsheet_shows_and_the_form_is_left_out(office, ending):
    path = office.file(f"export.{ending}")
    if ending == "csv":
        path.write_bytes(as_csv(TITLED))
    else:
        {"xlsx": write_xlsx, "xls": write_xls}[ending](path, 台账=TITLED)
    (file,) = office.load(path).files
    assert [reason["row"] for reason in file.reasons] == REFUSED_ROWS
    assert (file.read, file.accepted, file.refused) == (5, 2, 3)
    assert file.dropped_columns == ("序号", "备注")
    assert office.ask("SELECT case_id FROM disputes ORDER BY 1") == [("D1",), ("D5",)]


@pytest.mark.parametrize("surplus", [1, 2, 9])
@pytest.mark.parametrize("place", [3, 5000])
def test_a_row_with_too_many_cells_is_refused_by_its_number_and_no_other_is_lost(office, surplus, place):
    rows = [dispute(f"D{i}") for i in range(2, 6000)]
    rows[place - 2] += ["x"] * surplus
    rows[place][2] = "unreadable"  # two rows below: its number must still be right
    (file,) = office.send(disputes(*rows)).files
    assert [(r["row"], r["column"]) for r in file.reasons] == [(place, ""), (place + 2, "reported_on")]
    assert (file.read, file.accepted, file.refused) == (5998, 5996, 2)


@pytest.mark.parametrize(
    "row", [["D2"], ["D2", EAST, "2020-10-05", "邻里纠纷", "调解中"], [*dispute("D2"), "", " "]]
)
def test_short_rows_are_filled_up_and_empty_cells_beyond_the_headings_do_no_harm(office, row):
    (file,) = office.send(disputes(dispute("D1"), row, dispute("D3"))).files
    assert file.read == 3
    assert file.refused == (1 if len(row) == 1 else 0)


def test_line_breaks_inside_quoted_cells_of_a_long_file_do_not_shift_rows(office):
    headings = [*DISPUTE_HEADINGS, "简要情况"]
    rows = [[*dispute(f"D{i}"), "一\n\n二" if i % 7 else "一\r\n二"] for i in range(2, 4000)]
    rows[3000][2] = "unreadable"
    (file,) = office.send([headings, *rows]).files
    assert [reason["row"] for reason in file.reasons] == [3002]
    assert (file.read, file.accepted) == (3998, 3997)


def test_a_quotation_mark_that_never_closes_stops_the_load_at_its_row(office):
    good, bad = ",".join(dispute("D1")), '"' + ",".join(dispute("D2"))
    text = "\n".join([",".join(DISPUTE_HEADINGS), good, bad, good, good])
    with pytest.raises(Problem, match=r"^export.csv: row 3: a quotation mark opens and does not close"):
        office.send(text)


def test_a_cell_quoted_by_halves_is_refused_alone(office):
    lines = [",".join(DISPUTE_HEADINGS), '"D1"x' + ",".join(dispute(""))] + [
        ",".join(dispute(f"D{i}")) for i in (2, 3)
    ]
    (file,) = office.send("\n".join(lines)).files
    assert (file.read, file.accepted) == (3, 2)
    assert [reason["row"] for reason in file.reasons] == [2]


def test_each_visible_sheet_is_read_and_hidden_ones_are_not(office):
    path = write_xlsx(
        office.file("book.xlsx"),
        hidden=["字典"],
        一月=disputes(dispute("D1")),
        字典=disputes(dispute("D9")),
        说明=[["本表由平台导出"]],
        二月=disputes(dispute("D2"), dispute("D3", "never")),
        三月=[["案号", "哪天", "怎样"], ["D4", "2020-10-05", "调解中"]],
    )
    report = office.load(path)
    assert report.warnings == ("book.xlsx [三月]: left out; no headings of a known export",)
    files = report.files
    assert [(file.file, file.read, file.refused) for file in files] == [
        ("book.xlsx [一月]", 1, 0),
        ("book.xlsx [二月]", 2, 1),
    ]
    assert files[1].reasons[0]["row"] == 3


def test_a_workbook_with_an_empty_top_left_corner_keeps_its_row_numbers(office):
    rows = [[], [], [None, None, *DISPUTE_HEADINGS], [None, None, *dispute("D1", "never")]]
    (file,) = office.load(write_xlsx(office.file("book.xlsx"), 表=rows)).files
    assert [reason["row"] for reason in file.reasons] == [4]


def test_trailing_empty_columns_are_nothing(office):
    headings = [*DISPUTE_HEADINGS, "", "", ""]
    (file,) = office.send([headings, [*dispute("D1"), "", "", ""]]).files
    assert (file.accepted, file.dropped_columns) == (1, ())


def test_free_text_full_of_commas_does_not_hide_the_tabs(office):
    headings = [*DISPUTE_HEADINGS, "简要情况"]
    rows = [[*dispute("D1"), "a,b,c,d,e,f,g,h,i,j,k,l"], [*dispute("D2"), ",,,,,,,,,,,,,,,"]]
    assert office.send(as_csv([headings, *rows], delimiter="\t")).files[0].accepted == 2


def test_headings_alone_are_a_report_of_nothing(office):
    before = office.version
    report = office.send(disputes())
    assert (report.files[0].read, report.refused, report.questions) == (0, 0, ())
    assert report.version == before
