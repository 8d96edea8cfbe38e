"""Mutations of the bytes of a file that was written well."""

import random
from collections.abc import Callable

Mutation = Callable[[random.Random, bytes], bytes]
INSERTED = (
    b",",
    b";",
    b"\t",
    b'"',
    b"\n",
    b"\r",
    b"\r\n",
    b"\0",
    b"\xff",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"=",
    b"<",
    b"PK",
)


def flipped_bit(chance: random.Random, content: bytes) -> bytes:
    """One bit the other way."""
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]


def other_byte(chance: random.Random, content: bytes) -> bytes:
    """Another byte."""
    at = chance.randrange(len(content))
    return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]


def cut(chance: random.Random, content: bytes) -> bytes:
    """The file ends too early."""
    return content[: chance.randrange(len(content))]


def hole(chance: random.Random, content: bytes) -> bytes:
    """A piece is missing."""
    at = chance.randrange(len(content))
    return content[:at] + content[at + chance.randint(1, 60) :]


def echo(chance: random.Random, content: bytes) -> bytes:
    """A piece stands there twice."""
    at, length = chance.randrange(len(content)), chance.randint(1, 200)
    return content[: at + length] + content[at : at + length] + content[at + length :]


def inserted(chance: random.Random, content: bytes) -> bytes:
    """A separator, a quotation mark, a line end, a mark of order or a NUL more."""
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(INSERTED) + content[at:]


def zeroed(chance: random.Random, content: bytes) -> bytes:
    """A piece full of NUL, as a broken disk leaves it."""
    at, length = chance.randrange(len(content)), chance.randint(1, 40)
    return content[:at] + b"\0" * min(length, len(content) - at) + content[at + length :]


def appended(chance: random.Random, content: bytes) -> bytes:
    """Rubbish at the end."""
    return content + chance.choice(
        (b"\0" * 9, b"\x1a", b"\n,,,\n", b"<html>", content[: chance.randint(1, 400)])
    )


MUTATIONS: tuple[Mutation, ...] = (flipped_bit, other_byte, cut, hole, echo, inserted, zeroed, appended)
