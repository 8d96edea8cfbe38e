"""A change that a break forbids is a dash that says why."""

import pandas as pd

from ui import breaks

ROW = {"previous_difference": float("nan"), "previous_break": "code", "year_before_break": ""}


def test_only_a_break_is_given_as_the_reason():
    assert breaks.why(ROW, "zh", "previous") == "口径区划有调整，不可比"
    assert breaks.why(ROW, "en", "previous").endswith("not comparable")
    assert breaks.why(ROW, "zh", "year_before") == "" and breaks.why({}, "zh", "previous") == ""


def test_marks_stand_before_the_months_that_are_shown():
    months = pd.Series(pd.to_datetime(["2020-12-01", "2021-01-01", "2021-02-01"]))
    marks = pd.DataFrame({"month": pd.to_datetime(["2021-01-01", "2022-01-01"])})
    assert breaks.places(months, marks) == [1]
