"""Signatures: what a file holds by its first bytes, whatever its name says."""

from pathlib import Path

HEAD_BYTES = 1024
SIGNATURES = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"MZ": "a program",
    b"\x7fELF": "a program",
    b"PK": "a workbook or an archive",
    b"\xd0\xcf\x11\xe0": "an old workbook or document",
    b"Rar!": "an archive of another kind",
    b"7z\xbc\xaf": "an archive of another kind",
    b"\x1f\x8b": "an archive of another kind",
}
WEB_PAGE, NOTHING = "a web page", "nothing"
WEB_PAGES = (b"<html", b"<!doctype html", b"<table", b"<head", b"<meta")


def of(file: Path) -> str:
    """What the file holds, where its first bytes tell; empty where they do not, as for text."""
    with file.open("rb") as handle:
        head = handle.read(HEAD_BYTES)
    if not head:
        return NOTHING
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(WEB_PAGES):
        return WEB_PAGE
    sure = (kind for mark, kind in SIGNATURES.items() if head.startswith(mark) and _is_sure(mark, head))
    return next(sure, "")


def _is_sure(mark: bytes, head: bytes) -> bool:
    """Two letters may also begin a text: then no byte of a program or an archive is among the first."""
    return len(mark) > 2 or any(byte < 9 for byte in head)
