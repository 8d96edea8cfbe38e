"""A published index as a scheme: its points, groups and ranks, by the code that ranks counties."""

from decimal import Decimal as D
from fractions import Fraction
from math import lcm
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from metrics import composite
from metrics.period import parse
from metrics.scoring import inputs as facts
from metrics.scoring.board import board
from metrics.scoring.inputs import EVENTS, Inputs
from metrics.scoring.scheme import Block, Item
from tests.metrics.scoring.toy import WORDS, scheme

REFERENCE = Path(__file__).parents[2] / "reference" / "10_composite"
BETTER = {1: "higher", -1: "lower"}
WITHIN = 1e-11  # of a hundred points
INDEX = "Index"


def stage(name):
    """What the published index held after a stage: 51 countries by 49 indicators."""
    return pd.read_csv(REFERENCE / f"expected_stage_{name}.csv", index_col=0)


@pytest.fixture(scope="module")
def meta():
    """Level, direction, weight and parent of each indicator and group."""
    table = pd.read_csv(REFERENCE / "ASEM_iMeta.csv", index_col="iCode")
    return table[table["Level"].notna()]


def full_marks(meta):
    """Full marks by indicator and group: each parent's, shared by weight, times what makes them all whole."""
    marks = {INDEX: Fraction(1)}
    for name in meta.sort_values("Level", ascending=False, kind="stable").index[1:]:
        siblings = meta[meta["Parent"] == meta.at[name, "Parent"]]["Weight"]
        marks[name] = (
            marks[meta.at[name, "Parent"]] * Fraction(meta.at[name, "Weight"]) / Fraction(siblings.sum())
        )
    whole = lcm(*(one.denominator for one in marks.values()))
    return {name: D(int(one * whole)) for name, one in marks.items()}


def as_scheme(meta, rule, figures):
    """The index as a scheme; goalposts are the least and the most of each indicator."""
    marks = full_marks(meta)
    blocks = meta[(meta["Level"] > 1) & (meta.index != INDEX)].sort_values("Level", ascending=False)
    parents = blocks["Parent"].replace(INDEX, "")
    items = []
    for name, row in meta[meta["Level"] == 1].iterrows():
        kind = {"rule": rule, "better": BETTER[int(row["Direction"])], "title": WORDS, "examples": ()}
        ends = (D(repr(float(end))) for end in (figures[name].min(), figures[name].max()))
        posts = dict(zip(("low", "high"), ends, strict=True)) if rule == "goalposts" else {}
        items.append(Item(name, name, row["Parent"], marks[name], **kind, **posts))
    return scheme(
        *items,
        full_marks=marks[INDEX],
        blocks=tuple(Block(name, WORDS, marks[name], parents[name]) for name in blocks.index),
    )


def as_inputs(one, figures):
    """The figures as inputs: what is missing was not reported."""
    names = [item.id for item in one.items]
    index = pd.MultiIndex.from_product([figures.index, names], names=["unit", "item"])
    values = figures[names].to_numpy().ravel()
    cells = pd.DataFrame({"value": values, "status": "ok", "chance": ""}, index)
    cells = cells.assign(
        **dict.fromkeys(("numerator", "denominator", "base", "low", "high", "error"), np.nan)
    )
    cells = cells.assign(why=np.where(np.isnan(values), facts.NOT_REPORTED, ""))
    units = pd.DataFrame({"name": figures.index, "population": np.nan, "group": "all"}, figures.index)
    events = pd.DataFrame(columns=EVENTS).astype({"happened_on": "datetime64[us]"})
    vetoes = pd.DataFrame(index=figures.index)
    return Inputs("610300", parse("2020-10"), units.rename_axis("unit"), cells, events, vetoes)


def hundredths(table, names):
    """Points of a board as hundredths of their full marks, units by names."""
    share = table["points"].astype(float) / table["full"].astype(float) * 100
    return share.unstack()[names]


@pytest.fixture(scope="module", params=["min_max", "goalposts"])
def scored(meta, request):
    """The board of the published figures as they were before scaling."""
    figures = stage("Treated")
    one = as_scheme(meta, request.param, figures)
    return board(one, as_inputs(one, figures), with_ranges=False)


def test_the_scheme_has_the_published_weights(meta):
    one = as_scheme(meta, "min_max", stage("Treated"))
    assert sum(item.points for item in one.items) == one.full_marks
    for block in one.blocks:
        members = [item.points for item in one.items if item.block == block.id]
        members += [inner.points for inner in one.blocks if inner.part_of == block.id]
        assert sum(members) == block.points
        assert len(members) == (meta["Parent"] == block.id).sum()


def test_each_indicator_has_its_published_points(scored):
    normalised = stage("Normalised")
    found = hundredths(scored.items, normalised.columns).reindex(normalised.index)
    np.testing.assert_allclose(found, normalised, rtol=0, atol=WITHIN)


def test_each_group_has_the_points_of_the_composite(scored, meta):
    above = meta[meta["Level"] > 1].sort_values("Level").index
    groups = [composite.Group(name, meta["Weight"][meta["Parent"] == name].to_dict()) for name in above]
    points = composite.levels(stage("Normalised"), groups).points
    names = [block.id for block in scored.scheme.blocks]
    found = hundredths(scored.blocks, names).reindex(points.index)
    np.testing.assert_allclose(found, points[names], rtol=0, atol=WITHIN)


def test_the_ranks_of_the_index_and_of_every_group_are_those_published(scored):
    published = pd.read_csv(REFERENCE / "expected_ranks_aggs.csv", index_col="uCode")
    places = scored.blocks["points"].unstack().rank(ascending=False, method="min")
    found = places.assign(Index=scored.rows["place"]).astype(int)
    pd.testing.assert_frame_equal(
        found[published.columns].reindex(published.index),
        published,
        check_names=False,
        check_column_type=False,
    )


def test_countries_that_cover_too_little_have_no_place_where_nothing_is_filled_in(meta):
    # the published index gave them the mean of their continent; see tests/metrics/test_composite_published.py
    figures = stage("Denominated")
    one = as_scheme(meta, "min_max", figures)
    found = board(one, as_inputs(one, figures), with_ranges=False).rows
    marks = pd.Series({item.id: float(item.points) for item in one.items})
    covered = (figures.notna() * marks).sum(axis=1) / float(one.full_marks)
    assert (found["place"].reindex(covered.index) > 0).equals(covered >= 0.9)
    assert set(found.loc[found["place"] == 0, "standing"]) == {"not_reported"}
    assert 0 < (found["place"] == 0).sum() < len(found)
