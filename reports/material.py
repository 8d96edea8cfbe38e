"""Material: what the blocks of a document draw on, read once for one area, period and language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from data.connection import Connection
from i18n import format
from i18n.translate import translator
from metrics import attention, benchmark, catalog, highlights
from metrics.areas import Areas
from metrics.period import Period
from reports import evidence
from reports.document import Pointer, Sentence
from reports.evidence import Evidence
from reports.figure import MARKS, Figure, Marks
from reports.template import HEADLINES, Block, Template


@dataclass(frozen=True)
class Material:
    """`wide` holds every indicator that a document may tell of; `connection` answers what else is asked."""

    connection: Connection
    template: Template
    wide: Evidence
    lang: str

    @property
    def translate(self) -> Callable[[str], str]:
        """From a msgid to the words of the language."""
        return translator(self.lang)

    @property
    def marks(self) -> Marks:
        """The punctuation of the language."""
        return MARKS[self.lang]

    @property
    def tree(self) -> Areas:
        """The unit table."""
        return self.wide.tree

    @property
    def names(self) -> dict[str, str]:
        """The area and the period in words, for gaps of these names."""
        return {
            "area": self.tree.name(self.wide.area),
            "period": format.period(self.wide.period.code, self.lang),
        }

    def ids(self, block: Block) -> list[str]:
        """The indicators of a block, the headlines by their names."""
        return [name for one in block.indicators for name in (self.headlines if one == HEADLINES else [one])]

    @cached_property
    def headlines(self) -> list[str]:
        """The indicators that stand on cards, in their order."""
        return [name for name, definition in self.wide.definitions.items() if definition.headline]

    def figure(self, indicator: str) -> Figure:
        """One indicator of the area and the period."""
        row = self.rows[indicator]
        return Figure(row, self.wide.definitions[indicator], self.lang, self.wide.signal(row))

    def pointer(self, indicator: str) -> Pointer:
        """Where the value of an indicator comes from."""
        return Pointer(indicator, self.wide.area, self.wide.period.code)

    def told(self, text: str, indicator: str = "") -> Sentence:
        """A sentence with the time and place that it takes along, and its pointer."""
        _, pointer = self.translate, self.pointer(indicator) if indicator else None
        return Sentence(text, pointer, _("{period}, {area}: ").format(**self.names))

    def joined(self, names: list[str]) -> str:
        """Names in a row."""
        return self.marks.between_names.join(names)

    @cached_property
    def changed(self) -> list[str]:
        """The indicators that changed beyond chance; see metrics.highlights."""
        return highlights.changes(
            self._candidates, self.wide.definitions, self.wide.signals, self.wide.period
        )

    @cached_property
    def looked_at(self) -> int:
        """How many indicators were looked at for a change."""
        return highlights.looked_at(
            self._candidates, self.wide.definitions, self.wide.signals, self.wide.period
        )

    @cached_property
    def judged(self) -> pd.DataFrame:
        """The headline indicators of the units against the whole; see metrics.benchmark."""
        headlines = {name: self.wide.definitions[name] for name in self.headlines}
        rows = self.wide.below[self.wide.below["indicator"].isin(list(headlines))]
        return benchmark.against_parent(rows, headlines, self.wide.area)

    @property
    def _candidates(self) -> list[dict]:
        names = set(attention.candidates(self.wide.definitions))
        return [row for name, row in self.rows.items() if name in names]

    @cached_property
    def rows(self) -> dict[str, dict]:
        """The rows of the figures by indicator."""
        return {row["indicator"]: row for row in self.wide.rows}


def read(
    connection: Connection, tree: Areas, templates: Sequence[Template], codes: Sequence[str], period: Period
) -> dict[str, Evidence]:
    """By area all that these templates may tell of: their indicators, and what may be a change or problem."""
    everything = catalog.read()
    names = {name for template in templates for name in template.indicators(everything)}
    names |= {*attention.candidates(everything), *(d.id for d in catalog.headlines())}
    definitions = {name: definition for name, definition in everything.items() if name in names}
    return evidence.read_all(connection, tree, codes, period, definitions)
