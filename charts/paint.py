"""The paint of one place or cell: its fill, the ink that reads on it, and hatching for what is not known."""

from dataclasses import dataclass

import pandas as pd

from charts.theme import COLOURS, SEQUENTIAL, SURFACE

VERDICT_COLOURS = {"better": "improvement", "similar": "common_cause", "worse": "concern"}
FAINTEST, STRONGEST = 0.20, 0.48  # share of a verdict's colour in a cell: ink stays readable on both


@dataclass(frozen=True)
class Paint:
    """Colours of one surface; a hatched one is not known."""

    fill: str
    ink: str
    hatched: bool = False

    @property
    def halo(self) -> str:
        """A text shadow in the colour of the fill: words stay readable across hatching and borders."""
        return f"0 0 2px {self.fill}, 0 0 2px {self.fill}, 0 0 4px {self.fill}"


def bare(mode: str) -> Paint:
    """A surface about which nothing is said."""
    return Paint(SURFACE[mode], COLOURS[mode]["value"])


def unknown(mode: str) -> Paint:
    """A surface whose value is not known: hatched grey."""
    return Paint(SURFACE[mode], COLOURS[mode]["value"], hatched=True)


def tinted(mode: str, tint: float) -> Paint:
    """The step of the one-hue scale for a tint of 0 to 1; hatched when the tint is missing."""
    if pd.isna(tint):
        return unknown(mode)
    steps = SEQUENTIAL[mode]
    step = round(min(max(tint, 0), 1) * (len(steps) - 1))
    return Paint(*steps[step])


def judged(mode: str, verdict: str, tint: float = 1.0) -> Paint:
    """Blue, grey or orange for a verdict, stronger away from tint 0; "none" is bare, "missing" hatched."""
    if verdict in SPEECHLESS:
        return SPEECHLESS[verdict](mode)
    if verdict not in VERDICT_COLOURS:
        known = ", ".join([*VERDICT_COLOURS, *SPEECHLESS])
        raise ValueError(f"charts.paint: verdict is {verdict!r}; use one of {known}.")
    away = 1.0 if pd.isna(tint) else min(abs(tint), 1)
    share = FAINTEST + (STRONGEST - FAINTEST) * round(away * 3) / 3
    return Paint(
        _mixed(COLOURS[mode][VERDICT_COLOURS[verdict]], SURFACE[mode], share), COLOURS[mode]["value"]
    )


SPEECHLESS = {"none": bare, "missing": unknown}


def _mixed(colour: str, ground: str, share: float) -> str:
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(ground[1:]), strict=True)
    return "#" + "".join(f"{round(part * share + under * (1 - share)):02X}" for part, under in pairs)
