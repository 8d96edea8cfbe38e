"""A place is found by its code, its names or its path; what is unknown, ambiguous or at odds is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.places import Gazetteer, Place, forms, short_code
from data.problem import Problem
from tests.data.office import COUNTY, DISPUTE_HEADINGS, EAST, TOWN, WEST, dispute, disputes, units

# 天星 is a village in two towns, 兴隆 a village and a community of one town.
ROWS = [
    ("610300", "宝鸡市", "city", ""),
    ("610330", "凤县", "county", "610300"),
    ("610302", "渭滨区", "county", "610300"),
    ("610330100", "双石铺镇", "town", "610330"),
    ("610302001", "金陵街道", "town", "610302"),
    ("610330100201", "天星村村民委员会", "village", "610330100"),
    ("610330100202", "兴隆村", "village", "610330100"),
    ("610330100001", "兴隆社区居民委员会", "village", "610330100"),
    ("610302001201", "天星村", "village", "610302001"),
    ("610302001002", "村村通社区", "village", "610302001"),
]
GAZETTEER = Gazetteer.of(ROWS)


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("凤县", "双石铺镇", "天星村"), "610330100201"),
        (("宝鸡市", "凤县", "双石铺镇", "天星村委会"), "610330100201"),
        (("凤县", "双石铺", "天星"), "610330100201"),
        (("双石铺镇人民政府", "天星村民委员会"), "610330100201"),
        (("陕西省", "宝鸡市", "凤县", "天星村"), "610330100201"),
        (("渭滨区", "", "天星村"), "610302001201"),
        (("金陵街道办事处", "天星村"), "610302001201"),
        (("双石铺镇", "兴隆村委会"), "610330100202"),
        (("双石铺镇", "兴隆社区居委会"), "610330100001"),
        (("双石铺镇", "兴隆居委会"), "610330100001"),
        (("村村通社区",), "610302001002"),
        (("凤　县", " 双石铺镇 "), "610330100"),
    ],
)
def test_names_are_understood_with_and_without_what_offices_add(names, code):
    assert GAZETTEER.find(Place(names=names)) == (code, "")


@pytest.mark.parametrize(
    "path",
    [
        "宝鸡市/凤县/双石铺镇/天星村",
        "凤县-双石铺镇-天星村",
        "凤县>双石铺镇>天星村",
        "陕西省 宝鸡市 凤县 双石铺镇 天星村",
    ],
)
def test_a_path_in_one_cell_is_understood(path):
    assert GAZETTEER.find(Place(path=path)) == ("610330100201", "")


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (Place(names=("天星村",)), "ambiguous place: 610302001201, 610330100201"),
        (Place(names=("双石铺镇", "兴隆")), "ambiguous place: 610330100001, 610330100202"),
        (Place(names=("渭滨区", "双石铺镇")), "unknown place; did you mean 双石铺镇?"),
        (Place(names=("凤县", "甲乙村")), "unknown place"),
        (Place(names=("甲乙县", "", "\u3000")), "unknown place"),
        (Place(), "unknown place"),
        (Place("999999999999"), "unknown place"),
        (Place("610330100201", ("凤县", "双石铺镇", "兴隆村")), "the code is of 天星村村民委员会"),
        (Place("610330100201", ("渭滨区",)), "the code is of 天星村村民委员会"),
        (Place("610330100", ("兴隆",)), "ambiguous place: 610330100001, 610330100202"),
    ],
)
def test_what_is_unknown_or_ambiguous_is_refused_with_the_reason(place, reason):
    code, told = GAZETTEER.find(place)
    assert code is None and told.startswith(reason)


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (Place("610330100201"), "610330100201"),
        (Place("610330000000"), "610330"),
        (Place("610330100000"), "610330100"),
        (Place("610330100201", ("凤县", "双石铺镇")), "610330100201"),
        (Place("610330100201", ("凤县", "双石铺镇", "不认识村")), "610330100201"),
        (Place("610330100201", ("天星",)), "610330100201"),
        (Place("610330", ("天星",)), "610330100201"),  # the code is a hint which of the two
        (Place("610330", ("双石铺镇", "兴隆村")), "610330100202"),
        (Place("888888", ("凤县", "双石铺镇", "兴隆村")), "610330100202"),
    ],
)
def test_a_code_and_names_help_one_another(place, code):
    assert GAZETTEER.find(place) == (code, "")


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("610330000000", "610330"),
        ("610330100000", "610330100"),
        ("610330100201", "610330100201"),
        ("61033000", "61033000"),
    ],
)
def test_zeros_that_fill_up_a_code_are_dropped(code, short):
    assert short_code(code) == short


@given(st.text(max_size=12))
def test_any_name_has_forms_from_full_to_short_and_finding_never_fails(name):
    found = forms(name)
    assert [len(form) for form in found] == sorted(map(len, found), reverse=True)
    code, reason = GAZETTEER.find(Place(names=(name,), path=name, code=name))
    assert (code is None) == bool(reason)


def test_each_area_is_found_by_its_path_of_full_names():
    for code, name, _, parent in ROWS:
        path = [name]
        while parent:
            (row,) = [row for row in ROWS if row[0] == parent]
            path, parent = [row[1], *path], row[3]
        assert GAZETTEER.find(Place(names=tuple(path))) == (code, "")


NAMED = [
    *(heading for heading in DISPUTE_HEADINGS if heading != "区划代码"),
    "县（区）",
    "镇(街道)",
    "村（社区）",
]


def named(case: str, *places: str) -> list[str]:
    row = dispute(case)
    return [row[0], *row[2:], *places]


def test_places_by_columns_of_names_are_loaded_and_unknown_ones_refused(office):
    rows = [
        named("D1", "凤县", "双石铺镇", "西河村委会"),
        named("D2", "凤县", "双石铺镇", "不认识村"),
        named("D3", "凤县"),
    ]
    (file,) = office.send([NAMED, *rows]).files
    assert office.ask("SELECT case_id, area FROM disputes ORDER BY 1") == [("D1", WEST), ("D3", COUNTY)]
    assert file.reasons == (
        {"row": 3, "column": "area", "reason": "unknown place", "value": "凤县 双石铺镇 不认识村"},
    )


def test_an_answer_about_a_place_is_taken_and_must_name_an_area(office, tmp_path):
    export = office.write("export.csv", [NAMED, named("D2", "凤县", "双石铺镇", "不认识村")])
    answers = tmp_path / "answers.toml"
    answers.write_text(f'[areas]\n"凤县 双石铺镇 不认识村" = "{EAST}"\n', encoding="utf-8")
    assert office.load(export, mapping=answers).files[0].accepted == 1
    assert office.ask("SELECT area FROM disputes") == [(EAST,)]
    answers.write_text('[areas]\n"凤县 双石铺镇 不认识村" = "610330100999"\n', encoding="utf-8")
    with pytest.raises(
        Problem, match="'凤县 双石铺镇 不认识村' = '610330100999' is no area of the unit table"
    ):
        office.load(export, mapping=answers)


def test_a_unit_table_in_public_codes_of_twelve_digits_is_taken(office):
    padded = [
        [row[0].ljust(12, "0"), row[1], row[2], row[3].ljust(12, "0") if row[3] else "—"]
        for row in units()[1:]
    ]
    report = office.send([units()[0], *padded], "units.csv")
    assert (report.files[0].unchanged, report.refused) == (6, 0)
    assert office.send(disputes(dispute("D1", area="610330100000"))).refused == 0
    assert office.ask("SELECT area FROM disputes") == [(TOWN,)]
