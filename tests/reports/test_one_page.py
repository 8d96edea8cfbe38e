"""The page for the leadership is one page, in both languages, in a month with changes and units to ask."""

import pytest

from metrics.period import parse
from reports import to_docx
from reports.bulletin import build
from tests.reports.printed import printed


@pytest.mark.parametrize(
    ("lang", "last", "notes"), [("zh", "六、须注意", "七、说明"), ("en", "6.Mind", "7.Notes")]
)
def test_what_is_said_to_the_leadership_stands_on_one_page(connection, tmp_path, tool, lang, last, notes):
    made = build(connection, "610300", parse("2020-10"), lang, "leadership")
    pages = printed(to_docx.write(made), tmp_path, tool).pages
    first, second = ([line.text for line in page] for page in pages[:2])
    assert last in first
    assert notes in second and notes not in first
