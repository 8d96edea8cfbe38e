"""Before the first load every page says what to do, and nothing breaks."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import ROOT


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "尚未导入任何数据。"), ("en", "Nothing has been loaded yet.")]
)
def test_an_empty_warehouse_names_the_command(tmp_path: Path, monkeypatch, lang, said):
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(tmp_path))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["lang"] = lang
    app.run()
    assert not app.exception
    assert any(said in block.value for block in app.html)
    assert "python -m data.load" in app.code[0].value
