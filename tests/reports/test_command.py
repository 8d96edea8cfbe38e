"""The command line of bulletins: exit 0 written, 1 written but something is missing, 2 nothing done."""

import shutil
from pathlib import Path

import pytest

from data.problem import run
from reports import bulletin

GIVEN = {"--area": "610330", "--period": "2020", "--to": "b.docx"}


@pytest.fixture(scope="module")
def own(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy for commands that run in this process, which holds the warehouse open already."""
    return shutil.copytree(warehouse, tmp_path_factory.mktemp("own") / "warehouse")


def test_a_complete_bulletin_is_written_without_a_word_on_standard_error(run_module, warehouse, tmp_path):
    file = tmp_path / "b.docx"
    done = run_module("reports.bulletin", *_words(GIVEN | {"--to": file}), env={"ZHILI_WAREHOUSE": warehouse})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{file}: 凤县2020年社会治理情况通报\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["b.docx"]


def test_missing_reports_give_one_line_and_exit_code_one(run_module, warehouse, tmp_path):
    given = {"--area": "610300", "--period": "2020-10", "--to": tmp_path / "通报.XLSX", "--lang": "en"}
    done = run_module("reports.bulletin", *_words(given), env={"ZHILI_WAREHOUSE": warehouse})
    assert done.returncode == 1
    assert done.stderr.startswith("610300 宝鸡市 2020-10: Partly not reported: Preventable incidents")
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "通报.XLSX").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"--area": "999999"}, "'999999': no such area"),
        ({"--period": "2020-13"}, "period '2020-13' is not known"),
        ({"--to": "b.pdf"}, "b.pdf: ending '.pdf' is not known; use .docx or .pptx or .xlsx."),
        ({"--to": "b"}, "ending '' is not known"),
        ({"--to": "nowhere/b.docx"}, "b.docx: cannot be written (No such file or directory)"),
        ({"--to": "folder.docx"}, "folder.docx: cannot be written (Is a directory)"),
    ],
)
def test_a_wrong_word_gives_one_line_and_leaves_nothing(own, tmp_path, monkeypatch, capsys, changed, said):
    (tmp_path / "folder.docx").mkdir()
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(own))
    given = GIVEN | changed
    code = run(bulletin.main, _words(given | {"--to": tmp_path / given["--to"]}))
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["folder.docx"]


def test_a_file_that_cannot_be_replaced_stays_as_it_was(tmp_path, monkeypatch):
    file = tmp_path / "b.docx"
    file.write_bytes(b"before")
    monkeypatch.setattr(bulletin.os, "replace", _refuse)
    with pytest.raises(bulletin.Problem, match="Permission denied"):
        bulletin.save(file, b"after")
    assert {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()} == {"b.docx": b"before"}


def _refuse(*_: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_without_a_warehouse_the_remedy_is_named(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(tmp_path))
    assert run(bulletin.main, _words(GIVEN | {"--to": tmp_path / "b.docx"})) == 2
    assert "python -m data.load" in capsys.readouterr().err


def _words(given: dict[str, object]) -> list[str]:
    return [str(word) for pair in given.items() for word in pair]


def test_a_template_and_a_form_are_chosen_by_name(run_module, warehouse, tmp_path):
    given = GIVEN | {"--to": tmp_path / "b.docx", "--template": "leadership", "--form": "official"}
    done = run_module("reports.bulletin", *_words(given), env={"ZHILI_WAREHOUSE": warehouse})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("凤县2020年社会治理要情\n")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"--template": "montly"}, "--template montly: no such template; did you mean 'monthly'?"),
        (
            {"--template": "quarterly", "--area": "610330100", "--period": "2020Q4"},
            "--area 610330100: template quarterly is for a city or county; choose another.",
        ),
    ],
)
def test_a_template_that_cannot_be_made_gives_one_line(run_module, warehouse, tmp_path, given, said):
    words = GIVEN | {"--to": tmp_path / "b.docx"} | given
    done = run_module("reports.bulletin", *_words(words), env={"ZHILI_WAREHOUSE": warehouse})
    assert done.returncode == 2 and said in done.stderr
    assert not list(tmp_path.iterdir())


def test_slides_on_an_own_template_and_a_broken_one_is_refused_in_one_line(run_module, warehouse, tmp_path):
    (tmp_path / "own.pptx").write_bytes(b"no slides")
    given = GIVEN | {"--to": tmp_path / "b.pptx", "--slides": tmp_path / "own.pptx"}
    done = run_module("reports.bulletin", *_words(given), env={"ZHILI_WAREHOUSE": warehouse})
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "b.pptx").exists()
