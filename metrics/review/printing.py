"""What the command line prints of a ranking: the table with every step to it, checks, the audit."""

from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from metrics.period import Period
from metrics.review.audit import Audit
from metrics.review.publishing import Check
from metrics.scoring import inputs as facts
from metrics.scoring.board import NOT_COVERED, Board
from metrics.scoring.scheme import Scheme

STANDINGS = {
    facts.NOT_REPORTED: "not reported",
    facts.SUPPRESSED: "small numbers, not shown",
    facts.TOO_SMALL: "too few cases to be ranked",
    facts.NOTHING_DUE: "nothing due",
    NOT_COVERED: "too little of the weights is covered",
}
DASH = "-"
SHOWN = ["value", "numerator", "denominator", "base"]


def table(found: Board, group: str = "") -> str:
    """The places, then every item of every unit, then the events; of one group, or of all."""
    rows = found.rows if not group else found.of_group(group)
    parts = [_places(found, rows), _items(found, rows.index)]
    events = found.events[found.events["unit"].isin(rows.index)]
    return "\n\n".join([*parts, _events(events)] if len(events) else parts)


def explained(found: Board, unit: str, lines: pd.DataFrame) -> str:
    """Where a unit's points were won and lost, from full marks to its score."""
    row = found.rows.loc[unit]
    head = f"{unit} {row['name']}: score {score(found, row['score'])}, place {row['place'] or DASH}"
    return f"{head}\n{lines.to_string(index=False)}"


def score(found: Board, points: Decimal | None) -> str:
    """A score as the scheme prints it, rounded half up."""
    if points is None or pd.isna(points):
        return DASH
    return str(points.quantize(Decimal(1).scaleb(-found.scheme.decimals), ROUND_HALF_UP))


def check(found: Check) -> str:
    """One line about one check of a published table."""
    return f"{found.name:<12} {'ok' if found.holds else 'DIFFERS'}  {found.told}".rstrip()


def periods_of_year(scheme: Scheme, period: Period) -> tuple[Period, ...]:
    """The periods of the scheme's rhythm in the calendar year up to the given one, in order of time."""
    found = [period]
    while (before := found[0].previous()) is not None and before.first.year == period.first.year:
        found.insert(0, before)
    return tuple(found)


def audited(found: Audit) -> str:
    """The audit's tables in words."""
    head = (
        f"{found.years} simulated years of {found.periods} periods, all units alike; caseloads as they were"
    )
    frames = (found.steps, found.repeats, found.sizes)
    return "\n\n".join([head, *(frame.to_string(index=False, float_format="%.3f") for frame in frames)])


def audit_as_json(found: Audit) -> dict[str, object]:
    """The audit for programs: shares 0–1."""
    frames = {"steps": found.steps, "repeats": found.repeats, "sizes": found.sizes}
    tables = {
        name: frame.astype(object).where(frame.notna(), None).to_dict("records")
        for name, frame in frames.items()
    }
    return {"years": found.years, "periods": found.periods} | tables


def _places(found: Board, rows: pd.DataFrame) -> str:
    printed = [
        {
            "group": row["group"],
            "place": f"{row['place'] or DASH}{'=' * bool(row['is_tied'])}",
            "range": DASH if pd.isna(row["low"]) else f"{row['low']:.0f}-{row['high']:.0f}",
            "unit": unit,
            "name": row["name"],
            "score": score(found, row["score"]),
            "band": row["band"] or DASH,
            "coverage": f"{row['coverage']:.0%}",
            "standing": row["standing"] + " (provisional)" * bool(row["is_provisional"]),
            "vetoes": " ".join(row["vetoes"]) or DASH,
        }
        for unit, row in rows.iterrows()
    ]
    return pd.DataFrame(printed).to_string(index=False)


def _items(found: Board, units: pd.Index) -> str:
    cells = found.items[found.items.index.get_level_values("unit").isin(units)].reset_index()
    shown = cells[["unit", "item", *SHOWN]].assign(
        points=[score_or_dash(one) for one in cells["points"]],
        full=[str(one) for one in cells["full"]],
        note=cells["bound"] + cells["why"],
    )
    return shown.to_string(index=False, na_rep=DASH, float_format="%.10g")


def score_or_dash(points: Decimal | None) -> str:
    """Points as they are, to six decimals and without trailing zeros."""
    return DASH if points is None or pd.isna(points) else f"{Decimal(points).quantize(Decimal('1e-6')):f}"


def _events(events: pd.DataFrame) -> str:
    shown = events.assign(happened_on=pd.to_datetime(events["happened_on"]).dt.date)
    return shown.drop(columns="matter").fillna("").to_string(index=False)
