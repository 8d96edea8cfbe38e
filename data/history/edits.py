"""Edits: sentences of documents that a person put in other words; both stay, with who and when."""

from pathlib import Path

from data.history import journal
from data.history.said import said
from data.problem import Problem

KIND = "edits"
PLACE = ("template", "area", "period", "lang")


def edit(
    place: tuple[str, str, str, str], written: str, text: str, who: str, records: Path | None = None
) -> None:
    """Put `text` in the place of a sentence that was `written` by rule; of one document (PLACE).

    The same words as written take an edit back. A Problem where a text is empty, holds personal data, or
    nothing is changed.
    """
    words = " ".join(said(KIND, "sentence", text).split())
    if standing(*place, records).get(written, written) == words:
        raise Problem("edits: the sentence is as it was; change a word first.")
    entry = dict(zip(PLACE, place, strict=True)) | {"written": written, "text": words}
    journal.append(KIND, entry, said(KIND, "name", who), records)


def standing(template: str, area: str, period: str, lang: str, records: Path | None = None) -> dict[str, str]:
    """The sentences of a document that stand in other words: written by rule → as edited."""
    asked = (template, area, period, lang)
    found: dict[str, str] = {}
    for entry in journal.read(KIND, records):
        if tuple(entry[name] for name in PLACE) == asked:
            found[entry["written"]] = entry["text"]
    return {written: text for written, text in found.items() if text != written}
