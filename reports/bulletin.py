"""python -m reports.bulletin --area CODE --period P --to FILE: a template's document as value and as file."""

import argparse
import contextlib
import os
import sys
from dataclasses import replace
from pathlib import Path

from data import warehouse
from data.connection import Connection
from data.history import edits
from data.problem import Problem, run
from i18n.translate import LANGUAGES
from metrics.period import KNOWN_FORMS, Period, parse
from reports import composing, editing, template, to_docx, to_pptx, to_xlsx
from reports.document import Bulletin

WRITERS = {".docx": to_docx.write, ".pptx": to_pptx.write, ".xlsx": to_xlsx.write}
MONTHLY = "monthly"


def build(
    connection: Connection, area: str, period: Period, lang: str, template_id: str = MONTHLY
) -> Bulletin:
    """The document of a template for an area and a period, with what people edited in it.

    A Problem where the unit table does not have the area, or the template is not for areas of its level.
    """
    made = composing.compose(connection, template.find(template_id), area, period, lang)
    return editing.edited(made, edits.standing(template_id, area, period.code, lang))


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
        bulletin = build(connection, given.area, period, given.lang, given.template)
    if given.form:
        bulletin = replace(bulletin, letterhead=replace(bulletin.letterhead, form=given.form))
    if given.slides and writer is to_pptx.write:
        save(target, to_pptx.write(bulletin, Path(given.slides)))
    else:
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
    parser.add_argument("--template", default=MONTHLY, metavar="T", help=", ".join(template.read()))
    parser.add_argument("--form", choices=template.FORMS, help="of a .docx; else the template's own")
    parser.add_argument("--slides", metavar="FILE", help="a .pptx or .potx whose master slides take")
    parser.add_argument("--lang", choices=LANGUAGES, default="zh", help="zh (default) or en")
    return parser


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
