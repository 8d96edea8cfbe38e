"""Orders: what a load was asked to do."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from data.complete import Complete

READING, TAKING, COUNTING, WRITING = "reading", "taking", "counting", "writing"  # steps of a load


def _silent(step: str, share: float) -> None:
    """Nobody is watching."""


@dataclass(frozen=True)
class Load:
    """What a load was asked to do; `by` is who asked, where it is not the user of this machine.

    `complete` says which areas and months its exports cover completely: cases that vanished are retired.
    `progress` is told each step, and the share of the work that is done before it.
    """

    paths: tuple[str, ...] = ()
    check: bool = False
    mapping: Path | None = None
    as_of: dt.date | None = None
    complete: tuple[Complete, ...] = ()
    by: str = ""
    wait_seconds: float = 600  # for another load to finish
    progress: Callable[[str, float], None] = _silent
