"""What the others lead to expect, by hand."""

import pandas as pd
import pytest

from metrics import peers


def _cells(*pairs: tuple[int, int]) -> pd.DataFrame:
    rows = pd.DataFrame(pairs, columns=["x", "n"])
    return rows.assign(**dict.fromkeys(peers.KEYS, "same"))


def test_an_area_is_never_compared_with_itself():
    found = peers.of(_cells((100, 100), (0, 100), (0, 100), (1, 100)), "x", "n", 0.01)
    assert found["share"].iloc[0] == pytest.approx(1.5 / 301)  # Σx + ½ of Σn + 1 over the other three
    assert found["share"].iloc[3] == pytest.approx(100.5 / 301)


def test_two_others_are_too_few():
    assert peers.of(_cells((1, 10), (2, 10), (3, 10)), "x", "n", 0.01).isna().all(axis=None)


def test_peers_that_differ_widely_make_less_of_a_surprise():
    alike = peers.of(_cells((5, 50), (5, 50), (5, 50), (5, 50)), "x", "n", 0.01)
    apart = peers.of(_cells((5, 50), (0, 50), (0, 50), (40, 50)), "x", "n", 0.01)
    assert alike["dispersion"].iloc[0] == 0.01
    assert apart["dispersion"].iloc[0] == peers.MOST_DISPERSED


def test_another_city_is_no_peer():
    cells = _cells((5, 50), (5, 50), (5, 50), (5, 50)).assign(root=["a", "b", "b", "b"])
    assert peers.of(cells, "x", "n", 0.01).isna().all(axis=None)
