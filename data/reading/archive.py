"""Archives: the exports in a zipped folder, unpacked where they can do no harm."""

import errno
import os
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from data.problem import Problem
from data.reading import files

ENDING = ".zip"
MEMBERS = 5000
UNPACKED_BYTES = 1 << 30
COPIED_BYTES = 1 << 20
UTF_8_FLAG, ENCRYPTED_FLAG = 0x800, 0x1
# Others do not come from office computers, and one of them may ask for any amount of memory.
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DAMAGES = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError,
    RuntimeError, ValueError, LookupError, OverflowError,
)  # fmt: skip
# What positions outside of the archive and names that cannot be written lead to; a full disk is no damage.
ODD = (errno.EINVAL, errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR, errno.EEXIST)

Named = tuple[str, zipfile.ZipInfo]


def unpack(archive: Path, folder: Path) -> tuple[list[Path], list[tuple[str, str]]]:
    """The exports of an archive as files in `folder`, and what was left out as (label, reason).

    A Problem for the whole archive where one member is hostile or damaged: nothing of it is loaded.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            named = _named(archive, opened.infolist())
            _check(archive, named)
            return _exports(archive, opened, named, folder)
    except (*DAMAGES, OSError) as error:
        if isinstance(error, OSError) and error.errno not in ODD:
            raise
        told = f"a damaged archive ({type(error).__name__}); send it again"
        raise Problem(f"{files.label(archive)}: {told}.") from None


def _named(archive: Path, members: list[zipfile.ZipInfo]) -> list[Named]:
    if len(members) > MEMBERS:
        raise Problem(
            f"{files.label(archive)}: holds {len(members)} files; at most {MEMBERS} are read from an archive."
        )
    named = [(_name(archive, member), member) for member in members]
    return sorted((pair for pair in named if not pair[0].endswith("/")), key=lambda pair: pair[0])


def _name(archive: Path, member: zipfile.ZipInfo) -> str:
    """The member's name: without the flag for UTF-8 it is in whatever its computer used, mostly GBK."""
    name = member.orig_filename
    if not member.flag_bits & UTF_8_FLAG:
        written = name.encode("cp437")
        try:
            name = written.decode("utf-8")
        except UnicodeDecodeError:
            name = written.decode("gb18030", "replace")
    name = name.replace("\\", "/")
    parts = name.removesuffix("/").split("/")
    if ".." in parts or "" in parts or ":" in parts[0] or not name.isprintable():
        raise Problem(
            f"{files.label(archive)}: a file in it leads out of the archive; unpack and look at it."
        )
    return name


def _label(archive: Path, name: str) -> str:
    return files.shown(f"{archive.name}/{name}")


def _check(archive: Path, named: list[Named]) -> None:
    """What can be told before anything is unpacked."""
    for name, member in named:
        label = _label(archive, name)
        if stat.S_ISLNK(member.external_attr >> 16):
            raise Problem(f"{label}: is a symbolic link; put the file itself into the archive.")
        if member.flag_bits & ENCRYPTED_FLAG:
            raise Problem(f"{label}: is protected by a password; unpack it first.")
        if name.lower().endswith(ENDING) and not files.why_not(name, (ENDING,)):
            raise Problem(f"{label}: is an archive inside of an archive; unpack the outer one first.")
    twice = [name for name, times in Counter(name.lower() for name, _ in named).items() if times > 1]
    if twice:
        raise Problem(f"{_label(archive, twice[0])}: stands in the archive twice; take one out.")
    if sum(member.file_size for name, member in named if not files.why_not(name)) > UNPACKED_BYTES:
        raise Problem(f"{files.label(archive)}: {_TOO_LARGE}")


_TOO_LARGE = f"unpacks to more than {UNPACKED_BYTES >> 30} GB; unpack it and give its files one by one."


def _exports(
    archive: Path, opened: zipfile.ZipFile, named: Iterable[Named], folder: Path
) -> tuple[list[Path], list[tuple[str, str]]]:
    found, left_out, room = [], [], UNPACKED_BYTES
    for name, member in named:
        if reason := files.why_not(name):
            left_out.append((_label(archive, name), reason))
            continue
        target = folder / archive.name / name
        room -= _copy(archive, opened, member, target, room)
        found.append(target)
    return found, left_out


def _copy(archive: Path, opened: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, room: int) -> int:
    """Unpack a member; its real size counts, whatever the archive says."""
    if member.compress_type not in METHODS:
        raise NotImplementedError
    target.parent.mkdir(parents=True, exist_ok=True)
    copied = 0
    with opened.open(member) as source, target.open("xb") as made:
        while piece := source.read(COPIED_BYTES):
            copied += len(piece)
            if copied > room:
                raise Problem(f"{files.label(archive)}: {_TOO_LARGE}")
            made.write(piece)
    os.utime(target)
    return copied
