"""Colours, type and what the browser is told."""

import plotly.io as pio
import pytest

from charts.theme import COLOURS, CONFIG, FONT, SEQUENTIAL

# The table "Colour carries meaning once" of the design, light and dark.
DESIGN = {
    "value": ("#1F2A37", "#E5E9F0"),
    "improvement": ("#1B6CA8", "#6FB1E4"),
    "concern": ("#C8590B", "#F2A65A"),
    "common_cause": ("#7A8694", "#9AA5B1"),
    "target": ("#111827", "#F3F4F6"),
    "limits": ("#AEB8C4", "#475569"),
    "selected": ("#7A3E9D", "#C79BE0"),
}
READABLE = 4.5  # contrast of text, WCAG 2.2 AA, success criterion 1.4.3


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    shares = [part / 255 for part in bytes.fromhex(colour[1:])]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_colours_are_those_of_the_design() -> None:
    for meaning, (light, dark) in DESIGN.items():
        assert (COLOURS["light"][meaning], COLOURS["dark"][meaning]) == (light, dark)


@pytest.mark.parametrize("mode", COLOURS)
def test_words_are_readable_on_every_step_of_the_scale(mode: str) -> None:
    assert [contrast(*step) >= READABLE for step in SEQUENTIAL[mode]] == [True] * len(SEQUENTIAL[mode])


@pytest.mark.parametrize("mode", COLOURS)
def test_the_scale_keeps_its_order_in_grey_print(mode: str) -> None:
    greys = [_luminance(fill) for fill, _ in SEQUENTIAL[mode]]
    assert greys == sorted(greys, reverse=mode == "light")


@pytest.mark.parametrize("mode", COLOURS)
def test_one_template_for_each_mode_is_registered_and_none_is_the_default(mode: str) -> None:
    assert pio.templates[f"zhili_{mode}"].layout.font.family == FONT
    assert pio.templates.default == "none"


def test_the_browser_shows_no_tools_and_speaks_chinese() -> None:
    assert CONFIG["displayModeBar"] is False
    assert CONFIG["locales"][CONFIG["locale"]]["format"]["shortMonths"][9] == "10月"
