"""Export files as found on disk: which there are, what encoding they have, where their table begins."""

import codecs
import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from data.problem import Problem

TEXT = (".csv", ".txt", ".tsv")
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
ENCODINGS = ("utf-8-sig", "gb18030")
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # what a spreadsheet calls Unicode text
DELIMITERS = ",\t;"
SAMPLED_RECORDS = 40  # to tell the delimiter by
HEAD_BYTES = 256 * 1024
CHUNK_BYTES = 1 << 20
BLANK_LINES = ("\n\n", "\n\r\n", "\r\r")


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


def find(paths: list[str]) -> list[Path]:
    """The export files among files and folders, in sorted order: that is the order of sending."""
    found: list[Path] = []
    for given in map(Path, paths):
        if not given.exists():
            raise Problem(f"{given}: no such file or folder.")
        found += sorted(p for p in given.rglob("*") if _is_export(p)) if given.is_dir() else [given]
    if not found:
        raise Problem(f"{', '.join(paths)}: no export files; expected {' '.join(TEXT + WORKBOOKS)}.")
    return list(dict.fromkeys(found))


def sha256(file: Path) -> str:
    """The fingerprint of a file's bytes."""
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def open_text(file: Path, scratch: Path) -> TextTable:
    """A delimited text file ready to be read as UTF-8; other encodings are rewritten into `scratch`."""
    encoding, is_regular = _encoding(file)
    path = file if encoding.startswith("utf-8") else _rewritten(file, encoding, scratch)
    with path.open("rb") as handle:
        start = handle.read(HEAD_BYTES)
    text = codecs.getincrementaldecoder("utf-8-sig")().decode(start)
    if not text.strip():
        raise Problem(f"{file.name}: the file is empty.")
    delimiter = max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))
    return TextTable(file, path, delimiter, tuple(_records(text, delimiter)), is_regular, scratch)


def new_text(scratch: Path) -> Path:
    """A name in `scratch` that is not taken."""
    return scratch / f"{len(list(scratch.iterdir())):06d}.csv"


def _is_export(path: Path) -> bool:
    return (
        path.is_file() and path.suffix.lower() in TEXT + WORKBOOKS and not path.name.startswith((".", "~$"))
    )


def _encoding(file: Path) -> tuple[str, bool]:
    """The first encoding that fits every byte of the file, and whether its text is regular."""
    with file.open("rb") as handle:
        wide = handle.read(2) in UTF_16
    for encoding in ("utf-16",) if wide else ENCODINGS:
        try:
            return encoding, _is_regular(_text_only(file, _decoded(file, encoding)))
        except UnicodeDecodeError:
            continue
    raise Problem(f"{file.name}: neither UTF-8 nor GB18030; save it again as CSV (UTF-8).")


def _text_only(file: Path, pieces: Iterable[str]) -> Iterator[str]:
    for piece in pieces:
        if "\0" in piece:
            raise Problem(
                f"{file.name}: holds NUL bytes, so it is no text file; save it again as CSV (UTF-8)."
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


def _decoded(file: Path, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    with file.open("rb") as handle:
        while chunk := handle.read(CHUNK_BYTES):
            yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _rewritten(file: Path, encoding: str, scratch: Path) -> Path:
    target = new_text(scratch)
    with target.open("w", encoding="utf-8", newline="") as handle:
        handle.writelines(_decoded(file, encoding))
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
