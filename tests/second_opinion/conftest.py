"""The exports read a second time, and the product's own answers, asked once for all workers of a run."""

import json
from collections import defaultdict
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from metrics import value
from tests.conftest import once
from tests.second_opinion import naive
from tests.second_opinion.opinion import Opinion
from tests.second_opinion.questions import BROKEN_DOWN, periods

ANSWERED = (0, 1)  # 1: answered, but something is missing
FIGURES = ("status", "value", "numerator", "denominator")

RunModule = Callable[..., CompletedProcess[str]]


@dataclass(frozen=True)
class Answers:
    """What the product says: the wholes by indicator and period, then area; the parts of each break-down."""

    whole: dict[tuple[str, str], dict[str, dict]]
    parts: dict[tuple[str, str, str, str], dict[str, dict]]


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
def printed(warehouse: Path) -> Callable[..., list[dict]]:
    """`printed(indicator, area, period)` → the rows that the command prints, without a process for each."""

    @cache
    def rows(indicator: str, area: str, period: str) -> list[dict]:
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(StringIO()) as told:
            patch.setenv("ZHILI_WAREHOUSE", str(warehouse))
            code = value.main([indicator, "--area", area, "--period", period, "--json"])
        assert code in ANSWERED
        return json.loads(told.getvalue())

    return rows


@pytest.fixture(scope="session")
def answers(shared: Path, warehouse: Path, run_module: RunModule, opinion: Opinion) -> Answers:
    """What the product says about every indicator in every period and area that we ask about."""
    asked = {"whole": periods(opinion.places), "parts": BROKEN_DOWN}

    def ask(folder: Path) -> None:
        folder.mkdir()
        questions = folder / "questions.json"
        questions.write_text(json.dumps(asked), "utf-8")
        told = run_module("tests.second_opinion.asking", questions, env={"ZHILI_WAREHOUSE": warehouse})
        assert told.returncode == 0, told.stderr
        (folder / "answers.json").write_text(told.stdout, "utf-8")

    told = json.loads((once(shared / "second_opinion", ask) / "answers.json").read_text("utf-8"))
    whole, parts = defaultdict(dict), defaultdict(dict)
    for indicator, area, period, *figures in told["whole"]:
        whole[indicator, period][area] = dict(zip(FIGURES, figures, strict=True))
    for indicator, breakdown, area, period, part, *figures in told["parts"]:
        parts[indicator, breakdown, area, period][part] = dict(zip(FIGURES, figures, strict=True))
    return Answers(whole, parts)
