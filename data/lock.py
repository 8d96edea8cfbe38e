"""One writer at a time: a lock on the folder of warehouses that the system frees when its holder dies."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from data.problem import Problem

NAME = ".lock"
STEP_SECONDS = 0.2


@contextmanager
def writing(folder: Path, wait_seconds: float, waiting: IO[str]) -> Iterator[None]:
    """Hold the folder's lock; wait for another writer, say so once, and give up after `wait_seconds`."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / NAME).open("a+") as file:
        _acquire(file, folder, wait_seconds, waiting)
        try:
            yield
        finally:
            _unlock(file)


def _acquire(file: IO, folder: Path, wait_seconds: float, waiting: IO[str]) -> None:
    until, told = time.monotonic() + wait_seconds, False
    while not _try_lock(file):
        if time.monotonic() > until:
            raise Problem(f"{folder}: another load is still under way; try again when it has finished.")
        if not told:
            print(f"{folder}: another load is under way; waiting for it to finish.", file=waiting)
            told = True
        time.sleep(STEP_SECONDS)


if os.name == "nt":  # pragma: no cover
    import msvcrt

    def _try_lock(file: IO) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: IO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(file: IO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _unlock(file: IO) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
