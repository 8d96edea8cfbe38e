"""The line below a form that says which version of the data its numbers are from."""

from data import loads
from data.connection import Connection
from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from metrics import areas


def line(connection: Connection, area: str, lang: str) -> str:
    """The version, and the last day that the area's data reach."""
    told = loads.describe(connection)
    as_of = areas.read(connection).as_of(area) or told["as_of"]
    text = translator(lang)(_("Source: data version {version}, data to {day}."))
    return text.format(version=told["version"], day=format.day(as_of, lang))
