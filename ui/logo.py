"""The name of the product on top of the menu, in the ink of the reader's screen."""

import html
from pathlib import Path

from charts.theme import COLOURS, FONT

ICON = Path(__file__).with_name("icon.svg")  # of the browser's tab
WIDTH, HEIGHT = 176, 32  # px
MARK = "M5 24v-7M11 24V9M17 24v-6M23 24V12"


def logo(name: str, mode: str) -> str:
    """An SVG document: our mark and the name."""
    ink, font = COLOURS[mode], html.escape(FONT)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}">'
        f'<path d="{MARK}" stroke="{ink["selected"]}" stroke-width="3.6" stroke-linecap="round"/>'
        f'<text x="33" y="22" font-size="17" font-weight="600" font-family="{font}" fill="{ink["value"]}">'
        f"{html.escape(name)}</text></svg>"
    )
