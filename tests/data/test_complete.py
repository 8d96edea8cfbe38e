"""What an export covers completely is written as AREA:PERIOD."""

from datetime import date

import pytest

from data.complete import Complete, read
from data.problem import Problem


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("610330:2020-10", date(2020, 10, 1), date(2020, 10, 31)),
        ("610330:2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("610330:2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("610330:2020-08..2020-10", date(2020, 8, 1), date(2020, 10, 31)),
        ("610330:2019..2020", date(2019, 1, 1), date(2020, 12, 31)),
    ],
)
def test_months_and_years_are_read(written, first, last):
    assert read(written) == Complete("610330", first, last)


@pytest.mark.parametrize(
    "written", ["", "610330", "610330:", "610330:2020-13", "610330:2020-10..2020-08", "凤县:2020"]
)
def test_anything_else_is_named_with_an_example(written):
    with pytest.raises(Problem, match="write it as AREA:PERIOD"):
        read(written)
