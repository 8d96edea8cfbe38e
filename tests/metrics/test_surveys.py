"""Surveys: who differs from the whole beyond sampling error."""

import pandas as pd
import pytest

from metrics.surveys import HIGHER, LOWER, NOT_COMPARED, SIMILAR, against_whole


def verdict(positive, asked, whole=(900, 1000)):
    """The verdict on one place within a whole."""
    rows = pd.DataFrame(
        [
            {"indicator": "sense_of_security", "area": area, "value": n / d if d else None, "denominator": d}
            for area, (n, d) in {"whole": whole, "place": (positive, asked)}.items()
        ]
    )
    judged = against_whole(rows, "whole").set_index("area")["verdict"]
    assert judged["whole"] == NOT_COMPARED
    return judged["place"]


@pytest.mark.parametrize(
    ("positive", "asked", "expected"),
    [
        (90, 100, SIMILAR),
        (84, 100, SIMILAR),  # two standard errors of 0.03: one of twenty places is that far out by chance
        (80, 100, LOWER),  # more than three
        (991, 1000, HIGHER),
        (0, 0, NOT_COMPARED),
        (3, 10, NOT_COMPARED),  # one expected negative answer: too few to judge
    ],
)
def test_a_place_differs_only_beyond_three_standard_errors(positive, asked, expected):
    assert verdict(positive, asked) == expected
