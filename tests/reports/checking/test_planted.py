"""Precision and recall on planted errors, and traps that look wrong and are right."""

import pytest

from reports.checking import check
from tests.benchmarks.number_check import measure
from tests.benchmarks.traps import TRAPS


def test_planted_errors_are_found_and_right_sentences_left_alone():
    """500 sentences of the declared kinds (tests/benchmarks/planted.py), half of them with one error."""
    found = measure()
    assert found.planted == 250
    assert found.precision >= 0.98, found.wronged
    assert found.recall >= 0.95, found.missed


def test_every_kind_of_error_is_found_by_itself():
    kinds = measure(sentences=400, seed=7).by_kind
    assert len(kinds) >= 18
    assert {kind: hits for kind, hits in kinds.items() if hits[0] < 0.75 * hits[1]} == {}


@pytest.mark.parametrize("text", TRAPS)
def test_what_only_looks_wrong_is_not_accused(text):
    assert [(one.quote, one.says("en")) for one in check(text).of("wrong")] == []
