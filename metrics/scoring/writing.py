"""A scheme as the text of its file: what metrics.scoring.reading reads back as the same scheme."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal

from metrics.scoring.fields import NONE
from metrics.scoring.reading import OWN
from metrics.scoring.scheme import Scheme


def as_toml(scheme: Scheme, comment: str = "") -> str:
    """The file of a scheme: plain keys first, then its tables; what has its usual value is left out."""
    told = [one for one in fields(Scheme) if one.name not in OWN and not _is_usual(scheme, one)]
    plain, tables = [], []
    for one in told:
        value = getattr(scheme, one.name)
        if is_dataclass(value):
            tables.append(_table(f"[{one.name}]", value))
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            tables += [_table(f"[[{one.name}]]", part) for part in value]
        else:
            plain.append(f"{one.name} = {_inline(value)}")
    head = "".join(f"# {line}\n" for line in comment.splitlines())
    return head + "\n".join(plain) + "\n" + "".join(f"\n{table}" for table in tables)


def _table(head: str, value: object) -> str:
    return "\n".join([head, *(f"{name} = {text}" for name, text in _entries(value))]) + "\n"


def _entries(value: object) -> Iterator[tuple[str, str]]:
    for one in fields(value):
        if not _is_usual(value, one):
            found = getattr(value, one.name)
            yield one.name, json.dumps(NONE) if found is None else _inline(found)


def _is_usual(value: object, declared: Field) -> bool:
    if declared.default_factory is not MISSING:
        return getattr(value, declared.name) == declared.default_factory()
    return declared.default is not MISSING and getattr(value, declared.name) == declared.default


def _inline(value: object) -> str:
    if is_dataclass(value):
        return "{ " + ", ".join(f"{name} = {text}" for name, text in _entries(value)) + " }"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{name} = {_inline(one)}" for name, one in value.items()) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value) if isinstance(value, int | dt.date) else json.dumps(value, ensure_ascii=False)
