"""The chance audit from loaded exports to what the command prints: the frequencies of the equal towns."""

import json

import pytest

from tests.conftest import once
from tests.metrics.review import equal_towns

NAMES = {"warehouse": "ZHILI_WAREHOUSE", "schemes": "ZHILI_SCHEMES"}
YEARS = 2000


@pytest.fixture(scope="module")
def places(shared) -> dict[str, object]:
    """The environment of a command that finds the towns and their scheme."""
    folder = once(shared / "equal_towns", equal_towns.build)
    return {variable: folder / name for name, variable in NAMES.items()}


def test_the_command_gives_the_frequencies_of_twelve_equal_towns(run_module, places):
    area = ("--area", equal_towns.COUNTY, "--period", "2020-12")
    ran = run_module("metrics.rank", "equal_towns", *area, "--audit", "--years", YEARS, "--json", env=places)
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert (found["years"], found["periods"]) == (YEARS, 12)
    # 20 000 simulated years give 78 %, 17 %, 65 % and 76 % (docs/methods.md).
    assert {row["run"]: row["share_of_years"] for row in found["repeats"]} == pytest.approx(
        {2: 0.78, 3: 0.17}, abs=0.03
    )
    smallest = next(row for row in found["sizes"] if row["size"] == "smallest")
    assert (smallest["units"], smallest["high"]) == (4, 15)
    assert (smallest["last"], smallest["first"]) == pytest.approx((0.65, 0.76), abs=0.012)
