"""Tables of finished words: safe, and without empty columns."""

from ui.plain_table import Cell, Heading, markup

HEADINGS = (Heading("指标", is_number=False), Heading("数值"), Heading("说明", is_number=False))


def test_every_text_is_escaped():
    text = markup(HEADINGS, [[Cell("<b>x</b>", hover='"y"', link="explorer?a=1&b=2"), Cell("1"), Cell("z")]])
    assert "<b>x" not in text
    assert "&lt;b&gt;x" in text
    assert 'title="&quot;y&quot;"' in text
    assert 'href="explorer?a=1&amp;b=2"' in text


def test_a_column_without_a_word_is_left_out():
    text = markup(HEADINGS, [[Cell("甲"), Cell("1"), Cell()], [Cell("乙"), Cell(), Cell()]])
    assert "说明" not in text
    assert text.count("<td") == 4


def test_a_target_has_a_sign_besides_its_words():
    missed = markup(HEADINGS, [[Cell("甲"), Cell("90% 未达标", met=False), Cell()]])
    met = markup(HEADINGS, [[Cell("甲"), Cell("90% 达标", met=True), Cell()]])
    assert "◆" in missed
    assert "◇" in met
