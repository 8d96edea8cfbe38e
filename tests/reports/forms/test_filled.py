"""A saved form filled for an area: the counts in its cells, every state kept apart; the command line."""

import io
import shutil

import pytest
from openpyxl import load_workbook

from data.problem import Problem, run
from metrics import catalog, series
from metrics.period import parse
from reports import form as command
from reports.forms import blank, filled, pattern, shelf
from reports.forms.cell_map import CellMap, Field, headed
from tests.reports.forms.office_forms import SHEET, monthly_form, old_form

CITY, COUNTY = "610300", "610330"


@pytest.fixture(scope="module")
def form() -> blank.Blank:
    """The form of the counties."""
    return blank.read("县区月报.xlsx", monthly_form())


@pytest.fixture
def shelved(form, tmp_path, monkeypatch):
    """`shelved(field, …)` → a saved form with the fields."""
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path))

    def save(*fields: Field, of: blank.Blank = form) -> shelf.Saved:
        found = CellMap(of.name, of.sha256)
        for field in fields:
            found = found.put(headed(field, of))
        return shelf.save("县区月报", found, of)

    return save


def sheet_of(content: bytes):
    """The first sheet of a filled form."""
    return load_workbook(io.BytesIO(content))[SHEET]


def test_a_form_of_units_and_indicators_is_filled_from_the_counts(connection, form, shelved):
    tree_units = ("凤县", "陇县", "凤翔县")
    start = headed(Field(SHEET, "B4", "disputes_found", unit="凤县"), form)
    found, _ = pattern.along(CellMap(form.name, form.sha256), form, start, catalog.read())
    found, _ = pattern.down(found, form, found.fields[0], tree_units)
    shelf.save("县区月报", found, form)
    told = filled.fill(connection, shelf.load("县区月报"), CITY, parse("2020-10"), "zh")
    sheet = sheet_of(told.content)
    for row, area in ((4, "610330"), (5, "610327"), (6, "610322"), (8, CITY)):
        for column, name in (
            ("B", "disputes_found"),
            ("C", "disputes_handled"),
            ("D", "mediation_success_rate"),
        ):
            ours = series.whole(connection, catalog.find(name), (area,), parse("2020-10"))["value"].iloc[0]
            assert sheet[f"{column}{row}"].value == pytest.approx(ours, rel=1e-12), (area, name)
    assert sheet["B7"].value is None and not told.missing


def test_a_period_a_measure_a_part_and_per_cent_are_as_the_map_says(connection, shelved):
    saved = shelved(
        Field(SHEET, "B4", "disputes_found", period="year"),
        Field(SHEET, "B5", "disputes_found", period="year_before"),
        Field(SHEET, "B6", "mediation_success_rate", "denominator"),
        Field(SHEET, "B7", "disputes_found", breakdown="major_type", part="02"),
        Field(SHEET, "C4", "mediation_success_rate"),
        Field(SHEET, "C5", "mediation_success_rate", percent=True),
    )
    sheet = sheet_of(filled.fill(connection, saved, COUNTY, parse("2020-10"), "zh").content)

    def whole(name: str, period: str) -> float:
        return series.whole(connection, catalog.find(name), (COUNTY,), parse(period))["value"].iloc[0]

    parts = series.parts(
        connection, catalog.find("disputes_found"), (COUNTY,), parse("2020-10"), "major_type"
    )
    assert sheet["B4"].value == whole("disputes_found", "2020-10ytd")
    assert sheet["B5"].value == whole("disputes_found", "2019-10")
    assert sheet["B6"].value == whole("disputes_found", "2020-10")
    assert sheet["B7"].value == parts.set_index("part")["numerator"]["02"]
    rate = whole("mediation_success_rate", "2020-10")
    assert sheet["C4"].value == pytest.approx(rate, rel=1e-12)
    assert sheet["C5"].value == pytest.approx(100 * rate, abs=0.05)


def test_value_zero_not_reported_and_small_stay_apart(connection, shelved):
    saved = shelved(
        Field(SHEET, "B4", "homicides"),
        Field(SHEET, "B5", "resettlement_areas"),
        Field(SHEET, "B6", "smi_registered_of_no_kind"),
    )
    with pytest.raises(Problem, match="smi_registered_of_no_kind is not known"):
        filled.fill(connection, saved, COUNTY, parse("2020-10"), "zh")
    saved = shelved(Field(SHEET, "B4", "homicides"), Field(SHEET, "B5", "resettlement_areas"))
    told = filled.fill(connection, saved, COUNTY, parse("2020-10"), "zh")
    sheet = sheet_of(told.content)
    assert (sheet["B4"].value, sheet["B5"].value) == (0, "— 未报送")
    assert [field.cell for field, _answer in told.missing] == ["B5"]


def test_a_small_count_stays_hidden_in_a_form(connection, shelved):
    hidden = series.whole(connection, catalog.find("corrections_lost"), _towns(connection), parse("2020"))
    area = hidden.loc[hidden["status"] == "suppressed", "area"].iloc[0]
    saved = shelved(
        Field(SHEET, "B4", "corrections_lost"), Field(SHEET, "B5", "corrections_lost", "numerator")
    )
    sheet = sheet_of(filled.fill(connection, saved, area, parse("2020"), "zh").content)
    assert sheet["B4"].value == sheet["B5"].value == "— 数值过小，不予显示"


def _towns(connection) -> tuple[str, ...]:
    from metrics import areas

    return areas.read(connection).below(CITY, "town")


@pytest.mark.parametrize(
    ("field", "told"),
    [
        (Field(SHEET, "B4", "disputes_found", unit="南湖区"), "南湖区 is no unit directly below 宝鸡市"),
        (
            Field(SHEET, "B4", "grids", breakdown="major_type", part="01"),
            "grids is not counted by major_type",
        ),
    ],
)
def test_a_map_that_asks_for_what_is_not_there_is_refused(connection, shelved, field, told):
    with pytest.raises(Problem, match=told):
        filled.fill(connection, shelved(field), CITY, parse("2020-10"), "zh")


def test_a_form_that_changed_under_its_map_is_not_filled_beside_other_words(connection, shelved, tmp_path):
    shelved(Field(SHEET, "B4", "disputes_found"))
    (tmp_path / "forms/县区月报.xlsx").write_bytes(monthly_form(units=("陇县", "凤县")))
    with pytest.raises(Problem, match="cells moved: B4 → B5"):
        filled.fill(connection, shelf.load("县区月报"), CITY, parse("2020-10"), "zh")


@pytest.fixture(scope="module")
def own(warehouse, tmp_path_factory):
    """A copy for commands that run in this process, which holds the warehouse open already."""
    return shutil.copytree(warehouse, tmp_path_factory.mktemp("own") / "warehouse")


@pytest.fixture
def typed(own, monkeypatch, tmp_path, capsys):
    """`typed(form, …)` → exit code, standard output and standard error of the command."""
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(own))

    def ask(
        name: str, area: str = COUNTY, period: str = "2020-10", to: str = "表.xlsx"
    ) -> tuple[int, str, str]:
        line = [name, "--area", area, "--period", period, "--to", str(tmp_path / to)]
        code = run(command.main, line)
        said = capsys.readouterr()
        return code, said.out, said.err

    return ask


def test_the_command_writes_the_statutory_form(typed, tmp_path):
    assert typed("dispute_survey")[::2] == (0, "")
    assert load_workbook(tmp_path / "表.xlsx").active["A1"].value == "矛盾纠纷排查情况表"


def test_the_command_says_what_does_not_add_up_and_ends_with_one(typed):
    code, _said, told = typed("dispute_survey", "610329", "2020-07")
    assert code == 1 and told.startswith("All units have reported: 1 units have not reported in full: ")


def test_the_command_fills_a_saved_form_and_tells_its_gaps(typed, shelved):
    shelved(Field(SHEET, "B4", "disputes_found"), Field(SHEET, "B5", "resettlement_areas"))
    assert typed("县区月报")[::2] == (1, "B5: Not reported\n")


def test_the_command_says_that_an_old_form_is_laid_out_anew(typed, shelved):
    shelved(Field(SHEET, "B4", "disputes_found"), of=blank.read("a.xls", old_form()))
    code, _said, told = typed("县区月报")
    assert code == 1 and told.startswith("An XLS form cannot be filled in place")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"name": "没有"}, "There is no form 没有"),
        ({"name": "dispute_survey", "to": "表.docx"}, "ending '.docx' is not known"),
        ({"name": "dispute_survey", "period": "2020-13"}, "period '2020-13' is not known"),
        ({"name": "dispute_survey", "area": "1"}, "Area 1 is not in the unit table"),
    ],
)
def test_the_command_does_nothing_where_nothing_can_be_done(typed, tmp_path, given, told):
    code, said, why = typed(**given)
    assert (code, said) == (2, "") and told in why and why.count("\n") == 1
    assert not (tmp_path / given.get("to", "表.xlsx")).exists()
