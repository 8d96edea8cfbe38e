"""What both are asked: which areas and which periods."""

from dataclasses import dataclass
from functools import cache

LAST_YEARS = {"610300": 2020, "610900": 2020, "530600": 2022, "330400": 2018, "623000": 2020}
SEVERAL_COUNTIES = ("610300", "610900")  # the others send from one county only: it makes the city's figures
FENG_COUNTY, LUOYAN_TOWN = "610330", "530623202"
SOME_SILENT = "610900"  # some of its villages sent no disputes, incidents or grids of July 2020
WITH_A_SILENT_VILLAGE = (
    "610324101"  # … sent no disputes in April 2020, though some were closed, nor incidents in December
)


@dataclass(frozen=True)
class Question:
    """An area in a period, or the areas of a level within it."""

    area: str
    period: str
    by: str = ""

    def arguments(self, indicator: str) -> list[str]:
        """The command line's arguments."""
        by = ["--by", self.by] if self.by else []
        return [indicator, "--area", self.area, "--period", self.period, *by, "--json"]


def periods(year: int) -> tuple[str, str, str]:
    """A year, one quarter and one month of it."""
    return f"{year}", f"{year}Q3", f"{year}-12"


@cache
def questions() -> tuple[Question, ...]:
    """Cities, counties, the towns of a county, the villages of a town, and villages that were silent."""
    asked = []
    for city, year in LAST_YEARS.items():
        spans = periods(year)
        several = city in SEVERAL_COUNTIES
        asked += [Question(city, period) for period in (spans if several else spans[:1])]
        asked += [Question(city, period, "county") for period in (spans if several else spans[1:])]
    asked += [
        Question(FENG_COUNTY, "2020", "town"),
        *(Question(LUOYAN_TOWN, period, "village") for period in ("2022", "2022-12")),
        Question(SOME_SILENT, "2020-07", "village"),
        *(Question(WITH_A_SILENT_VILLAGE, period, "village") for period in ("2020-04", "2020Q4", "2020-12")),
    ]
    return tuple(asked)
