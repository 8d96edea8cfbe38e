"""The two icons of a figure as small SVG pictures: its variation and whether its target will be met.

After the icons of NHS "Making Data Count": a meaning has a shape, a colour and, beside it, a word.
"""

from charts.theme import COLOURS, QUIET, SURFACE

SIZE = 16  # px
RISING, FALLING = "M4.6 10.6L8 5.4L11.4 10.6", "M4.6 5.4L8 10.6L11.4 5.4"
WAVE, FLAT = "M3.6 8.6Q5.8 4.4 8 8T12.4 7.4", "M4 8H12"
DOTS = "M4.8 8h0M8 8h0M11.2 8h0"
TICK, CROSS = "M4.6 8.4L7 10.8L11.4 5.6", "M5.2 5.2L10.8 10.8M10.8 5.2L5.2 10.8"
EITHER = "M5.9 6.3Q5.9 4.1 8 4.1T10.1 6.1Q10.1 7.3 8 8.2V9.2M8 11.8h0"  # a question mark
DISC = "M8 1A7 7 0 1 1 8 15A7 7 0 1 1 8 1Z"
SHAPES = {"concern": "M8 .8L15.2 8L8 15.2L.8 8Z", "change": "M2 2H14V14H2Z"}
ROUND = 'stroke-linecap="round" stroke-linejoin="round"'
FILLED = ("improvement", "concern", "met", "missed")
INKS = {
    "improvement": "improvement",
    "concern": "concern",
    "change": "selected",
    "common_cause": "common_cause",
    "none": "common_cause",
    "too_few": "not_known",
    "met": "improvement",
    "missed": "concern",
    "hit_or_miss": "common_cause",
}
SIGNS = {
    "common_cause": WAVE,
    "none": FLAT,
    "too_few": DOTS,
    "met": TICK,
    "missed": CROSS,
    "hit_or_miss": EITHER,
}


def icon(meaning: str, mode: str, rising: bool = True) -> str:
    """An SVG document of SIZE px for a verdict or an assurance of metrics.control.

    Signals are an arrow, up where the figure is `rising`: in a disc, for a concern in a diamond, without a
    direction in a square. What is good or bad is filled: differences survive grey print. ValueError for
    another word.
    """
    if meaning not in INKS:
        raise ValueError(f"charts.icons: {meaning!r} has no icon; use one of {', '.join(INKS)}.")
    ink, filled = COLOURS[mode][INKS[meaning]], meaning in FILLED
    sign = SIGNS.get(meaning, RISING if rising else FALLING)
    line = SURFACE[mode] if filled else QUIET[mode] if meaning in SIGNS else ink
    size = f'viewBox="0 0 {SIZE} {SIZE}" width="{SIZE}" height="{SIZE}"'
    ground = ink if filled else SURFACE[mode]
    shape = SHAPES.get(meaning, DISC)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        f'<path d="{shape}" fill="{ground}" stroke="{ink}" stroke-width="1.4"/>'
        f'<path d="{sign}" fill="none" stroke="{line}" stroke-width="1.7" {ROUND}/></svg>'
    )
