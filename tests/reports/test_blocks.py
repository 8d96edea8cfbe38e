"""What the blocks say follows from their rules, counted once more; and every template holds everywhere."""

import datetime as dt
import re

import pytest

from data.history import commitments
from data.history.commitments import Commitment
from metrics import areas, catalog, series, signals, value
from metrics.period import parse
from reports import composing, material, template
from reports.document import Bulletin

CITY, COUNTY, TOWN, VILLAGE = "610300", "610330", "610330100", "610330100001"
MONTH = "2020-10"


@pytest.fixture(scope="module")
def known(connection) -> dict:
    """Everything that the templates of blocks may tell of the city, a county, a town and a village."""
    tree = areas.read(connection)
    asked = [one for one in template.read().values() if not one.scheme]
    village = tree.below(COUNTY, "village")[0]
    codes = (CITY, COUNTY, tree.parent(village), village)
    return material.read(connection, tree, asked, codes, parse(MONTH))


@pytest.fixture(scope="module")
def documents(connection, known) -> dict[tuple[str, str, str], Bulletin]:
    """Every document of the four areas in both languages."""
    tree = areas.read(connection)
    return {
        (one.id, code, lang): composing.compose(connection, one, code, parse(MONTH), lang, known)
        for one in template.read().values()
        for code in known
        for lang in ("zh", "en")
        if not one.scheme and one.fits(tree.level(code))
    }


def _section(bulletin: Bulletin, words: str):
    return next(one for one in bulletin.sections if words in one.heading)


def test_every_template_holds_for_a_city_a_county_a_town_and_a_village(documents):
    assert len(documents) == 7 * 4 * 2
    for (name, code, lang), made in documents.items():
        assert made.template == name and made.area == code and made.title and made.sections
        for text in (said.text for said in made.paragraphs):
            assert text.strip() and "{" not in text and "nan" not in text.lower(), (name, code, lang, text)


def test_captions_are_counted_through_a_document(documents):
    made = documents["disputes", CITY, "zh"]
    assert [re.match(r"表(\d+)", table.caption).group(1) for table in made.tables] == [
        str(n) for n in range(1, len(made.tables) + 1)
    ]
    assert [chart.title[:2] for chart in made.charts] == [f"图{n}" for n in range(1, len(made.charts) + 1)]


def test_the_changes_told_are_signals_of_the_charts_headlines_first(connection, documents):
    everything = catalog.read()
    (told,) = [one for one in documents["leadership", CITY, "zh"].sections if "变化" in one.heading]
    ids = [said.pointer.indicator for said in told.paragraphs[1:]]
    months = signals.read(connection, {i: everything[i] for i in everything}, (CITY,), dt.date(2020, 10, 1))
    found = {name for (name, _), one in signals.last(months).items() if one.is_beyond}
    assert 0 < len(ids) <= 3 and set(ids) <= found
    headlines = [everything[name].headline for name in ids]
    assert headlines == sorted(headlines, reverse=True)


def test_how_many_changed_is_what_the_signals_say(connection, documents):
    text = _section(documents["monthly", CITY, "zh"], "变化").paragraphs[0].text
    looked_at, number = map(int, re.match(r"可作判断的(\d+)项指标中，(\d+)项", text).groups())
    assert 0 < number < looked_at


def test_the_units_to_ask_are_worse_on_two_headlines_and_better_on_none(connection, documents):
    """Counted once more: the unit's interval lies wholly below the whole's value, all of these being shares
    of which higher is better."""
    told = [
        said.text.split("：")[0] for said in _section(documents["leadership", CITY, "zh"], "过问").paragraphs
    ]
    tree, worse = areas.read(connection), {}
    for definition in catalog.headlines():
        if definition.better != "higher":
            continue
        (whole,) = value.values(connection, definition.id, (CITY,), parse(MONTH))
        for row in value.values(connection, definition.id, tree.children(CITY), parse(MONTH)):
            if row["value"] is not None and row["denominator"] >= 5:
                side = (row["high"] < whole["value"]) - (row["low"] > whole["value"])
                worse.setdefault(row["name"], []).append(side)
    asked = {name: sides for name, sides in worse.items() if sides.count(1) >= 2 and -1 not in sides}
    assert told == sorted(asked, key=lambda name: -asked[name].count(1))[:2] != []


def test_the_parts_of_a_count_add_up_to_it(documents, connection):
    table = _section(documents["disputes", CITY, "zh"], "纠纷类型").tables[0]
    (whole,) = value.values(connection, "disputes_found", (CITY,), parse(MONTH))
    *parts, total = table.rows
    assert sum(row[1].value for row in parts) == whole["value"] == total[1].value
    assert sum(row[2].value for row in parts) == pytest.approx(1)


def test_a_commitment_that_is_due_is_told_with_its_office_and_day(connection, known, tmp_path, monkeypatch):
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path))
    ours = Commitment(
        unit=COUNTY,
        indicator="on_time_settlement_rate",
        area=CITY,
        scheme="monthly_bulletin",
        period=MONTH,
        what="每周清理一次临期纠纷",
        who_does="县综治中心",
        due_on="2020-11-30",
    )
    commitments.make(ours, "综治科")
    made = composing.compose(connection, template.find("leadership"), CITY, parse(MONTH), "zh", known)
    (said,) = _section(made, "到期").paragraphs
    assert said.text == "凤县（县综治中心）就按期化解率承诺：每周清理一次临期纠纷；于2020年11月30日前完成。"


def test_without_a_commitment_the_block_says_so(documents):
    (said,) = _section(documents["leadership", CITY, "zh"], "到期").paragraphs
    assert said.text == "没有待办的整改承诺。"


def test_a_chart_of_months_has_the_figures_of_the_months(connection, documents):
    chart = _section(documents["monthly", CITY, "zh"], "主要指标").charts[0]
    months = series.monthly(
        connection, catalog.find("mediation_success_rate"), (CITY,), dt.date(2020, 1, 1), dt.date(2020, 10, 1)
    )
    assert chart.categories[-10:] == tuple(f"2020-{month:02}" for month in range(1, 11))
    assert chart.lines[0].values[-10:] == pytest.approx(tuple(months["value"]))


def test_a_count_of_work_done_is_no_change_to_tell(documents):
    """Enforcement and the like have no direction: what is told as a change has one, or is a headline."""
    everything = catalog.read()
    for code in (CITY, COUNTY):
        for said in _section(documents["monthly", code, "zh"], "变化").paragraphs[1:]:
            definition = everything[said.pointer.indicator]
            assert definition.headline or definition.better in ("higher", "lower")
