"""Personal data at the door: what looks like it is refused, and never repeated.

personal.sql says the same to DuckDB; a test holds the two together.
"""

import re

# Eighteen characters with a plausible birth date; the check digit decides (GB 11643-1999).
_ID_18 = re.compile(
    r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)"
)
# Only births from 1930 on: case numbers of the form area + yymmdd + number stay case numbers.
_ID_15 = re.compile(r"^[1-9]\d{5}[3-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
SHOWN_CHARACTERS = 40
_CHECK_DIGITS = "10X98765432"
_LONG_DIGITS = re.compile(r"[\dXx][\dXx \-]{5,}[\dXx]")
_DATE = re.compile(r"^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}(?!\d)")


def looks_personal(text: str) -> bool:
    """Whether the text holds an ID number (15 or 18 characters) or a mobile telephone number."""
    squeezed = re.sub(r"[\s\-]", "", text)
    if _ID_15.match(squeezed) or _MOBILE.search(squeezed):
        return True
    return any(_check_digit(found) == found[-1].upper() for found in _ID_18.findall(squeezed))


def masked(text: str | None) -> str:
    """The text as it may be shown in a message: nothing of it where it may be personal."""
    if text is None:
        return ""
    if looks_personal(text) or (_LONG_DIGITS.search(text) and not _DATE.match(text)):
        return "***"
    return text[:SHOWN_CHARACTERS]


def _check_digit(number: str) -> str:
    return _CHECK_DIGITS[sum(w * int(d) for w, d in zip(_WEIGHTS, number, strict=False)) % 11]
