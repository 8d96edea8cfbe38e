"""What is no number and no day never becomes one: its row is refused or its cell stays empty."""

import pytest

from tests.corpus.page import Told, grid, page
from tests.corpus.traps import renamed
from tests.corpus.truth import DISPUTES, EAST
from tests.corpus.writing import Writer, text, workbook
from tests.data.office import Office
from tests.fuzz.cell_mutations import NO_DAYS, NO_NUMBERS

COLUMNS = {
    "people_involved": NO_NUMBERS,
    "subsidy_yuan": NO_NUMBERS,
    "reported_on": NO_DAYS,
    "due_on": NO_DAYS,
}
WRITERS = {"csv": text("utf-8"), "gb18030": text("gb18030"), "xlsx": workbook("xlsx")}


def taken(office: Office, write: Writer, column: str) -> dict[str, object]:
    """By what was written: what the warehouse holds instead."""
    rows = [
        {**DISPUTES[0], "case_id": f"N-{i}", "area": EAST, "due_on": None, column: Told(cell)}
        for i, cell in enumerate(COLUMNS[column])
    ]
    made = renamed(subsidy_yuan="补贴金额(元)")(page("disputes", rows))
    name, content = write(column, [grid(made)])
    report = office.send(content, name)
    assert report.questions == () and sum(file.read for file in report.files) == len(rows)
    found = dict(office.ask(f"SELECT case_id, {column} FROM disputes"))
    return {row[column]: found[row["case_id"]] for row in rows if found.get(row["case_id"]) is not None}


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("column", COLUMNS)
def test_what_is_no_value_never_becomes_one(office, form, column):
    assert taken(office, WRITERS[form], column) == {}
