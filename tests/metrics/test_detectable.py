"""The smallest change that would be seen: hand examples, gaps, and a simulation that it is seen."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.change import change_of_counts
from metrics.detectable import of_count, of_mean, of_rate

NAN = float("nan")
pytestmark = pytest.mark.filterwarnings("error")
unhurried = settings(deadline=None)


def test_half_of_200_must_rise_to_64_percent_to_be_seen():
    # h = (1.95996 + 0.84162)·√(2/200) = 0.28016; sin²(π/4 ∓ 0.14008) = (1 ∓ sin 0.28016)/2 = 0.5 ∓ 0.13825
    assert of_rate(100, 200) == pytest.approx((0.36175, 0.63825), abs=5e-6)


def test_a_share_near_the_end_can_only_move_the_other_way():
    fall, rise = of_rate(19, 20)
    assert 0.5 < fall < 0.7 and np.isnan(rise)
    assert np.isnan(of_rate(1, 2)).all()


def test_periods_of_different_size_are_compared_by_both_sizes():
    # √(1/200 + 1/50) against √(2/80): the harmonic mean of 200 and 50 is 80
    assert of_rate(100, 200, before_trials=50) == pytest.approx(of_rate(40, 80))


def test_64_must_fall_to_35_or_rise_to_102_to_be_seen():
    # (3 + √2·0.84162)/2 = 2.09511: (8 − 2.09511)² = 34.868 and (8 + 2.09511)² = 101.911
    assert of_count(64) == pytest.approx((34.868, 101.911), abs=5e-4)


def test_below_five_cases_not_even_none_would_be_seen():
    fall, rise = of_count([0, 4, 5])
    assert np.isnan(fall).tolist() == [True, True, False]
    assert (rise > [0, 4, 5]).all()


def test_a_mean_of_ten_values_worked_by_hand():
    # Σx = 50, Σx² = 340: s² = 90/9 = 10; t on 18 degrees: 2.10092 + 0.86205; √(2·10/10) = 1.41421
    assert of_mean(50, 340, 10) == pytest.approx((5 - 4.1903, 5 + 4.1903), abs=5e-4)


def test_missing_in_is_missing_out_and_nothing_due_is_missing():
    missing = [of_rate(NAN, 5), of_rate(0, 0), of_rate(1, 9, NAN), of_rate(1, 9, 0), of_count(NAN)]
    missing += [of_mean(NAN, 5, 3), of_mean(0, 0, 0), of_mean(3, 9, 1)]
    assert np.isnan(missing).all()


def test_numbers_give_floats_and_arrays_give_arrays():
    assert {type(number) for number in (*of_rate(50, 100), *of_count(9), *of_mean(50, 340, 10))} == {float}
    assert [limit.shape for limit in of_rate([50, 60], 100) + of_count([9, 3])] == [(2,)] * 4


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: of_rate(6, 5), r"events 6\.0 is more than trials 5\.0"),
        (lambda: of_rate(1, 5, power=80), "power is 80"),
        (lambda: of_rate(1, 5, level=95), "level is 95"),
        (lambda: of_count(-1), r"count is -1\.0"),
        (lambda: of_mean(1, 1, -3), r"n is -3\.0"),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_eighty_in_a_hundred_such_changes_are_seen():
    random, tries = np.random.default_rng(7), 4000
    fall, rise = of_rate(270, 300)
    for later in (fall, rise):
        before, after = (random.binomial(300, share, tries) / 300 for share in (0.9, later))
        z = 2 * (np.arcsin(np.sqrt(after)) - np.arcsin(np.sqrt(before))) / np.sqrt(2 / 300)
        assert np.mean(np.abs(z) >= 1.95996) == pytest.approx(0.8, abs=0.03)
    for later in of_count(40):
        seen = change_of_counts(random.poisson(40, tries), random.poisson(later, tries))
        assert seen["verdict"].eq("signal").mean() == pytest.approx(0.8, abs=0.03)


@unhurried
@given(st.integers(1, 500), st.integers(2, 40))
def test_larger_places_show_smaller_changes(events, times):
    few, many = of_rate(events, 2 * events), of_rate(events * times, 2 * events * times)
    assert np.isnan(few).any() or (few[0] < many[0] < 0.5 < many[1] < few[1])
    few, many = of_count(events), of_count(events * times)
    assert many[1] / times < few[1]


@unhurried
@given(st.integers(1, 5000), st.floats(0.5, 0.99))
def test_more_certainty_wants_a_larger_change(count, power):
    assert of_count(count, power)[1] <= of_count(count, 0.995)[1]
