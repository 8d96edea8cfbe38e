"""The two icons of a cell, as signs in colour: its variation and whether its target will be met."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from charts.icons import INKS
from charts.key import Mark
from charts.theme import COLOURS, QUIET, SMALL_SIZE

# Rising and falling; concern is filled and improvement open, so that grey print tells them apart.
SIGNS = {
    "improvement": "△▽",
    "concern": "▲▼",
    "change": "◇",
    "common_cause": "～",
    "none": "－",
    "too_few": "…",
    "met": "√",
    "missed": "×",
    "hit_or_miss": "?",
}
PLACES = {"variation": 0.31, "assurance": 0.42}  # of a cell right of its middle


def cell_icons(cells: pd.DataFrame, mode: str) -> list[dict[str, Any]]:
    """Traces for cells with x, y and the columns of PLACES (keys of SIGNS, "" for none) and rising."""
    return [_trace(cells[cells[name].isin(SIGNS)], name, mode) for name in PLACES if name in cells]


def icon_marks(labels: Mapping[str, str], mode: str) -> list[Mark]:
    """The entries of the key for the icons that have words."""
    return [(SIGNS[name], _ink(name, mode), words) for name, words in labels.items() if name in SIGNS]


def _trace(cells: pd.DataFrame, name: str, mode: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": cells["x"] + PLACES[name],
        "y": cells["y"],
        "mode": "text",
        "text": [_sign(*cell) for cell in zip(cells[name], cells["rising"], strict=True)],
        "textfont": {"size": SMALL_SIZE, "color": [_ink(meaning, mode) for meaning in cells[name]]},
        "hoverinfo": "skip",
    }


def _sign(meaning: str, rising: bool) -> str:
    signs = SIGNS[meaning]
    return signs if len(signs) == 1 else signs[0 if rising else 1]


def _ink(meaning: str, mode: str) -> str:
    ink = INKS[meaning]
    return QUIET[mode] if ink in ("common_cause", "not_known") else COLOURS[mode][ink]
