"""Documents say what the code says."""

import re
from pathlib import Path

from metrics import catalog

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ("app.py", "pages", "ui", "reports", "charts", "metrics", "data", "i18n", "tests", "docs")


def test_the_catalogue_in_the_documents_is_current():
    written = (ROOT / "docs" / "indicators.md").read_text("utf-8")
    assert written == catalog.as_markdown(), "run python -m metrics.catalog --markdown > docs/indicators.md"


def test_both_readmes_name_every_layer():
    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text("utf-8")
        assert [layer for layer in LAYERS if f"`{layer}" not in text] == []


def test_every_picture_in_the_readmes_exists():
    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text("utf-8")
        pictures = re.findall(r"\]\(([^)]+\.png)\)", text)
        assert pictures
        assert [picture for picture in pictures if not (ROOT / picture).exists()] == []
