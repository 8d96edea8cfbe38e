"""The schemes that ship: they parse, use all that schemes can do, and their examples hold."""

import re
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.problem import Problem
from metrics.scoring import examples, reading, refusals
from metrics.scoring import scheme as schemes
from tests.metrics.scoring.small_scheme import TEXT

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = ("monthly_bulletin", "quarterly_ranking", "annual_assessment")
SCHEMES = {
    name: reading.parse((reading.FOLDER / f"{name}.toml").read_text("utf-8"), name) for name in SHIPPED
}
ITEMS = [(name, item.id) for name in SHIPPED for item in SCHEMES[name].items]


@pytest.fixture(scope="module")
def shipped():
    return list(SCHEMES.values())


def test_three_schemes_ship_one_for_each_rhythm(shipped):
    assert [scheme.rhythm for scheme in shipped] == ["month", "quarter", "year"]
    assert [scheme.full_marks for scheme in shipped] == [100, 100, 1000]
    assert sorted(file.stem for file in reading.FOLDER.glob("*.toml")) == sorted(SHIPPED)


def test_the_year_has_the_structure_of_its_source_and_says_that_the_indicators_are_ours(shipped):
    """南湖区: 41项指标、16个重点项目、10大行动、加倍扣分、否优、一次督办、二次约谈、三次问责."""
    year = shipped[2]
    inner = {block.id for block in year.blocks if block.part_of == "indicators"}
    assert sum(item.block in inner for item in year.items) == 41
    assert [block.id for block in year.top_blocks] == ["indicators", "projects", "actions"]
    assert {step.kind: step.after for step in year.ladder.steps} == {
        "supervise": 1,
        "summon": 2,
        "account": 3,
    }
    assert {veto.kind for veto in year.vetoes} == {"veto", "no_excellent"}
    assert "自拟" in year.caveat["zh"] and "ours" in year.caveat["en"]


def test_all_kinds_of_rules_baselines_and_circumstances_are_in_use(shipped):
    items = [item for scheme in shipped for item in scheme.items]
    events = [rule for scheme in shipped for rule in scheme.events]
    assert {item.rule for item in items} == set(schemes.RULES)
    assert {item.baseline for item in items} - {""} == set(schemes.BASELINES)
    assert {item.measure for item in items} == set(schemes.MEASURES)
    assert {name for rule in events for name in rule.times} == set(schemes.CIRCUMSTANCES)
    assert {block.mean for scheme in shipped for block in scheme.blocks} == set(schemes.MEANS)
    assert any(rule.each is None for rule in events)
    assert any(item.not_applicable for item in items)


def test_no_scheme_that_ships_scores_petitions_uploads_or_anything_that_is_warned_of(shipped):
    assert [refusals.warnings(scheme) for scheme in shipped] == [(), (), ()]
    assert "R03" not in {name for scheme in shipped for rule in scheme.events for name in rule.rules}


def test_an_invented_document_is_marked_as_a_sample(shipped):
    documents = [scheme.basis for scheme in shipped]
    assert documents[1] is None
    assert all("样例" in documents[at].title and "样例" in documents[at].number for at in (0, 2))


@pytest.mark.parametrize(("name", "id"), ITEMS)
def test_each_worked_example_agrees_with_a_count_written_another_way(name, id):
    item = SCHEMES[name].item(id)
    for example in item.examples:
        assert abs(_second_opinion(item, example) - Fraction(example.expected)) < Fraction(1, 10**6)
        assert examples.points(item, example) == example.expected


def _second_opinion(item, example) -> Fraction:
    """The rule of an item in fractions, one unit at a time, as metrics.scoring.scheme describes it."""
    x, full = Fraction(example.value), Fraction(item.points)
    sign = 1 if item.better == "higher" else -1
    others = [Fraction(other) for other in example.others]
    if item.rule == "goalposts":
        way = (x - Fraction(item.low)) / (Fraction(item.high) - Fraction(item.low))
        points = full * min(max(way if sign > 0 else 1 - way, 0), 1)
    elif item.rule == "target":
        goal = Fraction(item.goal)
        points = full if sign * x >= sign * goal else Fraction(0) if item.all_or_nothing else full * x / goal
    elif item.rule == "steps":
        points = next(
            (Fraction(given) for bound, given in item.steps if sign * x >= sign * Fraction(bound)),
            Fraction(0),
        )
    elif item.rule == "per_event":
        points = full - Fraction(item.each) * max(x - Fraction(item.free), 0)
    elif item.rule == "percentile":
        points = (
            full * sum(Fraction(sign * x > sign * y) + Fraction(x == y) / 2 for y in others) / len(others)
        )
    elif item.rule == "min_max":
        ends = min([x, *others]), max([x, *others])
        points = full * abs(x - ends[0 if sign > 0 else 1]) / (ends[1] - ends[0])
    else:
        points = _against(item, example, sign)
    for bound, choose in ((item.floor, max), (item.cap, min)):
        points = points if bound is None else choose(points, Fraction(bound))
    return points


def _against(item, example, sign: int) -> Fraction:
    x, others = Fraction(example.value), [Fraction(other) for other in example.others]
    fixed = {"target": item.goal, "given": item.given, "peers": (x + sum(others)) / (1 + len(others))}
    base = Fraction(fixed.get(item.baseline, example.base))
    steps = (
        sign
        * (base - x)
        * {"points": 100, "units": 1, "percent": 100 / base}[item.measure]
        / Fraction(item.per)
    )
    counted = max((abs(steps) // 1 if item.whole else abs(steps)) - Fraction(item.free), 0)
    change = -counted if steps > 0 else counted if item.rewards else Fraction(0)
    return Fraction(item.points) + Fraction(item.each) * change


def test_the_example_in_the_documents_is_a_scheme():
    written = (ROOT / "docs" / "schemes.md").read_text("utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", written, re.DOTALL)
    scheme = reading.parse(example, "requests")
    assert scheme.full_marks == 100
    assert scheme.basis is None


def test_the_documents_name_every_key():
    written = (ROOT / "docs" / "schemes.md").read_text("utf-8")
    kinds = [kind for kind in vars(schemes).values() if is_dataclass(kind)]
    keys = {one.name for kind in kinds for one in fields(kind)} - {"text"}
    assert sorted(key for key in keys if f"`{key}`" not in written) == []


LINES = TEXT.splitlines()
ODD = [
    "true",
    "[]",
    "{}",
    '""',
    "-1",
    "nan",
    "1e400",
    "0",
    '"x"',
    "2026-01-01T00:00:00",
    "[[1, 2], [3]]",
    "{ a = 1 }",
    "[",
]


@given(st.integers(0, len(LINES) - 1), st.sampled_from([None, *ODD]))
@settings(max_examples=60)
def test_whatever_stands_in_a_file_the_answer_is_a_scheme_or_a_problem(at, odd):
    key, equals, _ = LINES[at].partition("=")
    line = [] if odd is None else [f"{key}{equals} {odd}" if equals else odd]
    try:
        scheme = reading.parse("\n".join([*LINES[:at], *line, *LINES[at + 1 :]]), "odd")
    except Problem as problem:
        assert str(problem).startswith("odd.toml")
    else:
        assert sum((item.points for item in scheme.items), Decimal(0)) == scheme.full_marks
