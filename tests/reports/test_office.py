"""An office's own words and days."""

import pytest

from data.problem import Problem
from reports import office


def test_without_a_file_of_its_own_an_office_has_the_shipped_words(tmp_path):
    found = office.read(tmp_path)
    assert found.word("letterhead", "marking", "zh") == "内部资料 注意保存"
    assert found.due_day("county") == 5 and not found.shows_sensitive


def test_what_an_office_says_replaces_only_what_it_says(tmp_path):
    (tmp_path / "office.toml").write_text("[wall]\nturn_seconds = 30\n", "utf-8")
    found = office.read(tmp_path)
    assert found.turn_seconds == 30 and not found.shows_sensitive


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[wal]\nturn_seconds = 30", "'wal' is no table here"),
        ("wall = 3", "'wall' is no table here"),
        ("[wall]\nturn = 30", "wall.turn is not known"),
        ("[wall]\nturn_seconds = 0", "wall.turn_seconds is a whole number from 5 to 600"),
        ("[wall]\nturn_seconds = true", "wall.turn_seconds is a whole number"),
        ("[wall]\nshows_sensitive = 1", "is true or false"),
        ("[letterhead]\nmarking = '内部'", "needs both languages"),
        ("[letterhead]\nmarking = {zh = '{name}', en = ''}", "only {area} is filled in"),
        ("[letterhead", "cannot be read as TOML"),
    ],
)
def test_a_wrong_setting_is_named_with_its_remedy(tmp_path, text, said):
    (tmp_path / "office.toml").write_text(text, "utf-8")
    with pytest.raises(Problem, match=r"office\.toml") as problem:
        office.read(tmp_path)
    assert said in str(problem.value)
