"""The command that loads: its exit codes, its words, its JSON, its answers, and what it leaves alone."""

import datetime as dt
import json
from pathlib import Path

import pytest

from data import load as loader
from data.problem import run as as_command
from tests.conftest import run
from tests.data.office import EAST, REPORT_HEADINGS, as_csv, dispute, disputes, reports, write_xlsx

XLSX = write_xlsx.__name__  # a marker: the content is a workbook cut short
GOOD = as_csv(disputes(dispute("D1")))
UNUSABLE = {
    "notes.pdf": (b"%PDF-1.7", "notes.pdf: .pdf is not read; expected .csv"),
    "export": (GOOD, "export: no ending is not read; expected .csv"),
    "printed.xlsx": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "printed.xlsx: cannot be read as a workbook"),
    "nothing.xlsx": (b"", "nothing.xlsx: cannot be read as a workbook"),
    "cut.xlsx": (XLSX, "cut.xlsx: cannot be read as a workbook"),
    "empty.csv": (b"", "empty.csv: the file is empty."),
    "bom-only.csv": (b"\xef\xbb\xbf", "bom-only.csv: the file is empty."),
    "blank.csv": (b"\r\n \r\n", "blank.csv: the file is empty."),
    "bytes.csv": (
        b"\xff\xff\x81\x00\xfe" * 9,
        "bytes.csv: neither UTF-8 nor GB18030 nor Big5; save it again as CSV (UTF-8).",
    ),
    "cut.csv": ("纠纷".encode("gb18030")[:-1], "cut.csv: ends in the middle of a character"),
    "nul.csv": (GOOD + b"\0\0", "nul.csv: holds NUL bytes, so it is no text file"),
    "form.csv": ("登记表\n姓名,,性别,\n住址,,,\n".encode(), "form.csv: no headings of a known export"),
    "table.csv": (
        b"<html><table><tr><td>1</td></tr></table></html>",
        "table.csv: holds a web page, no text; export it as CSV.",
    ),
}


@pytest.fixture
def command(office, monkeypatch, capsys):
    """`command(*arguments)` → exit code, standard output, lines of standard error."""
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(office.warehouse))

    def call(*arguments: object) -> tuple[int, str, list[str]]:
        code = as_command(loader.main, [str(argument) for argument in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err.splitlines()

    return call


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("name", UNUSABLE)
def test_an_unusable_file_stops_the_load_with_one_line_and_changes_nothing(office, command, name):
    content, told = UNUSABLE[name]
    if content == XLSX:
        content = write_xlsx(office.file("whole.xlsx"), 表=disputes(dispute("D1"))).read_bytes()[:-900]
    good, bad = office.write("a.csv", GOOD), office.write(name, content)
    before = files_of(office.warehouse)
    code, out, err = command(good, bad)
    assert (code, out, len(err)) == (2, "", 1)
    assert err[0].startswith(told)
    assert files_of(office.warehouse) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["no/such/file.csv"], "no/such/file.csv: no such file or folder."),
        (["--as-of", "2020-02-30"], "--as-of '2020-02-30': not a date; write it as 2020-12-31."),
        (["--as-of", "10月"], "--as-of '10月': not a date"),
        (["--nonsense"], "python -m data.load: unrecognized arguments: --nonsense; see --help."),
        (["--mapping"], "python -m data.load: argument --mapping: expected one argument; see --help."),
        (["--mapping", "no/such.toml"], "no/such.toml: cannot be read as a mapping"),
    ],
)
def test_bad_use_is_one_line_and_exit_code_2(command, arguments, told):
    code, out, err = command(*arguments)
    assert (code, out, len(err)) == (2, "", 1)
    assert err[0].startswith(told)


def test_a_folder_without_exports_and_a_warehouse_without_data_are_said(office, command, monkeypatch):
    office.write("empty/readme.docx", b"x")
    code, _, err = command(office.file("empty"))
    assert code == 2 and "no export files; expected .csv" in err[0] and len(err) == 1
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(office.folder / "new"))
    code, _, err = command()
    assert code == 2 and err[0].endswith("nothing has been loaded yet; run python -m data.load PATH…")
    assert not (office.folder / "new").exists()


def test_faults_of_the_machine_are_one_line_too(office, command, monkeypatch):
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(office.write("taken", b"x")))
    code, _, err = command(office.write("a.csv", GOOD))
    assert (code, len(err)) == (2, 1) and "taken" in err[0]
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(office.warehouse))
    for file in office.warehouse.glob("*.duckdb"):
        file.write_bytes(b"no database")
    code, _, err = command(office.file("a.csv"))
    assert (code, len(err)) == (2, 1) and err[0].startswith("The warehouse could not be read or written:")


def test_an_interrupted_load_says_that_nothing_was_changed(office, command, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(loader.taking, "take_all", interrupted)
    before = files_of(office.warehouse)
    assert command(office.write("a.csv", GOOD)) == (2, "", ["Interrupted; nothing was changed."])
    assert files_of(office.warehouse) == before


def test_a_clean_load_answers_0_and_says_what_became_of_the_rows(office, command):
    code, out, err = command(office.write("a.csv", GOOD))
    assert (code, err) == (0, [])
    assert out.splitlines() == [
        "a.csv: disputes, read 1 = accepted 1 + replaced 0 + unchanged 0 + refused 0; columns left out: 0",
        "Version 2 is current, data as of 2020-10-31.",
    ]


def test_refused_rows_are_a_line_each_and_the_load_answers_1(office, command):
    rows = [
        dispute("D1", "2020-02-30"),
        dispute("D2"),
        *(dispute(f"E{i}", area=f"甲村\n{i}") for i in range(30)),
    ]
    code, out, err = command(office.write("a.csv", disputes(*rows)))
    assert code == 1 and "refused 31;" in out
    assert err[0] == "refused: a.csv, row 2, reported_on: not a date: no such day 2020-02-30"
    assert err[1] == "refused: a.csv, row 4, area: unknown place 甲村 0"
    assert len(err) == 21 and err[-1] == "refused: a.csv: 11 more rows; --json lists every one."


def test_an_unknown_word_is_asked_about_and_its_answer_is_taken(office, command, tmp_path):
    export = office.write("a.csv", disputes(dispute("D1", outcome="已办结"), dispute("D2", outcome="已办结")))
    before = files_of(office.warehouse)
    code, out, err = command(export)
    assert code == 2 and out == "Nothing changed; version 1 stays current.\n"
    assert err == [
        "question: a.csv: outcome: what does '已办结' mean (2 rows)? "
        "One of: settled, failed, ongoing, transferred",
        "Nothing was loaded; answer in a file and give it with --mapping FILE.",
    ]
    assert files_of(office.warehouse) == before
    answers = tmp_path / "answers.toml"
    answers.write_text('[values.outcome]\n"已 办结" = "failed"\n', encoding="utf-8")
    assert command(export, "--mapping", answers)[0] == 0
    assert office.ask("SELECT DISTINCT outcome FROM disputes") == [("failed",)]


def test_headings_are_answered_in_the_same_file(office, command, tmp_path):
    headings = ["编号", "单位", "时间", "纠纷类型", "调解结果"]
    export = office.write("a.csv", [headings, ["D1", EAST, "2020-10-05", "邻里纠纷", "调解中"]])
    code, _, err = command(export)
    assert (code, err[:2]) == (
        2,
        [
            "question: a.csv: '单位' says too little; is it area?",
            "question: a.csv: '时间' says too little; is it reported_on?",
        ],
    )
    answers = tmp_path / "answers.toml"
    answers.write_text('[headings]\n"时间" = "reported_on"\n"单位" = "place.code"\n', encoding="utf-8")
    assert command(export, "--mapping", answers)[0] == 0
    assert office.ask("SELECT case_id, area FROM disputes") == [("D1", EAST)]


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ("[headings", "cannot be read as a mapping"),
        ("[heading]\na = 'b'", "[heading] is not known; use headings, values, areas, numbers."),
        ("[headings]\n'时间' = 'reported'", "'时间' = 'reported' names no column; use one of"),
        ("[headings]\n'时间' = 3", "[headings] '时间' = 3; put the answer in quotation marks."),
        ("headings = 3", "[headings] holds 3; write lines of the form"),
        ("[values]\noutcome = 'x'", "[values] holds 'x'; write lines of the form"),
        ("[values.result]\na = 'b'", "[values.result] names no column with a code list; use one of"),
        (
            "[values.outcome]\n'已办结' = 'done'",
            "'已办结' = 'done' is no value of outcome; use one of settled,",
        ),
        ("[areas]\n'甲' = 610330", "[areas] '甲' = 610330; put the answer in quotation marks."),
    ],
)
def test_a_bad_file_of_answers_is_named_with_the_remedy(office, command, tmp_path, answers, told):
    (tmp_path / "answers.toml").write_text(answers, encoding="utf-8")
    code, out, err = command(office.write("a.csv", GOOD), "--mapping", tmp_path / "answers.toml")
    assert (code, out, len(err)) == (2, "", 1)
    assert "answers.toml: " in err[0] and told in err[0]


def test_json_has_the_promised_shape_also_for_questions(office, command):
    export = office.write("a.csv", [[*disputes()[0], "备注"], dispute("D1"), dispute("D2", "never")])
    code, out, _ = command("--json", export)
    told = json.loads(out)
    assert code == 1 and {"version", "as_of", "files", "questions"} <= set(told)
    assert (told["version"], told["as_of"], told["questions"]) == (2, "2020-10-31", [])
    numbers = {"read": 2, "accepted": 1, "replaced": 0, "unchanged": 0, "refused": 1}
    reasons = [{"row": 3, "column": "reported_on", "reason": "not a date", "value": "***"}]
    named = {"file": "a.csv", "source": "disputes", "dropped_columns": ["备注"], "reasons": reasons}
    (file,) = told["files"]
    assert {name: file[name] for name in (*numbers, *named)} == numbers | named
    code, out, _ = command("--json", office.write("b.csv", disputes(dispute("D1", outcome="已办结"))))
    assert code == 2 and [question[:14] for question in json.loads(out)["questions"]] == ["b.csv: outcome"]


@pytest.mark.parametrize(
    ("rows", "told"), [([dispute("D1")], "a new version would follow"), ([], "nothing would change")]
)
def test_a_check_says_what_would_happen_and_changes_nothing(office, command, rows, told):
    before = files_of(office.warehouse)
    code, out, err = command("--check", office.write("a.csv", disputes(*rows)))
    assert (code, err) == (0, [])
    assert out.splitlines()[-1] == f"Checked: {told}; version 1 stays current."
    assert files_of(office.warehouse) == before


def test_the_day_that_the_data_describe_can_be_given(office):
    rows = [REPORT_HEADINGS, *reports("矛盾纠纷", ["2020-10", "2020-11"], EAST)]
    assert office.send(rows, "reports.csv").as_of == dt.date(2020, 11, 30)
    assert office.load(as_of=dt.date(2020, 11, 20)).as_of == dt.date(2020, 11, 20)
    assert office.ask(f"SELECT as_of FROM as_of WHERE area = '{EAST}'") == [(dt.date(2020, 11, 20),)]
    assert office.load().as_of == dt.date(2020, 11, 30)


def test_the_module_runs_as_a_command(office):
    export = office.write("a.csv", disputes(dispute("D1"), dispute("D2", "never")))
    told = run("data.load", export, env={"ZHILI_WAREHOUSE": office.warehouse})
    assert told.returncode == 1 and told.stdout.endswith("is current, data as of 2020-10-31.\n")
    assert told.stderr == "refused: a.csv, row 3, reported_on: not a date ***\n"
