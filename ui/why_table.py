"""The parts of a split change and their sum as a table, and the exact numbers to take away."""

from typing import Any

import pandas as pd

from data.definitions import Definition, breakdowns
from i18n import format
from i18n.units import UNITS
from metrics.decompose import EFFECTS
from metrics.figures import TOTALS
from ui import finding, plain_table, tables, why_words
from ui.plain_table import Cell, Heading, Table
from ui.tables import Column
from ui.view import View
from ui.why_split import AREA, Asked, Split


def show(view: View, asked: Asked, split: Split) -> None:
    """The parts, the largest effect first, their sum, the download."""
    order = split.table["effect"].abs().sort_values(ascending=False, kind="stable").index
    rows = split.table.loc[order]
    rows = rows.assign(name=[why_words.name(view, asked.by, part) for part in rows["part"]])
    told, definition = columns(view, asked), view.definitions[asked.indicator]

    def answer() -> Table:
        headings = [Heading(column.label, column.name != "name") for column in told]
        cells = [_cells(view, definition, told, row) for row in rows.to_dict("records")]
        return headings, [*cells, _cells(view, definition, told, _sum(view, rows))]

    plain_table.show(view, _title(view, definition), ("why", *asked.key), answer)
    finding.small(
        view._("Effects are rounded; the download adds up exactly. A split is arithmetic, not a cause.")
    )
    file = view._("{area} change of {indicator} {period}")
    file = file.format(**why_words.what(view, asked), period=asked.after.code)
    tables.tools(view, rows, told, "why_table", file)


def columns(view: View, asked: Asked) -> tuple[Column, ...]:
    """The columns of the table: of a count both amounts and their difference, else shares and effects too."""
    definition, ends = view.definitions[asked.indicator], why_words.what(view, asked)
    unit = definition.unit
    first = Column("name", view._("Area") if asked.by == AREA else breakdowns()[asked.by][view.lang])
    if definition.kind in TOTALS:
        return (
            first,
            Column("before", ends["before"], "value", unit=unit),
            Column("after", ends["after"], "value", unit=unit),
            Column("effect", view._("Difference"), "change", unit=unit),
        )
    rate, share = view._("Value, {period}"), view._("Share of the whole, {period}")
    return (
        first,
        Column("rate_before", rate.format(period=ends["before"]), "value", unit=unit),
        Column("rate_after", rate.format(period=ends["after"]), "value", unit=unit),
        Column("share_before", share.format(period=ends["before"]), "value", unit="share"),
        Column("share_after", share.format(period=ends["after"]), "value", unit="share"),
        Column("rate_effect", view._("Effect of the rate"), "change", unit=unit),
        Column("mix_effect", view._("Effect of the share"), "change", unit=unit),
        Column("effect", view._("Both"), "change", unit=unit),
    )


def _title(view: View, definition: Definition) -> str:
    unit = UNITS[definition.unit]
    if unit.is_share:
        return view._("What each part adds to the change, in percentage points")
    title, word = view._("What each part adds to the change"), unit.suffix(view.lang)
    return view._("{label} ({unit})").format(label=title, unit=word) if word else title


def _cells(view: View, definition: Definition, told: tuple[Column, ...], row: dict[str, Any]) -> list[Cell]:
    """A part that had no cases has no rate; the one it is given for the sum is not its own."""
    own = {f"rate_{end}": None for end in ("before", "after") if row.get(f"share_{end}") == 0}
    return [Cell(_printed(view, definition, column, (row | own)[column.name])) for column in told]


def _printed(view: View, definition: Definition, column: Column, cell: Any) -> str:
    if column.name == "name":
        return cell
    if column.name.startswith("share"):
        return format.share(cell, view.lang)
    printer = why_words.step if column.kind == "change" else why_words.amount
    return printer(view, definition, cell)


def _sum(view: View, rows: pd.DataFrame) -> dict[str, Any]:
    """The last row: what all parts together were, are and add."""
    sums = {name: rows[name].sum() for name in ("before", "after", *EFFECTS) if name in rows}
    rates = {f"rate_{end}": sums[end] for end in ("before", "after")}
    return sums | rates | {"name": view._("Sum"), "share_before": 1.0, "share_after": 1.0}
