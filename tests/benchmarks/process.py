"""A process of its own, measured from outside: seconds on the wall and peak memory."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from data.problem import Problem

ROOT = Path(__file__).resolve().parents[2]
BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss: bytes on macOS, KiB on Linux
SHOWN_CHARACTERS = 2000


@dataclass(frozen=True)
class Run:
    """What a process took and said."""

    seconds: float
    peak_bytes: int
    output: str


def run(module: str, *arguments: object, env: Mapping[str, object] | None = None) -> Run:
    """`python -m module arguments…` from the project's root; a Problem where it fails.

    The caller must be small itself: on Linux a child's peak begins with that of its parent.
    """
    command = [sys.executable, "-m", module, *map(str, arguments)]
    environment = os.environ | {name: str(text) for name, text in (env or {}).items()}
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=errors
        )
        usage = _wait(process)
        seconds = time.perf_counter() - began
        if process.returncode:
            raise Problem(f"python -m {module} ended with {process.returncode}:\n{_said(errors)}")
        return Run(seconds, usage.ru_maxrss * BYTES_PER_UNIT, _said(output, None))


def _wait(process: subprocess.Popen) -> "os.struct_rusage":
    try:
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        process.kill()
        process.wait()
        raise
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage


def _said(file: object, last: int | None = SHOWN_CHARACTERS) -> str:
    file.seek(0)
    text = file.read().decode("utf-8", "replace")
    return text[-last:] if last else text
