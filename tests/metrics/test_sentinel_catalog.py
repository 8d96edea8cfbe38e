"""The sentinels' words: docs are current, and an alarm is a sentence."""

from pathlib import Path

import pytest

from data import sentinels
from metrics import sentinel_catalog

DOCS = Path(__file__).resolve().parents[2] / "docs" / "sentinels.md"


def test_the_sentinels_in_the_documents_are_current():
    written = DOCS.read_text("utf-8")
    command = "run python -m metrics.sentinel_catalog --markdown > docs/sentinels.md"
    assert written == sentinel_catalog.as_markdown(), command


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("sentinel", sentinels.read())
def test_every_alarm_is_a_sentence_without_gaps(sentinel, lang):
    row = {"sentinel": sentinel, "source": "disputes", "observed": 31.0, "n": 54.0, "expected": 5.23}
    told = sentinel_catalog.sentence(row, lang)
    assert "{" not in told and "5.2" in told
    assert told.startswith("矛盾纠纷" if lang == "zh" else "Disputes")


def test_the_command_lists_every_sentinel(capsys):
    assert sentinel_catalog.main([]) == 0
    printed = capsys.readouterr().out
    assert [name for name in sentinels.read() if name not in printed] == []
