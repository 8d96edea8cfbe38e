"""Whatever comes in whatever order, what stands is what a naive replay says, and no month is forgotten."""

import datetime as dt
import tempfile
from pathlib import Path

import duckdb
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from data import draft, intake, sources
from data.history import by_hand, overlay
from data.history.corrected import CORRECTED, SUPPLIED, Correction
from tests.data.office import EAST, WEST

CASES = st.sampled_from(["D1", "D2", "D3"])
DAYS = st.sampled_from(["2020-09-05", "2020-10-05", "2020-11-06"])
CELLS = {"area": st.sampled_from([EAST, WEST]), "outcome": st.sampled_from(["ongoing", "transferred"])}
ROWS = st.fixed_dictionaries({"case_id": CASES, "reported_on": DAYS, **CELLS})
# Kinds of events: an export arrives, somebody corrects or supplies, withdraws, or time passes an expiry.
EXPORT = st.tuples(st.just("export"), st.lists(ROWS, max_size=3))
CORRECT = st.tuples(
    st.just("correct"),
    st.tuples(CASES, st.fixed_dictionaries({}, optional=CELLS | {"reported_on": DAYS})),
)
SUPPLY = st.tuples(st.just("supply"), ROWS)
WITHDRAW = st.tuples(st.just("withdraw"), st.integers(0, 5))
EVENTS = st.lists(st.one_of(EXPORT, CORRECT, SUPPLY, WITHDRAW), max_size=8)
SOURCE = sources.read()["disputes"]
TOLD = ("case_id", "reported_on", "area", "outcome")


def replayed(exported: dict[str, dict], known: list[Correction]) -> dict[str, dict]:
    """The naive model: the exports' rows, then every correction in turn, for a case that is there."""
    rows = {case: {name: row[name] for name in TOLD} for case, row in exported.items()}
    for one in known:
        case = one.key["case_id"]
        if one.kind == SUPPLIED and case not in exported:
            rows[case] = {name: (one.key | one.values)[name] for name in TOLD}
        elif one.kind == CORRECTED and case in rows:
            rows[case] |= one.values
    return rows


def decided(number: int, kind: str, case: str, values: dict[str, str]) -> Correction:
    """A correction as the journal would give it."""
    digest, at = f"digest {number}", dt.datetime(2020, 12, 1)
    return Correction(number, kind, "disputes", {"case_id": case}, values, "because", "me", at, digest=digest)


def stored(connection: duckdb.DuckDBPyConnection) -> dict[str, dict]:
    """What stands in the table."""
    found = connection.execute(
        "SELECT case_id, CAST(reported_on AS VARCHAR), area, outcome FROM disputes"
    ).fetchall()
    assert len({row[0] for row in found}) == len(found)
    return {row[0]: dict(zip(TOLD, row, strict=True)) for row in found}


def months(rows: dict[str, dict], others: dict[str, dict]) -> set[str]:
    """The months of rows that are not the same in the others."""
    return {row["reported_on"][:7] for case, row in rows.items() if others.get(case) != row}


class Office:
    """A draft that events happen to, and the naive model beside it."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self.exported: dict[str, dict] = {}
        self.known: list[Correction] = []
        self.made = 0

    def happen(self, kind: str, what: object) -> None:
        """One event, as a load or a decision would treat it."""
        before, exported = stored(self.connection), dict(self.exported)
        self.connection.execute("DELETE FROM changed_months")
        overlay.lift(self.connection)
        assert stored(self.connection) == self.exported
        getattr(self, kind)(what)
        laid = overlay.lay(self.connection, self.known, 2)
        after = stored(self.connection)
        assert after == replayed(self.exported, self.known) and laid.refused == {}
        changed = {
            row[0]
            for row in self.connection.execute(
                "SELECT DISTINCT strftime(month, '%Y-%m') FROM changed_months"
            ).fetchall()
        }
        assert changed >= months(before, after) | months(after, before)
        if exported == self.exported:
            assert changed == months(before, after) | months(after, before)

    def export(self, rows: list[dict]) -> None:
        """Rows arrive; the last of a case counts."""
        batch = self._record()
        if rows:
            whole = dict.fromkeys((column.name for column in SOURCE.columns), "") | {"dispute_type": "01"}
            assert by_hand.take(self.connection, SOURCE, [whole | row for row in rows], batch) == {}
            self.exported |= {row["case_id"]: row for row in rows}

    def correct(self, what: tuple[str, dict]) -> None:
        """Somebody decides; whether there is such a row is checked by others."""
        self._decide(CORRECTED, *what)

    def supply(self, row: dict) -> None:
        """A row by hand, where no export and no other has it."""
        if row["case_id"] not in replayed(self.exported, self.known):
            values = {name: cell for name, cell in row.items() if name != "case_id"}
            self._decide(SUPPLIED, row["case_id"], values | {"dispute_type": "01"})

    def withdraw(self, position: int) -> None:
        """One that stands is taken back."""
        del self.known[position : position + 1]

    def _decide(self, kind: str, case: str, values: dict[str, str]) -> None:
        self.made += 1
        if values:
            self.known.append(decided(self.made, kind, case, values))

    def _record(self) -> int:
        (batch,) = self.connection.execute("SELECT coalesce(max(batch), 0) + 1 FROM batches").fetchone()
        self.connection.execute("INSERT INTO batches (batch, sha256) VALUES (?, 'an export')", [batch])
        return batch


def told(outcome: str) -> dict[str, str]:
    """A row of one and the same case."""
    return {"case_id": "D3", "reported_on": "2020-09-05", "area": EAST, "outcome": outcome}


# A supplied row that yields to an export's, and what was lifted then must not be remembered afterwards.
YIELDS = [("supply", told("ongoing")), ("export", [told("transferred")])]


@settings(max_examples=7, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@example(events=[*YIELDS, ("export", [])])
@example(events=[*YIELDS, ("correct", ("D3", {"outcome": "ongoing"}))])
@given(events=EVENTS)
def test_what_stands_is_what_a_naive_replay_says(events):
    with tempfile.TemporaryDirectory() as name, draft.draft(Path(name), Path(name)) as (_, connection):
        connection.execute(
            "INSERT INTO areas (code, name, level) SELECT unnest($codes), '东河村', 'village'",
            {"codes": [EAST, WEST]},
        )
        assert intake.gazetteer(connection)
        office = Office(connection)
        for kind, what in events:
            office.happen(kind, what)
