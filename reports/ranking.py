"""A ranking as a document: the table as offices print it, who stands apart and why, points, events, rules."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data import loads
from data.connection import Connection
from data.history.rankings import Ranking
from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from metrics import areas
from metrics.areas import Areas
from metrics.review import publishing
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
    objections: Sequence[dict] = ()  # open ones of a table that is not published yet: unit, what

    @property
    def has_ranges(self) -> bool:
        """Whether ranges of places are printed: in the annex, or where the scheme wants them in public."""
        return self.annex or self.board.scheme.shows_ranges

    @property
    def is_as_published(self) -> bool:
        """Whether this is the published table, and not what is known of its period now."""
        known = self.published is not None
        return known and not publishing.beside(self.published, self.board)["is_changed"].any()


def ranking(connection: Connection, asked: Asked) -> Bulletin:
    """The document of a board; its numbers are those of the board."""
    board, lang = asked.board, asked.lang
    say, inputs = translator(lang), board.inputs
    tree = areas.read(connection)
    version = _version(connection, tree, inputs.area)
    names = {
        "area": tree.name(inputs.area),
        "period": format.period(inputs.period.code, lang),
        "scheme": board.scheme.title[lang],
    }
    as_of = format.day(version.as_of, lang) if version.as_of else format.DASH
    kind = say(_kind(asked))
    subtitle = say(_("(data up to {as_of}, version {number}; {kind})"))
    sections = _numbered([*_groups(asked), _points(asked), _events(asked)], lang)
    return Bulletin(
        area=inputs.area,
        period=inputs.period.code,
        lang=lang,
        title=say(_("{area}, {period}: {scheme}")).format(**names),
        subtitle=subtitle.format(as_of=as_of, number=version.number, kind=kind),
        lead=_lead(asked),
        sections=sections,
        notes_heading=MARKS[lang].numerals[len(sections)] + say(_("Notes")),
        notes=_notes(asked),
        definitions=ranking_tables.rules(board, lang),
        version=version,
        marking=say(_("Internal: keep safe")),
        gaps="",
        file_stem=NOT_IN_FILE_NAMES.sub("_", "_".join((*names.values(), kind))),
        is_landscape=True,
    )


def _version(connection: Connection, tree: Areas, area: str) -> Version:
    described = loads.describe(connection)
    return Version(described["version"], described["made_at"], tree.as_of(area))


def _kind(asked: Asked) -> str:
    if asked.published and not asked.is_as_published:
        return _("as known now, not as published")
    return _("internal annex") if asked.annex else _("for publication")


def _lead(asked: Asked) -> tuple[Sentence, ...]:
    say, scheme, lang = translator(asked.lang), asked.board.scheme, asked.lang
    number = int((asked.board.rows["standing"] == RANKED).sum())
    if not number:
        return (Sentence(say(_("No unit can be ranked."))),)
    if scheme.basis is None:
        text = say(_("{number} units are ranked by {scheme}, as follows."))
        return (Sentence(text.format(number=number, scheme=scheme.title[lang])),)
    text = say(_("By {title} ({document}) {number} units are ranked, as follows."))
    told = {"title": scheme.basis.title, "document": scheme.basis.number, "number": number}
    return (Sentence(text.format(**told)),)


def _groups(asked: Asked) -> list[Section]:
    return [_group(asked, group) for group in _used(asked.board)]


def _group(asked: Asked, group: Group) -> Section:
    """Who leads and who is last, who stands apart and why, the table."""
    board, lang = asked.board, asked.lang
    rows = board.of_group(group.id)
    ranked = rows[rows["standing"] == RANKED]
    said = []
    if len(ranked) > 2 * ENDS:
        say, join = translator(lang), translator(lang)(_(", ")).join
        text = say(_("Ahead are {first}; last are {last}."))
        said.append(text.format(first=join(ranked["name"].head(ENDS)), last=join(ranked["name"].tail(ENDS))))
    said += _apart(asked, rows)
    table = ranking_tables.places(board, group.id, asked.before, asked.has_ranges, lang)
    return Section(group.title[lang], tuple(map(Sentence, said)), (table,) if len(ranked) else ())


def _points(asked: Asked) -> Section:
    board, lang = asked.board, asked.lang
    tables = [table for group in _used(board) for table in ranking_tables.points(board, group.id, lang)]
    return Section(translator(lang)(_("Points by item")), (), tuple(tables))


def _used(board: Board) -> list[Group]:
    return [group for group in board.scheme.groups if not board.of_group(group.id).empty]


def _apart(asked: Asked, rows: pd.DataFrame) -> list[str]:
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
    say, scheme = translator(asked.lang), asked.board.scheme
    marks = MARKS[asked.lang]
    titles = {
        one.id: marks.comma.join((one.title[asked.lang], scoring_words.veto_result(one, scheme, asked.lang)))
        for one in scheme.vetoes
    }
    said = [
        say(_("{unit}: {vetoes}.")).format(
            unit=row["name"], vetoes=marks.semicolon.join(titles[name] for name in row["vetoes"])
        )
        for row in fallen.to_dict("records")
    ]
    heading = say(_("Register and vetoes"))
    return Section(heading, tuple(map(Sentence, said)), (table,) if table else ())


def _notes(asked: Asked) -> tuple[str, ...]:
    say, board = translator(asked.lang), asked.board
    said = [board.scheme.caveat.get(asked.lang, ""), _scheme(asked), _grades(asked)]
    if asked.has_ranges:
        text = _(
            "The range of a place is where chance alone could put the unit (95%); units of one tier cannot "
            "be told apart."
        )
        said.append(say(text))
    provisional = board.rows.loc[board.rows["is_provisional"], "name"]
    if len(provisional):
        text = say(_("Provisional, some reports being missing: {names}."))
        said.append(text.format(names=say(_(", ")).join(provisional)))
    said += _published(asked)
    return tuple(filter(None, said))


def _scheme(asked: Asked) -> str:
    """Which scheme and version it is, and how much of the weights a unit needs."""
    scheme = asked.board.scheme
    text = _(
        "Scheme {scheme}, version {number}, {owner}; a unit with figures for less than {share} of the "
        "weights that apply to it is not ranked."
    )
    return translator(asked.lang)(text).format(
        scheme=scheme.title[asked.lang],
        number=scheme.version,
        owner=scheme.owner,
        share=format.target(float(scheme.least_coverage), "share", asked.lang),
    )


def _grades(asked: Asked) -> str:
    """From which score on each grade begins; empty without grades."""
    say, lang = translator(asked.lang), asked.lang
    if not asked.board.scheme.bands:
        return ""
    text = say(_("{band} from {points}"))
    told = [
        text.format(band=band.title[lang], points=scoring_words.points(band.low, lang))
        for band in asked.board.scheme.bands
    ]
    return say(_("Grades: {bands}.")).format(bands=MARKS[lang].comma.join(told))


def _published(asked: Asked) -> list[str]:
    """Number and seal of the published table, or what became others since; objections as printed then."""
    say, published = translator(asked.lang), asked.published
    if published is None:
        return _objections(asked.objections, asked)
    sealed = {"number": published.number, "digest": published.digest}
    said = [say(_("Published as number {number}; SHA-256 {digest}.")).format(**sealed)]
    if not asked.is_as_published:
        rows = publishing.beside(published, asked.board)
        names = say(_(", ")).join(rows.loc[rows["is_changed"], "name"])
        text = _(
            "The published table stands; with what is known now these have other scores or places: {names}."
        )
        said.append(say(text).format(names=names))
    return said + _objections(published.objections, asked)


def _objections(found: Sequence[dict], asked: Asked) -> list[str]:
    say, names = translator(asked.lang), asked.board.rows["name"]
    text = say(_("Open objection of {unit}: {what}."))
    return [text.format(unit=names.get(one["unit"], one["unit"]), what=one["what"]) for one in found]


def _numbered(sections: list[Section | None], lang: str) -> tuple[Section, ...]:
    there = [section for section in sections if section]
    return tuple(
        Section(numeral + section.heading, section.paragraphs, section.tables)
        for numeral, section in zip(MARKS[lang].numerals[: len(there)], there, strict=True)
    )
