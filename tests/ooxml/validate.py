"""Whether a DOCX, PPTX or XLSX package is valid Office Open XML: parts, relationships, content types."""

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas.zip"
OFFICE = "http://schemas.openxmlformats.org"
PACKAGE = f"{OFFICE}/package/2006"
REFERENCE = f"{{{OFFICE}/officeDocument/2006/relationships}}"
TYPES = "[Content_Types].xml"
MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NO_PLACE = b'namespace="http://www.w3.org/XML/1998/namespace"/>'
UNIQUE_ON_A_SLIDE = f"{{{OFFICE}/presentationml/2006/main}}cNvPr"
# The schema of a part, by the namespace of its root; a part of another namespace is only read.
SCHEMA = {
    f"{OFFICE}/wordprocessingml/2006/main": "wml.xsd",
    f"{OFFICE}/presentationml/2006/main": "pml.xsd",
    f"{OFFICE}/spreadsheetml/2006/main": "sml.xsd",
    f"{OFFICE}/drawingml/2006/main": "dml-main.xsd",
    f"{OFFICE}/drawingml/2006/chart": "dml-chart.xsd",
    f"{OFFICE}/drawingml/2006/chartDrawing": "dml-chartDrawing.xsd",
    f"{OFFICE}/drawingml/2006/spreadsheetDrawing": "dml-spreadsheetDrawing.xsd",
    f"{OFFICE}/officeDocument/2006/extended-properties": "shared-documentPropertiesExtended.xsd",
    f"{OFFICE}/officeDocument/2006/custom-properties": "shared-documentPropertiesCustom.xsd",
    f"{PACKAGE}/content-types": "opc-contentTypes.xsd",
    f"{PACKAGE}/relationships": "opc-relationships.xsd",
    f"{PACKAGE}/metadata/core-properties": "opc-coreProperties.xsd",
}
OFFICE_FILES = (".docx", ".pptx", ".xlsx")


def _text(name: str) -> bytes:
    """A schema; what the W3C and Dublin Core publish stands beside this file, the rest is in the archive."""
    ours = SCHEMAS.with_name(name)
    if ours.exists():
        return ours.read_bytes()
    with zipfile.ZipFile(SCHEMAS) as archive:
        return archive.read(name).replace(NO_PLACE, NO_PLACE[:-2] + b' schemaLocation="xml.xsd"/>')


class _FromArchive(etree.Resolver):
    """Schemas that name each other are found here, and nothing comes from a network."""

    def resolve(self, address, _public, context):
        name = posixpath.basename(address)
        return self.resolve_string(_text(name), context, base_url=name)


@cache
def _schema(name: str) -> etree.XMLSchema:
    parser = etree.XMLParser()
    parser.resolvers.add(_FromArchive())
    return etree.XMLSchema(etree.fromstring(_text(name), parser, base_url=name))


@dataclass
class Package:
    """The parts of a package as bytes and as XML trees, and what was found wrong."""

    parts: dict[str, bytes]
    trees: dict[str, etree._Element] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def faults(content: bytes) -> list[str]:
    """What is wrong with the package, one line each with the part's name; nothing where it is valid."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except zipfile.BadZipFile as error:
        return [f"not a package: {error}"]
    names = archive.namelist()
    package = Package({name: archive.read(name) for name in names if not name.endswith("/")})
    package.faults += [f"{name}: stored twice" for name in sorted(set(names)) if names.count(name) > 1]
    for name, part in package.parts.items():
        if name.endswith((".xml", ".rels")):
            _read(package, name, part)
        elif name.endswith(OFFICE_FILES):
            package.faults += [f"{name} › {fault}" for fault in faults(part)]
    _content_types(package)
    _relationships(package)
    return package.faults


def _read(package: Package, name: str, part: bytes) -> None:
    try:
        root = etree.fromstring(part)
    except etree.XMLSyntaxError as error:
        package.faults.append(f"{name}: no XML: {error}")
        return
    package.trees[name] = root
    ids = [shape.get("id") for shape in root.iter(UNIQUE_ON_A_SLIDE)]
    package.faults += [f"{name}: two shapes have the id {one}" for one in set(ids) if ids.count(one) > 1]
    schema = SCHEMA.get(etree.QName(root).namespace)
    if schema and not _schema(schema).validate(_plain(part)):
        log = _schema(schema).error_log
        package.faults += [f"{name}: line {error.line}: {error.message}" for error in log]


def _plain(part: bytes) -> etree._Element:
    """The part as a reader sees it that knows none of the extensions: fallbacks taken, the rest left out."""
    root = etree.fromstring(part, etree.XMLParser(remove_comments=True, remove_pis=True))
    for choice in list(root.iter(f"{{{MARKUP}}}AlternateContent")):
        parent, kept = choice.getparent(), choice.find(f"{{{MARKUP}}}Fallback")
        place = parent.index(choice)
        parent[place : place + 1] = [] if kept is None else list(kept)
    ignored = {MARKUP}
    for element in root.iter():
        words = element.get(f"{{{MARKUP}}}Ignorable", "").split()
        ignored |= {element.nsmap[word] for word in words if word in element.nsmap}
    for element in list(root.iter()):
        for key in [key for key in element.attrib if etree.QName(key).namespace in ignored]:
            del element.attrib[key]
        if etree.QName(element).namespace in ignored and element.getparent() is not None:
            element.getparent().remove(element)
    return root


def _content_types(package: Package) -> None:
    """Each part has a content type, and each type that is given to a part has one."""
    if TYPES not in package.trees:
        package.faults.append(f"{TYPES}: missing")
        return
    root = package.trees[TYPES]
    endings = {one.get("Extension").lower() for one in root.iter("{*}Default")}
    named = [one.get("PartName").lstrip("/") for one in root.iter("{*}Override")]
    for name in package.parts:
        ending = name.rpartition(".")[2].lower()
        if name != TYPES and name not in named and ending not in endings:
            package.faults.append(f"{name}: has no content type")
        elif name.endswith(".xml") and name not in (TYPES, *named) and "customXml" not in name:
            package.faults.append(f"{name}: has only the content type of any XML")
    package.faults += [f"{TYPES}: {name} is not there" for name in named if name not in package.parts]
    package.faults += [f"{TYPES}: {name} is named twice" for name in set(named) if named.count(name) > 1]


def _relationships(package: Package) -> None:
    """Each target is there, each reference has its relationship, and no part lies about unused."""
    reached, known = {TYPES}, {}
    for name in [name for name in package.trees if name.endswith(".rels")]:
        folder, stem = re.fullmatch(r"(.*?)_rels/(.*)\.rels", name).groups()
        if stem and folder + stem not in package.parts:
            package.faults.append(f"{name}: {folder + stem} is not there")
        ids = [one.get("Id") for one in package.trees[name]]
        package.faults += [f"{name}: the id {one} is given twice" for one in set(ids) if ids.count(one) > 1]
        reached |= {name, *_targets(package, name, folder)}
        known[folder + stem] = set(ids)
    for name in package.trees:
        _references(package, name, known.get(name, set()))
    package.faults += [f"{name}: nothing leads there" for name in package.parts if name not in reached]


def _targets(package: Package, name: str, folder: str) -> set[str]:
    found = set()
    for one in package.trees[name]:
        if one.get("TargetMode") == "External":
            continue
        target = unquote(one.get("Target").split("#")[0])
        target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        found.add(target)
        if target not in package.parts:
            package.faults.append(f"{name}: {one.get('Id')} leads to {target}, which is not there")
    return found


def _references(package: Package, name: str, known: set[str]) -> None:
    for element in package.trees[name].iter():
        for key, value in element.attrib.items():
            if key.startswith(REFERENCE) and value and value not in known:
                package.faults.append(f"{name}: {value} has no relationship")
