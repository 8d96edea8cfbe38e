"""One writer at a time: the second waits and says so, and nothing of either is lost."""

import io
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from data import lock
from data.problem import Problem
from tests.conftest import ROOT, run
from tests.data.office import dispute, disputes

HOLDER = (
    "import sys, pathlib; from data import lock\n"
    "with lock.writing(pathlib.Path(sys.argv[1]), 1, sys.stderr):\n"
    "    print('held', flush=True); sys.stdin.read()"
)


@pytest.fixture
def holder(tmp_path):
    """Another process that holds the lock of `tmp_path` until its input closes."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "held\n"
    yield process
    process.stdin.close()
    process.wait(10)


def test_a_second_writer_says_that_it_waits_and_gives_up_with_a_remedy(holder, tmp_path):
    told = io.StringIO()
    gives_up = pytest.raises(Problem, match="another load is still under way; try again when it has finished")
    with gives_up, lock.writing(tmp_path, 0.5, told):
        pass
    assert told.getvalue() == f"{tmp_path}: another load is under way; waiting for it to finish.\n"


def test_the_lock_of_a_killed_writer_is_free(holder, tmp_path):
    holder.kill()
    holder.wait(10)
    told = io.StringIO()
    with lock.writing(tmp_path, 5, told):
        assert told.getvalue() == ""


def test_a_writer_goes_on_when_the_other_has_finished(holder, tmp_path):
    with ThreadPoolExecutor(1) as pool:
        told = io.StringIO()

        def write() -> float:
            with lock.writing(tmp_path, 20, told):
                return time.monotonic()

        waiting = pool.submit(write)
        while not told.getvalue():
            time.sleep(0.02)
        released = time.monotonic()
        holder.stdin.close()
        assert waiting.result(20) >= released


def test_the_lock_is_free_after_an_error(tmp_path):
    with pytest.raises(ZeroDivisionError), lock.writing(tmp_path, 1, io.StringIO()):
        raise ZeroDivisionError
    with lock.writing(tmp_path, 1, io.StringIO()):
        pass


def test_loads_at_the_same_time_all_arrive(office):
    exports = [
        office.write(f"{i}.csv", disputes(*(dispute(f"D{i}-{j}") for j in range(20)))) for i in range(3)
    ]
    with ThreadPoolExecutor(3) as pool:
        told = list(
            pool.map(
                lambda export: run("data.load", export, env={"ZHILI_WAREHOUSE": office.warehouse}), exports
            )
        )
    assert [one.returncode for one in told] == [0, 0, 0], [one.stderr for one in told]
    assert office.version == 4
    assert office.ask("SELECT count(*), count(DISTINCT case_id) FROM disputes") == [(60, 60)]
    assert office.ask("SELECT version FROM batches ORDER BY batch") == [(1,), (2,), (3,), (4,)]
    said = [one.stderr for one in told if one.stderr]
    assert all(line.endswith("another load is under way; waiting for it to finish.\n") for line in said)
