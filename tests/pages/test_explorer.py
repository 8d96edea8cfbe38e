"""The explorer: every indicator can be asked for any area, and tables agree with the metrics."""

import datetime as dt

import pytest

from data.definitions import Definition
from data.history import baselines
from data.warehouse import reading
from metrics import catalog, headline
from metrics.period import parse
from tests.pages.test_overview import words


def each_sort() -> dict[str, Definition]:
    """One indicator of each kind, with and without break-downs, directions and protection of small counts."""
    known = catalog.read().items()
    sorts = {(d.kind, d.better, bool(d.breakdowns), bool(d.small_count_limit)): name for name, d in known}
    return {name: definition for name, definition in known if name in sorts.values()}


def test_an_indicator_of_each_sort_can_be_looked_at(visit):
    app = visit("explorer", area="610330", period="2020Q4")
    for name, definition in each_sort().items():
        app.query_params["indicator"] = name
        app.run()
        assert not app.exception, name
        assert definition.title["zh"] in words(app)


def test_the_table_holds_the_numbers_of_the_metrics(visit, warehouse):
    app = visit("explorer", area="610330", period="2020-10", indicator="mediation_success_rate")
    shown = app.dataframe[0].value.set_index("code")
    with reading(warehouse) as connection:
        definitions = {"mediation_success_rate": catalog.read()["mediation_success_rate"]}
        rows = headline.headline(connection, definitions, list(shown.index), parse("2020-10"))
    assert shown["value"].to_list() == pytest.approx(rows["value"].to_list(), nan_ok=True)
    assert shown["year_before_difference"].to_list() == pytest.approx(
        rows["year_before_difference"].to_list(), nan_ok=True
    )


def test_a_breakdown_and_all_months_are_codes_in_the_address(visit):
    app = visit(
        "explorer", area="530623202", period="2022-12", indicator="disputes_found", by="channel", months="all"
    )
    assert app.query_params["by"] == "channel"
    assert app.session_state["by"] == "channel"
    assert app.session_state["months"] == "all"


def test_a_breakdown_that_does_not_exist_is_not_trusted(visit):
    app = visit("explorer", area="610300", indicator="disputes_found", by="'; DROP TABLE counts")
    assert app.session_state["by"] == "major_type"


def test_a_village_is_shown_among_its_neighbours(visit):
    app = visit("explorer", area="610330100001", indicator="disputes_found", lang="en")
    assert len(app.dataframe[0].value) > 5
    assert "disputes found" in words(app).lower()


@pytest.fixture
def records(monkeypatch, tmp_path):
    """The decisions of this test alone."""
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path / "records"))


def declare(app, reason: str, who: str):
    app.text_input(key="declare_reason").set_value(reason)
    app.text_input(key="declare_name").set_value(who)
    next(button for button in app.button if button.label == "设定").click().run()
    return app


def test_a_new_baseline_is_declared_with_reason_and_name_shown_and_withdrawn(visit, records):
    app = visit("explorer", area="610300", period="2020-10", indicator="preventable_incidents")
    before = words(app)
    assert "连续七个月" in before or "低于正常波动范围" in before
    app.selectbox(key="baseline_month").set_value(dt.date(2020, 1, 1))
    declare(app, "实行新的立案标准", "王分析")
    assert not app.exception
    assert "自2020年1月起为新基线：实行新的立案标准（王分析" in words(app)
    assert "月数不足，尚不能区分变化与偶然波动" in words(app)  # ten months at the new level
    app.text_input(key="withdraw_reason").set_value("误设")
    app.text_input(key="withdraw_name").set_value("王分析")
    next(button for button in app.button if button.label == "撤回").click().run()
    assert "新基线：实行" not in words(app)


@pytest.mark.parametrize(
    ("reason", "who", "said"),
    [
        ("", "王", "请填写原因和姓名"),
        ("换系统", " ", "请填写原因和姓名"),
        ("联系13912345678", "王", "未设定"),
    ],
)
def test_a_baseline_without_reason_or_name_or_with_personal_data_is_none(visit, records, reason, who, said):
    app = visit("explorer", area="610330", period="2020-10", indicator="disputes_found")
    declare(app, reason, who)
    assert said in app.error[0].value
    assert baselines.standing() == []
