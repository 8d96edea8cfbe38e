"""Headings: which column of ours each heading of an export is, and what must be asked."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from data import sources
from data.question import COLUMN as ABOUT_COLUMN
from data.question import HEADING, Question
from data.sheets import meaning, split_dates
from data.sheets.heading_words import FILE, PLACE, normalise, read, signatures
from data.sheets.meaning import BARE, COLUMN, DATE_TYPE, MONTH_TYPE, PART, Levels, written
from data.staging.personal import masked

__all__ = ["FILE", "PLACE", "Recognised", "may_be", "missing", "normalise", "read", "recognise"]
MIN_MATCHES = 2  # a row with fewer known headings is not a heading row
_AREA_CHOICES = tuple(f"{PLACE}.{role}" for role in ("path", "county", "town", "village", "code"))
CODE, GRID = "code", "grid"  # roles of a place
NUMBER_TYPES = ("whole", "decimal", "figure")


@dataclass(frozen=True)
class Recognised:
    """Headings that were understood: position of each column of ours, and what was left out.

    `parts` are the positions of a date's year, month and day, `factors` what the numbers of a column are to
    be multiplied by (万元: 10,000), `constants` values that stand outside of the table (a title's month).
    `headings` are all headings as written, `answered` the columns that a person's answer filled, and
    `suggestions` questions that need no answer: without one the heading is left out. `filled_down` are the
    places of which only the first row of a group holds the name; `columns_of` says between which positions
    the table stands, where a file holds two of them side by side. `is_wide`: of a table with a column per
    item, this is the column of one, and only the first of them `is_asked` about.
    """

    source: sources.Source
    columns: dict[str, int]
    place: dict[str, int]
    dropped: tuple[str, ...]
    questions: tuple[Question, ...]
    headings: tuple[str, ...] = ()
    parts: dict[str, tuple[int, ...]] = field(default_factory=dict)
    factors: dict[str, float] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    answered: frozenset[str] = frozenset()
    suggestions: tuple[Question, ...] = ()
    filled_down: tuple[str, ...] = ()
    levels: tuple[Levels, ...] = ()
    columns_of: tuple[int, int] = (0, 0)
    is_wide: bool = False
    is_asked: bool = True

    @property
    def filled(self) -> set[str]:
        """The columns of ours that get a value."""
        return {*self.columns, *self.parts, *self.constants} | ({"area"} if self.place else set())

    @property
    def matches(self) -> int:
        """How many headings are understood."""
        return len(self.columns) + len(self.place) + sum(map(len, self.parts.values()))

    @property
    def first(self) -> int:
        """The position where the table begins."""
        return self.columns_of[0]


def may_be(cells: Sequence[str | Levels], answered: frozenset[str]) -> bool:
    """Whether a row may hold headings: one of it tells a kind of export, or was answered for."""
    words = set()
    for levels in map(_levels, cells):
        words |= {normalise(level) for level in levels} | {normalise(written(levels))}
    return bool(words & (signatures() | answered))


def recognise(
    cells: Sequence[str | Levels], answers: dict[str, str], below: Sequence[list[str]] = ()
) -> Recognised | None:
    """The best reading of a row as headings, or None where it is no heading row.

    `answers` maps headings to columns ('' leaves one out); an answer wins over the lists. A heading of
    several rows is a tuple from the top. `below` are the first records: they tell times of day from dates.
    """
    best = nearest(cells, answers, below)
    return best if best.matches >= MIN_MATCHES and best.filled & set(best.source.signature) else None


def nearest(
    cells: Sequence[str | Levels], answers: dict[str, str], below: Sequence[list[str]] = ()
) -> Recognised:
    """The kind of export that has most of the headings, however few they are."""
    levels = tuple(map(_levels, cells))
    readings = [as_source(source, levels, answers, list(below)) for source in sources.read().values()]
    return max(readings, key=lambda r: (not missing(r), len(r.columns) + len(r.parts) + bool(r.place)))


def missing(reading: Recognised) -> list[str]:
    """The required columns that no heading fills."""
    filled = reading.filled
    return [column.name for column in reading.source.columns if column.required and column.name not in filled]


def _levels(cell: str | Levels) -> Levels:
    return (cell,) if isinstance(cell, str) else cell


@dataclass
class _Found:
    """What the headings of a row mean in one kind of export, as positions."""

    columns: dict[str, list[int]] = field(default_factory=dict)
    place: dict[str, list[int]] = field(default_factory=dict)
    parts: dict[str, split_dates.Positions] = field(default_factory=dict)
    bare: split_dates.Positions = field(default_factory=dict)
    factors: dict[int, float] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)

    def add(self, position: int, found: meaning.Meaning) -> None:
        """Sort a heading in."""
        where = {COLUMN: self.columns, PLACE: self.place}.get(found.kind)
        if where is not None:
            where.setdefault(found.name, []).append(position)
        elif found.kind == PART:
            self.parts.setdefault(found.name, {}).setdefault(found.part, []).append(position)
        elif found.kind == BARE:
            self.bare.setdefault(found.part, []).append(position)
        if found.factor != 1:
            self.factors[position] = found.factor
        if found.is_answered and found.name:
            self.answered.add("area" if found.kind == PLACE else found.name)

    def settle_place(self) -> None:
        """A grid's code stands for its village where nothing else tells the place."""
        grids = self.place.pop(GRID, None)
        if grids and not self.place:
            self.place[CODE] = grids


def as_source(
    source: sources.Source, levels: tuple[Levels, ...], answers: dict[str, str], below: split_dates.Rows
) -> Recognised:
    found = _Found()
    for position, one in enumerate(levels):
        found.add(position, meaning.meaning(source, one, answers))
    heads = [written(one) for one in levels]
    found.settle_place()
    parts, asked = _dates(source, found, heads, below)
    columns = {name: at for name, at in found.columns.items() if name not in parts}
    open_heads = [heads[at] for at, one in enumerate(levels) if meaning.answer(one, answers) is None]
    used = {at for where in (columns, found.place) for listed in where.values() for at in listed}
    used |= {at for listed in parts.values() for at in listed}
    filled = {*columns, *parts} | ({"area"} if found.place else set())
    numbers = {column.name for column in source.columns if column.type in NUMBER_TYPES}
    first = {name: at[0] for name, at in columns.items()}
    doubles = [*_doubles(columns, heads), *_doubles(found.place, heads)]
    return Recognised(
        source,
        first,
        {name: at[0] for name, at in found.place.items()},
        tuple(masked(head) for at, head in enumerate(heads) if head and at not in used),
        (*doubles, *asked, *_bare(source, filled, open_heads)),
        headings=tuple(heads),
        parts=parts,
        factors={n: found.factors[at] for n, at in first.items() if at in found.factors and n in numbers},
        answered=frozenset(found.answered),
        levels=levels,
        columns_of=(0, len(levels)),
    )


def _dates(
    source: sources.Source, found: _Found, heads: list[str], below: split_dates.Rows
) -> tuple[dict[str, tuple[int, ...]], list[Question]]:
    """The dates that are split into columns; where times of day stand apart, they are left out of `found`."""
    parts = split_dates.whole(source, found.parts)
    for column in (c for c in source.columns if c.type == DATE_TYPE and c.name in found.columns):
        if len(found.columns[column.name]) > 1:
            found.columns[column.name] = split_dates.without_times(found.columns[column.name], below)
    asked = _beside(found, parts, heads, below)
    _year_apart(source, found, parts, below)
    filled = {*found.columns, *parts}
    if name := split_dates.bare(source, found.bare, filled):
        return parts | split_dates.whole(source, {name: found.bare}), asked
    return parts, asked + split_dates.asked(source, found.bare, filled, heads)


def _beside(found: _Found, parts: dict, heads: list[str], below: split_dates.Rows) -> list[Question]:
    """A whole date beside its year, month and day: a question, unless it is only the time of day."""
    both = {}
    for name in [name for name in parts if name in found.columns]:
        if split_dates.are_times(below, found.columns[name][0]):
            del found.columns[name]
        else:
            both[name] = [*found.columns[name], *parts[name]]
    return _doubles(both, heads)


def _year_apart(source: sources.Source, found: _Found, parts: dict, below: split_dates.Rows) -> None:
    """年份 beside 月份, where the latter holds only the number of a month."""
    for column in (c for c in source.columns if c.type == MONTH_TYPE and c.name in found.columns):
        (month, *others), years = found.columns[column.name], found.bare.get("year", [])
        if len(years) == 1 and not others and split_dates.are_months_of_a_year(below, month):
            parts[column.name] = (years[0], month)


def _doubles(found: dict[str, list[int]], heads: list[str]) -> list[Question]:
    return [
        Question(
            ABOUT_COLUMN,
            f"{' and '.join(repr(masked(heads[at])) for at in positions)} could both be {name}",
            column=name,
            choices=tuple(masked(heads[at]) for at in positions),
        )
        for name, positions in found.items()
        if len(positions) > 1
    ]


def _bare(source: sources.Source, filled: set[str], heads: list[str]) -> list[Question]:
    """Headings that say too little, asked about only where nothing better fills the column."""
    known = read()["ambiguous"]
    return [
        Question(
            HEADING,
            f"{head!r} says too little; is it {name}?",
            subject=head,
            column=name,
            choices=(*(_AREA_CHOICES if name == "area" else (name,)), ""),
        )
        for name in (column.name for column in source.columns)
        if name not in filled and name in known
        for head in heads
        if normalise(head) in known[name]
    ]
