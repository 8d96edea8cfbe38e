"""The ladder: counted from published and present places, proposed by rule, moved only by decisions."""

from decimal import Decimal

import pandas as pd
import pytest

from data.history.ladder_steps import NOT_TAKEN, TAKEN, Decision
from metrics.period import parse
from metrics.review import ladder
from metrics.scoring.board import board
from metrics.scoring.scheme import Ladder, Step
from tests.metrics.scoring import toy

LADDER = Ladder(worst=1, steps=(Step("supervise", 1), Step("summon", 2), Step("account", 3)), least_units=3)
SCHEME = toy.scheme(toy.item(), ladder=LADDER)
MONTHS = tuple(parse(f"2020-{month:02d}") for month in (8, 9, 10))


def now(rates: dict[str, int] | None = None):
    """A board of October with three units; c is last unless told otherwise."""
    given = rates or {"a": 95, "b": 90, "c": 80}
    return board(SCHEME, toy.inputs({unit: [(x, 100)] for unit, x in given.items()}, items=["settled"]))


def table(*places: tuple[int, int, int]) -> pd.DataFrame:
    """Places of a, b, c in August, September and October."""
    return pd.DataFrame(dict(zip([month.code for month in MONTHS], places, strict=True)), list("abc"))


def decided(period: str, kind: str, decision: str = TAKEN, unit: str = "c") -> Decision:
    return Decision(kind, decision, unit, "toy", "610300", period, 1, {}, 1, "样例")


def test_a_first_time_last_is_proposed_to_be_supervised():
    found = ladder.standing(SCHEME, table((1, 2, 3), (1, 3, 2), (1, 2, 3)), MONTHS, now())
    assert found.loc["c", ["is_last", "running", "since", "step"]].tolist() == [
        True,
        1,
        "2020-10",
        "supervise",
    ]
    assert found.loc[["a", "b"], "step"].eq("").all()


def test_three_months_running_climb_step_by_step_as_each_was_taken():
    places = table((1, 2, 3), (1, 2, 3), (1, 2, 3))
    decisions = [decided("2020-08", "supervise"), decided("2020-09", "summon")]
    found = ladder.standing(SCHEME, places, MONTHS, now(), decisions)
    assert found.loc["c", ["running", "since", "step"]].tolist() == [3, "2020-08", "account"]


@pytest.mark.parametrize("decisions", [[], [decided("2020-08", "supervise", NOT_TAKEN)]])
def test_a_step_that_nobody_took_does_not_lead_to_the_next(decisions):
    found = ladder.standing(SCHEME, table((1, 2, 3), (1, 2, 3), (1, 2, 3)), MONTHS, now(), decisions)
    assert found.loc["c", ["running", "step"]].tolist() == [3, "supervise"]


def test_a_decision_of_this_period_is_told_and_one_of_another_area_is_not():
    elsewhere = Decision("supervise", TAKEN, "c", "toy", "610900", "2020-10", 1, {}, 1, "样例")
    for decisions, expected in (([decided("2020-10", "supervise")], True), ([elsewhere], False)):
        found = ladder.standing(SCHEME, table((1, 3, 2), (1, 3, 2), (1, 2, 3)), MONTHS, now(), decisions)
        assert found.at["c", "is_decided"] == expected


def test_a_scheme_without_a_ladder_proposes_nothing():
    plain = toy.scheme(toy.item())
    found = ladder.standing(plain, table((1, 2, 3), (1, 2, 3), (1, 2, 3)), MONTHS, now())
    assert found["step"].eq("").all() and not found["is_last"].any()


def test_the_ladder_looks_back_to_january_where_its_counters_end_with_the_year():
    assert [one.code for one in ladder.periods_of(SCHEME, parse("2020-03"))] == [
        "2020-01",
        "2020-02",
        "2020-03",
    ]
    lasting = toy.scheme(toy.item(), ladder=Ladder(1, LADDER.steps, resets_yearly=False))
    assert len(ladder.periods_of(lasting, parse("2020-03"))) == ladder.LOOKED_BACK


def test_published_places_count_as_they_were_published(connection):
    from data.history.rankings import Ranking
    from metrics.scoring.gather import gather
    from metrics.scoring.reading import find

    scheme, months = find("monthly_bulletin"), (parse("2020-09"), parse("2020-10"))
    october = board(scheme, gather(connection, scheme, "610300", months[1]), with_ranges=False)
    rows = [{"unit": unit, "place": 7} for unit in october.rows.index]
    told = Ranking(scheme.id, 1, scheme.text, "610300", "2020-09", 1, rows, {})
    found = ladder.places(connection, scheme, months, [told], october)
    assert found["2020-09"].eq(7).all()
    assert found["2020-10"].to_dict() == october.rows["place"].to_dict()
    computed = ladder.places(connection, scheme, months, [], october)["2020-09"]
    assert sorted(computed) != [7] * len(computed) and Decimal(int(computed.max())) <= len(computed)
