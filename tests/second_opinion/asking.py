"""python -m tests.second_opinion.asking QUESTIONS: many questions to the product in one process.

QUESTIONS is a JSON file: a list of [indicator, period, [area, …]]. For each, the rows are printed that
`python -m metrics.value … --json` prints for those areas.
"""

import json
import sys
from pathlib import Path

from data import warehouse
from metrics import period, value


def main(arguments: list[str]) -> int:
    """Ask all questions of the file that is named."""
    questions = json.loads(Path(arguments[0]).read_text("utf-8"))
    with warehouse.reading() as connection:
        answers = [
            value.values(connection, indicator, tuple(areas), period.parse(text))
            for indicator, text, areas in questions
        ]
    json.dump(answers, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
