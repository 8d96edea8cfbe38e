"""How much of a code list tells nothing, by hand: four disputes in two files."""

import pandas as pd
import pytest

from data import blank
from metrics import unmapped


@pytest.fixture(scope="module")
def connection():
    cases = pd.DataFrame(
        {
            "case_id": ["A", "B", "C", "D"],
            "dispute_type": ["0201", "0299", "99", "0201"],
            "outcome": "settled",
            "channel": ["people", None, None, None],
            "batch": [1, 1, 2, 2],
        }
    )
    with blank.warehouse({"disputes": cases}) as made:
        made.execute("CREATE TABLE batches (batch BIGINT, file VARCHAR, source VARCHAR)")
        made.execute("INSERT INTO batches VALUES (1, 'east.csv', 'disputes'), (2, 'west.csv', 'disputes')")
        yield made


def test_other_and_empty_are_unmapped(connection):
    rows = unmapped.unmapped_share(connection).set_index("column")
    assert rows.loc["dispute_type", ["rows", "empty", "other", "unmapped_share"]].to_list() == [4, 0, 2, 0.5]
    assert rows.loc["channel", ["empty", "other", "unmapped_share"]].to_list() == [3, 0, 0.75]
    assert rows.loc["outcome", "unmapped_share"] == 0


def test_a_column_is_told_file_by_file(connection):
    rows = unmapped.by_file(connection, "disputes", "channel")
    assert rows[["file", "unmapped_share"]].to_numpy().tolist() == [["west.csv", 1.0], ["east.csv", 0.5]]


def test_a_warehouse_without_rows_has_no_shares():
    with blank.warehouse({}) as connection:
        connection.execute("CREATE TABLE batches (batch BIGINT, file VARCHAR, source VARCHAR)")
        assert unmapped.unmapped_share(connection).empty
