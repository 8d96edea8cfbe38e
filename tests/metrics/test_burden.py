"""What is asked for and by whom it is used, with two indicators written for the purpose."""

from dataclasses import replace

import pandas as pd
import pytest

from data import blank
from metrics import burden
from metrics.catalog import read
from metrics.period import parse

TOWN, VILLAGE = "990101001", "990101001201"


@pytest.fixture(scope="module")
def known() -> dict:
    """Overdue disputes by type, and meetings by a pattern of items."""
    disputes = replace(
        read()["disputes_found"],
        sql="SELECT due_month AS month, area, count(*) AS numerator FROM disputes GROUP BY due_month, area",
        breakdowns=("major_type",),
    )
    return {"one": disputes, "two": read()["meetings_held_rate"]}


def _use(known: dict, source: str) -> pd.Series:
    rows = burden.columns(known)
    rows = rows[rows["source"] == source]
    return rows.set_index(rows["item"].where(rows["item"] != "", rows["column"]))["use"]


def test_a_column_behind_a_month_or_a_part_is_used(known):
    use = _use(known, "disputes")
    assert use["due_on"] == burden.INDICATOR  # due_month is computed from it
    assert use["dispute_type"] == burden.INDICATOR  # major_type is
    assert use["case_id"] == burden.STRUCTURE
    assert use["reported_on"] == burden.STRUCTURE  # the month of a row
    assert use["subsidy_yuan"] == burden.NOBODY


def test_an_item_that_a_pattern_names_is_used(known):
    use = _use(known, "monthly_figures")
    assert use["study_held"] == use["study_due"] == burden.INDICATOR
    assert use["patrols"] == burden.NOBODY


def test_a_kind_of_export_says_what_nobody_uses_and_what_is_asked_twice(known):
    rows = burden.kinds(known).set_index("source")
    assert rows.loc["disputes", "columns"] == 18
    assert rows.loc["disputes", "indicators"] == 1
    assert "subsidy_yuan" in rows.loc["disputes", "unused"]
    assert "patrols" in rows.loc["monthly_figures", "unused"]
    assert "base_grids" in rows.loc["monthly_figures", "twice"]
    assert rows.loc["areas", "unused"] == ()


def test_pairs_name_columns_and_items_that_exist():
    asked = burden.columns({})
    names = set(zip(asked["source"], asked["item"].where(asked["item"] != "", asked["column"]), strict=True))
    pairs = burden.asked_twice()
    told = set(zip(pairs["source"], pairs["name"], strict=True))
    told |= set(zip(pairs["also_source"], pairs["also_name"], strict=True))
    assert told - names == set()


def test_an_office_is_told_what_it_handed_in():
    """October: two kinds of export; two items with three figures; disputes in two files."""
    month = pd.Timestamp("2020-10-01")
    areas = [("9901", "city", None), ("990101", "county", "9901"), (TOWN, "town", "990101")]
    tables = {
        "areas": pd.DataFrame([*areas, (VILLAGE, "village", TOWN)], columns=["code", "level", "parent"]),
        "reporting": pd.DataFrame({"area": [TOWN], "source": ["disputes"], "month": [month]}),
        "monthly_figures": pd.DataFrame(
            {"area": [TOWN, TOWN, VILLAGE], "month": month, "item": ["patrols", "volunteers", "patrols"]}
        ).assign(value=1.0, batch=3),
        "disputes": pd.DataFrame({"case_id": ["A", "B"], "area": VILLAGE, "batch": [1, 2]}).assign(
            reported_on=month, reported_month=month
        ),
    }
    with blank.warehouse(tables) as connection:
        rows = burden.offices(connection, [TOWN], parse("2020-10..2020-11"))
    assert rows["month"].to_list() == [month]
    found = rows.iloc[0][["exports", "columns", "items", "figures", "files"]].to_list()
    assert found == [2, 18 + 4, 2, 3, 3]
