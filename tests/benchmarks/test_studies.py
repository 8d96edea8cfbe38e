"""What docs/methods.md claims holds: each study in a quick form, what has no chance in it word for word."""

import re
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binom

from metrics.control import control_charts
from metrics.intervals import wilson
from tests.benchmarks.report import section
from tests.benchmarks.studies import (
    __main__,
    board_coverage,
    control_alarms,
    coverage_tables,
    document,
    drift_alarms,
    equal_towns,
    funnel_alarms,
    funnel_tables,
    interval_coverage,
    notes,
    rank_coverage,
    table_of_methods,
)
from tests.benchmarks.studies.stable_months import MONTHS, count, rate

WRITTEN = (Path(__file__).parents[2] / "docs" / "methods.md").read_text("utf-8")
SOME = np.r_[1:41, 50, 100, 200, 1000, 10_000]  # numbers of cases
SERIES = 600
AGAIN = "run make studies"


@pytest.fixture
def rng():
    return np.random.default_rng(document.SEED)


def test_every_method_names_functions_that_exist():
    assert table_of_methods.missing_functions() == []


def test_the_methods_in_the_document_are_current():
    assert document.TOP in WRITTEN and document.STUDIES in WRITTEN, AGAIN
    assert table_of_methods.markdown() in WRITTEN, AGAIN


@pytest.mark.parametrize("table", [coverage_tables.shares, coverage_tables.counts, funnel_tables.published])
def test_what_has_no_chance_in_it_stands_in_the_document_word_for_word(table):
    assert section(table()) in WRITTEN, AGAIN


def test_the_document_holds_every_study_at_full_effort():
    titles = [words["title"] for words in notes.everything().values()]
    assert [title for title in titles if f"\n## {title}\n" not in WRITTEN] == []
    efforts = (
        f"{interval_coverage.SAMPLES:,} samples",
        f"{control_alarms.SERIES:,} places",
        f"{rank_coverage.ROUNDS} rounds",
        f"{board_coverage.ROUNDS} rounds",
        f"{equal_towns.YEARS:,} years",
    )
    assert [effort for effort in efforts if effort not in WRITTEN] == []


def test_the_words_of_every_table_are_current():
    gap = re.compile(r"\\{\w+\\}")  # as re.escape leaves {gaps}
    escaped = [re.escape(" ".join(words["note"].split())) for words in notes.everything().values()]
    patterns = [gap.sub(".+", note) for note in escaped]
    assert [pattern for pattern in patterns if not re.search(pattern, WRITTEN)] == [], AGAIN


def test_the_document_is_written_where_it_is_asked_for(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(document, "markdown", lambda effort=1.0: f"effort {effort}\n")
    assert __main__.main(["--quick", "--to", str(tmp_path / "methods.md")]) == 0
    assert (tmp_path / "methods.md").read_text("utf-8") == "effort 0.05\n"
    assert __main__.main([]) == 0 and capsys.readouterr().out == "effort 1.0\n"


def test_wilson_covers_95_percent_on_average_at_every_number_of_cases():
    found = interval_coverage.of_shares(SOME)
    assert (found["mean"] - 0.95).abs().max() <= coverage_tables.WITHIN
    # by hand: one event in one case has the lower limit 1/(1 + z²) = 0.2065, so that at p = 0.206 only the
    # interval of no event holds it, whose probability is 0.794
    assert found["least"].min() == pytest.approx(0.794, abs=5e-4)


def test_the_exact_coverage_is_that_of_counting_every_outcome():
    found = interval_coverage.of_shares(np.array([3]))["mean"].item()
    counted = [_outcomes(3, share) for share in interval_coverage.SHARES]
    assert found == pytest.approx(np.mean(counted), abs=1e-12)


def test_byar_never_covers_less_than_95_percent_and_is_right_for_many_events():
    found = interval_coverage.of_counts()
    assert found["least"].min() >= 0.95
    assert found["mean"].iloc[-1] == pytest.approx(0.95, abs=0.002)


def test_the_interval_of_a_mean_is_right_for_even_values_and_too_narrow_for_a_few_skewed_ones(rng):
    found = interval_coverage.of_means(rng, samples=1500, sizes=(3, 10, 100))
    assert (found["normal"] - 0.95).abs().max() < 0.02
    assert (found["lognormal 1"].loc[[3, 10]] < 0.90).all()


def test_a_stable_rate_or_count_seldom_has_an_alarm(rng):
    places = (rate(0.5, 20), rate(0.8, 100), rate(0.95, 1000), count(5), count(100))
    found = control_alarms.of_stable(rng, places, series=SERIES)
    assert (found["auto"] < 4).all()


def test_rare_events_have_few_alarms_where_xmr_has_many(rng):
    found = control_alarms.of_stable(rng, (rate(0.99, 20), count(0.1)), ("xmr",), series=SERIES)
    assert (found["auto"] < 4).all() and (found["xmr"] > 5).all()


def test_rates_that_vary_more_than_chance_have_few_alarms_where_p_has_many(rng):
    found = control_alarms.of_stable(rng, control_alarms.UNEVEN[1:], ("p",), series=SERIES)
    assert (found["auto"] < 4).all() and (found["p"] > 20).all()


def test_months_that_are_not_stable_have_more_alarms_as_the_document_admits(rng):
    found = control_alarms.of_stable(rng, control_alarms.NOT_STABLE, series=SERIES)
    assert (found["auto"] > 5).all()


def test_larger_shifts_are_found_more_often_and_those_of_three_deviations_nearly_always(rng):
    found = control_alarms.of_shifts(rng, series=200)
    assert (found.diff(axis=1).iloc[:, 1:] > 0).all(axis=None)
    assert (found[3] > 85).all() and (found[0] < 12).all()


def test_more_frequent_rare_events_are_found_more_often(rng):
    found = control_alarms.of_rare(rng, series=200)
    assert (found.loc["0.6 events"].diff().iloc[1:] > 0).all()


def test_drift_has_no_false_alarms_and_finds_large_falls(rng):
    found = drift_alarms.of_drifts(rng, series=8)
    assert (found[0] == 0).all() and found.loc["a fall at once", 2] >= 50


def test_rank_intervals_hold_the_true_ranks_and_blame_nobody(rng):
    found = rank_coverage.of_values(rng, rounds=20)
    assert (found["simultaneous"] >= 0.8).all() and (found["marginal"] >= 0.9).all()
    assert found["blamed"].max() <= 0.1


def test_rank_intervals_of_rates_hold_as_angles_and_not_as_shares(rng):
    found = rank_coverage.of_rates(rng, rounds=8)
    assert found.loc[("all 95 %", "angles"), "marginal"] > 0.9
    assert found.loc[("all 95 %", "shares"), "marginal"] < 0.8


def test_ranges_of_a_scored_table_hold_the_places_that_the_true_rates_give(rng):
    found = board_coverage.of_boards(rng, rounds=3)
    assert found["marginal"].min() > 0.85 and found["marginal"].mean() > 0.93
    assert found["blamed"].max() == 0


def test_true_places_are_those_of_the_true_rates_by_the_schemes_own_rule():
    # 25 points each at 98 %, 20 at 95 %: four items of 100 % and of 96 % and of 60 %
    truth = np.repeat([[1.0], [0.96], [0.6]], 4, axis=0) * np.ones(4)
    found = board_coverage.true_scores(board_coverage.scheme("threshold ladder"), truth)
    assert found.tolist() == [100] * 4 + [80] * 4 + [0] * 4


def test_of_303_published_areas_260_are_outside_before_the_adjustment_and_2_after():
    assert funnel_alarms.of_published() == {"units": 303, "plain": 260, "overdispersed": 2}


def test_the_adjusted_funnel_calls_out_few_areas_that_differ_as_usual(rng):
    found = funnel_alarms.of_alike(rng, {40: 12}).set_index("tau")
    assert found["plain998"][0.12] > 0.25 and found["adjusted998"].max() < 0.06
    assert found["plain95"][0] < 0.09


def test_a_planted_outlier_is_found(rng):
    assert funnel_alarms.of_planted(rng, rounds=8)["found"].min() > 0.6


def test_twelve_equal_towns_are_blamed_as_the_document_says(rng):
    # 78 and 17 of 100 years, 65 % and 76 % of the places: the figures that the method's description gives
    year = equal_towns.study(rng)
    found = (year.last_twice, year.last_thrice, year.smallest_last, year.smallest_first)
    assert found == pytest.approx((0.78, 0.17, 0.65, 0.76), abs=0.01)


def test_the_same_seed_draws_the_same_months():
    drawn = [rate(0.9, 50, 0.01).draw(np.random.default_rng(7), (3, MONTHS)) for _ in range(2)]
    np.testing.assert_array_equal(drawn[0].value, drawn[1].value)
    assert control_charts(drawn[0]).verdict.tolist() == control_charts(drawn[1]).verdict.tolist()


def _outcomes(n: int, share: float) -> float:
    """The coverage of wilson at one p, by going through all outcomes."""
    limits = [wilson(x, n) for x in range(n + 1)]
    return sum(binom.pmf(x, n, share) for x, (low, high) in enumerate(limits) if low <= share <= high)
