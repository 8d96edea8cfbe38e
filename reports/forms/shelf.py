"""The shelf of saved forms: in the records, a map NAME.toml and beside it the empty form itself."""

import os
import re
import time
from dataclasses import dataclass
from pathlib import Path

from data.history import journal
from data.staging.personal import looks_personal
from i18n.translate import mark as _
from reports.forms import blank as blanks
from reports.forms import cell_map, layout
from reports.forms.blank import ENDINGS, Blank
from reports.forms.cell_map import CellMap
from reports.forms.fault import FormFault

FOLDER, OLDER = "forms", "older"
LONGEST = 40
_NAME = re.compile(r"[\w（）()《》·.-]+")


@dataclass(frozen=True)
class Saved:
    """A form with its map. `is_changed`: the form's file is not the one that the map was made for."""

    name: str
    map: CellMap
    blank: Blank

    @property
    def is_changed(self) -> bool:
        """Whether the bytes of the form are others than those of the map."""
        return self.blank.sha256 != self.map.sha256


def folder() -> Path:
    """Where they lie."""
    return journal.folder() / FOLDER


def names() -> tuple[str, ...]:
    """The saved forms in order."""
    return tuple(sorted(file.stem for file in folder().glob("*.toml"))) if folder().is_dir() else ()


def load(name: str) -> Saved:
    """A saved form; a FormFault where there is none of that name or a file of it is missing."""
    if name not in names():
        known = ", ".join((*layout.read(), *names()))
        raise FormFault(_("There is no form {name}; there are {known}."), name=name[:LONGEST], known=known)
    file = folder() / f"{name}.toml"
    found = cell_map.parsed(file.read_text("utf-8", "replace"), file.name)
    beside = next((file.with_suffix(one) for one in ENDINGS if file.with_suffix(one).exists()), None)
    if beside is None:
        raise FormFault(_("{name}: the empty form beside its map is missing; save it again."), name=file.name)
    return Saved(name, found, blanks.read(beside.name, beside.read_bytes()))


def save(name: str, found: CellMap, blank: Blank) -> Saved:
    """Put a form on the shelf; one of the same name is kept in the folder `older`."""
    if not is_name(name):
        raise FormFault(
            _("{name} is no name for a form: letters, digits, - and up to {most} of them."),
            name=name[:LONGEST] or "?",
            most=LONGEST,
        )
    if not found.fields:
        raise FormFault(_("No cell of the form has anything yet; choose a cell first."))
    folder().mkdir(parents=True, exist_ok=True)
    _set_apart(name)
    ending = ".xlsx" if blank.is_xlsx else ".xls"
    _write(folder() / f"{name}{ending}", blank.content)
    _write(folder() / f"{name}.toml", cell_map.as_toml(found).encode("utf-8"))
    return Saved(name, found, blank)


def is_name(name: str) -> bool:
    """Whether a form may be called so: no path, no number of a person, not a shipped form's name."""
    if not _NAME.fullmatch(name) or len(name) > LONGEST or name.startswith("."):
        return False
    return name not in layout.read() and not looks_personal(name)


def _set_apart(name: str) -> None:
    """Move what has the name now to the older ones."""
    for file in (folder() / f"{name}{ending}" for ending in (".toml", *ENDINGS)):
        if file.exists():
            (folder() / OLDER).mkdir(exist_ok=True)
            file.replace(folder() / OLDER / f"{name}_{time.time_ns()}{file.suffix}")


def _write(file: Path, content: bytes) -> None:
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.write_bytes(content)
    os.replace(draft, file)
