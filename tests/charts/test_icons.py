"""The icons of a figure: every meaning has a picture of its own, in shape and not only in colour."""

import re
import xml.etree.ElementTree as xml

import pytest

from charts.cell_icons import SIGNS, cell_icons, icon_marks
from charts.icons import INKS, icon
from charts.theme import COLOURS
from reports import verdicts
from tests.charts.frames import cells

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@pytest.mark.parametrize("mode", COLOURS)
def test_icons_differ_in_shape_and_not_only_in_colour(mode):
    pictures = {meaning: COLOUR.sub("", icon(meaning, mode)) for meaning in INKS}
    assert len(set(pictures.values())) == len(INKS)
    assert icon("concern", mode, rising=True) != icon("concern", mode, rising=False)
    for meaning in INKS:
        assert xml.fromstring(icon(meaning, mode)).tag.endswith("svg")


def test_every_verdict_and_assurance_has_an_icon_a_sign_and_a_word():
    assert set(INKS) == set(SIGNS) == set(verdicts.VARIATION) | set(verdicts.ASSURANCE)
    with pytest.raises(ValueError, match="'soon' has no icon"):
        icon("soon", "light")


def test_cells_carry_the_signs_of_their_verdicts_and_nothing_where_none_is_judged():
    frame = cells().head(3).assign(x=[0, 1, 2], y=0, rising=[True, False, True])
    frame = frame.assign(variation=["improvement", "concern", ""], assurance=["", "missed", "met"])
    signs, targets = cell_icons(frame, "light")
    assert list(signs["text"]) == ["△", "▼"]
    assert signs["textfont"]["color"] == [COLOURS["light"]["improvement"], COLOURS["light"]["concern"]]
    assert list(targets["text"]) == ["×", "√"]
    assert cell_icons(cells(), "light") == []


def test_the_key_names_the_icons_that_have_words():
    assert [word for _sign, _colour, word in icon_marks({"met": "稳定达到", "better": "优于"}, "light")] == [
        "稳定达到"
    ]
