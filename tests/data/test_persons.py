"""Names and numbers of persons in columns that come in: a cell is left out, or its row refused."""

import pytest

from data.staging.persons import may_be_name
from tests.data.office import DISPUTE_HEADINGS, dispute, disputes, units

MOBILE = "13800000000"
CHANCE = "610330202010050014"


def test_a_case_number_of_area_own_day_and_number_is_no_identity(office):
    # The check digit is right by chance: the weighted sum of 61033020201005001 is 140, 140 mod 11 = 8, so 4.
    (file,) = office.send(disputes(dispute(CHANCE), dispute("D2"))).files
    assert file.accepted == 2
    (other,) = office.send(disputes(dispute(CHANCE, day="2020-01-05")), "other.csv").files
    assert other.reasons[0]["reason"] == "looks like personal data"


@pytest.mark.parametrize(
    "case", ["张三纠纷案2020-1", "张三", "王某某", "样例甲乙", "张三与李四2020", "2020张三001"]
)
def test_a_case_number_with_a_name_is_refused_and_not_shown(office, case):
    (file,) = office.send(
        disputes(dispute(case), dispute("凤县2020-1"), dispute("双石铺调字〔2020〕3号"))
    ).files
    assert (file.accepted, file.refused) == (2, 1)
    assert case not in str(file.reasons) and file.reasons[0]["reason"] == "looks like personal data"


def test_a_personal_word_in_a_column_that_may_be_empty_is_left_out_and_counted(office):
    rows = [[*dispute(f"D{i}"), word] for i, word in enumerate([MOBILE, "张三", "人民调解"])]
    (file,) = office.send([[*DISPUTE_HEADINGS, "化解方式"], *rows]).files
    assert (file.accepted, file.refused, file.empty_cells) == (3, 0, {"channel": 2})
    assert office.ask("SELECT channel FROM disputes ORDER BY case_id") == [(None,), (None,), ("people",)]


def test_a_personal_peer_group_is_left_out_and_counted(office):
    rows = [[*row, group] for row, group in zip(units()[1:], ["", "", "", MOBILE, "山区", ""], strict=True)]
    (file,) = office.send([[*units()[0], "考核组别"], *rows], "units.csv").files
    assert file.refused == 0 and file.empty_cells == {"peer_group": 1}
    assert office.ask("SELECT peer_group FROM areas WHERE peer_group IS NOT NULL") == [("山区",)]


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("张三", True),
        ("欧阳样例", True),
        ("王某某", True),
        ("李四等人", True),
        ("林业局", False),
        ("高新区", False),
        ("调解成功", False),
        ("东河村", False),
        ("石", False),
    ],
)
def test_a_name_is_told_by_its_surname_and_length(text, is_name):
    assert may_be_name(text) == is_name
