"""What both are asked: which areas in which periods, and which break-downs."""

from collections import defaultdict

from tests.second_opinion.gazetteer import Gazetteer

LAST_YEARS = {"610300": 2020, "610900": 2020, "530600": 2022, "330400": 2018, "623000": 2020}
FENG_COUNTY, LUOYAN_TOWN, NANHU, NANYU_TOWN = "610330", "530623202", "330402", "623023208"
FUFENG_TOWN, HANYIN, CHENCANG = "610324101", "610921", "610304"
TONGCHEWAN_TOWN, TEN_SMALL_VILLAGE = "610923106", "610926102001"

FURTHER = [  # period, area, level of the areas within it
    *((period, FENG_COUNTY, "town") for period in ("2020", "2020Q3", "2020-12")),
    *(
        (period, LUOYAN_TOWN, level)
        for period in ("2022", "2022Q3", "2022-12")
        for level in ("town", "village")
    ),
    # Villages of both were silent on April 2020. In one of Fufeng's disputes were closed then all the same,
    # and it was silent on December, too.
    *(("2020-04", area, "village") for area in (HANYIN, FUFENG_TOWN)),
    *((period, FUFENG_TOWN, "village") for period in ("2020", "2020-12")),
    # What towns and villages report, serve and plan: figures of the month, tasks, hazards, petitions.
    *((period, NANHU, "town") for period in ("2018", "2018Q3", "2018-12", "2018-05")),
    *((period, HANYIN, "town") for period in ("2020", "2019", "2020-12")),
    *((period, CHENCANG, "town") for period in ("2020", "2020-06", "2019-12")),
    *(
        (period, NANYU_TOWN, level)
        for period in ("2020", "2020Q2", "2020-11")
        for level in ("town", "village")
    ),
    *((period, TONGCHEWAN_TOWN, level) for period in ("2020", "2020-10") for level in ("town", "village")),
    *((period, TEN_SMALL_VILLAGE, "village") for period in ("2020", "2020-12")),
    *((period, "330402101", "village") for period in ("2018", "2018-03")),
    *((period, area, "county") for period in ("2019", "2019Q4") for area in ("610300", "610900")),
]
BROKEN_DOWN = {  # where and when every declared break-down is asked
    "2020": ("610300", "610900", "610921", "623023", "610327"),
    "2018": ("330402",),
    "2022": ("530623",),
}


def periods(places: Gazetteer) -> dict[str, list[str]]:
    """The areas of each period: cities and counties in their last year, a quarter and a month; others."""
    asked: dict[str, set[str]] = defaultdict(set)
    for city, year in LAST_YEARS.items():
        for period in (f"{year}", f"{year}Q3", f"{year}-12"):
            asked[period] |= {city, *places.below(city, "county")}
    for period, area, level in FURTHER:
        asked[period] |= set(places.below(area, level))
    return {period: sorted(areas) for period, areas in asked.items()}
