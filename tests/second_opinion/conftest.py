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

RunModule = Callable[..., CompletedProcess[str]]
Answers = dict[Question, list[dict]]


@pytest.fixture(scope="session")
def sent(exports: Path) -> naive.Exports:
    """All rows of the sample exports, read the naive way."""
    return naive.read(exports)


@pytest.fixture(scope="session")
def opinion(sent: naive.Exports) -> Opinion:
    """What we count from them ourselves."""
    return Opinion(sent)


@pytest.fixture(scope="session")
def answers(shared: Path, warehouse: Path, run_module: RunModule) -> dict[str, Answers]:
    """What the product's command line says, by indicator and question."""

    def ask(folder: Path) -> None:
        folder.mkdir()
        with ThreadPoolExecutor(PROCESSES) as pool:
            parts = [INDICATORS[first::PROCESSES] for first in range(PROCESSES)]
            list(pool.map(lambda part: _ask(part, folder, warehouse, run_module), parts))

    folder = once(shared / "second_opinion", ask)
    return {name: _told(folder / f"{name}.json") for name in INDICATORS}


def _ask(indicators: list[str], folder: Path, warehouse: Path, run_module: RunModule) -> None:
    asked = [question.arguments(indicator) for indicator in indicators for question in questions()]
    paper = folder / f"questions_{indicators[0]}.json"
    paper.write_text(json.dumps(asked), "utf-8")
    done = run_module("tests.second_opinion.asking", paper, env={"ZHILI_WAREHOUSE": warehouse})
    assert done.returncode == 0, done.stderr
    replies, many = json.loads(done.stdout), len(questions())
    for at, indicator in enumerate(indicators):
        mine = json.dumps(replies[at * many : (at + 1) * many])
        (folder / f"{indicator}.json").write_text(mine, "utf-8")


def _told(file: Path) -> Answers:
    replies = json.loads(file.read_text("utf-8"))
    return dict(zip(questions(), replies, strict=True))
