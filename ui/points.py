"""Points: sentences one under the other, each a link to its page, with the reason in small print."""

import html
from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from ui.marks import MET_CLASSES, MET_SIGNS


@dataclass(frozen=True)
class Point:
    """A sentence with the address it leads to, the words under it, and whether it is good news."""

    text: str
    link: str = ""
    small: str = ""
    good: bool | None = None


def show(points: Iterable[Point]) -> None:
    """The points as a list."""
    st.html(f'<ul class="points">{"".join(map(_item, points))}</ul>')


def _item(point: Point) -> str:
    text = html.escape(point.text)
    if point.link:
        text = f'<a href="{html.escape(point.link)}" target="_self">{text}</a>'
    sign = (
        f'<b class="{MET_CLASSES[point.good]}">{MET_SIGNS[point.good]}</b> ' if point.good is not None else ""
    )
    small = f"<span>{html.escape(point.small)}</span>" if point.small else ""
    return f"<li>{sign}{text}{small}</li>"
