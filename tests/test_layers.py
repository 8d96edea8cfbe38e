"""Imports point one way and a library has one home: read from the code, without running it."""

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# What each package may import besides itself; the table stands in the README, too.
MAY_USE = {
    "i18n": set(),
    "data": {"i18n"},
    "metrics": {"i18n", "data"},
    "charts": {"i18n", "metrics"},
    "reports": {"i18n", "data", "metrics", "charts"},
    "ui": {"i18n", "data", "metrics", "charts", "reports"},
    "pages": {"i18n", "data", "metrics", "charts", "reports", "ui"},
    "app": {"i18n", "data", "metrics", "charts", "reports", "ui", "pages"},
}
HOMES = {
    "babel": {"i18n"},
    "duckdb": {"data"},
    "python_calamine": {"data"},
    "pandas": {"data", "metrics", "charts", "reports", "ui"},
    "scipy": {"metrics"},
    "plotly": {"charts"},
    "docx": {"reports"},
    "pptx": {"reports"},
    "lxml": {"reports"},
    "xlsxwriter": {"reports"},
    "streamlit": {"ui", "pages", "app"},
} | {name: set() for name in ("tests", "pytest", "hypothesis", "playwright", "openpyxl", "xlwt")}
# The sample writes a few exports as the workbooks that offices send (docs/decisions.md).
GUESTS = {"data/sample/sheets.py": {"xlsxwriter"}}
OUTSIDE = {"tests", "docs"}  # may import anything; nothing may import them
PAGE_LINES = 60

Import = tuple[int, str]  # line, dotted name


def violations(root: Path) -> list[str]:
    """One line `file:line: message` for each import that goes the wrong way, and each overlong page."""
    return sorted(fault for file in _product(root) for fault in _faults(file, file.relative_to(root)))


def _product(root: Path) -> Iterator[Path]:
    for top in root.iterdir():
        if not top.name.startswith(".") and top.name not in OUTSIDE:
            yield from [top] if top.suffix == ".py" else top.rglob("*.py")


def _faults(file: Path, name: Path) -> Iterator[str]:
    layer = name.parts[0].removesuffix(".py")
    if layer not in MAY_USE:
        yield f"{name}:1: {layer} has no place among the layers; give it one in tests/test_layers.py."
        return
    text = file.read_text("utf-8")
    for line, imported in _imports(ast.parse(text, str(name)), name.parts[:-1]):
        top = imported.split(".")[0]
        if top not in GUESTS.get(name.as_posix(), ()) and (message := _judge(layer, top)):
            yield f"{name}:{line}: {message}"
    lines = len(text.splitlines())
    if layer == "pages" and lines > PAGE_LINES:
        yield f"{name}:{PAGE_LINES + 1}: {lines} lines; a page has at most {PAGE_LINES}: move parts to ui."


def _judge(layer: str, imported: str) -> str | None:
    if imported in MAY_USE and imported != layer and imported not in MAY_USE[layer]:
        allowed = ", ".join(sorted(MAY_USE[layer])) or "no other package"
        return f"{layer} may not import {imported}; it may use {allowed}."
    if imported in HOMES and layer not in HOMES[imported]:
        return (
            f"{layer} may not import {imported}; its home is {', '.join(sorted(HOMES[imported])) or 'tests'}."
        )
    return None


def _imports(tree: ast.AST, package: tuple[str, ...]) -> Iterator[Import]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, name) for name in _from(node, package))
        elif isinstance(node, ast.Call) and (name := _by_call(node)):
            yield node.lineno, name


def _from(node: ast.ImportFrom, package: tuple[str, ...]) -> Iterator[str]:
    """Dotted names behind `from … import …`; `from .. import charts` may name a package by its alias."""
    base = package[: len(package) - node.level + 1] if node.level else ()
    prefix = (*base, *(node.module or "").split(".")) if node.module else base
    for alias in node.names:
        yield ".".join((*prefix, alias.name))


def _by_call(call: ast.Call) -> str | None:
    """The module in `importlib.import_module("…")` or `__import__("…")`, as far as it is written out."""
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given = [*call.args, *(k.value for k in call.keywords if k.arg == "name")]
    if called not in ("import_module", "__import__") or not given:
        return None
    first = given[0].values[0] if isinstance(given[0], ast.JoinedStr) and given[0].values else given[0]
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def _planted(root: Path, name: str, line: str) -> Path:
    """A copy of one of our files (or, where there is none, a new one) with a line put at its end."""
    copy = root / name
    copy.parent.mkdir(parents=True, exist_ok=True)
    # The shortest, so that a page has room for the planted line.
    ours = min((ROOT / name).parent.glob("*.py"), key=lambda file: file.stat().st_size, default=None)
    if ours:
        shutil.copy(ours, copy)
    with copy.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    return copy


def test_imports_point_one_way_and_libraries_stay_at_home():
    assert violations(ROOT) == []


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("metrics/planted.py", "import streamlit", "metrics may not import streamlit"),
        ("charts/planted.py", "import duckdb", "charts may not import duckdb"),
        ("metrics/planted.py", "from charts.theme import template", "metrics may not import charts"),
        ("data/planted.py", "import metrics.catalog as catalog", "data may not import metrics"),
        ("charts/planted.py", "from data import warehouse", "charts may not import data"),
        ("i18n/planted.py", "from data.warehouse import reading", "i18n may not import data"),
        ("pages/planted.py", "import app", "pages may not import app"),
        ("ui/planted.py", "import plotly.graph_objects as go", "ui may not import plotly"),
        ("metrics/planted.py", "from tests.conftest import run", "metrics may not import tests"),
        ("metrics/planted.py", "def late():\n    from streamlit import cache_data", "streamlit"),
        ("metrics/planted.py", 'import importlib\nimportlib.import_module("streamlit.web")', "streamlit"),
        ("metrics/planted.py", 'from importlib import import_module as f\n__import__("duckdb")', "duckdb"),
        ("data/planted.py", 'from importlib import import_module\nimport_module(f"charts.{1}")', "charts"),
        ("metrics/planted.py", "from .. import charts", "metrics may not import charts"),
        ("helpers_of_mine.py", "import json", "no place among the layers"),
    ],
)
def test_a_planted_import_is_named_with_its_file_and_line(tmp_path, name, line, message):
    file = _planted(tmp_path, name, line)
    where = len(file.read_text("utf-8").splitlines()) if "layers" not in message else 1
    found = [fault for fault in violations(tmp_path) if fault.startswith(f"{name}:{where}: ")]
    assert len(found) == 1
    assert message in found[0]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("data/planted.py", "import duckdb"),
        ("metrics/planted.py", "from . import period\nfrom .period import parse"),
        ("metrics/schemes/planted.py", "from ..period import parse"),
        ("metrics/planted.py", "from data.warehouse import reading\nimport pandas as pd"),
        ("pages/planted.py", "import streamlit as st\nfrom ui.frame import open_page"),
        ("metrics/planted.py", "print('import streamlit')  # import duckdb"),
    ],
)
def test_an_allowed_import_is_left_alone(tmp_path, name, line):
    _planted(tmp_path, name, line)
    assert violations(tmp_path) == []


def test_a_page_has_at_most_sixty_lines(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "short.py").write_text("x = 1\n" * PAGE_LINES, encoding="utf-8")
    (tmp_path / "pages" / "long.py").write_text("x = 1\n" * (PAGE_LINES + 1), encoding="utf-8")
    assert [fault.split(": ")[0] for fault in violations(tmp_path)] == ["pages/long.py:61"]
