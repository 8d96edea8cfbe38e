"""Published rankings: tables that were shown outside the office, with all that they were made from.

One of a scheme, an area and a period is published once and never changes: later data and corrections are told
beside it. Its version of the warehouse is kept for good.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from data.history import entries, journal, publications
from data.history.said import said
from data.problem import Problem

KIND = "rankings"
# What the digest is of: all that the table says and rests on, but not who said so and when.
SEALED = (
    *("scheme", "scheme_version", "scheme_text", "area", "period", "version", "made_at", "as_of"),
    *("definitions", "rows", "objections"),
)


@dataclass(frozen=True)
class Ranking:
    """A published table: `rows` as they were printed, in plain JSON (scores as texts), in their order.

    `scheme` is the id and `scheme_text` the whole file; `period` a code such as 2020-10; `version` that of
    the warehouse, `made_at` and `as_of` what it says of itself; `definitions` gives for each indicator the
    SHA-256 of its two files; `objections` are printed with the table. `digest` seals all of these.
    """

    scheme: str
    scheme_version: int
    scheme_text: str
    area: str
    period: str
    version: int
    rows: Sequence[dict]
    definitions: Mapping[str, str]
    objections: Sequence[dict] = ()
    note: str = ""
    made_at: str = ""
    as_of: str = ""
    digest: str = ""
    number: int = 0
    at: str = ""
    who: str = ""


def publish(ranking: Ranking, who: str, records: Path | None = None) -> Ranking:
    """Write a ranking down for good and keep its version; as published: with number, at, who and digest.

    `made_at` and `as_of` are taken from the version. A Problem where the period was published already, where
    note or name is missing, or where the version is not kept.
    """
    who, note = said(KIND, "name", who), said(KIND, "note", ranking.note)
    for text in _texts(ranking.objections):
        said(KIND, "objection", text or "-")
    _refuse_second(ranking, records)
    entry = entries.entry(replace(ranking, note=note), "digest")
    kept = _kept(ranking.version, note, who)
    sealed = entries.value(Ranking, {**entry, "made_at": kept["made_at"], "as_of": kept["as_of"]})
    written = journal.append(
        KIND, {**entries.entry(sealed, "digest"), "digest": digest(sealed)}, who, records
    )
    # Two could publish at once; the first one counts, here and for every reader.
    _refuse_second(entries.value(Ranking, written), records)
    return entries.value(Ranking, written)


def published(records: Path | None = None) -> list[Ranking]:
    """All published rankings, oldest first."""
    first: dict[tuple, Ranking] = {}
    for entry in journal.read(KIND, records):
        first.setdefault((entry["scheme"], entry["area"], entry["period"]), entries.value(Ranking, entry))
    return list(first.values())


def of(scheme: str, area: str, period: str, records: Path | None = None) -> Ranking | None:
    """What was published of a scheme, an area and a period; None where nothing was."""
    asked = (scheme, area, period)
    return next((one for one in published(records) if (one.scheme, one.area, one.period) == asked), None)


def digest(ranking: Ranking) -> str:
    """The SHA-256 of what a ranking says and rests on (SEALED), as JSON with sorted keys and no blanks."""
    told = entries.entry(ranking)
    text = json.dumps(
        {name: told[name] for name in SEALED}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _refuse_second(ranking: Ranking, records: Path | None) -> None:
    first = of(ranking.scheme, ranking.area, ranking.period, records)
    if first and first.number != ranking.number:
        raise Problem(
            f"{ranking.scheme}, {ranking.area}, {ranking.period}: was published on {first.at[:10]} (number "
            f"{first.number}); published months never change: publish a correction as a note of its own."
        )


def _kept(version: int, note: str, who: str) -> dict:
    """The entry about the version of the warehouse, which from now on is never removed."""
    publications.publish(version, note, who)
    told = journal.read(publications.KIND)
    return next(entry for entry in reversed(told) if entry["version"] == version)


def _texts(value: object) -> list[str]:
    """Every text within a value of JSON."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    return [text for part in parts for text in _texts(part)]
