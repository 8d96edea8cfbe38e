"""The map on the wall: the parts of the area tinted by one indicator, its own value and the scale beside."""

import html

from charts.theme import SEQUENTIAL
from charts.wall_map import wall_map
from charts.wall_tiles import wall_tiles
from i18n import format
from i18n.translate import mark as _
from ui import cached, cards, place_map, signals, wall_figures
from ui.plain_table import image
from ui.view import View
from ui.wall_rules import Wall


def show(wall: Wall) -> str:
    """Map and words; tiles where there are no outlines. One hue: more and less, never good and bad."""
    view, definition = wall.view, wall.view.definitions[wall.indicator]
    places = place_map.frame(view, definition)
    on_map = wall_map(places, view.mode) if view.areas.level(place_map.circle(view)) == "city" else ""
    words = [
        f"<h2>{html.escape(definition.title[view.lang])}</h2>",
        *_own(view, wall.indicator),
        _scale(view, wall.indicator),
        _note(view._(_("Hatched: no value."))) * bool(places["tint"].isna().any()),
        _note(view._(_("For internal orientation only."))) * bool(on_map),
        _note(definition.definition[view.lang]),
    ]
    picture = image(on_map or wall_tiles(places, view.mode), "wall_picture")
    return f'<div class="wall_map">{picture}<div>{"".join(words)}</div></div>'


def _own(view: View, name: str) -> list[str]:
    """The area's own value, what must be said beside it, its changes, target and verdict."""
    rows = cached.headlines(view.store, (name,), (view.area,), view.period)
    row, definition = rows.iloc[0], view.definitions[name]
    words = cards.card(row, definition, view.lang)
    value = format.DASH if format.is_missing(row["value"]) else words.value + words.unit
    signal = signals.last(view, (name,), (view.area,)).get((name, view.area))
    judged = wall_figures.judged(view, words, signal)
    return [f"<strong>{html.escape(value)}</strong>", _note(words.note), f"<div>{judged}</div>"]


def _scale(view: View, name: str) -> str:
    """The tints from the least to the most, with these two values."""
    definition = view.definitions[name]
    codes = view.within(place_map.circle(view))
    known = cached.whole(view.store, name, codes, view.period)["value"].dropna()
    if known.nunique() < 2:
        return ""
    ends = [
        html.escape(format.value_with_unit(value, definition.unit, view.lang, near=definition.target))
        for value in (known.min(), known.max())
    ]
    steps = "".join(f'<i style="background:{fill}"></i>' for fill, _ink in SEQUENTIAL[view.mode])
    return f'<p class="wall_scale">{ends[0]}<span>{steps}</span>{ends[1]}</p>'


def _note(text: str) -> str:
    return f'<p class="wall_note">{html.escape(text)}</p>' if text else ""
