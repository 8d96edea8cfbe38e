"""python -m tests.second_opinion.asking QUESTIONS: many questions to the command line in one process.

QUESTIONS is a JSON file: a list of argument lists, each with --json. Each goes to `metrics.value` exactly as
it would from a shell, and what that prints on standard output is printed again, as one list.
"""

import io
import json
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from metrics import areas, value

ANSWERED = (0, 1)  # 1: answered, but something is missing


def ask(question: list[str]) -> list[dict]:
    """What one command line prints."""
    printed, told = io.StringIO(), io.StringIO()
    with redirect_stdout(printed), redirect_stderr(told):
        code = value.main(question)
    if code not in ANSWERED:
        raise SystemExit(f"metrics.value {' '.join(question)} → {code}: {told.getvalue()}")
    return json.loads(printed.getvalue())


def remembered(read: Callable[[object], areas.Areas]) -> Callable[[object], areas.Areas]:
    """`read`, which does its work for the first connection only."""
    known: list[areas.Areas] = []

    def first(connection: object) -> areas.Areas:
        if not known:
            known.append(read(connection))
        return known[0]

    return first


def main(arguments: list[str]) -> int:
    """Ask all questions of the file that is named."""
    questions = json.loads(Path(arguments[0]).read_text("utf-8"))
    areas.read = remembered(areas.read)  # the warehouse stands still meanwhile
    json.dump([ask(question) for question in questions], sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
