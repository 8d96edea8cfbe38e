"""What holds of every scheme and every table: nothing missing is printed, points add up, order is irrelevant.

ZHILI_EXAMPLES says how many schemes and tables are drawn in all; the usual number is for a quick run.
"""

import os
from dataclasses import replace
from decimal import Decimal as D

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.review.points import won_and_lost
from metrics.scoring import board as boards
from metrics.scoring import numbers, register, scores
from metrics.scoring.board import RANKED, board, fallen_vetoes, tie_keys
from metrics.scoring.scores import Sheet
from tests.metrics.scoring.drawn_schemes import BANDS
from tests.metrics.scoring.drawn_tables import tables

PROPERTIES = 4
EXAMPLES = int(os.environ.get("ZHILI_EXAMPLES", 240)) // PROPERTIES
drawn = settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))


def assert_nothing_is_missing(found):
    """No NaN and no infinity where a number is printed, and none where there is none."""
    ranked = found.rows["standing"] == RANKED
    assert (ranked == found.rows["score"].notna()).all() and (ranked == (found.rows["place"] > 0)).all()
    for table, column in ((found.rows, "score"), (found.items, "points"), (found.blocks, "points")):
        assert all(one is None or (isinstance(one, D) and one.is_finite()) for one in table[column])
    assert all(isinstance(one, D) and one.is_finite() for one in found.events["points"])
    assert found.rows["coverage"].between(0, 1 + 1e-9).all()
    bands = {band.id for band in BANDS}
    assert all(
        (band in bands) == is_ranked for band, is_ranked in zip(found.rows["band"], ranked, strict=True)
    )
    told = found.items["points"].notna()
    assert (told == (found.items["why"] == "")).all()
    assert found.items["bound"].isin(["", "floor", "cap"]).all()


def assert_places_count_the_better(found):
    """A place is 1 + the number of units of the group that are strictly better, by score and then by keys."""
    scheme, inputs = found.scheme, found.inputs
    keys = tie_keys(scheme, inputs, scores.item_points(scheme, Sheet.of(scheme, inputs)))
    order = {}
    for number, unit in enumerate(inputs.units.index):
        decided = [key[number] for key in keys]
        order[unit] = (
            found.rows.at[unit, "score"],
            *(D("-Infinity") if one != one else one for one in decided),
        )
    for _, rows in found.rows[found.rows["place"] > 0].groupby("group"):
        for unit in rows.index:
            assert rows.at[unit, "place"] == 1 + sum(order[other] > order[unit] for other in rows.index)
            alike = [other for other in rows.index if order[other] == order[unit]]
            assert rows.at[unit, "is_tied"] == (len(alike) > 1)


def assert_explanation_adds_up(found):
    """Full marks less what every line lost is the score, to the last digit."""
    lines = won_and_lost(found)
    for unit, lost in lines.groupby("unit")["lost"]:
        assert found.scheme.full_marks - sum(lost, D(0)) == found.rows.at[unit, "score"]
    assert set(lines["unit"]) == set(found.rows.index[found.rows["place"] > 0])
    assert all(part.is_finite() for part in lines[["full", "points", "lost"]].to_numpy().ravel())


def assert_ranges_hold_the_place(found):
    ranked = found.rows[found.rows["place"] > 0]
    shared = ranked if found.scheme.ties == "share" else ranked[:0]  # ranges know of scores alone
    assert np.isfinite(ranked[["low", "high", "tier"]].to_numpy(float)).all()
    assert (shared["low"] <= shared["place"]).all() and (shared["place"] <= shared["high"]).all()


@drawn
@given(tables(), st.booleans())
def test_every_table_is_complete_counted_and_explained(table, with_ranges):
    found = board(*table, with_ranges=with_ranges)
    assert_nothing_is_missing(found)
    assert_places_count_the_better(found)
    assert_explanation_adds_up(found)
    if with_ranges:
        assert_ranges_hold_the_place(found)


def told(found):
    """What a table says, whatever order it is in."""
    rows = found.rows[["score", "place", "is_tied", "band", "no_excellent", "standing"]].to_dict("index")
    return (
        rows,
        {unit: set(vetoes) for unit, vetoes in found.rows["vetoes"].items()},
        found.items["points"].map(rounded).to_dict(),
        found.blocks["points"].map(rounded).to_dict(),
        found.events.set_index("event")["points"].to_dict(),
    )


def rounded(points):
    """Points as they are compared: sums of thirds may end in another digit after the 25th."""
    return None if points is None else points.quantize(numbers.PLACES)


@drawn
@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_units_items_blocks_and_events_is_irrelevant(table, chance):
    scheme, inputs = table
    items, units = list(scheme.items), list(inputs.units.index)
    chance.shuffle(items)
    chance.shuffle(units)
    inner = [block for block in scheme.blocks if block.part_of]
    outer = list(scheme.top_blocks)
    chance.shuffle(outer)
    events = list(range(len(inputs.events)))
    chance.shuffle(events)
    cells = [(unit, item.id) for unit in units for item in items]
    mixed = replace(
        inputs,
        units=inputs.units.loc[units],
        cells=inputs.cells.loc[cells],
        events=inputs.events.iloc[events],
    )
    other = replace(
        scheme,
        items=tuple(items),
        blocks=(*outer, *inner),
        events=scheme.events[::-1],
        vetoes=scheme.vetoes[::-1],
    )
    assert told(board(scheme, inputs, False)) == told(board(other, mixed, False))


@drawn
@given(tables())
def test_floats_give_the_scores_that_decimals_give(table):
    scheme, inputs = table
    events = register.event_table(scheme, inputs)
    extra = boards.extra_points(scheme, events, fallen_vetoes(scheme, inputs), inputs.units.index)
    exact, quick = (
        scores.score(scheme, Sheet.of(scheme, inputs, is_exact), extra if is_exact else extra.astype(float))
        for is_exact in (True, False)
    )
    assert quick.dtype == float and not np.isinf(quick).any()
    np.testing.assert_allclose(quick, exact.astype(float), rtol=0, atol=1e-6)


def plainly(scheme, points, why):
    """(share of full marks or None, coverage, is asked) by loops and floats; points and reasons by item."""

    def averaged(parts, mean):
        asked = [part for part in parts if part[3]]
        known = [part for part in asked if part[1] is not None]
        due = sum(weight for weight, *_ in asked)
        covered = sum(weight * coverage for weight, _, coverage, _ in asked) / due if due else 0.0
        if not known:
            return None, covered, bool(asked)
        total = sum(weight for weight, *_ in known)
        if mean == "geometric":
            logs = sum(weight * np.log(share) for weight, share, *_ in known if share > 0)
            return (np.exp(logs / total) if all(one[1] > 0 for one in known) else 0.0), covered, True
        return sum(weight * share for weight, share, *_ in known) / total, covered, True

    def of_block(block):
        parts = [of_item(item) for item in scheme.items if item.block == block.id]
        parts += [of_block(one) for one in scheme.blocks if one.part_of == block.id]
        share, covered, asked = averaged(parts, block.mean)
        if share is not None:
            share = max(share, float(block.floor / block.points)) if block.floor is not None else share
            share = min(share, float(block.cap / block.points)) if block.cap is not None else share
        return float(block.points), share, covered, asked

    def of_item(item):
        told_ = points[item.id]
        is_asked = why[item.id] not in ("not_applicable", "no_range")
        share = None if told_ is None else float(told_ / item.points)
        return float(item.points), share, float(told_ is not None), is_asked

    return averaged([of_block(block) for block in scheme.top_blocks], scheme.mean)


@drawn
@given(tables())
def test_a_score_is_what_plain_loops_make_of_the_points(table):
    scheme, inputs = table
    found = board(scheme, inputs, with_ranges=False)
    fallen = fallen_vetoes(scheme, inputs)
    for unit, row in found.rows.iterrows():
        cells = found.items.loc[unit]
        share, covered, _ = plainly(scheme, cells["points"].to_dict(), cells["why"].to_dict())
        enough = share is not None and covered >= float(scheme.least_coverage) - 1e-9
        assert enough == (row["place"] > 0)
        if enough:
            added = sum(found.events.loc[found.events["unit"] == unit, "points"], D(0))
            added -= sum((veto.minus or D(0) for veto in fallen[unit]), D(0))
            assert abs(float(scheme.full_marks) * share + float(added) - float(row["score"])) < 1e-9
