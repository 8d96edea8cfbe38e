"""Against the warehouse: our own bulletins are right, a changed figure is found, others' are left alone."""

import re
from itertools import product
from random import Random

import pytest

from metrics import areas, catalog, value
from metrics.period import parse
from reports import composing, material, template
from reports.bulletin import build
from reports.checking import RIGHT, UNCLEAR, WRONG, Known, check, check_document

# The city and its twelve counties; a template and a language each for two periods: more than fifty bulletins.
CITY = "610300"
WRITTEN = {
    "2020-11": (("monthly", "zh"), ("leadership", "en")),
    "2020Q4": (("monthly", "en"), ("leadership", "zh")),
}
FIGURE = re.compile(r"(?<=：|数|率|比)\d[\d,]*(?:\.\d+)?(?=%（|件，|起，)")


@pytest.fixture(scope="module")
def known(connection) -> Known:
    return Known(connection, areas.read(connection), catalog.read(), "610330", parse("2020-11"))


@pytest.fixture(scope="module")
def month(connection) -> list:
    """The sentences of a month's bulletin that speak of an indicator."""
    return [said for said in build(connection, "610330", parse("2020-11"), "zh").paragraphs if said.pointer]


@pytest.mark.parametrize("period", WRITTEN)
def test_fifty_correct_bulletins_are_not_accused(connection, known, period):
    """Built from the sample for a city and its counties; checked by their words and tables alone."""
    codes = (CITY, *known.tree.children(CITY))
    kinds = [(template.find(name), lang) for name, lang in WRITTEN[period]]
    read = material.read(connection, known.tree, [kind for kind, _lang in kinds], codes, parse(period))
    texts = [
        composing.compose(connection, kind, code, parse(period), lang, read).as_text()
        for (kind, lang), code in product(kinds, codes)
        if kind.fits(known.tree.level(code))
    ]
    assert len(texts) >= 25
    assert [(one.quote, one.says("en")) for text in texts for one in check(text).of(WRONG)] == []


@pytest.mark.parametrize(("area", "period", "lang"), [("610330", "2020-11", "zh"), ("610330", "2020", "en")])
def test_a_bulletin_agrees_with_the_warehouse_it_was_made_from(connection, known, area, period, lang):
    bulletin = build(connection, area, parse(period), lang)
    checked = check_document(bulletin, known)
    assert checked.of(WRONG) == ()
    assert sum(one.rule == "warehouse" for one in checked.of(RIGHT)) >= 10


def test_a_changed_value_of_each_indicator_is_found(known, month):
    """One digit of the first figure of each sentence is changed; the right one is that of metrics.value."""
    draw, missed = Random(11), []
    for said in month:
        found = FIGURE.search(said.text)
        if not found:
            continue
        digits = list(found.group())
        place = draw.choice([n for n, letter in enumerate(digits) if letter.isdigit()])
        digits[place] = str((int(digits[place]) + draw.randint(1, 8)) % 10)
        text = said.text[: found.start()] + "".join(digits) + said.text[found.end() :]
        if not check(text, known).is_wrong:
            missed.append(text)
    assert missed == []


def test_the_right_figure_is_that_of_the_value_command(known, connection):
    answer = value.values(connection, "disputes_found", ("610330",), parse("2020-11"))[0]
    (found,) = check("2020年11月，凤县矛盾纠纷排查数9,999件。", known).of(WRONG)
    assert found.right == f"{answer['value']:,}件"
    assert (found.pointer.indicator, found.pointer.area, found.pointer.period) == (
        "disputes_found",
        "610330",
        "2020-11",
    )
    assert f"{answer['value']:,}件" in found.says("zh")


def test_place_and_time_of_the_text_go_before_those_that_were_chosen(known):
    """2,920 of 2,980 in 2020 is what the county's rows add up to (data/sample)."""
    assert check("2020年，凤县矛盾纠纷排查数2,980件。", known).of(WRONG) == ()
    assert check("矛盾纠纷排查数2,980件。", known).of(WRONG) != ()


def test_a_place_that_is_not_ours_is_not_measured_by_ours(known):
    checked = check("2020年11月，杨凌区矛盾纠纷排查数9,999件。", known)
    assert [one.rule for one in checked.findings] == []


def test_a_text_that_speaks_of_another_place_is_doubted_and_not_accused(known):
    text = "2020年，太白县工作扎实。\n全年矛盾纠纷排查数9,999件。"
    assert [one.verdict for one in check(text, known).findings if one.rule == "warehouse"] == [UNCLEAR]


def test_a_change_with_a_subject_of_its_own_is_not_that_of_the_indicator(known):
    text = "2020年，宝鸡市涉稳预警风险防范率100%，社区可防性案件同比下降52.7%。"
    assert check(text, known).of(WRONG) == ()


def test_a_suppressed_small_number_is_not_told(known, connection):
    """1 to 5 cases below the county are never shown (docs): the check does not give them away either."""
    towns = known.tree.children("330402")
    answers = value.values(connection, "homicides", towns, parse("2018"))
    hidden = next(one for one in answers if one["status"] == "suppressed")
    (found,) = check(f"2018年，{hidden['name']}命案数9起。", known).findings
    assert (found.verdict, found.right) == (UNCLEAR, "")
    assert "不予显示" in found.says("zh")
