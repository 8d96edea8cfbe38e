"""The exports read a second time, and the product's own answers, asked once for all workers of a run."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.conftest import once
from tests.second_opinion import naive
from tests.second_opinion.opinion import Opinion
from tests.second_opinion.questions import periods
from tests.second_opinion.words import INDICATORS

PROCESSES = 2  # as many as the smallest machine has cores
ANSWERED = (0, 1)  # 1: answered, but something is missing

RunModule = Callable[..., CompletedProcess[str]]
Answers = dict[tuple[str, str], dict[str, dict]]  # (indicator, period) → area → row


@pytest.fixture(scope="session")
def sent(exports: Path) -> naive.Exports:
    """All rows of the sample exports, read the naive way."""
    return naive.read(exports)


@pytest.fixture(scope="session")
def opinion(sent: naive.Exports) -> Opinion:
    """What we count from them ourselves."""
    return Opinion(sent)


@pytest.fixture(scope="session")
def shell(run_module: RunModule, warehouse: Path) -> Callable[..., list[dict]]:
    """`shell(indicator, area, period, by="")` → the rows that `python -m metrics.value` prints as JSON."""

    @cache
    def rows(indicator: str, area: str, period: str, by: str = "") -> list[dict]:
        line = [indicator, "--area", area, "--period", period, *(["--by", by] if by else []), "--json"]
        told = run_module("metrics.value", *line, env={"ZHILI_WAREHOUSE": warehouse})
        assert told.returncode in ANSWERED, told.stderr
        return json.loads(told.stdout)

    return rows


@pytest.fixture(scope="session")
def answers(shared: Path, warehouse: Path, run_module: RunModule, opinion: Opinion) -> Answers:
    """What the product says about every indicator in every period and area that we ask about."""
    every = [
        (name, period, areas) for name in INDICATORS for period, areas in periods(opinion.places).items()
    ]

    def part(number: int) -> Answers:
        asked = every[number::PROCESSES]
        ask = partial(_ask, asked, warehouse, run_module)
        folder = once(shared / f"second_opinion_{number}", ask)
        lists = zip(asked, json.loads((folder / "answers.json").read_text("utf-8")), strict=True)
        return {(name, period): {row["area"]: row for row in rows} for (name, period, _), rows in lists}

    with ThreadPoolExecutor(PROCESSES) as pool:
        return {key: rows for found in pool.map(part, range(PROCESSES)) for key, rows in found.items()}


def _ask(asked: list[tuple], warehouse: Path, run_module: RunModule, folder: Path) -> None:
    folder.mkdir()
    questions = folder / "questions.json"
    questions.write_text(json.dumps(asked), "utf-8")
    told = run_module("tests.second_opinion.asking", questions, env={"ZHILI_WAREHOUSE": warehouse})
    assert told.returncode == 0, told.stderr
    (folder / "answers.json").write_text(told.stdout, "utf-8")
