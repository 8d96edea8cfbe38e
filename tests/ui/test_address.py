"""Nothing from an address is trusted: what is not known falls back and is named."""

import datetime as dt

import pandas as pd
import pytest

from metrics import catalog
from metrics.areas import Areas
from ui.address import LONGEST, Known, settle

AS_OF = pd.Timestamp("2020-12-31")
FRAME = pd.DataFrame(
    [
        ("610300", "宝鸡市", "city", "", AS_OF),
        ("610330", "凤县", "county", "610300", AS_OF),
        ("610331", "太白县", "county", "610300", AS_OF),
        ("330400", "嘉兴市", "city", "", pd.Timestamp("2018-12-31")),
        ("610330100001-01", "第一网格", "grid", "610330", AS_OF),
        ("623000", "甘南藏族自治州", "city", "", pd.NaT),
    ],
    columns=["code", "name", "level", "parent", "as_of"],
).assign(valid_from=pd.NaT, valid_to=pd.NaT, heir="")
KNOWN = Known(Areas(FRAME), catalog.read(), dt.date(2020, 12, 31))


def test_an_empty_address_shows_the_city_with_most_counties_and_its_last_month():
    state, notes = settle({}, KNOWN)
    assert (state.area, state.period, state.lang) == ("610300", "2020-12", "zh")
    assert notes == []


def test_a_known_state_is_kept_as_it_is():
    codes = {"area": "610330", "period": "2020Q3", "indicator": "incidents", "lang": "en"}
    state, notes = settle(codes, KNOWN)
    assert state.codes == codes
    assert notes == []


def test_the_default_period_follows_the_area():
    assert settle({"area": "330400"}, KNOWN)[0].period == "2018-12"


@pytest.mark.parametrize("name", ["area", "period", "indicator"])
def test_each_unknown_code_is_named_in_one_sentence(name):
    state, notes = settle({name: "none", "lang": "en"}, KNOWN)
    assert len(notes) == 1
    assert "none" in notes[0]
    assert getattr(state, name) != "none"


def test_an_endless_code_is_not_repeated_in_full():
    _, notes = settle({"area": "9" * 5000}, KNOWN)
    assert len(notes[0]) < LONGEST + 40


def test_an_unknown_language_is_chinese():
    assert settle({"lang": "fr"}, KNOWN)[0].lang == "zh"


def test_an_area_without_data_takes_the_end_of_all_data_and_never_the_clock():
    assert settle({"area": "623000"}, KNOWN)[0].period == "2020-12"


def test_a_grid_is_one_person_and_is_not_shown():
    state, notes = settle({"area": "610330100001-01"}, KNOWN)
    assert state.area == "610300"
    assert len(notes) == 1


def test_a_code_of_another_time_leads_to_the_area_that_stood_and_says_so():
    day = pd.Timestamp("2021-01-01")
    rows = [
        ("610322", "凤翔县", pd.NaT, day - pd.Timedelta(days=1), "610305"),
        ("610305", "凤翔区", day, pd.NaT, ""),
    ]
    changed = pd.DataFrame(rows, columns=["code", "name", "valid_from", "valid_to", "heir"])
    frame = pd.concat(
        [FRAME, changed.assign(level="county", parent="610300", as_of=AS_OF)], ignore_index=True
    )
    known = Known(Areas(frame), catalog.read(), dt.date(2021, 2, 28))
    before, notes = settle({"area": "610305", "period": "2020-12"}, known)
    assert before.area == "610322" and len(notes) == 1 and "610305" in notes[0]
    after, notes = settle({"area": "610322", "period": "2021-01"}, known)
    assert after.area == "610305" and len(notes) == 1
    assert settle({"area": "610322", "period": "2020-12"}, known) == (
        settle({"area": "610322"}, known)[0],
        [],
    )
