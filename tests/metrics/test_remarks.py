"""Which figures are marked as corrected by hand: those that would be others without it, and no others."""

import shutil

import pytest

from data import corrections
from data.corrections import Because
from data.warehouse import reading
from metrics import catalog, headline, period, remarks, series, value
from reports.bulletin import build
from tests.metrics import toy

# By hand: ten disputes of village 1 in January 2019, eight settled; the ninth was settled after all.
CASE = f"D{toy.VILLAGE_1}-2019-01-8"
RATE, STOCK = "mediation_success_rate", "disputes_pending"


@pytest.fixture(scope="module")
def corrected(toy_warehouse, tmp_path_factory):
    """A connection to the tiny office with one corrected dispute."""
    folder = shutil.copytree(toy_warehouse, tmp_path_factory.mktemp("corrected") / "warehouse")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZHILI_RECORDS", str(folder.parent / "records"))
        because = Because("补登调解协议", "李科长", folder=folder)
        values = {"outcome": "settled", "closed_on": "2019-02-20"}
        corrections.correct("disputes", {"case_id": CASE}, values, because)
    with reading(folder) as connection:
        yield connection


def marked(connection, name: str, area: str, code: str) -> list[tuple[int, ...]]:
    """The corrections of one figure."""
    asked = {"now": period.parse(code)}
    return list(remarks.corrected(connection, {name: catalog.find(name)}, (area,), asked)["numbers"])


def test_where_nothing_was_corrected_nothing_is_asked_or_marked(toy_connection):
    assert marked(toy_connection, RATE, toy.CITY, "2019") == []
    found = series.over(toy_connection, catalog.read(), (toy.CITY,), {"now": period.parse("2019-01")})
    assert set(found["corrections"]) == {()}


def test_a_figure_is_marked_in_the_areas_above_and_in_longer_spans(corrected):
    for area in (toy.VILLAGE_1, toy.TOWN_1, toy.COUNTY_A, toy.CITY):
        assert marked(corrected, RATE, area, "2019-01") == marked(corrected, RATE, area, "2019") == [(1,)]
    assert (
        marked(corrected, RATE, toy.VILLAGE_2, "2019-01")
        == marked(corrected, RATE, toy.FAR_CITY, "2019")
        == []
    )
    assert marked(corrected, RATE, toy.CITY, "2020") == marked(corrected, RATE, toy.CITY, "2019-03") == []


def test_only_what_the_correction_changed_is_marked(corrected):
    assert marked(corrected, "disputes_found", toy.CITY, "2019-01") == []
    # Settled in the next month: the stock of January is what it was, later ones are not.
    assert marked(corrected, STOCK, toy.CITY, "2019-01") == []
    assert (
        marked(corrected, STOCK, toy.CITY, "2019-02") == marked(corrected, STOCK, toy.CITY, "2020") == [(1,)]
    )


def test_rows_of_figures_carry_the_numbers_where_a_value_is_shown(corrected):
    known = {RATE: catalog.find(RATE)}
    row = headline.headline(corrected, known, (toy.CITY,), period.parse("2019-01")).iloc[0]
    assert (row["corrections"], row["value"]) == ((1,), 0.9)
    found = series.over(corrected, catalog.read(), (toy.VILLAGE_1,), {"now": period.parse("2019-01")})
    assert found.loc[found["value"].isna(), "corrections"].map(len).sum() == 0


def test_the_command_gives_the_numbers_and_nothing_where_there_are_none(corrected):
    (one,) = value.values(corrected, RATE, (toy.CITY,), period.parse("2019-01"))
    assert one["corrections"] == [1] and one["numerator"] == 9
    (other,) = value.values(corrected, RATE, (toy.CITY,), period.parse("2019-03"))
    assert "corrections" not in other


@pytest.mark.parametrize(
    ("lang", "sign", "note"),
    [
        ("zh", "90.0%〔更〕", "手工更正、补录：第1号：补登调解协议（李科长，"),
        ("en", "90.0% [corrected]", "Corrected or supplied by hand: no. 1: 补登调解协议 (李科长, "),
    ],
)
def test_the_bulletin_marks_the_figure_and_says_why(corrected, lang, sign, note):
    made = build(corrected, toy.COUNTY_A, period.parse("2019-01"), lang)
    assert sum(sign in said.text for said in made.paragraphs) == 1
    table = made.tables[0]
    assert [cell.text for row in table.rows for cell in row if cell.text.endswith("†")].count("90.0%†") >= 1
    assert "†" in table.remark and any(text.startswith(note) for text in made.notes)
    # A correction is no file that was loaded.
    unmarked = build(corrected, toy.FAR_CITY, period.parse("2020-02"), lang)
    assert not any("†" in cell.text for row in unmarked.tables[0].rows for cell in row)
    assert [text for text in unmarked.notes if text.startswith(note[:4])] == []
