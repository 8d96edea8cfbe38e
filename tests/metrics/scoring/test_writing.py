"""Schemes written and read back: any is itself again, and with other weights it still holds together."""

import tomllib
from dataclasses import replace
from decimal import Decimal as D

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.review.what_if import Change, changed
from metrics.scoring import fields, structure
from metrics.scoring.scheme import Scheme
from metrics.scoring.writing import as_toml
from tests.metrics.scoring.drawn_schemes import schemes
from tests.metrics.scoring.toy import item, scheme

some = settings(max_examples=50, suppress_health_check=list(HealthCheck))


def read_back(one):
    """The scheme that its file holds, whatever its indicators are."""
    table = tomllib.loads(as_toml(one), parse_float=D)
    return fields.value(Scheme, table | {"id": one.id, "text": "-"}, "drawn")


def test_what_has_its_usual_value_is_left_out_and_no_floor_is_told():
    text = as_toml(scheme(item("a", "60", floor=None), item("b", "40", decimals=1)))
    assert text.count("floor") == 1 and 'floor = "none"' in text
    assert "decimals = 1" in text and "ties" not in text and "whole" not in text


def test_words_with_quotes_and_breaks_are_read_back():
    words = {"zh": '“一”"二"\\三\n四', "en": "a\tb"}
    one = replace(scheme(item("a")), title=words)
    assert read_back(one) == replace(one, text="-")


@some
@given(schemes())
def test_any_scheme_is_read_back_as_itself(one):
    assert read_back(one) == replace(one, text="-")


@some
@given(schemes(), st.lists(st.integers(1, 400), min_size=6, max_size=6))
def test_other_weights_keep_the_full_marks_and_the_scheme_whole(one, weights):
    given_ = {part.id: D(weight) for part, weight in zip(one.items, weights, strict=False)}
    found = changed(one, Change(weights=given_))
    structure.check(found, "changed")
    assert sum(part.points for part in found.items) == one.full_marks
    for part, was in zip(found.items, one.items, strict=True):
        assert (part.floor is None) == (was.floor is None)
        assert part.cap is None or part.floor is None or part.cap > part.floor
        assert all(given <= part.points for _, given in part.steps)
