"""Rules in words: every kind of rule, in both languages, with its numbers and the right direction."""

from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.scoring import reading
from metrics.scoring.scheme import (
    BASELINES,
    MEASURES,
    RULES,
    STEPS_OF_LADDER,
    Band,
    Bonus,
    EventRule,
    Ladder,
    Step,
    Veto,
)
from reports import scoring_words
from tests.metrics.scoring import toy

LANGUAGES = ("zh", "en")
SHARE, COUNT = "mediation_success_rate", "disputes_overdue"


def asked(rule: str = "goalposts", indicator: str = SHARE, **fields: object):
    """An item of 15 points over an indicator of the catalogue."""
    numbers = {"low": None, "high": None} if rule != "goalposts" else {}
    found = toy.item("settled", "15", rule, **numbers)
    return replace(found, indicator=indicator, **fields)


def dec(text: str) -> Decimal:
    return Decimal(text)


# Written by hand from the meaning of each rule in metrics.scoring.scheme.
SENTENCES = [
    (
        asked(low=dec("0.80"), high=dec("0.95"), least=dec("5")),
        "满分15分：80%及以下不得分，95%及以上得满分，其间按比例；不足5件不计分。",
    ),
    (
        asked(low=dec("0.01"), high=dec("0.05"), better="lower"),
        "满分15分：5%及以上不得分，1%及以下得满分，其间按比例。",
    ),
    (asked("target", goal=dec("0.9")), "满分15分：达到90%得满分，否则按实际值÷90%的比例计分。"),
    (
        asked("target", goal=dec("0.02"), better="lower", all_or_nothing=True),
        "满分15分：不超过2%得满分，否则不得分。",
    ),
    (
        asked("steps", steps=((dec("0.98"), dec("15")), (dec("0.9"), dec("2.5")))),
        "满分15分：98%及以上15分，90%及以上2.5分，其余不得分。",
    ),
    (
        asked("per_event", COUNT, each=dec("0.5"), free=dec("1")),
        "满分15分：超过1件的部分，每件扣0.5分。",
    ),
    (
        asked(
            "against", baseline="target", goal=dec("0.95"), each=dec("0.5"), floor=dec("12.5"), cap=dec("20")
        ),
        "满分15分：与目标值95%相比，每低1个百分点扣0.5分；最低12.5分；最高20分。",
    ),
    (
        asked(
            "against",
            COUNT,
            better="lower",
            baseline="three_years",
            measure="percent",
            per=dec("2"),
            each=dec("1"),
            free=dec("3"),
            whole=True,
            rewards=True,
        ),
        "满分15分：与本单位前三年总体相比，每高满2%扣1分，每低2%加同样分，6%以内不计。",
    ),
    (asked("percentile"), "满分15分：按组内其他单位中劣于本单位的比例，相同的计一半。"),
    (asked("min_max"), "满分15分：组内最差不得分，最好得满分，其间按比例。"),
]


@pytest.mark.parametrize(("item", "said"), SENTENCES, ids=lambda value: getattr(value, "rule", ""))
def test_a_rule_says_its_direction_numbers_and_bounds(item, said):
    assert scoring_words.item(item, "zh") == said


def test_every_kind_of_rule_is_among_them():
    assert {item.rule for item, _ in SENTENCES} == set(RULES)


@pytest.mark.parametrize(("lang", "baseline", "measure"), list(product(LANGUAGES, BASELINES, MEASURES)))
def test_every_comparison_is_a_sentence_with_its_points(lang, baseline, measure):
    item = asked(
        "against",
        COUNT,
        baseline=baseline,
        measure=measure,
        goal=dec("7"),
        given=dec("8"),
        each=dec("0.25"),
        per=dec("3"),
    )
    said = scoring_words.item(item, lang)
    assert "0.25" in said and "3" in said and "{" not in said
    number = {"target": "7", "given": "8"}.get(baseline, "")
    assert number in said


def test_a_deduction_says_what_multiplies_it_and_its_cap():
    rule = EventRule(
        "case",
        {"zh": "案件", "en": "Case"},
        ("R01",),
        (),
        each=dec("-1.5"),
        times={"repeat": dec("2"), "sensitive": dec("3"), "halved": dec("0.5")},
        repeat_months=6,
        cap=dec("4"),
    )
    assert scoring_words.event(rule, "zh") == (
        "案件：每次扣1.5分；6个月内重复发生的按2倍计；重大活动安保期间的按3倍计；台账注明减半的按0.5倍计；"
        "同时具备的取最大一项；合计最多扣4分。"
    )
    assert scoring_words.event(replace(rule, each=None), "en").startswith(
        "Case: as the register says; 2 times"
    )
    bonus = replace(rule, each=dec("1"), times={})
    assert scoring_words.event(bonus, "en") == "Case: 1 point more for each event; 4 points more at the most."


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_veto_says_when_it_falls_and_what_it_costs(lang):
    bands = (
        Band("good", {"zh": "优", "en": "Good"}, dec("90")),
        Band("poor", {"zh": "差", "en": "Poor"}, dec("0")),
    )
    scheme, words = toy.scheme(asked(), bands=bands), {"zh": "否决", "en": "Veto"}
    graded = Veto("a", "veto", words, rules=("R09",), band="poor")
    costs = Veto("b", "veto", words, indicator=COUNT, above=dec("3"), minus=dec("30"))
    kept = Veto("c", "no_excellent", words, rules=("R09",), indicator=COUNT, above=dec("0"))
    assert bands[1].title[lang] in scoring_words.veto(graded, scheme, lang)
    assert "30" in scoring_words.veto(costs, scheme, lang) and "3" in scoring_words.veto(costs, scheme, lang)
    assert bands[0].title[lang] in scoring_words.veto(kept, scheme, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_ladder_says_who_is_counted_and_when_each_step_comes(lang):
    steps = tuple(Step(kind, after) for kind, after in zip(STEPS_OF_LADDER, (1, 2, 4), strict=True))
    said = scoring_words.ladder(Ladder(3, steps, least_units=7, cooling=5), lang)
    for number in "317245":
        assert number in said
    for kind in STEPS_OF_LADDER:
        assert scoring_words.step(kind, lang) in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_of_every_scheme_that_ships_is_said_to_its_end(lang):
    for scheme in reading.read().values():
        said = [scoring_words.item(item, lang) for item in scheme.items]
        said += [scoring_words.event(rule, lang) for rule in scheme.events]
        said += [scoring_words.veto(veto, scheme, lang) for veto in scheme.vetoes]
        said += [scoring_words.bonus(scheme, lang), scoring_words.ties(scheme, lang)]
        for one in filter(None, said):
            assert one.endswith({"zh": "。", "en": "."}[lang]) and "{" not in one


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_bonus_and_ties_name_what_they_speak_of(lang):
    rule = EventRule("praise", {"zh": "表彰", "en": "Praise"}, ("R08",), (), each=dec("2"))
    scheme = toy.scheme(
        asked(), events=(rule,), bonus=Bonus(("praise",), dec("3")), ties="by", ties_by=("settled",)
    )
    assert rule.title[lang] in scoring_words.bonus(scheme, lang) and "3" in scoring_words.bonus(scheme, lang)
    assert toy.WORDS[lang] in scoring_words.ties(scheme, lang)
    assert scoring_words.bonus(replace(scheme, bonus=None), lang) == ""


@given(st.decimals("0.0001", "999", places=4))
def test_a_number_of_points_is_said_as_the_scheme_writes_it(each):
    said = scoring_words.item(asked("per_event", COUNT, each=each), "zh")
    assert f"每件扣{each.normalize():f}分" in said
