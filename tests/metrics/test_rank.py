"""The command line of rankings, over the sample: table, JSON, publishing, verifying, one clear line."""

import json
import shutil

import pytest

from data.problem import run
from metrics import rank

CITY = ["--area", "610300", "--period", "2020-10"]


@pytest.fixture
def ask(warehouse, tmp_path, monkeypatch, capsys):
    """`ask("monthly_bulletin", …)` → exit code, standard output, standard error."""
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(warehouse))
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path / "records"))

    def command(*arguments: str) -> tuple[int, str, str]:
        code = run(rank.main, list(arguments))
        return (code, *capsys.readouterr())

    return command


def test_the_json_has_every_unit_with_every_step_to_its_place(ask):
    code, out, _ = ask("monthly_bulletin", *CITY, "--json")
    found = json.loads(out)
    assert code == 0 and len(found["rows"]) == 12
    row = found["rows"][0]
    assert row["place"] == 1 and float(row["score"]) >= float(found["rows"][1]["score"])
    cell = row["items"]["on_time_settlement"]
    assert cell["numerator"] / cell["denominator"] == pytest.approx(cell["value"])
    assert "NaN" not in out


def test_the_table_prints_raw_values_points_bounds_and_events(ask):
    code, out, _ = ask("monthly_bulletin", *CITY)
    assert code == 0
    for word in ("place", "range", "麟游县", "numerator", "points", "happened_on"):
        assert word in out
    assert " nan" not in out.lower().replace("standing", "")


def test_one_group_alone_and_units_apart_with_their_reason(ask):
    code, out, err = ask(
        "monthly_bulletin", "--area", "610330", "--period", "2020-10", "--group", "towns", "--json"
    )
    rows = json.loads(out)["rows"]
    assert code == 1 and {row["group"] for row in rows} == {"towns"}
    apart = [row for row in rows if row["standing"] != "ranked"]
    assert len(err.splitlines()) == len(apart) > 0 and "too few cases to be ranked" in err


def test_the_explanation_goes_from_full_marks_to_the_score(ask):
    code, out, _ = ask("monthly_bulletin", *CITY, "--explain", "610327", "--json")
    score = next(
        row["score"]
        for row in json.loads(ask("monthly_bulletin", *CITY, "--json")[1])["rows"]
        if row["unit"] == "610327"
    )
    from decimal import Decimal

    assert code == 0 and 100 - sum(Decimal(line["lost"]) for line in json.loads(out)) == Decimal(score)


def test_a_table_is_published_once_and_can_be_verified(ask, warehouse, tmp_path, monkeypatch):
    shutil.copytree(warehouse, tmp_path / "warehouse")
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(tmp_path / "warehouse"))
    publish = ("monthly_bulletin", *CITY, "--publish", "--note", "月通报第10期", "--by", "督查科")
    assert ask(*publish)[0] == 0
    code, _, err = ask(*publish)
    assert code == 2 and "published months never change" in err
    code, out, _ = ask("monthly_bulletin", *CITY, "--verify", "--json")
    assert code == 0 and json.loads(out)["holds"] is True


def test_an_open_objection_blocks_publishing_unless_it_is_printed(ask, warehouse, tmp_path, monkeypatch):
    from data.history import objections, rankings

    shutil.copytree(warehouse, tmp_path / "warehouse")
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(tmp_path / "warehouse"))
    sheet = objections.send(
        objections.Sheet("monthly_bulletin", "610300", "2020-10", "610327", 1, "2020-11-10"), "督查科"
    )
    objections.object_to(sheet.number, "两件已办结未计入", "县政法委")
    publish = ("monthly_bulletin", *CITY, "--publish", "--note", "月通报", "--by", "督查科")
    code, _, err = ask(*publish)
    assert code == 2 and "610327" in err and "--with-objections" in err
    assert ask(*publish, "--with-objections")[0] == 0
    assert rankings.published()[0].objections == [{"unit": "610327", "what": "两件已办结未计入"}]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("monthly_buletin", *CITY), "Did you mean 'monthly_bulletin'"),
        (("monthly_bulletin", "--area", "610300", "--period", "2020Q4"), "ranks by month"),
        (("monthly_bulletin", "--area", "610300", "--period", "2020-13"), "not known"),
        (("monthly_bulletin", "--area", "61", "--period", "2020-10"), "not in the unit table"),
        (("monthly_bulletin", "--area", "610330100", "--period", "2020-10"), "none of these below it"),
        (("monthly_bulletin", *CITY, "--group", "moon"), "no such group"),
        (("monthly_bulletin", *CITY, "--explain", "610921"), "not among the units"),
        (("monthly_bulletin", *CITY, "--verify"), "nothing was published"),
        (("monthly_bulletin", *CITY, "--publish"), "no note is given"),
        (("monthly_bulletin", *CITY, "--audit", "--years", "0"), "--years"),
        (("monthly_bulletin",), "--area"),
    ],
)
def test_bad_use_is_one_line_and_changes_nothing(ask, arguments, said):
    code, out, err = ask(*arguments)
    assert (code, out) == (2, "") and said in err and err.count("\n") == 1


def test_the_audit_says_what_chance_hands_out_in_a_year(ask):
    code, out, _ = ask("monthly_bulletin", *CITY, "--audit", "--years", "100", "--json")
    found = json.loads(out)
    steps = {row["step"]: row["per_year"] for row in found["steps"]}
    assert (
        code == 0 and found["periods"] == 10 and steps["supervise"] > steps["summon"] > steps["account"] >= 0
    )
    code, text, _ = ask("monthly_bulletin", *CITY, "--audit", "--years", "100")
    assert code == 0 and "supervise" in text
