"""The files read back: every number of every table is in each of them, and is what metrics.value gives."""

import io
import re
from functools import cache

import docx
import openpyxl
import pptx
import pytest

from metrics import value
from metrics.period import parse
from reports import bulletin
from reports.document import Bulletin, Cell

DOCUMENTS = [
    ("610300", "2020-10", "monthly"),
    ("610330", "2020", "disputes"),
    ("610330", "2020-10", "profile"),
]
PARTS = ("value", "numerator", "denominator")


@pytest.fixture(scope="module")
def made(connection):
    """A document of a template, built once."""
    return cache(lambda area, period, name: bulletin.build(connection, area, parse(period), "zh", name))


def _cells(document: Bulletin) -> list[Cell]:
    return [cell for table in document.tables for row in table.rows for cell in row]


def _texts_of_word(content: bytes) -> set[str]:
    opened = docx.Document(io.BytesIO(content))
    return {cell.text for table in opened.tables for row in table.rows for cell in row.cells}


def _texts_of_slides(content: bytes) -> set[str]:
    tables = [
        shape.table
        for slide in pptx.Presentation(io.BytesIO(content)).slides
        for shape in slide.shapes
        if shape.has_table
    ]
    return {cell.text for table in tables for row in table.rows for cell in row.cells}


def _numbers_of_workbook(content: bytes) -> list[float]:
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    return sorted(float(number) for number in cells if isinstance(number, int | float))


@pytest.mark.parametrize("asked", DOCUMENTS, ids="-".join)
def test_every_number_of_a_table_is_what_metrics_value_gives(connection, made, asked):
    told = [
        cell
        for cell in _cells(made(*asked))
        if cell.pointer and cell.pointer.field in PARTS and not cell.pointer.part
    ]
    answers = cache(lambda name, area, period: value.values(connection, name, (area,), parse(period))[0])
    assert len(told) >= 10
    for cell in told:
        place = cell.pointer
        assert cell.value == pytest.approx(answers(place.indicator, place.area, place.period)[place.field]), (
            cell
        )


@pytest.mark.parametrize("asked", DOCUMENTS, ids="-".join)
def test_every_cell_stands_in_word_and_on_slides_and_every_number_in_the_workbook(made, asked):
    document = made(*asked)
    texts = {cell.text for cell in _cells(document)}
    word = _texts_of_word(bulletin.WRITERS[".docx"](document))
    slides = _texts_of_slides(bulletin.WRITERS[".pptx"](document))
    assert texts - word == set()
    assert texts - slides == set()
    found = _numbers_of_workbook(bulletin.WRITERS[".xlsx"](document))
    for cell in _cells(document):
        if cell.value is not None:
            assert any(abs(cell.value * cell.scale - one) < 1e-9 for one in found), cell


@pytest.mark.parametrize("asked", DOCUMENTS[:1], ids="-".join)
def test_every_sentence_stands_in_word_and_in_the_speakers_notes(made, asked):
    document = made(*asked)
    opened = docx.Document(io.BytesIO(bulletin.WRITERS[".docx"](document)))
    word = "".join(paragraph.text for paragraph in opened.paragraphs)
    deck = pptx.Presentation(io.BytesIO(bulletin.WRITERS[".pptx"](document)))
    notes = "".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide)
    shown = "".join(
        shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame
    )
    for sentence in document.paragraphs:
        assert sentence.text in word
        assert _bare(sentence.text) in _bare(notes + shown), sentence.text


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
