"""python -m tests.benchmarks.studies: how sure the statistics are, by simulation; about three minutes."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from data.problem import run
from tests.benchmarks.studies import document

QUICK = 0.05


def main(arguments: list[str]) -> int:
    """The command line."""
    parser = ArgumentParser(prog="python -m tests.benchmarks.studies", description="Study the statistics.")
    parser.add_argument(
        "--to", type=Path, metavar="FILE", help="write the document there instead of showing it"
    )
    parser.add_argument("--quick", action="store_true", help="a twentieth of the rounds, for trying")
    given = parser.parse_args(arguments)
    text = document.markdown(QUICK if given.quick else 1.0)
    if given.to:
        given.to.write_text(text, "utf-8")
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
