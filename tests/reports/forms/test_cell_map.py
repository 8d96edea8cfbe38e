"""A map of cells: read back as saved, refused in a line where it cannot be right, followed when moved."""

import pytest

from data.problem import Problem
from metrics import catalog
from reports.forms import blank, cell_map, moved, pattern, reference, shelf
from reports.forms.cell_map import CellMap, Field, headed
from tests.reports.forms.office_forms import SHEET, UNITS, monthly_form, old_form

SHA = "0" * 64
STRANGE = Field(
    SHEET, "B4", "disputes_found", "numerator", '凤"县\\', "year", "major_type", "01", True, "a=b", "#"
)


@pytest.fixture(scope="module")
def form() -> blank.Blank:
    """The form of the counties."""
    return blank.read("县区月报.xlsx", monthly_form())


def mapped(form: blank.Blank, *cells: str) -> CellMap:
    """A map with disputes found in each of the cells."""
    found = CellMap(form.name, form.sha256)
    for cell in cells:
        found = found.put(headed(Field(SHEET, cell, "disputes_found", unit="凤县"), form))
    return found


@pytest.mark.parametrize(
    ("text", "cell"), [("C5", (4, 2)), ("aa10", (9, 26)), ("$B$1", (0, 1)), ("XFD1", (0, 16383))]
)
def test_references_are_read_as_spreadsheets_write_them(text, cell):
    assert reference.parse(text) == cell
    assert reference.parse(reference.write(cell)) == cell


@pytest.mark.parametrize("text", ["", "5", "C", "C0", "C5:D6", "ABCD1", "第3行"])
def test_what_is_no_reference_is_refused(text):
    with pytest.raises(Problem, match="is no cell"):
        reference.parse(text)


def test_a_map_is_read_back_as_it_was_written():
    found = CellMap("表.xlsx", SHA, (Field(SHEET, "A1", "grids"), STRANGE))
    assert cell_map.parsed(cell_map.as_toml(found), "表.toml") == found


def test_a_cell_of_a_map_knows_the_words_beside_it(form):
    field = headed(Field(SHEET, "c4", "disputes_handled"), form)
    assert (field.cell, field.row_head, field.column_head) == ("C4", "凤县", "调处数")


def test_a_merged_area_is_mapped_by_its_first_cell(form):
    assert headed(Field(SHEET, "E1", "grids"), form).cell == "A1"


@pytest.mark.parametrize(
    ("field", "told"),
    [
        (Field(SHEET, "C900", "grids"), r"C900 lies outside of sheet 县区月报 \(A1:E8\)"),
        (Field(SHEET, "E4", "grids"), "E4 of sheet 县区月报 holds a formula"),
        (Field("别的表", "A1", "grids"), "has no sheet 别的表; it has 县区月报, 填表说明"),
    ],
)
def test_cells_that_can_hold_no_value_are_refused(form, field, told):
    with pytest.raises(Problem, match=told):
        headed(field, form)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cells = [", "cannot be read as TOML"),
        ('file = "a.xlsx"\nsha256 = "12"', "file and sha256"),
        (f'file = "a"\nsha256 = "{SHA}"\ncells = 3', r"\[\[cells\]\]"),
        (f'file = "a"\nsha256 = "{SHA}"\n[[cells]]\nsheet = "a"', "a sheet, a cell and an indicator"),
        (
            f'file = "a"\nsha256 = "{SHA}"\n[[cells]]\nsheet="a"\ncell="B2"\nindicator="grids"\nsum=1',
            "B2: sum",
        ),
        (f'file = "a"\nsha256 = "{SHA}"\n[[cells]]\nsheet="a"\ncell="?"\nindicator="grids"', "is no cell"),
        (
            f'file = "a"\nsha256 = "{SHA}"\n[[cells]]\nsheet="a"\ncell="B2"\nindicator="grids"\nperiod="day"',
            "B2: day is none of now, year, year_before",
        ),
    ],
)
def test_a_damaged_map_is_refused_with_its_place(text, told):
    with pytest.raises(Problem, match=told):
        cell_map.parsed(text, "表.toml")


def test_down_a_column_of_units_every_unit_gets_what_the_first_row_has(form):
    known = (*UNITS[:3], "千阳县")
    found = mapped(form, "B4").put(headed(Field(SHEET, "C4", "disputes_handled"), form))
    found, unknown = pattern.down(found, form, found.fields[0], known)
    assert [(one.cell, one.unit) for one in found.fields if one.indicator == "disputes_handled"] == [
        ("C4", "凤县"),
        ("C5", "陇县"),
        ("C6", "凤翔县"),
        ("C8", ""),  # 合计 is the chosen area
    ]
    assert unknown == ("无此县",) and found.at((SHEET, (6, 1))) is None


def test_along_a_row_every_column_gets_the_indicator_of_its_head(form):
    start = headed(Field(SHEET, "B4", "grids", unit="凤县"), form)
    found, unknown = pattern.along(CellMap(form.name, form.sha256), form, start, catalog.read())
    assert [(one.cell, one.indicator, one.unit) for one in found.fields] == [
        ("B4", "disputes_found", "凤县"),
        ("C4", "disputes_handled", "凤县"),
        ("D4", "mediation_success_rate", "凤县"),
    ]
    assert unknown == ("合计",)


def test_every_word_that_forms_use_means_an_indicator_that_exists():
    assert [name for name, _ in pattern.HEADINGS.values() if name not in catalog.read()] == []


def test_cells_that_stand_elsewhere_in_a_newer_form_are_named(form):
    found = mapped(form, "B4", "B5", "B6")
    newer = blank.read("新表.xlsx", monthly_form(units=("陇县", "凤县")))
    assert [(one.field.cell, one.now) for one in moved.compared(found, newer)] == [
        ("B4", "B5"),
        ("B5", "B4"),
        ("B6", ""),
    ]
    taken, lost = moved.taken(found, newer)
    assert [(one.cell, one.row_head) for one in taken.fields] == [("B4", "陇县"), ("B5", "凤县")]
    assert [one.cell for one in lost] == ["B6"] and taken.sha256 == newer.sha256


def test_a_form_that_was_only_saved_again_has_no_moved_cells(form):
    again = blank.read(
        "县区月报.xlsx", monthly_form(heads=("单位", "排查数", "调处数", "调解成功率", "备注"))
    )
    assert moved.compared(mapped(form, "B4", "C5"), again) == ()


def test_the_shelf_keeps_a_form_its_map_and_what_it_had_before(form, tmp_path, monkeypatch):
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path))
    shelf.save("县区月报", mapped(form, "B4"), form)
    shelf.save("县区月报", mapped(form, "B5"), form)
    saved = shelf.load("县区月报")
    assert saved.map == mapped(form, "B5") and saved.blank.content == form.content and not saved.is_changed
    assert shelf.names() == ("县区月报",)
    assert sorted(file.suffix for file in (tmp_path / "forms/older").iterdir()) == [".toml", ".xlsx"]


def test_an_old_form_replaces_a_new_one_of_the_same_name(form, tmp_path, monkeypatch):
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path))
    shelf.save("月报", mapped(form, "B4"), form)
    old = blank.read("a.xls", old_form())
    shelf.save("月报", mapped(old, "B4"), old)
    assert shelf.load("月报").blank.content == old.content


@pytest.mark.parametrize("name", ["", "../a", "a/b", ".a", "a" * 41, "dispute_survey", "13800138000", "a b"])
def test_names_that_are_paths_persons_or_shipped_forms_are_refused(form, name, tmp_path, monkeypatch):
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path))
    with pytest.raises(Problem, match="is no name for a form"):
        shelf.save(name, mapped(form, "B4"), form)
    assert not (tmp_path / "forms").exists()


def test_an_empty_map_is_not_saved(form):
    with pytest.raises(Problem, match="No cell of the form"):
        shelf.save("空", CellMap(form.name, form.sha256), form)


def test_a_form_that_is_not_there_or_lost_its_file_is_told(form, tmp_path, monkeypatch):
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path))
    with pytest.raises(Problem, match="There is no form 没有; there are dispute_survey"):
        shelf.load("没有")
    shelf.save("月报", mapped(form, "B4"), form)
    (tmp_path / "forms/月报.xlsx").unlink()
    with pytest.raises(Problem, match="the empty form beside its map is missing"):
        shelf.load("月报")
