"""Export files: which kinds are read, what they are called, and where the table of a text file begins."""

import codecs
import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

from data.problem import Problem
from data.reading import encoding, signature
from data.staging.personal import HIDDEN, looks_personal

TEXT = (".csv", ".txt", ".tsv")
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
SYSTEM = ("__MACOSX", "Thumbs.db", "desktop.ini")
OF_THE_SYSTEM, OF_AN_OPEN_WORKBOOK = "a file of the system", "the lock of a workbook that is open somewhere"
DELIMITERS = ",\t;|"
SAMPLED_RECORDS = 40  # to tell the delimiter by
HEAD_BYTES = 256 * 1024
BLANK_LINES = ("\n\n", "\n\r\n", "\r\r")
MOST_COLUMNS = 1024
LONGEST_CELL = 131_072  # characters; a spreadsheet holds 32 767
csv.field_size_limit(LONGEST_CELL)
_LONG_NUMBER = re.compile(r"[0-9０-９](?:[\s\-－]*[0-9０-９XxＸｘ]){6,}")


@dataclass(frozen=True)
class TextTable:
    """A delimited text file, in UTF-8 at `path`; `head` holds its first records as (cells, lines before).

    `is_regular` says that there are no blank lines between its records and that its quotation marks are even.
    """

    file: Path
    path: Path
    delimiter: str
    head: tuple[tuple[list[str], int], ...]
    is_regular: bool
    scratch: Path


def why_not(name: str, also: tuple[str, ...] = ()) -> str:
    """Why a file of this name is left out of a folder; empty if it is an export, or of a kind in `also`."""
    path = PurePosixPath(name)
    if path.name.startswith("~$"):
        return OF_AN_OPEN_WORKBOOK
    if any(part.startswith(".") or part in SYSTEM for part in path.parts):
        return OF_THE_SYSTEM
    kind = path.suffix.lower()
    return "" if kind in (*TEXT, *WORKBOOKS, *also) else f"{kind or 'no ending'} is not read"


def label(file: Path) -> str:
    """What messages and batches call a file: its name, after that of its archive; see shown."""
    archives = [i for i, part in enumerate(file.parts[:-1]) if part.lower().endswith(".zip")]
    return shown("/".join(file.parts[archives[-1] :]) if archives else file.name)


def shown(name: str) -> str:
    """The name of a file, a folder or a sheet in one line that can be printed, without numbers of persons."""
    plain = "".join(c if c.isprintable() else "\ufffd" for c in name)
    return "/".join(map(_without_numbers, plain.split("/")))


def _without_numbers(name: str) -> str:
    if not looks_personal(name):
        return name
    rest = _LONG_NUMBER.sub(HIDDEN, name)
    return HIDDEN + PurePosixPath(name).suffix if looks_personal(rest) else rest


def sha256(file: Path) -> str:
    """The fingerprint of a file's bytes."""
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def open_text(file: Path, scratch: Path) -> TextTable:
    """A delimited text file ready to be read as UTF-8; other encodings are rewritten into `scratch`."""
    if kind := signature.of(file):
        told = (
            "the file is empty" if kind == signature.NOTHING else f"holds {kind}, no text; export it as CSV"
        )
        raise Problem(f"{label(file)}: {told}.")
    found, is_regular = _encoding(file)
    path = file if found == encoding.UTF_8 else _rewritten(file, found, scratch)
    with path.open("rb") as handle:
        start = handle.read(HEAD_BYTES)
    text = codecs.getincrementaldecoder("utf-8-sig")().decode(start)
    if not text.strip():
        raise Problem(f"{label(file)}: the file is empty.")
    delimiter = max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))
    head = tuple(_records(text, delimiter))
    if fault := _fault(head, text):
        raise Problem(f"{label(file)}: {fault}")
    return TextTable(file, path, delimiter, head, is_regular, scratch)


def new_text(scratch: Path) -> Path:
    """A name in `scratch` that is not taken."""
    return scratch / f"{len(list(scratch.iterdir())):06d}.csv"


def _fault(head: tuple[tuple[list[str], int], ...], text: str) -> str:
    """What no export has: thousands of columns, or a cell as long as a book."""
    columns = max((len(cells) for cells, _ in head), default=0)
    if columns > MOST_COLUMNS:
        return f"has {columns} columns; at most {MOST_COLUMNS} are read: delete those that are not needed."
    if not head and len(text) > LONGEST_CELL:
        return f"a cell has more than {LONGEST_CELL} characters; delete its column."
    return ""


def _encoding(file: Path) -> tuple[str, bool]:
    """The first encoding that fits every byte of the file, and whether its text is regular."""
    for name in encoding.candidates(file, label(file)):
        try:
            return name, _is_regular(_text_only(file, encoding.decoded(file, name)))
        except UnicodeDecodeError:
            continue
    raise Problem(f"{label(file)}: neither UTF-8 nor GB18030 nor Big5; save it again as CSV (UTF-8).")


def _text_only(file: Path, pieces: Iterable[str]) -> Iterator[str]:
    for piece in pieces:
        if "\0" in piece:
            raise Problem(
                f"{label(file)}: holds NUL bytes, so it is no text file; save it again as CSV (UTF-8)."
            )
        yield piece


def _is_regular(pieces: Iterable[str]) -> bool:
    """See TextTable; reads to the end, so that every byte is decoded."""
    has_gaps, marks, end = False, 0, ""
    for piece in pieces:
        marks += piece.count('"')
        text = end + piece
        core = text.rstrip("\r\n")
        has_gaps = has_gaps or any(blank in core for blank in BLANK_LINES)
        # Only what follows tells whether blank lines at the end of a piece are a gap.
        end = text[len(core) :]
        end = BLANK_LINES[0] if any(blank in end for blank in BLANK_LINES) else end
    return not has_gaps and marks % 2 == 0


def _rewritten(file: Path, written_in: str, scratch: Path) -> Path:
    target = new_text(scratch)
    with target.open("w", encoding="utf-8", newline="") as handle:
        handle.writelines(encoding.decoded(file, written_in))
    return target


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    """How many of the first records have the same number of cells, and how many cells."""
    sampled = islice(_records(text, delimiter), SAMPLED_RECORDS)
    widths = Counter(len(cells) for cells, _ in sampled if len(cells) > 1)
    return max(((records, width) for width, records in widths.items()), default=(0, 0))


def _records(text: str, delimiter: str) -> Iterator[tuple[list[str], int]]:
    """Records of the head with the number of lines before each; a cut last record does no harm."""
    reader, before = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 0
    try:
        for cells in reader:
            yield cells, before
            before = reader.line_num
    except csv.Error:
        return
