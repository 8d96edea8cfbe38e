"""python -m tests.second_opinion.asking QUESTIONS: many questions to the product in one process.

QUESTIONS is a JSON file: `whole` {period: [area, …]}, asked of every indicator, and `parts` of the same form,
asked of every break-down that one declares. Printed are the rows that pages and metrics.value show.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from data import warehouse
from metrics import catalog, period, series

WHOLE = ["indicator", "area", "span", "status", "value", "numerator", "denominator"]
PARTS = ["indicator", "breakdown", "area", "span", "part", "status", "value", "numerator", "denominator"]


def main(arguments: list[str]) -> int:
    """Ask all questions of the file that is named."""
    asked = json.loads(Path(arguments[0]).read_text("utf-8"))
    definitions = catalog.read()
    with warehouse.reading() as connection:
        whole = [
            series.over(connection, definitions, tuple(areas), {text: period.parse(text)})
            for text, areas in asked["whole"].items()
        ]
        parts = [frame for text, areas in asked["parts"].items() for frame in _parts(connection, text, areas)]
    json.dump({"whole": _rows(whole, WHOLE), "parts": _rows(parts, PARTS)}, sys.stdout)
    return 0


def _parts(connection: object, text: str, areas: list[str]) -> Iterator[pd.DataFrame]:
    for name, definition in catalog.read().items():
        for breakdown in definition.breakdowns:
            frame = series.parts(connection, definition, tuple(areas), period.parse(text), breakdown)
            yield frame.assign(indicator=name, breakdown=breakdown, span=text)


def _rows(frames: list[pd.DataFrame], columns: list[str]) -> list[list]:
    every = pd.concat(frames)[columns]
    return every.astype(object).where(every.notna(), None).values.tolist()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
