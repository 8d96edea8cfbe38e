"""Cells: the SQL that reads a cell of text as a column's type; NULL where it cannot be read."""

from data.sources import Column

# What offices write for "nothing".
BLANKS = ("", "-", "—", "--", "——", "/", "\\", "null", "NULL", "None", "NaN")
DATE_FORMS = (
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d",
    "%Y年%m月%d日",
    "%Y年%m月%d日 %H:%M",
    "%Y.%m.%d",
    "%Y%m%d",
)
MONTH_FORMS = ("%Y年%m月", "%Y-%m", "%Y/%m", "%Y.%m", "%Y%m")
REASONS = {"date": "not a date", "month": "not a month", "whole": "not a whole number", "decimal": "not a number"}
_FIRST_YEAR, _LAST_YEAR = 1990, 2099


def text(position: int) -> str:
    """A cell as text; NULL where it is empty."""
    return f"nullif(trim(c{position}), '')"


def clean(cell: str) -> str:
    """A cell without any white space around it: slower than text(), so only where text() did not do."""
    return f"trim({cell}, ' \t\r\n\u3000')"


def unreadable(column: Column) -> str:
    """Whether the cell says something that is not of the column's type."""
    blanks = ", ".join(f"'{blank}'" for blank in BLANKS)
    # CASE is lazy where AND is not: almost every cell is decided by the first condition.
    said = f"CASE WHEN t_{column.name} IS NULL THEN false ELSE {clean(f't_{column.name}')} NOT IN ({blanks}) END"
    return f"CASE WHEN {column.name} IS NOT NULL THEN false ELSE {said} END"


def typed(column: Column, cell: str) -> str:
    """The SQL expression of a cell's value; `cell` is SQL for trimmed text. Choices and places stay text here."""
    return _READERS.get(column.type, clean)(cell)


def _date(cell: str) -> str:
    # Nearly every date is in ISO form; only the others go on to the slower readers.
    return f"coalesce({_plausible(f'try_cast({cell} AS DATE)')}, {_other_date(clean(cell))})"


def _other_date(cell: str) -> str:
    forms = ", ".join(f"'{form}'" for form in DATE_FORMS)
    # A true date of a workbook that lost its format is the number of days since 1899-12-30.
    days = f"CAST(floor(CAST({cell} AS DOUBLE)) AS INTEGER)"
    serial = f"CASE WHEN regexp_full_match({cell}, '[2-6]\\d{{4}}(\\.\\d+)?') THEN DATE '1899-12-30' + {days} END"
    return _plausible(f"coalesce(try_cast({cell} AS DATE), CAST(try_strptime({cell}, [{forms}]) AS DATE), {serial})")


def _month(cell: str) -> str:
    forms = ", ".join(f"'{form}'" for form in MONTH_FORMS)
    value = f"coalesce({_plausible(f'CAST(try_strptime({cell}, [{forms}]) AS DATE)')}, {_date(cell)})"
    return f"CAST(date_trunc('month', {value}) AS DATE)"


def _plausible(value: str) -> str:
    """Years that no case of ours can have are typing errors, not dates."""
    return f"CASE WHEN year({value}) BETWEEN {_FIRST_YEAR} AND {_LAST_YEAR} THEN {value} END"


def _whole(cell: str) -> str:
    number = _other_decimal(cell)
    whole = f"CASE WHEN {number} = floor({number}) AND abs({number}) < 1e15 THEN CAST({number} AS BIGINT) END"
    # A cast alone would round 2.5 to 2; text that is all digits needs no second look.
    return f"CASE WHEN regexp_full_match({cell}, '\\d{{1,15}}') THEN CAST({cell} AS BIGINT) WHEN {cell} IS NOT NULL THEN {whole} END"


def _decimal(cell: str) -> str:
    return f"coalesce(CASE WHEN isfinite(try_cast({cell} AS DOUBLE)) THEN try_cast({cell} AS DOUBLE) END, {_other_decimal(cell)})"


def _other_decimal(cell: str) -> str:
    plain = f"translate({clean(cell)}, '０１２３４５６７８９．，, ', '0123456789.')"
    return f"CASE WHEN isfinite(try_cast({plain} AS DOUBLE)) THEN try_cast({plain} AS DOUBLE) END"


_READERS = {"choice": str, "date": _date, "month": _month, "whole": _whole, "decimal": _decimal}
