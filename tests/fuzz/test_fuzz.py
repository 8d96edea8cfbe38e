"""A short, seeded run of the fuzzer: no traceback, no hang, no wrong number."""

import random

import pytest

from data import definitions
from tests.fuzz import trial
from tests.fuzz.session import found

SEED, TRIALS = 20, 20  # a few seconds; python -m tests.fuzz --minutes 30 goes on


def test_mutated_files_are_refused_asked_about_or_read_rightly(tmp_path, monkeypatch):
    monkeypatch.setattr(definitions, "FOLDER", definitions.FOLDER)
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path / "records"))
    founded = found(tmp_path / "start")
    trials = [trial.trial(SEED, i, founded, tmp_path / str(i)) for i in range(TRIALS)]
    assert [one for one in trials if one.fault] == []
    assert len({one.ending for one in trials}) > 1


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_same_seed_gives_the_same_file(number):
    a, b = (trial.mutated(random.Random(f"9-{number}")) for _ in range(2))
    assert (a.name, a.made.kinds, a.whole_rows) == (b.name, b.made.kinds, b.whole_rows)
