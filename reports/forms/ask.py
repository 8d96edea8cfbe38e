"""What goes into a cell of a form: a measure of an indicator, of an area and a period, whole or by part."""

from dataclasses import dataclass

from metrics.period import Period

MEASURES = ("value", "numerator", "denominator")


@dataclass(frozen=True)
class Ask:
    """One question to the counts; `parts` are added up where a break-down is named."""

    indicator: str
    area: str
    period: Period
    measure: str = MEASURES[0]
    breakdown: str = ""
    parts: tuple[str, ...] = ()
