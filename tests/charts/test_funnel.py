"""The funnel: dots, limits, names that stand clear of one another."""

import pandas as pd

from charts.dot_names import DOT, HEIGHT, dot_names
from charts.funnel import Words, funnel
from charts.lettering import width
from charts.theme import COLOURS, SMALL_SIZE, SURFACE
from tests.charts.frames import BAOJI, LIGHT, NOTHING_YET

WORDS = Words("基数：排查", "95%", "99.8%", "总体96%")
CODES = list(BAOJI)


def areas() -> pd.DataFrame:
    """Twelve counties: the first is marked, the second far below, the third somewhat above."""
    return pd.DataFrame(
        {
            "trials": [20 * (place + 1) for place in range(12)],
            "value": [0.96, 0.7, 0.999] + [0.95 + 0.003 * place for place in range(9)],
            "name": [*list(BAOJI.values())[:3], *[""] * 9],
            "hover": "提示",
            "verdict": ["similar", "worse", "better"] + ["similar"] * 9,
            "is_high": [False, False, True] + [False] * 9,
            "is_far": [False, True, False] + [False] * 9,
            "selected": [True] + [False] * 11,
            "area": CODES,
        }
    )


def curves() -> pd.DataFrame:
    """Both pairs of limits at three sizes; the upper outer one that is in use ends beyond the top."""
    sizes = {"trials": [1.0, 100.0, 240.0], "target": 0.96}
    plain = {"low998": [0.3, 0.9, 0.92], "low95": [0.5, 0.92, 0.94], "high95": 0.98, "high998": 0.99}
    wide = {"low998": [0.2, 0.85, 0.9], "low95": [0.4, 0.9, 0.93], "high95": 0.985, "high998": float("nan")}
    parts = [pd.DataFrame(sizes | plain | {"is_used": False}), pd.DataFrame(sizes | wide | {"is_used": True})]
    return pd.concat(parts, ignore_index=True)


def drawn() -> dict[str, dict]:
    """The marks of the picture by the code that a click on them carries."""
    traces = [trace for trace in funnel(areas(), curves(), LIGHT, WORDS).data if trace.mode == "markers"]
    marks = {}
    for trace in traces:
        shapes, inks = trace.marker.symbol, trace.marker.line.color
        for code, *mark in zip(trace.customdata, shapes, inks, trace.marker.color, strict=True):
            marks[code] = dict(zip(("shape", "ink", "fill"), mark, strict=True))
    return marks


def test_what_lies_outside_differs_in_shape_and_not_only_in_colour():
    marks, ink = drawn(), COLOURS["light"]
    assert marks[CODES[0]] == {"shape": "circle", "ink": ink["selected"], "fill": ink["selected"]}
    assert marks[CODES[1]] == {"shape": "triangle-down", "ink": ink["concern"], "fill": ink["concern"]}
    assert marks[CODES[2]] == {
        "shape": "triangle-up",
        "ink": ink["improvement"],
        "fill": SURFACE["light"],
    }
    assert {marks[code]["shape"] for code in CODES[3:]} == {"circle"}
    assert {marks[code]["ink"] for code in CODES[3:]} == {ink["common_cause"]}


def test_the_limits_in_use_are_solid_and_the_others_dotted():
    lines = [trace for trace in funnel(areas(), curves(), LIGHT, WORDS).data if trace.mode == "lines"]
    assert [line.line.dash for line in lines] == ["dot"] * 4 + ["solid"] * 4 + [None]
    assert list(lines[-1].y) == [0.96] * 3


def test_names_and_the_ends_of_the_lines_are_written_the_marked_area_in_bold():
    texts = [note.text for note in funnel(areas(), curves(), LIGHT, WORDS).layout.annotations]
    assert {f"<b>{BAOJI[CODES[0]]}</b>", BAOJI[CODES[1]], BAOJI[CODES[2]], "总体96%"} <= set(texts)
    assert texts.count("95%") == 2 and texts.count("99.8%") == 1  # the upper outer limit has no end


def test_areas_without_a_direction_have_the_colour_of_plain_values():
    frame = areas().assign(verdict=["similar", "lower", "higher"] + ["similar"] * 9)
    traces = funnel(frame, curves(), LIGHT, WORDS).data
    inks = {ink for trace in traces if trace.mode == "markers" for ink in trace.marker.line.color}
    assert inks == {COLOURS["light"][name] for name in ("selected", "value", "common_cause")}


def test_all_areas_at_one_hundred_percent_are_a_picture_too():
    frame = areas().assign(value=1.0, verdict="similar")
    ends = curves().assign(
        target=1.0, **dict.fromkeys(("low95", "low998", "high95", "high998"), float("nan"))
    )
    low, high = funnel(frame, ends, LIGHT, WORDS).layout.yaxis.range
    assert low < 1 < high


def test_nothing_is_said_in_words():
    figure = funnel(areas().iloc[:0], curves(), LIGHT, WORDS)
    assert NOTHING_YET in {note.text for note in figure.layout.annotations}


def test_names_stand_clear_of_one_another_of_dots_and_of_the_edges():
    dots = [(12.0 * (place % 20) + 5, 7.0 * place % 90 + 5) for place in range(60)]
    names = ["某某街道" if place % 2 else "" for place in range(60)]
    room, half = (260, 110), width("某某街道", SMALL_SIZE) / 2
    places = dot_names(dots, names, room)
    boxes = [
        (x + step[0] - half, y + step[1] - HEIGHT / 2, x + step[0] + half, y + step[1] + HEIGHT / 2)
        for (x, y), step in zip(dots, places, strict=True)
        if step
    ]
    assert 2 <= len(boxes) < 30
    marks = [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in dots]
    for place, (left, bottom, right, top) in enumerate(boxes):
        assert left >= 0 and bottom >= 0 and right <= room[0] and top <= room[1]
        for x0, y0, x1, y1 in boxes[:place] + marks:
            assert left >= x1 or right <= x0 or bottom >= y1 or top <= y0


def test_a_name_alone_stands_at_the_right_and_at_the_right_edge_at_the_left():
    assert dot_names([(50, 50)], ["凤县"], (200, 100))[0][0] > 0
    assert dot_names([(195, 50)], ["凤县"], (200, 100))[0][0] < 0
    assert dot_names([(5, 5)], ["凤县"], (10, 10)) == [None]
