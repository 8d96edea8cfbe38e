"""Filling an XLSX form in place: values into single cells, their styles kept, sums to be redone."""

import re
from bisect import bisect_left
from collections.abc import Mapping

from lxml import etree

from reports.forms import package as packages
from reports.forms import reference
from reports.forms.package import WORKBOOK, Package, tag, xml
from reports.forms.reference import Cell

Value = float | str
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
STYLED = ("s", "r")  # what a cell keeps when its value changes


def fill(content: bytes, values: Mapping[tuple[str, Cell], Value]) -> bytes:
    """The form with values in the cells of its sheets; office programs compute its formulas when it opens."""
    package = packages.unpack(content)
    with packages.refused():
        return package.replaced(_changed(package, values) | {WORKBOOK: _recomputed(package)})


def _changed(package: Package, values: Mapping[tuple[str, Cell], Value]) -> dict[str, bytes]:
    """The sheets that are no longer as they were."""
    changed = {}
    for name, part in package.sheets.items():
        root = packages.numbered(xml(package.parts[part]))
        own = {cell: value for (sheet, cell), value in values.items() if sheet == name}
        for cell, value in own.items():
            _put(root, cell, value)
        if own:
            _widen(root, own)
        if _forget(root) or own:
            changed[part] = _bytes(root)
    return changed


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _put(root: etree._Element, cell: Cell, value: Value) -> None:
    """The value in a cell that is there, or in a new one at its place."""
    row = _row(root, cell[0])
    found = next((one for one in row if one.get("r") == reference.write(cell)), None)
    if found is None:
        found = etree.Element(tag(root, "c"), r=reference.write(cell))
        columns = [reference.parse(one.get("r"))[1] for one in row]
        row.insert(bisect_left(columns, cell[1]), found)
        row.attrib.pop("spans", None)
    _set(root, found, value)


def _row(root: etree._Element, number: int) -> etree._Element:
    data = root.find(tag(root, "sheetData"))
    rows = [int(row.get("r")) for row in data]
    at = bisect_left(rows, number + 1)
    if at < len(rows) and rows[at] == number + 1:
        return data[at]
    made = etree.Element(tag(root, "row"), r=str(number + 1))
    data.insert(at, made)
    return made


def _set(root: etree._Element, cell: etree._Element, value: Value) -> None:
    for name in set(cell.attrib) - set(STYLED):
        del cell.attrib[name]
    for child in list(cell):
        cell.remove(child)
    if isinstance(value, str):
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, tag(root, "is")), tag(root, "t"))
        text.text = _NOT_IN_XML.sub("", value)
        text.set(_SPACE, "preserve")
    else:
        etree.SubElement(cell, tag(root, "v")).text = f"{value:.15g}"


def _widen(root: etree._Element, values: Mapping[Cell, Value]) -> None:
    """The range that the sheet says it covers, with the new cells."""
    told = root.find(tag(root, "dimension"))
    if told is None:
        return
    corners = [reference.parse(corner) for corner in told.get("ref").split(":")] + list(values)
    rows, columns = zip(*corners, strict=True)
    first, last = (min(rows), min(columns)), (max(rows), max(columns))
    told.set("ref", f"{reference.write(first)}:{reference.write(last)}")


def _forget(root: etree._Element) -> bool:
    """Take away what formulas gave before; whether there were any."""
    found = False
    for formula in root.iter(tag(root, "f")):
        cell, found = formula.getparent(), True
        for value in cell.findall(tag(root, "v")):
            cell.remove(value)
        cell.attrib.pop("t", None)
    return found


def _recomputed(package: Package) -> bytes:
    """The workbook part that asks for all formulas to be computed on opening."""
    root = xml(package.parts[WORKBOOK])
    told = root.find(tag(root, "calcPr"))
    if told is None:
        told = etree.Element(tag(root, "calcPr"))
        before = ("definedNames", "externalReferences", "functionGroups", "sheets")
        place = next(found for name in before if (found := root.find(tag(root, name))) is not None)
        place.addnext(told)
    told.set("fullCalcOnLoad", "1")
    return _bytes(root)
