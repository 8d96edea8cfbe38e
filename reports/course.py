"""The course of an indicator: its months as a native chart, with limits of normal variation and target."""

import pandas as pd

from i18n import format
from i18n.units import UNITS
from reports.document import Chart, Line
from reports.material import Material

MONTHS = 24
FEWEST = 3  # months with a value; fewer are no course


def chart(material: Material, indicator: str) -> Chart | None:
    """The last months up to the end of the period; None where there are too few."""
    definition, lang, _ = material.wide.definitions[indicator], material.lang, material.translate
    months = material.wide.months
    months = months[months["indicator"].eq(indicator)].tail(MONTHS)
    if months["value"].notna().sum() < FEWEST:
        return None
    lines = [Line(definition.title[lang], _numbers(months["value"]))]
    for column, name in {"limit_low": _("Lower limit"), "limit_high": _("Upper limit")}.items():
        if months[column].notna().any():
            lines.append(Line(name, _numbers(months[column]), "limit"))
    if definition.target is not None:
        lines.append(Line(_("Target"), (float(definition.target),) * len(months), "target"))
    what = {"indicator": definition.title[lang], "area": material.names["area"]}
    spans = {"first": format.month(months["month"].iloc[0].date(), lang)}
    spans |= {"last": format.month(months["month"].iloc[-1].date(), lang)}
    return Chart(
        name=definition.title[lang],
        title=_("{indicator} of {area} by month, {first} to {last}").format(**what, **spans),
        kind="lines",
        categories=tuple(f"{month:%Y-%m}" for month in months["month"]),
        lines=tuple(lines),
        number_format=number_format(definition.unit),
        remark=_("Between the limits lies normal variation. Gaps: not reported."),
    )


def number_format(unit: str) -> str:
    """A spreadsheet's format for numbers of a unit."""
    known = UNITS[unit]
    decimals = "." + "0" * known.decimals if known.decimals else ""
    return f"0{decimals}%" if known.is_share else f"#,##0{decimals}"


def _numbers(column: pd.Series) -> tuple[float | None, ...]:
    return tuple(None if pd.isna(number) else float(number) for number in column)
