"""The catalogue: all definitions, found by any of their words, each with its card."""

from metrics import catalog
from tests.pages.test_overview import words


def test_all_definitions_are_listed(visit):
    listed = visit("catalogue").dataframe(key="listing").value
    assert listed["code"].to_list() == list(catalog.read())


def test_searching_narrows_the_list_and_says_so_when_nothing_is_left(visit):
    app = visit("catalogue")
    app.text_input(key="search").set_value("网格长").run()
    assert app.dataframe(key="listing").value["code"].to_list() == ["grid_leaders_assigned"]
    app.text_input(key="search").set_value("不存在").run()
    assert "没有包含“不存在”的指标" in words(app)


def test_the_card_of_the_chosen_one_shows_formula_date_base_and_loads(visit):
    app = visit("catalogue", area="610330", period="2020-12ytd", indicator="mediation_success_rate")
    card = words(app)
    assert "调解成功 2,920 ÷ 排查 2,980 = 97.99%" in card  # bao-20
    assert "按排查登记月份" in card
    loads = app.dataframe[1].value
    assert loads["file"].str.contains("矛盾纠纷").any()
    assert "SELECT" in app.code[0].value


def test_the_card_speaks_english(visit):
    card = words(visit("catalogue", indicator="zero_incident_communities", area="610300", lang="en"))
    assert "Share of communities without an event" in card
    assert "reported every month" in card
