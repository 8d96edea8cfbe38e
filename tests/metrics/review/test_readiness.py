"""Ready? and follow-up: what is missing is named, and a promise is judged by more than chance."""

import numpy as np

from data.history.commitments import Commitment
from metrics import chance
from metrics.period import parse
from metrics.review import follow_up, readiness
from metrics.scoring.board import board
from metrics.scoring.gather import gather
from metrics.scoring.reading import find
from tests.metrics.scoring import toy


def test_what_was_not_reported_is_named_cell_by_cell():
    rates = {"a": [(9, 10), (9, 10)], "b": [(np.nan, np.nan), (9, 10)], "c": [(0, 0), (9, 10)]}
    found = board(
        toy.scheme(toy.item("settled", "50"), toy.item("closed", "50")),
        toy.inputs(rates, items=["settled", "closed"]),
    )
    assert readiness.gaps(found).values.tolist() == [["b", "settled", "not_reported"]]


def test_the_sample_says_who_is_partial_and_where_sentinels_ask(connection):
    scheme = find("monthly_bulletin")
    now = board(scheme, gather(connection, scheme, "610300", parse("2020-10")), with_ranges=False)
    found = readiness.readiness(connection, now, None, None)
    provisional = set(now.rows.index[now.rows["is_provisional"]])
    assert set(found.gaps.loc[found.gaps["why"] == "partial", "unit"]) == provisional
    assert set(found.sentinels["unit"]) <= set(now.rows.index) and found.revised.empty
    assert set(readiness.sources(now)) >= {"disputes", "requests"}


def test_a_promise_is_judged_by_whether_the_figure_moved_beyond_chance(connection):
    made = Commitment(
        unit="610330",
        indicator="mediation_success_rate",
        area="610300",
        scheme="monthly_bulletin",
        period="2020-09",
        what="逐件回访",
        who_does="县司法局",
        due_on="2020-10-31",
    )
    (row,) = follow_up.follow_up(connection, [made], parse("2020-10")).to_dict("records")
    assert row["verdict"] in (chance.WITHIN, chance.BEYOND, chance.NOT_JUDGED)
    # 凤县 had 29 of 30 and 28 of 29 or so: nothing that two intervals could tell apart.
    assert row["verdict"] == chance.WITHIN and row["is_better"] is None and not row["is_done"]
