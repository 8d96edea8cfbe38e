"""A place is found by its code, its names or its path; what is unknown, ambiguous or at odds is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.staging.place_names import forms, is_below_village
from data.staging.places import Gazetteer, Place, short_code
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
        (("宝鸡市", "宝鸡市凤县", "凤县双石铺镇", "双石铺镇天星村"), "610330100201"),
        (("凤县", "双石铺镇", "双石铺镇"), "610330100"),
        (("凤县", "双石铺镇", "天星村", "三组"), "610330100201"),
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
        "陕西省宝鸡市凤县双石铺镇天星村",
        "宝鸡市凤县双石铺镇天星村村委会",
        "凤县双石铺天星",
        "凤县双石铺镇人民政府天星村三组",
        "凤县　双石铺镇　天星村第2网格",
        "宝鸡市宝鸡市凤县凤县双石铺镇天星村",
    ],
)
def test_a_path_in_one_cell_is_understood(path):
    assert GAZETTEER.find(Place(path=path)) == ("610330100201", "")


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (
            Place(names=("天星村",)),
            "ambiguous place: 金陵街道天星村 (610302001201), 双石铺镇天星村村民委员会 (610330100201)",
        ),
        (
            Place(names=("双石铺镇", "兴隆")),
            "ambiguous place: 双石铺镇兴隆社区居民委员会 (610330100001), 双石铺镇兴隆村 (610330100202)",
        ),
        (Place(names=("渭滨区", "双石铺镇")), "unknown place; did you mean 凤县双石铺镇 (610330100)?"),
        (Place(names=("凤县", "甲乙村")), "unknown place"),
        (Place(names=("甲乙县", "", "\u3000")), "unknown place"),
        (Place(), "unknown place"),
        (Place("999999999999"), "unknown place"),
        (
            Place("610330100201", ("凤县", "双石铺镇", "兴隆村")),
            "the code is of 双石铺镇天星村村民委员会 (610330100201), "
            "the names are of 双石铺镇兴隆村 (610330100202)",
        ),
        (Place("610330100201", ("渭滨区",)), "the code is of 双石铺镇天星村村民委员会 (610330100201), "),
        (Place("610330100201", ("凤县", "双石铺镇", "不认识村")), "the code is of 双石铺镇天星村村民委员会"),
        (Place("610330100", ("兴隆",)), "ambiguous place: 双石铺镇兴隆社区居民委员会 (610330100001)"),
        (Place("6.1033E+11"), "unknown place"),
        (Place("61033010020"), "unknown place"),
        (
            Place(names=("双石铺镇", "天行村")),
            "unknown place; did you mean 双石铺镇天星村村民委员会 (610330100201)?",
        ),
        (Place(path="凤县双石铺镇天星村张三家"), "unknown place"),
        (Place(path="凤县天星村金陵街道"), "unknown place"),
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
        (Place("610330100", ("凤县", "双石铺镇", "不认识村")), "610330100"),
        (Place("610330100201", ("天星",)), "610330100201"),
        (Place("610330", ("天星",)), "610330100201"),  # the code is a hint which of the two
        (Place("610330", ("双石铺镇", "兴隆村")), "610330100202"),
        (Place("888888", ("凤县", "双石铺镇", "兴隆村")), "610330100202"),
        (Place("610330100999", ("天星村",)), "610330100201"),  # nobody knows the code, but its county tells
        (Place("610330100201005"), "610330100201"),  # a grid is in its village
        (Place("610330100201.0"), "610330100201"),
        (Place(path="610330100 双石铺镇"), "610330100"),
        (Place(path="[610330100201]天星村"), "610330100201"),
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


def test_former_names_count_where_no_name_of_today_fits():
    rows = [("610300", "宝鸡市", "city", ""), ("610305", "凤翔区", "county", "610300")]
    renamed = Gazetteer.of([*rows, ("610306", "凤翔县", "county", "610300")], [("610305", "凤翔县")])
    assert renamed.find(Place(path="宝鸡市凤翔县")) == ("610306", "")
    former = Gazetteer.of(rows, [("610305", "雍城县"), ("999999", "甲乙县")])
    assert former.find(Place(path="宝鸡市雍城县")) == ("610305", "")
    assert former.find(Place(path="宝鸡市甲乙县"))[0] is None


@pytest.mark.parametrize(
    ("name", "is_part"), [("三组", True), ("第12网格", True), ("组", False), ("东河", False)]
)
def test_parts_of_villages_are_told_by_their_numbers(name, is_part):
    assert is_below_village(name) == is_part


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
    report = office.send([NAMED, *rows])
    (file,), (question,) = report.files, report.open_questions
    assert office.ask("SELECT case_id, area FROM disputes ORDER BY 1") == [("D1", WEST), ("D3", COUNTY)]
    assert file.reasons == (
        {"row": 3, "column": "area", "reason": "unknown place", "value": "凤县 双石铺镇 不认识村"},
    )

    assert (question.about, question.subject, question.rows) == ("place", "凤县 双石铺镇 不认识村", 1)
    assert report.questions == ()


def test_an_answer_brings_the_refused_rows_in_at_the_next_load_of_the_same_file(office, tmp_path):
    export = office.write("export.csv", [NAMED, named("D1", "凤县", "双石铺镇", "东和村")])
    (question,) = office.load(export).open_questions
    assert question.choices == (EAST,) and question.guess == EAST
    answers = tmp_path / "answers.toml"
    answers.write_text(f'[areas]\n"{question.subject}" = "{EAST}"\n', encoding="utf-8")
    assert office.load(export, mapping=answers).files[0].accepted == 1


@pytest.mark.parametrize("text", ["张三家", "样例路12号3单元401室", "东河村13800000000"])
def test_a_place_that_may_be_a_person_or_an_address_is_neither_shown_nor_asked(office, text):
    report = office.send([NAMED, named("D1", "凤县", "双石铺镇", text)])
    assert report.open_questions == () and report.files[0].reasons[0]["value"] == "***"


def test_an_answer_about_a_place_is_taken_and_must_name_an_area(office, tmp_path):
    export = office.write("export.csv", [NAMED, named("D2", "凤县", "双石铺镇", "不认识村")])
    answers = tmp_path / "answers.toml"
    answers.write_text(f'[areas]\n"凤县 双石铺镇 不认识村" = "{EAST}"\n', encoding="utf-8")
    assert office.load(export, mapping=answers).files[0].accepted == 1
    assert office.ask("SELECT area FROM disputes") == [(EAST,)]
    answers.write_text('[areas]\n"凤县 双石铺镇 不认识村" = "610330100999"\n', encoding="utf-8")
    report = office.load(export, mapping=answers)
    assert report.files[0].reasons[0]["reason"] == "the answer is no area of the unit table"
    assert report.open_questions[0].subject == "凤县 双石铺镇 不认识村"


def test_a_unit_table_in_public_codes_of_twelve_digits_is_taken(office):
    padded = [
        [row[0].ljust(12, "0"), row[1], row[2], row[3].ljust(12, "0") if row[3] else "—"]
        for row in units()[1:]
    ]
    report = office.send([units()[0], *padded], "units.csv")
    assert (report.files[0].unchanged, report.refused) == (6, 0)
    assert office.send(disputes(dispute("D1", area="610330100000"))).refused == 0
    assert office.ask("SELECT area FROM disputes") == [(TOWN,)]
