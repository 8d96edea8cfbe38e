"""The funnel on the explorer: one calculation for sentence, picture and table; codes in the address."""

import pytest

from data.warehouse import reading
from metrics import catalog, series
from metrics.funnel import FAR, funnel
from metrics.period import parse
from tests.pages.test_overview import words

ASKED = {"period": "2020", "indicator": "mediation_success_rate", "compare": "funnel"}


def table(app):
    """The table under the picture, by code."""
    return app.dataframe[0].value.set_index("area")


def test_table_and_sentence_hold_the_numbers_of_the_metrics(visit, warehouse):
    app = visit("explorer", area="610300", lang="en", level="town", **ASKED)
    shown = table(app)
    with reading(warehouse) as connection:
        definition = catalog.find("mediation_success_rate")
        rows = series.whole(connection, definition, tuple(shown.index), parse("2020")).set_index("area")
    found = funnel(rows["numerator"], rows["denominator"])
    assert shown["value"].to_list() == pytest.approx(found["value"].to_list(), nan_ok=True)
    far = found["verdict"].isin(FAR).to_numpy()
    assert (shown["word"].isin(["far below", "far above"]).to_numpy() == far).all()
    assert far[: far.sum()].all()  # those furthest out come first
    number = found["value"].notna().sum()
    assert f"{number} towns" in words(app)
    assert (
        f"{far.sum()} outside the 99.8% limits" in words(app)
        if far.any()
        else "outside the 99.8%" in words(app)
    )


def test_what_an_address_does_not_know_is_the_default(visit):
    unknown = {"level": "grid", "find": "'; DROP TABLE areas", "peers": "x", "limits": "none"}
    app = visit("explorer", area="610300", **unknown, **ASKED)
    chosen = {name: app.session_state[f"switch_{name}"] for name in ("level", "peers", "limits")}
    assert chosen == {"level": "county", "peers": "all", "limits": "wide"}
    assert app.session_state["funnel_find"] == "" and len(table(app)) == 12


def test_where_one_county_alone_lies_below_its_towns_are_compared_at_first(visit):
    app = visit("explorer", area="330400", **{**ASKED, "period": "2018"})
    assert app.session_state["switch_level"] == "town"


def test_a_village_is_marked_among_its_neighbours(visit):
    app = visit("explorer", area="610330100001", **ASKED)
    assert app.session_state["funnel_find"] == "610330100001"


def test_the_peers_of_a_county_within_limits_for_chance_only(visit):
    wide = visit("explorer", area="610300", lang="en", find="610330", **ASKED)
    plain = visit("explorer", area="610300", lang="en", peers="山区", limits="plain", **ASKED)
    assert wide.session_state["funnel_find"] == "610330"
    every, some = table(wide), table(plain)
    assert 3 <= len(some) < len(every) and set(some.index) < set(every.index)
    assert "differences that are usual" in words(wide) and "is no verdict on them" in words(plain)
    assert some["limits"].to_list() != every["limits"][some.index].to_list()


@pytest.mark.parametrize("indicator", ["disputes_found", "disputes_per_10k"])
def test_what_is_no_share_of_cases_has_bars_only(visit, indicator):
    app = visit("explorer", area="610300", **{**ASKED, "indicator": indicator})
    assert "switch_compare" not in app.session_state


@pytest.mark.parametrize("indicator", ["zero_incident_communities", "camera_completion"])
def test_shares_of_every_kind_can_be_drawn(visit, indicator):
    app = visit("explorer", area="610300", **{**ASKED, "indicator": indicator})
    assert app.session_state["switch_compare"] == "funnel"


def test_a_year_without_data_says_so(visit):
    app = visit("explorer", area="610300", lang="en", **{**ASKED, "period": "2010"})
    assert "no area has a value" in words(app)
