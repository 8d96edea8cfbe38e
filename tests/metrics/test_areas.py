"""Areas: the tree from city to village, and up to which day each city's data reach."""

from datetime import date
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics import areas
from metrics.areas import Areas
from tests.metrics import toy

# A settlement under a town, a town without villages, and a code that does not begin like its parent's.
ROWS = [
    ("61", "", "city"), ("6101", "61", "county"), ("99", "61", "county"), ("610101", "6101", "town"),
    ("610102", "6101", "town"), ("a", "610101", "village"), ("b", "610101", "village"),
    ("s", "610101", "settlement"), ("g", "a", "grid"),
]  # fmt: skip
TREE = Areas(
    pd.DataFrame(ROWS, columns=["code", "parent", "level"]).assign(
        name=lambda f: "地" + f["code"], as_of=pd.NaT
    )
)


def test_an_area_says_its_name_level_and_parent():
    assert (TREE.name("99"), TREE.level("99"), TREE.parent("99"), TREE.parent("61")) == (
        "地99",
        "county",
        "61",
        "",
    )


def test_only_codes_of_the_unit_table_are_areas():
    assert "610101" in TREE
    assert "610103" not in TREE and "" not in TREE and None not in TREE


def test_the_path_leads_from_the_city_to_the_area():
    assert TREE.path("g") == ("61", "6101", "610101", "a", "g")
    assert TREE.path("61") == ("61",)


def test_children_follow_the_parent_and_not_the_code():
    assert TREE.children("61") == ("6101", "99")
    assert TREE.children("99") == () and TREE.children("unknown") == ()


def test_below_finds_every_area_of_a_level_itself_included():
    assert TREE.below("61", "village") == ("a", "b")  # a settlement is no village
    assert TREE.below("61", "town") == ("610101", "610102")
    assert TREE.below("610101", "town") == ("610101",)
    assert TREE.below("610102", "village") == () and TREE.below("a", "town") == ()


def test_the_roots_are_the_cities():
    assert TREE.roots == ("61",)


def test_a_table_without_areas_has_no_roots():
    assert Areas(TREE.frame.iloc[:0]).roots == ()


def test_an_area_without_data_reaches_no_day():
    assert TREE.as_of("61") is None


def test_an_unknown_code_is_an_error_and_no_guess():
    with pytest.raises(KeyError):
        TREE.level("610103")


@given(st.sampled_from([code for code, *_ in ROWS]))
def test_a_path_goes_up_one_parent_at_a_time(code):
    path = TREE.path(code)
    assert path[-1] == code and path[0] in TREE.roots
    assert all(TREE.parent(lower) == upper for upper, lower in pairwise(path))
    assert all(code in TREE.below(upper, TREE.level(code)) for upper in path)


@settings(deadline=None, max_examples=25)
@given(st.permutations(ROWS))
def test_the_order_of_the_unit_table_does_not_matter(rows):
    frame = TREE.frame.set_index("code").loc[[code for code, *_ in rows]].reset_index()
    assert set(Areas(frame).below("61", "village")) == {"a", "b"}
    assert Areas(frame).path("g") == TREE.path("g")


def test_each_city_reaches_the_end_of_its_own_last_reported_month(toy_connection):
    tree = areas.read(toy_connection)
    assert tree.roots == (toy.CITY, toy.FAR_CITY)
    assert tree.as_of(toy.VILLAGE_1) == tree.as_of(toy.CITY) == date(2020, 4, 30)
    assert tree.as_of(toy.FAR_TOWN) == date(2020, 2, 29)


def test_the_unit_table_is_read_as_it_was_loaded(toy_connection):
    tree = areas.read(toy_connection)
    assert set(tree.frame["code"]) == set(toy.AREAS)
    assert all(tree.children(parent) == children for parent, children in toy.PARENTS.items())
