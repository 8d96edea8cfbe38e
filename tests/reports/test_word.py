"""The Word document as a package: valid, with native charts, real styles and fields, blanks, fixed bytes."""

import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import openpyxl
import pytest
from lxml import etree

from reports import to_docx
from reports.document import Letterhead, Section
from tests.ooxml.validate import faults
from tests.reports import office
from tests.reports.specimen import CHART, MADE_AT, TREND, bulletin

COPIES = (("报", "上级"), ("送", "同级"), ("发", "各县（区）"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.fixture(scope="module")
def content():
    return to_docx.write(bulletin("briefing", *COPIES))


@pytest.fixture(scope="module")
def parts(content):
    with zipfile.ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


@pytest.fixture(scope="module")
def body(parts):
    return etree.fromstring(parts["word/document.xml"])[0]


def told(content: bytes) -> list[str]:
    """The text of each paragraph in order, those of boxes and tables too."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        root = etree.fromstring(file.read("word/document.xml"))
    return ["".join(paragraph.itertext(f"{W}t")) for paragraph in root.iter(f"{W}p")]


@pytest.mark.parametrize("form", ["plain", "briefing", "official"])
@pytest.mark.parametrize("changes", [{}, {"lang": "en"}, {"is_landscape": True}, {"annexes": ()}])
def test_every_form_is_valid_in_both_languages_and_on_either_side(form, changes):
    assert faults(to_docx.write(bulletin(form, *COPIES, **changes))) == []


def test_each_chart_is_a_part_with_the_workbook_it_is_edited_in(parts, body):
    links = etree.fromstring(parts["word/_rels/document.xml.rels"])
    targets = {one.get("Id"): one.get("Target") for one in links if one.get("Type").endswith("/chart")}
    drawn = [targets[chart.values()[0]] for chart in body.iter(f"{C}chart")]
    assert drawn == ["charts/chart1.xml", "charts/chart2.xml"]
    for nth, shown in enumerate((CHART, TREND), 1):
        (link,) = etree.fromstring(parts[f"word/charts/_rels/chart{nth}.xml.rels"])
        assert link.get("Target") == f"../embeddings/chart{nth}.xlsx"
        root = etree.fromstring(parts[f"word/charts/chart{nth}.xml"])
        assert root.find(f"{C}externalData").values() == [link.get("Id")]
        sheet = openpyxl.load_workbook(BytesIO(parts[f"word/embeddings/chart{nth}.xlsx"])).active
        _heads, *rows = sheet.iter_rows(values_only=True)
        assert rows == list(zip(shown.categories, *(line.values for line in shown.lines), strict=True))
    types = parts["[Content_Types].xml"].decode()
    assert types.count("drawingml.chart+xml") == types.count("spreadsheetml.sheet") == 2


def test_a_number_of_a_chart_can_be_changed_in_an_office_program(content, tool, tmp_path):
    changed = office.with_first_number_one_half(content, tmp_path, tool("soffice"))
    with zipfile.ZipFile(BytesIO(changed)) as file:
        charts = sorted(name for name in file.namelist() if name.startswith("word/charts/chart"))
        root = etree.fromstring(file.read(charts[0]))
    found = {
        ser.findtext(f"{C}tx//{C}v"): {pt.get("idx"): pt[0].text for pt in ser.iterfind(f"{C}val//{C}pt")}
        for ser in root.iter(f"{C}ser")
    }
    assert len(charts) == 2
    assert found["目标"] == {"0": "0.5", "1": "0.96", "2": "0.96"}  # the target is drawn first
    assert found["2020年10月"] == {"0": "0.975", "2": "0.9799"}  # the second is not reported: a gap


def test_a_chart_is_told_to_who_cannot_see_it_and_has_its_caption_below(body):
    frames = list(body.iter(f"{WP}docPr"))
    assert frames[0].get("descr") == f"{CHART.title} {CHART.remark}"
    said = ["".join(paragraph.itertext(f"{W}t")) for paragraph in body.iter(f"{W}p")]
    place = said.index(CHART.title)
    assert said[place - 1] == ""  # the drawing
    assert said[place + 1] == CHART.remark


def test_captions_count_by_fields_and_pages_too(parts, body):
    fields = [one.get(f"{W}instr") for one in body.iter(f"{W}fldSimple")]
    assert fields == ["SEQ 图 \\* ARABIC", "SEQ 图 \\* ARABIC", "SEQ 表 \\* ARABIC"]
    feet = [name for name in parts if name.startswith("word/footer")]
    assert len(feet) == 6  # first, odd, even: of standing and of turned pages
    assert all(b'w:instr="PAGE"' in parts[name] for name in feet)


def test_headings_have_their_level_and_a_style_of_their_own():
    headings = "一、一级", "（一）二级", "1．三级"
    word = docx.Document(
        BytesIO(to_docx.write(bulletin(sections=tuple(Section(one, ()) for one in headings))))
    )
    styles = {paragraph.text: paragraph.style for paragraph in word.paragraphs}
    found = [styles[heading] for heading in headings]
    assert [style.name for style in found] == ["Heading 1", "Heading 2", "Heading 3"]
    assert [style.element.xpath("w:pPr/w:outlineLvl/@w:val") for style in found] == [["0"], ["1"], ["2"]]
    fonts = [style.element.xpath("w:rPr/w:rFonts/@w:eastAsia") for style in found]
    assert fonts == [["黑体"], ["楷体_GB2312"], ["仿宋_GB2312"]]


def test_a_sentence_edited_by_hand_carries_a_comment_with_what_was_written_by_rule(content):
    (comment,) = docx.Document(BytesIO(content)).comments
    assert "改前 & 原句。" in comment.text
    assert comment.timestamp.replace(tzinfo=None) == MADE_AT


def test_a_table_two_up_has_a_double_rule_between_its_halves_and_repeats_its_head(body):
    table = body.find(f"{W}tbl")
    head, *rows = table.iterfind(f"{W}tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert len(rows) == 3  # five rows
    halves = [cell.find(f".//{W}tcBorders/{W}left") is not None for cell in rows[0].iterfind(f"{W}tc")]
    assert halves == [False, False, True, False]


def test_annexes_lie_on_their_side_between_standing_pages(content):
    sections = docx.Document(BytesIO(content)).sections
    assert [section.page_width > section.page_height for section in sections] == [False, True, False]
    alone = docx.Document(BytesIO(to_docx.write(bulletin(annexes=())))).sections
    assert len(alone) == 1


def test_a_briefing_names_series_office_and_readers_and_leaves_its_number_blank(content):
    said = told(content)
    assert said[:2] == ["治理简报", "第　　期"]
    assert said[2].startswith("某市委政法委员会") and "年　　月　　日" in said[2]
    assert [line for line in said if line[1:2] == "："][-3:] == ["报：上级", "送：同级", "发：各县（区）"]


def test_a_document_that_only_goes_up_has_room_for_who_signs_it():
    down, up = (told(to_docx.write(bulletin("official", *copies))) for copies in (COPIES, COPIES[:1]))
    assert not any("签发人" in line for line in down)
    assert "各县（区）：" in down
    assert any("签发人：" in line and "〔" in line for line in up)
    assert "上级：" in up and not any("抄送" in line for line in up)
    assert "附件：1. 各单位情况表" in down
    assert "抄送：上级；同级。" in down


def test_the_day_of_writing_is_printed_where_it_is_known():
    dated = replace(bulletin("official").letterhead, day="2020年11月3日")
    assert "2020年11月3日" in told(to_docx.write(bulletin(letterhead=dated)))
    assert isinstance(dated, Letterhead)


def test_the_same_bulletin_has_the_same_bytes_dated_by_its_data(content):
    assert to_docx.write(bulletin("briefing", *COPIES)) == content
    with zipfile.ZipFile(BytesIO(content)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(2020, 11, 3, 8, 0, 0)}


def test_fonts_are_named_and_none_is_embedded(parts):
    assert not any("font" in name.lower() for name in parts)
    styles = parts["word/styles.xml"].decode()
    for font in ("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"):
        assert f'w:eastAsia="{font}"' in styles


def test_a_letter_stands_and_its_wide_tables_are_attached_on_their_side(content):
    lying = bulletin("official", *COPIES, is_landscape=True)
    word = docx.Document(BytesIO(to_docx.write(lying)))
    assert [one.page_width > one.page_height for one in word.sections] == [False, True, False]
    said = [paragraph.text for paragraph in word.paragraphs]
    assert "详见附件1。" in said[: said.index("特此通报。")]
    assert said[said.index("附件1") + 1] == "表1  各单位件数"
    assert [len(table.rows) for table in word.tables] == [4, 41, 3]  # five rows two up, and two annexes
    plain = docx.Document(BytesIO(to_docx.write(bulletin(is_landscape=True))))
    assert all(one.page_width > one.page_height for one in plain.sections)


@pytest.mark.parametrize(
    ("title", "is_narrower"),
    [("某市社会治理情况通报", False), ("某市2020年10月社会治理情况（领导参阅）", True), ("通" * 25, True)],
)
def test_a_long_title_is_narrower_so_that_no_word_stands_alone(title, is_narrower):
    word = docx.Document(BytesIO(to_docx.write(bulletin(title=title))))
    (found,) = (paragraph for paragraph in word.paragraphs if paragraph.text == title)
    assert bool(found.paragraph_format.left_indent) == is_narrower


def test_a_short_table_stays_together_and_a_long_one_may_break(body):
    short, long, _definitions = body.iterfind(f"{W}tbl")
    for table, kept in ((short, 2), (long, 2)):
        rows = list(table.iterfind(f"{W}tr"))[1:]
        assert sum(row.find(f".//{W}keepNext") is not None for row in rows) == kept, len(rows)
