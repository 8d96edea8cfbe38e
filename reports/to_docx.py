"""A bulletin as a Word document."""

from io import BytesIO

from reports import word_page, word_table
from reports.document import Bulletin

MAKER = "治理指标看板"


def write(bulletin: Bulletin) -> bytes:
    """The content of a .docx file: title, sections, notes and definitions."""
    document = word_page.blank(bulletin.lang, bulletin.is_landscape)
    _describe(document, bulletin)
    word_page.write(document, "Title", bulletin.title)
    word_page.write(document, "Subtitle", bulletin.subtitle)
    for sentence in bulletin.lead:
        word_page.write(document, "Body Text", sentence.text)
    for section in bulletin.sections:
        word_page.write(document, "Heading 1", section.heading)
        for sentence in section.paragraphs:
            word_page.write(document, "Body Text", sentence.text)
        for table in section.tables:
            word_table.table(document, table)
    word_page.write(document, "Heading 1", bulletin.notes_heading)
    for number, note in enumerate(bulletin.notes, 1):
        word_page.write(document, "Note Text", f"{number}. {note}")
    word_table.table(document, bulletin.definitions)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _describe(document: word_page.Document, bulletin: Bulletin) -> None:
    """Properties and header; times are those of the data, so that a document can be made again."""
    properties = document.core_properties
    properties.title, properties.subject = bulletin.title, bulletin.subtitle
    properties.author = properties.last_modified_by = MAKER
    properties.comments, properties.language = "", word_page.LANGUAGE[bulletin.lang]
    properties.created = properties.modified = bulletin.version.made_at
    section = document.sections[0]
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        word_page.fill(header.paragraphs[0], bulletin.marking)
