"""OLE files: the frame of the older workbooks, a little file system of sectors that are linked by tables."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOT_A_SECTOR = 0xFFFFFFFA  # this number and all above say that there is none
ENTRY_BYTES, SMALL_BYTES = 128, 64
HEADER_TABLES = 109  # so many sectors of the table are named in the header


@dataclass(frozen=True)
class Ole:
    """The bytes of an OLE file, opened."""

    content: bytes

    def stream(self, name: str) -> bytes:
        """The content of a stream; empty where there is none of this name."""
        directory, cutoff, small_links = struct.unpack_from("<L4xLL", self.content, 48)
        links = _numbers(b"".join(map(self._sector, self._tables())))
        listed = self._joined(directory, links)
        entries = [listed[at : at + ENTRY_BYTES] for at in range(0, len(listed), ENTRY_BYTES)]
        for entry in entries:
            (length,) = struct.unpack_from("<H", entry, 64)
            start, size = struct.unpack_from("<LL", entry, 116)
            if entry[: max(0, length - 2)] != name.encode("utf-16-le"):
                continue
            if size >= cutoff:
                return self._joined(start, links)[:size]
            # Short streams share the sectors of one that belongs to the first entry.
            (root,) = struct.unpack_from("<L", entries[0], 116)
            store, small = self._joined(root, links), _numbers(self._joined(small_links, links))
            parts = (store[n * SMALL_BYTES : (n + 1) * SMALL_BYTES] for n in _chain(start, small))
            return b"".join(parts)[:size]
        return b""

    @property
    def _sector_bytes(self) -> int:
        return 1 << struct.unpack_from("<H", self.content, 30)[0]

    def _sector(self, number: int) -> bytes:
        size = self._sector_bytes
        return self.content[(number + 1) * size : (number + 2) * size]

    def _joined(self, start: int, links: tuple[int, ...]) -> bytes:
        return b"".join(map(self._sector, _chain(start, links)))

    def _tables(self) -> Iterator[int]:
        """The sectors of the table of links: some are named in the header, the others in a chain of lists."""
        named = struct.unpack_from(f"<{HEADER_TABLES}L", self.content, 76)
        yield from (number for number in named if number < NOT_A_SECTOR)
        following, count = struct.unpack_from("<LL", self.content, 68)
        for _ in range(min(count, len(self.content) // self._sector_bytes)):
            if following >= NOT_A_SECTOR:
                return
            *named, following = _numbers(self._sector(following))
            yield from (number for number in named if number < NOT_A_SECTOR)


def _chain(start: int, links: tuple[int, ...]) -> Iterator[int]:
    """Sectors in order; a ring of them, which only a hostile file has, is left after one round."""
    for _ in links:
        if start >= len(links):
            return
        yield start
        start = links[start]


def _numbers(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(content) // 4}L", content[: len(content) // 4 * 4])
