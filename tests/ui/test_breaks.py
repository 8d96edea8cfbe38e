"""A change that a break forbids is a dash that says why."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pandas as pd

from data.definition_breaks import Break
from i18n.translate import translator
from metrics import catalog
from metrics.period import parse
from ui import attention, breaks, definition_card

FOUND = catalog.find("disputes_found")
NEW_FORM = Break(date(2020, 7, 1), {"zh": "改用新表", "en": "new form"})
REDEFINED = replace(FOUND, breaks=(NEW_FORM,))

ROW = {"previous_difference": float("nan"), "previous_break": "code", "year_before_break": ""}


def test_only_a_break_is_given_as_the_reason():
    assert breaks.why(ROW, FOUND, "zh", "previous") == "口径区划有调整，不可比"
    assert breaks.why(ROW, FOUND, "en", "previous").endswith("not comparable")
    assert breaks.why(ROW, FOUND, "zh", "year_before") == "" and breaks.why({}, FOUND, "zh", "previous") == ""


def test_marks_stand_before_the_months_that_are_shown():
    months = pd.Series(pd.to_datetime(["2020-12-01", "2021-01-01", "2021-02-01"]))
    marks = pd.DataFrame({"month": pd.to_datetime(["2021-01-01", "2022-01-01"])})
    assert breaks.places(months, marks) == [1]


def view(monkeypatch, lang: str = "zh", period: str = "2020-07", ground: tuple = ()) -> SimpleNamespace:
    """As much of a screen as breaks ask for, of an area whose ground broke in the months given."""
    own = {"area": "a", "month": pd.to_datetime(list(ground)), "kind": "recut", "former": ""}
    monkeypatch.setattr(breaks, "_own", lambda view: pd.DataFrame(own))
    known = catalog.read() | {FOUND.id: REDEFINED}
    fields = {"definitions": known, "period": parse(period), "store": None, "area": "a"}
    return SimpleNamespace(lang=lang, _=translator(lang), **fields)


def test_a_change_of_the_definition_is_given_with_its_words_and_month():
    row = {"previous_break": "definition", "previous_break_month": pd.Timestamp("2020-07-01")}
    assert breaks.why(row, REDEFINED, "zh", "previous") == "改用新表（自2020年7月起），不可比"
    assert breaks.why(row, REDEFINED, "en", "previous") == "New form (from July 2020): not comparable"


def test_it_is_marked_on_the_line_of_its_indicator_within_the_months_shown(monkeypatch):
    screen, last = view(monkeypatch, ground=("2020-09-01",)), date(2020, 12, 1)
    marks = breaks.marks(screen, REDEFINED, date(2019, 1, 1), last)
    assert dict(zip(marks["text"], marks["month"].dt.strftime("%Y-%m"), strict=True)) == {
        "区划调整": "2020-09",
        "改用新表": "2020-07",
    }
    assert breaks.marks(screen, FOUND, date(2019, 1, 1), last)["text"].tolist() == ["区划调整"]
    assert breaks.marks(screen, REDEFINED, date(2020, 9, 1), last).empty
    assert breaks.marks(view(monkeypatch), REDEFINED, date(2020, 7, 1), last).empty  # nothing shown before


def test_only_that_indicator_cannot_be_compared_across_it(monkeypatch):
    names = (FOUND.id, "disputes_settled")
    june, july, august = map(parse, ("2020-06", "2020-07", "2020-08"))
    screen = view(monkeypatch)
    assert breaks.broken(screen, names, june) == {FOUND.id}
    assert breaks.broken(screen, names, july, august) == frozenset()
    assert breaks.crossed(screen, FOUND.id, june) and not breaks.crossed(screen, "disputes_settled", june)
    assert not breaks.crossed(screen, FOUND.id, None)
    moved = view(monkeypatch, ground=("2020-07-01",))
    assert breaks.broken(moved, names, june) == set(names)


def test_what_needs_attention_is_not_found_across_it(monkeypatch):
    names = [FOUND.id, "disputes_settled"]
    rows = [(span, name) for span in ("now", "previous", "year_before") for name in names]
    table = pd.DataFrame(rows, columns=["span", "indicator"])
    monkeypatch.setattr(attention.cached, "over", lambda *asked: table)
    found = attention._comparable(view(monkeypatch, period="2020-08"), names)
    assert [row for row in rows if row not in set(found.itertuples(index=False, name=None))] == [
        ("year_before", FOUND.id)
    ]


def test_the_definition_card_lists_what_changed():
    assert definition_card.facts(REDEFINED, "zh")["口径变更"] == "改用新表（自2020年7月起）"
    assert "口径变更" not in definition_card.facts(FOUND, "zh")
