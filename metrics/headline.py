"""Headlines: an indicator now, beside the period before, the year before, its year to date and target."""

from collections.abc import Sequence

import pandas as pd

from data import counts
from data.connection import Connection
from data.definitions import Definition
from metrics import breaks, change, series
from metrics.period import Period

COMPARABLE_SHARE = 0.95  # of the expected reports; with fewer, a change may be nothing but missing reports
KEYS = ["indicator", "area"]
NO_BREAK = ("", pd.NaT)
BEFORE = ["value", "low", "high", "numerator", "denominator"]  # told of each earlier span too
NOW = [
    *KEYS,
    *(
        "value",
        "low",
        "high",
        "numerator",
        "denominator",
        "status",
        "with_events",
        "not_known",
        "corrections",
    ),
]


def headline(
    connection: Connection, definitions: dict[str, Definition], areas: Sequence[str], period: Period
) -> pd.DataFrame:
    """One row per indicator and area: NOW, and value, difference and ratio of each earlier span.

    Differences of shares are in share units (0.004 is 0.4 percentage points). A ratio is a relative change;
    it is NaN where the earlier value is 0 or missing. No change is told across a break: <span>_break says of
    which kind it is (see metrics.breaks) or is empty, <span>_break_month the first month of the new. Columns
    target, target_met (True, False, None).
    """
    spans = _spans(period)
    figures = series.over(connection, definitions, areas, spans)
    by_span = {span: rows.drop(columns="span").set_index(KEYS) for span, rows in figures.groupby("span")}
    table = by_span["now"].reset_index()[NOW].set_index(KEYS)
    marks = _marks(connection, definitions, areas, spans)
    for name in ("previous", "year_before"):
        broken = _broken(marks, definitions, by_span["now"].index, (period, spans.get(name)))
        table = _compared(table, name, by_span["now"], by_span.get(name), broken)
    table = table.assign(ytd_value=by_span["ytd"]["value"], ytd_numerator=by_span["ytd"]["numerator"])
    broken = _broken(marks, definitions, table.index, (spans["ytd"], spans["ytd_year_before"]))
    table = _compared(table, "ytd_year_before", by_span["ytd"], by_span["ytd_year_before"], broken)
    return _with_target(table.reset_index(), definitions)


def _spans(period: Period) -> dict[str, Period]:
    to_date = period.year_to_date()
    spans = {
        "now": period,
        "previous": period.previous(),
        "year_before": period.year_before(),
        "ytd": to_date,
        "ytd_year_before": to_date.year_before(),
    }
    return {name: span for name, span in spans.items() if span}


def _marks(
    connection: Connection, definitions: dict[str, Definition], areas: Sequence[str], spans: dict[str, Period]
) -> pd.DataFrame:
    """The breaks of these areas; the re-cuts of grids only where something is counted by them."""
    found = breaks.breaks(connection).query("area in @areas")
    if not any(definition.source == breaks.GRIDS for definition in definitions.values()):
        return found
    first = min(span.first for span in spans.values())
    asked = counts.Asked((), tuple(areas), first, spans["now"].last)
    return pd.concat([found, breaks.of_grids(connection, asked)], ignore_index=True)


def _broken(
    marks: pd.DataFrame,
    definitions: dict[str, Definition],
    rows: pd.MultiIndex,
    periods: tuple[Period, Period | None],
) -> pd.DataFrame:
    """Kind and month of the break that lies between two periods, for each row; "" and NaT where none does.

    What an indicator counts is told before the ground of an area, as it has words of its own.
    """
    now, before = periods
    found = [NO_BREAK] * len(rows)
    if before is not None:
        meant = breaks.latest(breaks.of_definitions(definitions.values()), now, before, "indicator")
        ground = breaks.latest(marks[marks["kind"] != breaks.GRIDS], now, before)
        by_source = {True: breaks.latest(marks, now, before), False: ground}
        found = [
            meant.get(name) or by_source[definitions[name].source == breaks.GRIDS].get(area, NO_BREAK)
            for name, area in rows
        ]
    kinds, months = ([one[place] for one in found] for place in (0, 1))
    return pd.DataFrame({"kind": pd.Series(kinds, rows, dtype=object), "month": pd.to_datetime(months)}, rows)


def _compared(
    table: pd.DataFrame, name: str, now: pd.DataFrame, before: pd.DataFrame | None, broken: pd.DataFrame
) -> pd.DataFrame:
    """Add <name>_ and BEFORE, difference, ratio, break and its month; no change is told where many reports
    are missing, nor across a break."""
    table = table.assign(**{f"{name}_break": broken["kind"], f"{name}_break_month": broken["month"]})
    if before is None:
        columns = (*BEFORE, "difference", "ratio")
        return table.assign(**{f"{name}_{column}": float("nan") for column in columns})
    comparable = _comparable(now) & _comparable(before) & broken["kind"].eq("")
    changed = change.compare(now["value"].where(comparable), before["value"])
    return table.assign(
        **{f"{name}_{column}": before[column] for column in BEFORE},
        **{f"{name}_{column}": changed[column] for column in ("difference", "ratio")},
    )


def _comparable(figures: pd.DataFrame) -> pd.Series:
    return figures["reported_share"].fillna(1) >= COMPARABLE_SHARE


def _with_target(table: pd.DataFrame, definitions: dict[str, Definition]) -> pd.DataFrame:
    met = [
        change.against_target(
            value, definitions[name].target, definitions[name].better, definitions[name].band
        )
        for name, value in zip(table["indicator"], table["value"], strict=True)
    ]
    targets = table["indicator"].map({name: definition.target for name, definition in definitions.items()})
    return table.assign(
        target=targets.astype(float), target_met=pd.Series(met, index=table.index, dtype=object)
    )
