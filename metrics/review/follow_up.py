"""Follow-up: what was promised at the last review, whether it was done, and whether the indicator moved."""

from collections.abc import Iterable

import pandas as pd

from data.connection import Connection
from metrics import catalog, chance, series
from metrics.period import Period, parse

COLUMNS = [
    "number",
    "unit",
    "indicator",
    "what",
    "who",
    "due_on",
    "is_done",
    "before",
    "now",
    "verdict",
    "is_better",
]


def follow_up(connection: Connection, commitments: Iterable, period: Period) -> pd.DataFrame:
    """COLUMNS, one row per commitment: the figure of the period it was made for, and that of `period`.

    verdict is that of metrics.chance (beyond chance, within normal variation, not judged); is_better is True
    or False where it moved beyond chance in the indicator's direction or against it, else None.
    """
    return pd.DataFrame([_row(connection, one, period) for one in commitments], columns=COLUMNS)


def _row(connection: Connection, commitment: object, period: Period) -> dict:
    definition = catalog.find(commitment.indicator)
    then = parse(commitment.period)
    before, now = (
        series.whole(connection, definition, [commitment.unit], span).iloc[0].to_dict()
        for span in (then, period)
    )
    verdict = chance.verdict(definition.kind, before, now)
    rose = now["value"] > before["value"]
    better = None
    if verdict == chance.BEYOND and definition.better in ("higher", "lower"):
        better = bool(rose == (definition.better == "higher"))
    return {
        "number": commitment.number,
        "unit": commitment.unit,
        "indicator": commitment.indicator,
        "what": commitment.what,
        "who": commitment.who_does,
        "due_on": commitment.due_on,
        "is_done": commitment.state == "done",
        "before": before["value"],
        "now": now["value"],
        "verdict": verdict,
        "is_better": better,
    }
