"""The wall screen: what hangs on it in both languages, what never does, and how a person steps through it."""

from base64 import b64decode
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from charts.theme import COLOURS
from data.definitions import read
from data.history import rankings
from data.history.rankings import Ranking
from metrics import catalog
from metrics.scoring import reading
from tests.pages.conftest import ROOT
from tests.pages.reading import words
from ui import wall_rules
from ui.wall_ranking import leading
from ui.wall_rules import declared

CITY = {"area": "610300", "period": "2020-10"}
NEVER = ("排名第", "督办", "约谈", "问责", "黄牌", "红牌")


@pytest.fixture(autouse=True)
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Records of one's own: an office that has decided nothing yet."""
    folder = tmp_path / "records"
    folder.mkdir()
    monkeypatch.setenv("ZHILI_RECORDS", str(folder))
    return folder


def hung(app: AppTest) -> str:
    """What hangs on the wall, without style sheets; its pictures as they are drawn."""
    said = next(block.value for block in app.html if 'class="wall ' in block.value)
    pictures = [b64decode(part.split('"')[0]).decode() for part in said.split("base64,")[1:]]
    return "\n".join((said, *pictures))


def test_the_first_view_tells_the_eight_headlines_with_changes_target_and_verdict(visit):
    """Numbers from python -m metrics.value ID --area 610300 --period 2020-10: 2,125 found, 97.2 % settled."""
    said = hung(visit("wall", **CITY))
    assert all(one.title["zh"] in said for one in catalog.headlines())
    assert said.count('class="wall_card"') == 8
    assert "宝鸡市<span>2020年10月</span>" in said
    assert all(text in said for text in ("<strong>2,125<", "<strong>97.2%<", "+0.5个百分点", "正常波动"))
    assert "目标96%　达标" in said and "部分未报送" in said
    assert "数据版本1" in said and "样例数据" in words(visit("wall", **CITY))


def test_the_same_in_english(visit):
    said = hung(visit("wall", **CITY, lang="en"))
    assert all(one.title["en"] in said for one in catalog.headlines())
    assert all(text in said for text in ("October 2020", "Normal variation", "Partly not reported"))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("view", ["headlines", "map", "signals", "ranking"])
def test_no_view_holds_the_concern_colour_a_place_in_an_order_or_a_step_of_the_ladder(visit, view, lang):
    said = hung(visit("wall", **CITY, view=view, lang=lang)).lower()
    assert not any(colour["concern"].lower() in said for colour in COLOURS.values())
    assert 'class="missed"' not in said
    assert not any(word in said for word in (*NEVER, "summons", "accountability"))


def test_the_map_is_drawn_with_names_and_values_and_says_what_it_is_for(visit):
    said = hung(visit("wall", **CITY, view="map"))
    assert all(f">{name}<" in said for name in ("凤县", "陇县", "金台区"))
    assert "89.8%" in said  # 陇县: python -m metrics.value mediation_success_rate --area 610327
    assert "仅供内部示意" in said


def test_below_a_county_there_are_tiles(visit):
    said = hung(visit("wall", area="610330", period="2020-10", view="map"))
    assert ">双石铺镇<" in said and "仅供内部示意" not in said


@pytest.mark.parametrize(
    ("area", "view"),
    [
        ("610330100001", "headlines"),
        ("610330100001", "map"),
        ("610330100001", "signals"),
        ("330400", "map"),
        ("330400", "ranking"),
        ("530623", "headlines"),
    ],
)
def test_every_area_hangs_as_intended(visit, area, view):
    assert "<h1>" in hung(visit("wall", area=area, view=view))


def test_what_was_not_reported_is_a_dash_with_its_reason(visit):
    said = hung(visit("wall", area="610330", period="2018-03"))
    assert "<strong>—<" in said and "未报送" in said


def test_signals_name_improved_places_only(visit):
    """宝鸡市 in October 2020: 17 series of places moved, 16 improved (the overview lists them)."""
    said = hung(visit("wall", **CITY, view="signals"))
    assert "考察指标" in said and "仅因偶然" in said
    assert "渭滨区：可防性案件数10起" in said
    assert "下级地区另有1项超出正常波动" in said


def test_without_a_period_the_newest_month_is_shown_and_the_address_stays_open(visit):
    app = visit("wall", area="610300")
    assert "2020年12月" in hung(app)
    assert "period" not in app.query_params


def test_a_reader_who_comes_from_another_month_finds_it_again_after_the_wall(visit):
    app = visit("sources", area="610330", period="2020-10")
    app.query_params.clear()
    app.switch_page("pages/wall.py").run()
    assert "凤县<span>2020年12月" in hung(app)
    app.query_params.clear()
    app.switch_page("pages/sources.py").run()
    assert app.query_params["period"] == "2020-10"


def test_stepping_and_stopping_stand_in_the_address_and_going_on_clears_it(visit):
    app = visit("wall", **CITY)
    app.button(key="wall_Right").click().run()
    assert app.query_params["view"] == "map" and "wall_map" in hung(app)
    app.button(key="wall_Left").click().run()
    assert app.query_params["view"] == "headlines"
    app.button(key="wall_S").click().run()
    assert "view" not in app.query_params
    app.button(key="wall_S").click().run()
    assert app.query_params["view"] == "headlines"


def test_sensitive_figures_hang_nowhere_unless_the_office_says_so(visit, records):
    names = [read()[name].title["zh"] for name in declared()["sensitive"]]
    for view in ("headlines", "bottom_line", "map", "signals"):
        said = hung(visit("wall", **CITY, view=view, indicator="homicides"))
        assert not any(f"{name}<" in said or f"{name} " in said for name in names)
        assert "底线指标" not in said
    (records / "office.toml").write_text("[wall]\nshows_sensitive = true\n", "utf-8")
    assert "命案数" in hung(visit("wall", **CITY, view="bottom_line"))
    assert "<h2>命案数" in hung(visit("wall", **CITY, view="map", indicator="homicides"))


def test_every_declared_indicator_exists_and_no_headline_is_sensitive():
    assert {*declared()["sensitive"], *declared()["bottom_line"]} <= set(read())
    assert set(declared()["bottom_line"]) <= set(declared()["sensitive"])
    assert not {one.id for one in catalog.headlines()} & set(declared()["sensitive"])


def test_a_broken_office_file_is_said_and_shows_nothing_sensitive(visit, records):
    (records / "office.toml").write_text("[wall]\nshows_sensitive = 1\n", "utf-8")
    said = hung(visit("wall", **CITY, view="bottom_line"))
    assert "shows_sensitive is true or false" in said and "命案" not in said


def test_signals_of_sensitive_indicators_are_left_out(visit, monkeypatch):
    """Requests closed are beyond normal variation in October 2020; here they are declared sensitive."""
    kept = declared() | {"sensitive": [*declared()["sensitive"], "request_closing_rate"]}
    assert "Requests closed" in hung(visit("wall", **CITY, view="signals", lang="en"))
    monkeypatch.setattr(wall_rules, "declared", lambda: kept)
    assert "Requests closed" not in hung(
        visit("wall", **CITY | {"period": "2020Q3"}, view="signals", lang="en")
    )


def ranked(*tiers: float) -> list[dict]:
    """Rows of a published table of units in these tiers."""
    row = {"standing": "ranked", "group": "mountain"}
    return [{**row, "unit": f"61032{n}", "name": f"{n}县", "tier": tier} for n, tier in enumerate(tiers)]


def test_a_published_ranking_is_told_without_places_and_takes_its_turn(visit, monkeypatch):
    assert "已发布排名" not in hung(visit("wall", area="610300"))
    scheme = reading.read()["annual_assessment"]
    told = Ranking(scheme.id, 1, scheme.text, "610300", "2020", 1, ranked(1, 2, 2, 1, 2), {})
    monkeypatch.setattr(rankings, "published", lambda: [told])
    assert "已发布排名" in hung(visit("wall", area="610300"))
    said = hung(visit("wall", area="610300", view="ranking"))
    assert "2020年基层社会治理年度考核已发布" in said and "共5个单位，5个参加排名。" in said
    assert "山区：靠前同档单位（按区划代码排列，不分先后）：0县、3县。" in said
    assert "已发布" not in hung(visit("wall", area="610300", period="2020-10"))  # the year is not over then


def test_the_leading_group_is_named_only_where_that_gives_nobody_away():
    assert leading(ranked(1, 1, 2, 2, 2)) == ["610320", "610321"]
    assert leading(ranked(1, 2, 2, 2)) == []  # one name alone is a first place
    assert leading(ranked(1, 1, 1, 2)) == []  # the one that is left out would be named
    assert leading(ranked(1, 1)) == []


@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "本屏每20秒自动重新检查一次。"), ("en", "This screen looks again every 20 seconds.")],
)
def test_an_empty_warehouse_is_looked_at_again(tmp_path, monkeypatch, lang, said):
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(tmp_path / "warehouse"))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.switch_page("pages/wall.py")
    app.query_params["lang"] = lang
    app.run()
    assert not app.exception
    assert said in words(app)
