"""Reading: the text of a Word document or a text file; what cannot be read is told in one clear line."""

import codecs
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table

from data.problem import Problem
from data.staging.personal import masked
from i18n.translate import mark as _
from reports.checking.result import Told

MOST_BYTES = 20_000_000
MOST_UNPACKED = 40_000_000  # bytes of the parts of a document that are read
MOST_CHARACTERS = 200_000
MOST_PARTS = 5_000
BODY = "word/document.xml"
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
ENCODINGS = ("utf-8-sig", "gb18030")
OLD_WORD, PDF, ZIP = b"\xd0\xcf\x11\xe0", b"%PDF", b"PK"
TOO_LARGE = _("{name} is larger than {limit} MB; paste the text instead.")
TOO_LONG = _("{name} has more than {limit} characters; check it in parts.")
OLD = _("{name} is a document of an old Word; save it as .docx or paste its text.")
IS_PDF = _("{name} is a PDF; copy its text and paste it.")
NO_DOCUMENT = _("{name} is no Word document (.docx) or is damaged; paste the text instead.")
NO_TEXT = _("{name} is no text in UTF-8 or GB18030; save it again or paste its text.")
EMPTY = _("{name} holds no text.")
UNNAMED = _("The text")


class Unusable(Problem):
    """An input that cannot be checked; `told` says why in the reader's language."""

    def __init__(self, form: str, name: str, limit: str = "") -> None:
        """The reason with its gaps; of a name that looks personal nothing is repeated."""
        shown = masked(name) if name else Told(UNNAMED)
        self.told = Told(form, (("name", shown), ("limit", limit)))
        super().__init__(self.told("en"))


def text_of(content: bytes, name: str = "") -> str:
    """The text of a .docx (rows of tables with tabs) or of a text file; Unusable says why there is none."""
    if len(content) > MOST_BYTES:
        raise Unusable(TOO_LARGE, name, str(MOST_BYTES // 1_000_000))
    for start, form in ((OLD_WORD, OLD), (PDF, IS_PDF)):
        if content.startswith(start):
            raise Unusable(form, name)
    text = _of_document(content, name) if content.startswith(ZIP) else _decoded(content, name)
    return usable(text, name)


def usable(text: str, name: str = "") -> str:
    """The text itself; Unusable where it is empty or too long."""
    if not text.strip():
        raise Unusable(EMPTY, name)
    if len(text) > MOST_CHARACTERS:
        raise Unusable(TOO_LONG, name, f"{MOST_CHARACTERS:,}")
    return text


def _decoded(content: bytes, name: str) -> str:
    for encoding in ("utf-16",) if content.startswith(WIDE) else ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise Unusable(NO_TEXT, name)


def _of_document(content: bytes, name: str) -> str:
    try:
        if not _is_safe(content):
            raise Unusable(TOO_LARGE, name, str(MOST_UNPACKED // 1_000_000))
        return "\n".join(_lines(Document(BytesIO(content))))
    except Problem:
        raise
    except Exception:  # a hostile file may break the reader anywhere; its content is never repeated
        raise Unusable(NO_DOCUMENT, name) from None


def _is_safe(content: bytes) -> bool:
    """Whether the parts, as the archive declares them, are few and small enough to be unpacked."""
    with ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
    if BODY not in {part.filename for part in parts}:
        raise BadZipFile
    return len(parts) <= MOST_PARTS and sum(part.file_size for part in parts) <= MOST_UNPACKED


def _lines(document: WordDocument) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield block.text.replace("\t", " ")


def _rows(table: Table) -> Iterator[str]:
    """A line per row, a cell that spans columns once."""
    for row in table.rows:
        cells, seen = [], None
        for cell in row.cells:
            if cell._tc is not seen:
                cells.append(" ".join(cell.text.split()))
            seen = cell._tc
        yield "\t".join(cells)
