"""Pages: what the server needs to run each one, measured in a process that serves nobody else.

Cold: Streamlit's caches are empty and the warehouse is closed. Warm: the same screen again. Changed: another
month, so that its figures are asked for anew. The time of Streamlit's own testing harness is part of each.
"""

import json
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import streamlit as st
from streamlit import config
from streamlit.testing.v1 import AppTest

from metrics.period import latest, shift
from tests.benchmarks import exports
from tests.benchmarks.process import ROOT

APP = ROOT / "app.py"
WARM_TIMES = 9
CHANGES = 5
PATIENCE_SECONDS = 120


def first(app: Path) -> float:
    """The seconds of the first screen of a process, imports included."""
    return _run(_visit(app))


def pages(app: Path, periods: Sequence[str]) -> dict[str, dict[str, float | str]]:
    """For each of the app's pages/*.py the seconds `cold`, `warm`, `changed` (medians), or what is `wrong`.

    `periods` are codes other than the one that a page begins with.
    """
    files = sorted(app.parent.glob("pages/*.py"))
    return {file.stem: _page(app, file, periods) for file in files if file.stem != "__init__"}


def harness() -> float:
    """The seconds of a script that shows nothing."""
    test = AppTest.from_string("import streamlit", default_timeout=PATIENCE_SECONDS)
    _run(test)
    return median(_run(test) for _ in range(WARM_TIMES))


def _page(app: Path, file: Path, periods: Sequence[str]) -> dict[str, float | str]:
    test = _visit(app)
    _run(test)
    try:
        test.switch_page(f"pages/{file.name}")
        seconds = _seconds(test, periods)
    except ValueError:
        return {"wrong": "is not in the menu"}
    except RuntimeError:
        return {"wrong": f"takes more than {PATIENCE_SECONDS} s"}
    wrong = _wrong(test, periods[-1])
    return {"wrong": wrong} if wrong else seconds


def _seconds(test: AppTest, periods: Sequence[str]) -> dict[str, float]:
    st.cache_data.clear()
    st.cache_resource.clear()
    seconds = {"cold": _run(test), "warm": median(_run(test) for _ in range(WARM_TIMES))}
    changes = []
    for period in periods:
        test.query_params["period"] = period
        changes.append(_run(test))
    return seconds | {"changed": median(changes)}


def _visit(app: Path) -> AppTest:
    """A reader who has just arrived."""
    # Otherwise a page that fails is as quick as a sentence that says so.
    config.set_option("client.showErrorDetails", "full")
    return AppTest.from_file(app, default_timeout=PATIENCE_SECONDS)


def _wrong(test: AppTest, period: str) -> str:
    if test.exception:
        return f"fails: {test.exception[0].message.splitlines()[0]}"
    return "" if test.query_params.get("period") == period else "does not keep the period in its address"


def _run(test: AppTest) -> float:
    began = time.perf_counter()
    test.run()
    return time.perf_counter() - began


if __name__ == "__main__":
    MONTHS = [latest(shift(exports.LAST_MONTH, -step)).code for step in range(1, CHANGES + 1)]
    print(json.dumps({"first": first(APP), "harness": harness(), "pages": pages(APP, MONTHS)}))
