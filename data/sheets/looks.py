"""Looks: what cells seem to be, told by their form alone, before anything is understood."""

import re
import unicodedata
from collections.abc import Callable, Iterable

_DAY = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?([T ].*)?|(19|20)\d{6}(\d{6})?")
_MONTH = re.compile(r"\d{4}[-/.年]\d{1,2}月?(份)?")
_TIME = re.compile(
    r"(上午|下午)?\d{1,2}[:时点]\d{1,2}分?([:]?\d{1,2}秒?)?(\.\d+)?|(1899-12-3[01][T ])\d\d:\d\d:\d\d"
)
_NUMBER = re.compile(r"[-+]?[\d,]+(\.\d+)?%?")
_SHORT = 20  # a heading is no sentence


def narrow(cell: str) -> str:
    """The cell without white space around it, in half-width characters."""
    return unicodedata.normalize("NFKC", cell).strip()


def is_day(cell: str) -> bool:
    """Whether a cell holds a date."""
    return _DAY.fullmatch(narrow(cell)) is not None


def is_time(cell: str) -> bool:
    """Whether a cell holds a time of day and no date."""
    return _TIME.fullmatch(narrow(cell)) is not None


def is_month(cell: str) -> bool:
    """Whether a cell holds a month with its year."""
    return _MONTH.fullmatch(narrow(cell)) is not None


def is_number(cell: str) -> bool:
    """Whether a cell holds a number."""
    return _NUMBER.fullmatch(narrow(cell)) is not None


def is_data(cell: str) -> bool:
    """Whether a cell is surely no heading: a date, a time, a number."""
    return is_day(cell) or is_time(cell) or is_number(cell) or is_month(cell)


def is_wordy(cell: str) -> bool:
    """Whether a cell may be a heading: a few words, neither a date nor a number nor a sentence."""
    text = "".join(cell.split())
    return bool(text) and not is_data(cell) and len(text) <= _SHORT and not text.endswith(("。", "；"))


def all_are(look: Callable[[str], object], cells: Iterable[str]) -> bool:
    """Whether every cell that is not empty looks so, and there is one."""
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(look(cell) for cell in filled)
