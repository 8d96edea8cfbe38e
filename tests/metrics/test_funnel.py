"""Funnels: hand examples, answers that others published, degenerate series and what must always hold."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.funnel import (
    FAR,
    LIMITS,
    NOT_COMPARED,
    WITHIN,
    curves,
    dispersion,
    far_outside,
    funnel,
    judged,
    limits,
)

NAN = float("nan")
REFERENCE = Path(__file__).parents[1] / "reference"
AREAS = pd.read_csv(REFERENCE / "03_funnel" / "funnel_prop_inputs.csv")
LABELS = {"low 99.8": "Low (0.001)", "low 95": "Low (0.025)", WITHIN: "Not significant",
          "high 95": "High (0.025)", "high 99.8": "High (0.001)"}  # fmt: skip
HOSPITALS = REFERENCE / "12_funnel_overdispersion"

pytestmark = pytest.mark.filterwarnings("error")
unhurried = settings(deadline=None, max_examples=40)
shares = st.tuples(st.integers(0, 5000), st.integers(1, 5000)).map(lambda pair: (min(pair), max(pair)))
many = st.lists(shares, min_size=1, max_size=30)
either = st.booleans()


def test_ninety_of_a_hundred_are_low_at_95_among_places_at_95_percent():
    # p₀ = 1900/2000 = 0.95; 0.95 − 1.96·√(0.95·0.05/100) = 0.9073 and with 3.0902: 0.8827
    found = funnel([90, 1810], [100, 1900], overdispersed=False)
    assert found["target"].to_list() == [0.95, 0.95]
    assert found.loc[0, ["low95", "low998"]].to_list() == pytest.approx([0.90728, 0.88265], abs=5e-6)
    assert found.loc[0, "z"] == pytest.approx(-0.05 / 0.0217945, abs=1e-5)
    assert found["verdict"].to_list() == ["low 95", WITHIN]


def test_the_common_share_is_of_the_sums_and_no_mean_of_shares():
    assert funnel([1, 0], [1, 99])["target"].to_list() == [0.01, 0.01]


def test_all_303_published_labels_agree():
    found = funnel(AREAS["numerator"], AREAS["denominator"], overdispersed=False)
    assert len(found) == 303
    assert found["verdict"].map(LABELS).to_list() == AREAS["significance"].to_list()


def test_published_limits_agree_to_the_last_printed_digit():
    published = pd.read_csv(REFERENCE / "03_funnel" / "funnel_prop_outputs.csv")
    target = AREAS["numerator"].sum() / AREAS["denominator"].sum()
    columns = ["Lower2s0025limit", "Upper2s0025limit", "Lower3s0001limit", "Upper3s0001limit"]
    np.testing.assert_allclose(limits(target, published["Population"]) * 100, published[columns], atol=5e-7)
    np.testing.assert_allclose(published["Baseline"], target * 100, atol=5e-7)


def test_260_of_303_areas_are_far_outside_until_ordinary_differences_are_allowed_for():
    # the numbers that docs/methods.md prints
    counted = far_outside(AREAS["numerator"], AREAS["denominator"])
    assert counted == {"units": 303, "plain": 260, "overdispersed": 2}


def hospitals() -> pd.DataFrame:
    """Deaths of 54 hospitals, with the overdispersed limits that were published."""
    deaths = pd.read_csv(HOSPITALS / "input_medpar_by_provider.csv", dtype={"provnum": str})
    units = pd.read_csv(HOSPITALS / "expected_medpar_died_PR_od_units.csv", dtype={"group": str})
    return deaths.merge(units, left_on="provnum", right_on="group")


def test_dispersion_agrees_with_the_published_one():
    table, summary = hospitals(), pd.read_csv(HOSPITALS / "expected_summary_phi_tau2.csv").iloc[1]
    phi, tau2 = dispersion(table["deaths"], table["n"])
    assert len(table) == summary["n_units"] == 54
    assert (phi, tau2) == pytest.approx((summary["phi"], summary["tau2"]), rel=2e-15)


@pytest.mark.parametrize("dispersed", [True, False])
def test_arcsine_limits_agree_with_the_published_ones(dispersed):
    table, prefix = hospitals(), "OD" if dispersed else ""
    columns = [f"{prefix}{end}" for end in ("95LCL", "95UCL", "99LCL", "99UCL")]
    if not dispersed:
        columns = ["LCL95", "UCL95", "LCL99", "UCL99"]
    tau2 = dispersion(table["deaths"], table["n"])[1] if dispersed else 0.0
    ours = limits(table["deaths"].sum() / table["n"].sum(), table["n"], tau2).to_numpy()
    theirs = table[columns].to_numpy()
    # For one death in question the package's sine turns back at the top; ours stays at 1.
    turned = (ours == 1) & (theirs < 1)
    assert set(table["n"][turned.any(axis=1)]) == {1}
    # The package rounds its z to six decimals.
    np.testing.assert_allclose(ours[~turned], theirs[~turned], atol=5e-8)


def test_the_published_curves_agree():
    published = pd.read_csv(HOSPITALS / "expected_medpar_died_PR_od_limits_sample.csv").iloc[1:]
    table, columns = hospitals(), ["odll95", "odul95", "odll998", "odul998"]
    found = funnel(table["deaths"], table["n"])
    ours = limits(*found[["target"]].iloc[0], published["number_seq"], found["tau2"].iloc[0])
    np.testing.assert_allclose(ours, published[columns], atol=5e-8)
    assert not found["verdict"].isin(FAR).any()  # the package names no outlier either


def test_what_chance_alone_often_brings_is_not_called_rare():
    # No death among 3 at p₀ = 0.343: 0.657³ = 0.28, yet the arcsine limit at 95 % is 0.0034.
    table = hospitals()
    found = funnel(table["deaths"], table["n"])
    none_of_three = found[(found["events"] == 0) & (found["trials"] == 3)]
    assert len(none_of_three) == 2
    assert none_of_three["low95"].eq(0).all() and none_of_three["verdict"].eq(WITHIN).all()
    # 100 of 100 among 40 places with 97 of 100: 0.97¹⁰⁰ = 0.05, and the arcsine limit at 99.8 % is 0.9997
    assert limits(0.97, 100, 0.0)["high998"][0] < 1
    assert funnel([100] + [97] * 40, [100] * 41)["verdict"][0] == WITHIN


def test_one_area_alone_is_within():
    for kind in (True, False):
        found = funnel([3], [9], kind)
        assert found["verdict"].to_list() == [WITHIN]
        assert found[["z", "tau2"]].to_numpy().tolist() == [[0, 0]]


@pytest.mark.parametrize("events", [0, 10])
def test_where_all_are_none_or_all_every_area_is_within_and_at_the_common_share(events):
    plain, wide = (funnel([events] * 3, [10] * 3, kind) for kind in (False, True))
    for found in (plain, wide):
        assert found["verdict"].eq(WITHIN).all() and found["z"].eq(0).all()
        assert (found["phi"].iloc[0], found["tau2"].iloc[0]) == (0, 0)
    assert plain[list(LIMITS)].eq(events / 10).all(axis=None)


def test_equal_shares_have_no_dispersion():
    assert dispersion([5, 50, 500], [10, 100, 1000]) == (0, 0)


def test_less_spread_than_chance_is_no_spread():
    # I·φ = Σz² ≈ 0.8 < I − 1 = 3
    phi, tau2 = dispersion([48, 52, 51, 49], [100] * 4)
    assert 0 < phi < 0.75 and tau2 == 0


def test_an_area_without_trials_or_with_a_missing_number_is_not_compared_and_changes_nothing():
    index = ["a", "b", "c", "d", "e"]
    events, trials = pd.Series([5, 0, NAN, 3, 8], index), pd.Series([10, 0, 7, NAN, 10], index)
    found = funnel(events, trials)
    known = funnel(events[["a", "e"]], trials[["a", "e"]])
    assert found.index.to_list() == index
    assert found["verdict"].to_list() == [WITHIN, NOT_COMPARED, NOT_COMPARED, NOT_COMPARED, WITHIN]
    assert found.loc[["b", "c", "d"], ["value", "z"]].isna().all(axis=None)
    pd.testing.assert_frame_equal(found.loc[["a", "e"]], known)


def test_nothing_known_has_no_target_and_no_curves():
    found = funnel([0, NAN], [0, 4])
    assert found["verdict"].eq(NOT_COMPARED).all() and found["target"].isna().all()
    assert found[["phi", "tau2", *LIMITS]].isna().all(axis=None)
    assert curves(found).empty


def test_series_are_matched_by_index():
    found = funnel(pd.Series({"a": 1, "b": 9}), pd.Series({"b": 10, "a": 5}))
    assert found["value"].to_dict() == {"a": 0.2, "b": 0.9}


@pytest.mark.parametrize(
    ("events", "trials", "words"),
    [
        ([6, 1], [5, 5], r"events 6\.0 is more than trials 5\.0"),
        ([1, 0], [0, 5], r"events 1\.0 is more than trials 0\.0"),
        ([-1, 0], [5, 5], r"events is -1\.0"),
        ([1, 0], [5, float("inf")], "trials is inf"),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_value(events, trials, words):
    with pytest.raises(ValueError, match=words):
        funnel(events, trials)


def test_a_verdict_means_what_the_direction_says():
    found = pd.DataFrame({"verdict": ["low 99.8", "low 95", WITHIN, "high 95", "high 99.8", NOT_COMPARED]})
    assert judged(found, "lower").to_list() == ["better", "better", "similar", "worse", "worse", NOT_COMPARED]
    assert judged(found, "higher")[[0, 4]].to_list() == ["worse", "better"]
    assert judged(found, "none")[[0, 4]].to_list() == ["lower", "higher"]


def test_curves_meet_the_limits_of_the_areas():
    found = funnel([9, 5, 70], [10, 10, 100])
    drawn = curves(found, found["trials"]).query("is_overdispersed")
    np.testing.assert_allclose(drawn[list(LIMITS)], found[list(LIMITS)])
    assert curves(found)["trials"].agg(["min", "max"]).to_list() == pytest.approx([1, 100])


@unhurried
@given(many, either)
def test_limits_hold_the_common_share_and_stay_within_0_and_1(pairs, overdispersed):
    found = funnel(*zip(*pairs, strict=True), overdispersed)
    order = found[["low998", "low95", "target", "high95", "high998"]].to_numpy()
    assert (np.diff(order, axis=1) >= -1e-12).all()
    assert order.min() >= 0 and order.max() <= 1


@unhurried
@given(many, either)
def test_the_verdict_is_that_of_z(pairs, overdispersed):
    # Limits and z are two ways to say the same; overdispersed limits may be those for chance alone instead.
    found = funnel(*zip(*pairs, strict=True), overdispersed)
    clear = found[((found["z"].abs() - 3.0902).abs() > 1e-3) & ((found["z"].abs() - 1.95996).abs() > 1e-3)]
    if overdispersed:
        assert clear["z"][clear["verdict"] != WITHIN].abs().min() > 1.95 or clear["verdict"].eq(WITHIN).all()
        return
    sides = np.select([clear["z"] < -1.96, clear["z"] > 1.96], ["low", "high"], "within")
    far = np.where(clear["z"].abs() > 3.09, " 99.8", " 95")
    expected = [side + ("" if side == "within" else end) for side, end in zip(sides, far, strict=True)]
    assert clear["verdict"].to_list() == expected


@unhurried
@given(many)
def test_allowing_for_dispersion_never_narrows_the_limits(pairs):
    wide, plain = (funnel(*zip(*pairs, strict=True), kind) for kind in (True, False))
    assert (wide[["low95", "low998"]] <= plain[["low95", "low998"]]).all(axis=None)
    assert (wide[["high95", "high998"]] >= plain[["high95", "high998"]]).all(axis=None)
    assert not (wide["verdict"].isin(FAR) & ~plain["verdict"].isin(FAR)).any()


@unhurried
@given(many, st.randoms(), either)
def test_permuted_areas_have_permuted_answers(pairs, random, overdispersed):
    frame = pd.DataFrame(pairs, columns=["events", "trials"])
    mixed = frame.iloc[random.sample(range(len(frame)), len(frame))]
    whole = funnel(frame["events"], frame["trials"], overdispersed)
    permuted = funnel(mixed["events"], mixed["trials"], overdispersed)
    numbers = permuted.columns.drop("verdict")
    np.testing.assert_allclose(permuted[numbers].sort_index(), whole[numbers], rtol=1e-9, atol=1e-9)
