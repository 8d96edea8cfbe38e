"""The briefing page shows the document that the files hold, in both languages; edits it, hands it out."""

import pytest

from data.history import edits
from metrics import areas
from metrics.period import parse
from reports.bulletin import build

ASKED = [
    {"area": "610300", "period": "2020-10", "lang": "zh"},
    {"area": "610330", "period": "2020", "lang": "en", "template": "leadership"},
    {"area": "610300", "period": "2019-01", "lang": "en"},
    {"area": "610330", "period": "2020-10", "lang": "zh", "template": "disputes"},
]


@pytest.fixture
def own_records(tmp_path, monkeypatch):
    """Records of this test alone."""
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: "-".join(asked.values()))
def test_the_page_reads_as_the_document(visit, connection, asked):
    app = visit("briefing", **asked)
    place = asked["area"], parse(asked["period"]), asked["lang"]
    built = build(connection, *place, asked.get("template", "monthly"))
    assert [title.value for title in app.title] == [built.title]
    headings = [heading.value for heading in app.subheader]
    assert headings == [*(section.heading for section in built.sections), built.notes_heading]
    texts = [text.value for text in app.text]
    said = [sentence.text for sentence in built.paragraphs]
    assert [text for text in texts if text in said] == said
    assert texts[-2].endswith(built.notes[-1])
    shown = [markdown.value for markdown in app.markdown]
    assert [table.printed().as_markdown() for table in (*built.tables, built.definitions)] == [
        value for value in shown if value.startswith("| ")
    ]
    assert len(app.get("plotly_chart")) == len(built.charts)


@pytest.mark.parametrize(
    ("lang", "labels"),
    [
        ("zh", ["下载DOCX", "下载PPTX", "下载XLSX"]),
        ("en", ["Download DOCX", "Download PPTX", "Download XLSX"]),
    ],
)
def test_the_files_are_offered(visit, lang, labels):
    app = visit("briefing", area="610330", period="2020", lang=lang)
    assert [button.label for button in app.get("download_button")] == labels


def test_the_ranking_of_a_quarter_is_a_document_too(visit):
    app = visit("briefing", area="610300", period="2020-11", lang="zh", template="quarterly")
    assert [title.value for title in app.title] == ["宝鸡市2020年四季度排名通报"]


def test_a_document_that_does_not_fit_the_area_is_not_offered(visit):
    app = visit("briefing", area="610330100", period="2020-10", lang="zh", template="quarterly")
    assert "季排名通报" not in app.selectbox(key="template").options
    assert not app.exception


def test_an_edited_sentence_stands_on_the_page_marked_and_its_wrong_number_is_told(visit, own_records):
    app = visit("briefing", area="610330", period="2020", lang="zh")
    app.selectbox(key="edit_which").select(3).run()
    written = app.text_area[0].value
    assert written.startswith("矛盾纠纷调解成功率98.0%（调解成功2,920÷排查2,980")
    app.text_area[0].input("矛盾纠纷调解成功率98.9%（调解成功2,920÷排查2,980）。")
    app.text_input(key="edit_by").input("综治科")
    app.button(key="edit_keep").click().run()
    assert not app.exception
    assert any("有数字不符" in one.value for one in app.success)
    assert any("98.9%" in one.value for one in app.error)
    assert edits.standing("monthly", "610330", "2020", "zh", own_records)[written].startswith("矛盾纠纷")
    app.button(key="edit_back").click().run()
    assert edits.standing("monthly", "610330", "2020", "zh", own_records) == {}


def test_an_edit_without_a_name_is_refused_in_one_line(visit, own_records):
    app = visit("briefing", area="610330", period="2020", lang="zh")
    app.text_area[0].input("另一句话。")
    app.button(key="edit_keep").click().run()
    assert [one.value[:3] for one in app.error] == ["未保存"]
    assert edits.standing("monthly", "610330", "2020", "zh", own_records) == {}


def test_the_whole_set_is_made_on_the_page_and_can_be_taken(visit, connection):
    towns = areas.read(connection).children("610330")
    smallest = min(towns, key=lambda code: len(areas.read(connection).children(code)))
    app = visit("briefing", area=smallest, period="2020-10", lang="zh")
    app.button(key="make_set").click().run()
    assert not app.exception
    assert [one.label for one in app.get("download_button")][-1] == "下载全套文稿（ZIP）"
