"""The package of an XLSX form: its sheets are read and single cells changed in place, all else stays."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from posixpath import join, normpath

from lxml import etree

from i18n.translate import mark as _
from reports.forms import reference
from reports.forms.fault import FormFault
from reports.forms.reference import Cell

MEMBERS = 2000
UNPACKED_BYTES = 100 << 20
ENCRYPTED = 0x1
WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_LINK = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
DAMAGED = _("The form cannot be read as XLSX: it is damaged; save it again in the office program.")
TOO_LARGE = _("The form is too large: it unpacks to more than {megabytes} MB.")
_DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, KeyError, NotImplementedError)


@contextmanager
def refused() -> Iterator[None]:
    """What a damaged sheet leads to, as the one line of a FormFault."""
    try:
        yield
    except (*_DAMAGES, AttributeError, TypeError, StopIteration) as error:
        raise FormFault(DAMAGED) from error


@dataclass(frozen=True)
class Package:
    """The members of the file in their order, unpacked."""

    members: tuple[tuple[zipfile.ZipInfo, bytes], ...]

    @cached_property
    def parts(self) -> Mapping[str, bytes]:
        """The content of each member by its name."""
        return {info.filename: content for info, content in self.members}

    @cached_property
    def sheets(self) -> Mapping[str, str]:
        """The name of each sheet and the member that holds it."""
        book, links = xml(self.parts[WORKBOOK]), xml(self.parts[RELATIONS])
        targets = {link.get("Id"): link.get("Target") for link in links}
        found = {}
        for sheet in book.iter(tag(book, "sheet")):
            target = targets.get(sheet.get(_LINK) or sheet.get(_STRICT_LINK), "")
            found[sheet.get("name")] = (
                target.lstrip("/") if target[:1] == "/" else normpath(join("xl", target))
            )
        return {name: part for name, part in found.items() if part in self.parts}

    def replaced(self, changed: Mapping[str, bytes]) -> bytes:
        """The file with some members changed; every other member has its bytes."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
            for info, content in self.members:
                made.writestr(info, changed.get(info.filename, content))
        return stream.getvalue()


def unpack(content: bytes) -> Package:
    """The package of a file's bytes; a FormFault where it is damaged, locked or a bomb."""
    with refused(), zipfile.ZipFile(io.BytesIO(content)) as opened:
        infos = opened.infolist()
        if len(infos) > MEMBERS or sum(info.file_size for info in infos) > UNPACKED_BYTES:
            raise FormFault(TOO_LARGE, megabytes=UNPACKED_BYTES >> 20)
        if any(info.flag_bits & ENCRYPTED for info in infos):
            raise FormFault(_("The form is protected by a password; save it without one."))
        package = Package(tuple((info, _member(opened, info)) for info in infos))
        if not package.sheets:
            raise FormFault(DAMAGED)
        return package


def _member(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Not more than the archive says: so a bomb stays small."""
    with opened.open(info) as member:
        return member.read(info.file_size)


def xml(content: bytes) -> etree._Element:
    """The root of a member; entities and outside things are never followed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise FormFault(DAMAGED) from error
    if root.getroottree().docinfo.doctype:
        raise FormFault(DAMAGED)
    return root


def tag(root: etree._Element, name: str) -> str:
    """A tag in the namespace of the root: transitional and strict files have different ones."""
    return f"{{{etree.QName(root).namespace}}}{name}"


def cells(package: Package, sheet: str) -> dict[Cell, bool]:
    """Every cell of a sheet that is written down, also without a value, and whether it holds a formula."""
    with refused():
        root = numbered(xml(package.parts[package.sheets[sheet]]))
        written, formula = root.iter(tag(root, "c")), tag(root, "f")
        return {reference.parse(cell.get("r")): cell.find(formula) is not None for cell in written}


def numbered(root: etree._Element) -> etree._Element:
    """A sheet in which every row and cell says where it is; a file may leave that to their order."""
    line = 0
    for row in root.iter(tag(root, "row")):
        line = int(row.get("r") or line + 1)
        row.set("r", str(line))
        column = -1
        for cell in row.iter(tag(root, "c")):
            column = reference.parse(cell.get("r"))[1] if cell.get("r") else column + 1
            cell.set("r", reference.write((line - 1, column)))
    return root
