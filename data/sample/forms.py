"""How an office writes its file, read from forms/*.toml, and which files there are, from files.toml."""

from dataclasses import dataclass
from functools import cache

from data.sample import plan

BOOKS = ("disputes", "registers", "cases", "rounds")


@dataclass(frozen=True)
class Form:
    """One office's way of writing; the keys of forms/*.toml. Dates and names are mixtures."""

    columns: tuple[tuple[str, str], ...]  # heading, source
    encoding: str = ""
    workbook: bool = False
    preamble: int = 0  # rows before the headings: 0, 1 (title) or 4 (title, version, notes, blank)
    by_town: bool = False  # sorted by town, with a subtotal behind each
    total: bool = False
    footer: bool = False
    dates: tuple[str, ...] = ("iso",)
    months: tuple[str, ...] = ("month",)
    names: tuple[str, ...] = ("full",)
    towns: str = "full"
    separators: bool = False  # thousands
    numbers_as_text: bool = False


@dataclass(frozen=True)
class File:
    """A file of the sample: its path, its table and form, and the area (and year) whose rows it holds."""

    path: str
    table: str
    form: str
    area: str
    year: int | None = None
    later: bool = False  # an export that replaces earlier rows


@cache
def forms() -> dict[str, Form]:
    """All forms by name."""
    read = {name: form for book in BOOKS for name, form in plan.read(f"forms/{book}").items()}
    return {name: _form(item) for name, item in read.items()}


@cache
def files() -> tuple[File, ...]:
    """All files in the order in which they were sent."""
    return tuple(sorted((File(**row) for row in plan.read("files")["files"]), key=lambda file: file.path))


def _form(item: dict) -> Form:
    pairs = (column.rpartition(" = ") for column in item["columns"])
    lists = {name: tuple(item[name]) for name in ("dates", "months", "names") if name in item}
    return Form(
        **item | lists | {"columns": tuple((heading.strip(" "), source) for heading, _, source in pairs)}
    )
