"""Any truth under any choice of traps comes in whole or says why not."""

import os
import random
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.corpus.mixtures import mixture
from tests.corpus.outcome import check
from tests.data.office import Office

EXAMPLES = int(os.environ.get("ZHILI_MIXTURES", "12"))


@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 2**32))
def test_random_truth_under_random_traps_comes_in_as_it_is(office, seed):
    made = mixture(random.Random(seed))
    with tempfile.TemporaryDirectory() as folder:
        another = Office(Path(shutil.copytree(office.folder, Path(folder) / "office")))
        report = another.send(made.write("月报", [made.grid])[1], made.write("月报", [made.grid])[0])
        assert report.questions == (), made.traps
        check(another, report, made.grid.expected)
