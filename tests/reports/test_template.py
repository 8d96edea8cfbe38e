"""Templates: what ships is whole, and each mistake is named with its remedy."""

import pytest

from data.problem import Problem
from reports import template

GOOD = """
name  = { zh = "样", en = "Sample" }
title = { zh = "{area}", en = "{area}" }
lead  = { zh = "", en = "" }
order = 1

[[blocks]]
kind       = "figures"
heading    = { zh = "甲", en = "A" }
indicators = ["headlines"]
"""
MISTAKES = {
    "order = 1": ("ordr = 1", "unknown key 'ordr'; did you mean 'order'"),
    '"figures"': ('"figure"', "kind is 'figure'; use one of figures, changes"),
    '"headlines"': ('"headline"', "there is no indicator 'headline'"),
    'indicators = ["headlines"]': ("limits = 3", "block 1: unknown key 'limits'; did you mean 'limit'"),
    'zh = "甲", en = "A"': ('zh = "甲"', "words need both languages"),
    "\norder = 1": ('\norder = 1\nform = "red"', "form is 'red'; use one of plain, briefing, official"),
    "order = 1\n": ('order = 1\nscheme = "quarterly_ranking"\n', "give either a scheme or blocks"),
    "[[blocks]]": ("[[blocks", "cannot be read as TOML"),
}


def test_what_ships_is_whole_and_in_the_order_of_lists():
    assert list(template.read()) == [
        *("monthly", "leadership", "monthly_ranking", "quarterly", "annual", "profile"),
        *("disputes", "zero_incident", "petitions", "hazards"),
    ]


def test_the_good_one_is_read():
    assert template.parsed("sample", GOOD).blocks[0].indicators == ("headlines",)


@pytest.mark.parametrize("right", MISTAKES, ids=lambda right: right[:12])
def test_a_mistake_is_named_with_its_place_and_remedy(right):
    wrong, said = MISTAKES[right]
    assert right in GOOD
    with pytest.raises(Problem, match=r"^sample\.toml") as problem:
        template.parsed("sample", GOOD.replace(right, wrong, 1))
    assert said in str(problem.value)


def test_a_missing_key_is_named():
    with pytest.raises(Problem, match="title is missing"):
        template.parsed("sample", GOOD.replace("title", "# title", 1))


def test_an_unknown_template_is_answered_with_the_nearest():
    with pytest.raises(Problem, match="did you mean 'monthly'"):
        template.find("montly")
