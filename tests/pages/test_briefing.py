"""The briefing page shows the bulletin that the files hold, in both languages, and hands it out."""

import pytest

from metrics.period import parse
from reports.bulletin import build

ASKED = [
    {"area": "610300", "period": "2020-10", "lang": "zh"},
    {"area": "610330", "period": "2020", "lang": "en"},
    {"area": "610300", "period": "2019-01", "lang": "en"},
]


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: "-".join(asked.values()))
def test_the_page_reads_as_the_bulletin(visit, connection, asked):
    app = visit("briefing", **asked)
    built = build(connection, asked["area"], parse(asked["period"]), asked["lang"])
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


@pytest.mark.parametrize(
    ("lang", "labels"), [("zh", ["下载DOCX", "下载XLSX"]), ("en", ["Download DOCX", "Download XLSX"])]
)
def test_both_files_are_offered(visit, lang, labels):
    app = visit("briefing", area="610330", period="2020", lang=lang)
    assert [button.label for button in app.get("download_button")] == labels


def test_each_sentence_and_table_has_its_button_to_copy(visit, connection):
    app = visit("briefing", area="610330", period="2020", lang="zh")
    built = build(connection, "610330", parse("2020"), "zh")
    finding_and_all, definitions = 2, 1
    copied = finding_and_all + len(built.paragraphs) + len(built.tables) + definitions
    assert len(app.get("bidi_component")) == copied
