"""Schemes from files: numbers are exact, a mistake is named with its place, an example is computed."""

from decimal import Decimal

import pytest

from data.problem import Problem
from metrics.scoring import reading
from tests.metrics.scoring.small_scheme import TEXT, changed


def parse(text: str):
    return reading.parse(text, "small")


def test_a_scheme_becomes_a_value_with_exact_numbers():
    scheme = parse(TEXT)
    assert (scheme.id, scheme.text, scheme.full_marks) == ("small", TEXT, Decimal(100))
    assert scheme.item("in_time").low == Decimal("0.75")
    assert scheme.item("satisfied").each + scheme.item("satisfied").each == 1
    numbers = [scheme.full_marks, scheme.least_coverage, *(item.points for item in scheme.items)]
    assert {type(number) for number in numbers} == {Decimal}
    assert [block.id for block in scheme.top_blocks] == ["handling", "order"]


def test_an_item_has_its_indicators_title_and_direction_unless_it_says_otherwise():
    scheme = parse(changed(('id        = "fires"', 'id = "fires"\ntitle = { zh = "火", en = "Fire" }')))
    assert scheme.item("fires").title["en"] == "Fire"
    assert scheme.item("fires").better == "lower"
    assert scheme.item("in_time").title["zh"] == "诉求按时办结率"


def test_a_floor_is_nothing_unless_it_is_given_or_called_off():
    assert parse(TEXT).item("in_time").floor == 0
    text = changed(
        (
            "examples  = [{ value = 4, expected = 24 }]",
            'floor = "none"\nexamples = [{ value = 31, expected = -30 }]',
        )
    )
    assert parse(text).item("fires").floor is None


def test_a_scheme_without_groups_ranks_all_units_together():
    first, last = TEXT.index("[[groups]]"), TEXT.index("[[blocks]]")
    assert [group.title["zh"] for group in parse(TEXT[:first] + TEXT[last:]).groups] == ["全部"]


def test_a_text_with_changed_numbers_can_be_parsed_again():
    text = changed(
        ("each      = 0.5", "each      = 1"),
        ("{ value = 0.91, expected = 18 }", "{ value = 0.91, expected = 16 }"),
    )
    assert parse(text).item("satisfied").each == 1


def test_a_name_that_is_no_id_is_refused():
    with pytest.raises(Problem, match="the file name is the id"):
        reading.parse(TEXT, "../small")


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Two empty folders: of further schemes, and of drafts among the records."""
    monkeypatch.setenv("ZHILI_SCHEMES", str(tmp_path / "further"))
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path / "records"))
    (tmp_path / "further").mkdir()
    (tmp_path / "records" / "schemes").mkdir(parents=True)
    return tmp_path / "further", tmp_path / "records" / "schemes"


def test_schemes_come_from_three_folders_by_rhythm(folders):
    (folders[0] / "small.toml").write_text(TEXT, "utf-8")
    (folders[1] / "draft.toml").write_text(TEXT.replace('"month"', '"quarter"'), "utf-8")
    assert list(reading.read()) == [
        "monthly_bulletin",
        "small",
        "draft",
        "quarterly_ranking",
        "annual_assessment",
    ]
    assert reading.find("draft").rhythm == "quarter"


def test_a_changed_file_is_read_again(folders):
    file = folders[0] / "small.toml"
    file.write_text(TEXT, "utf-8")
    assert reading.find("small").version == 1
    file.write_text(TEXT.replace("version    = 1", "version = 2"), "utf-8")
    assert reading.find("small").version == 2


def test_the_same_id_twice_is_refused(folders):
    (folders[0] / "small.toml").write_text(TEXT, "utf-8")
    (folders[1] / "small.toml").write_text(TEXT, "utf-8")
    with pytest.raises(Problem, match="the id small is taken by"):
        reading.read()


def test_a_file_that_is_no_text_is_named(folders):
    (folders[0] / "small.toml").write_bytes("# 方案".encode("gb18030"))
    with pytest.raises(Problem, match=r"small.toml: not a text in UTF-8"):
        reading.read()


def test_a_folder_that_is_not_there_is_named(folders, monkeypatch):
    monkeypatch.setenv("ZHILI_SCHEMES", str(folders[0] / "none"))
    with pytest.raises(Problem, match="no such folder of schemes"):
        reading.read()


def test_a_scheme_that_is_not_there_is_answered_with_the_nearest():
    with pytest.raises(Problem, match=r"'montly_bulletin' is no scheme\. Did you mean 'monthly_bulletin'\?"):
        reading.find("montly_bulletin")
