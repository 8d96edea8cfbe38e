"""Which monthly reports were owed, and which came."""

from collections import defaultdict
from datetime import date
from functools import cache

from tests.second_opinion.naive import Exports

Report = tuple[str, str, date]  # kind of export, community, month


class Reports:
    """The reports of an office, one for each community: a town's report is that of all its communities."""

    def __init__(self, exports: Exports, sources: tuple[str, ...]) -> None:
        self.places = exports.places
        self.came: set[Report] = {
            (row["source"], village, row["month"])
            for row in exports.tables["reporting"]
            for village in self.places.below(row["area"], "village")
            if row["source"] in sources
        }
        self.covered: dict[tuple[str, str], set[date]] = defaultdict(set)
        for source, village, month in self.came:
            self.covered[source, self.places.path(village)[0]].add(month)
        self.status, self.last_month = cache(self._status), cache(self._last_month)

    def expected(self, source: str, area: str, wanted: tuple[date, ...]) -> list[Report]:
        """The monthly reports that the communities of an area owe, while their city sends any."""
        covered = self.covered.get((source, self.places.path(area)[0]))
        if not covered:
            return []
        since, until = min(covered), max(covered)
        return [
            (source, village, month)
            for village in self.places.below(area, "village")
            for month in wanted
            if since <= month <= until and (self.places.areas[village]["valid_from"] or month) <= month
        ]

    def _status(self, source: str, area: str, wanted: tuple[date, ...]) -> str:
        """ok when all expected reports came, partial when some did, not_reported when none did."""
        expected = self.expected(source, area, wanted)
        came = sum(report in self.came for report in expected)
        if not came:
            return "not_reported"
        return "ok" if came == len(expected) else "partial"

    def _last_month(self, root: str) -> date:
        return max(max(covered) for (_, city), covered in self.covered.items() if city == root)
