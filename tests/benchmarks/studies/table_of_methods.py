"""The methods as methods.toml lists them, as a section of docs/methods.md."""

import tomllib
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

FILE = Path(__file__).with_name("methods.toml")


@dataclass(frozen=True)
class Method:
    """A statistical method: use, what it is for in words, formula, source, and the functions that hold it."""

    use: str
    words: str
    formula: str
    source: str
    functions: tuple[str, ...]


def read() -> tuple[Method, ...]:
    """All methods in the order of the file."""
    listed = tomllib.loads(FILE.read_text("utf-8"))["method"]
    return tuple(Method(**fields | {"functions": tuple(fields["functions"])}) for fields in listed)


def missing_functions() -> list[str]:
    """Names in the list that cannot be imported."""
    names = [name for method in read() for name in method.functions]
    return [name for name in names if not _exists(name)]


def markdown() -> str:
    """A paragraph per method: words, formula, source, functions."""
    return "\n\n".join(["## The methods", *(_paragraph(method) for method in read())])


def _paragraph(method: Method) -> str:
    functions = ", ".join(f"`{name}`" for name in method.functions) or "still to come"
    return f"**{method.use}.** {method.words}\n\n> {method.formula}  \n> {method.source} · {functions}"


def _exists(name: str) -> bool:
    module, _, function = name.rpartition(".")
    try:
        return callable(getattr(import_module(module), function, None))
    except ImportError:
        return False
