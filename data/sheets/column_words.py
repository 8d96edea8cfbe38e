"""Words for columns and kinds of export: the first heading that offices use, for people who are asked."""

import tomllib
from functools import cache

from data import codes
from data.sheets.headings import FILE, PLACE

# What nobody reports about, so that the code list has no words for it.
OTHERS = {"reporting": {"zh": "报送情况", "en": "Reports"}}


@cache
def _first_headings() -> dict[str, dict[str, str]]:
    tables = tomllib.loads(FILE.read_text("utf-8"))
    return {
        table: {column: headings[0] for column, headings in columns.items() if headings}
        for table, columns in tables.items()
    }


def column(source: str, name: str, lang: str) -> str:
    """What a column is called; a part of a place or of a date too (place.town, reported_on.year)."""
    if lang != "zh":
        return name.replace("_", " ").replace(".", ", ")
    table, _, role = name.partition(".")
    if table == PLACE:
        return _first_headings()[PLACE].get(role, role)
    word = {"year": "（年）", "month": "（月）", "day": "（日）"}.get(role, "")
    known = _first_headings()
    return known.get(source, {}).get(table) or {"area": "所在单位"}.get(table, table) + word


def source(name: str, lang: str) -> str:
    """What a kind of export is called."""
    if name in OTHERS:
        return OTHERS[name][lang]
    return codes.read()["source"].label(name, lang)
