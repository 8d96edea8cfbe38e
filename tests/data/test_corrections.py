"""Corrections and supplements by hand: laid over the exports, held, told of, and taken back."""

import datetime as dt

import pytest

from data import corrections, versions, warehouse
from data.corrections import Because
from data.history import undo
from data.problem import Problem
from metrics import catalog, remarks
from metrics.period import parse
from tests.data.office import COUNTY, EAST, WEST, Office, dispute, disputes

RATE = "mediation_success_rate"


pytestmark = pytest.mark.usefixtures("own_records")


def settle(because: Because, case: str = "D2") -> corrections.Done:
    """The dispute of the west was settled after all."""
    values = {"outcome": "调解成功", "closed_on": "2020年9月20日"}
    return corrections.correct("disputes", {"case_id": case}, values, because)


def outcome(office: Office, case: str = "D2") -> str:
    """What the warehouse says of a dispute; empty where it has none."""
    return (office.ask(f"SELECT outcome FROM disputes WHERE case_id = '{case}'") or [("",)])[0][0]


def marks(office: Office, indicator: str, area: str, period: str) -> list[tuple[int, ...]]:
    """The corrections that a figure is marked with."""
    with warehouse.reading(office.warehouse) as connection:
        known = {indicator: catalog.find(indicator)}
        return list(remarks.corrected(connection, known, (area,), {"now": parse(period)})["numbers"])


def test_a_corrected_outcome_changes_the_rate_and_is_marked(filled, because):
    # By hand: one dispute of the west in September, open; once settled the rate is 1 of 1.
    assert filled.numerators(RATE)["2020-09", WEST] == 0
    done = settle(because())
    assert (done.number, done.version) == (1, filled.version)
    assert filled.numerators(RATE)["2020-09", WEST] == filled.numerators(RATE)["2020-09", COUNTY] == 1
    assert marks(filled, RATE, WEST, "2020-09") == marks(filled, RATE, COUNTY, "2020Q3") == [(1,)]
    assert marks(filled, RATE, EAST, "2020-09") == marks(filled, RATE, COUNTY, "2020-08") == []
    # How many disputes were found is what it was, so it is not marked.
    assert marks(filled, "disputes_found", WEST, "2020-09") == []


def test_the_exported_row_is_kept_and_the_batch_says_who(filled, because):
    settle(because())
    assert filled.ask("SELECT outcome, batch, replaced_by FROM disputes_earlier") == [("ongoing", 2, 5)]
    assert filled.ask("SELECT batch, file, loaded_by, rows_read, replaced FROM batches WHERE batch = 5") == [
        (5, "更正 #1", "王主任", 1, 1)
    ]
    (row,) = set(filled.ask("SELECT number, kind, source, area, reason, who FROM corrected"))
    assert row == (1, "corrected", "disputes", WEST, "按法院裁定书更正", "王主任")


def test_the_same_export_again_changes_nothing(filled, because):
    version = settle(because()).version
    report = filled.load(filled.file("cases.csv"))
    assert (report.changed, report.version, report.warnings) == (False, version, ())
    assert outcome(filled) == "settled"


def test_a_later_export_with_the_old_value_does_not_undo_it(filled, because):
    settle(because())
    old = dispute("D2", "2020-09-05", area=WEST, due="2020-10-05")
    report = filled.send(disputes(old, dispute("D9", area=WEST)), "later.csv")
    assert (report.changed, report.warnings, outcome(filled)) == (True, (), "settled")
    assert filled.numerators(RATE)["2020-09", WEST] == 1


def test_other_cells_follow_the_exports(filled, because):
    corrections.correct("disputes", {"case_id": "D2"}, {"dispute_type": "其他"}, because())
    filled.send(
        disputes(dispute("D2", "2020-09-05", "调解成功", area=WEST, closed="2020-09-08")), "later.csv"
    )
    (row,) = filled.ask("SELECT outcome, closed_on FROM disputes WHERE case_id = 'D2'")
    assert row == ("settled", dt.date(2020, 9, 8))
    assert marks(filled, "disputes_found", WEST, "2020-09") == []


def test_a_source_that_was_mended_or_changed_is_told(filled, because):
    settle(because())
    changed = disputes(dispute("D2", "2020-09-05", "移交", area=WEST))
    report = filled.send(changed, "changed.csv")
    assert (
        "correction 1, disputes: the exports have changed these cells since; it still stands"
        in report.warnings
    )
    assert outcome(filled) == "settled"
    mended = disputes(dispute("D2", "2020-09-05", "调解成功", area=WEST, closed="2020-09-20"))
    report = filled.send(mended, "mended.csv")
    assert "correction 1, disputes: the exports say the same now; withdraw it" in report.warnings
    # What the exports say themselves is no figure by hand.
    assert marks(filled, RATE, WEST, "2020-09") == []


def test_withdrawn_it_is_what_the_exports_say(filled, because):
    before = filled.numerators(RATE), filled.ask("SELECT * EXCLUDE batch FROM disputes ORDER BY case_id")
    settle(because())
    corrections.withdraw(1, because())
    after = filled.numerators(RATE), filled.ask("SELECT * EXCLUDE batch FROM disputes ORDER BY case_id")
    assert after == before and filled.ask("FROM corrected") == filled.ask("FROM corrected_figures") == []
    assert filled.ask("SELECT batch, undone_by FROM undone") == [(5, "王主任")]
    with pytest.raises(Problem, match="was withdrawn by 王主任 already"):
        corrections.withdraw(1, because())
    with pytest.raises(Problem, match="--withdraw 7: no such correction"):
        corrections.withdraw(7, because())


def test_it_expires_with_the_date_of_the_data(filled, because):
    # The data reach 31 October; with November they reach further.
    settle(because(expires=dt.date(2020, 10, 31)))
    assert outcome(filled) == "settled"
    filled.send([("区划代码", "月份", "报送内容"), (EAST, "2020-11", "案件警情")], "november.csv")
    assert outcome(filled) == "ongoing" and marks(filled, RATE, WEST, "2020-09") == []
    with pytest.raises(Problem, match="the data reach a later day already"):
        settle(because(expires=dt.date(2020, 10, 31)))


def test_a_supplied_row_yields_to_the_exports_and_leaves_when_withdrawn(filled, because):
    cells = {
        "case_id": "D7",
        "area": EAST,
        "reported_on": "2020/10/3",
        "dispute_type": "其他",
        "outcome": "移交",
    }
    corrections.supply("disputes", cells, because())
    assert outcome(filled, "D7") == "transferred"
    assert marks(filled, "disputes_found", EAST, "2020-10") == [(1,)]
    corrections.correct("disputes", {"case_id": "D7"}, {"outcome": "调解中"}, because())
    assert outcome(filled, "D7") == "ongoing"
    assert marks(filled, "disputes_found", EAST, "2020-10") == [(1, 2)]
    report = filled.send(disputes(dispute("D7", "2020-10-03", "移交")), "late.csv")
    assert (
        "correction 1, disputes: the exports hold this row now and theirs stands; withdraw it"
        in report.warnings
    )
    corrections.withdraw(2, because())
    assert outcome(filled, "D7") == "transferred" and marks(filled, "disputes_found", EAST, "2020-10") == []


def test_a_supplied_row_alone_leaves_when_withdrawn(filled, because):
    before = filled.numerators("disputes_found")
    cells = {
        "case_id": "D7",
        "area": EAST,
        "reported_on": "2020-10-03",
        "dispute_type": "其他",
        "outcome": "移交",
    }
    corrections.supply("disputes", cells, because())
    corrections.withdraw(1, because())
    assert outcome(filled, "D7") == "" and filled.numerators("disputes_found") == before


def test_a_correction_and_the_undoing_of_batches_leave_each_other_alone(filled, because):
    later = filled.send(disputes(dispute("D2", "2020-09-05", "移交", area=WEST)), "later.csv")
    settle(because())
    undone = undo.undo([5], filled.warehouse)
    assert later.changed and outcome(filled) == "settled"
    assert (
        "correction 1, disputes: the exports have changed these cells since; it still stands"
        in undone.warnings
    )
    with pytest.raises(Problem, match="--undo 6: was written by hand"):
        undo.undo([6], filled.warehouse)
    undo.undo([2], filled.warehouse)
    assert outcome(filled) == "" and filled.ask("FROM corrected") == []
    corrections.withdraw(1, because())
    filled.load(filled.file("cases.csv"))
    assert outcome(filled) == "ongoing"


def test_after_going_back_the_next_load_lays_it_again(filled, because):
    version = filled.version
    settle(because())
    versions.go_back(version, filled.warehouse)
    assert outcome(filled) == "ongoing"
    filled.send(disputes(dispute("D8")), "more.csv")
    assert outcome(filled) == "settled"


def test_incremental_counts_are_those_of_a_recount(filled, because):
    settle(because())
    corrections.correct("disputes", {"case_id": "D1"}, {"reported_on": "2020-07-09"}, because())
    corrections.withdraw(1, because())
    sql = "SELECT * FROM counts ORDER BY ALL"
    counted, marked = filled.ask(sql), sorted(filled.ask("FROM corrected_figures"))
    filled.load()
    assert filled.ask(sql) == counted and sorted(filled.ask("FROM corrected_figures")) == marked
