"""Why rows, files and answers are refused, in the reader's language."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("reasons.toml")
GAP = "{}"
REMEMBERED = 10_000  # thousands of rows are refused for few reasons


@lru_cache(REMEMBERED)
def words(reason: str, lang: str) -> str:
    """A reason in the reader's language; names and numbers in it stay as they are."""
    return _chinese(reason) or reason if lang == "zh" else reason


@cache
def _known() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The beginnings of reasons as patterns, the longest first, with their Chinese."""
    known = tomllib.loads(FILE.read_text("utf-8"))
    return tuple(
        (re.compile("(.+?)".join(map(re.escape, begin.split(GAP)))), known[begin])
        for begin in sorted(known, key=len, reverse=True)
    )


def _chinese(text: str) -> str:
    """A text whose beginning is known, in Chinese, with its gaps and what follows; '' where it is not."""
    if text == ".":
        return "。"
    for pattern, chinese in _known():
        if found := pattern.match(text):
            gaps = [_chinese(gap) or gap for gap in found.groups()]
            rest = text[found.end() :]
            return chinese.format(*gaps) + (_chinese(rest) or rest)
    # A file, or a place in it, may stand before the reason.
    place, _, reason = text.partition(": ")
    told = _chinese(reason) if reason else ""
    return f"{place}：{told}" if told else ""
