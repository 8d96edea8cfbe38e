"""An area beside its peers: who they are, how they spread, where the own value lies, what is said of it."""

import numpy as np
import pandas as pd
import pytest

from metrics import catalog
from metrics.areas import Areas
from metrics.period import parse
from metrics.spine import GROUP, Circle, against_targets, chosen, circle, spine, strong_and_weak

RATE, RELAPSE = "mediation_success_rate", "recurrence_rate"  # higher and lower is better
PERIOD = parse("2020")
NEVER = pd.NaT


def areas(groups: list[str]) -> Areas:
    """A city "0" with a county for each group, "1", "2" …, and one village below the first."""
    codes = ["0", *(str(place + 1) for place in range(len(groups))), "11"]
    levels = ["city", *["county"] * len(groups), "village"]
    parents = ["", *["0"] * len(groups), "1"]
    frame = pd.DataFrame({"code": codes, "level": levels, "parent": parents, "name": codes})
    return Areas(frame.assign(peer_group=["", *groups, ""], valid_from=NEVER, valid_to=NEVER))


def figures(indicator: str, counts: dict[str, tuple[int, int]]) -> pd.DataFrame:
    """Rows of figures with intervals of five points on each side."""
    frame = pd.DataFrame(
        [(indicator, area, done, found) for area, (done, found) in counts.items()],
        columns=["indicator", "area", "numerator", "denominator"],
    ).astype({"numerator": float, "denominator": float})
    value = frame["numerator"] / frame["denominator"]
    return frame.assign(value=value, low=value - 0.05, high=value + 0.05, status="ok")


def test_peers_are_the_counties_of_the_same_city():
    assert circle(areas([""] * 5), "2", PERIOD) == Circle("peers", ("1", "2", "3", "4", "5"), "0")


def test_five_of_one_group_are_peers_of_their_own():
    found = circle(areas(["山区"] * 5 + ["平原"] * 2), "2", PERIOD)
    assert found == Circle("group", ("1", "2", "3", "4", "5"), GROUP, "山区")
    assert circle(areas(["山区"] * 5 + ["平原"] * 2), "6", PERIOD).kind == "peers"


def test_a_city_is_set_over_its_parts_and_a_lone_village_beside_nothing():
    assert circle(areas([""] * 5), "0", PERIOD) == Circle("parts", ("1", "2", "3", "4", "5"), "0")
    assert circle(areas([""]), "11", PERIOD) is None


PEERS = Circle("peers", ("1", "2", "3", "4", "5"), "0")
DONE = {"1": (60, 100), "2": (70, 100), "3": (80, 100), "4": (90, 100), "5": (100, 100)}


def test_the_spread_runs_from_worst_to_best_and_the_median_lies_at_nought():
    rows = figures(RATE, DONE | {"0": (400, 500)})
    (row,) = spine(rows, catalog.read(), "5", PEERS).to_dict("records")
    assert [row[name] for name in ("worst", "lower", "middle", "upper", "best")] == [0.6, 0.7, 0.8, 0.9, 1.0]
    assert row["at_worst"] == pytest.approx(-1)
    assert row["at_lower"] == pytest.approx(-0.5)
    assert row["at_middle"] == 0
    assert row["at_value"] == pytest.approx(1)
    assert row["at_target"] == pytest.approx(0.8)  # 96 %
    assert (row["verdict"], row["benchmark"], row["known"]) == ("better", 0.8, 5)


def test_where_lower_is_better_the_lowest_is_best():
    rows = figures(RELAPSE, DONE | {"0": (400, 500)})
    (row,) = spine(rows, catalog.read(), "5", PEERS).to_dict("records")
    assert (row["worst"], row["best"], row["verdict"]) == (1.0, 0.6, "worse")
    assert row["at_value"] == pytest.approx(-1)


def test_a_group_is_judged_by_its_members_added_up():
    group = Circle("group", PEERS.codes, GROUP, "山区")
    uneven = DONE | {"5": (1000, 1000)}
    (row,) = spine(figures(RATE, uneven), catalog.read(), "4", group).to_dict("records")
    assert row["benchmark"] == pytest.approx(1300 / 1400)  # not the mean of five shares, 80 %


@pytest.mark.parametrize(
    "counts",
    [
        {"1": (60, 100), "2": (70, 100), "3": (80, 100), "5": (100, 100)},  # three others only
        {area: (100, 100) for area in DONE},  # nothing to tell apart
        DONE | {"5": (4, 4)},  # the own value is of four cases
        {area: counts for area, counts in DONE.items() if area != "5"},  # not reported
        dict.fromkeys(DONE, (1, 1)),  # nothing solid anywhere
    ],
)
def test_an_indicator_without_a_spread_or_a_value_is_left_out(counts):
    assert spine(figures(RATE, counts | {"0": (400, 500)}), catalog.read(), "5", PEERS).empty


def test_strong_and_weak_begin_with_the_furthest():
    rows = pd.concat([figures(RATE, DONE), figures("handling_rate", DONE | {"1": (50, 100)})])
    whole = pd.concat([figures(name, {"0": (400, 500)}) for name in (RATE, "handling_rate")])
    strong, weak = strong_and_weak(spine(pd.concat([rows, whole]), catalog.read(), "1", PEERS))
    assert strong.empty
    assert list(weak["indicator"]) == ["handling_rate", RATE]


def test_without_peers_the_targets_decide():
    parts = Circle("parts", PEERS.codes, "0")
    rows = figures(RATE, DONE | {"0": (400, 500)})
    assert list(spine(rows, catalog.read(), "0", parts)["verdict"]) == ["not compared"]
    (judged,) = against_targets(rows, catalog.read(), "0").to_dict("records")
    assert (judged["benchmark"], judged["verdict"]) == (0.96, "worse")
    assert against_targets(figures(RELAPSE, {"0": (400, 500)}), catalog.read(), "0").empty  # has no target


def test_no_more_than_twenty_are_chosen_and_every_topic_has_its_turn():
    known = catalog.read()
    names = [name for name, definition in known.items() if definition.kind == "rate"][:24]
    table = pd.DataFrame({"indicator": names, "verdict": "similar"})
    topics = {name: "first" if place < 20 else "second" for place, name in enumerate(names)}
    found = chosen(table, known, topics)
    assert len(found) == 20
    assert set(names[20:]) <= set(found)
    assert found == sorted(found, key=list(known).index)


def test_what_differs_is_always_chosen():
    known = catalog.read()
    names = [name for name, definition in known.items() if definition.kind == "rate"][:30]
    table = pd.DataFrame({"indicator": names, "verdict": np.where(np.arange(30) == 29, "worse", "similar")})
    assert names[29] in chosen(table, known, dict.fromkeys(names, "one"))
