"""The catalogue: what the command line lists, and how a definition is found by its id."""

import json

import pytest

from data.problem import Problem, run
from metrics import catalog

KINDS = {"count", "rate", "mean", "median", "stock", "stock_rate", "zero_share", "streak", "completion"}


def listed(capsys, *arguments: str) -> str:
    """What the command line prints; it must succeed and say nothing else."""
    assert run(catalog.main, list(arguments)) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def test_the_table_has_a_line_for_each_indicator(capsys):
    lines = listed(capsys).splitlines()
    assert [line.split()[0] for line in lines] == list(catalog.read())
    assert lines[0].split() == ["disputes_found", "count", "矛盾纠纷排查数", "Disputes", "found"]


def test_the_json_says_what_each_indicator_means_in_both_languages(capsys):
    objects = json.loads(listed(capsys, "--json"))
    assert [one["id"] for one in objects] == list(catalog.read())
    for one in objects:
        assert set(one) == {*catalog.SHOWN, "title", "definition", "caveat"}
        assert one["kind"] in KINDS
        assert set(one["title"]) == set(one["definition"]) == {"zh", "en"}


def test_the_json_keeps_numbers_lists_and_dates_readable(capsys):
    found = {one["id"]: one for one in json.loads(listed(capsys, "--json"))}
    rate = found["mediation_success_rate"]
    assert (rate["target"], rate["better"], rate["date_base"]) == (0.96, "higher", "reported_on")
    assert rate["seeds"] == ["luo-01", "bao-20", "nan-36"]
    assert rate["breakdowns"] == ["major_type", "channel", "first_level"]
    assert rate["reviewed"] == "2026-11-22"
    assert found["disputes_found"]["target"] is None


def test_eight_indicators_stand_on_cards_in_the_order_of_lists():
    chosen = [definition.id for definition in catalog.headlines()]
    assert len(chosen) == 8
    assert chosen == [name for name in catalog.read() if name in chosen]


def test_an_indicator_is_found_by_its_id():
    assert catalog.find("grids").id == "grids"


def test_an_unknown_id_is_answered_with_the_nearest_one():
    with pytest.raises(Problem, match=r"'grid' is no indicator\. Did you mean 'grids'\?"):
        catalog.find("grid")


def test_an_id_like_no_other_is_answered_without_a_guess():
    with pytest.raises(Problem, match=r"^'§§§' is no indicator\. See python -m metrics\.catalog\.$"):
        catalog.find("§§§")


def test_a_folder_of_definitions_that_is_not_there_is_one_line_and_exit_2(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("ZHILI_DEFINITIONS", str(tmp_path / "none"))
    assert run(catalog.main, []) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err == f"{tmp_path / 'none'}: no such folder of definitions.\n"


def test_a_half_pair_of_files_is_named(capsys, tmp_path, monkeypatch):
    (tmp_path / "lonely.sql").write_text("SELECT 1", "utf-8")
    monkeypatch.setenv("ZHILI_DEFINITIONS", str(tmp_path))
    assert run(catalog.main, ["--json"]) == 2
    assert capsys.readouterr().err.startswith("lonely.sql: its .toml is missing")


def test_it_runs_from_a_shell(run_module):
    done = run_module("metrics.catalog")
    assert done.returncode == 0 and done.stderr == ""
    assert len(done.stdout.splitlines()) == len(catalog.read())
