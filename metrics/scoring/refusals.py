"""What may not be ranked or scored, with its reason: never, or only where a document prescribes it."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.problem import Problem
from metrics.scoring.scheme import Scheme, Words

FILE = Path(__file__).with_suffix(".toml")
LONGEST_CODE = 12  # digits of a village's code; what is longer is a grid


@dataclass(frozen=True)
class Refusal:
    """A kind of measure or unit that is refused; `basis`: unless the scheme names its document."""

    id: str
    basis: bool
    looks_in: str  # units or measures
    words: tuple[str, ...]
    indicators: tuple[str, ...]
    levels: tuple[str, ...]
    reason: Words
    source: Words

    def meets(self, part: "Part") -> bool:
        """Whether this refusal is about that part of a scheme."""
        return (
            part.indicator in self.indicators
            or part.level in self.levels
            or (
                part.kind == self.looks_in
                and any(_holds(text, word) for text in part.texts for word in self.words)
            )
        )


@dataclass(frozen=True)
class Part:
    """A part of a scheme as refusals see it: where it stands, and what it calls itself."""

    where: str
    kind: str  # units or measures
    texts: tuple[str, ...] = ()
    indicator: str = ""
    level: str = ""


class Refused(Problem):
    """A scheme that is not to be ranked; `words` say why in each language."""

    def __init__(self, message: str, words: Words) -> None:
        super().__init__(message)
        self.words = words


def check(scheme: Scheme, where: str) -> None:
    """Refused names the first part that is never ranked, or only with a document that this scheme lacks."""
    for part, refusal in found(scheme):
        if refusal.basis and scheme.basis is not None:
            continue
        remedy = (
            " Name the document that prescribes it in [basis], or leave it out."
            if refusal.basis
            else " Leave it out."
        )
        message = f"{where}, {part.where}: {refusal.reason['en']} ({refusal.source['en']})"
        raise Refused(message + remedy, {lang: _sentence(refusal, lang) for lang in refusal.reason})


def warnings(scheme: Scheme) -> tuple[Words, ...]:
    """What a page says beside a scheme that carries such items because its document prescribes them."""
    met = {refusal.id: refusal for _, refusal in found(scheme)}.values()
    return tuple({lang: _warning(scheme, refusal, lang) for lang in refusal.reason} for refusal in met)


def found(scheme: Scheme) -> tuple[tuple[Part, Refusal], ...]:
    """Each part of a scheme that a refusal is about, whether or not a document prescribes it."""
    pairs = ((part, refusal) for part in _parts(scheme) for refusal in refusals())
    return tuple((part, refusal) for part, refusal in pairs if refusal.meets(part))


@cache
def refusals() -> tuple[Refusal, ...]:
    """All refusals in the order of their file."""
    tables = tomllib.loads(FILE.read_text("utf-8"))
    return tuple(
        Refusal(
            id=id,
            basis=table["basis"],
            looks_in=table["in"],
            **{key: tuple(table.get(key, ())) for key in ("words", "indicators", "levels")},
            reason={lang: table[lang] for lang in ("zh", "en")},
            source=table["source"],
        )
        for id, table in tables.items()
    )


def _parts(scheme: Scheme) -> Iterable[Part]:
    yield Part("title", "units", tuple(scheme.title.values()))
    yield Part("title", "measures", tuple(scheme.title.values()))
    yield from (Part("levels", "units", (), level=level) for level in scheme.levels)
    for group in scheme.groups:
        grids = any(len(code) > LONGEST_CODE for code in group.units)
        yield Part(f"groups {group.id}", "units", _texts(group), level="grid" if grids else "")
    for item in scheme.items:
        yield Part(f"items {item.id}", "measures", (*_texts(item), item.indicator), indicator=item.indicator)
    for key in ("blocks", "events"):
        yield from (Part(f"{key} {one.id}", "measures", _texts(one)) for one in getattr(scheme, key))
    for veto in scheme.vetoes:
        yield Part(f"vetoes {veto.id}", "measures", (*_texts(veto), veto.indicator), indicator=veto.indicator)


def _texts(part: object) -> tuple[str, ...]:
    return (part.id, *part.title.values())


def _holds(text: str, word: str) -> bool:
    """Whether a text holds a word: an English one from the beginning of a word, a Chinese one anywhere."""
    text, word = _normal(text), _normal(word)
    if word.isascii():
        return re.search(rf"(?<![a-z]){re.escape(word)}", re.sub(r"[-_\s]+", " ", text)) is not None
    return word in re.sub(r"\s+", "", text)


def _normal(text: str) -> str:
    """Full-width letters as plain ones, small letters, and hyphens and underlines as spaces."""
    return re.sub(r"[-_\s]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def _sentence(refusal: Refusal, lang: str) -> str:
    return (
        f"{refusal.reason[lang]}（{refusal.source[lang]}）"
        if lang == "zh"
        else (f"{refusal.reason[lang]} ({refusal.source[lang]})")
    )


def _warning(scheme: Scheme, refusal: Refusal, lang: str) -> str:
    if scheme.basis is None:
        return refusal.reason[lang]
    name = f"{scheme.basis.title} {scheme.basis.number}"
    said = {
        "zh": f"本方案因依据文件（{name}）而含有此类事项。",
        "en": f" This scheme carries it because of {name}.",
    }
    return refusal.reason[lang] + said[lang]
