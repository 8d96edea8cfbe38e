"""The way of a dispute, levels, parts of a whole and the roster of communities."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import pytest

from charts.levels import Bracket, levels
from charts.parts import Headings, parts
from charts.roster import PICTURE, roster
from charts.stages import STAGE, stages
from charts.theme import COLOURS, Look
from tests.charts.frames import LIGHT, NOTHING_YET, STATES, communities

Chart = Callable[[pd.DataFrame, Look], go.Figure]
NAN = float("nan")


def way() -> pd.DataFrame:
    """Three stages in two groups: the whole, a part with a target, a part that is not known."""
    return pd.DataFrame(
        {
            "group": ["按登记日期", "按登记日期", "按办结日期"],
            "name": ["排查", "调解成功", "已回访"],
            "count_text": ["40件", "30件", "—"],
            "share_text": ["", "75.0%", ""],
            "note": ["", "占排查", ""],
            "detail": ["", "目标96%，未达到", "未报送"],
            "value": [1.0, 0.75, NAN],
            "low": [NAN, 0.6, NAN],
            "high": [NAN, 0.86, NAN],
            "target": [NAN, 0.96, NAN],
            "hover": "提示",
        }
    )


def settled_at() -> pd.DataFrame:
    """Four levels, the two lowest of them low."""
    return pd.DataFrame(
        {
            "name": ["网格", "村（社区）", "镇（街）", "县（区）"],
            "value": [0.25, 0.5, 0.2, 0.05],
            "text": ["25件（25.0%）", "50件（50.0%）", "20件（20.0%）", "5件（5.0%）"],
            "hover": "提示",
            "is_low": [True, True, False, False],
        }
    )


def types() -> pd.DataFrame:
    """Three types of disputes, the last without a rate."""
    return pd.DataFrame(
        {
            "name": ["邻里纠纷", "婚恋家庭纠纷", "未填"],
            "count": [30.0, 10.0, 2.0],
            "count_text": ["30", "10", "2"],
            "value": [0.9, 1.0, NAN],
            "low": [0.74, 0.72, NAN],
            "high": [0.97, 1.0, NAN],
            "value_text": ["90.0%", "100.0%", "—"],
            "hover": "提示",
        }
    )


def places(count: int = 1370) -> pd.DataFrame:
    """So many communities in twelve groups; 1,370 is Baoji."""
    place = pd.Series(range(count))
    return pd.DataFrame(
        {
            "area": [f"6103{number:08}" for number in place],
            "group": [f"县{number * 12 // count}" for number in place],
            "tally": "112/114 98.2%",
            "state": [("zero", "zero", "event", "not_known")[number % 4] for number in place],
            "hover": "社区<br>零发案<br>至少24个月",
        }
    )


WORDS = Headings("排查（件）", "调解成功率", 0.7, 0.96, "目标96%")
BRACKETS = (
    Bracket(1, "25.0%", "不出网格", "17.5%—34.3%"),
    Bracket(2, "75.0%", "不出村", "65.7%—82.5%"),
)
FIGURES: dict[str, tuple[Chart, pd.DataFrame]] = {
    "stages": (stages, way()),
    "levels": (partial(levels, brackets=BRACKETS), settled_at()),
    "parts": (partial(parts, headings=WORDS), types()),
    "roster": (partial(roster, labels=STATES), places()),
}


@pytest.fixture(params=FIGURES)
def drawing(request: pytest.FixtureRequest) -> tuple[Chart, pd.DataFrame]:
    """A chart and a table of normal size for it."""
    return FIGURES[request.param]


def _notes(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_figure_is_drawn_in_both_modes(drawing: tuple[Chart, pd.DataFrame], mode: str) -> None:
    chart, frame = drawing
    figure = chart(frame, replace(LIGHT, mode=mode))
    assert figure.data
    assert figure.layout.template.layout.paper_bgcolor == "rgba(0,0,0,0)"


def test_an_empty_table_says_why_in_one_sentence(drawing: tuple[Chart, pd.DataFrame]) -> None:
    chart, frame = drawing
    for empty in (frame.head(0), pd.DataFrame()):
        figure = chart(empty, LIGHT)
        assert not figure.data
        assert _notes(figure).count(NOTHING_YET) == 1


def test_one_row_is_enough(drawing: tuple[Chart, pd.DataFrame]) -> None:
    chart, frame = drawing
    assert chart(frame.head(1), LIGHT).data


def test_nothing_known_is_drawn_without_inventing_a_number(drawing: tuple[Chart, pd.DataFrame]) -> None:
    chart, frame = drawing
    known = {"value", "low", "high", "target", "count"} & set(frame)
    assert chart(frame.assign(**dict.fromkeys(known, NAN)), LIGHT).to_json()


def test_a_figure_leaves_its_table_as_it_was(drawing: tuple[Chart, pd.DataFrame]) -> None:
    chart, frame = drawing
    before = frame.copy(deep=True)
    chart(frame, LIGHT)
    pd.testing.assert_frame_equal(frame, before)


def test_no_figure_is_heavier_than_250_kilobytes(drawing: tuple[Chart, pd.DataFrame]) -> None:
    chart, frame = drawing
    assert len(chart(frame, LIGHT).to_json().encode()) < 250_000


def test_markup_from_a_data_file_stays_text(drawing: tuple[Chart, pd.DataFrame]) -> None:
    chart, frame = drawing
    named = {"name", "group", "tally"} & set(frame)
    figure = chart(frame.assign(**dict.fromkeys(named, '<a href="javascript:alert(1)">太白</a>')), LIGHT)
    labels = figure.layout.yaxis.ticktext or ()
    assert "<a " not in "".join([*_notes(figure), *labels])


def test_a_bar_of_a_stage_is_as_long_as_its_share() -> None:
    whole, share = stages(way(), LIGHT).data[:2]
    assert list(whole.x) == [STAGE] * 3
    assert list(share.x)[:2] == [STAGE, 0.75 * STAGE]
    assert list(share.base) == [0, 1, 2]


def test_a_stage_that_is_not_known_is_hatched_and_says_why() -> None:
    figure = stages(way(), LIGHT)
    assert list(figure.data[0].marker.pattern.shape) == ["", "", "/"]
    assert "未报送" in _notes(figure)


def test_stages_of_one_group_share_one_line_and_its_words() -> None:
    figure = stages(way(), LIGHT)
    assert [(line.x0, line.x1) for line in figure.layout.shapes] == [(0, 1 + STAGE), (2, 2 + STAGE)]
    assert _notes(figure).count("按登记日期") == 1


def test_only_a_stage_with_a_target_carries_its_stroke() -> None:
    assert list(stages(way(), LIGHT).data[3].x) == [1 + 0.96 * STAGE]


def test_each_bracket_runs_from_the_first_level_to_its_last() -> None:
    shapes = levels(settled_at(), LIGHT, BRACKETS).layout.shapes
    down = [line for line in shapes if line.y0 != line.y1]
    assert sorted(line.y1 for line in down) == [0, 1]
    assert len({line.y0 for line in down}) == 1


def test_a_shorter_bracket_stands_right_of_a_longer_one_so_that_no_line_crosses() -> None:
    down = [line for line in levels(settled_at(), LIGHT, BRACKETS).layout.shapes if line.y0 != line.y1]
    by_length = sorted(down, key=lambda line: line.y1)
    assert by_length[0].x0 > by_length[1].x0


def test_a_bracket_of_more_levels_than_there_are_is_left_out() -> None:
    figure = levels(settled_at().head(1), LIGHT, BRACKETS)
    assert any("不出网格" in note for note in _notes(figure))
    assert not any("不出村" in note for note in _notes(figure))


def test_without_brackets_there_are_bars_alone() -> None:
    assert not levels(settled_at(), LIGHT).layout.shapes


def test_low_levels_are_tinted_stronger_than_the_others() -> None:
    colours = levels(settled_at(), LIGHT).data[0].marker.color
    assert colours[0] == colours[1] != colours[2] == colours[3]


def test_the_axis_of_the_rates_starts_where_it_is_told() -> None:
    low, high = parts(types(), LIGHT, WORDS).layout.xaxis2.range
    assert low == 0.7
    assert 1 < high < 1.02


def test_parts_without_a_target_draw_no_line() -> None:
    assert not parts(types(), LIGHT, Headings("排查", "成功率")).layout.shapes


def test_every_community_has_its_dot_and_its_code() -> None:
    figure = roster(places(), LIGHT, STATES)
    spots = {(x, y) for trace in figure.data for x, y in zip(trace.x, trace.y, strict=True)}
    codes = {code for trace in figure.data for (code,) in trace.customdata}
    assert len(spots) == len(codes) == 1370


@pytest.mark.parametrize("count", [12, 72, 241, 1370])
def test_a_roster_fits_its_picture(count: int) -> None:
    width, height = PICTURE
    figure = roster(places(count), LIGHT, STATES)
    assert figure.layout.xaxis.range[1] <= width
    assert figure.layout.yaxis.range[0] <= height


def test_fewer_communities_make_larger_dots() -> None:
    small, large = (roster(places(count), LIGHT, STATES).data[0].marker.size for count in (1370, 72))
    assert small < large


def test_states_differ_in_shape_as_well_as_colour() -> None:
    markers = [trace.marker for trace in roster(places(), LIGHT, STATES).data]
    assert len({(marker.symbol, marker.color, marker.line.width) for marker in markers}) == 3
    assert markers[0].color == COLOURS["light"]["improvement"]


def test_each_group_names_itself_and_its_tally_once() -> None:
    notes = _notes(roster(communities().assign(tally="8/10  80.0%"), LIGHT, STATES))
    assert notes.count("金陵街道") == 1
    assert notes.count("8/10  80.0%") == 2  # two towns
