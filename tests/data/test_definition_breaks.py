"""A break of a definition names its month and says in both languages what changed, or is refused."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.definition_breaks import Break, breaks
from data.problem import Problem

FILE = Path("a_rate.toml")
SOUND = """
[[breaks]]
month = 2020-07-01
zh = "改用新表"
en = "new form"

[[breaks]]
month = 2019-01-01
zh = "  含 网上登记"
en = "online cases included"
"""
NEEDED = "write the first day of a month, such as 2020-01-01."


def read(text: str) -> tuple[Break, ...]:
    return breaks(FILE, tomllib.loads(text)["breaks"])


def test_breaks_are_read_in_the_order_of_their_months():
    assert read(SOUND) == (
        Break(dt.date(2019, 1, 1), {"zh": "含 网上登记", "en": "online cases included"}),
        Break(dt.date(2020, 7, 1), {"zh": "改用新表", "en": "new form"}),
    )
    assert breaks(FILE, []) == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2020-07-01", "2020-07-15", f"month of [[breaks]] is 2020-07-15; {NEEDED}"),
        ("2020-07-01", "2020-07-01T00:00:00", f"month of [[breaks]] is 2020-07-01 00:00:00; {NEEDED}"),
        ("2020-07-01", '"2020-07"', f"month of [[breaks]] is '2020-07'; {NEEDED}"),
        ("2020-07-01", "202007", f"month of [[breaks]] is 202007; {NEEDED}"),
        ("month = 2020-07-01\n", "", f"month of [[breaks]] is missing; {NEEDED}"),
        ("2020-07-01", "2019-01-01", "two [[breaks]] have the month 2019-01-01; tell both changes in one."),
        ('zh = "改用新表"\n', "", "[[breaks]] of 2020-07-01 lacks zh; give the words in zh and en."),
        ('"new form"', '" "', "[[breaks]] of 2020-07-01 lacks en; give the words in zh and en."),
        ('"new form"', "7", "[[breaks]] of 2020-07-01 lacks en; give the words in zh and en."),
        ('zh = "改用新表"\nen = "new form"', "", "[[breaks]] of 2020-07-01 lacks zh, en; give the words"),
        (
            'en = "new form"',
            'en = "new form"\nwhy = ""',
            "unknown key 'why' in [[breaks]]; use month, zh, en.",
        ),
    ],
)
def test_a_wrong_table_is_refused_with_file_value_and_remedy_on_one_line(old, new, expected):
    assert old in SOUND
    with pytest.raises(Problem) as found:
        read(SOUND.replace(old, new, 1))
    assert str(found.value).startswith(f"a_rate.toml: {expected}") and "\n" not in str(found.value)


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ({"month": "x"}, "breaks is {'month': 'x'}; write a table [[breaks]] with month, zh, en."),
        ("2020-07", "breaks is '2020-07'; write a table [[breaks]] with month, zh, en."),
        (["2020-07"], "breaks holds '2020-07'; write a table [[breaks]] with month, zh, en."),
    ],
)
def test_what_is_no_list_of_tables_is_refused(tables, expected):
    with pytest.raises(Problem) as found:
        breaks(FILE, tables)
    assert str(found.value) == f"a_rate.toml: {expected}"


@given(months=st.lists(st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)), unique=True))
def test_any_first_days_are_taken_and_put_in_order(months):
    firsts = sorted({month.replace(day=1) for month in months})
    tables = [{"month": month, "zh": "甲", "en": "a"} for month in reversed(firsts)]
    assert [one.month for one in breaks(FILE, tables)] == firsts
