"""Peers: an area beside its like, without any beside its targets: what differs beyond chance, and no more."""

import pandas as pd

from metrics import benchmark, series, spine
from metrics.spine import GROUP, Circle
from reports.document import Section, Sentence
from reports.figure import Figure
from reports.material import Material
from reports.template import Block


def section(material: Material, block: Block) -> Section | None:
    """How many indicators differ, and the strongest and weakest of them; None where nothing stands beside."""
    wide = material.wide
    around = spine.circle(material.tree, wide.area, wide.period)
    if around is None:
        return None
    judged = _judged(material, around)
    strong, weak = spine.strong_and_weak(judged)
    told = int(judged["verdict"].ne(benchmark.NOT_COMPARED).sum())
    said = [_count(material, around, told, (len(strong), len(weak)))]
    for rows in (strong, weak):
        said += [_one(material, around, row) for row in rows.head(block.limit).to_dict("records")]
    return Section(block.heading[material.lang], tuple(said))


def _judged(material: Material, around: Circle) -> pd.DataFrame:
    wide = material.wide
    ids = spine.candidates(wide.definitions)
    asked = {name: wide.definitions[name] for name in ids}
    above = () if around.whole == GROUP else (around.whole,)
    codes = tuple(dict.fromkeys((wide.area, *around.codes, *above)))
    rows = series.over(material.connection, asked, codes, {"now": wide.period})
    if around.kind == "parts":
        return spine.against_targets(rows, asked, wide.area)
    return spine.spine(rows, asked, wide.area, around)


def _count(material: Material, around: Circle, told: int, sides: tuple[int, int]) -> Sentence:
    _ = material.translate
    what = {"n": told, "strong": sides[0], "weak": sides[1], "number": len(around.codes)}
    if around.kind == "parts":
        text = _("Of {n} targets that can be judged, {strong} are met and {weak} missed beyond chance.")
    else:
        text = _(
            "Beside {number} like areas {strong} of {n} indicators are better, {weak} worse beyond chance."
        )
    return material.told(text.format(**what))


def _one(material: Material, around: Circle, row: dict) -> Sentence:
    _, definition = material.translate, material.wide.definitions[row["indicator"]]
    figure = Figure(row, definition, material.lang)
    text = (
        _("{indicator} {value}, target {other}")
        if around.kind == "parts"
        else _("{indicator} {value}, {other} as a whole")
    )
    said = text.format(
        indicator=definition.title[material.lang],
        value=figure.printed(row["value"]),
        other=figure.printed(row["benchmark"]),
    )
    return material.told(said + material.marks.stop, definition.id)
