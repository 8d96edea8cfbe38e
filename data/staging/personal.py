"""Personal data at the door: what looks like it is refused, and never repeated.

personal.sql says the same to DuckDB; a test holds the two together.
"""

import re

# Eighteen characters with a plausible birth date; the check digit decides (GB 11643-1999).
_ID_18 = re.compile(
    r"[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}(?:[0-9][Xx]?|[Xx])"
)
# Only births from 1930 on: case numbers of the form area + yymmdd + number stay case numbers.
_ID_15 = re.compile(r"[1-9][0-9]{5}[3-9][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}")
_MOBILE = re.compile(r"(?<![0-9])(?:\+?86)?1[3-9][0-9]{9}(?![0-9])")
# Area codes as they are given out: 0301 is a type of dispute and no area.
_LANDLINE = re.compile(r"(?<![0-9])0(?:10|2[0-9]|[34568][1-9][0-9]|[79][0-9]{2})[- ][2-8][0-9]{6,7}(?![0-9])")
_CARD = re.compile(r"62[0-9]{14}(?:[0-9]{3})?")
# The codes of Gansu begin like cards: area + date + number is a case number.
_DATED = re.compile(r"62[0-3][0-9]{3}(?:19|20)?[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]+")
_ADDRESS = re.compile(
    r"[路街巷弄里][ \t]*[0-9]{1,5}[ \t]*号|[0-9][ \t]*单元|[0-9][ \t]*[栋幢]|[0-9]{2}[ \t]*室"
)
_AREA_NAME = re.compile(r"(?:社区|村|委会|委员会)\Z")
_RUN = re.compile(r"[0-9]+[Xx]?")
_NARROW = str.maketrans("０１２３４５６７８９Ｘｘ＋－", "0123456789Xx+-")
_GAPS = re.compile("[ \t\n\r\f\v\u00a0\u3000-]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
SHOWN_CHARACTERS = 40
HIDDEN = "***"
_LONG_DIGITS = re.compile(r"[0-9Xx][0-9Xx \-]{5,}[0-9Xx]")
_HOUSE = re.compile(r"[0-9]\s*(?:号|栋|幢|座|楼|单元|室|户)")
_DAY = re.compile(r"^[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?(?:[T ][0-9]{1,2}:[0-9:.]+)?(?![0-9])")
_AREA_CODE = re.compile(r"^[1-8][0-9]{5}(?:[0-9]{3}|[0-9]{6})?(?![0-9])")


def looks_personal(text: str) -> bool:
    """Whether the text holds an ID number (15 or 18 characters), a telephone or card number or an address."""
    narrow = text.translate(_NARROW)
    squeezed = _GAPS.sub("", narrow)
    if _ADDRESS.search(narrow) and not _AREA_NAME.search(narrow):
        return True
    # As written and without gaps: a number may be broken up, or stand behind a date.
    return bool(_LANDLINE.search(narrow)) or _is_numbered(narrow) or _is_numbered(squeezed)


def masked(text: str | None, is_place: bool = False) -> str:
    """The text as it may be shown in a message, in one line: nothing of it where it may be personal.

    A place may begin with the code of an area.
    """
    if text is None:
        return ""
    shown = "".join(filter(str.isprintable, " ".join(text.split())))
    narrow = shown.translate(_NARROW)
    rest = (_AREA_CODE if is_place else _DAY).sub("", narrow)
    if looks_personal(text) or _LONG_DIGITS.search(rest) or _HOUSE.search(rest):
        return HIDDEN
    return shown[:SHOWN_CHARACTERS]


def _is_numbered(text: str) -> bool:
    if _MOBILE.search(text):
        return True
    return any(_is_identity(run) or _is_card(run) for run in _RUN.findall(text))


def _is_identity(run: str) -> bool:
    if _ID_15.fullmatch(run):
        return True
    return bool(_ID_18.fullmatch(run)) and _check_digit(run) == run[17].upper()


def _is_card(run: str) -> bool:
    """A bank card: the numbers of China begin with 62; the last digit is a check (Luhn)."""
    if not _CARD.fullmatch(run) or _DATED.fullmatch(run):
        return False
    digits = [int(digit) for digit in reversed(run)]
    return sum(sum(divmod(2 * d, 10)) if odd % 2 else d for odd, d in enumerate(digits)) % 10 == 0


def _check_digit(number: str) -> str:
    return _CHECK_DIGITS[sum(w * int(d) for w, d in zip(_WEIGHTS, number, strict=False)) % 11]
