"""What makes a figure look like ours: colours, type and the two templates.

Draw a figure with `st.plotly_chart(figure, config=theme.CONFIG, theme=None)`.
"""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
import plotly.io as pio

COLOURS = {
    "light": {
        "value": "#1F2A37",
        "improvement": "#1B6CA8",
        "concern": "#C8590B",
        "common_cause": "#7A8694",
        "target": "#111827",
        "limits": "#AEB8C4",
        "selected": "#7A3E9D",
        "not_known": "#8C96A1",
    },
    "dark": {
        "value": "#E5E9F0",
        "improvement": "#6FB1E4",
        "concern": "#F2A65A",
        "common_cause": "#9AA5B1",
        "target": "#F3F4F6",
        "limits": "#475569",
        "selected": "#C79BE0",
        "not_known": "#7C8794",
    },
}
SURFACE = {"light": "#FFFFFF", "dark": "#0F172A"}
QUIET = {"light": "#55606E", "dark": "#A9B4C0"}  # small print: axis words, units, sources
GRID = {"light": "#E6EAEE", "dark": "#263244"}

# One hue from faint to strong, for maps and tiles; the second colour is the ink that reads on the first.
SEQUENTIAL = {
    "light": (
        ("#E4F0F0", "#1F2A37"),
        ("#CDE4E5", "#1F2A37"),
        ("#B1D5D7", "#1F2A37"),
        ("#92C4C8", "#1F2A37"),
        ("#70B1B6", "#1F2A37"),
        ("#519DA3", "#111827"),
        ("#2B7B83", "#FFFFFF"),
        ("#18646D", "#FFFFFF"),
        ("#0C4B54", "#FFFFFF"),
    ),
    "dark": (
        ("#17323A", "#E5E9F0"),
        ("#1C434C", "#E5E9F0"),
        ("#235660", "#E5E9F0"),
        ("#2B6771", "#FFFFFF"),
        ("#468F99", "#0B1220"),
        ("#5AA1AA", "#0B1220"),
        ("#77B6BD", "#0B1220"),
        ("#99CBD0", "#0B1220"),
        ("#C0E2E5", "#0B1220"),
    ),
}

# Grades of the field (红黄绿): a tint that reads in grey, and how full its disc is, which says the same.
BANDS = {
    "light": {
        "green": ("#2F7D6B", 0.0),
        "yellow": ("#B08900", 1 / 3),
        "orange": ("#C8590B", 2 / 3),
        "red": ("#9B2C2C", 1.0),
    },
    "dark": {
        "green": ("#6FC3AE", 0.0),
        "yellow": ("#E2C044", 1 / 3),
        "orange": ("#F2A65A", 2 / 3),
        "red": ("#F08A8A", 1.0),
    },
}

FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'
TITLE_SIZE, BODY_SIZE, SMALL_SIZE = 15, 13, 12  # px
CLEAR = "rgba(0,0,0,0)"
HALF_PAGE = 600  # px

CHINESE = {
    "dictionary": {
        "Autoscale": "自动缩放",
        "Double-click to zoom back out": "双击恢复原范围",
        "Download plot as a PNG": "保存为图片",
        "Pan": "平移",
        "Reset axes": "恢复坐标轴",
        "Zoom": "缩放",
        "Zoom in": "放大",
        "Zoom out": "缩小",
    },
    "format": {
        "days": ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
        "shortDays": ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
        "months": [f"{month}月" for month in range(1, 13)],
        "shortMonths": [f"{month}月" for month in range(1, 13)],
        "date": "%Y年%-m月%-d日",
        "decimal": ".",
        "thousands": ",",
    },
}
CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "responsive": True,
    "locale": "zh-CN",
    "locales": {"zh-CN": CHINESE},
}


@dataclass(frozen=True)
class Look:
    """How a figure is to appear. All texts are finished sentences in the reader's language.

    mode: "light" or "dark". empty: the sentence shown when there is nothing to draw.
    axis_format: how numbers on an axis are written (d3: ",d" for counts, ".2~%" for shares).
    height: pixels of the whole figure; 0 leaves it to the chart. width: pixels where its texts wrap.
    """

    mode: str
    title: str = ""
    unit: str = ""
    source: str = ""
    empty: str = ""
    axis_format: str = ""
    height: int = 0
    width: int = HALF_PAGE


def apply(figure: go.Figure, mode: str) -> go.Figure:
    """The figure with the template of this mode."""
    return figure.update_layout(template=f"zhili_{mode}")


def _axis(mode: str) -> dict[str, Any]:
    return {
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "gridcolor": GRID[mode],
        "linecolor": COLOURS[mode]["limits"],
        "tickfont": {"size": SMALL_SIZE, "color": QUIET[mode]},
        "exponentformat": "none",
        "separatethousands": True,
    }


def _layout(mode: str) -> dict[str, Any]:
    font = {"family": FONT, "size": BODY_SIZE, "color": COLOURS[mode]["value"]}
    return {
        "font": font,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": SURFACE[mode],
            "bordercolor": COLOURS[mode]["limits"],
            "font": font,
            "align": "left",
        },
        "xaxis": _axis(mode),
        "yaxis": _axis(mode),
    }


def _template(mode: str) -> go.layout.Template:
    # A click selects a point for Streamlit; it must not fade everything else.
    steady = {"unselected": {"marker": {"opacity": 1}}, "selected": {"marker": {"opacity": 1}}}
    return go.layout.Template(layout=_layout(mode), data={"scatter": [steady], "bar": [steady]})


pio.templates.default = "none"
for _mode in COLOURS:
    pio.templates[f"zhili_{_mode}"] = _template(_mode)
