"""A definition with a fault says which file, which value and what to do instead."""

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest

from data import definitions
from data.problem import Problem

TOML = """kind = "rate"
unit = "share"
better = "higher"
target = 0.9
source = "disputes"
owner = "矛盾纠纷调处科"
reviewed = 2026-11-22
breakdowns = ["channel"]

[title]
zh = "甲率"
en = "A rate"

[definition]
zh = "甲占乙的比例。"
en = "The share of a in b."
"""
SQL = """-- What share?
SELECT
    reported_month                              AS month,
    area,
    count(*) FILTER (WHERE outcome = 'settled') AS numerator,
    count(*)                                    AS denominator
FROM disputes
GROUP BY reported_month, area
"""
GIVES = "month, area, numerator, denominator"
# Ratios that are no shares and yet have a direction.
COMPARED_BY_SIZE = ("incidents_per_10k", "full_time_per_grid")


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A folder with the one sound definition `a_rate`, where the project's own are looked for."""
    (tmp_path / "a_rate.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "a_rate.sql").write_text(SQL, encoding="utf-8")
    monkeypatch.setattr(definitions, "FOLDER", tmp_path)
    monkeypatch.delenv("ZHILI_DEFINITIONS", raising=False)
    return tmp_path


def told(folder: Path) -> str:
    with pytest.raises(Problem) as found:
        definitions.read()
    return str(found.value)


def test_a_sound_definition_is_read_with_all_its_parts(folder):
    definition = definitions.read()["a_rate"]
    assert (definition.id, definition.kind, definition.target) == ("a_rate", "rate", 0.9)
    assert (definition.reviewed, definition.date_base) == (dt.date(2026, 11, 22), "reported_on")
    assert (definition.breakdowns, definition.seeds, definition.band) == (("channel",), (), None)
    assert (definition.caveat, definition.small_count_limit, definition.headline) == ({}, None, False)
    assert definition.title == {"zh": "甲率", "en": "A rate"} and definition.sql == SQL


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("target = 0.9", "targat = 0.9", "unknown key 'targat'. Did you mean 'target'?"),
        ("target = 0.9", "colour = 1", "unknown key 'colour'."),
        ('owner = "矛盾纠纷调处科"\n', "", "owner is missing; a definition needs kind, unit, better,"),
        ('zh = "甲率"\n', "", "[title] lacks zh; give the words in zh and en."),
        ('en = "The share of a in b."', 'en = " "', "[definition] lacks en; give the words in zh and en."),
        ('[title]\nzh = "甲率"\nen = "A rate"\n', '[caveat]\nzh = "甲"\n', "title is missing;"),
        ('kind = "rate"', 'kind = "ratio"', "kind is 'ratio'; use one of count, rate, mean,"),
        ('kind = "rate"', 'kind = ["rate"]', "kind is ['rate']; use one of count,"),
        ('unit = "share"', 'unit = "percent"', "unit is 'percent'; use one of share, count,"),
        (
            'better = "higher"',
            'better = "high"',
            "better is 'high'; use one of higher, lower, band, none. Did you mean 'higher'?",
        ),
        ('source = "disputes"', 'source = "dispute"', "source is 'dispute'; use one of areas, assessments,"),
        ("target = 0.9", "target = 96", "target is 96; a share is between 0 and 1, so write 0.96."),
        ("target = 0.9", "target = -0.1", "target is -0.1; a share is between 0 and 1"),
        ("target = 0.9", 'target = "90%"', "target is '90%'; write a number."),
        ("target = 0.9", "target = true", "target is True; write a number."),
        ("target = 0.9", "target = nan", "target is nan; write a number."),
        ("2026-11-22", '"22.11.2026"', "reviewed is '22.11.2026'; write a date such as 2026-11-22."),
        ('["channel"]', '["chanel"]', "breakdown 'chanel' is not declared; use one of major_type, channel,"),
        ('["channel"]', '"channel"', "breakdowns is 'channel'; write a list in [ ]."),
        ('better = "higher"', 'better = "band"', 'better = "band" and band = [low, high] go together'),
        ("target = 0.9", "band = [0.1, 0.2]", 'better = "band" and band = [low, high] go together'),
        ('better = "higher"', 'better = "band"\nband = [0.2, 0.1]', "band is [0.2, 0.1]; write [low, high]."),
        ('better = "higher"', 'better = "band"\nband = ["a", "b"]', "band is ['a', 'b']; write [low, high]."),
        ('better = "higher"', 'better = "band"\nband = 3', "band is 3; write a list in [ ]."),
        ("target = 0.9", 'order = "first"', "order is 'first'; write a whole number."),
        ("target = 0.9", "small_count_limit = 5.5", "small_count_limit is 5.5; write a whole number."),
        ("target = 0.9", 'headline = "yes"', "headline is 'yes'; write true or false."),
        ("[title]", 'caveat = "x"\n[title]', "caveat is 'x'; write a table with zh and en."),
        ("[title]", "[title", "not valid TOML: "),
    ],
)
def test_a_fault_in_the_meaning_is_named_with_file_value_and_remedy(folder, old, new, expected):
    assert old in TOML
    (folder / "a_rate.toml").write_text(TOML.replace(old, new), encoding="utf-8")
    assert told(folder).startswith(f"a_rate.toml: {expected}")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("AS numerator", "AS settled", f"gives month, area, settled, denominator; kind rate needs {GIVES}."),
        (
            "    count(*)                                    AS denominator\n",
            "    1 AS denominator, 2 AS more\n",
            "gives month, area",
        ),
        ("outcome = 'settled'", "outcom = 'settled'", 'Binder Error: Referenced column "outcom" not found'),
        ("FROM disputes", "FROM dispute", "Catalog Error: Table with name dispute does not exist!"),
        ("FROM disputes", "FRUM disputes", "syntax error at or near"),
        ("FROM disputes", "FROM read_csv('/etc/passwd')", "Permission Error:"),
        (
            "count(*) FILTER",
            "unnest([1]) + count(*) FILTER",
            "'unnest' does not run on Spark; use the SQL that both share.",
        ),
        (
            "reported_month  ",
            "CAST(strftime(reported_on, '%Y-%m-01') AS DATE)  ",
            "'strftime' does not run on Spark",
        ),
        ("count(*)   ", "count(*)::BIGINT   ", "'::' does not run on Spark"),
        ("count(*)   ", "count(*) // 1   ", "'//' does not run on Spark"),
        ("GROUP BY reported_month, area", "GROUP BY ALL", "'GROUP BY ALL' does not run on Spark"),
        ("GROUP BY reported_month, area", "GROUP  BY\n all", "'GROUP  BY\\n all' does not run on Spark"),
        (
            "GROUP BY reported_month, area\n",
            "GROUP BY reported_month, area; DROP TABLE disputes",
            "Only SELECT statements",
        ),
        (
            "GROUP BY reported_month, area\n",
            "GROUP BY reported_month, area; SELECT 1",
            "holds 2 statements; write one SELECT.",
        ),
        ("GROUP BY", "HAVING count(*) > 1 GROUP BY", "syntax error"),
        ("area\n", "area\nORDER BY area\n", "break-downs need one SELECT … FROM … GROUP BY month, area."),
        (SQL, "", "holds 0 statements; write one SELECT."),
        (
            SQL,
            "INSERT INTO disputes SELECT * FROM disputes",
            "Only SELECT statements can be serialized to json!",
        ),
    ],
)
def test_a_fault_in_the_counting_is_named_too(folder, old, new, expected):
    assert old in SQL
    (folder / "a_rate.sql").write_text(SQL.replace(old, new), encoding="utf-8")
    message = told(folder)
    assert message.startswith(f"a_rate.sql: {expected}") and "\n" not in message.replace("BY\n all", "")


def test_half_a_pair_is_named(folder):
    (folder / "a_rate.sql").rename(folder / "b_rate.sql")
    assert told(folder) == "b_rate.sql: its .toml is missing; a definition is a pair of files."
    (folder / "b_rate.sql").unlink()
    assert told(folder) == "a_rate.toml: a_rate.sql is missing; a definition is a pair of files."


@pytest.mark.parametrize("name", ["A_rate", "a-rate", "1rate", "a rate", "率", "a" * 61])
def test_a_file_name_that_is_no_id_is_refused(folder, name):
    for ending in (".toml", ".sql"):
        shutil.copy(folder / f"a_rate{ending}", folder / f"{name}{ending}")
    assert told(folder) == f"{name}.toml: the file name is the id; use small letters, digits and _."


def test_an_id_taken_twice_is_named_with_both_files(folder, tmp_path_factory, monkeypatch):
    further = tmp_path_factory.mktemp("further")
    for ending in (".toml", ".sql"):
        shutil.copy(folder / f"a_rate{ending}", further)
    monkeypatch.setenv("ZHILI_DEFINITIONS", str(further))
    assert told(folder) == (
        f"{further / 'a_rate.toml'}: the id a_rate is taken by {folder / 'a_rate.toml'}; choose another name."
    )
    monkeypatch.setenv("ZHILI_DEFINITIONS", str(further / "nowhere"))
    assert told(folder) == f"{further / 'nowhere'}: no such folder of definitions."


def test_further_definitions_come_from_the_folder_that_is_named(folder, tmp_path_factory, monkeypatch):
    further = tmp_path_factory.mktemp("further")
    (further / "b_rate.toml").write_text(TOML.replace("target = 0.9", "order = 5"), encoding="utf-8")
    shutil.copy(folder / "a_rate.sql", further / "b_rate.sql")
    monkeypatch.setenv("ZHILI_DEFINITIONS", str(further))
    assert list(definitions.read()) == ["b_rate", "a_rate"]  # by order, then by id


@pytest.mark.parametrize("ending", [".toml", ".sql"])
def test_an_edit_is_seen_without_a_restart(folder, ending):
    before = definitions.read()["a_rate"]
    file = folder / f"a_rate{ending}"
    file.write_text(file.read_text("utf-8") + "\n" * 2, encoding="utf-8")
    (folder / "a_rate.sql").write_text(SQL + "-- more\n", encoding="utf-8")
    os.utime(file, ns=(1, 10**18))
    assert definitions.read()["a_rate"].sql != before.sql


def test_the_projects_own_definitions_are_sound_and_declare_what_they_use():
    known = definitions.read()
    assert len(known) >= 200
    for definition in known.values():
        assert definition.sql.startswith("-- "), definition.id
        assert set(definition.breakdowns) <= set(definitions.breakdowns()), definition.id
        share = definition.kind in ("rate", "stock_rate", "zero_share")
        plain = definition.unit == "share" or definition.better == "none"
        assert not share or plain or definition.id in COMPARED_BY_SIZE, definition.id
