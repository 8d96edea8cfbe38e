"""Composite scores against a published index, stage by stage, and against published single cases."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from metrics.composite import POWERS, Group, coverage, levels, mean, screen
from metrics.outranking import copeland, outranking
from metrics.scaling import denominate, distance_to_target, goalposts, min_max, treat, z_scores

REFERENCE = Path(__file__).parents[1] / "reference" / "10_composite"
STAGES = ("Raw", "Denominated", "Imputed", "Screened", "Treated", "Normalised")
UNIT_CASES = json.loads((REFERENCE / "unit_cases.json").read_text("utf-8"))
BETTER = {1: "higher", -1: "lower"}
WITHIN = 1e-12


def frame(rows):
    """Points of areas a0, a1, … by indicators i0, i1, …"""
    table = pd.DataFrame(rows, dtype=float)
    return table.set_axis([f"i{n}" for n in table.columns], axis=1).set_axis([f"a{n}" for n in table.index])


@pytest.fixture(scope="module")
def stages():
    """What the published index held after each of its stages: 51 countries by 49 indicators."""
    return {name: pd.read_csv(REFERENCE / f"expected_stage_{name}.csv", index_col=0) for name in STAGES}


@pytest.fixture(scope="module")
def meta():
    """Direction, denominator, weight and parent of each indicator and group."""
    return pd.read_csv(REFERENCE / "ASEM_iMeta.csv", index_col="iCode")


@pytest.fixture(scope="module")
def countries(stages):
    """Sizes and groups of the countries, in the order of the stages."""
    return pd.read_csv(REFERENCE / "ASEM_iData.csv", index_col="uCode").reindex(stages["Raw"].index)


def same(found, expected, within=WITHIN):
    np.testing.assert_allclose(found, expected, rtol=0, atol=within)


def test_the_published_index_is_denominated(stages, countries, meta):
    by = meta["Denominator"].reindex(stages["Raw"].columns).dropna()
    found = denominate(stages["Raw"], countries, by.to_dict())
    np.testing.assert_allclose(found, stages["Denominated"], rtol=WITHIN)


def test_the_published_index_gives_missing_figures_the_mean_of_the_continent_and_zhili_does_not(
    stages, countries
):
    # Reproduced here only, so that the later stages can be compared: in the product a figure that was
    # not reported stays missing, and an area below the declared coverage has no score.
    means = stages["Denominated"].groupby(countries["EurAsia_group"]).transform("mean")
    same(stages["Denominated"].fillna(means), stages["Imputed"])
    assert stages["Denominated"].isna().sum().sum() == 65


def test_the_published_index_keeps_every_country_that_covers_enough(stages):
    assert screen(stages["Imputed"]).all()
    assert stages["Imputed"][screen(stages["Imputed"])].equals(stages["Screened"])
    # counted in the file: of the figures before imputation, the fullest gap is 10 of 49
    before = coverage(stages["Denominated"])
    assert before.min() == pytest.approx(39 / 49)
    assert (~screen(stages["Denominated"])).sum() == (before < 0.9).sum() > 0


def test_outliers_of_the_published_index_are_treated(stages):
    published = pd.read_csv(REFERENCE / "expected_treatment_table.csv", index_col="iCode")
    treated = treat(stages["Screened"])
    same(treated.values, stages["Treated"])
    assert treated.replaced == published["winsorise.nwin"].dropna().astype(int).to_dict()
    for moment, step in [("Skew", "skew"), ("Kurt", "kurt")]:
        same(getattr(stages["Screened"], step)(), published[f"check_SkewKurt0.{moment}"])
        after = getattr(treated.values, step)()[list(treated.replaced)]
        same(after, published[f"check_SkewKurt1.{moment}"].dropna())


def test_the_published_index_is_scaled(stages, meta):
    better = {name: BETTER[int(meta["Direction"][name])] for name in stages["Treated"].columns}
    points, not_scored = min_max(stages["Treated"], better)
    same(points, stages["Normalised"])
    assert not_scored == ()


def test_the_published_ranks_of_every_group_are_exact(stages, meta):
    published = pd.read_csv(REFERENCE / "expected_ranks_aggs.csv", index_col="uCode")
    above = meta[meta["Level"] > 1].sort_values("Level").index
    groups = [Group(name, meta["Weight"][meta["Parent"] == name].to_dict()) for name in above]
    points = levels(stages["Normalised"], groups).points
    ranks = points[published.columns].rank(ascending=False, method="min").astype(int)
    assert ranks.reindex(published.index).equals(published)


@pytest.mark.parametrize(
    ("name", "case"),
    [
        (name, case)
        for name in ("geometric_mean", "harmonic_mean", "generalised_mean")
        for case in UNIT_CASES[name]
    ],
)
def test_published_means_agree(name, case):
    points = frame([case["x"]])
    weights = dict(zip(points.columns, case["w"], strict=True)) if case.get("w") else None
    power = case["p"] if "p" in case else POWERS[name.removesuffix("_mean")]
    if case.get("error"):
        with pytest.raises(ValueError, match="needs points above 0"):
            mean(points, weights, power)
    else:
        assert mean(points, weights, power).item() == pytest.approx(case["expected"], rel=WITHIN)


@pytest.mark.parametrize("case", UNIT_CASES["goalposts"])
def test_published_goalposts_agree(case):
    low, high, most = case["gposts"]
    points = goalposts(case["x"], (low, high), BETTER[case["direction"]], onto=(0, most))
    assert points == pytest.approx(case["expected"], abs=WITHIN)


@pytest.mark.parametrize("case", UNIT_CASES["dist2targ"])
def test_published_distances_to_a_target_agree(case):
    found = distance_to_target(pd.Series(case["x"]), case["target"], BETTER[case["direction"]], case["cap"])
    same(found, case["expected"])


def test_published_ways_of_scaling_agree():
    case = UNIT_CASES["minmax"]
    points = min_max(frame([[x] for x in case["x"]]), {"i0": "higher"}, tuple(case["l_u"])).points
    assert (points["i0"].min(), points["i0"].max()) == (case["expected_min"], case["expected_max"])
    case = UNIT_CASES["zscore"]
    points = z_scores(frame([[x] for x in case["x"]]), *case["m_sd"]).points
    assert points["i0"].mean() == pytest.approx(case["expected_mean"], abs=WITHIN)
    assert points["i0"].std() == pytest.approx(case["expected_sd_sample"], abs=WITHIN)


def test_published_outranking_agrees():
    expected = UNIT_CASES["outranking"]["expected"]
    shares = outranking(pd.DataFrame(UNIT_CASES["outranking"]["X_columns"])).to_numpy()
    assert shares.diagonal().tolist() == expected["diag"]
    found = [shares[row, 0] for row in (1, 2, 3)]
    assert found == pytest.approx([expected[f"m[{row},1]"] for row in (2, 3, 4)], abs=WITHIN)
    dominant = (shares == 1).sum()
    assert (dominant, dominant / 6) == (expected["n_dominant"], expected["frac_dominant"])
    case = UNIT_CASES["copeland"]["tie_case"]
    tie = pd.DataFrame({name: case[name] for name in ("x1", "x2")})
    assert copeland(outranking(tie)).tolist() == case["expected"]
