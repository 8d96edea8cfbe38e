"""Verdicts and tints become colours, and nothing else becomes a verdict."""

import pytest

from charts.paint import VERDICT_COLOURS, judged, tinted, unknown
from charts.theme import COLOURS, SEQUENTIAL, SURFACE
from tests.charts.test_theme import READABLE, contrast


def _parts(colour: str) -> list[int]:
    return list(bytes.fromhex(colour[1:]))


@pytest.mark.parametrize("mode", COLOURS)
@pytest.mark.parametrize(
    ("verdict", "meaning"), [("better", "improvement"), ("similar", "common_cause"), ("worse", "concern")]
)
def test_a_verdict_takes_the_colour_of_its_meaning(mode: str, verdict: str, meaning: str) -> None:
    fill, full, ground = (
        _parts(colour) for colour in (judged(mode, verdict).fill, COLOURS[mode][meaning], SURFACE[mode])
    )
    shares = [(f - g) / (c - g) for f, c, g in zip(fill, full, ground, strict=True) if abs(c - g) > 40]
    assert max(shares) - min(shares) < 0.02  # the fill lies on the line from the ground to the full colour


@pytest.mark.parametrize("mode", COLOURS)
@pytest.mark.parametrize("verdict", VERDICT_COLOURS)
def test_a_printed_value_is_readable_on_every_verdict(mode: str, verdict: str) -> None:
    paints = [judged(mode, verdict, tint) for tint in (-1, -0.5, 0, 0.5, 1)]
    assert all(contrast(paint.fill, paint.ink) >= READABLE for paint in paints)


def test_a_verdict_is_stronger_further_from_the_benchmark() -> None:
    near, far = judged("light", "worse", -0.1), judged("light", "worse", -0.9)
    assert contrast(near.fill, SURFACE["light"]) < contrast(far.fill, SURFACE["light"])


def test_no_verdict_is_bare_and_a_missing_one_is_hatched() -> None:
    assert judged("light", "none").fill == SURFACE["light"]
    assert not judged("light", "none").hatched
    assert judged("light", "missing") == unknown("light")


def test_an_unknown_verdict_is_refused_with_the_words_that_exist() -> None:
    with pytest.raises(ValueError, match=r"'good'; use one of better, similar, worse, none, missing"):
        judged("light", "good")


def test_a_missing_tint_is_hatched_and_the_ends_are_the_ends_of_the_scale() -> None:
    assert tinted("light", float("nan")).hatched
    assert tinted("light", 0).fill == SEQUENTIAL["light"][0][0]
    assert tinted("light", 1).fill == SEQUENTIAL["light"][-1][0]
    assert tinted("light", 1.2) == tinted("light", 1)
