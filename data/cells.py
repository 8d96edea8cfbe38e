"""Cells: the SQL that reads a cell of text as a column's type, in layers, each expression used once.

Layer `texts` has t_<column>, layer `read` the value (whole numbers still as DOUBLE), and `unreadable` tells
in the layer after it whether the cell says something that is not of its type.
"""

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
MONTH_FORMS = ("%Y年%m月", "%Y年%m月份", "%Y-%m", "%Y/%m", "%Y.%m", "%Y%m")
REASONS = {
    "date": "not a date",
    "month": "not a month",
    "whole": "not a whole number",
    "decimal": "not a number",
}
SQL_TYPES = {"date": "DATE", "month": "DATE", "whole": "BIGINT", "decimal": "DOUBLE"}
# Years that no case of ours can have are typing errors, not dates.
_FIRST_DAY, _LAST_DAY = "DATE '1990-01-01'", "DATE '2099-12-31'"
_LARGEST_WHOLE = "1e15"
_BLANKS = ", ".join(f"'{blank}'" for blank in BLANKS)


def text(position: int) -> str:
    """A cell as text; NULL where it is empty."""
    return f"nullif(trim(c{position}), '')"


def clean(cell: str) -> str:
    """A cell without any white space around it: slower than text(), so only where text() did not do."""
    return f"trim({cell}, ' \t\r\n\u3000')"


def read(column: Column) -> str:
    """The value of t_<column>; NULL where it cannot be read. Choices stay text."""
    return _READERS.get(column.type, _plain)(f"t_{column.name}")


def stored(column: Column) -> str:
    """The value of the layer `read` in the type that is stored."""
    if column.type == "decimal":
        return f"CASE WHEN isfinite({column.name}) THEN {column.name} END"
    return f"try_cast({column.name} AS {SQL_TYPES.get(column.type, 'VARCHAR')})"


def unreadable(column: Column) -> str:
    """Whether the cell says something that is not of the column's type; for the layer after `read`."""
    name = column.name
    # CASE is lazy where AND is not: almost every cell is decided by the first condition.
    said = f"CASE WHEN t_{name} IS NULL THEN false ELSE {clean(f't_{name}')} NOT IN ({_BLANKS}) END"
    return f"CASE WHEN {_fine(column)} THEN false ELSE {said} END"


def blank(column: Column) -> str:
    """Whether the cell says nothing, or only a sign for nothing; where it is not `unreadable`."""
    name = column.name
    return f"t_{name} IS NULL OR t_{name} IN ({_BLANKS})" if column.type == "choice" else f"{name} IS NULL"


def shortened(column: Column) -> str:
    """Whether a spreadsheet took a long number for a quantity and dropped its last digits: 1.10101E+17."""
    return f"regexp_full_match(t_{column.name}, '\\d(\\.\\d+)?[eE]\\+?\\d+')"


def _fine(column: Column) -> str:
    name = column.name
    if column.type in ("date", "month"):
        return f"{name} BETWEEN {_FIRST_DAY} AND {_LAST_DAY}"
    if column.type == "whole":
        return f"{name} = floor({name}) AND abs({name}) < {_LARGEST_WHOLE}"
    return f"isfinite({name})" if column.type == "decimal" else f"{name} IS NOT NULL"


def _plain(cell: str) -> str:
    return f"CASE WHEN {clean(cell)} NOT IN ({_BLANKS}) THEN {clean(cell)} END"


def _area_code(cell: str) -> str:
    """See places.short_code: public codes of towns and counties lose the zeros that fill them up."""
    code = _plain(cell)
    return (
        f"CASE WHEN length({code}) = 12 AND {code} LIKE '%000000' THEN left({code}, 6) "
        f"WHEN length({code}) = 12 AND {code} LIKE '%000' THEN left({code}, 9) ELSE {code} END"
    )


def _date(cell: str) -> str:
    forms = ", ".join(f"'{form}'" for form in DATE_FORMS)
    trimmed = clean(cell)
    # A true date of a workbook that lost its format is the number of days since 1899-12-30.
    days = f"try_cast(regexp_extract({trimmed}, '^([2-6]\\d{{4}})(\\.\\d+)?$', 1) AS INTEGER)"
    # Nearly every date is in ISO form; only the others go on to the slower readers.
    return (
        f"coalesce(try_cast({cell} AS DATE), try_cast({trimmed} AS DATE), "
        f"CAST(try_strptime({trimmed}, [{forms}]) AS DATE), DATE '1899-12-30' + {days})"
    )


def _month(cell: str) -> str:
    forms = ", ".join(f"'{form}'" for form in MONTH_FORMS)
    # %Y%m would read the serial number of a day as a year and a month.
    written = f"CASE WHEN length({cell}) > 5 THEN CAST(try_strptime({clean(cell)}, [{forms}]) AS DATE) END"
    return f"CAST(date_trunc('month', coalesce({written}, {_date(cell)})) AS DATE)"


def _number(cell: str) -> str:
    plain = f"translate({clean(cell)}, '０１２３４５６７８９．，, ', '0123456789.')"
    return f"coalesce(try_cast({cell} AS DOUBLE), try_cast({plain} AS DOUBLE))"


_READERS = {
    "choice": str,
    "date": _date,
    "month": _month,
    "whole": _number,
    "decimal": _number,
    "area_code": _area_code,
}
