"""The documents of a review: ranking, check sheet, the ladder's sheet; numbers are those of the board."""

import datetime as dt
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import docx
import openpyxl
import pandas as pd
import pytest

from metrics import catalog
from metrics.period import parse
from metrics.scoring import reading
from metrics.scoring.board import board
from metrics.scoring.gather import gather
from metrics.scoring.scheme import RULES
from reports import check_sheet, ladder_sheet, ranking, ranking_tables, scoring_words, to_docx, to_xlsx

LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module")
def october(connection):
    """The monthly bulletin of Baoji's counties in October 2020."""
    scheme = reading.find("monthly_bulletin")
    return board(scheme, gather(connection, scheme, "610300", parse("2020-10")))


def words(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("annex", [True, False])
def test_the_ranking_prints_every_unit_with_its_score_and_ranges_only_in_the_annex(
    connection, october, lang, annex
):
    found = ranking.ranking(connection, ranking.Asked(october, None, lang, annex))
    said = words(to_docx.write(found))
    for unit, row in october.rows.iterrows():
        assert row["name"] in said, unit
    for score in ranking_tables.printed_scores(october.rows["score"], 2):
        assert score in said
    assert ({"zh": "名次波动区间", "en": "Range of the place"}[lang] in said) == annex
    assert found.is_landscape


def test_the_workbook_has_true_scores_at_full_precision(connection, october):
    found = ranking.ranking(connection, ranking.Asked(october, None, "zh", True))
    book = openpyxl.load_workbook(BytesIO(to_xlsx.write(found)))
    numbers = [
        cell.value for row in book.worksheets[0].iter_rows() for cell in row if isinstance(cell.value, float)
    ]
    for score in october.rows["score"]:
        assert float(score) in numbers


def test_scores_that_differ_are_never_printed_alike():
    scores = [Decimal("90.0049"), Decimal("90.0041"), Decimal("90.0041"), Decimal("80.125")]
    assert ranking_tables.printed_scores(scores, 2) == ["90.005", "90.004", "90.004", "80.13"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_is_a_sentence_with_its_numbers(lang):
    seen = set()
    for scheme in reading.read().values():
        for item in scheme.items:
            seen.add(item.rule)
            said = scoring_words.item(item, lang)
            assert f"{item.points.normalize():f}" in said and "{" not in said
        for rule in scheme.events:
            assert "{" not in scoring_words.event(rule, lang)
        for veto in scheme.vetoes:
            assert veto.title[lang] in scoring_words.veto(veto, scheme, lang)
    assert seen == set(RULES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_check_sheet_has_the_counts_of_the_board_and_the_case_numbers(connection, october, lang):
    from data.case_numbers import case_numbers

    unit, name = "610327", "on_time_settlement_rate"
    month = dt.date(2020, 10, 1)
    cases = {name: case_numbers(connection, catalog.find(name), unit, month, month)}
    sheet = check_sheet.CheckSheet(october, unit, "宝鸡市", 1, dt.date(2020, 11, 10), lang, cases)
    figures, numbers = openpyxl.load_workbook(BytesIO(check_sheet.write(sheet))).worksheets
    by_title = {row[0]: row for row in figures.iter_rows(values_only=True)}
    item = next(one for one in october.scheme.items if one.indicator == name)
    row, cell = by_title[item.title[lang]], october.items.loc[(unit, item.id)]
    assert (row[1], row[2], row[3]) == (cell["numerator"], cell["denominator"], pytest.approx(cell["value"]))
    states = pd.Series([line[3] for line in numbers.iter_rows(min_row=6, values_only=True)]).value_counts()
    assert states[scoring_words.translator(lang)(check_sheet.STATES["counted"])] == cell["numerator"]
    assert numbers.max_column == len(check_sheet.CASES)


def test_all_sheets_come_in_one_archive(october):
    sheets = [
        check_sheet.CheckSheet(october, unit, "宝鸡市", 1, dt.date(2020, 11, 10), "zh")
        for unit in october.rows.index
    ]
    names = ZipFile(BytesIO(check_sheet.archive(sheets))).namelist()
    assert len(names) == len(set(names)) == 12


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "colour"), [("supervise", "blue"), ("summon", "orange"), ("account", "red")]
)
@pytest.mark.parametrize("is_supported", [True, False])
def test_the_sheet_of_a_step_says_what_supports_it_and_that_it_is_a_draft(lang, kind, colour, is_supported):
    evidence = ladder_sheet.Evidence(12, 12, 5, 12, "67.50", (("化解反弹率", "10"),), is_supported)
    found = ladder_sheet.LadderSheet(
        reading.find("monthly_bulletin"),
        "陇县",
        "宝鸡市",
        "2020-10",
        kind,
        colour,
        2,
        "2020-09",
        evidence,
        "连续两月靠后",
        dt.date(2020, 11, 30),
        lang,
    )
    said = words(ladder_sheet.write(found))
    say = scoring_words.translator(lang)
    assert (say(ladder_sheet.SUPPORTED) in said) == is_supported
    assert (say(ladder_sheet.WITHIN_CHANCE) in said) != is_supported
    assert "样例〔2018〕1号" in said and "67.50" in said
    header = docx.Document(BytesIO(ladder_sheet.write(found))).sections[0].header.paragraphs[0].text
    assert say("Draft for approval") in header
