"""The ranking as a document: places, who stands apart, points, notes; readable on A4 on its side."""

import subprocess
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import docx
import numpy as np
import openpyxl
import pytest
from docx.shared import Mm
from hypothesis import given
from hypothesis import strategies as st

from metrics.period import parse
from metrics.review import publishing
from metrics.scoring import reading
from metrics.scoring.board import Board, board
from metrics.scoring.gather import gather
from metrics.scoring.scheme import Group
from reports import ranking, ranking_tables, to_docx, to_xlsx
from reports.document import Bulletin
from reports.ranking import Asked
from tests.metrics.scoring import toy

LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module")
def october(connection) -> Board:
    """The monthly bulletin of Baoji's counties in October 2020, without ranges: they are not looked at."""
    scheme = reading.find("monthly_bulletin")
    return board(scheme, gather(connection, scheme, "610300", parse("2020-10")), with_ranges=False)


def drawn_up(rates: dict, *items, **fields: object) -> Board:
    """A board of a toy scheme over real indicators."""
    given_ = {name: fields.pop(name) for name in ("groups_of", "with_ranges") if name in fields}
    found = items or (toy.item("settled"),)
    found = tuple(replace(one, indicator="mediation_success_rate") for one in found)
    inputs = toy.inputs(
        rates, items=[one.id for one in found], groups=given_.get("groups_of", dict.fromkeys(rates, "all"))
    )
    return board(toy.scheme(*found, **fields), inputs, given_.get("with_ranges", False))


def said(bulletin: Bulletin) -> list[str]:
    return [sentence.text for sentence in bulletin.paragraphs]


def column(table, title: str) -> list[str]:
    place = [one.title for one in table.columns].index(title)
    return [row[place].text for row in table.rows]


def test_equal_scores_share_a_place_that_says_so(connection):
    # 9 of 10 twice, 8 of 10, 10 of 10: standard competition rank (domain.md 2.4).
    found = drawn_up({"a": [(9, 10)], "b": [(9, 10)], "c": [(8, 10)], "d": [(10, 10)]})
    (table, *_) = ranking.ranking(connection, Asked(found, None, "zh", False)).tables
    assert column(table, "名次") == ["1", "2（并列）", "2（并列）", "4"]
    assert table.remark == "得分相同的名次并列，同分不分先后。"


def test_a_change_of_place_is_told_within_the_group_and_with_a_place_before():
    now = drawn_up({"a": [(10, 10)], "b": [(9, 10)], "c": [(8, 10)], "d": [(7, 10)]})
    then = drawn_up({"a": [(8, 10)], "b": [(9, 10)], "c": [(7, 10)], "d": [(0, 0)]})
    table = ranking_tables.places(now, "all", then, False, "zh")
    assert column(table, "名次变化") == ["前进1位", "后退1位", "持平", "—"]


def test_units_without_a_place_are_named_with_their_reason(connection):
    found = drawn_up({"a": [(9, 10)], "b": [(8, 10)], "c": [(0, 0)], "d": [(np.nan, np.nan)]})
    bulletin = ranking.ranking(connection, Asked(found, None, "zh", False))
    assert "无应办结件的单位1个：c。" in said(bulletin)
    assert "未报送的单位1个：d。" in said(bulletin)
    assert column(bulletin.tables[0], "单位") == ["a", "b"]


def test_a_table_where_nobody_has_a_place_says_so(connection):
    bulletin = ranking.ranking(connection, Asked(drawn_up({"a": [(0, 0)]}), None, "en", True))
    assert said(bulletin)[0] == "No unit can be ranked."
    assert openpyxl.load_workbook(BytesIO(to_xlsx.write(bulletin))).sheetnames


def test_the_public_table_has_ranges_only_where_the_scheme_wants_them(connection):
    rates = {"a": [(9, 10)], "b": [(1, 10)]}
    for wants in (False, True):
        found = drawn_up(rates, with_ranges=True, shows_ranges=wants)
        (table, *_) = ranking.ranking(connection, Asked(found, None, "zh", False)).tables
        assert ("名次波动区间" in [one.title for one in table.columns]) == wants
    assert column(table, "名次波动区间") == ["1（1—1）", "2（2—2）"]  # 9 and 1 of 10 are apart beyond chance


def test_any_number_of_groups_is_numbered_and_printed(connection):
    groups = tuple(
        Group(f"g{n}", {"zh": f"第{n}组/甲", "en": f"Group {n} of a very long name indeed"})
        for n in range(12)
    )
    rates = {f"u{n:02}": [(9, 10)] for n in range(12)}
    found = drawn_up(rates, groups=groups, groups_of={unit: f"g{n}" for n, unit in enumerate(rates)})
    for lang in LANGUAGES:
        bulletin = ranking.ranking(connection, Asked(found, None, lang, True))
        book = openpyxl.load_workbook(BytesIO(to_xlsx.write(bulletin)))
        assert len(book.sheetnames) == len(bulletin.tables) + 1 == 25
        assert [one.heading for one in bulletin.sections][10].startswith({"zh": "十一、", "en": "11. "}[lang])


def test_an_item_that_nobody_is_scored_on_is_named_below_instead_of_a_column():
    found = drawn_up(
        {"a": [(9, 10), (0, 0)], "b": [(8, 10), (0, 0)]}, toy.item("x", "50"), toy.item("y", "50")
    )
    (table,) = ranking_tables.points(found, "all", "zh")
    assert len(table.columns) == 2
    assert table.remark == "本组未计分的考核项：样例（无应办结件）。"


def test_the_tables_of_points_are_of_much_the_same_width(october):
    sizes = [len(table.columns) - 1 for table in ranking_tables.points(october, "counties", "en")]
    assert sizes == [5, 5]  # ten items, at most seven across


def test_what_is_known_now_is_not_handed_out_as_the_published_table(connection, october):
    frozen = replace(publishing.frozen(connection, october, note="x"), number=3, digest="abc")
    as_it_was = ranking.ranking(connection, Asked(october, None, "en", False, frozen))
    assert (
        "Published as number 3; SHA-256 abc." in as_it_was.notes and "for publication" in as_it_was.subtitle
    )
    first = october.rows.index[0]
    rows = [row | {"score": "1"} if row["unit"] == first else row for row in frozen.rows]
    later = ranking.ranking(connection, Asked(october, None, "en", False, replace(frozen, rows=rows)))
    assert "as known now, not as published" in later.subtitle
    assert any(october.rows.at[first, "name"] in note and "stands" in note for note in later.notes)


@pytest.mark.parametrize("is_published", [True, False])
def test_open_objections_are_printed(connection, october, is_published):
    unit = october.rows.index[0]
    objections = ({"unit": unit, "what": "分母应为9件"},)
    frozen = publishing.frozen(connection, october, objections, "x") if is_published else None
    asked = Asked(october, None, "zh", False, frozen, () if is_published else objections)
    name = october.rows.at[unit, "name"]
    assert f"{name}有异议，尚未处理：分母应为9件。" in ranking.ranking(connection, asked).notes


def test_the_reasons_of_events_are_not_printed(connection, october):
    reasons = set(october.events["reason"].dropna().astype(str)) - {""}
    bulletin = ranking.ranking(connection, Asked(october, None, "zh", True))
    cells = {cell.text for table in bulletin.tables for row in table.rows for cell in row}
    assert not reasons & cells and set(october.events["event"]) <= cells


@given(
    st.lists(st.decimals("0", "100", places=12), min_size=1, max_size=30),
    st.integers(0, 3),
)
def test_printed_scores_are_equal_where_the_scores_are_and_keep_their_order(scores, decimals):
    ordered = sorted(scores, reverse=True)
    printed = ranking_tables.printed_scores(ordered, decimals)
    numbers = list(map(Decimal, printed))
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(printed)) == len(set(ordered))
    assert all(len(text.partition(".")[2]) >= decimals for text in printed)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_table_is_wider_than_a_page_on_its_side(connection, october, lang, tool, tmp_path):
    bulletin = ranking.ranking(connection, Asked(october, october, lang, True))
    document = docx.Document(BytesIO(to_docx.write(bulletin)))
    section = document.sections[0]
    assert section.page_width == pytest.approx(Mm(297), abs=Mm(0.1))
    assert section.page_height == pytest.approx(Mm(210), abs=Mm(0.1))
    room = section.page_width - section.left_margin - section.right_margin
    for table in document.tables:
        assert sum(drawn.width for drawn in table.columns) <= room + Mm(0.5)  # widths are whole twips
    file = tmp_path / "ranking.docx"
    document.save(file)
    _assert_all_is_printed(file, bulletin, tool)


def _assert_all_is_printed(file, bulletin: Bulletin, tool) -> None:
    """Printed by an office program every page lies on its side and every cell of the tables is there."""
    home = f"-env:UserInstallation=file://{file.parent}/profile"
    order = [
        tool("soffice"),
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(file.parent),
        str(file),
    ]
    subprocess.run(order, check=True, capture_output=True, timeout=180)
    pdf = str(file.with_suffix(".pdf"))
    printed = subprocess.run([tool("pdftotext"), pdf, "-"], check=True, capture_output=True, timeout=60)
    about = subprocess.run([tool("pdfinfo"), pdf], check=True, capture_output=True, timeout=60).stdout
    width, height = next(line.split()[2:5:2] for line in about.decode().splitlines() if "Page size" in line)
    assert float(width) > float(height)
    text = "".join(printed.stdout.decode("utf-8").split())
    for cell in (cell for table in bulletin.tables for row in table.rows for cell in row):
        assert "".join(cell.text.split()) in text, cell.text


def test_a_score_is_not_printed_onto_the_other_side_of_a_grade():
    near = [Decimal(90), Decimal(80)]
    scores = [Decimal("90"), Decimal("89.996"), Decimal("89.99999999"), Decimal("85.555"), Decimal("80.004")]
    found = ranking_tables.printed_scores(scores, 2, near)
    assert found == ["90.00", "89.996", "89.99999999", "85.56", "80.00"]
