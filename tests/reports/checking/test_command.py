"""The command line: exit 0 nothing wrong, 1 something is wrong, 2 nothing done."""

import json

import pytest

from data.problem import run
from reports import check

RIGHT, WRONG = "排查185起，调解成功179起，成功率96.8%。", "第一行。\n排查185起，调解成功179起，成功率96.7%。"


@pytest.fixture
def said(tmp_path, monkeypatch, capsys):
    """`said(text, *words)` → code, output, errors; without a warehouse."""
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(tmp_path / "none"))

    def told(text: str, *words: str) -> tuple[int, str, str]:
        file = tmp_path / "a.txt"
        file.write_text(text, "utf-8")
        code = run(check.main, [str(file), *words])
        return code, *capsys.readouterr()

    return told


def test_a_right_text_ends_with_0_and_a_wrong_one_with_1(said):
    assert said(RIGHT) == (0, "共3个数字：0处有误，0处无从核对，1处无误。\n", "")
    code, out, _err = said(WRONG)
    assert code == 1
    assert out.splitlines()[0] == "第2行，96.7%：有误。179 ÷ 185 = 96.8%，96.7%是截去尾数，未四舍五入。"


def test_json_has_place_verdict_and_the_right_figure(said):
    _code, out, _err = said(WRONG, "--json", "--lang", "en")
    told = json.loads(out)
    assert (told["figures"], told["wrong"]) == (3, 1)
    (found,) = told["findings"]
    assert (found["line"], found["quote"], found["right"], found["rule"]) == (2, "96.7%", "96.8%", "rate")
    assert WRONG[found["start"] : found["end"]] == "96.7%"


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("", (), "holds no text"),
        (RIGHT, ("--lang", "fr"), "invalid choice"),
        (RIGHT, ("--period", "2020-13"), "period '2020-13' is not known"),
        (RIGHT, ("--area", "610330"), "nothing has been loaded"),
    ],
)
def test_bad_use_is_one_line_and_exit_code_2(said, text, words, told):
    code, out, err = said(text, *words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told.lower() in err.lower()


def test_a_file_that_is_not_there_is_named(tmp_path, capsys):
    assert run(check.main, [str(tmp_path / "no.txt")]) == 2
    assert capsys.readouterr().err.startswith("no.txt")


def test_standard_input_and_the_warehouse(run_module, warehouse, tmp_path):
    """A process of its own, over the sample: 2,980 is the county's year (data/sample)."""
    file = tmp_path / "a.txt"
    file.write_text("2020年，凤县矛盾纠纷排查数2,981件。", "utf-8")
    done = run_module("reports.check", file, "--json", env={"ZHILI_WAREHOUSE": warehouse})
    assert done.returncode == 1
    assert json.loads(done.stdout)["findings"][0]["right"] == "2,980件"
