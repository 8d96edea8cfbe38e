"""A ranking as a document: the table as offices print it, who stands apart and why, points, events, rules."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data import loads
from data.connection import Connection
from data.history.rankings import Ranking
from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from metrics import areas
from metrics.scoring.board import NOT_COVERED, RANKED, STANDINGS, Board
from metrics.scoring.scheme import Group
from reports import ranking_tables, scoring_words
from reports.document import Bulletin, Section, Sentence, Version
from reports.figure import MARKS

NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\s]')
ENDS = 3  # units named at either end
APART = _("{reason}: {number} units, {names}.")


@dataclass(frozen=True)
class Asked:
    """What is written: the board, the one before, the language, and whether the internal annex is in it."""

    board: Board
    before: Board | None
    lang: str
    annex: bool
    published: Ranking | None = None


def ranking(connection: Connection, asked: Asked) -> Bulletin:
    """The document of a board; its numbers are those of the board."""
    board, lang = asked.board, asked.lang
    say, inputs = translator(lang), board.inputs
    tree = areas.read(connection)
    described = loads.describe(connection)
    version = Version(described["version"], described["made_at"], tree.as_of(inputs.area))
    names = {
        "area": tree.name(inputs.area),
        "period": format.period(inputs.period.code, lang),
        "scheme": board.scheme.title[lang],
    }
    title = say(_("{area}, {period}: {scheme}")).format(**names)
    as_of = format.day(version.as_of, lang) if version.as_of else format.DASH
    kind = say(_("internal annex")) if asked.annex else say(_("for publication"))
    subtitle = say(_("(data up to {as_of}, version {number}; {kind})"))
    sections = _numbered([*_groups(asked), _events(asked)], lang)
    return Bulletin(
        area=inputs.area,
        period=inputs.period.code,
        lang=lang,
        title=title,
        subtitle=subtitle.format(as_of=as_of, number=version.number, kind=kind),
        lead=_lead(asked),
        sections=sections,
        notes_heading=MARKS[lang].numerals[len(sections)] + say(_("Notes")),
        notes=_notes(asked),
        definitions=ranking_tables.rules(board, lang),
        version=version,
        marking=say(_("Internal: keep safe")),
        gaps="",
        file_stem=NOT_IN_FILE_NAMES.sub("_", "_".join((*names.values(), say(_("ranking"))))),
        is_landscape=True,
    )


def _lead(asked: Asked) -> tuple[Sentence, ...]:
    say, board = translator(asked.lang), asked.board
    ranked = board.rows[board.rows["standing"] == RANKED]
    text = say(_("{number} units are ranked by {scheme}, as follows."))
    said = [text.format(number=len(ranked), scheme=board.scheme.title[asked.lang])]
    if board.scheme.basis:
        basis = board.scheme.basis
        said.append(say(_("It rests on {title} ({number}).")).format(title=basis.title, number=basis.number))
    return tuple(map(Sentence, said))


def _groups(asked: Asked) -> list[Section | None]:
    used = [group for group in asked.board.scheme.groups if not asked.board.of_group(group.id).empty]
    return [_group(asked, group) for group in used]


def _group(asked: Asked, group: Group) -> Section:
    """Who leads and who is last, the table, those that stand apart, the points."""
    board, lang = asked.board, asked.lang
    rows = board.of_group(group.id)
    ranked = rows[rows["standing"] == RANKED]
    said = []
    if len(ranked) > 2 * ENDS:
        say, join = translator(lang), translator(lang)(_(", ")).join
        text = say(_("Ahead are {first}; last are {last}."))
        said.append(text.format(first=join(ranked["name"].head(ENDS)), last=join(ranked["name"].tail(ENDS))))
    said += _apart(asked, rows)
    tables = [ranking_tables.places(board, group.id, asked.before, asked.annex, lang)] * bool(len(ranked))
    tables += ranking_tables.points(board, group.id, lang)
    return Section(group.title[lang], tuple(map(Sentence, said)), tuple(tables))


def _apart(asked: Asked, rows: object) -> list[str]:
    """The units without a place, reason by reason."""
    lang, said = asked.lang, []
    say = translator(lang)
    for reason in (*STANDINGS, NOT_COVERED):
        names = rows.loc[rows["standing"] == reason, "name"]
        if len(names):
            told = {"reason": scoring_words.standing(reason, lang), "number": len(names)}
            said.append(say(APART).format(**told, names=say(_(", ")).join(names)))
    return said


def _events(asked: Asked) -> Section | None:
    table = ranking_tables.events(asked.board, asked.lang)
    fallen = asked.board.rows[asked.board.rows["vetoes"].map(len) > 0]
    if table is None and fallen.empty:
        return None
    say, titles = translator(asked.lang), {one.id: one.title[asked.lang] for one in asked.board.scheme.vetoes}
    said = [
        say(_("{unit}: {vetoes}.")).format(
            unit=row["name"], vetoes=say(_(", ")).join(titles[name] for name in row["vetoes"])
        )
        for row in fallen.to_dict("records")
    ]
    heading = say(_("Register and vetoes"))
    return Section(heading, tuple(map(Sentence, said)), (table,) if table else ())


def _notes(asked: Asked) -> tuple[str, ...]:
    say, scheme = translator(asked.lang), asked.board.scheme
    said = [scheme.caveat.get(asked.lang, "")]
    if asked.annex:
        said.append(
            say(
                _(
                    "The range of a place is where chance alone could put the unit (95%); units of one tier "
                    "cannot be told apart."
                )
            )
        )
    provisional = asked.board.rows.loc[asked.board.rows["is_provisional"], "name"]
    if len(provisional):
        text = say(_("Provisional, some reports being missing: {names}."))
        said.append(text.format(names=say(_(", ")).join(provisional)))
    if asked.published:
        text = say(_("Published as number {number}; SHA-256 {digest}."))
        said.append(text.format(number=asked.published.number, digest=asked.published.digest))
        said += _objections(asked.published.objections, asked)
    return tuple(filter(None, said))


def _objections(found: Sequence[dict], asked: Asked) -> list[str]:
    say, names = translator(asked.lang), asked.board.rows["name"]
    text = say(_("Open objection of {unit}: {what}."))
    return [text.format(unit=names.get(one["unit"], one["unit"]), what=one["what"]) for one in found]


def _numbered(sections: list[Section | None], lang: str) -> tuple[Section, ...]:
    there = [section for section in sections if section]
    return tuple(
        Section(numeral + section.heading, section.paragraphs, section.tables)
        for numeral, section in zip(MARKS[lang].numerals, there, strict=False)
    )
