"""What is known beside the text: a warehouse, its areas and indicators, the place and time it speaks of."""

from dataclasses import dataclass

from data.connection import Connection
from data.definitions import Definition
from metrics.areas import Areas
from metrics.period import Period


@dataclass(frozen=True)
class Known:
    """Where statements about our indicators are recomputed; area and period serve where a text names none."""

    connection: Connection
    tree: Areas
    definitions: dict[str, Definition]
    area: str = ""
    period: Period | None = None
