"""Publishing: a board frozen, whether a published one can be made again, and what is known now beside it."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pandas as pd

from data import loads, warehouse
from data.connection import Connection
from data.history import rankings
from data.history.rankings import Ranking
from data.problem import Problem
from metrics import catalog
from metrics.scoring import reading
from metrics.scoring.board import Board, board
from metrics.scoring.gather import check_period, gather
from metrics.scoring.scheme import Scheme

TEXTS = ("name", "group", "standing", "band")
FLAGS = ("is_provisional", "is_tied", "no_excellent")
FIGURES = ("value", "numerator", "denominator", "base")
SEALED_DIGITS = 12  # of a figure that is a float: what adding up in another order leaves the same
SEAL, VERSION, TABLE, DEFINITIONS = "seal", "version", "table", "definitions"


@dataclass(frozen=True)
class Check:
    """One thing that was looked at when a published table was verified."""

    name: str  # SEAL, VERSION, TABLE or DEFINITIONS
    holds: bool
    told: str = ""


@dataclass(frozen=True)
class Verified:
    """What verifying found; a change of definitions since is told, and does not make a table a wrong one."""

    ranking: Ranking
    checks: tuple[Check, ...]

    @property
    def holds(self) -> bool:
        """Whether the table is as it was published and can be made again."""
        return all(check.holds for check in self.checks if check.name != DEFINITIONS)


def frozen(connection: Connection, found: Board, objections: Sequence[dict] = (), note: str = "") -> Ranking:
    """The board as it will be written down: rows, scheme word by word, definitions, version of the data."""
    scheme = found.scheme
    return Ranking(
        scheme=scheme.id,
        scheme_version=scheme.version,
        scheme_text=scheme.text,
        area=found.inputs.area,
        period=found.inputs.period.code,
        version=loads.describe(connection)["version"],
        rows=rows(found),
        definitions=definition_digests(scheme.indicators),
        objections=objections,
        note=note,
    )


def rows(found: Board) -> list[dict]:
    """The board in plain JSON, a table per unit in the order of the board; scores and points as texts."""
    items = {unit: frame.droplevel("unit") for unit, frame in found.items.groupby(level="unit", sort=False)}
    events = {unit: frame for unit, frame in found.events.groupby("unit")}
    return [
        {
            "unit": unit,
            **{name: row[name] for name in TEXTS},
            **{name: bool(row[name]) for name in FLAGS},
            "vetoes": list(row["vetoes"]),
            "place": int(row["place"]),
            "score": _text(row["score"]),
            **{name: _figure(row[name]) for name in ("low", "high", "tier")},
            "items": {name: _item(cell) for name, cell in items[unit].to_dict("index").items()},
            "events": [_event(event) for event in events.get(unit, pd.DataFrame()).to_dict("records")],
        }
        for unit, row in found.rows.to_dict("index").items()
    ]


def verify(scheme: str, area: str, period: str, folder: Path | None = None) -> Verified:
    """Whether what was published is unchanged and the same table comes out of its version again.

    A Problem where nothing was published for the period.
    """
    ranking = rankings.of(scheme, area, period)
    if ranking is None:
        raise Problem(f"{scheme}, {area}, {period}: nothing was published; publish with --publish.")
    seal = rankings.digest(ranking) == ranking.digest
    checks = [Check(SEAL, seal, ranking.digest), *_made_again(ranking, folder or warehouse.folder())]
    changed = [
        name
        for name, digest in definition_digests(ranking.definitions).items()
        if digest != ranking.definitions[name]
    ]
    return Verified(ranking, (*checks, Check(DEFINITIONS, not changed, ", ".join(changed))))


def beside(ranking: Ranking, now: Board) -> pd.DataFrame:
    """What was published beside what is known now: by unit name, place and score then and now, is_changed.

    Scores are Decimals, None where there was none; a unit of one side only has place 0 on the other.
    """
    then = pd.DataFrame(
        {
            row["unit"]: (row["name"], row["place"], None if row["score"] is None else Decimal(row["score"]))
            for row in ranking.rows
        },
        index=["name", "place_then", "score_then"],
        dtype=object,
    ).T
    today = now.rows[["name", "place", "score"]].set_axis(["name_now", "place_now", "score_now"], axis=1)
    both = then.join(today.astype(object), how="outer")
    both = both.assign(
        name=both["name"].fillna(both["name_now"]),
        **{side: both[side].fillna(0).astype(int) for side in ("place_then", "place_now")},
        **{side: both[side].where(both[side].notna(), None) for side in ("score_then", "score_now")},
    ).drop(columns="name_now")
    pairs = zip(*(both[name] for name in ("place_then", "place_now", "score_then", "score_now")), strict=True)
    return both.assign(is_changed=[then != now_ or one != two for then, now_, one, two in pairs])


def definition_digests(names: Iterable[str]) -> dict[str, str]:
    """The SHA-256 of both files of each indicator; empty for one that is no longer defined."""
    known = catalog.read()
    return {name: _digest(known[name].file) if name in known else "" for name in names}


def _made_again(ranking: Ranking, folder: Path) -> tuple[Check, ...]:
    if ranking.version not in warehouse.numbers(folder):
        return (Check(VERSION, False, f"version {ranking.version} is not kept"),)
    with warehouse.counted(ranking.version, folder) as connection:
        made_at = loads.describe(connection)["made_at"].replace(tzinfo=None).isoformat()
        kept = ranking.made_at[: len(made_at)] == made_at
        if not kept:
            return (Check(VERSION, False, f"version {ranking.version} is another one than was published"),)
        again = rows(_board_of(ranking, connection))
    differing = [new["unit"] for new, old in zip(again, ranking.rows, strict=False) if new != old]
    same = not differing and len(again) == len(ranking.rows)
    return Check(VERSION, True, str(ranking.version)), Check(TABLE, same, ", ".join(differing))


def _board_of(ranking: Ranking, connection: Connection) -> Board:
    scheme: Scheme = reading.parse(ranking.scheme_text, ranking.scheme)
    return board(scheme, gather(connection, scheme, ranking.area, check_period(scheme, ranking.period)))


def _item(cell: dict) -> dict:
    figures = {name: _figure(cell[name]) for name in FIGURES}
    kept = {name: cell[name] for name in ("status", "why", "bound")}
    return figures | kept | {"points": _text(cell["points"]), "full": str(cell["full"])}


def _event(event: dict) -> dict:
    numbers = {name: str(event[name]) for name in ("given", "each", "times", "points")}
    day = pd.Timestamp(event["happened_on"]).date().isoformat()
    return {name: event[name] for name in ("rule", "event", "note", "reason")} | numbers | {"on": day}


def _text(number: Decimal | None) -> str | None:
    return None if number is None or pd.isna(number) else str(number)


def _figure(value: float) -> float | None:
    return None if pd.isna(value) else float(f"{float(value):.{SEALED_DIGITS}g}")


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes() + file.with_suffix(".sql").read_bytes()).hexdigest()
