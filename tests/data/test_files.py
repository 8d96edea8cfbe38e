"""Files as offices send them: encodings, separators, folders and zipped folders, and what is left out."""

import io
import os
import zipfile

import pytest

from data.load import load
from data.order import Load
from data.problem import Problem
from data.reading import encoding, files, gathering, records
from tests.data import hostile
from tests.data.hostile import GOOD, archive
from tests.data.office import EAST, REPORT_HEADINGS, as_csv, dispute, disputes, write_xlsx

CASES = disputes(dispute("D1"), dispute("D2", "2020-10-06", "调解成功"))
# A table in the characters of Big5, with the words that a mainland office would send in GB18030.
TRADITIONAL = [
    ["案由", "區劃代碼", "上報時間", "糾紛類型", "調解結果"],
    ["1", EAST, "2020-10-05", "鄰里糾紛", "調解成功"],
    ["2", EAST, "2020-10-06", "婚姻家庭糾紛", "調解失敗"],
]
LINES_IN_BOTH = "案号,区划代码,上报时间\n"


def opened(tmp_path, content: bytes) -> files.TextTable:
    """A text table from bytes."""
    scratch = tmp_path / "scratch"
    scratch.mkdir(exist_ok=True)
    file = tmp_path / "a.csv"
    file.write_bytes(content)
    return files.open_text(file, scratch)


def cells(table: files.TextTable) -> list[list[str]]:
    return [record for record, _ in table.head]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("written_in", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_a_table_is_the_same_in_every_encoding_with_every_separator(tmp_path, written_in, delimiter):
    rows = [[*CASES[0], "简要情况"], *([*row, '一,"二"\n三;四|五\t六'] for row in CASES[1:])]
    table = opened(tmp_path, as_csv(rows, written_in, delimiter))
    assert (cells(table), table.delimiter) == (rows, delimiter)


@pytest.mark.parametrize("written_in", ["big5", "utf-8", "utf-16-le"])
def test_traditional_characters_are_told_apart_from_simplified_ones(tmp_path, written_in):
    assert cells(opened(tmp_path, as_csv(TRADITIONAL, written_in))) == TRADITIONAL


@pytest.mark.parametrize("line", range(len(TRADITIONAL)))
def test_a_single_line_is_enough_to_tell(tmp_path, line):
    assert (
        cells(opened(tmp_path, as_csv(TRADITIONAL[line : line + 1], "big5"))) == TRADITIONAL[line : line + 1]
    )


def test_what_fits_two_encodings_equally_well_is_not_guessed(tmp_path):
    with pytest.raises(Problem, match=r"a.csv: may be GB18030 as well as Big5; save it again as CSV"):
        opened(tmp_path, "case_id,area,reported_on\n1,东河村,2020-10-05\n".encode("gb18030"))


@pytest.mark.parametrize(
    "content",
    [
        (LINES_IN_BOTH * 3).encode("gb18030") + "1,610330,纠纷类型调解结果\n".encode(),
        (LINES_IN_BOTH * 3000).encode() + "1,610330,纠纷类型调解结果\n".encode("gb18030"),
        "name,area\ncafé,1\nnaïve,2\n".encode("latin-1"),
        "日付,村,件数\n令和二年,ひがし村,三\n".encode("shift-jis"),
        bytes(range(1, 256)) * 8,
    ],
)
def test_mixed_and_foreign_encodings_never_slip_through(tmp_path, content):
    with pytest.raises(Problem, match=r"a.csv: neither UTF-8 nor GB18030 nor Big5"):
        opened(tmp_path, content)


@pytest.mark.parametrize(
    "content",
    [
        as_csv(CASES, "utf-8") + "纠".encode()[:-1],
        as_csv(CASES, "gb18030") + "纠".encode("gb18030")[:-1],
        as_csv(TRADITIONAL, "big5") + "糾".encode("big5")[:-1],
        as_csv(CASES, "utf-16")[:-1],
        as_csv(CASES, "utf-16-le")[:-1],
    ],
)
def test_a_file_cut_within_a_character_is_not_read(tmp_path, content):
    with pytest.raises(Problem, match=f"a.csv: {encoding.CUT}"):
        opened(tmp_path, content)


def test_empty_columns_up_to_256_are_nothing(office):
    padding = [""] * (256 - len(CASES[0]))
    (file,) = office.send([[*row, *padding] for row in CASES]).files
    assert (file.read, file.accepted, file.dropped_columns) == (2, 2, ())


def test_headings_alone_are_no_fault(office):
    report = office.send([REPORT_HEADINGS])
    assert (report.files[0].read, report.refused) == (0, 0)


def test_a_zipped_folder_is_read_with_its_folders_and_names_in_either_encoding(office):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr("凤县/一月/disputes.csv", as_csv(disputes(dispute("D1"))))
        made.writestr("凤县/~$b.xlsx", b"lock")
    book = write_xlsx(office.file("b.xlsx"), 表=disputes(dispute("D2")))
    gbk = zipfile.ZipInfo("gbk.xlsx")
    with zipfile.ZipFile(content, "a") as made:
        made.writestr(gbk, book.read_bytes())
        made.writestr("__MACOSX/._b.xlsx", b"x")
        made.writestr("凤县/说明.docx", b"x")
    raw = content.getvalue().replace(b"gbk.xlsx", "西.xlsx".encode("gb18030").rjust(8, b"x"))
    zipped = office.write("凤县.zip", raw)
    gathered = gathering.gather([str(zipped)], office.folder / "exports")
    assert [files.label(file) for file in gathered.files] == [
        "凤县.zip/x西.xlsx",
        "凤县.zip/凤县/一月/disputes.csv",
    ]
    assert gathered.left_out == (
        ("凤县.zip/__MACOSX/._b.xlsx", files.OF_THE_SYSTEM),
        ("凤县.zip/凤县/~$b.xlsx", files.OF_AN_OPEN_WORKBOOK),
        ("凤县.zip/凤县/说明.docx", ".docx is not read"),
    )


def test_cases_in_an_archive_are_loaded(office):
    report = office.load(archive(office.file("a.zip"), {"x/a.csv": GOOD, "b.csv": as_csv(CASES)}))
    assert report.refused == 0
    assert office.ask("SELECT case_id FROM disputes ORDER BY 1") == [("D1",), ("D2",)]


def test_what_is_left_out_of_a_folder_is_named(tmp_path):
    folder = tmp_path / "folder"
    for name in (
        "a.csv",
        "b/c.tsv",
        "b/notes.pdf",
        "~$a.xlsx",
        ".hidden.csv",
        ".git/x.csv",
        "Thumbs.db",
        "README",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    os.symlink(folder / "a.csv", folder / "b" / "same.csv")
    gathered = gathering.gather([str(folder), str(folder / "a.csv")], tmp_path)
    assert [str(file.relative_to(folder)) for file in gathered.files] == ["a.csv", "b/c.tsv"]
    assert dict(gathered.left_out) == {
        ".git": files.OF_THE_SYSTEM,
        ".hidden.csv": files.OF_THE_SYSTEM,
        "README": "no ending is not read",
        "Thumbs.db": files.OF_THE_SYSTEM,
        "b/notes.pdf": ".pdf is not read",
        "b/same.csv": "a link",
        "~$a.xlsx": files.OF_AN_OPEN_WORKBOOK,
    }


def test_nothing_to_read_is_a_problem(tmp_path):
    archive(tmp_path / "a.zip", {"a.png": hostile.PNG})
    with pytest.raises(Problem, match=r"a.zip: no export files; expected .csv"):
        gathering.gather([str(tmp_path / "a.zip")], tmp_path)
    with pytest.raises(Problem, match=r"no/such: no such file or folder"):
        gathering.gather(["no/such"], tmp_path)


@pytest.mark.parametrize("name", ["a\nb.csv", "a\udcff.csv", "a\x1b[31m.csv"])
def test_a_label_is_one_line_that_can_be_printed(tmp_path, name):
    assert files.label(tmp_path / name).isprintable()


def test_a_label_hides_the_numbers_of_persons_and_keeps_dates(tmp_path):
    # Made up; the check digit of the ID number is right.
    told = {
        "110101190001010014的13800000000台账.csv": "***的***台账.csv",
        "138 0000 0000.xlsx": "***.xlsx",
        "１３８００００００００台账.csv": "***台账.csv",
        "幸福小区2单元301室.csv": "***.csv",
        "凤县纠纷20201005093209.csv": "凤县纠纷20201005093209.csv",
        "2020-10-01至2020-10-31台账.csv": "2020-10-01至2020-10-31台账.csv",
    }
    assert {name: files.label(tmp_path / name) for name in told} == told


def test_files_whose_names_differ_only_in_what_is_hidden_stay_two(office):
    names = ("13800000000台账.csv", "13900000000台账.csv")
    paths = [office.write(name, disputes(dispute(f"D{i}"))) for i, name in enumerate(names)]
    report = office.load(*paths)
    assert len({file.file for file in report.files}) == 2
    assert not any(name[:11] in report.json for name in names)


@pytest.mark.parametrize("value", [b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\x01\0\0\0"])
@pytest.mark.parametrize("at", [6, 8, 10, 16, 20, 24, 28, 34, 42])
def test_a_damaged_directory_is_one_clear_line(tmp_path, at, value):
    zipped = hostile.patched(archive(tmp_path / "a.zip", {"甲.csv": GOOD}), b"PK\x01\x02", at, value)
    try:
        gathering.gather([str(zipped)], tmp_path)
    except Problem as problem:
        assert str(problem).startswith("a.zip") and "\n" not in str(problem)


def test_a_damaged_end_of_an_archive_is_one_clear_line(tmp_path):
    zipped = hostile.patched(archive(tmp_path / "a.zip", {"a.csv": GOOD}), b"PK\x05\x06", 12, b"\xff" * 8)
    with pytest.raises(Problem, match=r"a.zip: a damaged archive \(\w+\); send it again"):
        gathering.gather([str(zipped)], tmp_path)


def test_a_check_goes_on_past_a_damaged_archive_and_names_it(office):
    good, torn = office.write("a.csv", GOOD), office.write("b.zip", hostile.zipped(GOOD)[:-30])
    with pytest.raises(Problem, match=r"b.zip: a damaged archive"):
        office.load(good, torn)
    report = load(Load((str(good), str(torn)), check=True), office.warehouse)
    assert [file.file for file in report.files] == ["a.csv"]
    assert [(one.file, one.why) for one in report.unread] == [
        ("b.zip", "b.zip: a damaged archive (BadZipFile); send it again.")
    ]


BLANK_LINES = "\n" * (records.MOST_BLANK + 1)


def test_blank_lines_at_the_end_are_nothing_however_many(office):
    (file,) = office.send(as_csv(CASES) + BLANK_LINES.encode()).files
    assert (file.read, file.accepted) == (2, 2)


def test_a_record_far_below_the_others_is_asked_about_and_no_blank_line_is_a_record(office):
    far = office.write("a.csv", as_csv(CASES) + BLANK_LINES.encode() + b"D3,610330100201,2020-10-05,02,x\n")
    with pytest.raises(Problem, match=r"a.csv: row \d+: stands below \d+ blank lines; delete them"):
        office.load(far)
