"""The number check page: empty, an example, a text of one's own, a Word file, a hostile file."""

from io import BytesIO

from docx import Document

from tests.pages.reading import words

FENGXIAN = "全县累计排查矛盾纠纷2980件,调解成功2920件,成功率达到98%以上。"


def asked(app, text: str):
    """The page with a text pasted."""
    return app.text_area(key="number_check_text").set_value(text).run()


def test_an_empty_page_says_what_to_do_and_offers_an_example(visit):
    app = visit("number_check", area="610330", period="2020")
    assert "粘贴任何通报、简报、总结，或拖入Word文件" in words(app)
    app.button(key="number_check_example").click().run()
    said = words(app)
    assert "2处有误" in said
    assert "2,920 ÷ 2,980 = 97.99%" in said
    assert "(70 − 62) ÷ 62 = 12.9%" in said


def test_a_verdict_is_colour_shape_and_word_and_can_be_reached_by_keyboard(visit):
    said = words(asked(visit("number_check", area="610330", period="2020"), FENGXIAN))
    start = said.index('<mark class="wrong"')
    mark = said[start : said.index("</mark>", start)]
    assert "98%以上" in mark
    assert "✕ 有误" in mark
    assert 'tabindex="0"' in mark


def test_what_is_wrong_comes_first_and_has_a_button_with_the_right_sentence(visit):
    app = asked(visit("number_check", area="610330", period="2020"), FENGXIAN + "满意率99.1%。")
    said = words(app)
    assert said.index("四舍五入越线") < said.rindex("无从核对")
    assert [one.label for one in app.expander] == ["无从核对（1处）"]
    assert "97.99%" in said


def test_our_indicators_are_compared_with_the_warehouse(visit):
    app = visit("number_check", area="610330", period="2020", lang="en")
    said = words(asked(app, "In 2020, Disputes found: 2,981 cases."))
    assert "2,980 cases" in said
    assert "1 wrong" in said


def test_a_text_without_figures_says_so(visit):
    assert "文中没有数字" in words(asked(visit("number_check", area="610330"), "各项工作有序开展。"))


def test_a_text_is_shown_as_it_is_and_never_as_html(visit):
    said = words(asked(visit("number_check", area="610330"), "<img src=x onerror=alert(1)>成功率104%。"))
    assert "<img src=x" not in said
    assert "&lt;img src=x" in said


def test_a_word_file_is_read_and_a_hostile_one_answers_with_one_line(visit):
    made, stream = Document(), BytesIO()
    made.add_paragraph(FENGXIAN)
    made.save(stream)
    app = visit("number_check", area="610330", period="2020")
    app.file_uploader[0].upload("通报.docx", stream.getvalue()).run()
    assert "97.99%" in words(app)
    app = visit("number_check", area="610330", period="2020")
    app.file_uploader[0].upload("坏.docx", b"PK\x03\x04no").run()
    assert [error.value for error in app.error] == ["坏.docx不是Word文件（.docx）或已损坏，请改为粘贴文字。"]
