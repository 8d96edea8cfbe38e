"""The way of a case through its stages, from left to right: count, share and how sure the share is."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.lettering import column, words
from charts.patches import hatching
from charts.sheet import Room, blank, sheet
from charts.theme import BODY_SIZE, COLOURS, QUIET, SEQUENTIAL, SMALL_SIZE, Look

HEIGHT = 158  # px
STAGE = 0.86  # of a stage's room; an arrow stands in the rest
COUNT_SIZE, SHARE_SIZE, ARROW_SIZE = 26, 16, 20  # px
GROUP, RULE, NAME, COUNT, SHARE, BAR, DETAIL = 148, 134, 116, 88, 56, 32, 10  # px above the lower edge
THICKNESS = 12  # px of a bar
STRONG, FAINT = 6, 0  # steps of the one-hue scale
BLANK_HEIGHT = 158  # px


def stages(frame: pd.DataFrame, look: Look) -> go.Figure:
    """One block for each row, in order: name, count, share as a bar with its interval and its target.

    Columns group (what neighbouring stages share, over a line of their own), name, count_text, share_text,
    note (beside the share), detail (under the bar), value (0 to 1, missing is hatched), low, high, target,
    hover.
    """
    if frame.empty:
        return blank(look, BLANK_HEIGHT)
    starts = list(range(len(frame)))
    traces = [
        *_bars(frame, starts, look.mode),
        _whiskers(frame, starts, look.mode),
        _targets(frame, starts, look.mode),
    ]
    layout = {
        "barmode": "overlay",
        "xaxis": {"visible": False, "range": [0, len(frame) - 1 + STAGE]},
        "yaxis": {"visible": False, "range": [0, HEIGHT]},
        "shapes": _rules(frame, look.mode),
        "annotations": [*_blocks(frame, look.mode), *_groups(frame, look.mode), *_arrows(frame, look.mode)],
    }
    return sheet(traces, look, Room(HEIGHT), layout)


def _bars(frame: pd.DataFrame, starts: list[int], mode: str) -> list[dict[str, Any]]:
    """The whole, hatched where the share is not known, and the share upon it."""
    strong, faint = SEQUENTIAL[mode][STRONG][0], SEQUENTIAL[mode][FAINT][0]
    common = {"type": "bar", "orientation": "h", "base": starts, "y": [BAR] * len(frame), "width": THICKNESS}
    unknown = ["/" if pd.isna(value) else "" for value in frame["value"]]
    pattern = {name: code for name, code in hatching(mode).items() if name in ("size", "solidity", "fgcolor")}
    whole = {
        "x": [STAGE] * len(frame),
        "marker": {"color": faint, "line": {"width": 0}, "pattern": {"shape": unknown, **pattern}},
        "hovertext": column(frame, "hover"),
        "hoverinfo": "text",
    }
    share = {
        "x": frame["value"].astype(float) * STAGE,
        "marker": {"color": strong, "line": {"width": 0}},
        "hoverinfo": "skip",
    }
    return [common | whole, common | share]


def _whiskers(frame: pd.DataFrame, starts: list[int], mode: str) -> dict[str, Any]:
    ends = [
        (start + low * STAGE, start + high * STAGE)
        for start, low, high in zip(starts, frame["low"], frame["high"], strict=True)
        if pd.notna(low)
    ]
    return {
        "type": "scatter",
        "x": [x for low, high in ends for x in (low, high, None)],
        "y": [y for _ in ends for y in (BAR, BAR, None)],
        "mode": "lines+markers",
        "line": {"color": COLOURS[mode]["value"], "width": 1.4},
        "marker": {"symbol": "line-ns", "size": 7, "line": {"color": COLOURS[mode]["value"], "width": 1.4}},
        "hoverinfo": "skip",
    }


def _targets(frame: pd.DataFrame, starts: list[int], mode: str) -> dict[str, Any]:
    """A stroke across the bar where the target lies."""
    places = [
        start + target * STAGE
        for start, target in zip(starts, frame["target"], strict=True)
        if pd.notna(target)
    ]
    return {
        "type": "scatter",
        "x": places,
        "y": [BAR] * len(places),
        "mode": "markers",
        "marker": {
            "symbol": "line-ns",
            "size": THICKNESS + 8,
            "line": {"color": COLOURS[mode]["target"], "width": 2},
        },
        "hoverinfo": "skip",
    }


def _blocks(frame: pd.DataFrame, mode: str) -> list[dict[str, Any]]:
    ink, quiet = COLOURS[mode]["value"], QUIET[mode]
    texts = zip(
        column(frame, "name"),
        column(frame, "count_text"),
        column(frame, "share_text"),
        column(frame, "note"),
        column(frame, "detail"),
        strict=True,
    )
    return [
        note
        for start, (name, count, share, beside, detail) in enumerate(texts)
        for note in (
            _text(name, start, NAME, BODY_SIZE, ink),
            _text(f"<b>{count}</b>", start, COUNT, COUNT_SIZE, ink),
            _text(_shared(share, beside, quiet), start, SHARE, SHARE_SIZE, ink),
            _text(detail, start, DETAIL, SMALL_SIZE, quiet),
        )
        if note["text"]
    ]


def _shared(share: str, beside: str, quiet: str) -> str:
    small = f'<span style="font-size:{SMALL_SIZE}px;color:{quiet}">{beside}</span>' if beside else ""
    return " ".join(filter(None, (f"<b>{share}</b>" if share else "", small)))


def _spans(frame: pd.DataFrame) -> list[tuple[str, int, int]]:
    """Each run of stages with one group: its words, its first and its last stage."""
    names = column(frame, "group")
    firsts = [place for place, name in enumerate(names) if not place or names[place - 1] != name]
    lasts = [*[first - 1 for first in firsts[1:]], len(names) - 1]
    return [(names[first], first, last) for first, last in zip(firsts, lasts, strict=True)]


def _groups(frame: pd.DataFrame, mode: str) -> list[dict[str, Any]]:
    return [_text(name, first, GROUP, SMALL_SIZE, QUIET[mode]) for name, first, _ in _spans(frame) if name]


def _rules(frame: pd.DataFrame, mode: str) -> list[dict[str, Any]]:
    """A line under the words of each group, as long as its stages."""
    line = {"color": COLOURS[mode]["limits"], "width": 1}
    return [
        {"type": "line", "x0": first, "x1": last + STAGE, "y0": RULE, "y1": RULE, "line": line}
        for name, first, last in _spans(frame)
        if name
    ]


def _arrows(frame: pd.DataFrame, mode: str) -> list[dict[str, Any]]:
    middle = STAGE + (1 - STAGE) / 2
    return [
        _text(words("›"), start + middle, COUNT, ARROW_SIZE, QUIET[mode]) | {"xanchor": "center"}
        for start in range(len(frame) - 1)
    ]


def _text(text: str, x: float, y: int, size: int, colour: str) -> dict[str, Any]:
    return {
        "text": text,
        "x": x,
        "y": y,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": size, "color": colour},
    }
