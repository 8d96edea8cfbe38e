"""The exports read a second time, and the product's own answers, asked once for all workers of a run."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.conftest import once
from tests.second_opinion import naive
from tests.second_opinion.opinion import Opinion
from tests.second_opinion.questions import Question, questions
from tests.second_opinion.words import INDICATORS

PROCESSES = 2  # as many as the smallest machine has cores

Ask = Callable[[str, list[list[str]]], list[list[dict]]]
Answers = dict[str, dict[Question, list[dict]]]


@pytest.fixture(scope="session")
def sent(exports: Path) -> naive.Exports:
    """All rows of the sample exports, read the naive way."""
    return naive.read(exports)


@pytest.fixture(scope="session")
def opinion(sent: naive.Exports) -> Opinion:
    """What we count from them ourselves."""
    return Opinion(sent)


@pytest.fixture(scope="session")
def ask(shared: Path, warehouse: Path, run_module: Callable[..., CompletedProcess[str]]) -> Ask:
    """`ask(name, [[…], …])` → what `python -m metrics.value …` prints for each, worked out once per name."""

    def asked(name: str, lines: list[list[str]]) -> list[list[dict]]:
        def write(folder: Path) -> None:
            folder.mkdir()
            (folder / "questions.json").write_text(json.dumps(lines), "utf-8")
            told = run_module(
                "tests.second_opinion.asking", folder / "questions.json", env={"ZHILI_WAREHOUSE": warehouse}
            )
            assert told.returncode == 0, told.stderr
            (folder / "answers.json").write_text(told.stdout, "utf-8")

        folder = once(shared / f"asked_{name}", write)
        return json.loads((folder / "answers.json").read_text("utf-8"))

    return asked


@pytest.fixture(scope="session")
def answers(ask: Ask) -> Answers:
    """What the product says to every question, by indicator."""

    def part(number: int) -> Answers:
        asked = [(name, question) for name in INDICATORS[number::PROCESSES] for question in questions()]
        told = ask(f"part_{number}", [question.arguments(name) for name, question in asked])
        found: Answers = {}
        for (name, question), rows in zip(asked, told, strict=True):
            found.setdefault(name, {})[question] = rows
        return found

    with ThreadPoolExecutor(PROCESSES) as pool:
        first, *others = pool.map(part, range(PROCESSES))
    return first | {name: rows for other in others for name, rows in other.items()}
