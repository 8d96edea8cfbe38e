"""Sentinels name the towns that were tampered with, and seldom another; how seldom is measured."""

import numpy as np
import pandas as pd
import pytest

import metrics.sentinels
from data import blank, sentinels
from metrics import confidence, simulate, simulated_city
from metrics.catalog import read
from metrics.period import parse
from metrics.sentinels import ALARM, NONE, NOT_JUDGED, NOTICE, alarms, judged
from tests.metrics.planted import PLANTS, plant

DECEMBER = parse("2022-12")
SEED = 7


@pytest.fixture(scope="module")
def city():
    """The tampered city: connection, sentinel → town."""
    tables = simulated_city.tables(simulated_city.City(np.random.default_rng(SEED)))
    towns = plant(tables)
    with blank.warehouse(tables) as connection:
        yield connection, towns


@pytest.fixture(scope="module")
def december(city) -> pd.DataFrame:
    return judged(city[0], [simulated_city.CITY], DECEMBER)


def test_each_sentinel_has_a_plant():
    assert set(PLANTS) == set(sentinels.read())


@pytest.mark.parametrize("sentinel", PLANTS)
def test_the_town_that_was_tampered_with_is_named(sentinel, city, december):
    named = alarms(december)
    assert city[1][sentinel] in set(named.loc[named["sentinel"] == sentinel, "area"])


def test_towns_that_were_left_alone_are_hardly_named(city, december):
    touched = set(city[1].values())
    untouched = december[(december["level"] == "town") & ~december["area"].isin(touched)]
    assert alarms(untouched).empty


def test_a_line_stands_for_all_months_and_the_least_probable_is_shown():
    row = {"sentinel": "s", "source": "x", "measure": "m", "area": "t", "verdict": ALARM, "window": 1}
    rows = pd.DataFrame([row | {"month": 1, "p": 0.001}, row | {"month": 2, "p": 0.0001}])
    rows = pd.concat([rows, rows.assign(area="u", verdict=NONE)])
    found = alarms(rows)
    assert found[["area", "month", "months", "p"]].to_numpy().tolist() == [["t", 2, 2, 0.0001]]
    assert alarms(rows, ["u"]).empty


def test_all_of_thirty_cases_is_mentioned_where_it_is_no_wonder():
    """Three peers settle 29 of 30: all of 30 has a chance of about a third. It is mentioned, not named."""
    counted = pd.DataFrame({"area": list("abcd"), "observed": [30, 29, 29, 29], "n": 30})
    cells = counted.assign(
        sentinel="full_marks", source="disputes", measure="settled", root="r", parent="r", level="town"
    ).assign(month=pd.Timestamp(DECEMBER.first), extra=np.nan)
    months = pd.date_range(end=cells["month"].iloc[0], periods=15, freq="MS")
    rows = metrics.sentinels._window(cells, sentinels.read()["full_marks"], months, 1).set_index("area")
    assert rows["verdict"].to_dict() == {"a": NOTICE, "b": NONE, "c": NONE, "d": NONE}
    assert 0.2 < rows.loc["a", "p"] < 0.5


def test_where_there_are_no_peers_nothing_is_said():
    alone = simulated_city.City(np.random.default_rng(1), counties=1, towns=2, months=15)
    with blank.warehouse(simulated_city.tables(alone)) as connection:
        rows = judged(connection, [simulated_city.CITY], parse("2022-03"))
    by_peers = rows[rows["sentinel"].isin(["full_marks", "same_day", "collapsing_finds", "zero_reports"])]
    assert set(by_peers["verdict"]) == {NOT_JUDGED}
    assert by_peers["p"].isna().all()


def test_an_empty_warehouse_has_nothing_to_judge():
    with blank.warehouse({}) as connection:
        assert judged(connection, ["990100"], DECEMBER).empty


def test_rates_on_honest_cities_are_within_what_is_stated():
    """A short run with another seed; the stated interval is widened by the run's own."""
    run, stated = simulate.measure(seed=3, cities=1), sentinels.false_alarms()
    assert set(stated) == set(run.index)
    for name, row in run.iterrows():
        assert row["low"] <= stated[name]["high"] and stated[name]["low"] <= row["high"], name
        assert stated[name]["rate"] <= 0.002, f"{name}: more than two honest cells in a thousand"


@pytest.fixture(scope="module")
def asked(city) -> pd.Series:
    """Who asks about some figures, by indicator, area and span."""
    town = city[1]["month_end"]
    areas = [town, f"{town}201", town[:6], simulated_city.CITY]
    known = {name: read()[name] for name in ("requests_received", "grids")}
    found = confidence.confidence(city[0], known, areas, {"now": DECEMBER, "before": parse("2021-12")})
    assert len(found) == 2 * 4 * 2
    return found.set_index(["indicator", "area", "span"])["sentinels"]


def test_the_town_and_its_villages_are_to_be_verified_in_that_month(city, asked):
    town = city[1]["month_end"]
    assert "month_end" in asked["requests_received", town, "now"]
    assert "month_end" in asked["requests_received", f"{town}201", "now"]


def test_other_months_and_other_tables_stand_as_stated(city, asked):
    town = city[1]["month_end"]
    assert asked["requests_received", town, "before"] == ()
    assert asked["grids", town, "now"] == ()


def test_a_city_of_which_a_town_is_a_small_part_stands_as_stated(asked):
    assert "month_end" not in asked["requests_received", simulated_city.CITY, "now"]


def test_no_word_where_no_value_is_shown():
    keys = {"indicator": ["a", "a"], "area": ["t", "u"], "span": ["now", "now"]}
    found = pd.DataFrame(keys | {"level": confidence.TO_VERIFY, "sentinels": [("x",), ("y",)]})
    told = confidence.with_sentinels(pd.DataFrame(keys | {"value": [1.0, np.nan]}), found)
    assert told["sentinels"].to_list() == [("x",), ()]
