"""Complete exports: "all cases of this area and these months", so that what is missing has vanished."""

import datetime as dt
import re
from dataclasses import dataclass

from data.problem import Problem

_WRITTEN = re.compile(r"(?P<area>[0-9]{4,20}):(?P<first>\d{4}(-\d{2})?)(\.\.(?P<last>\d{4}(-\d{2})?))?")


@dataclass(frozen=True)
class Complete:
    """An area and the months, from the first day to the last, that the exports of a load cover completely."""

    area: str
    first: dt.date
    last: dt.date


def read(written: str) -> Complete:
    """AREA:PERIOD with a month (2020-10), a year (2020) or two of them (2020-08..2020-10)."""
    found = _WRITTEN.fullmatch(written)
    try:
        if not found:
            raise ValueError
        first = _month(found["first"], 1)
        last = _month(found["last"] or found["first"], 12)
        if last < first:
            raise ValueError
    except ValueError:
        raise Problem(
            f"--complete {written!r}: write it as AREA:PERIOD, for example 610330:2020-10 or 610330:2020."
        ) from None
    following = (last.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return Complete(found["area"], first, following - dt.timedelta(days=1))


def _month(written: str, month_of_a_year: int) -> dt.date:
    year, _, month = written.partition("-")
    return dt.date(int(year), int(month) if month else month_of_a_year, 1)
