"""Is it fair? Weights, dropped items, size, funnels and evidence: by hand first, then as properties."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.review import fairness, variants
from metrics.scoring.board import Board, board
from metrics.scoring.inputs import Inputs
from metrics.scoring.scheme import Block, Group
from tests.metrics.scoring import toy

TWO = toy.scheme(toy.item("item0", points="50"), toy.item("item1", points="50"))
ONE = toy.scheme(toy.item("item0"))
FEW = st.lists(st.lists(st.integers(0, 20), min_size=3, max_size=3), min_size=2, max_size=7)


def rated(table: dict[str, list[float]], cases: int = 1000, **fields: object) -> Inputs:
    """Units with these rates, each of so many cases."""
    rates = {
        unit: [(float(np.rint(rate * cases)), cases) for rate in values] for unit, values in table.items()
    }
    return toy.inputs(rates, **fields)


def test_who_is_better_in_everything_stays_ahead_whatever_the_weights():
    found = fairness.weights(TWO, rated({"a": [0.9, 0.9], "b": [0.6, 0.7], "c": [0.2, 0.1]}), draws=50)
    assert found.survival == 1
    assert found.places[["place", "low", "high"]].to_numpy().tolist() == [[1] * 3, [2] * 3, [3] * 3]
    assert found.adjacent[["better", "worse", "survival"]].to_numpy().tolist() == [
        ["a", "b", 1],
        ["b", "c", 1],
    ]
    assert len(found.variants) == 4


def test_two_who_share_the_work_are_in_either_order_by_their_weights():
    found = fairness.weights(TWO, rated({"a": [1.0, 0.5], "b": [0.5, 0.96]}), draws=4000)
    own = found.variants.set_index(["mean", "scale"])["survival"]
    # b wins where w1·0.46 > w0·0.5, that is w1/w0 > 1.087. Drawn the same way, plainly:
    drawn = np.random.default_rng(5).uniform(0.75, 1.25, (400_000, 2))
    assert own["arithmetic", "own"] == pytest.approx(
        (drawn[:, 1] * 0.46 < drawn[:, 0] * 0.5).mean(), abs=0.03
    )
    # Between worst and best of two, each is 1 in one item and 0 in the other: the heavier item decides.
    assert own["arithmetic", "min_max"] == pytest.approx(0.5, abs=0.03)
    assert found.places[["low", "high"]].to_numpy().tolist() == [[1, 2], [1, 2]]


def test_unvaried_weights_and_the_schemes_own_mean_and_scale_give_the_boards_places():
    blocks = (
        Block("top", toy.WORDS, Decimal(60)),
        Block("in", toy.WORDS, Decimal(20), part_of="top", floor=Decimal(9)),
        Block("work", toy.WORDS, Decimal(40)),
    )
    items = (
        toy.item("item0", points="40", block="top"),
        toy.item("item1", points="20", block="in"),
        toy.item("item2", points="40"),
    )
    scheme = replace(TWO, items=items, blocks=blocks, least_coverage=Decimal("0.5"))
    random = np.random.default_rng(3)
    inputs = rated({f"u{n}": list(random.uniform(0, 1, 3)) for n in range(9)} | {"v": [0.4, np.nan, 0.6]})
    place = variants.places(variants.field(scheme, inputs), np.ones((1, 3)), ("arithmetic", "own"))[0]
    assert (
        place.tolist() == board(scheme, inputs, with_ranges=False).rows["place"][inputs.units.index].tolist()
    )


def test_units_all_alike_are_tied_and_the_unranked_take_no_part():
    found = fairness.weights(TWO, rated({"a": [0.5, 0.5], "b": [0.5, 0.5], "c": [np.nan, 0.5]}), draws=20)
    assert found.places[["place", "low", "high"]].to_numpy().tolist() == [[1, 1, 1], [1, 1, 1]]
    assert np.isnan(found.survival)
    assert found.adjacent.empty


def test_dropping_an_item_moves_those_who_lived_by_it():
    inputs = rated({"a": [1.0, 0.1], "b": [0.6, 0.4], "c": [0.1, 0.6]})  # together 55, 50 and 35
    found = fairness.without_each(TWO, inputs)
    assert found.loc["item0"].tolist() == [4 / 3, 2, 2, 3, -1]  # c b a: two change places by two
    assert found.loc["item1"].tolist() == [0, 0, 0, 3, 1]
    assert fairness.without_each(ONE, rated({"a": [0.5], "b": [0.4]})).loc["item0", "units"] == 0


def test_dropping_an_item_is_ranking_by_a_scheme_without_it():
    random = np.random.default_rng(8)
    items = tuple(toy.item(f"item{n}", points=f"{20 + n}") for n in range(3))
    scheme = toy.scheme(*items)
    inputs = rated({f"u{n}": list(random.uniform(0, 1, 3)) for n in range(8)})
    whole = board(scheme, inputs, with_ranges=False).rows["place"]
    for n, item in enumerate(items):
        kept = [one for one in items if one is not item]
        cells = inputs.cells.drop(index=item.id, level="item")
        fewer = board(toy.scheme(*kept), replace(inputs, cells=cells), with_ranges=False).rows["place"]
        change = (fewer.reindex(whole.index) - whole).abs()
        told = fairness.without_each(scheme, inputs).iloc[n]
        assert (told["mean"], told["most"]) == pytest.approx((change.mean(), change.max()))


def sized(cases: list[int], rates: list[float]) -> Board:
    """A board of towns of these sizes and rates."""
    table = {
        f"u{n:02}": [(rate * size, size)] for n, (size, rate) in enumerate(zip(cases, rates, strict=True))
    }
    return board(ONE, toy.inputs(table))


def test_places_that_go_with_size_are_told_and_others_are_not():
    sizes = [10, 20, 40, 80, 160, 320, 640, 1280]
    falling = fairness.with_size(sized(sizes, [0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55]))
    assert falling.loc["cases", ["rho", "verdict"]].tolist() == [1, fairness.SMALLER_AHEAD]
    rising = fairness.with_size(sized(sizes, [0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9]))
    assert rising.loc["cases", ["rho", "verdict"]].tolist() == [-1, fairness.LARGER_AHEAD]
    mixed = fairness.with_size(sized(sizes, [0.7, 0.9, 0.6, 0.8, 0.85, 0.65, 0.75, 0.7]))
    assert mixed.loc["cases", "verdict"] == fairness.NO_RELATION
    assert "population" not in mixed.index  # not known
    assert fairness.with_size(sized(sizes[:5], [0.9, 0.8, 0.7, 0.6, 0.5])).empty  # too few to tell


def test_the_correlation_is_scipys_and_looks_within_groups():
    one, other = pd.Series([1.0, 2, 3, 4, 5, 6, 7]), pd.Series([2.0, 1, 4, 3, 7, 5, 6])
    whole = fairness.within_groups(one, other, pd.Series(["all"] * 7))
    # scipy.stats.spearmanr([1, 2, 3, 4, 5, 6, 7], [2, 1, 4, 3, 7, 5, 6]): 0.8214, p 0.0234
    assert (whole.rho, whole.p) == pytest.approx((0.8214, 0.0234), abs=1e-4)
    # Each group falls, although the groups rise: ρ is −1.
    groups = pd.Series(list("aaabbbb"))
    assert fairness.within_groups(one, pd.Series([3.0, 2, 1, 9, 8, 7, 6]), groups).rho == pytest.approx(-1)
    assert np.isnan(fairness.within_groups(one, pd.Series([1.0] * 7), groups).rho)


def twenty(last: int = 0) -> Board:
    """Twenty-four large towns around 90 %, of which u00 settles far fewer."""
    rates = np.linspace(0.895, 0.905, 24)
    rates[0] = last / 1000 or rates[0]
    return board(ONE, rated({f"u{n:02}": [rate] for n, rate in enumerate(rates)}))


def test_a_town_far_behind_is_outside_surely_last_and_supported():
    found = fairness.evidence(twenty(last=700), worst=1)
    assert found.loc["u00"].to_dict() == {
        "surely_last": True,
        "possibly_last": True,
        "outside": True,
        "concern": False,
        "supported": True,
    }
    assert not found.drop(index="u00")[["surely_last", "outside", "supported"]].any(axis=None)
    told = fairness.funnels(twenty(last=700)).set_index("unit").loc["u00"]
    assert told[["item", "verdict", "judged"]].tolist() == ["item0", "low 99.8", "worse"]


def test_the_last_by_chance_has_no_support_and_a_concern_alone_is_none_either():
    table = twenty()
    last = table.rows["place"].idxmax()
    found = fairness.evidence(table, 1, pd.Series({last: True}))
    assert found.loc[last].tolist() == [False, True, False, True, False]
    assert not found["supported"].any()


def test_groups_have_their_own_last_and_the_unranked_have_no_evidence():
    rates = {f"u{n}": [0.99 - n / 1000 - 0.3 * (n in (4, 9))] for n in range(10)} | {"v": [np.nan]}
    groups = {unit: "left" if unit < "u5" else "right" for unit in rates}
    scheme = replace(ONE, groups=(Group("left", toy.WORDS), Group("right", toy.WORDS)))
    found = fairness.evidence(board(scheme, rated(rates, groups=groups)), worst=1)
    assert found.index[found["surely_last"]].tolist() == ["u4", "u9"]
    assert not found.loc["v"].any()


@given(FEW, st.integers(0, 2**16))
@settings(max_examples=25)
def test_shares_are_shares_and_places_are_places(table, seed):
    rates = {f"u{n}": [(x, 20) for x in row] for n, row in enumerate(table)}
    scheme = toy.scheme(*(toy.item(f"item{n}", points="10") for n in range(3)))
    found = fairness.weights(scheme, toy.inputs(rates), draws=10, seed=seed)
    assert np.isnan(found.survival) or 0 <= found.survival <= 1
    assert found.adjacent["survival"].between(0, 1).all()
    assert found.places["low"].between(1, len(table)).all()
    assert (found.places["low"] <= found.places["high"]).all()
    effects = fairness.without_each(scheme, toy.inputs(rates))
    assert effects["most"].between(0, len(table) - 1).all()
