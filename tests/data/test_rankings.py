"""A ranking is published once with all that it rests on, sealed, and its version of the warehouse stays."""

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.history import journal, publications, rankings
from data.history.rankings import Ranking
from data.problem import Problem

ROWS = [
    {"unit": "610330100", "place": 1, "score": "96.800000000000", "note": ""},
    {"unit": "610330101", "place": 2, "score": "91.050000000000", "note": "并列"},
]
OCTOBER = Ranking(
    scheme="monthly_bulletin",
    scheme_version=1,
    scheme_text='id = "monthly_bulletin"\n',
    area="610330",
    period="2020-10",
    version=1,
    rows=ROWS,
    definitions={"mediation_success_rate": "ab12"},
    note="10月通报",
)


@pytest.fixture(autouse=True)
def home(office, own_records, monkeypatch):
    """A warehouse with one version, and records of this test alone."""
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(office.warehouse))


def test_what_was_published_is_given_back_with_its_version_number_and_digest():
    told = rankings.publish(OCTOBER, " 王分析 ")
    assert (told.number, told.who, told.note) == (1, "王分析", "10月通报")
    kept = publications.published()[1]
    assert (kept.note, kept.who, told.as_of) == ("10月通报", "王分析", kept.as_of)
    assert told.made_at == journal.read(publications.KIND)[0]["made_at"] != ""
    assert rankings.published() == [told] and told.rows == ROWS
    assert rankings.of("monthly_bulletin", "610330", "2020-10") == told
    assert rankings.of("monthly_bulletin", "610330", "2020-11") is None


def test_the_digest_is_that_of_the_sealed_fields_as_canonical_json():
    told = rankings.publish(OCTOBER, "王分析")
    (entry,) = journal.read(rankings.KIND)
    sealed = {name: entry[name] for name in rankings.SEALED}
    text = json.dumps(sealed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert told.digest == entry["digest"] == hashlib.sha256(text.encode()).hexdigest()
    assert rankings.digest(told) == told.digest


@pytest.mark.parametrize(
    "change",
    [
        {"rows": ROWS[::-1]},
        {"rows": [ROWS[0] | {"score": "96.800000000001"}, ROWS[1]]},
        {"scheme_text": "id = 1\n"},
        {"definitions": {"mediation_success_rate": "ab13"}},
        {"version": 2},
        {"objections": [{"unit": "610330101", "what": "漏一件"}]},
    ],
)
def test_any_change_of_what_is_sealed_changes_the_digest(change):
    assert rankings.digest(replace(OCTOBER, **change)) != rankings.digest(OCTOBER)


def test_who_says_so_and_when_is_not_sealed():
    other = replace(OCTOBER, who="李主任", at="2020-11-02", number=9, note="另一说明", digest="x")
    assert rankings.digest(other) == rankings.digest(OCTOBER)


plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(st.dictionaries(st.sampled_from("abc"), plain), max_size=4))
def test_the_digest_of_rows_is_the_same_after_a_journey_through_json(rows):
    once = replace(OCTOBER, rows=rows)
    assert rankings.digest(once) == rankings.digest(replace(once, rows=json.loads(json.dumps(rows))))


def test_a_period_of_a_scheme_and_area_is_published_once():
    first = rankings.publish(OCTOBER, "王分析")
    with pytest.raises(Problem, match=r"published on .*never change"):
        rankings.publish(replace(OCTOBER, rows=ROWS[:1], version=1), "李主任")
    rankings.publish(replace(OCTOBER, area="610300"), "王分析")
    rankings.publish(replace(OCTOBER, scheme="annual_assessment"), "王分析")
    rankings.publish(replace(OCTOBER, period="2020-11"), "王分析")
    assert rankings.of(OCTOBER.scheme, OCTOBER.area, OCTOBER.period) == first
    assert [one.number for one in rankings.published()] == [1, 2, 3, 4]


def test_of_two_that_were_published_at_once_the_first_counts():
    told = rankings.publish(OCTOBER, "王分析")
    (entry,) = journal.read(rankings.KIND)
    again = {name: value for name, value in entry.items() if name not in journal.OWN}
    journal.append(rankings.KIND, again | {"rows": []}, "李主任")
    assert rankings.published() == [told]


@pytest.mark.parametrize(
    ("wrong", "who", "said"),
    [
        ({"note": " "}, "王分析", "no note"),
        ({}, "", "no name"),
        ({"note": "详询13912345678"}, "王分析", "looks like personal data"),
        ({"objections": [{"what": "详询13912345678"}]}, "王分析", "looks like personal data"),
        ({"version": 7}, "王分析", "no such version"),
    ],
)
def test_what_cannot_be_published_is_told_in_one_line_and_not_written(wrong, who, said):
    with pytest.raises(Problem, match=said) as told:
        rankings.publish(replace(OCTOBER, **wrong), who)
    assert "139" not in str(told.value) and "\n" not in str(told.value)
    assert journal.read(rankings.KIND) == []


@pytest.mark.parametrize("score", [float("nan"), object()])
def test_rows_that_are_no_plain_json_are_an_error_of_ours_before_anything_is_written(score):
    with pytest.raises(ValueError, match="Ranking: "):
        rankings.publish(replace(OCTOBER, rows=[{"score": score}]), "王分析")
    assert journal.read(publications.KIND) == []
