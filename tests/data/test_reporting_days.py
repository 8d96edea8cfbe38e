"""The days by which reports are due: ours, an office's own, and mistakes in them."""

from datetime import date

import pytest

from data import reporting_days
from data.problem import Problem


def test_a_county_reports_by_the_fifth_and_a_city_by_the_tenth_of_the_next_month(tmp_path):
    days = reporting_days.read(tmp_path)
    assert days.due_on(date(2020, 10, 1), "disputes", "county") == date(2020, 11, 5)
    assert days.due_on(date(2020, 12, 1), "disputes", "city") == date(2021, 1, 10)


def test_an_offices_own_days_go_first_and_the_others_stay(tmp_path):
    own = "[days]\ncounty = 8\n[sources.monthly_figures]\ncounty = 31\n"
    (tmp_path / "reporting_days.toml").write_text(own, "utf-8")
    days = reporting_days.read(tmp_path)
    assert days.due_on(date(2020, 10, 1), "disputes", "county") == date(2020, 11, 8)
    assert days.due_on(date(2020, 10, 1), "disputes", "city") == date(2020, 11, 10)
    # The 31st of a month with thirty days is its last.
    assert days.due_on(date(2020, 10, 1), "monthly_figures", "county") == date(2020, 11, 30)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[days]\ncounty = 32", "county = 32"),
        ("[days]\nprovince = 5", "province"),
        ("[day]\ncounty = 5", "'day'"),
        ("[sources.nothing]\ncounty = 5", "'nothing'"),
        ("county = ", "reporting_days.toml: "),
    ],
)
def test_a_mistake_is_named(tmp_path, text, named):
    (tmp_path / "reporting_days.toml").write_text(text, "utf-8")
    with pytest.raises(Problem) as caught:
        reporting_days.read(tmp_path)
    assert named in str(caught.value) and "\n" not in str(caught.value)
