"""The day by which a form of an area and a period is due: see office.toml."""

from datetime import date

from metrics.period import Period, shift
from reports.office import Office

MONTHS_IN_A_QUARTER = 3


def due_on(level: str, period: Period, office: Office) -> date | None:
    """A county's form is due in the month after it, a city's in the month after the quarter.

    None for a town or a village: nothing is set for them.
    """
    if level not in ("city", "county"):
        return None
    last = period.last
    if level == "city":
        last = shift(last, (-last.month) % MONTHS_IN_A_QUARTER)
    return shift(last, 1).replace(day=office.due_day(level))
