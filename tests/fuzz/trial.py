"""One trial: a mixture, a few mutations, a load, and a judgement of what it left behind."""

import random
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from data.load import Load, load
from data.problem import Problem
from data.report import Report
from tests.corpus.mixtures import mixture
from tests.corpus.truth import shape, whole
from tests.corpus.writing import text
from tests.data.office import Office
from tests.fuzz import byte_mutations, cell_mutations
from tests.fuzz.material import Material, material

LONGEST_LINE = 2000  # characters of a message that still is a line to read


@dataclass(frozen=True)
class Trial:
    """What happened: how it was mutated, how it ended, and what was wrong with that ('' nothing)."""

    number: str
    kinds: tuple[str, ...]
    ending: str  # stopped, asked, loaded, nothing
    fault: str = ""
    file: str = ""


@dataclass(frozen=True)
class Attempt:
    """A mutated file and what is known of it; `whole_rows` are the rows that still stand in it."""

    made: Material
    name: str
    content: bytes
    is_opaque: bool  # bytes were changed where no checksum protects cells: values cannot be judged
    whole_rows: frozenset[int]  # of made.records
    is_countable: bool


def trial(seed: int, number: int, founded: Path, folder: Path) -> Trial:
    """Carry out one trial in a copy of a founded office; the same seed and number give the same trial."""
    attempt = mutated(random.Random(f"{seed}-{number}"))
    office = Office(Path(shutil.copytree(founded, folder / "office")))
    path = office.write(attempt.name, attempt.content)
    label, kinds = f"{seed}-{number}", tuple(attempt.made.kinds)
    before = office.version
    try:
        report = load(Load((str(path),)), office.warehouse)
        ending = "asked" if report.questions or report.unread else "loaded" if report.changed else "nothing"
        fault = judged(office, attempt, report)
    except Problem as problem:
        ending, fault = "stopped", _spoken(str(problem))
        if office.version != before:
            fault = "stopped, yet there is a new version"
    except Exception as error:
        ending, fault = "broken", f"{type(error).__name__}: {str(error)[:300]}"
    return Trial(label, kinds, ending, fault, attempt.name)


def mutated(chance: random.Random) -> Attempt:
    """A file with one to three mutations, of cells or of bytes."""
    made = material(mixture(chance))
    if chance.random() < 0.6:
        for change in chance.choices(cell_mutations.MUTATIONS, k=chance.choice((1, 1, 2, 3))):
            change(chance, made)
            made.kinds.append(change.__name__)
        name, content = _written(made)
        rows = frozenset(i for i, record in enumerate(made.records) if not record.touched)
        return Attempt(made, name, content, False, rows, True)
    name, content = _written(made)
    for change in chance.choices(byte_mutations.MUTATIONS, k=chance.choice((1, 1, 2, 3))):
        content = change(chance, content) if content else content
        made.kinds.append(f"{change.__name__} {name[-4:].strip('.')}")
    is_text = name.endswith(("csv", "tsv"))
    rows = _standing(made, content) if is_text else frozenset(range(len(made.records)))
    return Attempt(made, name, content, name.endswith("xls"), rows, False)


def _written(made: Material) -> tuple[str, bytes]:
    try:
        return made.mixture.write("月报", [made.grid])
    except (ValueError, TypeError, OverflowError, UnicodeEncodeError):
        # The library that writes workbooks, or the encoding, cannot hold the oddity: another file then.
        made.kinds.append("as text")
        return text("utf-8")("月报", [made.grid])


def _standing(made: Material, content: bytes) -> frozenset[int]:
    """The rows whose bytes still stand between line ends; notes whether headings were touched."""
    whole_rows = set()
    first = made.records.index(made.body[0])
    for at, record in enumerate(made.records):
        grid = made.grid.__class__((tuple(record.cells),), ())
        line = made.mixture.write("月报", [grid])[1]
        for mark in (b"\xef\xbb\xbf", b"\xff\xfe"):
            line = line.removeprefix(mark)
        end = line[-2:] if line.endswith(b"\n") else line[-4:]
        before = b"\n\0" if line.endswith(b"\n\0") else b"\n"
        if before + line in content or (at == 0 and line.removesuffix(end) in content):
            whole_rows.add(at)
        elif at < first:
            made.headings_touched = True
    return frozenset(whole_rows)


def judged(office: Office, attempt: Attempt, report: Report) -> str:
    """What is wrong with the result; '' where nothing is."""
    for file in report.files:
        if (
            not report.questions
            and file.read != file.accepted + file.replaced + file.unchanged + file.refused
        ):
            return f"read {file.read} is not the sum of the verdicts"
    for line in (*report.warnings, *map(str, report.questions), *(why for _, why in report.unread)):
        if spoken := _spoken(line):
            return spoken
    if not report.changed or attempt.is_opaque:
        return ""
    return _values(office, attempt) or _losses(office, attempt, report)


def _values(office: Office, attempt: Attempt) -> str:
    """Rows that were not touched are true in every column; no row comes from nowhere."""
    source = attempt.made.mixture.source
    key = shape(source)["key"]
    known = _known(attempt)
    strangers = 0
    for row in _stored(office, source):
        case = tuple(str(row[name]) for name in key)
        if case not in known:
            strangers += 1
            continue
        truth, doubted = known[case]
        wrong = {n: (row[n], truth[n]) for n in truth if row[n] != truth[n]}
        if doubted and wrong.get(doubted, (None,))[0] is None:
            computed = shape(source).get("computed", {})
            wrong = {n: pair for n, pair in wrong.items() if n != doubted and n not in computed}
        if wrong and not attempt.made.headings_touched:
            return f"wrong values: {wrong}"
    touched = sum(1 for record in attempt.made.records if record.touched)
    is_from_nowhere = attempt.is_countable and strangers > touched
    return f"{strangers} rows from nowhere" if is_from_nowhere else ""


def _losses(office: Office, attempt: Attempt, report: Report) -> str:
    """Every untouched record was accepted or refused."""
    if not attempt.is_countable or attempt.made.headings_touched or "inserted_row" in attempt.made.kinds:
        return ""
    known = _known(attempt)
    key = shape(attempt.made.mixture.source)["key"]
    stored = Counter(tuple(str(row[n]) for n in key) for row in _stored(office, attempt.made.mixture.source))
    lost = [case for case in known if not stored[case]]
    if any(count > 1 for count in stored.values()):
        return "the same key twice"
    return f"{len(lost)} records lost, {report.refused} refused" if len(lost) > report.refused else ""


def _known(attempt: Attempt) -> dict[tuple, tuple[dict, str]]:
    """By key: the true rows that must be found as they are, if at all, and the column in doubt."""
    source = attempt.made.mixture.source
    key = shape(source)["key"]
    found = {}
    for at, record in enumerate(attempt.made.records):
        for expected in record.expected:
            if at in attempt.whole_rows and not expected.refused:
                row = whole(source, expected.row)
                found[tuple(str(row[name]) for name in key)] = (row, record.doubted)
    return found


def _stored(office: Office, source: str) -> list[dict]:
    columns = [*shape(source)["columns"], *shape(source).get("computed", {})]
    return [
        dict(zip(columns, row, strict=True))
        for row in office.ask(f"SELECT {', '.join(columns)} FROM {source}")
    ]


def _spoken(line: str) -> str:
    """What is wrong with a line for people."""
    if "\n" in line or "\r" in line or "Traceback" in line:
        return f"not one line: {line[:200]!r}"
    return f"{len(line)} characters in a line" if len(line) > LONGEST_LINE else ""
