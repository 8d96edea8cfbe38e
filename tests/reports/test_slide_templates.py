"""An office's own template of slides: its size and masters are used, its slides and macros are not."""

import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pptx
import pytest
from pptx.presentation import Presentation

from data.problem import Problem
from reports import to_pptx
from tests.ooxml.validate import faults
from tests.reports import made_up

TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
DECK_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
SECTIONS = (
    '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
    '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"/></p:extLst>'
)


@pytest.fixture(scope="module")
def bulletin():
    return made_up.bulletin()


@pytest.fixture(scope="module")
def template() -> bytes:
    """An office's template: 4:3, with two slides of its own, notes and sections."""
    made = pptx.Presentation()
    made.core_properties.author = "an office"
    for layout in (0, 1):
        slide = made.slides.add_slide(made.slide_layouts[layout])
        slide.shapes.title.text = "old"
        slide.notes_slide.notes_text_frame.text = "old"
    made.element.append(pptx.oxml.parse_xml(SECTIONS))
    return saved(made)


def saved(made: Presentation) -> bytes:
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def texts(slide) -> list[str]:
    return [one.text for box in slide.shapes if box.has_text_frame for one in box.text_frame.paragraphs]


def test_a_template_gives_its_size_and_master_and_none_of_its_slides(bulletin, template):
    content = to_pptx.write(bulletin, template)
    assert faults(content) == []
    made = pptx.Presentation(BytesIO(content))
    own = pptx.Presentation(BytesIO(template))
    assert (made.slide_width, made.slide_height) == (own.slide_width, own.slide_height)
    assert [layout.name for layout in made.slide_layouts] == [layout.name for layout in own.slide_layouts]
    assert {slide.slide_layout.name for slide in made.slides} == {"Title Slide", "Title Only"}
    assert "old" not in [text for slide in made.slides for text in texts(slide)]
    assert "old" not in "".join(slide.notes_slide.notes_text_frame.text for slide in made.slides)
    for slide in made.slides:
        assert all(shape.top + shape.height <= made.slide_height for shape in slide.shapes)


def test_a_template_may_be_a_potx_with_blank_layouts_only(bulletin, template):
    own = pptx.Presentation(BytesIO(template))
    for slide in list(own.slides._sldIdLst):
        own.part.drop_rel(slide.rId)
        own.slides._sldIdLst.remove(slide)
    for layout in list(own.slide_layouts):
        if layout.name != "Blank":
            own.slide_layouts.remove(layout)
    own.part._content_type = TEMPLATE_TYPE
    content = to_pptx.write(bulletin, saved(own))
    assert faults(content) == []
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert DECK_TYPE in archive.read("[Content_Types].xml").decode()
    shown = [texts(slide) for slide in pptx.Presentation(BytesIO(content)).slides]
    assert bulletin.title in shown[0]
    assert bulletin.sections[1].message.rstrip("。") in [lines[0] for lines in shown]


def _word_file() -> bytes:
    stream = BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


def _without_layouts() -> bytes:
    made = pptx.Presentation()
    for layout in list(made.slide_layouts):
        made.slide_layouts.remove(layout)
    return saved(made)


@pytest.mark.parametrize("broken", [b"", b"rubbish", _word_file(), _without_layouts()], ids=range(4))
def test_a_broken_template_is_said_in_a_line(broken):
    with pytest.raises(Problem) as told:
        to_pptx.write(made_up.bulletin(), broken)
    assert str(told.value).startswith("template: ")
    assert "\n" not in str(told.value)


def test_a_template_in_a_file_is_named(tmp_path):
    file = tmp_path / "office.pptx"
    file.write_bytes(b"rubbish")
    with pytest.raises(Problem, match=r"office\.pptx: "):
        to_pptx.write(made_up.bulletin(), file)


def test_a_bulletin_without_anything_is_a_deck_all_the_same():
    made = replace(made_up.bulletin(), lead=(), sections=(), annexes=(), notes=(), closing=())
    content = to_pptx.write(made)
    assert faults(content) == []
    assert len(pptx.Presentation(BytesIO(content)).slides) == 2
