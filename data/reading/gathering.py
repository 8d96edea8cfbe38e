"""Gathering: the export files among files, folders and zipped folders, and what among them is left out."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from data.problem import Problem
from data.reading import archive, files

Mark = tuple[int, int, int, int]
LINK_OUT = "is a link that leads out of its folder; give what it stands for."


@dataclass(frozen=True)
class Gathered:
    """Files to be read, in the order of sending; (label, reason) of what was left out or cannot be read."""

    files: tuple[Path, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    marks: dict[Path, Mark] = field(default_factory=dict)

    def check(self) -> None:
        """A Problem where a file is not as it was when it was gathered: half of it may have been read."""
        for path, mark in self.marks.items():
            try:
                now = _mark(path)
            except FileNotFoundError:
                raise Problem(f"{files.label(path)}: vanished while it was read; load it again.") from None
            if now != mark:
                raise Problem(f"{files.label(path)}: changed while it was read; load it again.")


def gather(paths: list[str], scratch: Path, goes_on: bool = False) -> Gathered:
    """The exports among files and folders; those in zipped folders are unpacked into `scratch`.

    A file named by itself is an export or a Problem; in folders and archives other kinds are left out. No
    link is followed out of its folder: whoever may put one there could have any file of this machine loaded.
    An archive that cannot be read is a Problem, or with `goes_on` one of `unread`.
    """
    found: list[Path] = []
    left_out: list[tuple[str, str]] = []
    unread: list[tuple[str, str]] = []
    marks: dict[Path, Mark] = {}
    for path in _paths(paths, left_out):
        # Before anything is read of it, or a change between the two would not be seen.
        marks[path] = _mark(path)
        if path.suffix.lower() != archive.ENDING:
            found.append(path)
        elif path not in found:
            try:
                unpacked, others = archive.unpack(path, scratch / f"archive-{len(marks):04d}")
            except Problem as problem:
                if not goes_on:
                    raise
                unread.append((files.label(path), str(problem)))
                continue
            found += unpacked
            left_out += others
    if not found and not unread:
        expected = " ".join((*files.TEXT, *files.WORKBOOKS, archive.ENDING))
        raise Problem(f"{', '.join(map(files.shown, paths))}: no export files; expected {expected}.")
    return Gathered(tuple(found), tuple(dict.fromkeys(left_out)), tuple(unread), marks)


def _paths(paths: list[str], left_out: list[tuple[str, str]]) -> list[Path]:
    """Export files and archives, each once."""
    found: list[Path] = []
    for given in map(Path, paths):
        if given.is_dir():
            found += _in_folder(given, left_out)
            continue
        if not given.exists() and not given.is_symlink():
            raise Problem(f"{files.shown(str(given))}: no such file or folder.")
        _check(given, given.parent)
        found.append(given)
    return list(dict.fromkeys(found))


def _in_folder(root: Path, left_out: list[tuple[str, str]]) -> Iterator[Path]:
    """The exports below a folder, sorted."""
    entries = []
    for folder, below, names in os.walk(root, onerror=_unreadable):
        hidden = [name for name in below if name.startswith(".") or name in files.SYSTEM]
        left_out += [(_below(Path(folder) / name, root), files.OF_THE_SYSTEM) for name in hidden]
        below[:] = [name for name in below if name not in hidden]
        entries += [Path(folder) / name for name in (*names, *below)]
    for path in sorted(entries):
        if path.is_symlink() or not path.is_dir():
            _check(path, root)
            if reason := "a link" if path.is_symlink() else files.why_not(path.name, (archive.ENDING,)):
                left_out.append((_below(path, root), reason))
            else:
                yield path


def _below(path: Path, root: Path) -> str:
    return files.shown(str(path.relative_to(root)))


def _check(path: Path, root: Path) -> None:
    """No link out of the folder, no device or pipe: reading one may never end."""
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        raise Problem(f"{files.label(path)}: {LINK_OUT}")
    if not path.exists():
        raise Problem(f"{files.label(path)}: is a link that leads nowhere; delete it.")
    if not path.is_file() and not path.is_dir():
        raise Problem(f"{files.label(path)}: is no ordinary file; give a file or a folder.")


def _unreadable(error: OSError) -> None:
    raise error


def _mark(path: Path) -> Mark:
    """What changes when a file is written, replaced or grows."""
    found = os.stat(path)
    size = found.st_size if stat.S_ISREG(found.st_mode) else 0
    return size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
