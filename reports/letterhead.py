"""The letterhead of an area's documents in the office's words; numbers, signatures and seals stay blank."""

from i18n.translate import mark as _
from i18n.translate import translator
from metrics.areas import Areas
from reports import office
from reports.document import Letterhead

COPIES = {"report": _("Report to"), "send": _("Send to"), "issue": _("Issue to")}


def of(tree: Areas, area: str, form: str, lang: str) -> Letterhead:
    """The letterhead of an area; a Problem where the office's own words cannot be read."""
    own, say = office.read(), translator(lang)
    issuer = "issuer" if tree.level(area) in ("city", "county") else "town_issuer"
    return Letterhead(
        form=form,
        issuer=own.word("letterhead", issuer, lang).format(area=tree.name(area)),
        series=own.word("letterhead", "series", lang),
        draft=own.word("letterhead", "draft", lang),
        copies=tuple((say(words), own.word("copies", key, lang)) for key, words in COPIES.items()),
    )


def marking(lang: str) -> str:
    """What every page carries: 内部资料 注意保存."""
    return office.read().word("letterhead", "marking", lang)
