"""The page of forms: the statutory table with its checks, a form from the empty file to the filled one."""

import pytest

from reports.forms import layout, shelf, survey
from tests.pages.reading import row, words
from tests.reports.forms.office_forms import monthly_form

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MONTH = {"area": "610330", "period": "2020-10"}
CITY = {"area": "610300", "period": "2020-10", "form": "new"}
SAID = {
    "zh": "2020年10月，凤县《矛盾纠纷排查情况表》：6项校核全部通过；应于2020年11月5日前报送。",
    "en": "October 2020, 凤县, Survey of disputes: all 6 checks are passed; due by 5 November 2020.",
}


@pytest.fixture
def records(tmp_path, monkeypatch):
    """A shelf of one's own."""
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_statutory_table_opens_with_its_verdict_and_its_day(visit, records, connection, lang):
    app = visit("forms", **MONTH, lang=lang)
    assert SAID[lang] in words(app)
    built = survey.build(connection, layout.read()["dispute_survey"], "610330", _month())
    first = {"zh": "排查数", "en": "Found"}[lang]
    told = [built.answer("whole", "", "found", column.name).text(lang) for column in built.layout.columns]
    assert [f">{text}<" in row(words(app), first) for text in told] == [True] * 5
    label = {"zh": "下载报表（XLSX）", "en": "Download the form (XLSX)"}[lang]
    assert [button.label for button in app.get("download_button")] == [label]


def _month():
    from metrics.period import parse

    return parse(MONTH["period"])


def test_who_has_not_reported_stands_in_the_sentence_and_in_the_checks(visit, records):
    app = visit("forms", area="610329", period="2020-07", lang="zh")
    assert "6项校核中1项未通过；应于2020年8月5日前报送" in words(app)
    assert "1个单位未报齐" in words(app)


def test_the_other_denominator_is_a_switch_in_the_address(visit, records):
    app = visit("forms", **MONTH, lang="zh", success_of="found")
    assert "成功率＝成功数÷排查数。" in words(app)


def test_a_form_is_sent_mapped_saved_and_filled(visit, records):
    app = visit("forms", **CITY, lang="zh")
    app.file_uploader[0].set_value([("县区月报.xlsx", monthly_form(), XLSX)]).run()
    assert "县区月报.xlsx：已对应0个单元格。" in words(app)
    app.text_input(key="forms_cell").set_value("B4").run()
    # What stands beside the cell says which unit and indicator are meant.
    assert app.selectbox(key="forms_indicator_县区月报_B4").value == "disputes_found"
    assert app.selectbox(key="forms_unit_县区月报_B4").value == "凤县"
    app.button(key="forms_along").click().run()
    app.button(key="forms_down").click().run()
    assert "已对应12个单元格" in words(app)
    assert "直接下级中没有这些单位：无此县。" in words(app)
    app.button(key="forms_save").click().run()
    assert not app.exception
    assert "2020年10月，宝鸡市《县区月报》：12个单元格中12个有数。" in words(app)
    assert shelf.names() == ("县区月报",) and app.query_params["form"] in ("县区月报", ["县区月报"])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"%PDF-1.7", "it holds a PDF"),
        (b"", "it is empty"),
        (monthly_form()[:700], "cannot be read as a workbook"),
    ],
)
def test_what_is_no_form_is_one_line_and_the_box_stays(visit, records, content, told):
    app = visit("forms", **CITY, lang="en")
    app.file_uploader[0].set_value([("form.xlsx", content, XLSX)]).run()
    assert not app.exception
    assert words(app).count('role="alert"') == 1 and told in words(app)
    assert len(app.file_uploader) == 1


def test_a_wrong_cell_is_one_line_and_nothing_is_lost(visit, records):
    app = visit("forms", **CITY, lang="zh")
    app.file_uploader[0].set_value([("县区月报.xlsx", monthly_form(), XLSX)]).run()
    app.text_input(key="forms_cell").set_value("B4").run()
    app.button(key="forms_put").click().run()
    for written, told in (
        ("C900", "C900超出工作表县区月报的范围（A1:E8）。"),
        ("E4", "E4是公式"),
        ("第3行", "不是单元格"),
    ):
        app.text_input(key="forms_cell").set_value(written).run()
        assert told in words(app)
        assert "已对应1个单元格" in words(app)


def test_a_saved_map_that_is_wrong_is_one_line(visit, records):
    test_a_form_is_sent_mapped_saved_and_filled(visit, records)
    file = records / "forms/县区月报.toml"
    file.write_text(file.read_text("utf-8").replace('"disputes_handled"', '"disputes_held"'), "utf-8")
    app = visit("forms", **CITY | {"form": "县区月报"}, lang="zh")
    assert not app.exception and "没有指标disputes_held，请为相应单元格另选指标。" in words(app)


def test_another_version_of_a_form_says_which_cells_moved(visit, records):
    test_a_form_is_sent_mapped_saved_and_filled(visit, records)
    (records / "forms/县区月报.xlsx").write_bytes(monthly_form(units=("陇县", "凤县", "凤翔县", "新县")))
    app = visit("forms", **CITY | {"form": "县区月报"}, lang="zh")
    assert "县区月报：新表样中有6个已对应的单元格位置变化。" in words(app)
    app.button(key="forms_take_version").click().run()
    assert not app.exception and "县区月报：已对应12个单元格。" in words(app)
    app.button(key="forms_save").click().run()
    assert shelf.load("县区月报").map.at(("县区月报", (3, 1))).unit == "陇县"


def test_words_of_a_form_are_never_a_picture_from_outside(visit, records):
    app = visit("forms", **CITY, lang="zh")
    named = monthly_form(units=("凤县", "![x](http://example.org/x.png)<img src=http://example.org/y.png>"))
    app.file_uploader[0].set_value([("县区月报.xlsx", named, XLSX)]).run()
    app.text_input(key="forms_cell").set_value("B4").run()
    app.button(key="forms_down").click().run()
    assert "&lt;imgsrc=http://example.org/y.png&gt;" in words(app)  # names stand without spaces
    assert "example.org" not in " ".join(block.value for block in app.markdown)
