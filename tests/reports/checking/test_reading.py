"""Reading: Word documents with tables, text in the encodings of offices, and files that are neither."""

import zipfile
from io import BytesIO

import pytest
from docx import Document

from reports.checking import check
from reports.checking.reading import MOST_BYTES, Unusable, text_of


def document() -> bytes:
    """A heading, a paragraph and a table whose first row spans two columns."""
    made = Document()
    made.add_heading("情况通报", 1)
    made.add_paragraph("排查185起，调解成功179起，成功率96.7%。")
    table = made.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "合并"
    table.cell(0, 2).text = "成功率"
    for column, text in enumerate(("甲", "12", "98%")):
        table.cell(1, column).text = text
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_paragraphs_and_tables_of_a_word_document_come_in_order():
    text = text_of(document(), "通报.docx")
    assert text.splitlines() == [
        "情况通报",
        "排查185起，调解成功179起，成功率96.7%。",
        "合并\t成功率",
        "甲\t12\t98%",
    ]
    assert [one.quote for one in check(text).of("wrong")] == ["96.7%"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_the_encodings_of_offices(encoding):
    assert text_of("成功率96.8%\r\n完".encode(encoding), "a.txt") == "成功率96.8%\n完"


def zipped(**parts: bytes) -> bytes:
    """An archive with these parts; two underscores stand for a slash."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds no text"),
        (b"  \n", "holds no text"),
        (b"%PDF-1.7", "is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word"),
        (b"PK\x03\x04broken", "no Word document"),
        (b"\x00\xff\x81\x20\x00", "no text in UTF-8"),
        (zipped(other=b"<a/>"), "no Word document"),
        (zipped(word__document=b"<a"), "no Word document"),
        (zipped(word__document=b" " * 41_000_000), "larger than 40 MB"),
        (b"1" * (MOST_BYTES + 1), "larger than 20 MB"),
        (b"1 " * 150_000, "more than 200,000 characters"),
    ],
)
def test_what_cannot_be_checked_is_told_in_one_line(content, said):
    with pytest.raises(Unusable, match=said) as told:
        text_of(content, "a.docx")
    assert "\n" not in str(told.value)
    assert told.value.told("zh").startswith("a.docx")


def test_a_file_name_that_looks_personal_is_not_repeated():
    with pytest.raises(Unusable) as told:
        text_of(b"", "13812345678.docx")
    assert "138" not in str(told.value)
