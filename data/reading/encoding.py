"""Encodings: which one a text file has. Several may fit its bytes; what they make of them decides."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.problem import Problem

UTF_8 = "utf-8-sig"
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # what a spreadsheet calls Unicode text
# Encoding → where its characters of daily use lie: lead bytes of signs and of the first level of ideographs.
NATIONAL = {"gb18030": ("gb2312", range(0xA1, 0xD8)), "cp950": ("big5", range(0xA1, 0xC7))}
VOCABULARY = ("headings.toml", "codes.toml", "items.toml")
CHUNK_BYTES = 1 << 20
WHOLE_CHUNKS = 2  # so many are judged in full, of later ones some blocks of characters
BLOCK, BLOCKS = 2000, 8
FOREIGN = re.compile(r"[\x00-\x09\x0b-\x7f]+")
FEW = 8  # characters in a line: fewer do not speak for themselves
INCOMPLETE = ("unexpected end", "incomplete")
# Of two points per character that is not ASCII. Measured on the sample's text files and on tables in Big5: a
# right decoding has 1.29 or more on any line, a wrong one 0.87 or less.
ENOUGH, MARGIN, WRONG = 0.95, 0.3, 0.6
PLAIN_SHARE = 0.95
IDEOGRAPHS, SIGNS = ("\u3400", "\u9fff"), ("\u2000", "\u33ff")
CUT = "ends in the middle of a character, so it was cut short; export it again."


@dataclass(frozen=True)
class Fit:
    """How an encoding suits a file: whether all bytes fit, or all but a character cut at the end."""

    encoding: str
    fits: bool
    is_cut: bool = False
    score: float = 0.0


def candidates(file: Path, label: str) -> Iterator[str]:
    """Encodings to try, in order; a Problem where none is left, or where which one it is cannot be known."""
    with file.open("rb") as handle:
        head = handle.read(CHUNK_BYTES)
    wide = "utf-16" if head.startswith(UTF_16) else _without_mark(head)
    if wide:
        yield wide
        raise Problem(f"{label}: {CUT}")
    yield UTF_8
    yield _national(file, label)


def decoded(file: Path, encoding: str) -> Iterator[str]:
    """The text in pieces; UnicodeDecodeError where a byte does not fit."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with file.open("rb") as handle:
        while chunk := handle.read(CHUNK_BYTES):
            yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _national(file: Path, label: str) -> str:
    """GB18030 or Big5, for a file that is no UTF-8."""
    tried = [_fit(file, encoding) for encoding in (UTF_8, *NATIONAL)]
    if any(fit.is_cut and fit.score >= ENOUGH for fit in tried):
        raise Problem(f"{label}: {CUT}")
    best, *others = sorted((fit for fit in tried if fit.fits), key=lambda fit: -fit.score) or [Fit("", False)]
    if best.score < ENOUGH:
        raise Problem(f"{label}: neither UTF-8 nor GB18030 nor Big5; save it again as CSV (UTF-8).")
    if others and best.score - others[0].score < MARGIN:
        raise Problem(f"{label}: may be GB18030 as well as Big5; save it again as CSV (UTF-8).")
    return best.encoding


def _fit(file: Path, encoding: str) -> Fit:
    lines: list[tuple[int, int]] = []
    try:
        for number, piece in enumerate(decoded(file, encoding)):
            lines += [_judged(line, encoding) for line in _sampled(piece, number)]
    except UnicodeDecodeError as error:
        # The decoder keeps the beginning of a character back: it is an error at the end of the file only.
        return Fit(encoding, False, any(word in error.reason for word in INCOMPLETE), _score(lines))
    return Fit(encoding, True, False, _score(lines))


def _sampled(piece: str, number: int) -> list[str]:
    """All lines of the first pieces, some of each later one."""
    step = max(BLOCK, len(piece) // BLOCKS) if number >= WHOLE_CHUNKS else BLOCK
    return [
        line for at in range(0, len(piece), step) for line in FOREIGN.sub("", piece[at : at + BLOCK]).split()
    ]


def _judged(line: str, encoding: str) -> tuple[int, int]:
    """How many characters, and their points: one for daily use, one more if our own words have it."""
    points = sum(map(_daily(encoding).__contains__, line)) + sum(map(_vocabulary().__contains__, line))
    return len(line), points


def _score(lines: list[tuple[int, int]]) -> float:
    """Points per character; nothing where a single line speaks against the encoding, as in a mixed file."""
    characters = sum(count for count, _ in lines)
    if any(count >= FEW and points < WRONG * count for count, points in lines):
        return 0.0
    return sum(points for _, points in lines) / characters if characters else 2.0


@cache
def _daily(encoding: str) -> frozenset[str]:
    """Of UTF-8 all that any encoding knows: it fits by chance only in a few bytes."""
    sets = [NATIONAL[encoding]] if encoding in NATIONAL else list(NATIONAL.values())
    pairs = [
        (bytes([lead, trail]), name) for name, leads in sets for lead in leads for trail in range(0x40, 0xFF)
    ]
    return frozenset("".join(pair.decode(name, "ignore") for pair, name in pairs))


@cache
def _vocabulary() -> frozenset[str]:
    texts = [(Path(__file__).parent.parent / name).read_text("utf-8") for name in VOCABULARY]
    return frozenset(c for text in texts for c in text if c > "\x7f")


def _without_mark(head: bytes) -> str:
    """UTF-16 without its mark, where it is plain: line ends, separators and hardly any unlikely character."""
    if b"\0" not in head:
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = head[: BLOCK * 2].decode(encoding, "ignore")
        plain = sum(" " <= c <= "~" or c in "\r\n\t" or _is_wide(c) for c in text)
        is_table = "\n" in text and any(delimiter in text for delimiter in ",\t;|")
        if is_table and plain >= PLAIN_SHARE * len(text):
            return encoding
    return ""


def _is_wide(c: str) -> bool:
    return IDEOGRAPHS[0] <= c <= IDEOGRAPHS[1] or SIGNS[0] <= c <= SIGNS[1] or "\uff00" <= c <= "\uffef"
