"""Hostile files: makers of what nobody should send, each small on disk and made anew."""

import io
import os
import stat
import struct
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.data.office import as_csv, dispute, disputes, write_xlsx

GOOD = as_csv(disputes(dispute("D1")))
PIECE = 1 << 20
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
EXE = b"MZ\x90\0\x03\0\0\0" + bytes(range(256)) * 8
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 8
SHEET = (
    '<?xml version="1.0"?>{before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'
)
CELL = '<c r="A1" t="inlineStr"><is><t>{}</t></is></c>'
ROW = '<row r="1">' + CELL + "</row>"
SHEET_PART = "xl/worksheets/sheet1.xml"
LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))


def workbook(file: Path, rows: str = "", before: str = "", pieces: Iterable[bytes] = ()) -> Path:
    """A workbook whose only sheet holds this XML; `pieces` go into it one after the other."""
    whole = write_xlsx(file.with_suffix(".whole"), 表=disputes(dispute("D1")))
    start, end = SHEET.format(before=before, rows="\0").encode().split(b"\0")
    with (
        zipfile.ZipFile(whole) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made,
    ):
        for part in source.namelist():
            if part != SHEET_PART:
                made.writestr(part, source.read(part))
        with made.open(SHEET_PART, "w") as sheet:
            sheet.write(start + rows.encode())
            for piece in pieces:
                sheet.write(piece)
            sheet.write(end)
    whole.unlink()
    return file


def archive(file: Path, members: dict[str, bytes], **flags: int) -> Path:
    """A zipped folder; `mode` is the kind of its members, `bits` their flags (set in both directories)."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            member = zipfile.ZipInfo(name)
            member.external_attr = flags.get("mode", stat.S_IFREG | 0o644) << 16
            made.writestr(member, content)
    return file


def patched(file: Path, mark: bytes, offset: int, value: bytes) -> Path:
    """With bytes of each header that begins with `mark` overwritten."""
    content = bytearray(file.read_bytes())
    at = content.find(mark)
    while at >= 0:
        content[at + offset : at + offset + len(value)] = value
        at = content.find(mark, at + 1)
    file.write_bytes(content)
    return file


def twice(file: Path) -> Path:
    """An archive in which one name stands twice."""
    archive(file, {"a1.csv": GOOD, "a2.csv": GOOD})
    file.write_bytes(file.read_bytes().replace(b"a2.csv", b"a1.csv"))
    return file


def bomb(file: Path, size: int = (1 << 30) + 1) -> Path:
    """An archive whose only member unpacks to more than a gigabyte of nothing."""
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made,
        made.open("a.csv", "w", force_zip64=True) as member,
    ):
        for _ in range(size // PIECE + 1):
            member.write(bytes(PIECE))
    return file


def lying(file: Path) -> Path:
    """An archive that says its member is small."""
    archive(file, {"a.csv": GOOD * 100_000})
    return patched(file, b"PK\x01\x02", 24, struct.pack("<L", 1000))


def link(file: Path) -> Path:
    """A link to a good export in another folder."""
    outside = file.parent.parent / "outside.csv"
    outside.write_bytes(GOOD)
    file.symlink_to(outside)
    return file


def within(make: Callable[[Path], Path]) -> Callable[[Path], Path]:
    """The folder with that file in it, instead of the file."""

    def made(file: Path) -> Path:
        folder = file.with_suffix("")
        folder.mkdir()
        make(folder / file.name)
        return folder

    return made


def content(raw: bytes) -> Callable[[Path], Path]:
    """A file with these bytes."""

    def made(file: Path) -> Path:
        file.write_bytes(raw)
        return file

    return made


def pipe(file: Path) -> Path:
    """What looks like a file and never ends."""
    os.mkfifo(file)
    return file


def cut(file: Path) -> Path:
    """A workbook that was not sent to its end."""
    file.write_bytes(write_xlsx(file, 表=disputes(dispute("D1"))).read_bytes()[:-900])
    return file


def long_cell(rows_before: int) -> bytes:
    """A table with a cell of five million characters."""
    rows = [dispute(f"D{i}") for i in range(rows_before)]
    return as_csv(disputes(*rows, dispute("长", kind="长" * 5_000_000)))


def wide(columns: int = 3000) -> list[list[str]]:
    """A table with thousands of columns, none of them empty."""
    more = [f"列{i}" for i in range(columns)]
    return [[*disputes()[0], *more], [*dispute("D1"), *more]]


def zipped(raw: bytes) -> bytes:
    """The bytes of an archive with one member."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        opened.writestr("a.csv", raw)
    return made.getvalue()


HEAVY: dict[str, tuple[Callable[[Path], Path], str]] = {
    "bomb.zip": (bomb, "unpacks to more than 1 GB"),
    "text.xlsx": (
        lambda file: workbook(file, ROW.split("{}")[0], pieces=[b"z" * PIECE] * 700),
        "it takes too much time or memory",
    ),
    "rows.xlsx": (
        lambda file: workbook(file, pieces=[b"<row><c><v>1</v></c></row>" * 100_000] * 200),
        "it takes too much time or memory",
    ),
    "far.xlsx": (
        lambda file: workbook(
            file, ROW.format("x") + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        ),
        "it takes too much time or memory",
    ),
}
HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = HEAVY | {
    "pdf.xlsx": (content(PDF), "it holds a PDF"),
    "picture.xls": (content(PNG), "it holds a picture"),
    "program.csv": (content(EXE), "holds a program, no text"),
    "nothing.ods": (content(b""), "it is empty"),
    "workbook.csv": (lambda file: workbook(file), "holds a workbook or an archive, no text"),
    "page.xls": (content(b"<html><table><tr><td>1</td></tr></table></html>"), "it holds a web page"),
    "cut.xlsx": (cut, "cannot be read as a workbook"),
    "cut.csv": (content(GOOD + "纠纷".encode()[:-1]), "ends in the middle of a character"),
    "quote.csv": (content(GOOD + b'D2,"610330'), "a quotation mark opens and does not close"),
    "nul.csv": (content(GOOD + b"\0"), "holds NUL bytes"),
    "nul.xlsx": (lambda file: workbook(file, ROW.format("_x0000_")), "a cell holds NUL bytes"),
    "cell.csv": (content(long_cell(0)), "more than 131072 characters"),
    "cell-below.csv": (content(long_cell(9000)), "more than 131072 characters"),
    "cell.xlsx": (lambda file: workbook(file, ROW.format("z" * 5_000_000)), "more than 131072 characters"),
    "wide.csv": (content(as_csv(wide())), "has 3007 columns; at most 1024 are read"),
    "wide.xlsx": (lambda file: write_xlsx(file, 表=wide()), "has 3007 columns, at most 1024 are read"),
    "laughs.xlsx": (
        lambda file: workbook(file, ROW.format("&l9;"), f'<!DOCTYPE l [<!ENTITY l0 "ha">{LAUGHS}]>'),
        "XmlError",
    ),
    "entity.xlsx": (
        lambda file: workbook(
            file, ROW.format("&e;"), '<!DOCTYPE e [<!ENTITY e SYSTEM "file:///etc/hosts">]>'
        ),
        "XmlError",
    ),
    "up.zip": (lambda file: archive(file, {"../../a.csv": GOOD}), "leads out of the archive"),
    "root.zip": (lambda file: archive(file, {"/etc/a.csv": GOOD}), "leads out of the archive"),
    "drive.zip": (lambda file: archive(file, {"C:\\a.csv": GOOD}), "leads out of the archive"),
    "back.zip": (lambda file: archive(file, {"..\\a.csv": GOOD}), "leads out of the archive"),
    "line.zip": (lambda file: archive(file, {"a\nb.csv": GOOD}), "leads out of the archive"),
    "linked.zip": (
        lambda file: archive(file, {"a.csv": b"/etc/hosts"}, mode=stat.S_IFLNK | 0o777),
        "is a symbolic link",
    ),
    "locked.zip": (
        lambda file: patched(archive(file, {"a.csv": GOOD}), b"PK\x01\x02", 8, b"\1"),
        "is protected by a password",
    ),
    "twice.zip": (twice, "stands in the archive twice"),
    "nested.zip": (lambda file: archive(file, {"b.zip": zipped(GOOD)}), "is an archive inside of an archive"),
    "lying.zip": (lying, "a damaged archive"),
    "torn.zip": (content(zipped(GOOD)[:-30]), "a damaged archive"),
    "strange.zip": (
        lambda file: patched(archive(file, {"a.csv": GOOD}), b"PK\x01\x02", 10, b"\x63"),
        "a damaged archive",
    ),
    "link.csv": (link, "is a link that leads out of its folder"),
    "folder.csv": (within(link), "is a link that leads out of its folder"),
    "pipe.csv": (pipe, "is no ordinary file"),
    "piped.csv": (within(pipe), "is no ordinary file"),
}
