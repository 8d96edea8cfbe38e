"""Export files as found on disk: which there are, what encoding they have, where their table begins."""

import codecs
import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data.problem import Problem

TEXT = (".csv", ".txt", ".tsv")
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
ENCODINGS = ("utf-8-sig", "gb18030")
HEAD_BYTES = 256 * 1024
CHUNK_BYTES = 1 << 20


@dataclass(frozen=True)
class TextTable:
    """A delimited text file, in UTF-8 at `path`; `head` holds its first records as (cells, first line)."""

    file: Path
    path: Path
    delimiter: str
    head: tuple[tuple[list[str], int], ...]


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
    encoding = _encoding(file)
    path = file if encoding.startswith("utf-8") else _rewritten(file, encoding, scratch)
    with path.open("rb") as handle:
        start = handle.read(HEAD_BYTES)
    text = codecs.getincrementaldecoder("utf-8-sig")().decode(start)
    if not text.strip():
        raise Problem(f"{file.name}: the file is empty.")
    delimiter = max(",\t;", key=text.count)
    return TextTable(file, path, delimiter, tuple(_records(text, delimiter)))


def _is_export(path: Path) -> bool:
    return (
        path.is_file() and path.suffix.lower() in TEXT + WORKBOOKS and not path.name.startswith((".", "~$"))
    )


def _encoding(file: Path) -> str:
    """The first encoding that fits every byte of the file."""
    for encoding in ENCODINGS:
        try:
            for _ in _decoded(file, encoding):
                pass
        except UnicodeDecodeError:
            continue
        return encoding
    raise Problem(f"{file.name}: neither UTF-8 nor GB18030; save it again as CSV (UTF-8).")


def _decoded(file: Path, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    with file.open("rb") as handle:
        while chunk := handle.read(CHUNK_BYTES):
            yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _rewritten(file: Path, encoding: str, scratch: Path) -> Path:
    target = scratch / f"{len(list(scratch.iterdir())):06d}.csv"
    with target.open("w", encoding="utf-8", newline="") as handle:
        handle.writelines(_decoded(file, encoding))
    return target


def _records(text: str, delimiter: str) -> Iterator[tuple[list[str], int]]:
    """Records of the head with the number of lines before each; a cut last record does no harm."""
    reader, before = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 0
    try:
        for cells in reader:
            yield cells, before
            before = reader.line_num
    except csv.Error:
        return
