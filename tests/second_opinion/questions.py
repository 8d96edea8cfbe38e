"""What both are asked: which areas in which periods."""

from collections import defaultdict

from tests.second_opinion.gazetteer import Gazetteer

LAST_YEARS = {"610300": 2020, "610900": 2020, "530600": 2022, "330400": 2018, "623000": 2020}
FENG_COUNTY, LUOYAN_TOWN = "610330", "530623202"
ANKANG, FUFENG_TOWN = "610900", "610324101"

FURTHER = [  # period, area, level of the areas within it
    *((period, FENG_COUNTY, "town") for period in ("2020", "2020Q3", "2020-12")),
    *((period, LUOYAN_TOWN, "village") for period in ("2022", "2022Q3", "2022-12")),
    # Villages of both were silent on April 2020. In one of Fufeng's disputes were closed then all the same,
    # and it was silent on December, too.
    *(("2020-04", area, "village") for area in (ANKANG, FUFENG_TOWN)),
    *((period, FUFENG_TOWN, "village") for period in ("2020", "2020-12")),
]


def periods(places: Gazetteer) -> dict[str, list[str]]:
    """The areas of each period: cities and counties in their last year, a quarter and a month; others."""
    asked: dict[str, set[str]] = defaultdict(set)
    for city, year in LAST_YEARS.items():
        for period in (f"{year}", f"{year}Q3", f"{year}-12"):
            asked[period] |= {city, *places.below(city, "county")}
    for period, area, level in FURTHER:
        asked[period] |= set(places.below(area, level))
    return {period: sorted(areas) for period, areas in asked.items()}
