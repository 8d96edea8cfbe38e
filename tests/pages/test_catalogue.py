"""The catalogue: all definitions, found by any of their words, each with its card."""

from metrics import catalog
from tests.pages.test_overview import words


def test_all_definitions_are_listed(visit):
    listed = visit("catalogue").dataframe(key="listing").value
    assert listed["code"].to_list() == list(catalog.read())


def test_searching_narrows_the_list_and_says_so_when_nothing_is_left(visit):
    app = visit("catalogue")
    app.text_input(key="search").set_value("网格长配备率").run()
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


def test_the_card_quotes_the_documents_that_speak_of_it_and_names_a_doubt(visit):
    card = words(visit("catalogue", area="610330", period="2020", indicator="mediation_success_rate"))
    assert "成功调解179起,调成率达96.8%" in card  # luo-01
    assert "2,920/2,980 = 98%" in card
    assert "进位越过了界限" in card  # bao-20


def test_the_card_tells_the_standard_of_the_place(visit):
    card = words(visit("catalogue", area="610921", period="2020", indicator="households_per_base_grid"))
    assert "汉阴县标准：基础网格户数标准，20—30户/格" in card  # ank-19
    elsewhere = words(visit("catalogue", area="610330", period="2020", indicator="households_per_base_grid"))
    assert "基础网格户数标准，20" not in elsewhere
