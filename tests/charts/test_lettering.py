"""Words in the room there is."""

import pytest

from charts.lettering import balanced, shortened, width, words, wrapped


def test_a_chinese_character_is_as_wide_as_the_type_is_high() -> None:
    assert width("宝鸡", 12) == 24


def test_a_text_that_fits_is_left_alone() -> None:
    assert shortened("太白县", 36, 12) == "太白县"


def test_a_shortened_text_fits() -> None:
    short = shortened("经二路街道办事处", 50, 12)
    assert short.endswith("…")
    assert width(short, 12) <= 50


def test_no_line_begins_with_a_comma_or_ends_with_an_opening_bracket() -> None:
    text = "零发案村（社区）占比，截至2020年10月31日，数据版本12。"
    for room in range(40, 200, 4):
        lines = wrapped(text, room, 12)
        assert "".join(lines) == text
        assert not any(line[0] in "，。）" or line[-1] == "（" for line in lines)


def test_english_breaks_between_words() -> None:
    assert wrapped("Settled on time", 60, 12) == ["Settled", "on time"]


def test_balanced_lines_are_as_few_as_wrapped_ones() -> None:
    text = "矛盾纠纷调解成功率"
    assert len(balanced(text, 96, 12)) == len(wrapped(text, 96, 12)) == 2
    assert len(balanced(text, 96, 12)[0]) == 5


@pytest.mark.parametrize("missing", [None, float("nan")])
def test_missing_words_are_empty(missing) -> None:
    assert words(missing) == ""


def test_only_line_breaks_and_bold_survive() -> None:
    assert words("<b>a</b><br>b < c <i>d</i>") == "<b>a</b><br>b &lt; c &lt;i&gt;d&lt;/i&gt;"
