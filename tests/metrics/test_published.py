"""Every printed figure is accounted for: computed and equal, declared, or doubtful with its reason."""

import csv
import json
from collections import Counter

import pytest

from data.problem import Problem
from metrics import published
from metrics.catalog import read
from metrics.published import compare
from metrics.published.__main__ import as_markdown
from tests.conftest import ROOT, run

FIGURES = published.figures()


@pytest.fixture(scope="module")
def told(warehouse) -> list[dict]:
    """What the command says of each figure, over the sample."""
    done = run("metrics.published", "--json", env={"ZHILI_WAREHOUSE": warehouse})
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_all_159_figures_are_accounted_for_and_none_differs(told):
    assert len(told) == len(FIGURES) == 159
    counted = Counter(one["same"] for one in told)
    assert counted["yes"] >= 134
    assert set(counted) == {"yes", "standard", "rule", "target", "doubtful"}


def test_what_is_computed_is_what_the_list_prints(told):
    with (published.FOLDER / "figures.csv").open(encoding="utf-8-sig") as file:
        printed = {row["id"]: row for row in csv.DictReader(file)}
    for one in (one for one in told if one["same"] == "yes"):
        values = {float(text.split(" ")[0]) for text in one["computed"].split(" · ")}
        assert values == {float(printed[one["id"]]["value"])}, one["id"]


def test_a_doubtful_figure_has_its_reason_in_both_languages():
    doubtful = [figure for figure in FIGURES if figure.account == published.DOUBTFUL]
    assert [figure.id for figure in doubtful] == ["nan-17", "zho-04", "bao-20", "bao-28"]
    assert all(figure.reason["zh"] and figure.reason["en"] for figure in doubtful)


def test_the_standing_of_the_list_is_kept():
    for figure in FIGURES:
        doubted = figure.standing in ("unreadable", "contradictory", "rounded over a threshold")
        assert doubted == (figure.account == published.DOUBTFUL), figure.id


def test_every_seed_of_a_definition_is_a_figure():
    known = {figure.id for figure in FIGURES}
    assert {seed for definition in read().values() for seed in definition.seeds} <= known


def test_rates_below_a_printed_threshold_are_not_bent(told):
    (feng,) = [one for one in told if one["id"] == "bao-20"]
    assert feng["computed"] == "97.99 (2920 / 2980)"
    assert feng["same"] == "doubtful"


def test_a_figure_that_comes_out_otherwise_is_told(connection):
    (figure,) = [figure for figure in FIGURES if figure.id == "luo-01"]
    bent = published.Figure(**{**vars(figure), "value": "96.9"})
    assert compare.compare(connection, bent, read()).same == compare.DIFFERS
    assert compare.compare(connection, figure, read()).same == compare.SAME


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[xxx-01]\naccount = "rule"', "'xxx-01' is no published figure"),
        ('[luo-10]\naccount = "guess"', "account is 'guess'; use one of computed"),
        ('[ank-01]\nindicator = "none_such"', "'none_such' is no indicator"),
        ("", "no indicator computes it and accounts.toml is silent"),
    ],
)
def test_a_fault_in_the_accounts_is_named(tmp_path, monkeypatch, text, expected):
    (tmp_path / "accounts.toml").write_text(text, "utf-8")
    (tmp_path / "figures.csv").write_bytes((published.FOLDER / "figures.csv").read_bytes())
    monkeypatch.setattr(published, "FOLDER", tmp_path)
    published._accounts.cache_clear()
    with pytest.raises(Problem, match=expected):
        published.figures()
    published._accounts.cache_clear()


def test_the_page_in_the_documents_is_what_the_command_prints(told):
    assert (ROOT / "docs/published.md").read_text("utf-8") == as_markdown(told) + "\n"
