"""The slides: valid, one message each, every number in them, nothing beyond an edge, on any template."""

import re
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import openpyxl
import pptx
import pytest
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.util import Inches

from reports import to_pptx
from reports.slides import fit
from tests.ooxml.validate import faults
from tests.reports import made_up

LANGUAGES = ("zh", "en")
MOST_ROWS, MOST_SENTENCES = 14, 5


@pytest.fixture(scope="module", params=LANGUAGES)
def bulletin(request):
    return made_up.bulletin(request.param)


@pytest.fixture(scope="module")
def content(bulletin) -> bytes:
    """The file."""
    return to_pptx.write(bulletin)


@pytest.fixture(scope="module")
def deck(content) -> Presentation:
    """The slides, read back."""
    return pptx.Presentation(BytesIO(content))


def titles(deck: Presentation) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def texts(slide) -> list[str]:
    """The paragraphs of a slide outside of its placeholders."""
    boxes = [one for one in slide.shapes if one.has_text_frame and not one.is_placeholder]
    return [paragraph.text for box in boxes for paragraph in box.text_frame.paragraphs]


def notes(slide) -> str:
    return slide.notes_slide.notes_text_frame.text


def bare(text: str) -> str:
    return " ".join(text.split()).rstrip("。.")


def test_the_deck_is_valid_and_so_are_the_workbooks_of_its_charts(content):
    assert faults(content) == []


def test_the_first_slide_says_what_it_is_and_that_it_is_a_draft(bulletin, deck):
    first = deck.slides[0]
    assert first.shapes.title.text_frame.text == bulletin.title
    held = {one.placeholder_format.type: one.text_frame.text for one in first.placeholders}
    assert held[PP_PLACEHOLDER.SUBTITLE] == bulletin.subtitle
    letterhead = bulletin.letterhead
    assert {bulletin.marking, letterhead.draft, letterhead.issuer} <= set(texts(first))


def test_every_slide_has_a_title_of_its_own_on_two_lines_at_most(deck):
    found = titles(deck)
    assert all(found)
    assert len(set(found)) == len(found)
    for slide in list(deck.slides)[1:]:
        title = slide.shapes.title
        size = title.text_frame.paragraphs[0].runs[0].font.size.pt
        assert size >= 20
        assert fit.lines(title.text_frame.text, size, title.width.pt - 14.4, True) <= 2


def test_a_message_is_a_title_and_the_first_of_several_items_is_none(bulletin, deck):
    found = titles(deck)
    rates, trends, listed, *_ = bulletin.sections
    # The first is too long for two lines: its beginning is the title, all of it stands beside the chart.
    (place,) = [n for n, title in enumerate(found) if n > 1 and rates.message.startswith(title)]
    assert rates.message in texts(deck.slides[place])
    assert bare(trends.message) in found
    assert bare(listed.message) not in found
    assert listed.heading[2:].strip() in found


def test_sections_of_one_sentence_share_a_slide(bulletin, deck):
    *_, one, other = bulletin.sections
    assert bare(one.message) not in titles(deck)
    (shared,) = [slide for slide in deck.slides if any(one.message in text for text in texts(slide))]
    assert any(other.message in text for text in texts(shared))


def test_a_slide_holds_five_whole_sentences_at_most_and_goes_on_where_there_are_more(bulletin, deck):
    listed = [sentence.text for sentence in bulletin.sections[2].paragraphs]
    shown = [[text for text in texts(slide) if text in listed] for slide in deck.slides]
    assert max(map(len, shown)) <= MOST_SENTENCES
    assert [text for slide in shown for text in slide] == listed


def test_the_notes_hold_every_sentence_with_definition_and_source(bulletin, deck):
    told = "\n".join(map(notes, deck.slides))
    for sentence in bulletin.paragraphs:
        assert sentence.text in told
    assert bulletin.sections[1].paragraphs[0].written in told  # what was written before a person edited it
    meaning = bulletin.definitions.rows[0][1].text.rstrip("。.")
    (rates,) = [slide for slide in deck.slides if bulletin.sections[0].paragraphs[0].text in texts(slide)]
    assert meaning in notes(rates)
    assert all(f"{bulletin.version.number}" in notes(slide).splitlines()[-1] for slide in deck.slides)
    assert all(note in notes(deck.slides[-1]) for note in bulletin.notes)


def test_every_cell_stands_in_a_table_under_its_head_with_numbers_to_the_right(bulletin, deck):
    drawn = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    for table in drawn:
        assert len(table.rows) <= MOST_ROWS + 1
        assert table.first_row
    cells = [cell for table in drawn for row in list(table.rows)[1:] for cell in row.cells]
    heads = {cell.text for table in drawn for cell in table.rows[0].cells}
    wanted = [cell.text for table in bulletin.tables for row in table.rows for cell in row[1:]]
    assert sorted(cell.text for cell in cells if re.match(r"[\d.,%]+$", cell.text)) == sorted(wanted)
    assert {column.title for table in bulletin.tables for column in table.columns} <= heads
    numbers = [cell for cell in cells if cell.text in wanted]
    assert {cell._tc.txBody.find(qn("a:p")).find(qn("a:pPr")).get("algn") for cell in numbers} == {"r"}
    assert {cell.text for table in bulletin.tables for row in table.rows for cell in row} <= {
        cell.text for cell in cells
    }


def test_every_chart_is_native_and_its_workbook_holds_its_numbers(bulletin, deck):
    drawn = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert len(drawn) == len(bulletin.charts)
    for chart, found in zip(bulletin.charts, drawn, strict=True):
        series = {one.name: tuple(one.values) for plot in found.plots for one in plot.series}
        assert series == {line.name: line.values for line in chart.lines}
        sheet = openpyxl.load_workbook(BytesIO(found.part.chart_workbook.xlsx_part.blob)).active
        columns = list(sheet.iter_cols(min_row=2, min_col=2, values_only=True))
        assert columns == [line.values for line in chart.lines]


def test_nothing_reaches_beyond_the_slide_or_into_the_footer(deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            bottom = shape.top + shape.height
            assert bottom <= deck.slide_height
            if not shape.is_placeholder:
                assert bottom <= Inches(6.98) + 1, (slide.shapes.title.text_frame.text, shape.name)


def test_what_stands_on_a_slide_does_not_overlap(deck):
    for slide in list(deck.slides)[1:]:
        frames = [shape for shape in slide.shapes if not shape.is_placeholder or shape == slide.shapes.title]
        frames = [shape for shape in frames if not (shape.has_text_frame and not shape.text_frame.text)]
        for one, other in ((a, b) for n, a in enumerate(frames) for b in frames[n + 1 :]):
            apart = one.left + one.width <= other.left or other.left + other.width <= one.left
            assert apart or one.top + one.height <= other.top or other.top + other.height <= one.top, (
                slide.shapes.title.text_frame.text,
                one.name,
                other.name,
            )


def test_texts_have_room_in_their_boxes(deck):
    for slide in list(deck.slides)[1:]:
        for box in (one for one in slide.shapes if one.has_text_frame and not one.is_placeholder):
            paragraphs = [one for one in box.text_frame.paragraphs if one.runs]
            taken = sum(
                fit.height([one.text], one.runs[0].font.size.pt, box.width.pt, one.space_after.pt)
                for one in paragraphs
            )
            assert taken <= box.height.pt + 1, slide.shapes.title.text_frame.text


def test_the_footer_names_marking_place_period_and_version_and_the_number_is_a_field(bulletin, deck):
    for slide in deck.slides:
        held = {one.placeholder_format.type: one for one in slide.placeholders}
        footer = held[PP_PLACEHOLDER.FOOTER].text_frame.text
        assert footer.startswith(f"{bulletin.marking} · {bulletin.title} · ")
        assert footer.endswith(str(bulletin.version.number))
        number = held[PP_PLACEHOLDER.SLIDE_NUMBER].text_frame._txBody
        assert next(number.iter(qn("a:fld"))).get("type") == "slidenum"


def test_the_same_bulletin_gives_the_same_bytes_dated_by_its_data(bulletin, content, deck):
    assert to_pptx.write(bulletin) == content
    assert deck.core_properties.created.replace(tzinfo=None) == made_up.MADE_AT
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert {one.date_time[0] for one in archive.infolist()} == {1980}


def test_slides_are_wide_and_name_their_fonts(deck):
    assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))
    theme = deck.slide_master.part.part_related_by(pptx.opc.constants.RELATIONSHIP_TYPE.THEME).blob.decode()
    assert 'typeface="微软雅黑"' in theme
    assert 'typeface="Arial"' in theme


def test_marks_that_no_file_can_hold_are_left_out():
    made = made_up.bulletin()
    (section, *_), mark = made.sections, "\x0b<&\x00"
    table = replace(section.tables[0], caption=f"caption{mark}", remark=mark)
    section = replace(section, heading=mark, message=f"message{mark}", tables=(table,))
    content = to_pptx.write(replace(made, sections=(section,), title=f"title{mark}", subtitle=mark))
    assert faults(content) == []


def _shows_slides(office: str) -> bool:
    """Whether the part of LibreOffice for slides is there."""
    return (Path(office).resolve().parent / "libsdlo.so").exists()


def test_an_office_program_shows_every_slide(bulletin, content, deck, tool, tmp_path):
    file = tmp_path / "made_up.pptx"
    file.write_bytes(content)
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    order = [tool("soffice", works=_shows_slides), home, "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*order, str(tmp_path), str(file)], check=True, capture_output=True, timeout=180)
    pdf = file.with_suffix(".pdf")
    printed = subprocess.run([tool("pdftotext"), str(pdf), "-"], check=True, capture_output=True, timeout=60)
    *pages, after = printed.stdout.decode("utf-8").split("\f")
    assert len(pages) == len(deck.slides)
    assert not after
    for page, title in zip(pages, titles(deck), strict=True):
        assert re.sub(r"\s", "", title) in re.sub(r"\s", "", page)
    drawn = [tool("pdftoppm"), "-r", "40", "-png", str(pdf), str(tmp_path / "slide")]
    subprocess.run(drawn, check=True, capture_output=True, timeout=60)
    pictures = [picture.read_bytes() for picture in sorted(tmp_path.glob("slide-*.png"))]
    assert len(pictures) == len(pages)
    assert all(one != other for one, other in pairwise(pictures))
