"""python -m reports.bulletin --area CODE --period P --to FILE: a bulletin as a value and as a file."""

import argparse
import contextlib
import os
import re
import sys
from pathlib import Path

from data import warehouse
from data.connection import Connection
from data.problem import Problem, run
from i18n import format
from i18n.translate import LANGUAGES, translator
from i18n.translate import mark as _
from metrics import areas, coverage
from metrics.period import KNOWN_FORMS, Period, parse
from reports import evidence, notes, sentences, tables, to_docx, to_xlsx
from reports.document import Bulletin, Pointer, Section, Sentence
from reports.evidence import Evidence
from reports.figure import MARKS

WRITERS = {".docx": to_docx.write, ".xlsx": to_xlsx.write}
NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\s]')
UNITS_BELOW = {
    "county": _("Counties and districts"),
    "town": _("Towns and subdistricts"),
    "village": _("Villages and communities"),
}
UNITS_LISTED = {
    "nothing_due": _("Nothing due in {n} units: {names}"),
    coverage.PARTIAL: _("Partly not reported by {n} units: {names}"),
    coverage.NOT_REPORTED: _("Not reported by {n} units: {names}"),
    coverage.SUPPRESSED: _("Small numbers, not shown, in {n} units: {names}"),
}


def build(connection: Connection, area: str, period: Period, lang: str) -> Bulletin:
    """The bulletin of an area and a period; a Problem where the unit table does not have the area."""
    tree = areas.read(connection)
    if area not in tree:
        cities = ", ".join(tree.roots) or "none"
        raise Problem(f"--area {area!r}: no such area in the unit table; cities are {cities}.")
    _ = translator(lang)
    found = evidence.read(connection, tree, area, period)
    names = {"area": tree.name(area), "period": format.period(period.code, lang)}
    version = notes.version(found)
    as_of = format.day(version.as_of, lang)
    sections = _numbered([_headlines(found, lang, names), _units(found, lang)], lang)
    return Bulletin(
        area=area,
        period=period.code,
        lang=lang,
        title=_("Social governance bulletin: {area}, {period}").format(**names),
        subtitle=_("(data up to {as_of}, version {number})").format(as_of=as_of, number=version.number),
        lead=_lead(found, lang, names),
        sections=sections,
        notes_heading=MARKS[lang].numerals[len(sections)] + _("Notes"),
        notes=notes.notes(found, lang),
        definitions=tables.definitions(found, lang),
        version=version,
        marking=_("Internal: keep safe"),
        gaps=notes.gaps(found),
        file_stem=NOT_IN_FILE_NAMES.sub("_", "_".join((names["area"], period.code, _("bulletin")))),
    )


def _lead(found: Evidence, lang: str, names: dict[str, str]) -> tuple[Sentence, ...]:
    _ = translator(lang)
    partly = found.titles(lang, status=coverage.PARTIAL)
    verdicts = found.titles(lang, target_met=True), found.titles(lang, target_met=False)
    subject = _("{period}, {area}: ").format(**names)
    said = [
        sentences.targets_met(*verdicts, lang),
        sentences.listed(_("Counted from the reports that came, some being missing: {names}"), partly, lang),
    ]
    opening = Sentence(_("The headline indicators of {area} for {period} are as follows.").format(**names))
    return (opening, *(Sentence(text, subject=subject) for text in said if text))


def _headlines(found: Evidence, lang: str, names: dict[str, str]) -> Section:
    _ = translator(lang)
    heading = _("Headline figures")
    subject = _("{period}, {area}: ").format(**names)
    if found.figures["status"].eq(coverage.NOT_REPORTED).all():
        return Section(heading, (Sentence(_("No indicator was reported."), subject=subject),))
    said = [
        Sentence(
            sentences.sentence(figure, found.period),
            Pointer(figure.definition.id, found.area, found.period.code),
            subject,
        )
        for figure in tables.figures(found, lang)
    ]
    return Section(heading, tuple(said), (tables.headlines(found, lang),))


def _units(found: Evidence, lang: str) -> Section | None:
    """The units directly below: a table of those with cases, the others named; None without units."""
    if found.units.empty:
        return None
    _ = translator(lang)
    words = UNITS_BELOW[found.tree.level(found.units["area"].iloc[0])]
    table = tables.units(found, lang)
    said = []
    if table.rows:
        said.append(_("Table 2 gives the units in the order of the unit table; it is no ranking."))
    for reason, listed in UNITS_LISTED.items():
        said.append(sentences.listed(_(listed), found.units_that(reason), lang))
    return Section(_(words), tuple(Sentence(text) for text in said if text), (table,) if table.rows else ())


def _numbered(sections: list[Section | None], lang: str) -> tuple[Section, ...]:
    there = [section for section in sections if section]
    return tuple(
        Section(numeral + section.heading, section.paragraphs, section.tables)
        for numeral, section in zip(MARKS[lang].numerals, there, strict=False)
    )


def main(arguments: list[str]) -> int:
    """The command line; 0 written, 1 written but something is missing, 2 nothing done."""
    given = _parser().parse_args(arguments)
    target = Path(given.to)
    writer = WRITERS.get(target.suffix.lower())
    if writer is None:
        raise Problem(f"--to {given.to}: ending {target.suffix!r} is not known; use {' or '.join(WRITERS)}.")
    try:
        period = parse(given.period)
    except ValueError as error:
        raise Problem(f"--{error}.") from None
    with warehouse.reading() as connection:
        bulletin = build(connection, given.area, period, given.lang)
    save(target, writer(bulletin))
    print(f"{target}: {bulletin.title}")
    if bulletin.gaps:
        print(bulletin.gaps, file=sys.stderr)
    return 1 if bulletin.gaps else 0


def save(target: Path, content: bytes) -> None:
    """Write a file in one step; a Problem where that cannot be done, and then nothing is left behind."""
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        os.replace(draft, target)
    except OSError as error:
        raise Problem(f"--to {target}: cannot be written ({error.strerror}); choose another file.") from None
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m reports.bulletin", description="Write a bulletin.")
    parser.add_argument("--area", required=True, metavar="CODE", help="the area's code")
    parser.add_argument("--period", required=True, metavar="P", help=KNOWN_FORMS)
    parser.add_argument("--to", required=True, metavar="FILE", help=f"ends in {' or '.join(WRITERS)}")
    parser.add_argument("--lang", choices=LANGUAGES, default="zh", help="zh (default) or en")
    return parser


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
