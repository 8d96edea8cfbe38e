"""What a funnel says: no more than it shows, and chance is named where chance alone would do."""

from types import SimpleNamespace

import pandas as pd
import pytest

from i18n.translate import translator
from metrics.funnel import NOT_COMPARED, WITHIN
from ui.funnel_choice import Choice
from ui.funnel_words import explained, sentence

OVERCLAIMED = ("最差", "最好", "落后", "倒数", "worst", "best", "poor", "bad", "significant")


def view(lang: str) -> SimpleNamespace:
    """A screen whose areas are called by their codes."""
    areas = SimpleNamespace(name=lambda code: code)
    return SimpleNamespace(lang=lang, _=translator(lang), areas=areas, short=lambda code: code)


def choice(overdispersed: bool = True) -> Choice:
    """The towns of Baoji."""
    return Choice("宝鸡市", "town", ("town",), (), "all", (), "", overdispersed)


def rows(**verdicts: str) -> pd.DataFrame:
    """Areas A, B, … with the verdicts given, and ten within."""
    names = [*verdicts, *(f"t{place}" for place in range(10))]
    words = [*verdicts.values(), *[WITHIN] * 10]
    frame = pd.DataFrame({"area": names, "wide": words, "plain": words, "value": 0.9, "tau2": 0.001})
    frame.loc[frame["wide"] == NOT_COMPARED, "value"] = float("nan")
    return frame.assign(apart=[float(len(names) - place) for place in range(len(names))])


@pytest.mark.parametrize(
    ("verdicts", "zh", "en"),
    [
        ({}, "宝鸡市10个镇（街道）均在正常波动范围内。", "宝鸡市, 10 towns: all within normal variation."),
        (
            {"A": "low 95", "B": NOT_COMPARED},
            "宝鸡市11个镇（街道）没有一个超出99.8%界限；1个超出95%界限，单凭偶然也会有。",
            "宝鸡市, 11 towns: none outside the 99.8% limits; 1 outside 95%, as some are by chance alone.",
        ),
        (
            {"A": "low 99.8", "B": "high 99.8", "C": "low 99.8"},
            "宝鸡市13个镇（街道）中，3个超出99.8%界限（偏低：A、C；偏高：B），其余未超出。",
            "宝鸡市, 13 towns: 3 outside the 99.8% limits (low: A, C; high: B), the others inside.",
        ),
        (
            dict.fromkeys("ABCDEF", "high 99.8"),
            "宝鸡市16个镇（街道）中，6个超出99.8%界限（偏高：A、B、C、D等，另有2个），其余未超出。",
            "宝鸡市, 16 towns: 6 outside the 99.8% limits (high: A, B, C, D and 2 more), the others inside.",
        ),
    ],
)
def test_the_sentence_says_how_many_of_how_many_and_which(verdicts, zh, en):
    assert sentence(view("zh"), choice(), rows(**verdicts)) == zh
    assert sentence(view("en"), choice(), rows(**verdicts)) == en


def test_who_would_be_outside_if_only_chance_were_allowed_for_is_named():
    found = rows(A="low 95").assign(plain=["low 99.8", *[WITHIN] * 10])
    assert sentence(view("zh"), choice(), found).endswith("若只计偶然，以下地区将超出界限：偏低：A。")
    assert sentence(view("en"), choice(), found).endswith("these would be outside: low: A.")


def test_fewer_than_three_areas_are_no_funnel():
    assert (
        sentence(view("zh"), choice(), rows().iloc[:2])
        == "宝鸡市有数值的只有2个镇（街道），太少，不画漏斗图。"
    )
    assert sentence(view("zh"), choice(), rows().iloc[:0]) == "宝鸡市各地均无数值，不画漏斗图。"


def test_limits_for_chance_only_say_how_many_chance_would_put_outside():
    text = explained(view("en"), choice(overdispersed=False), rows(A="low 99.8"))
    assert "1 of 11 outside 99.8% is no verdict" in text


def test_where_there_are_no_ordinary_differences_the_limits_are_alike():
    alike = rows().assign(tau2=0.0)
    assert "no more than chance" in explained(view("en"), choice(), alike)
    assert "differences that are usual" in explained(view("en"), choice(), rows())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_sentence_says_more_than_the_limits(lang):
    for table in (rows(), rows(A="low 99.8"), rows(A="low 95"), rows().iloc[:1]):
        for kind in (True, False):
            said = sentence(view(lang), choice(kind), table) + explained(view(lang), choice(kind), table)
            assert not [word for word in OVERCLAIMED if word in said]
