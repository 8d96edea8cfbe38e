"""The one error that stops a command: it says place, value and remedy in a line, and the exit code is 2."""

import sys
from collections.abc import Callable


class Problem(Exception):
    """Nothing was done; the message is for the person at the keyboard."""


def run(command: Callable[[list[str]], int], arguments: list[str]) -> int:
    """Run a command; a Problem becomes one line on standard error and exit code 2, never a traceback."""
    try:
        return command(arguments)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader (head, less) has gone: nothing is wrong, and nothing can be said to it.
        sys.stderr.close()
        return 0
