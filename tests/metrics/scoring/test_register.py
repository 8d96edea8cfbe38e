"""The register: doubling, halving, one matter, caps, the window of repeats, the days of sensitive periods."""

import datetime as dt
from decimal import Decimal as D

import pytest

from metrics.scoring import register
from metrics.scoring.scheme import Bonus, EventRule, Sensitive
from tests.metrics.scoring.toy import WORDS, inputs, item, scheme

LATE = EventRule("late", WORDS, ("迟报",), (), D(-2), {"repeat": D(2), "sensitive": D(3), "halved": D("0.5")})
PRAISE = EventRule("praise", WORDS, ("表扬",), ())
PRIZE = EventRule("prize", WORDS, ("获奖",), ())


def event(name, day, rule="迟报", unit="x", **fields):
    """An event of the register."""
    given = {"points": 1.0, "circumstances": (), "matter": "", "reason": "样例"} | fields
    return {"unit": unit, "event": name, "rule": rule, "happened_on": day} | given


def counted(events, *rules, **fields):
    """The counted events, by their names."""
    one = scheme(item(), events=rules or (LATE,), **fields)
    table = register.event_table(one, inputs({"x": [(1, 2)], "y": [(1, 2)]}, events))
    return table.set_index("event")


def points(events, *rules, **fields):
    """What each event adds, by its name."""
    return counted(events, *rules, **fields)["points"].to_dict()


def test_a_repeat_counts_double_and_each_event_is_told():
    table = counted([event("a", "2020-10-03"), event("b", "2020-10-20")])
    assert table["points"].tolist() == [-2, -4]
    assert table["times"].tolist() == [1, 2]
    assert table["reason"].tolist() == ["样例", "样例"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2019-10-20", "2020-10-19", -4),  # a day less than twelve months
        ("2019-10-20", "2020-10-20", -2),  # twelve months to the day
        ("2020-09-30", "2020-10-01", -4),  # across the first day of the period
    ],
)
def test_a_repeat_is_looked_for_within_twelve_months(first, second, expected):
    assert points([event("a", first), event("b", second)])["b"] == expected


def test_what_happened_before_the_period_is_no_event_of_it():
    assert list(points([event("a", "2020-09-30"), event("b", "2020-10-01")])) == ["b"]


def test_another_units_event_and_another_rules_event_make_no_repeat():
    other = EventRule("other", WORDS, ("漏报",), (), D(-1), {"repeat": D(2)})
    events = [event("a", "2020-10-03"), event("b", "2020-10-04", unit="y"), event("c", "2020-10-05", "漏报")]
    assert points(events, LATE, other) == {"a": -2, "b": -2, "c": -1}


def test_two_events_of_one_day_are_one_and_its_repeat():
    assert sum(points([event("a", "2020-10-03"), event("b", "2020-10-03")]).values()) == -6


@pytest.mark.parametrize(
    ("day", "expected"), [("2020-10-09", -2), ("2020-10-10", -6), ("2020-10-12", -6), ("2020-10-13", -2)]
)
def test_the_first_and_the_last_day_of_a_sensitive_period_belong_to_it(day, expected):
    fair = Sensitive(WORDS, dt.date(2020, 10, 10), dt.date(2020, 10, 12))
    assert points([event("a", day)], sensitive=(fair,)) == {"a": expected}


def test_halving_applies_on_top_of_a_repeat():
    events = [event("a", "2020-10-03"), event("b", "2020-10-04", circumstances=("halved",))]
    assert points(events) == {"a": -2, "b": -2}


def test_only_deductions_are_multiplied():
    praise = EventRule("praise", WORDS, ("表扬",), (), D(2), {"repeat": D(2), "halved": D("0.5")})
    events = [event("a", "2020-10-03", "表扬"), event("b", "2020-10-04", "表扬", circumstances=("halved",))]
    assert points(events, praise) == {"a": 2, "b": 2}


def test_the_register_gives_the_points_where_the_rule_names_none():
    assert points([event("a", "2020-10-03", "表扬", points=0.3)], PRAISE) == {"a": D("0.3")}


def test_deductions_of_a_rule_stop_at_its_cap_and_the_later_ones_count_less():
    capped = EventRule("late", WORDS, ("迟报",), (), D(-2), cap=D(5))
    table = counted([event(name, f"2020-10-0{day}") for day, name in enumerate("abcd", 1)], capped)
    assert table["points"].tolist() == [-2, -2, -1, 0]
    assert table["note"].tolist() == ["", "", "capped", "capped"]


def test_of_one_matter_only_the_largest_bonus_counts():
    events = [
        event("a", "2020-10-03", "表扬", points=1.0, matter="m"),
        event("b", "2020-10-04", "获奖", points=3.0, matter="m"),
        event("c", "2020-10-05", "表扬", points=1.0, matter="n"),
        event("d", "2020-10-05", "表扬", points=1.0),
        event("e", "2020-10-06", "表扬", points=1.0),
        event("f", "2020-10-07", "获奖", points=3.0, matter="m", unit="y"),
    ]
    table = counted(events, PRAISE, PRIZE, bonus=Bonus(("praise", "prize"), D(10)))
    assert table["points"].to_dict() == {"a": 0, "b": 3, "c": 1, "d": 1, "e": 1, "f": 3}
    assert table.at["a", "note"] == "same_matter"


def test_bonuses_together_stop_at_their_cap():
    events = [event(name, f"2020-10-0{day}", "获奖", points=2.0) for day, name in enumerate("abc", 1)]
    table = counted(events, PRIZE, bonus=Bonus(("prize",), D(5)))
    assert table["points"].tolist() == [2, 2, 1]
    assert table["note"].tolist() == ["", "", "capped"]


def test_a_bonus_that_does_not_count_uses_up_nothing_of_its_rules_cap():
    # praise counts at most 1 in all: that of matter m counts as a prize, so the one of n still has room
    praise = EventRule("praise", WORDS, ("表扬",), (), cap=D(1))
    events = [
        event("a", "2020-10-03", "表扬", points=1.0, matter="m"),
        event("b", "2020-10-04", "获奖", points=3.0, matter="m"),
        event("c", "2020-10-05", "表扬", points=1.0, matter="n"),
    ]
    found = points(events, praise, PRIZE, bonus=Bonus(("praise", "prize"), D(10)))
    assert found == {"a": 0, "b": 3, "c": 1}


def test_the_points_of_a_unit_are_the_sum_over_its_events_and_none_is_nothing():
    one = scheme(item(), events=(LATE,))
    given = inputs({"x": [(1, 2)], "y": [(1, 2)]}, [event("a", "2020-10-03"), event("b", "2020-10-20")])
    added = register.added(register.event_table(one, given), given.units.index)
    assert added.to_dict() == {"x": -6, "y": 0}


def test_the_order_of_the_register_changes_nothing():
    events = [event(name, f"2020-10-0{day}") for day, name in enumerate("abcd", 1)]
    assert points(events) == points(events[::-1])
