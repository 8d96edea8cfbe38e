"""Parts: an indicator by the parts of a break-down, with what share each is of the whole."""

import pandas as pd

from data import codes
from data.definitions import breakdowns
from i18n import format
from metrics import coverage, series
from reports.document import Cell, Chart, Column, Line, Pointer, Section, Sentence, Table
from reports.material import Material
from reports.template import Block

MOST = 12  # drawn; more are only in the table
TWO_UP_FROM = 10
LARGEST = 3  # named in the sentence


def section(material: Material, block: Block) -> Section | None:
    """The parts of a count, the largest first; None where none is known."""
    (indicator,) = material.ids(block)
    wide, definition = material.wide, material.wide.definitions[indicator]
    rows = series.parts(material.connection, definition, (wide.area,), wide.period, block.breakdown)
    if rows.empty:
        return None
    rows = rows.sort_values("value", ascending=False, kind="stable", na_position="last")
    code_list = codes.read()[breakdowns()[block.breakdown]["codes"]]
    rows = rows.assign(name=[code_list.label(part, material.lang) for part in rows["part"]])
    known = rows[rows["value"].notna()]
    said = (_largest(material, known, indicator),) if len(known) else ()
    table = _table(material, block, rows, indicator)
    chart = _chart(material, block, known, table.caption) if len(known) > 1 else None
    return Section(block.heading[material.lang], said, (table,), (chart,) if chart else ())


def _largest(material: Material, known: pd.DataFrame, indicator: str) -> Sentence:
    """The largest parts with their numbers."""
    _, whole = material.translate, known["value"].sum()
    unit = material.wide.definitions[indicator].unit
    told = [
        _("{name} {value} ({share})").format(
            name=row["name"],
            value=format.value_with_unit(row["value"], unit, material.lang),
            share=format.share(row["value"] / whole, material.lang),
        )
        for row in known.head(LARGEST).to_dict("records")
    ]
    text = _("Most are {parts}").format(parts=material.joined(told))
    return material.told(text + material.marks.stop, indicator)


def _table(material: Material, block: Block, rows: pd.DataFrame, indicator: str) -> Table:
    _, wide = material.translate, material.wide
    title = wide.definitions[indicator].title[material.lang]
    words = breakdowns()[block.breakdown]
    whole, told = rows["value"].sum(), material.figure(indicator).row["value"]
    is_complete = bool(rows["value"].notna().all()) and whole == told
    cells = [
        _row(material, row, block, indicator, whole if is_complete else 0) for row in rows.to_dict("records")
    ]
    if is_complete:
        cells.append(_total(material, indicator, whole))
    hidden = _("Note: {remark}").format(remark=format.missing("suppressed", material.lang))
    return Table(
        name=block.heading[material.lang],
        caption=_("{indicator} by {breakdown}").format(indicator=title, breakdown=words[material.lang]),
        columns=(
            Column(words[material.lang], 40, is_number=False),
            Column(title, 24),
            Column(_("Share"), 20),
        ),
        rows=tuple(cells),
        remark="" if is_complete else hidden,
        two_up=len(cells) >= TWO_UP_FROM,
        sums=(1, 2) if is_complete else (),
    )


def _total(material: Material, indicator: str, whole: float) -> tuple[Cell, ...]:
    _, unit = material.translate, material.wide.definitions[indicator].unit
    number = Cell(format.value(whole, unit, material.lang), float(whole), material.pointer(indicator))
    return Cell(_("Total")), number, Cell(format.share(1, material.lang), 1.0)


def _row(material: Material, row: dict, block: Block, indicator: str, whole: float) -> tuple[Cell, ...]:
    if pd.isna(row["value"]):
        reason = row["status"] if row["status"] != coverage.OK else "suppressed"
        return Cell(row["name"]), Cell(format.missing(reason, material.lang)), Cell(format.DASH)
    unit, number = material.wide.definitions[indicator].unit, float(row["value"])
    place = material.pointer(indicator)
    pointer = Pointer(place.indicator, place.area, place.period, "value", f"{block.breakdown}={row['part']}")
    share = Cell(format.share(number / whole, material.lang), number / whole) if whole else Cell(format.DASH)
    return Cell(row["name"]), Cell(format.value(number, unit, material.lang), number, pointer), share


def _chart(material: Material, block: Block, known: pd.DataFrame, caption: str) -> Chart:
    _, drawn = material.translate, known.head(MOST)
    title = _("{title}, {area}, {period}").format(title=caption, **material.names)
    numbers = tuple(map(float, drawn["value"]))
    remark = _("The {n} largest.").format(n=MOST) if len(known) > MOST else ""
    return Chart(
        name=caption,
        title=title,
        kind="bars",
        categories=tuple(drawn["name"]),
        lines=(Line(caption, numbers),),
        number_format="#,##0",
        remark=remark,
    )
