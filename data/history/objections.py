"""Check sheets (核对单): what was sent to each unit before publishing, and what it answered by the set day.

No answer is no answer: it is never counted as agreement. An objection stays open until somebody settles it,
also where a newer sheet was sent meanwhile.
"""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from data.history import entries, journal
from data.history.said import said
from data.problem import Problem

KIND = "check_sheets"
SENT, AGREED, OBJECTED, SETTLED = "sent", "agreed", "objected", "settled"  # 无异议, 有异议
SILENT = "silent"


@dataclass(frozen=True)
class Sheet:
    """A check sheet and how it stands: a unit's figures of a version, to be answered by `due_on` (ISO day).

    `state` is SENT, AGREED, OBJECTED (open), SETTLED (an objection was answered) or SILENT (no answer by that
    day). `what` is the objection, `how` it was settled; `is_late` whether the answer came after that day;
    `answered_at` when it came; `number` that of the sheet, by which it is answered.
    """

    scheme: str
    area: str
    period: str
    unit: str
    version: int
    due_on: str
    state: str = SENT
    what: str = ""
    how: str = ""
    answered_by: str = ""
    answered_at: str = ""
    is_late: bool = False
    number: int = 0
    at: str = ""
    who: str = ""


def send(sheet: Sheet, who: str, records: Path | None = None) -> Sheet:
    """Note that a sheet was sent; a Problem where the unit has one of this version already."""
    day = _day(sheet.due_on)
    for one in state(sheet.scheme, sheet.area, sheet.period, records):
        if (one.unit, one.version) == (sheet.unit, sheet.version):
            raise Problem(
                f"check sheet: {sheet.unit} has one for {sheet.period} of version {one.version} already "
                f"(number {one.number}); a further one needs another version."
            )
    told = {name: getattr(sheet, name) for name in ("scheme", "area", "period", "unit", "version")}
    entry = {"action": SENT, **told, "due_on": day.isoformat()}
    return entries.value(Sheet, journal.append(KIND, entry, said(KIND, "name", who), records))


def agree(number: int, who: str, records: Path | None = None) -> Sheet:
    """Note 无异议; a Problem where the unit agreed already or has an open objection."""
    sheet = _latest(number, records)
    if sheet.state in (AGREED, OBJECTED):
        raise Problem(
            f"check sheet {number}: was answered already ({sheet.state}); settle an objection first."
        )
    return _answered(number, {"action": AGREED}, who, records)


def object_to(number: int, what: str, who: str, records: Path | None = None) -> Sheet:
    """Note 有异议 and to what, also after the unit had agreed; a Problem where an objection is open."""
    if _latest(number, records).state == OBJECTED:
        raise Problem(f"check sheet {number}: has an open objection; settle it first.")
    return _answered(number, {"action": OBJECTED, "what": said(KIND, "objection", what)}, who, records)


def settle(number: int, how: str, who: str, records: Path | None = None) -> Sheet:
    """Note how the open objection was settled; a Problem where none is open."""
    if _found(number, records).state != OBJECTED:
        raise Problem(f"check sheet {number}: has no open objection.")
    return _answered(number, {"action": SETTLED, "how": said(KIND, "answer", how)}, who, records)


def state(
    scheme: str, area: str, period: str, records: Path | None = None, today: dt.date | None = None
) -> list[Sheet]:
    """The latest sheet of each unit, by code; one with an open objection comes before a newer one.

    On `today` (the clock's, if not given) what was not answered by its day is SILENT.
    """
    found: dict[str, Sheet] = {}
    for sheet in _sheets(records).values():
        before = found.get(sheet.unit)
        asked = (sheet.scheme, sheet.area, sheet.period) == (scheme, area, period)
        if asked and not (before and before.state == OBJECTED):
            found[sheet.unit] = sheet
    day = (today or dt.date.today()).isoformat()
    return [
        replace(sheet, state=SILENT) if sheet.state == SENT and sheet.due_on < day else sheet
        for _, sheet in sorted(found.items())
    ]


def _sheets(records: Path | None) -> dict[int, Sheet]:
    """Every sheet by number with what was answered last."""
    found: dict[int, Sheet] = {}
    for entry in journal.read(KIND, records):
        if entry["action"] == SENT:
            found[entry["number"]] = entries.value(Sheet, entry)
        else:
            found[entry["of"]] = _with(found[entry["of"]], entry)
    return found


def _with(sheet: Sheet, entry: dict) -> Sheet:
    """A sheet after one more entry about it."""
    if entry["action"] == SETTLED:
        return replace(sheet, state=SETTLED, how=entry["how"])
    return replace(
        sheet,
        state=entry["action"],
        what=entry.get("what", ""),
        how="",
        answered_by=entry["who"],
        answered_at=entry["at"],
        is_late=_local(entry["at"]) > sheet.due_on,
    )


def _local(at: str) -> str:
    """The day of a time of the journal (UTC) where this machine stands."""
    return dt.datetime.fromisoformat(at).astimezone().date().isoformat()


def _found(number: int, records: Path | None) -> Sheet:
    sheet = _sheets(records).get(number)
    if sheet is None:
        raise Problem(f"check sheet {number}: none of this number was sent.")
    return sheet


def _latest(number: int, records: Path | None) -> Sheet:
    """The sheet, where the unit has no newer one of its period."""
    sheet = _found(number, records)
    last = max(one.number for one in _sheets(records).values() if _place(one) == _place(sheet))
    if last != number:
        raise Problem(f"check sheet {number}: a newer one was sent; answer number {last}.")
    return sheet


def _place(sheet: Sheet) -> tuple[str, str, str, str]:
    return (sheet.scheme, sheet.area, sheet.period, sheet.unit)


def _answered(number: int, entry: dict, who: str, records: Path | None) -> Sheet:
    journal.append(KIND, {**entry, "of": number}, said(KIND, "name", who), records)
    return _found(number, records)


def _day(written: str) -> dt.date:
    try:
        return dt.date.fromisoformat(written)
    except (TypeError, ValueError):
        raise Problem(f"check sheet: {written!r} is no day; write it as 2020-11-05.") from None
