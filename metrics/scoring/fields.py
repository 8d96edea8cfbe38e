"""Tables of a scheme's file become the values of metrics.scoring.scheme: known keys, right types, all words.

What a key may hold is read from the annotations of the dataclasses, so that a field is declared once.
"""

import datetime as dt
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from typing import Any, Union, get_args, get_origin, get_type_hints

from data.definitions import did_you_mean
from data.problem import Problem

LANGUAGES = ("zh", "en")
NONE = "none"  # how a file says that an optional number with a default is not there: floor = "none"
DIGITS = 9  # before and after the point: far more than points have, and sums of such numbers stay exact


def value(kind: type, table: object, where: str, **own: object) -> Any:
    """A dataclass from a table; `own` are fields that do not stand in it. A Problem names the mistake."""
    if not isinstance(table, dict):
        raise Problem(f"{where} is {table!r}; write a table of keys.")
    declared = [one for one in fields(kind) if one.name not in own]
    known = [one.name for one in declared]
    for key in table:
        if key not in known:
            raise Problem(f"{where}: unknown key {key!r}.{did_you_mean(key, known)}")
    for one in declared:
        if one.default is MISSING and one.default_factory is MISSING and one.name not in table:
            raise Problem(f"{where}: {one.name} is missing.")
    hints = get_type_hints(kind)
    return kind(**own, **{key: _read(hints[key], told, f"{where}, {key}") for key, told in table.items()})


def choose(where: str, key: str, told: str, allowed: Iterable[str]) -> None:
    """A Problem where what a key holds is not among its choices."""
    choices = tuple(allowed)
    if told not in choices:
        hint = did_you_mean(told, choices)
        raise Problem(f"{where}: {key} is {told!r}; use one of {', '.join(choices)}.{hint}")


def _read(hint: object, told: object, where: str) -> object:
    if hint in _PLAIN:
        return _PLAIN[hint](told, where)
    if get_origin(hint) in (Union, types.UnionType):
        optional = next(one for one in get_args(hint) if one is not types.NoneType)
        return None if told == NONE and optional is Decimal else _read(optional, told, where)
    if get_origin(hint) is tuple:
        return _list(get_args(hint), told, where)
    if isinstance(hint, type) and is_dataclass(hint):
        return value(hint, told, where)
    return _numbers(told, where)


def _list(parts: tuple, told: object, where: str) -> tuple:
    """A list of one kind, or (two kinds, no …) a pair."""
    if not isinstance(told, list):
        raise Problem(f"{where} is {told!r}; write a list in [ ].")
    if parts[-1] is not ...:
        if len(told) != len(parts):
            raise Problem(f"{where} is {told!r}; write {len(parts)} numbers in [ ].")
        return tuple(_read(part, one, where) for part, one in zip(parts, told, strict=True))
    return tuple(_read(parts[0], one, _place(where, number, one)) for number, one in enumerate(told, 1))


def _place(where: str, number: int, entry: object) -> str:
    return f"{where} {entry.get('id', number) if isinstance(entry, dict) else number}"


def _number(told: object, where: str) -> Decimal:
    if isinstance(told, bool) or not isinstance(told, int | Decimal) or not Decimal(told).is_finite():
        raise Problem(f"{where} is {told if isinstance(told, Decimal) else repr(told)}; write a number.")
    number = Decimal(told)
    if number.adjusted() >= DIGITS or int(number.as_tuple().exponent) < -DIGITS:
        raise Problem(f"{where} is {number}; write at most {DIGITS} digits before and after the point.")
    return number


def _whole(told: object, where: str) -> int:
    if isinstance(told, bool) or not isinstance(told, int):
        raise Problem(f"{where} is {told}; write a whole number.")
    return told


def _text(told: object, where: str) -> str:
    if not isinstance(told, str) or not told.strip():
        raise Problem(f"{where} is {told!r}; write words in quotation marks.")
    return told.strip()


def _flag(told: object, where: str) -> bool:
    if not isinstance(told, bool):
        raise Problem(f"{where} is {told!r}; write true or false.")
    return told


def _day(told: object, where: str) -> dt.date:
    if not isinstance(told, dt.date) or isinstance(told, dt.datetime):
        raise Problem(f"{where} is {told!r}; write a date such as 2026-11-22.")
    return told


def _words(told: object, where: str) -> Mapping[str, str]:
    if not isinstance(told, dict) or set(told) - set(LANGUAGES):
        raise Problem(f"{where} is {told!r}; give the words in zh and en.")
    lacking = [lang for lang in LANGUAGES if not str(told.get(lang, "")).strip()]
    if lacking:
        raise Problem(f"{where} lacks {', '.join(lacking)}; give the words in zh and en.")
    return {lang: _text(told[lang], where) for lang in LANGUAGES}


def _numbers(told: object, where: str) -> Mapping[str, Decimal]:
    if not isinstance(told, dict):
        raise Problem(f"{where} is {told!r}; write a table of numbers.")
    return {name: _number(number, f"{where}, {name}") for name, number in told.items()}


_PLAIN: dict[object, Callable[[object, str], object]] = {
    Decimal: _number,
    int: _whole,
    str: _text,
    bool: _flag,
    dt.date: _day,
    Mapping[str, str]: _words,
    Mapping[str, Decimal]: _numbers,
}
