"""The command line of a value, over the tiny office of toy.py: JSON, table, exit codes and messages."""

import json
from dataclasses import dataclass

import pytest

from data.problem import run
from metrics import catalog, value
from tests.metrics import toy

KEYS = ["indicator", "area", "name", "period", "numerator", "denominator", "value", "low", "high", "status"]


@dataclass(frozen=True)
class Answer:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> list[dict]:
        """The objects on standard output."""
        return json.loads(self.out)


@pytest.fixture
def ask(toy_warehouse, monkeypatch, capsys):
    """`ask("grids", area, "2020-03", "--json")` → Answer."""
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(toy_warehouse))

    def command(indicator: str, area: str, period: str, *more: str) -> Answer:
        code = run(value.main, [indicator, "--area", area, "--period", period, *more])
        return Answer(code, *capsys.readouterr())

    return command


def refused(answer: Answer) -> str:
    """The one line of an answer that says that nothing was done."""
    assert answer.code == 2 and answer.out == ""
    assert answer.err.endswith(".\n") and answer.err.count("\n") == 1
    return answer.err.strip()


def test_a_value_is_a_list_of_one_object_with_fixed_keys(ask):
    answer = ask("mediation_success_rate", toy.COUNTY_A, "2020-01", "--json")
    assert (answer.code, answer.err) == (0, "")
    (found,) = answer.json
    assert list(found) == KEYS
    assert found["indicator"] == "mediation_success_rate" and found["period"] == "2020-01"
    assert (found["area"], found["name"]) == (toy.COUNTY_A, f"地{toy.COUNTY_A}")
    assert (found["numerator"], found["denominator"], found["value"]) == (1, 100, 0.01)  # 1/1 and 0/99
    assert 0 < found["low"] < 0.01 < found["high"] < 1 and found["status"] == "ok"


def test_the_keys_are_the_same_for_every_kind(ask):
    for name in {definition.kind: name for name, definition in catalog.read().items()}.values():
        assert [list(found) for found in ask(name, toy.CITY, "2020-02", "--json").json] == [KEYS], name


def test_counts_are_whole_numbers_in_the_json(ask):
    assert '"numerator": 100,' in ask("disputes_found", toy.COUNTY_A, "2020-01", "--json").out


def test_what_was_not_reported_is_null_and_exit_1(ask):
    answer = ask("disputes_found", toy.COUNTY_B, "2020-03", "--json")
    (found,) = answer.json
    assert [found[name] for name in KEYS[4:]] == [None] * 5 + ["not_reported"]
    assert (answer.code, answer.err) == (1, f"{toy.COUNTY_B} 地{toy.COUNTY_B}: Not reported\n")


def test_a_report_of_none_is_0_and_exit_0(ask):
    answer = ask("disputes_found", toy.COUNTY_A, "2020-03", "--json")
    assert (answer.code, answer.json[0]["value"], answer.json[0]["status"]) == (0, 0, "ok")


def test_nothing_due_is_null_over_0_and_exit_0(ask):
    answer = ask("mediation_success_rate", toy.TOWN_3, "2020-01", "--json")
    (found,) = answer.json
    assert (found["numerator"], found["denominator"], found["value"]) == (0, 0, None)
    assert (answer.code, found["status"]) == (0, "ok")


def test_a_small_count_is_null_and_exit_1(ask):
    answer = ask("homicides", toy.TOWN_1, "2020-01", "--json")
    (found,) = answer.json
    assert [found[name] for name in KEYS[4:]] == [None] * 5 + ["suppressed"]
    assert answer.code == 1 and "Small number, not shown" in answer.err


def test_a_partly_reported_period_is_answered_with_exit_1(ask):
    answer = ask("disputes_found", toy.COUNTY_B, "2020Q1", "--json")
    assert (answer.code, answer.json[0]["value"], answer.json[0]["status"]) == (1, 3, "partial")


@pytest.mark.parametrize(
    ("level", "codes"), [("county", toy.COUNTIES), ("town", toy.TOWNS), ("village", toy.VILLAGES)]
)
def test_by_gives_a_row_for_each_area_of_a_level(ask, level, codes):
    answer = ask("disputes_found", toy.CITY, "2020-02", "--by", level, "--json")
    assert [found["area"] for found in answer.json] == list(codes)
    assert sum(found["value"] for found in answer.json) == 9  # six here and three there


def test_by_the_level_of_the_area_itself_is_the_area(ask):
    answer = ask("disputes_found", toy.COUNTY_A, "2020-02", "--by", "county", "--json")
    assert [found["area"] for found in answer.json] == [toy.COUNTY_A]


def test_the_table_shows_shares_as_percentages_with_their_counts(ask):
    answer = ask("mediation_success_rate", toy.COUNTY_A, "2020-01")
    head, row = answer.out.splitlines()
    assert head.split() == ["area", "name", "period", "value", "95", "%", "counts", "status"]
    assert row.split()[:4] == [toy.COUNTY_A, f"地{toy.COUNTY_A}", "2020-01", "1.0%"]
    assert "1 / 100" in row and row.endswith("ok")


def test_the_table_shows_a_dash_where_there_is_no_number(ask):
    answer = ask("disputes_found", toy.CITY, "2020-03", "--by", "county")
    assert answer.code == 1
    assert [line.split()[-1] for line in answer.out.splitlines()[1:]] == ["ok", "not_reported"]
    assert "—" in answer.out.splitlines()[2]


def test_an_unknown_indicator_is_answered_with_the_nearest_one(ask):
    said = refused(ask("disputes_fond", toy.CITY, "2020-02"))
    assert said.startswith("'disputes_fond' is no indicator. Did you mean 'disputes_found'?")


def test_an_unknown_area_is_answered_with_the_cities(ask):
    said = refused(ask("disputes_found", "990103", "2020-02"))
    assert said == f"--area '990103': not in the unit table; its cities are {toy.CITY}, {toy.FAR_CITY}."
    assert refused(ask("disputes_found", "990103", "2020-02", "--by", "town")) == said


@pytest.mark.parametrize("text", ["2020-13", "2020Q5", "2020-11..2020-08", "last month", ""])
def test_a_bad_period_is_answered_with_the_forms_as_they_are_written(ask, text):
    said = refused(ask("disputes_found", toy.CITY, text))
    forms = "2020-10, 2020Q4, 2020H2, 2020, 2020-08..2020-11 or 2020-10ytd"
    assert said == f"--period {text!r} is not known; write {forms}."


def test_a_level_that_the_area_has_not_is_named(ask):
    said = refused(ask("disputes_found", toy.TOWN_1, "2020-02", "--by", "county"))
    assert said == f"--by county: the unit table has none within {toy.TOWN_1} 地{toy.TOWN_1}."
    assert refused(ask("disputes_found", toy.CITY, "2020-02", "--by", "grid")).startswith("--by grid: ")


def test_a_level_that_there_is_not_is_refused(ask):
    with pytest.raises(SystemExit) as stopped:
        ask("disputes_found", toy.CITY, "2020-02", "--by", "street")
    assert stopped.value.code == 2


def test_where_nothing_was_loaded_it_says_how_to_load(ask, tmp_path, monkeypatch):
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(tmp_path / "none"))
    answer = ask("disputes_found", toy.CITY, "2020-02", "--json")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"{tmp_path / 'none'}: nothing has been loaded yet; run python -m data.load PATH…\n"


def test_an_indicator_that_was_never_counted_is_no_zero(ask, tmp_path, monkeypatch):
    for file in (
        catalog.find("disputes_found").file,
        catalog.find("disputes_found").file.with_suffix(".sql"),
    ):
        (tmp_path / f"found_again{file.suffix}").write_text(file.read_text("utf-8"), "utf-8")
    monkeypatch.setenv("ZHILI_DEFINITIONS", str(tmp_path))
    said = refused(ask("found_again", toy.CITY, "2020-02", "--json"))
    assert said == "found_again: not counted in this version; run python -m data.load without a path."


def test_it_runs_from_a_shell(run_module, toy_warehouse):
    arguments = ("--area", toy.COUNTY_B, "--period", "2020-03", "--json")
    done = run_module("metrics.value", "disputes_found", *arguments, env={"ZHILI_WAREHOUSE": toy_warehouse})
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert json.loads(done.stdout)[0]["value"] is None
