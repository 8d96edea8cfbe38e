"""Every number of a bulletin is one that metrics.value gives, in sentences and in tables."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache

import pandas as pd
import pytest

from metrics import areas, catalog, headline, series, value
from metrics.period import Period, parse
from reports.bulletin import build
from reports.document import Bulletin, Cell
from reports.evidence import UNITS_INDICATOR

# A month with gaps, whole years of a county and a town, a quarter, and a month that nobody reported.
ASKED = [
    ("610300", "2020-10"),
    ("610330", "2020"),
    ("530623202", "2022"),
    ("610900", "2020Q4"),
    ("610300", "2018-03"),
]
PARTS = ("value", "numerator", "denominator", "low", "high")
NUMBER = re.compile(r"\d[\d,]*(?:\.(\d+))?")
# The names of spans, the level of intervals and the number of communities not known (which has its own test).
NO_FIGURES = (
    r"[^；;]*(部分未报送|partly not reported)[^；;]*[。.]?$",
    r"另有\d+个情况不详|\d+ more not known",
    r"\d{4}年(\d+(—\d+)?月|[一二三四]季度)?",
    r"(Q\d|[A-Z][a-z]+(–[A-Z][a-z]+)?) \d{4}",
    r"against \d{4}",
    r"95%区间|95% interval",
    r"^\(\d\) ",  # how English counts off
)

Answers = Callable[[str, str], pd.DataFrame]


@pytest.fixture(scope="module")
def answers(connection) -> Answers:
    """What metrics.value reads, asked once per area and period: a row per indicator and span."""
    return cache(lambda area, period: _figures(connection, area, parse(period)))


def _figures(connection, area: str, period: Period) -> pd.DataFrame:
    to_date = period.year_to_date()
    spans = {"now": period, "before": period.previous(), "year": period.year_before()}
    spans |= {"ytd": to_date, "ytd_year": to_date.year_before()}
    known = {name: span for name, span in spans.items() if span}
    found = series.over(connection, catalog.read(), (area,), known)
    return found.set_index(["indicator", "span"])[[*PARTS]].astype(float)


@pytest.fixture(scope="module")
def bulletins(connection) -> Callable[[str, str, str], Bulletin]:
    """Bulletins by area, period and language, built once."""
    return cache(lambda area, period, lang: build(connection, area, parse(period), lang))


@pytest.fixture(params=ASKED, ids="-".join)
def asked(request: pytest.FixtureRequest) -> tuple[str, str]:
    return request.param


def possible(figures: pd.DataFrame, indicator: str) -> set[float]:
    """The numbers that a sentence may hold: figures of its spans, their differences and ratios, the target.

    Worked out once more, and not from metrics.headline, which the bulletin reads.
    """
    rows = figures.loc[indicator]
    found = {*rows.loc["now"], rows.loc["ytd", "value"], catalog.find(indicator).target or float("nan")}
    found |= {rows["value"].get("before", float("nan"))}  # what stood at the end of the period before
    for now, before in (("now", "before"), ("now", "year"), ("ytd", "ytd_year")):
        a, b = rows["value"].get(now), rows["value"].get(before, float("nan"))
        found |= {abs(a - b), abs(a - b) / b if b else float("nan")}
    return {number for number in found if number == number}


def is_one_of(printed: str, numbers: set[float]) -> bool:
    """Whether a printed number is a rounding of one of the numbers, or of a hundred times it."""
    shown = Decimal(printed.replace(",", ""))
    half = Decimal("0.5001").scaleb(shown.as_tuple().exponent)
    exact = [Decimal(repr(float(number))) * scale for number in numbers for scale in (1, 100)]
    return any(abs(shown - one) <= half for one in exact)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_number_of_a_sentence_is_a_figure_of_metrics_value(answers, bulletins, asked, lang):
    for sentence in (said for said in bulletins(*asked, lang).paragraphs if said.pointer):
        text = sentence.text.replace(catalog.find(sentence.pointer.indicator).title[lang], "")
        for pattern in NO_FIGURES:
            text = re.sub(pattern, "", text)
        numbers = possible(answers(*asked), sentence.pointer.indicator)
        wrong = [found.group() for found in NUMBER.finditer(text) if not is_one_of(found.group(), numbers)]
        assert wrong == [], sentence.text


def test_the_answers_are_those_of_the_command_metrics_value(connection, answers):
    for definition in catalog.headlines():
        (answer,) = value.values(connection, definition.id, ("610300",), parse("2020-10"))
        row = answers("610300", "2020-10").loc[(definition.id, "now")]
        assert [row[part] for part in PARTS] == pytest.approx(
            [float("nan") if answer[part] is None else answer[part] for part in PARTS], nan_ok=True
        )


def test_a_planted_wrong_number_would_be_found():
    assert (
        is_one_of("97.99", {2920 / 2980}) and is_one_of("98.0", {2920 / 2980}) and is_one_of("2,920", {2920})
    )
    assert not is_one_of("97.9", {2920 / 2980}) and not is_one_of("2,921", {2920})


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_headline_cell_is_a_figure_of_metrics_headline(connection, bulletins, asked, lang):
    area, period = asked
    found = {definition.id: definition for definition in catalog.headlines()}
    rows = headline.headline(connection, found, (area,), parse(period)).set_index("indicator")
    cells = _cells(bulletins(area, period, lang), area)
    assert len(cells) >= len(found) or period == "2018-03"
    for cell in cells:
        _holds(cell, rows.loc[cell.pointer.indicator, cell.pointer.field])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_cell_of_a_unit_is_a_figure_of_metrics_value(connection, bulletins, asked, lang):
    area, period = asked
    units = areas.read(connection).children(area)
    rows = {row["area"]: row for row in value.values(connection, UNITS_INDICATOR, units, parse(period))}
    for unit in units:
        for cell in _cells(bulletins(area, period, lang), unit):
            assert cell.pointer.indicator == UNITS_INDICATOR
            _holds(cell, rows[unit][cell.pointer.field])


def _cells(bulletin: Bulletin, area: str) -> list[Cell]:
    cells = [cell for table in bulletin.tables for row in table.rows for cell in row]
    return [cell for cell in cells if cell.pointer and cell.pointer.area == area]


def _holds(cell: Cell, expected: float) -> None:
    """The cell has the number, and its text is a rounding of it."""
    assert cell.value == pytest.approx(expected), cell
    if cell.text not in ("持平", "level"):
        assert is_one_of(NUMBER.search(cell.text).group(), {abs(expected)}), cell


def test_the_communities_not_known_are_those_of_the_headline(connection, bulletins):
    found = {"zero_incident_communities": catalog.find("zero_incident_communities")}
    row = headline.headline(connection, found, ("610300",), parse("2020-10")).iloc[0]
    told = bulletins("610300", "2020-10", "zh").paragraphs
    text = next(said.text for said in told if said.pointer and said.pointer.indicator in found)
    assert row["not_known"] > 0
    assert f"另有{row['not_known']:.0f}个情况不详" in text
