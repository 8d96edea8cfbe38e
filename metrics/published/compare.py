"""What we compute beside what was printed: equal to its last printed digit, or not."""

import math
from dataclasses import dataclass

import pandas as pd

from data.connection import Connection
from data.definitions import Definition
from i18n.units import UNITS
from metrics import areas, change, period, series
from metrics.period import Period
from metrics.published import COMPUTED, DOUBTFUL, Figure

SAME, DIFFERS = "yes", "no"
NEVER_BELOW = {"higher": -1, "lower": 1}  # the sign by which better values sort first


@dataclass(frozen=True)
class Compared:
    """A figure with what we compute for it; `same` is yes, no, or how it is declared."""

    figure: Figure
    computed: str
    same: str


Known = dict[str, Definition]


def compare(connection: Connection, figure: Figure, known: Known) -> Compared:
    """One figure; a doubtful one is computed too where it can be, but never judged."""
    if figure.account not in (COMPUTED, DOUBTFUL) or not figure.indicators:
        return Compared(figure, "", figure.account)
    rows = [_row(connection, figure, known[name]) for name in figure.indicators]
    shown = " · ".join(dict.fromkeys(_shown(figure, row) for row in rows))
    if figure.account == DOUBTFUL:
        return Compared(figure, shown, DOUBTFUL)
    return Compared(figure, shown, SAME if all(_is_same(figure, row) for row in rows) else DIFFERS)


def _row(connection: Connection, figure: Figure, definition: Definition) -> dict:
    """value, numerator and denominator of one indicator; a share in percent, as it is printed."""
    asked = period.parse(figure.p)
    row = _whole(connection, figure, definition, asked)
    if figure.measure == "year_on_year":
        before = _whole(connection, figure, definition, asked.year_before())
        changes = change.compare(pd.Series([row["value"]]), pd.Series([before["value"]]))
        return {"value": 100 * float(changes["ratio"].iloc[0])}
    if figure.measure == "years":
        return {"value": row["value"] / 12}
    if figure.measure == "rank":
        return {"value": _rank(connection, figure, definition, asked)}
    if figure.measure in ("numerator", "denominator"):
        return {"value": row[figure.measure]}
    percent = UNITS[definition.unit].is_share
    return row | {"value": 100 * row["value"]} if percent else row


def _whole(connection: Connection, figure: Figure, definition: Definition, asked: Period) -> dict:
    if not figure.breakdown:
        return series.whole(connection, definition, (figure.area,), asked).iloc[0].to_dict()
    found = series.parts(connection, definition, (figure.area,), asked, figure.breakdown)
    chosen = found[found["part"] == figure.part]
    if chosen.empty:
        return dict.fromkeys(("value", "numerator", "denominator"), math.nan)
    return chosen.iloc[0].to_dict()


def _rank(connection: Connection, figure: Figure, definition: Definition, asked: Period) -> float:
    """The place among the areas of the same parent; ties share the better place."""
    tree = areas.read(connection)
    peers = tree.standing(tree.children(tree.parent(figure.area)), asked.first, asked.end)
    found = series.whole(connection, definition, peers, asked).set_index("area")["value"].dropna()
    own = found.get(figure.area, math.nan)
    ahead = (found - own) * NEVER_BELOW[definition.better] < 0
    return math.nan if math.isnan(own) else 1.0 + ahead.sum()


def _is_same(figure: Figure, row: dict) -> bool:
    """Equal to the last printed digit, and so are the counts where they are printed."""
    printed = {name: getattr(figure, name) for name in ("value", "numerator", "denominator")}
    return all(
        name in row and _text(row[name], text) == _text(float(text), text)
        for name, text in printed.items()
        if text
    )


def _shown(figure: Figure, row: dict) -> str:
    """The value to the printed digits, and the counts it was made of."""
    value = _text(row["value"], figure.value or "0.0")
    if figure.account == DOUBTFUL and "." not in figure.value:
        value = _text(row["value"], "0.00" if figure.unit == "%" else "0")
    if row.get("denominator") and not math.isnan(row["denominator"]):
        return f"{value} ({row['numerator']:g} / {row['denominator']:g})"
    return value


def _text(number: float, like: str) -> str:
    """A number with as many decimals as the printed one."""
    if number is None or math.isnan(number):
        return "—"
    return f"{number:.{len(like.partition('.')[2])}f}"
