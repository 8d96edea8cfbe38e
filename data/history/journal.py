"""The journal: what people decided (published, corrected …), one JSON line each, in files that only grow.

A warehouse can be made again from the exports; a decision cannot, so it lives elsewhere: in records/, one
file per kind. Every line holds the hash of the line before it: one that was changed or taken out is noticed.
"""

import datetime as dt
import hashlib
import json
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from data import lock
from data.problem import Problem
from data.warehouse import ROOT

WAIT_SECONDS = 20
OWN = ("number", "at", "who", "previous", "hash")  # what the journal itself writes into each entry
KIND = re.compile(r"[a-z][a-z_]*")


@dataclass(frozen=True)
class _Lines:
    """A file of entries as it stands; `torn` is a last line that a crash left half written."""

    entries: tuple[dict, ...] = ()
    length: int = 0  # bytes of whole entries
    torn: bytes = b""


def folder() -> Path:
    """Where the records lie: ZHILI_RECORDS, or records/ in the project."""
    return Path(os.environ.get("ZHILI_RECORDS") or ROOT / "records")


def append(kind: str, entry: dict, who: str, folder: Path | None = None) -> dict:
    """Write an entry down for good and give it back with number, at (UTC), who, previous and hash.

    `entry` holds what JSON can hold. A half-written line of a crash is moved to <kind>.torn first.
    """
    if own := set(entry) & set(OWN):
        raise ValueError(f"{kind}: {', '.join(sorted(own))} is written by the journal itself")
    file = _file(kind, folder)
    with lock.writing(file.parent, WAIT_SECONDS, sys.stderr):
        found = _lines(file)
        if found.torn:
            _set_apart(file, found)
        last = found.entries[-1] if found.entries else {"number": 0, "hash": ""}
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        written = {"number": last["number"] + 1, "at": now, "who": who, **entry, "previous": last["hash"]}
        written = json.loads(json.dumps(written, ensure_ascii=False))
        written["hash"] = _hash(written)
        _write(file, (json.dumps(written, ensure_ascii=False) + "\n").encode("utf-8"))
    return written


def read(kind: str, folder: Path | None = None) -> list[dict]:
    """All entries of a kind, oldest first; none where nothing was written.

    A Problem names file and line where the chain is broken. A half-written last line was never confirmed to
    anyone: it is not among the entries; `torn` tells of it.
    """
    return list(_lines(_file(kind, folder)).entries)


def torn(kind: str, folder: Path | None = None) -> str:
    """A sentence about a last line that a crash left half written; empty where there is none."""
    file = _file(kind, folder)
    found = _lines(file)
    return _torn_sentence(file, found) if found.torn else ""


def _file(kind: str, where: Path | None) -> Path:
    if not KIND.fullmatch(kind):
        raise ValueError(f"{kind!r} is no kind of entry")
    return (where or folder()) / f"{kind}.jsonl"


def _lines(file: Path) -> _Lines:
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return _Lines()
    whole, _, rest = content.rpartition(b"\n")
    entries: list[dict] = []
    for number, line in enumerate(whole.split(b"\n") if whole else (), start=1):
        entries.append(_entry(line, entries, f"{file}, line {number}"))
    return _Lines(tuple(entries), len(content) - len(rest), rest)


def _entry(line: bytes, before: list[dict], place: str) -> dict:
    try:
        entry = json.loads(line)
        told = entry["hash"] == _hash(entry) and entry["number"] == len(before) + 1
    except (ValueError, KeyError, TypeError, RecursionError):
        told = False
    if not told:
        raise Problem(f"{place}: was changed after it was written; put the file back from a copy.")
    if entry["previous"] != (before[-1]["hash"] if before else ""):
        raise Problem(f"{place}: does not follow the line before it; put the file back from a copy.")
    return entry


def _hash(entry: dict) -> str:
    told = {name: value for name, value in entry.items() if name != "hash"}
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _write(file: Path, line: bytes) -> None:
    with file.open("ab") as handle:
        handle.write(line)
        handle.flush()
        os.fsync(handle.fileno())


def _set_apart(file: Path, found: _Lines) -> None:
    """Keep a half-written line beside the file, then cut it off."""
    print(_torn_sentence(file, found), file=sys.stderr)
    _write(file.with_suffix(".torn"), found.torn + b"\n")
    with file.open("r+b") as handle:
        handle.truncate(found.length)
        os.fsync(handle.fileno())


def _torn_sentence(file: Path, found: _Lines) -> str:
    return (
        f"{file}, line {len(found.entries) + 1}: half written when the machine stopped; it does not "
        f"count: enter it again. The next entry keeps its text in {file.with_suffix('.torn').name}."
    )
