"""What people decided is written down once, in order, and no change of it goes unnoticed."""

import json
import multiprocessing
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.history import journal
from data.problem import Problem

WRITERS, ENTRIES = 4, 15


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "records"


def written(folder: Path, *notes: str) -> Path:
    for note in notes:
        journal.append("publications", {"note": note}, "张三", folder)
    return folder / "publications.jsonl"


def test_entries_are_read_in_the_order_they_were_written_in(folder):
    assert journal.read("publications", folder) == []
    first = journal.append("publications", {"version": 3, "note": "十月\n第二行"}, "张三", folder)
    second = journal.append("publications", {"version": 4}, "李四", folder)
    assert journal.read("publications", folder) == [first, second]
    assert (first["number"], first["who"], first["previous"], second["number"]) == (1, "张三", "", 2)
    assert second["previous"] == first["hash"] != second["hash"]
    assert datetime.fromisoformat(first["at"]).utcoffset().total_seconds() == 0
    assert journal.read("corrections", folder) == []


def test_the_folder_is_that_of_the_environment(folder, monkeypatch):
    monkeypatch.setenv("ZHILI_RECORDS", str(folder))
    journal.append("corrections", {}, "张三")
    assert (folder / "corrections.jsonl").exists() and len(journal.read("corrections")) == 1


@pytest.mark.parametrize("entry", [{"number": 1}, {"at": ""}, {"hash": ""}, {"note": "", "who": "x"}])
def test_an_entry_may_not_bring_what_the_journal_writes(folder, entry):
    with pytest.raises(ValueError, match="written by the journal"):
        journal.append("publications", entry, "张三", folder)


@pytest.mark.parametrize("kind", ["", "../x", "a/b", "A", "x.jsonl"])
def test_a_kind_is_a_plain_name(folder, kind):
    with pytest.raises(ValueError, match="is no kind of entry"):
        journal.read(kind, folder)


@pytest.mark.parametrize("line", [0, 1, 2])
def test_a_changed_line_is_named(folder, line):
    file = written(folder, "一", "二", "三")
    lines = file.read_text("utf-8").splitlines()
    entry = json.loads(lines[line]) | {"note": "别的"}
    lines[line] = json.dumps(entry, ensure_ascii=False)
    file.write_text("\n".join(lines) + "\n", "utf-8")
    with pytest.raises(Problem, match=rf"publications\.jsonl, line {line + 1}: was changed"):
        journal.read("publications", folder)
    with pytest.raises(Problem, match="was changed"):
        journal.append("publications", {}, "张三", folder)


def test_a_line_that_was_taken_out_is_noticed_unless_it_was_the_last(folder):
    file = written(folder, "一", "二", "三")
    first, _, third = file.read_text("utf-8").splitlines()
    file.write_text(f"{first}\n{third}\n", "utf-8")
    with pytest.raises(Problem, match="line 2"):
        journal.read("publications", folder)


def test_a_rewritten_line_breaks_the_chain_at_the_next(folder):
    file = written(folder, "一", "二")
    other = written(folder / "other", "别的")
    lines = [other.read_text("utf-8").splitlines()[0], file.read_text("utf-8").splitlines()[1]]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    with pytest.raises(Problem, match="line 2: does not follow the line before it"):
        journal.read("publications", folder)


@settings(max_examples=30, deadline=None)
@given(cut=st.integers(min_value=1, max_value=200))
def test_a_line_cut_by_a_crash_is_named_kept_aside_and_followed(tmp_path_factory, cut):
    folder = tmp_path_factory.mktemp("cut")
    file = written(folder, "一", "二")
    whole = file.read_bytes()
    last = whole.splitlines(keepends=True)[-1]
    torn = last[: max(1, len(last) - cut)]
    file.write_bytes(whole[: -len(last)] + torn)
    assert [entry["note"] for entry in journal.read("publications", folder)] == ["一"]
    assert "publications.jsonl, line 2: half written" in journal.torn("publications", folder)
    journal.append("publications", {"note": "三"}, "张三", folder)
    assert [entry["note"] for entry in journal.read("publications", folder)] == ["一", "三"]
    assert journal.torn("publications", folder) == ""
    assert (folder / "publications.torn").read_bytes() == torn + b"\n"


@pytest.mark.parametrize("line", ["7", "null", "[]", "{}", "文", "[" * 100_000])
def test_what_is_no_entry_is_one_clear_line(folder, line):
    file = written(folder, "一")
    with file.open("a", encoding="utf-8") as handle:
        handle.write(line + "\n")
    with pytest.raises(Problem, match="line 2: was changed"):
        journal.read("publications", folder)


def _write(folder: Path) -> None:
    for number in range(ENTRIES):
        journal.append("publications", {"note": number}, "张三", folder)


def test_several_writers_at_once_make_one_chain(folder):
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(folder,)) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    found = journal.read("publications", folder)
    assert [entry["number"] for entry in found] == list(range(1, WRITERS * ENTRIES + 1))
    assert {writer.exitcode for writer in writers} == {0}
