"""The rows as pandas frames, and one page's data counted from them: the way of a dashboard without counts."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data.connection import Connection

KEYS = ["indicator", "area", "span"]
MEASURES = ["numerator", "denominator"]
IN_VILLAGE = ("building", "grid", "village")
DISPUTES = "area, reported_month, due_month, closed_month, due_on, closed_on, outcome, handled_level"
INCIDENTS = "area, occurred_month, preventable, property"


@dataclass(frozen=True)
class Rows:
    """Cases in memory, with repeated words stored once (category), and the tree of areas."""

    disputes: pd.DataFrame
    incidents: pd.DataFrame
    ancestors: pd.DataFrame
    as_of: pd.Series


def read(connection: Connection) -> Rows:
    """Only the columns that the page needs."""
    as_of = _frame(connection, "SELECT area, as_of FROM as_of")
    return Rows(
        disputes=_frame(connection, f"SELECT {DISPUTES} FROM disputes"),
        incidents=_frame(connection, f"SELECT {INCIDENTS} FROM incidents"),
        ancestors=_frame(connection, "SELECT area, ancestor FROM ancestors").astype(str),
        as_of=as_of.assign(area=as_of["area"].astype(str)).set_index("area")["as_of"],
    )


def answer(rows: Rows, wanted: pd.DataFrame, counts: Sequence[str]) -> pd.DataFrame:
    """One row per indicator and wanted area and span: KEYS, MEASURES and value (NaN where none is due)."""
    spans = wanted.assign(first=pd.to_datetime(wanted["first"]), last=pd.to_datetime(wanted["last"]))
    leaves = pd.concat(_leaves(rows, spans["first"].min(), spans["last"].max()), ignore_index=True)
    rolled = _rolled(leaves, rows.ancestors).merge(spans, on="area")
    inside = rolled[rolled["month"].between(rolled["first"], rolled["last"])]
    every = pd.MultiIndex.from_frame(
        leaves[["indicator"]].drop_duplicates().merge(wanted[["area", "span"]], how="cross")
    )
    summed = inside.groupby(KEYS)[MEASURES].sum().reindex(every, fill_value=0).reset_index()
    ratio = summed["numerator"] / summed["denominator"].where(summed["denominator"] > 0)
    return summed.assign(value=ratio.mask(summed["indicator"].isin(counts), summed["numerator"]))


def _leaves(rows: Rows, first: pd.Timestamp, last: pd.Timestamp) -> list[pd.DataFrame]:
    """Numerator and denominator of each indicator by month and village."""
    disputes, incidents = rows.disputes, rows.incidents
    settled = disputes["outcome"] == "settled"
    found = disputes["reported_month"].between(first, last)
    judged = disputes["closed_on"].notna() | (disputes["due_on"] < disputes["area"].map(rows.as_of))
    due = disputes["due_month"].between(first, last) & (disputes["outcome"] != "transferred") & judged
    closed = disputes["closed_month"].between(first, last) & settled
    occurred = incidents["occurred_month"].between(first, last)
    on_time = settled & (disputes["closed_on"] <= disputes["due_on"])
    in_village = disputes["handled_level"].isin(IN_VILLAGE)
    return [
        _counted("disputes_found", disputes[found], "reported_month", found),
        _counted("mediation_success_rate", disputes[found], "reported_month", settled),
        _counted("on_time_settlement_rate", disputes[due], "due_month", on_time),
        _counted("village_settled_share", disputes[closed], "closed_month", in_village),
        _counted("preventable_incidents", incidents[occurred], "occurred_month", incidents["preventable"]),
        _counted("property_incidents", incidents[occurred], "occurred_month", incidents["property"]),
    ]


def _rolled(leaves: pd.DataFrame, ancestors: pd.DataFrame) -> pd.DataFrame:
    """The leaves' sums for every area above them: indicator month area and MEASURES."""
    above = leaves.astype({"area": str}).merge(ancestors, on="area")
    summed = above.groupby(["indicator", "month", "ancestor"], as_index=False)[MEASURES].sum()
    return summed.rename(columns={"ancestor": "area"})


def _counted(indicator: str, cases: pd.DataFrame, month: str, is_counted: pd.Series) -> pd.DataFrame:
    """Of the cases, by month and area, those that are counted and all of them."""
    marked = cases[[month, "area"]].assign(counted=is_counted[cases.index])
    grouped = marked.groupby([month, "area"], observed=True)["counted"]
    summed = grouped.agg(numerator="sum", denominator="size").reset_index()
    return summed.rename(columns={month: "month"}).assign(indicator=indicator)


def _frame(connection: Connection, query: str) -> pd.DataFrame:
    """A query's result with text as categories and dates as dates."""
    table = connection.cursor().sql(query).to_arrow_table()
    for position, field in enumerate(table.schema):
        if str(field.type) in ("string", "large_string", "string_view"):
            table = table.set_column(position, field.name, table[field.name].dictionary_encode())
    return table.to_pandas(date_as_object=False)
