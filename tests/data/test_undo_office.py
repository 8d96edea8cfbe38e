"""A batch is undone in an office: cases, counts, reports and refusals are as they were without it."""

import pytest

from data import warehouse
from data.history import undo
from data.problem import Problem
from tests.data.office import (
    CITY,
    EAST,
    REPORT_HEADINGS,
    SOUTH,
    WEST,
    Office,
    dispute,
    disputes,
    reports,
    units,
)


def cases(office: Office) -> list[tuple]:
    return office.ask("SELECT case_id, outcome FROM disputes ORDER BY 1")


def test_undoing_the_first_of_three_links_the_second_to_none_and_loses_nothing(office):
    office.send(disputes(dispute("D1"), dispute("D2")), "a.csv")
    office.send(disputes(dispute("D1", outcome="移交")), "b.csv")
    office.send(disputes(dispute("D1", outcome="调解未成功")), "c.csv")
    told = undo.undo([2], office.warehouse, "张三")
    assert (told.version, office.version, told.rows) == (5, 5, {"disputes": (1, 0)})
    assert cases(office) == [("D1", "failed")]
    assert office.ask("SELECT outcome, batch, replaced_by FROM disputes_earlier") == [("transferred", 3, 4)]
    assert undo.undo([4], office.warehouse).rows == {"disputes": (1, 1)}
    assert cases(office) == [("D1", "transferred")]
    assert office.ask("SELECT batch, version, undone_by FROM undone ORDER BY 1")[0] == (2, 5, "张三")


def test_counts_refusals_and_reports_follow(office):
    office.send([REPORT_HEADINGS, *reports("矛盾纠纷", ["2020-09", "2020-10"], EAST)], "r.csv")
    office.send(disputes(dispute("D1", "2020-09-09")), "a.csv")
    before = [office.numerators("disputes_found"), office.ask("FROM reports ORDER BY ALL")]
    office.send(disputes(dispute("D2", "2020-10-09"), dispute("D3", "never")), "b.csv")
    office.send([REPORT_HEADINGS, *reports("矛盾纠纷", ["2020-11"], WEST)], "r2.csv")
    assert office.ask("SELECT count(*) FROM refusals") == [(1,)]
    undo.undo([4, 5], office.warehouse)
    assert [office.numerators("disputes_found"), office.ask("FROM reports ORDER BY ALL")] == before
    assert office.ask("SELECT count(*) FROM refusals") == [(0,)]


def test_counts_after_an_undo_are_those_of_an_office_that_never_had_the_batch(new_office):
    sent = [
        units(("610330100204", "北河村", "村", "610330100")),
        disputes(dispute("D1", "2020-08-05"), dispute("D2", "2020-09-05", area=WEST)),
        disputes(dispute("D1", "2020-10-05", "调解成功"), dispute("D3", "2020-11-05", area=SOUTH)),
        [REPORT_HEADINGS, *reports("案件警情", ["2020-08", "2020-09", "2020-10"], EAST, WEST, SOUTH)],
        disputes(dispute("D2", "2020-09-05", "移交", area=WEST), dispute("D1", "2020-08-05")),
    ]
    office, other = new_office(), new_office()
    for number, rows in enumerate(sent):
        office.send(rows, f"{number}.csv")
        if number not in (0, 2):
            other.send(rows, f"{number}.csv")
    undo.undo([2, 4], office.warehouse)
    for table in ("counts", "reports", "presence", "as_of", "hidden", "ancestors", "follow_ups", "calendar"):
        rows = [one.ask(f"FROM {table} ORDER BY ALL") for one in (office, other)]
        assert rows[0] == rows[1], table


def test_an_area_in_which_rows_lie_stays_and_the_message_names_their_batch(office):
    north = ("610330100204", "北河村", "村", "610330100")
    office.send(units(north), "units2.csv")
    office.send(disputes(dispute("D1", area=north[0])), "a.csv")
    with pytest.raises(Problem, match=r"--undo 2: .*\(610330100204\); undo batches 3 as well"):
        undo.undo([2], office.warehouse)
    assert office.version == 3
    undo.undo([2, 3], office.warehouse)
    assert office.ask("SELECT count(*) FROM areas") == [(6,)] and cases(office) == []
    with pytest.raises(Problem, match="--undo 3: was undone already"):
        undo.undo([3], office.warehouse)
    assert office.ask(f"SELECT count(*) FROM ancestors WHERE area = '{CITY}'") == [(1,)]


@pytest.mark.parametrize("batches", [[9], [1, 9]])
def test_an_unknown_batch_is_refused_and_nothing_changes(office, batches):
    with pytest.raises(Problem, match="--undo 9: no such batch; the last one is 1"):
        undo.undo(batches, office.warehouse)
    assert office.version == 1 and warehouse.numbers(office.warehouse) == [1]
