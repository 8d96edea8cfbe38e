"""Everything that was measured at one number of disputes."""

from dataclasses import dataclass

from tests.benchmarks.load import Loaded


@dataclass(frozen=True)
class Size:
    """What was measured at one number of disputes; None for a part that was not asked for."""

    rows: int
    loaded: Loaded | None = None
    data: dict | None = None
    served: dict | None = None
    serving_peak_bytes: int = 0
    statistics: dict[str, float] | None = None
    ranking: dict[str, dict[str, float]] | None = None

    @property
    def name(self) -> str:
        """The column's heading."""
        return f"{self.rows:,} disputes"

    @property
    def pages(self) -> dict[str, dict]:
        """Each page's seconds; empty where pages were not measured."""
        return self.served["pages"] if self.served else {}

    @property
    def warm(self) -> dict[str, float]:
        """Seconds of each page that could be measured."""
        return {name: page["warm"] for name, page in self.pages.items() if "warm" in page}

    @property
    def peak_bytes(self) -> int:
        """The larger peak of loading and serving, as far as they were measured."""
        return max(self.serving_peak_bytes, self.loaded.peak_bytes if self.loaded else 0)
