"""From an English msgid to the reader's words, and the list of msgids the source uses."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

CHINESE = Path(__file__).with_name("zh_CN.po")
LOCALES = {"zh": "zh_CN", "en": "en_GB"}  # en_GB writes the day before the month
LANGUAGES = tuple(LOCALES)


@cache
def locale(lang: str) -> Locale:
    """The rules for numbers and dates of a language; ValueError for one we do not speak."""
    if lang not in LOCALES:
        raise ValueError(f"language is {lang!r}; use one of {', '.join(LANGUAGES)}.")
    return Locale.parse(LOCALES[lang])


@cache
def catalog() -> Catalog:
    """Every msgid of zh_CN.po with its Chinese, as Babel reads it."""
    with CHINESE.open("rb") as file:
        return read_po(file, locale=LOCALES["zh"], abort_invalid=True)


@cache
def translator(lang: str) -> Callable[[str], str]:
    """A function from msgid to text; a msgid without Chinese stays English."""
    if locale(lang).language == "en":
        return mark
    words = {entry.id: entry.string for entry in catalog() if entry.id and entry.string and not entry.fuzzy}
    return lambda msgid: words.get(msgid, msgid)


def mark(msgid: str) -> str:
    """The msgid itself.

    A table of words at the top of a module imports this as `_`, so that the words are found by
    `extract`, and translates them once the language is known.
    """
    return msgid


def extract(folders: Iterable[Path | str]) -> set[str]:
    """The msgids inside `_()` in the Python files of these folders; a folder may also be one file.

    What does not exist holds no msgids: layers may be missing while the project grows.
    """
    return {
        message
        for path in sources(folders)
        for _line, message, _comments, _context in extract_from_file("python", path, keywords={"_": None})
    }


def sources(folders: Iterable[Path | str]) -> list[Path]:
    """The Python files in these folders, sorted."""
    paths = [Path(folder) for folder in folders]
    found = [file for path in paths for file in ([path] if path.is_file() else path.rglob("*.py"))]
    return sorted(found)
