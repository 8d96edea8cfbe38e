"""GB/T 9704-2012 measured from the printed page: margins, 22 lines, 28 characters, sizes, page numbers.

The millimetres are those of the standard (7.1 to 7.5); fonts differ between machines, so places are measured.
"""

import numpy as np
import pytest

from reports import to_docx
from tests.reports.printed import DOTS, POINT, printed
from tests.reports.specimen import bulletin

TOP, BOTTOM, LEFT, RIGHT = 37, 262, 28, 184
FOUR = 14 * POINT  # a character of 四号


@pytest.fixture(scope="module")
def paper(tmp_path_factory, tool):
    """A document 文件 that goes down."""
    content = to_docx.write(bulletin("official", ("报", "上级"), ("发", "各县（区）")))
    return printed(content, tmp_path_factory.mktemp("official"), tool)


def text_of(page):
    return [line for line in page if line.top >= TOP - 1 and line.bottom <= BOTTOM + 1]


def edges(ink: np.ndarray) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is inked, in millimetres."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return columns[0] / DOTS, rows[0] / DOTS, columns[-1] / DOTS, rows[-1] / DOTS


def test_a_full_page_has_22_lines_of_28_characters_within_the_margins(paper):
    lines = text_of(paper.pages[1])
    assert len(lines) == 22
    full = [line for line in lines if len(line.text) == 28]
    assert len(full) >= 18  # the others begin or end a paragraph
    assert max(len(line.text) for line in lines) == 28
    for line in full:
        assert line.left == pytest.approx(LEFT, abs=1)
        assert line.right == pytest.approx(RIGHT, abs=1)
    pitch = np.diff([line.top for line in lines])
    assert pitch == pytest.approx(225 / 22, abs=0.1)


def test_the_text_stands_between_37_mm_and_262_mm(paper):
    ink = paper.ink(2)[: round(266 * DOTS)]
    _left, top, _right, bottom = edges(ink[round(TOP * DOTS) - 10 :])
    assert top + TOP - 10 / DOTS == pytest.approx(TOP, abs=4)  # the pitch is wider than the letters
    assert bottom + TOP - 10 / DOTS == pytest.approx(BOTTOM, abs=4)


@pytest.mark.parametrize("page", [2, 3])
def test_the_page_number_stands_7_mm_below_the_text_at_the_outer_side(paper, page):
    below = paper.ink(page)[round((BOTTOM + 2) * DOTS) :]
    dash = (np.argmax(below.sum(axis=1)) / DOTS) + BOTTOM + 2
    assert dash == pytest.approx(BOTTOM + 7, abs=1)
    left, _top, right, _bottom = edges(below)
    if page % 2:
        assert right == pytest.approx(RIGHT - FOUR, abs=1.5)
    else:
        assert left == pytest.approx(LEFT + FOUR, abs=1.5)
    assert [line.text for line in paper.pages[page - 1] if line.top > BOTTOM] == [f"—{page}—"]


def test_on_a_turned_page_the_number_keeps_its_place_on_the_paper(paper):
    turned = [nth for nth, page in enumerate(paper.pages, 1) if paper.picture(nth).shape[1] > 1500]
    assert len(turned) >= 2
    for nth in turned[:2]:
        beside = paper.ink(nth)[:, : round(33 * DOTS)]
        dash = np.argmax(beside.sum(axis=0)) / DOTS
        assert dash == pytest.approx(28, abs=1)  # 35 mm is the text's edge, the foot of the standing paper
        _left, top, _right, bottom = edges(beside)
        if nth % 2:
            assert bottom == pytest.approx(RIGHT - FOUR, abs=1.5)
        else:
            assert top == pytest.approx(LEFT + FOUR, abs=1.5)


def test_the_red_head_has_its_place_and_its_line_the_width_of_the_text(paper):
    red = paper.red(1)
    left, top, _right, _bottom = edges(red)
    assert top == pytest.approx(TOP + 35, abs=1.5)
    rows = np.flatnonzero(red.sum(axis=1) > 140 * DOTS)
    line_left, _top, line_right, _end = edges(red[rows[0] : rows[-1] + 1])
    assert line_right - line_left == pytest.approx(156, abs=1)
    assert left >= LEFT - 1
    number = next(line for line in paper.pages[0] if "〔" in line.text)
    assert rows[0] / DOTS - number.bottom == pytest.approx(4, abs=2)


def test_sizes_are_those_of_the_standard(paper):
    assert paper.sizes["社会治理情况通报"] == {22}
    assert paper.sizes["一、主要情况"] == {16}
    assert {16} in [sizes for text, sizes in paper.sizes.items() if len(text) == 28]
    assert {14} in [sizes for text, sizes in paper.sizes.items() if text == "—2—"]


def test_the_imprint_ends_the_last_page(paper):
    *_others, last = text_of(paper.pages[-1])
    assert "印发" in last.text
    assert last.bottom == pytest.approx(BOTTOM, abs=4)
    first = next(line for line in paper.pages[-1] if line.text.startswith("抄送：上级"))
    assert first.bottom < last.top


def test_number_and_date_stay_blank_and_the_draft_says_so(paper):
    first = [line.text for line in paper.pages[0]]
    assert first[0] == "内部资料注意保存送审稿"
    assert "〔〕号" in first
    assert any(line.text == "年月日" for page in paper.pages for line in page)
    assert not any("送审稿" in line.text for page in paper.pages[1:] for line in page)
