"""The words of a verdict never say more than it: what is within chance is called normal variation."""

import re
from dataclasses import replace
from itertools import product

import pytest

from i18n.translate import LANGUAGES
from metrics import catalog, signals
from metrics.period import parse
from metrics.signals import BEYOND, Signal
from reports import verdicts
from reports.bulletin import build

NAN = float("nan")
# What may be said only of a signal: that it got better or worse, or that it is out of the ordinary.
CLAIMS = re.compile(
    r"向好|好转|改善|恶化|变差|需关注|超出|明显|高于正常|低于正常|连续"
    r"|improve|concern|beyond|above the|below the|in a row"
)
NORMAL = {"zh": "属正常波动", "en": "within normal variation"}
AREAS = ("610300", "610327", "610331", "530623202")
MODEST = ("common_cause", "none", "too_few")
SIGNAL = Signal(
    indicator="mediation_success_rate",
    area="610300",
    verdict="common_cause",
    assurance="",
    signal="",
    rising=True,
    chart="p'",
    value=0.968,
    centre=0.97,
    limit_low=0.95,
    limit_high=0.99,
    points=24,
)
RULES = sorted({rule for rule, _rising in verdicts.RULES})


@pytest.mark.parametrize(("verdict", "lang"), [*product(MODEST, LANGUAGES)])
def test_what_is_no_signal_claims_nothing(verdict, lang):
    for rising in (True, False):
        said = verdicts.clause(replace(SIGNAL, verdict=verdict, rising=rising), lang)
        assert said
        assert not CLAIMS.search(said)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_common_cause_is_called_normal_variation(lang):
    assert NORMAL[lang] in verdicts.clause(SIGNAL, lang)


@pytest.mark.parametrize(("verdict", "rule", "lang"), [*product(BEYOND, RULES, LANGUAGES)])
def test_a_signal_names_its_rule_and_is_never_called_normal(verdict, rule, lang):
    for rising in (True, False):
        signal = replace(SIGNAL, verdict=verdict, signal=rule, rising=rising)
        said = verdicts.clause(signal, lang)
        assert verdicts.rule(signal, lang) in said
        assert NORMAL[lang] not in said


@pytest.mark.parametrize(("chart", "rising", "lang"), [*product("gt", (True, False), LANGUAGES)])
def test_rare_events_without_a_range_drawn_are_not_said_to_lie_outside_one(chart, rising, lang):
    said = verdicts.rule(replace(SIGNAL, signal="outside", chart=chart, rising=rising), lang)
    assert said
    assert not re.search(r"范围|range", said)


def test_only_a_direction_makes_a_change_good_or_bad():
    change = replace(SIGNAL, verdict="change", signal="outside")
    assert not re.search(r"向好|关注", verdicts.clause(change, "zh"))
    assert not re.search(r"improvement|concern", verdicts.clause(change, "en"))


def test_where_nothing_is_judged_nothing_is_said():
    assert verdicts.clause(None, "zh") == verdicts.variation(None, "zh") == verdicts.target(None, "zh") == ""
    assert verdicts.clause(replace(SIGNAL, verdict=""), "zh") == ""


@pytest.mark.parametrize(("area", "lang"), [*product(AREAS, LANGUAGES)])
def test_a_bulletin_claims_a_change_exactly_where_the_chart_signals_one(connection, area, lang):
    month = parse("2022-10" if area == "530623202" else "2020-10")
    definitions = catalog.read()
    found = signals.last(signals.read(connection, definitions, (area,), month.last))
    bulletin = build(connection, area, month, lang)
    judged = [said for section in bulletin.sections[:2] for said in section.paragraphs]  # figures, changes
    for said in (said for said in bulletin.paragraphs if said.pointer):
        signal = found[said.pointer.indicator, area]
        text = said.text.replace(definitions[said.pointer.indicator].title[lang], "")
        assert signal.is_beyond or not CLAIMS.search(text), text
        if said in judged:
            assert bool(CLAIMS.search(text)) == signal.is_beyond, text
            assert (NORMAL[lang] in text) == (signal.verdict == "common_cause"), text
