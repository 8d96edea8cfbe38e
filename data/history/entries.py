"""Frozen values as entries of a journal, and back."""

import json
from dataclasses import asdict, fields
from typing import Any, TypeVar

from data.history import journal

Value = TypeVar("Value")


def entry(value: Any, *left_out: str) -> dict:
    """A value's fields as plain JSON, without these and what the journal itself writes.

    A ValueError where they hold more than JSON can (also NaN): what was read back would be another value.
    """
    told = {name: one for name, one in asdict(value).items() if name not in (*journal.OWN, *left_out)}
    try:
        return json.loads(json.dumps(told, ensure_ascii=False, allow_nan=False))
    except (TypeError, ValueError) as error:
        raise ValueError(f"{type(value).__name__}: {error}; write plain numbers, texts and lists.") from error


def value(kind: type[Value], entry: dict) -> Value:
    """The value that an entry of a journal was written from, with number, at and who where it has them."""
    names = {one.name for one in fields(kind)}
    return kind(**{name: one for name, one in entry.items() if name in names})
