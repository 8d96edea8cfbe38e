"""Standards of a place: the nearest area wins, the words are as printed, a mistake is named."""

import pytest

from data.problem import Problem
from metrics import published, standards

GOOD = """
[[standard]]
id = "one"
area = "610900"
indicator = "households_per_defence_unit"
value = 15
unit = "households_per_unit"
title = { zh = "标准", en = "Standard" }
"""


@pytest.fixture
def written(tmp_path, monkeypatch):
    """`written(text)` makes a file of standards the one that is read."""

    def write(text: str) -> None:
        file = tmp_path / "standards.toml"
        file.write_text(text, "utf-8")
        monkeypatch.setattr(standards, "FILE", file)

    return write


def test_every_published_standard_is_declared():
    declared = {seed for standard in standards.read() for seed in standard.seeds}
    assert declared == {figure.id for figure in published.figures() if figure.kind == "standard"}


def test_a_standard_holds_for_its_area_and_all_below_and_nowhere_else():
    found = standards.of(("610921101", "610921", "610900"), "households_per_base_grid")
    assert (found.low, found.high, found.words("zh")) == (20, 30, "20—30户/格")  # ank-19
    assert standards.of(("610300",), "households_per_base_grid") is None


def test_a_rhythm_is_found_by_its_part():
    assert standards.of(("530623202",), "meetings_held_rate", "study").words("zh") == "每月1次"  # luo-11
    assert (
        standards.of(("623023208",), "meetings_held_rate", "training").words("en") == "2 times a year"
    )  # zho-14
    assert standards.of(("530623202",), "meetings_held_rate") is None


def test_the_nearest_area_wins(written):
    written(GOOD + GOOD.replace("one", "two").replace("610900", "610921").replace("15", "20"))
    assert standards.of(("610921", "610900"), "households_per_defence_unit").id == "two"
    assert standards.of(("610922", "610900"), "households_per_defence_unit").id == "one"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("value = 15", "valeu = 15", "unknown key 'valeu'"),
        ("households_per_defence_unit", "households_per_unit", "'households_per_unit', which is not known"),
        ("value = 15", "low = 30\nhigh = 20", "the smaller one first"),
        ("value = 15", 'value = "15"', "write numbers"),
        ("value = 15", "value = 15\nlow = 1", "either value, or low and high"),
        ('area = "610900"', "", "area is missing"),
        ('en = "Standard"', 'en = ""', "give the words in zh and en"),
        ("value = 15", 'value = 15\npart = "study"', "part is 'study'"),
        ("[[standard]]", "[[standards]]", "unknown table 'standards'"),
    ],
)
def test_a_mistake_names_the_file_and_the_value(written, before, after, said):
    written(GOOD.replace(before, after))
    with pytest.raises(Problem, match=said) as told:
        standards.read()
    assert "standards.toml" in str(told.value)


def test_an_id_stands_once(written):
    written(GOOD + GOOD)
    with pytest.raises(Problem, match="given twice"):
        standards.read()
