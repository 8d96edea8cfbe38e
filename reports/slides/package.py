"""A deck as a file, dated by its data and not by the clock: the same bulletin gives the same bytes."""

import zipfile
from io import BytesIO

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation

from reports.document import Bulletin
from reports.slides import text

LONGEST_PROPERTY = 255  # characters
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that an archive can name


def packed(deck: Presentation, bulletin: Bulletin) -> bytes:
    """The content of the file."""
    _describe(deck, bulletin)
    _list_notes_master(deck)
    drawn = BytesIO()
    deck.save(drawn)
    made = BytesIO()
    with zipfile.ZipFile(drawn) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            new.writestr(zipfile.ZipInfo(one.filename, EPOCH), old.read(one), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _describe(deck: Presentation, bulletin: Bulletin) -> None:
    about, made_at = deck.core_properties, bulletin.version.made_at.replace(microsecond=0)
    about.title, about.subject = _property(bulletin.title), _property(bulletin.subtitle)
    about.keywords = _property(bulletin.marking)
    about.author = about.last_modified_by = _property(bulletin.letterhead.issuer)
    about.created = about.modified = made_at
    about.language = text.LANGUAGE[bulletin.lang]
    about.revision = 1


def _property(said: str) -> str:
    return text.clean(said)[:LONGEST_PROPERTY]


def _list_notes_master(deck: Presentation) -> None:
    """The library makes a master of the notes and does not name it where the standard wants it named."""
    if deck.element.find(qn("p:notesMasterIdLst")) is not None:
        return
    for key, relation in deck.part.rels.items():
        if relation.reltype == RELATIONSHIP_TYPE.NOTES_MASTER:
            entry = f'<p:notesMasterId r:id="{key}"/>'
            listed = f"<p:notesMasterIdLst {nsdecls('p', 'r')}>{entry}</p:notesMasterIdLst>"
            deck.element.find(qn("p:sldMasterIdLst")).addnext(parse_xml(listed))
