"""What may not be ranked or scored, with its reason: never, or only where a document prescribes it."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.definitions import Definition
from data.problem import Problem
from metrics import catalog
from metrics.ranks import DIRECTIONS
from metrics.scoring.scheme import Item, Scheme, Veto, Words

FILE = Path(__file__).with_suffix(".toml")
ACTIVITY = "activity"
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
        if self.id == ACTIVITY and part.is_activity:
            return True
        named = part.indicator in self.indicators or part.level in self.levels
        return named or (part.kind == self.looks_in and any(_holds(text, self.words) for text in part.texts))


@dataclass(frozen=True)
class Part:
    """A part of a scheme as refusals see it: where it stands, and what it calls itself."""

    where: str
    kind: str  # units or measures
    texts: tuple[str, ...] = ()
    indicator: str = ""
    level: str = ""
    is_activity: bool = False  # an indicator that has no better direction


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
    """Each part of a scheme that a refusal is about, with the first such; whether prescribed or not."""
    pairs = ((part, next((one for one in refusals() if one.meets(part)), None)) for part in _parts(scheme))
    return tuple((part, refusal) for part, refusal in pairs if refusal is not None)


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
    known = catalog.read()
    yield Part("title", "units", tuple(scheme.title.values()))
    yield Part("title", "measures", tuple(scheme.title.values()))
    yield from (Part("levels", "units", (), level=level) for level in scheme.levels)
    for group in scheme.groups:
        grids = any(len(code) > LONGEST_CODE for code in group.units)
        yield Part(f"groups {group.id}", "units", _texts(group), level="grid" if grids else "")
    for item in scheme.items:
        yield _measured(f"items {item.id}", item, known.get(item.indicator))
    for key in ("blocks", "events"):
        yield from (Part(f"{key} {one.id}", "measures", _texts(one)) for one in getattr(scheme, key))
    for veto in scheme.vetoes:
        yield _measured(f"vetoes {veto.id}", veto, known.get(veto.indicator))


def _measured(where: str, part: Item | Veto, definition: Definition | None) -> Part:
    """An item or a veto by its own title and by its indicator's, which another title does not hide."""
    texts = (*_texts(part), part.indicator, *(definition.title.values() if definition else ()))
    is_activity = definition is not None and definition.better not in DIRECTIONS
    return Part(where, "measures", texts, indicator=part.indicator, is_activity=is_activity)


def _texts(part: object) -> tuple[str, ...]:
    return (part.id, *part.title.values())


def _holds(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text holds one of the words: English ones from the beginning of a word, Chinese anywhere."""
    told, (english, chinese) = _normal(text), _patterns(words)
    return bool(english.search(told) or chinese.search(told.replace(" ", "")))


@cache
def _patterns(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    told = [_normal(word) for word in words]
    english = "|".join(re.escape(word) for word in told if word.isascii())
    chinese = "|".join(re.escape(word.replace(" ", "")) for word in told if not word.isascii())
    nothing = "(?!)"
    return re.compile(rf"(?<![a-z])(?:{english or nothing})"), re.compile(chinese or nothing)


def _normal(text: str) -> str:
    """Full-width letters as plain ones, small letters, and hyphens and underlines as spaces."""
    return re.sub(r"[-_\s]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def _sentence(refusal: Refusal, lang: str) -> str:
    shape = "{reason}（{source}）" if lang == "zh" else "{reason} ({source})"
    return shape.format(reason=refusal.reason[lang], source=refusal.source[lang])


def _warning(scheme: Scheme, refusal: Refusal, lang: str) -> str:
    if scheme.basis is None:
        return refusal.reason[lang]
    name = f"{scheme.basis.title} {scheme.basis.number}"
    said = {
        "zh": f"本方案因依据文件（{name}）而含有此类事项。",
        "en": f" This scheme carries it because of {name}.",
    }
    return refusal.reason[lang] + said[lang]
