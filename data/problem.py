"""The one error that stops a command: it says place, value and remedy in a line, and the exit code is 2."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import duckdb

from data.staging.personal import masked


class Problem(Exception):
    """Nothing was done; the message is for the person at the keyboard."""


class Parser(argparse.ArgumentParser):
    """Command-line arguments; bad use is a Problem like any other."""

    def error(self, message: str) -> NoReturn:
        """Bad use, in one line."""
        raise Problem(f"{self.prog}: {message}; see --help.")


def run(command: Callable[[list[str]], int], arguments: list[str]) -> int:
    """Run a command; a Problem, like a fault of files, becomes one line on standard error and exit code 2."""
    try:
        return command(arguments)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader (head, less) has gone: nothing is wrong, and nothing can be said to it.
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("Interrupted; nothing was changed.", file=sys.stderr)
    except OSError as error:
        print(f"{_named(error)}: {error.strerror or type(error).__name__}.", file=sys.stderr)
    except duckdb.Error as error:
        print(_of_database(error), file=sys.stderr)
    return 2


def _named(error: OSError) -> str:
    """The file of a fault; never a number of a person that its name may hold."""
    return masked(Path(str(error.filename)).name) if error.filename else "This machine"


def _of_database(error: duckdb.Error) -> str:
    """Only what is about files and memory is repeated: other messages may hold cells."""
    spoken = isinstance(error, duckdb.IOException | duckdb.OutOfMemoryException)
    told = str(error).splitlines()[0] if spoken else type(error).__name__
    return f"The warehouse could not be read or written: {told}"
