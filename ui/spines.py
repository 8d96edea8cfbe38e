"""The spine charts of a profile, one for each topic, and the words for their marks."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.spine import Headings, spine
from i18n import format
from metrics.benchmark import FEWEST
from ui import figure, finding, profile, topics, wording
from ui.profile import Profile
from ui.view import View

COLUMNS = 2


def show(view: View, found: Profile) -> None:
    """The charts in two columns, both about as long; nothing where nothing is comparable."""
    if found.table.empty:
        return
    finding.heading(_title(view, found))
    finding.small(_key(view, found))
    rows = found.table.set_index("indicator", drop=False).loc[found.names]
    names = pd.Series({name: topics.topic(view.definitions[name]) for name in found.names})
    columns = st.columns(COLUMNS, gap="medium")
    heights = [0] * COLUMNS
    for topic in names.unique():
        place = heights.index(min(heights))
        heights[place] += 3 + (names == topic).sum()
        with columns[place]:
            _draw(view, found, topic, rows[names.to_numpy() == topic])
    finding.small(
        view._("Shares of fewer than {fewest} cases are left out. {line}").format(
            fewest=FEWEST, line=view.source_line
        )
    )


def _draw(view: View, found: Profile, topic: str, rows: pd.DataFrame) -> None:
    title = topics.title(view, topic)

    def draw() -> Any:
        look = figure.look(view, None, title, source="")
        middle = view._("median") if found.has_peers else view._("parts' median")
        return spine(
            frame(view, rows), look, Headings(view._("own"), middle, view._("worse"), view._("better"))
        )

    alt = view._("{topic}, {area}, {period}").format(topic=title, area=view.place, period=view.time)
    figure.draw(view, draw, key=f"spine_{topic}", alt=alt)


def frame(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of a spine as charts.spine takes them."""
    records, lang = rows.to_dict("records"), view.lang
    definitions = [view.definitions[row["indicator"]] for row in records]
    pairs = list(zip(records, definitions, strict=True))
    return rows.assign(
        name=[definition.title[lang] for definition in definitions],
        value_text=[wording.value(r, d, lang) for r, d in pairs],
        middle_text=[format.value(r["middle"], d.unit, lang) for r, d in pairs],
        hover=[_hover(view, row, definition) for row, definition in pairs],
    )


def _hover(view: View, row: dict, definition: Any) -> str:
    lang = view.lang
    ends = [format.value_with_unit(row[name], definition.unit, lang) for name in ("worst", "best")]
    lines = [
        view._("{indicator}: {value}").format(
            indicator=definition.title[lang], value=wording.full(row, definition, lang)
        ),
        wording.explained(row, definition, lang),
        wording.goal(definition, lang),
        view._("worst {worst}, best {best} of {number}").format(
            worst=ends[0], best=ends[1], number=row["known"]
        ),
    ]
    return "<br>".join(filter(None, lines))


def _title(view: View, found: Profile) -> str:
    what = {"area": view.place, "period": view.time, "number": len(found.around.codes)}
    if found.has_peers:
        circle = profile.circle(view, found.around)
        return view._("{area} among {circle}, {period}").format(**what, circle=circle)
    return view._("{area} over the spread of its {number} parts, {period}").format(**what)


def _key(view: View, found: Profile) -> str:
    """What the marks and bands mean, in a line."""
    bands = view._("Faint band: worst to best; strong band: the middle half; stroke: median; dotted: target.")
    if not found.has_peers:
        return view._("◇ target met, ◆ not met beyond chance, ● neither, ○ no target. {bands}").format(
            bands=bands
        )
    return view._("◇ better, ◆ worse beyond chance, ● no difference, ○ not compared. {bands}").format(
        bands=bands
    )
