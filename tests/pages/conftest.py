"""Pages as a reader opens them, without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60


@pytest.fixture
def visit(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """`visit("explorer", area="610330", lang="en")` → the page over the sample, without an exception."""
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(warehouse))

    def opened(page: str, **codes: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE_SECONDS)
        # Before the first run: a page's file is named after its address, and no other page is drawn.
        app.switch_page(f"pages/{page}.py")
        for name, code in codes.items():
            app.query_params[name] = code
        app.run()
        assert not app.exception, app.exception[0].value
        return app

    return opened
