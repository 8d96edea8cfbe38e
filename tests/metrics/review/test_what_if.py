"""What if: drafts beside the official scheme, which stays as it is and keeps the sanctions for itself."""

from dataclasses import replace
from decimal import Decimal

import pytest

from data.problem import Problem
from metrics.period import parse as period
from metrics.review.what_if import Change, changed, compare, draft, save_draft
from metrics.scoring import reading
from metrics.scoring.board import board
from metrics.scoring.gather import gather
from metrics.scoring.writing import as_toml

SCHEMES = ("monthly_bulletin", "quarterly_ranking", "annual_assessment")


@pytest.mark.parametrize("name", SCHEMES)
def test_a_scheme_that_is_written_is_read_back_as_itself(name):
    scheme = reading.find(name)
    again = reading.parse(as_toml(scheme), name)
    assert replace(again, text="") == replace(scheme, text="")


@pytest.mark.parametrize("name", SCHEMES)
def test_other_weights_add_up_to_the_full_marks_and_their_examples_hold(name):
    scheme = reading.find(name)
    first, *_, last = scheme.items
    found = changed(scheme, Change(weights={first.id: first.points * 2, last.id: last.points / 3}))
    assert sum(item.points for item in found.items) == scheme.full_marks
    assert found.items[0].points > first.points and found.items[-1].points < last.points
    kept = draft(found, "试算")
    assert sum(block.points for block in kept.top_blocks) == scheme.full_marks


def test_no_change_changes_nothing_but_the_way_examples_are_written():
    scheme = reading.find("monthly_bulletin")
    found = changed(scheme, Change())
    assert [item.points for item in found.items] == [item.points for item in scheme.items]
    pairs = zip(found.items, scheme.items, strict=True)
    assert all(
        a.expected == b.expected for x, y in pairs for a, b in zip(x.examples, y.examples, strict=True)
    )


def test_moved_goalposts_move_the_points_and_only_those_of_that_item(connection):
    scheme = reading.find("monthly_bulletin")
    inputs = gather(connection, scheme, "610300", period("2020-10"))
    harder = changed(scheme, Change(goalposts={"on_time_settlement": (Decimal("0.90"), Decimal("0.999"))}))
    before, after = (board(one, inputs, with_ranges=False) for one in (scheme, harder))
    for item in scheme.items:
        same = before.items.xs(item.id, level="item")["points"].equals(
            after.items.xs(item.id, level="item")["points"]
        )
        assert same == (item.id != "on_time_settlement")
    side_by_side = compare(before, after)
    assert (side_by_side["score_then"] <= side_by_side["score"]).all() and side_by_side["moved"].notna().all()


def test_a_draft_has_no_document_no_sanctions_and_no_veto():
    found = draft(reading.find("annual_assessment"), "试算")
    assert found.basis is None and found.id == "annual_assessment_draft_1"
    assert [step.kind for step in found.ladder.steps] == ["supervise"]
    assert all(veto.kind != "veto" for veto in found.vetoes)
    assert found.title == {"zh": "试算（草案）", "en": "试算 (draft)"}


def test_drafts_are_kept_side_by_side_and_can_be_found(tmp_path, monkeypatch):
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path))
    official = reading.find("monthly_bulletin")
    first, second = (save_draft(official, name, "督查科") for name in ("甲案", "乙案"))
    assert (first.id, second.id) == ("monthly_bulletin_draft_1", "monthly_bulletin_draft_2")
    assert reading.find(second.id).title["zh"] == "乙案（草案）"
    assert reading.find("monthly_bulletin") == official
    third = save_draft(second, "丙案", "督查科")
    assert third.id == "monthly_bulletin_draft_3"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change(weights={"moon": Decimal(1)}), "has no item 'moon'"),
        (Change(weights={"settled": Decimal(0)}), "settled would have no points"),
        (Change(goalposts={"settled": (Decimal(0), Decimal(1))}), "has no goalposts"),
        (Change(goalposts={"on_time_settlement": (Decimal(1), Decimal(0))}), "give the lower one first"),
    ],
)
def test_what_cannot_be_changed_is_named(change, said):
    with pytest.raises(Problem, match=said):
        changed(reading.find("monthly_bulletin"), change)


@pytest.mark.parametrize(("name", "who"), [("", "督查科"), ("甲案", " "), ("电话13812345678", "督查科")])
def test_a_draft_needs_words_and_no_personal_ones(tmp_path, name, who):
    with pytest.raises(Problem):
        save_draft(reading.find("monthly_bulletin"), name, who, tmp_path)
