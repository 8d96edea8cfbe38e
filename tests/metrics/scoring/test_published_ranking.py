"""A ranking that a city publishes every month: our places from its scores, its rule as a scheme."""

from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.scoring import reading, rules
from metrics.scoring.gather import group_of
from metrics.scoring.scheme import Example
from metrics.scoring.scores import places

FOLDER = Path(__file__).resolve().parents[2] / "reference" / "15_published_ranking"
RULE = (FOLDER / "lianyungang_12345.toml").read_text("utf-8")
PUBLISHED = pd.read_csv(
    FOLDER / "lianyungang_12345_monthly_ranking.csv", encoding="utf-8-sig", converters={"得分": Decimal}
)
MONTHS = sorted(PUBLISHED["月份"].unique())


def _of(month: str) -> pd.DataFrame:
    return PUBLISHED[PUBLISHED["月份"] == month].reset_index(drop=True)


def _points(text: str, item: str, rate: str) -> Decimal:
    return rules.points_of(
        reading.parse(text, "lianyungang").item(item), Example(Decimal(rate), expected=Decimal(0))
    )


def test_45_rows_of_nine_units_in_five_months_are_published():
    assert len(PUBLISHED) == 45
    assert PUBLISHED.groupby("月份")["单位"].nunique().to_dict() == dict.fromkeys(MONTHS, 9)


@pytest.mark.parametrize("month", MONTHS)
def test_every_published_place_follows_from_its_score_within_its_group(month):
    table = _of(month)
    groups = table["组别"].factorize()[0]
    assert places(table["得分"].to_numpy(), groups).tolist() == table["排名"].tolist()
    assert places(table["得分"].to_numpy(float), groups).tolist() == table["排名"].tolist()


@given(st.sampled_from(MONTHS), st.permutations(range(9)))
def test_the_order_of_rows_does_not_matter(month, order):
    table = _of(month).iloc[order]
    found = places(table["得分"].to_numpy(), table["组别"].factorize()[0])
    assert found.tolist() == table["排名"].tolist()


def test_no_two_published_scores_of_a_group_are_equal_and_if_they_were_both_had_the_better_place():
    assert not PUBLISHED.duplicated(["月份", "组别", "得分"]).any()
    table = _of("2022-02")
    tied = table["得分"].where(table["单位"] != "赣榆区", Decimal("145.760"))
    found = places(tied.to_numpy(), table["组别"].factorize()[0])
    assert dict(zip(table["单位"], found, strict=True))["赣榆区"] == 1
    assert found[:4].tolist() == [1, 1, 3, 4]


def test_the_groups_of_the_scheme_are_those_of_the_bulletins():
    scheme = reading.parse(RULE, "lianyungang")
    found = PUBLISHED["单位"].map(lambda name: group_of(scheme, "", name, ""))
    assert set(zip(PUBLISHED["组别"], found, strict=True)) == {
        ("各县、赣榆区", "counties"),
        ("各区(功能板块)", "districts"),
    }


def _changed(*changes: tuple[str, str]) -> str:
    """The rule with other numbers; what is replaced stands in it."""
    text = RULE
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return text


FULL_AT_95 = _changed(
    ("full_marks = 50", "full_marks = 45"),
    ("points = 50", "points = 45"),
    ('points    = 25\nrule      = "goalposts"', 'points = 20\nrule = "goalposts"'),
    ("high      = 1", "high = 0.95"),
)


def test_five_due_and_one_late_gives_the_five_points_that_were_published():
    """The one pair that is quoted: 碱业, 80 % in time → 5 points; both readings of the full mark give it."""
    assert _points(RULE, "in_time", "0.8") == _points(FULL_AT_95, "in_time", "0.8") == 5
    assert (_points(RULE, "in_time", "0.97"), _points(FULL_AT_95, "in_time", "0.97")) == (22, 20)


@given(st.decimals("0.75", "0.95", places=4))
def test_in_time_is_the_rate_minus_75(rate):
    assert _points(RULE, "in_time", str(rate)) == 100 * rate - 75


LATER = _changed(
    ("goal      = 0.95", "goal = 0.98"),
    ("{ value = 0.95, expected = 25 }, { value = 0.70", "{ value = 0.98, expected = 25 }, { value = 0.73"),
)


@pytest.mark.parametrize(("text", "target"), [(RULE, 95), (LATER, 98)])
def test_satisfaction_loses_half_a_point_for_each_point_under_the_target_down_to_half(text, target):
    """Target 95 in 2022-02, 98 in 2022-08 and 2023-01; the floor is reached 25 points under either."""
    found = [_points(text, "satisfied", str(Decimal(target - under) / 100)) for under in (0, 1, 7, 25, 40)]
    assert found == [25, Decimal("24.5"), Decimal("21.5"), Decimal("12.5"), Decimal("12.5")]


def test_one_rate_costs_a_point_and_a_half_more_when_the_target_moves_from_95_to_98():
    assert _points(RULE, "satisfied", "0.9") - _points(LATER, "satisfied", "0.9") == Decimal("1.5")


def test_the_biggest_district_is_last_or_nearly_and_volume_and_score_move_apart():
    """海州区 4, 4, 4, 5, 4 of 5; rank correlations −0.6 −0.9 −0.6 −0.1 −0.5 (counted from the same rows)."""
    districts = PUBLISHED[PUBLISHED["组别"] != "各县、赣榆区"].assign(
        score=lambda rows: rows["得分"].astype(float)
    )
    biggest = districts[districts["单位"] == "海州区"].sort_values("月份")
    assert biggest["排名"].tolist() == [4, 4, 4, 5, 4]
    assert (biggest["总工单数"].to_numpy() == districts.groupby("月份")["总工单数"].max().to_numpy()).all()
    found = [rows["总工单数"].corr(rows["score"], "spearman") for _, rows in districts.groupby("月份")]
    assert np.allclose(found, [-0.6, -0.9, -0.6, -0.1, -0.5])
