"""The limits of the house style, measured: sizes, docstrings, annotations, names, no traces of a machine."""

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILE_LINES = 250
FUNCTION_LINES = 30
ARGUMENTS = 6
DOCUMENTED_SHARE = 0.9
VAGUE = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "handler", "stuff", "base"}
# A place on somebody's machine: homes, job folders, temporary folders, a Windows user.
MACHINE = re.compile(
    r"(?<![\w.~$}-])/(?:home|Users|root|work|workspace|tmp|var/folders)/\w|\b[A-Z]:\\Users\\", re.I
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A Python file: its name from the project's root, its text and its tree."""

    name: str
    text: str
    tree: ast.Module

    @property
    def functions(self) -> list[Function]:
        """All functions, methods and inner functions."""
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]

    @property
    def public(self) -> list[Function]:
        """Functions of the module and methods of its public classes, without a leading underscore."""
        classes = [n for n in self.tree.body if isinstance(n, ast.ClassDef) and not n.name.startswith("_")]
        members = [*self.tree.body, *(member for cls in classes for member in cls.body)]
        return [n for n in members if isinstance(n, Function) and not n.name.startswith("_")]


def tracked(root: Path) -> list[Path]:
    """The project's files: those git tracks or would; without git, all that .gitignore does not name."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        names = [name for name in listed.stdout.decode("utf-8").split("\0") if name]
        return [root / name for name in sorted(set(names)) if (root / name).is_file()]
    ours = (file for file in root.rglob("*") if file.is_file())
    return sorted(file for file in ours if not _is_made(file.relative_to(root)))


def _is_made(name: Path) -> bool:
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    made = {line.strip("/") for line in ignored if line and not line.startswith("#")} | {".git"}
    return bool(made & {str(name), *name.parts})


def modules(root: Path, tests: bool) -> list[Module]:
    """The Python files that hold anything, with or without those of tests."""
    files = [file for file in tracked(root) if file.suffix == ".py"]
    names = [(str(file.relative_to(root)), file.read_text("utf-8")) for file in files]
    kept = [(name, text) for name, text in names if text.strip() and (tests or not name.startswith("tests/"))]
    return [Module(name, text, ast.parse(text, name)) for name, text in kept]


def body_lines(function: Function) -> int:
    """Lines of a function without its signature and docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def arguments(function: Function) -> list[ast.arg]:
    """What a caller gives: all arguments but self and cls."""
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    return [argument for argument in named if argument.arg not in ("self", "cls")]


def unannotated(function: Function) -> list[str]:
    """Names of arguments without an annotation, and `return`."""
    rest = [argument for argument in (function.args.vararg, function.args.kwarg) if argument]
    bare = [a.arg for a in [*arguments(function), *rest] if a.annotation is None]
    return bare + (["return"] if function.returns is None else [])


def machine_paths(root: Path) -> Iterator[str]:
    """`file:line: the line` wherever a text file names a place on somebody's machine."""
    for file in tracked(root):
        try:
            lines = file.read_text("utf-8").splitlines()
        except UnicodeDecodeError:
            continue  # a picture or a workbook
        for number, line in enumerate(lines, 1):
            if MACHINE.search(line):
                yield f"{file.relative_to(root)}:{number}: {line.strip()[:100]}"


@pytest.fixture(scope="module")
def everything() -> list[Module]:
    return modules(ROOT, tests=True)


@pytest.fixture(scope="module")
def product() -> list[Module]:
    return modules(ROOT, tests=False)


def test_no_file_is_longer_than_250_lines():
    code = [file for file in tracked(ROOT) if file.suffix in (".py", ".sql")]
    sizes = {str(f.relative_to(ROOT)): len(f.read_text("utf-8").splitlines()) for f in code}
    assert {name: lines for name, lines in sizes.items() if lines > FILE_LINES} == {}


def test_no_function_is_longer_than_thirty_lines(product):
    sizes = {f"{m.name}:{f.lineno} {f.name}": body_lines(f) for m in product for f in m.functions}
    assert {name: lines for name, lines in sizes.items() if lines > FUNCTION_LINES} == {}


def test_no_function_takes_more_than_six_arguments(product):
    counts = {f"{m.name}:{f.lineno} {f.name}": len(arguments(f)) for m in product for f in m.functions}
    assert {name: count for name, count in counts.items() if count > ARGUMENTS} == {}


def test_each_module_says_what_lives_in_it(everything):
    assert [m.name for m in everything if not ast.get_docstring(m.tree)] == []


def test_public_functions_are_documented(product):
    public = {f"{m.name}:{f.lineno} {f.name}": bool(ast.get_docstring(f)) for m in product for f in m.public}
    bare = [name for name, documented in public.items() if not documented]
    assert len(bare) <= (1 - DOCUMENTED_SHARE) * len(public), bare


def test_public_functions_are_annotated(product):
    bare = {f"{m.name}:{f.lineno} {f.name}": unannotated(f) for m in product for f in m.public}
    assert {name: missing for name, missing in bare.items() if missing} == {}


def test_module_names_are_nouns_that_say_something(everything):
    assert [m.name for m in everything if set(re.split(r"[/_.]", m.name)) & VAGUE] == []


def test_no_file_names_a_place_on_somebodys_machine():
    assert list(machine_paths(ROOT)) == []


@pytest.mark.parametrize("place", ["home/li/zhili", "Users/li/x", "tmp/job.7/out", "work/main", "root/x"])
def test_a_planted_machine_path_is_found(tmp_path, place):
    (tmp_path / "notes.md").write_text(
        f"fine: https://example.org/{place}\nkept in /{place}\n", encoding="utf-8"
    )
    assert [fault.split(": ")[0] for fault in machine_paths(tmp_path)] == ["notes.md:2"]


def test_measures_agree_with_a_function_counted_by_hand():
    code = 'class A:\n def f(self, a, *, b: int, **c) -> None:\n  """One."""\n  x = 1\n\n  return x\n'
    function = Module("a.py", code, ast.parse(code)).public[0]
    assert body_lines(function) == 3
    assert [argument.arg for argument in arguments(function)] == ["a", "b"]
    assert unannotated(function) == ["a", "c"]
