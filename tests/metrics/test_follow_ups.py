"""The follow-up list counted by area."""

import pandas as pd

from metrics.follow_ups import KINDS, tally


def test_each_case_is_counted_once_under_its_area_and_others_are_left_out():
    found = pd.DataFrame(
        {
            "kind": ["overdue", "revisit", "revisit", "due_soon"],
            "area": ["v1", "v1", "v2", "elsewhere"],
        }
    )
    rows = tally(found, {"v1": "t1", "v2": "t2"}, ("t2", "t1", "t3"))
    assert rows["area"].to_list() == ["t2", "t1"]
    assert rows.set_index("area").loc["t1", [*KINDS, "all"]].to_list() == [1, 0, 1, 2]
    assert rows.set_index("area").loc["t2", [*KINDS, "all"]].to_list() == [0, 0, 1, 1]


def test_nothing_to_follow_up_is_an_empty_table():
    rows = tally(pd.DataFrame(columns=["kind", "area"]), {}, ("t1",))
    assert rows.empty
    assert set(rows) >= set(KINDS)
