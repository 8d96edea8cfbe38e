"""What the charts may lean on: no arithmetic, no words of their own, nothing slow."""

import ast
from pathlib import Path

import pytest

import charts

FILES = sorted(Path(charts.__file__).parent.glob("*.py"))
FORBIDDEN = {"numpy", "scipy", "statistics", "gettext", "babel", "streamlit", "duckdb", "i18n", "data"}
# A map needs the cosine of its latitude; that is about the drawing, not about a number on it.
MAY_USE_MATH = {"city.py"}


def _imports(file: Path) -> set[str]:
    tree = ast.walk(ast.parse(file.read_text("utf-8")))
    nodes = [node for node in tree if isinstance(node, ast.Import | ast.ImportFrom)]
    return {node.module for node in nodes if isinstance(node, ast.ImportFrom)} | {
        name.name for node in nodes if isinstance(node, ast.Import) for name in node.names
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_chart_imports_no_arithmetic_and_no_translation(file: Path) -> None:
    used = _imports(file)
    assert not {name.split(".")[0] for name in used} & FORBIDDEN
    assert "plotly.express" not in used
    assert "math" not in used or file.name in MAY_USE_MATH
