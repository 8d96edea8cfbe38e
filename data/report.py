"""Reports: what a load did, or would do, for every file and row; as values and as lines to read."""

import datetime as dt
import json
from dataclasses import asdict, dataclass, field, replace

from data.question import Question

SHOWN_REASONS = 20
ROWS = ("read", "accepted", "replaced", "unchanged", "refused")
INTERNAL = ("changed", "preview")  # fields that the JSON leaves out


@dataclass(frozen=True)
class FileReport:
    """What became of a sheet's rows: read = accepted + replaced + unchanged + refused.

    `columns` maps each heading that was understood to our column, `answered` are those that a person's answer
    filled. `found` are the rows of the sheet, also where questions are open and nothing was taken yet.
    `empty_cells` counts, by column, cells that looked personal and were left empty in accepted rows.
    `preview` holds the first rows as understood (only of a load that was asked to change nothing).
    """

    file: str
    source: str
    found: int = 0
    read: int = 0
    accepted: int = 0
    replaced: int = 0
    unchanged: int = 0
    refused: int = 0
    dropped_columns: tuple[str, ...] = ()
    reasons: tuple[dict[str, object], ...] = ()
    empty_cells: dict[str, int] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    answered: tuple[str, ...] = ()
    hidden_sheets: tuple[str, ...] = ()
    loaded_before: bool = False
    preview: tuple[dict[str, object], ...] = ()

    def and_also(self, other: "FileReport") -> "FileReport":
        """One report of two parts of a sheet."""
        sums = {
            name: getattr(self, name) + getattr(other, name)
            for name in ("found", *ROWS, "reasons", "preview")
        }
        dropped = dict.fromkeys((*self.dropped_columns, *other.dropped_columns))
        used = {*self.columns, *other.columns}
        return replace(
            self,
            **sums,
            columns=self.columns | other.columns,
            dropped_columns=tuple(heading for heading in dropped if heading not in used),
        )


@dataclass(frozen=True)
class Unread:
    """A file that could not be read, and why; with its likely headings where only they are not known."""

    file: str
    why: str
    headings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """What a load did, or with `check` would have done. `version` is the current version afterwards.

    `questions` stop a load; `open_questions` do not: without an answer their rows stay refused or their
    columns stay left out. `unread` are files that could not be read (only of a check: a load stops
    at the first).
    """

    version: int
    as_of: dt.date | None
    files: tuple[FileReport, ...] = ()
    questions: tuple[Question, ...] = ()
    warnings: tuple[str, ...] = ()
    open_questions: tuple[Question, ...] = ()
    unread: tuple[Unread, ...] = ()
    retired: int = 0
    changed: bool = False

    @property
    def refused(self) -> int:
        """Rows that were refused, over all files."""
        return sum(file.refused for file in self.files)

    @property
    def json(self) -> str:
        """The report as JSON; questions as sentences."""
        told = {name: value for name, value in asdict(self).items() if name not in INTERNAL}
        told["files"] = [
            {name: value for name, value in file.items() if name not in INTERNAL} for file in told["files"]
        ]
        for name in ("questions", "open_questions"):
            told[name] = [str(question) for question in getattr(self, name)]
        return json.dumps(told, ensure_ascii=False, default=str)


def lines(report: Report) -> list[str]:
    """What each file brought, for standard output."""
    return [
        f"{file.file}: {file.source}, read {file.read} = accepted {file.accepted} "
        f"+ replaced {file.replaced} + unchanged {file.unchanged} + refused {file.refused}; "
        f"columns left out: {len(file.dropped_columns)}{_more(file)}"
        for file in report.files
    ]


def faults(report: Report) -> list[str]:
    """What was refused, left out or is to be decided, for standard error."""
    told = [line for file in report.files for line in _refused(file)]
    told += [unread.why for unread in report.unread]
    told += [f"warning: {warning}" for warning in report.warnings]
    told += [f"open question: {question}" for question in report.open_questions]
    return told + [f"question: {question}" for question in report.questions]


def outcome(report: Report, check: bool) -> str:
    """The last line: which version is current, and how many cases had vanished."""
    gone = f" {report.retired} cases that vanished are retired." if report.retired else ""
    if check:
        if report.questions or report.unread:
            return f"Checked: nothing can be loaded yet; version {report.version} stays current."
        would = "a new version would follow" if report.changed else "nothing would change"
        return f"Checked: {would}; version {report.version} stays current.{gone}"
    if report.changed:
        return f"Version {report.version} is current, data as of {report.as_of}.{gone}"
    return f"Nothing changed; version {report.version} stays current."


def _more(file: FileReport) -> str:
    said = []
    if file.empty_cells:
        said.append(f"cells left empty because they look personal: {sum(file.empty_cells.values())}")
    if file.hidden_sheets:
        said.append(f"hidden sheets left out: {', '.join(file.hidden_sheets)}")
    if not file.read:
        said.append("no rows below the headings")
    if file.loaded_before:
        said.append("the same file was loaded before")
    if file.loaded_before and file.replaced:
        said.append("its rows replace later ones: leave it out unless that is meant")
    return "".join(f"; {words}" for words in said)


def _refused(file: FileReport) -> list[str]:
    told = [
        f"refused: {file.file}, row {reason['row']}, {reason['column']}: "
        f"{reason['reason']} {reason['value']}".rstrip()
        for reason in file.reasons[:SHOWN_REASONS]
    ]
    if len(file.reasons) > SHOWN_REASONS:
        more = len(file.reasons) - SHOWN_REASONS
        told.append(f"refused: {file.file}: {more} more rows; --json lists every one.")
    return told
