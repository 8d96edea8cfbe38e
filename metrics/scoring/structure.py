"""Whether a scheme holds together: ids, blocks whose points add up, groups, means, ties, coverage."""

import re
from collections.abc import Iterable
from decimal import Decimal

from data.definitions import did_you_mean
from data.problem import Problem
from metrics.scoring.fields import choose
from metrics.scoring.scheme import MEANS, RHYTHMS, TIES, Block, Group, Item, Scheme

LEVELS = ("city", "county", "town", "village")  # below the village a unit is one person, or nearly
MOST_DECIMALS = 6
_ID = re.compile(r"^[a-z][a-z0-9_]{0,59}$")
_AREA = re.compile(r"^\d{6}(\d{3}){0,2}$")


def check(scheme: Scheme, where: str) -> None:
    """A Problem names the first mistake."""
    _check_ids(scheme, where)
    choose(where, "rhythm", scheme.rhythm, RHYTHMS)
    choose(where, "mean", scheme.mean, MEANS)
    for level in scheme.levels:
        choose(where, "levels", level, LEVELS)
    if not scheme.levels or not scheme.items:
        raise Problem(f"{where}: {'items' if scheme.levels else 'levels'} is empty; a scheme needs some.")
    _check_numbers(scheme, where)
    _check_blocks(scheme, where)
    _check_groups(scheme.groups, where)
    _check_means(scheme, where)
    _check_ties(scheme, where)


def known(where: str, key: str, names: Iterable[str], among: Iterable[str]) -> None:
    """A Problem where a name points at nothing in the scheme."""
    there = tuple(among)
    for name in names:
        if name not in there:
            raise Problem(
                f"{where}: {key} names {name!r}, which is not in this scheme.{did_you_mean(name, there)}"
            )


def area_codes(where: str, key: str, codes: Iterable[str]) -> None:
    """A Problem where something is no code of a county, town or village."""
    for code in codes:
        if not _AREA.match(code):
            raise Problem(f"{where}: {key} holds {code!r}; write area codes of 6, 9 or 12 digits.")


def _check_ids(scheme: Scheme, where: str) -> None:
    for key in ("items", "blocks", "groups", "events", "vetoes", "bands"):
        ids = [entry.id for entry in getattr(scheme, key)]
        for place, name in enumerate(ids):
            if not _ID.match(name):
                raise Problem(f"{where}: {key} has the id {name!r}; use small letters, digits and _.")
            if name in ids[:place]:
                raise Problem(f"{where}: {key} has the id {name!r} twice; choose another.")


def _check_numbers(scheme: Scheme, where: str) -> None:
    for key, number in (("version", scheme.version), ("full_marks", scheme.full_marks)):
        if number <= 0:
            raise Problem(f"{where}: {key} is {number}; write a number above 0.")
    if not 0 < scheme.least_coverage <= 1:
        raise Problem(
            f"{where}: least_coverage is {scheme.least_coverage}; write a share above 0, at most 1."
        )
    if not 0 <= scheme.decimals <= MOST_DECIMALS:
        raise Problem(f"{where}: decimals is {scheme.decimals}; write 0 to {MOST_DECIMALS}.")


def _check_blocks(scheme: Scheme, where: str) -> None:
    known(where, "an item's block", [item.block for item in scheme.items], [b.id for b in scheme.blocks])
    for place, block in enumerate(scheme.blocks):
        here = f"{where}, blocks {block.id}"
        if block.part_of and block.part_of not in [above.id for above in scheme.blocks[:place]]:
            raise Problem(f"{here}: part_of is {block.part_of!r}; write that block before this one.")
        choose(here, "mean", block.mean, MEANS)
        if block.floor is not None and block.cap is not None and block.floor > block.cap:
            raise Problem(
                f"{here}: floor {block.floor} is above cap {block.cap}; write the lower one as floor."
            )
    for block in scheme.blocks:
        _check_sum(
            f"{where}, blocks {block.id}", [part.points for part in _parts(scheme, block.id)], block.points
        )
    _check_sum(where, [block.points for block in scheme.top_blocks], scheme.full_marks)


def _check_sum(where: str, parts: list[Decimal], whole: Decimal) -> None:
    if any(part <= 0 for part in parts):
        raise Problem(f"{where}: a part has {min(parts)} points; full marks are above 0.")
    if sum(parts) != whole:
        raise Problem(f"{where}: its parts have {sum(parts)} of {whole} points; make the points add up.")


def _check_groups(groups: tuple[Group, ...], where: str) -> None:
    if not groups:
        raise Problem(f"{where}: groups is empty; leave it out to rank all units together.")
    for place, group in enumerate(groups, 1):
        here = f"{where}, groups {group.id}"
        area_codes(here, "units", group.units)
        if not (group.peer_groups or group.units or group.suffixes) and place < len(groups):
            raise Problem(f"{here}: has no peer_groups, units or suffixes and takes all; write it last.")
    for key in ("peer_groups", "units", "suffixes"):
        told = [name for group in groups for name in getattr(group, key)]
        if twice := [name for name in told if told.count(name) > 1]:
            raise Problem(f"{where}: groups name {twice[0]!r} twice in {key}; a unit is in one group.")


def _check_means(scheme: Scheme, where: str) -> None:
    """A geometric mean of anything and nothing is nothing: each of its parts needs a floor above 0."""
    averaged = [(block.id, block.mean, _parts(scheme, block.id)) for block in scheme.blocks]
    for name, mean, parts in [*averaged, ("the score", scheme.mean, scheme.top_blocks)]:
        for part in parts if mean == "geometric" else ():
            if not _stays_above_nothing(scheme, part):
                raise Problem(
                    f"{where}: {name} is a geometric mean, and {part.id} may have 0 points; give it a floor "
                    "above 0."
                )


def _parts(scheme: Scheme, block: str) -> tuple[Item | Block, ...]:
    items = [item for item in scheme.items if item.block == block]
    return (*items, *(inner for inner in scheme.blocks if inner.part_of == block))


def _stays_above_nothing(scheme: Scheme, part: Item | Block) -> bool:
    if part.floor is not None and part.floor > 0:
        return True
    if isinstance(part, Item):
        return False
    return part.floor is None and all(
        _stays_above_nothing(scheme, inner) for inner in _parts(scheme, part.id)
    )


def _check_ties(scheme: Scheme, where: str) -> None:
    choose(where, "ties", scheme.ties, TIES)
    known(where, "ties_by", scheme.ties_by, [item.id for item in scheme.items])
    if (scheme.ties == "by") != bool(scheme.ties_by):
        raise Problem(f'{where}: ties = "by" and ties_by = [items] go together; give both or neither.')
