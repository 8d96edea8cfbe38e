"""The page of petitions and requests: its sentence, the backlog, neutral volume, areas, every state."""

import pytest

from tests.pages.reading import words

NANHU = {"area": "330402", "period": "2018"}


def test_the_backlog_is_told_in_counts(visit):
    said = words(visit("petitions", **NANHU))
    assert "交办信访积案57件、化解45件" in said  # nan-14, nan-15
    assert "45\xa0÷\xa057" in said


def test_the_listed_backlog_adds_up_to_the_whole(visit):
    said = words(visit("petitions", **NANHU))
    table = said[said.index("信访积案（按挂牌层级）") :]
    for name, backlog in (("省级挂牌", 2), ("市级挂牌", 3), ("县级挂牌", 41), ("未填写", 11)):
        row = table[table.index(name) :]
        assert f'<td class="number">{backlog}</td>' in row[: row.index("</tr>")]


def test_requests_are_closed_as_published(visit):
    said = words(visit("petitions", **NANHU))
    assert "群众诉求件数13,000件，群众诉求办结率98.1%" in said
    assert "1,995\xa0÷\xa01,998" in words(visit("petitions", area="330402015", period="2018"))


def test_volume_is_told_without_a_verdict(visit):
    said = words(visit("petitions", **NANHU))
    assert "只作情况反映，不评高低。" in said
    volume = said[said.index("信访总量和结构") :]
    assert "达标" not in volume[: volume.index("</table>")]


def test_the_areas_add_up_to_the_whole(visit):
    table = visit("petitions", **NANHU).dataframe[0].value
    assert table["petitions_received_value"].sum() == 640
    assert table["requests_received_value"].sum() == 13000
    assert len(table) == 13


def test_the_same_in_english(visit):
    said = words(visit("petitions", **NANHU, lang="en"))
    assert "of 57 backlog petitions assigned 45 resolved" in said
    assert "Told as they are, not as good or bad." in said


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ({"area": "610300", "period": "2020-10"}, "2020年10月，宝鸡市信访总量"),
        ({"area": "610327100", "period": "2020"}, "2020年，"),
        ({"area": "610300", "period": "2016-03"}, "没有本专题的报送数据。"),
    ],
)
def test_every_state_looks_intended(visit, codes, said):
    assert said in words(visit("petitions", **codes))
