"""The Chinese words are complete, and stay so: every msgid in the source has one, with the same gaps."""

import ast
from pathlib import Path
from string import Formatter

import pytest

from i18n.translate import CHINESE, LANGUAGES, catalog, extract, sources, translator

ROOT = Path(__file__).parents[2]
LAYERS = [ROOT / name for name in ("i18n", "data", "metrics", "charts", "reports", "ui", "pages", "app.py")]


def gaps(text: str) -> set[str]:
    """The names in braces."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def unreadable(source: str) -> list[int]:
    """The lines with a `_()` whose words the extractor cannot see or that are filled before translation."""
    calls = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_"
    ]
    return [call.lineno for call in calls if not _is_plain(call)]


def _is_plain(call: ast.Call) -> bool:
    """A literal, or a name for words that a table elsewhere has inside `_()`."""
    if len(call.args) != 1 or call.keywords:
        return False
    words = call.args[0]
    if isinstance(words, ast.Constant):
        return isinstance(words.value, str)
    return isinstance(words, ast.Name | ast.Attribute | ast.Subscript)


def test_every_msgid_in_the_source_has_chinese():
    chinese = {entry.id for entry in catalog() if entry.string and not entry.fuzzy}
    assert sorted(extract(LAYERS) - chinese) == []


def test_every_msgid_in_the_catalogue_is_still_used():
    known = {entry.id for entry in catalog() if entry.id}
    assert sorted(known - extract(LAYERS)) == []
    assert sorted(catalog().obsolete) == []


def test_the_chinese_has_the_gaps_of_its_msgid():
    pairs = {entry.id: entry.string for entry in catalog() if entry.id}
    assert [id for id, chinese in pairs.items() if gaps(id) != gaps(chinese)] == []


def test_no_msgid_stands_twice_in_the_catalogue():
    lines = CHINESE.read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("msgid ") for line in lines) == len(catalog()) + 1  # the header


def test_no_words_are_glued_or_filled_before_they_are_translated():
    found = {str(path.relative_to(ROOT)): unreadable(path.read_text("utf-8")) for path in sources(LAYERS)}
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "call",
    [
        '_(f"{n} cases")',
        '_("one " + name)',
        '_("%s" % n)',
        '_("{n}".format(n=1))',
        '_("a", "b")',
        "_()",
        "_(1)",
    ],
)
def test_words_the_extractor_cannot_see_are_found(call):
    assert unreadable(call) == [1]


@pytest.mark.parametrize(
    "call", ['_("{n} cases").format(n=1)', '_("a long sentence " "in two pieces")', "_(page.title)"]
)
def test_plain_words_and_names_of_words_are_allowed(call):
    assert unreadable(call) == []


def test_gaps_are_the_names_in_braces():
    assert gaps("{area}: {value:.1f} of {value}") == {"area", "value"}


def test_msgids_are_found_in_folders_and_files_and_a_missing_folder_has_none(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "wall.py").write_text('print(_("Target {value}").format(value=1), other("no"))')
    (tmp_path / "app.py").write_text('TITLE = _("Two " "pieces")')
    folders = [tmp_path / "pages", tmp_path / "app.py", tmp_path / "reports"]
    assert extract(folders) == {"Target {value}", "Two pieces"}


def test_english_is_the_msgid_and_chinese_comes_from_the_catalogue():
    assert translator("en")("Not reported") == "Not reported"
    assert translator("zh")("Not reported") == "未报送"


def test_a_msgid_without_chinese_stays_english():
    assert translator("zh")("Nobody has translated this") == "Nobody has translated this"


def test_the_header_of_the_catalogue_is_no_translation():
    assert translator("zh")("") == ""


def test_an_unknown_language_is_named_with_the_choices():
    assert LANGUAGES == ("zh", "en")
    with pytest.raises(ValueError, match=r"language is 'fr'; use one of zh, en"):
        translator("fr")
