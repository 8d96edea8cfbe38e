"""What counts a vulnerable group must hide small counts; what cannot be hidden well is refused."""

import pytest

from data import definitions, small_counts
from data.problem import Problem

PATIENTS = """-- How many?
SELECT
    month,
    area,
    sum(value) FILTER (WHERE item = 'smi_registered') AS numerator,
    count(*)                                          AS denominator
FROM monthly_figures
GROUP BY month, area
"""
RATE = {"kind": "rate"}
EVERYWHERE = {"small_count_limit": 5, "small_counts": "everywhere"}
VULNERABLE = (
    "smi_registered counts people of a vulnerable group; write small_count_limit = 5 and small_counts = "
)


@pytest.mark.parametrize(
    ("sql", "fields", "expected"),
    [
        (PATIENTS, RATE, VULNERABLE),
        (PATIENTS, RATE | {"small_count_limit": 5}, VULNERABLE),
        (PATIENTS, RATE | {"small_counts": "everywhere"}, VULNERABLE),
        (
            PATIENTS,
            RATE | {"small_counts": "nowhere"},
            "small_counts is 'nowhere'; use below_county or everywhere.",
        ),
        ("", RATE | {"small_count_limit": 0}, "small_count_limit is 0; write 1 or more."),
        (
            PATIENTS,
            RATE | EVERYWHERE | {"breakdowns": ["item"]},
            "hidden counts have no break-downs; write one",
        ),
        (
            "",
            {"kind": "zero_share", "small_count_limit": 5},
            "kind zero_share cannot hide small counts; leave",
        ),
    ],
)
def test_a_definition_that_would_tell_small_counts_is_refused(sql, fields, expected):
    with pytest.raises(Problem) as found:
        small_counts.check("a.sql", sql, fields)
    assert str(found.value).startswith(f"a.sql: {expected}")


def test_a_definition_that_hides_them_is_sound():
    small_counts.check("a.sql", PATIENTS, RATE | EVERYWHERE)


def test_every_definition_of_ours_that_names_a_vulnerable_group_is_protected_everywhere():
    named = [d for d in definitions.read().values() if small_counts.vulnerable(d.sql)]
    assert len(named) >= 15
    assert all(d.small_count_limit == 5 and d.small_counts == "everywhere" for d in named)
