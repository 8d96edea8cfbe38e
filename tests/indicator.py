"""An invented indicator for tests that need a definition and no file."""

import datetime as dt
from pathlib import Path

from data.definitions import Definition


def indicator(name: str = "rate", **given) -> Definition:
    """A share of disputes, higher is better; what is given takes the place of the rest."""
    fields = {
        "id": name,
        "kind": "rate",
        "unit": "share",
        "better": "higher",
        "source": "disputes",
        "owner": "科",
        "reviewed": dt.date(2026, 11, 22),
        "title": {"zh": name, "en": name},
        "definition": {"zh": "。", "en": "."},
        "sql": "",
        "file": Path(f"{name}.toml"),
    }
    return Definition(**(fields | given))
