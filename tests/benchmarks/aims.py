"""The aims, and whether what was measured meets them."""

from collections.abc import Iterator, Sequence

from tests.benchmarks.size import Size

GB = 1e9
LOAD_RATIO = 4
WARM_SECONDS = 0.080
STATISTICS_SECONDS = 0.300
TABLE_SECONDS = 0.200
AUDIT_SECONDS, AUDIT_YEARS = 5, 1000
SAME_WITHIN = 0.20
MEMORY_BYTES = 2 * GB
Aim = tuple[str, str, str]  # what is aimed at, what was measured, met or not


def aims(sizes: Sequence[Size]) -> Iterator[Aim]:
    """Each aim at each size where something was measured for it."""
    for size in (size for size in sizes if size.loaded):
        ratio = size.loaded.ratio
        yield _aim(f"load ≤ {LOAD_RATIO} × DuckDB alone, {size.name}", f"{ratio:.1f} ×", ratio <= LOAD_RATIO)
    for size in (size for size in sizes if size.pages):
        yield _warm_aim(size)
    if sizes[0].statistics:
        spent = sizes[0].statistics["all"]
        text = f"statistics of one overview < {1000 * STATISTICS_SECONDS:.0f} ms"
        yield _aim(text, f"{1000 * spent:.0f} ms", spent < STATISTICS_SECONDS)
    yield from _ranking_aims(sizes[0].ranking or {})
    shared = set(sizes[0].warm) & set(sizes[-1].warm)
    if len(sizes) > 1 and shared:
        apart = max(abs(sizes[-1].warm[name] / sizes[0].warm[name] - 1) for name in shared)
        text = f"each warm page the same at every size within {SAME_WITHIN:.0%}"
        yield _aim(text, f"{apart:.0%} apart at most", apart <= SAME_WITHIN)
    peak = max(size.peak_bytes for size in sizes)
    if peak:
        text = f"peak memory < {MEMORY_BYTES / GB:.0f} GB, up to {sizes[-1].name}"
        yield _aim(text, f"{peak / GB:.1f} GB", peak < MEMORY_BYTES)


def _warm_aim(size: Size) -> Aim:
    """A page that could not be measured fails the aim."""
    slowest, lacking = max(size.warm.values(), default=0), len(size.pages) - len(size.warm)
    measured = f"{1000 * slowest:.0f} ms at most" + (f", {lacking} not measured" if lacking else "")
    met = slowest < WARM_SECONDS and not lacking
    return _aim(f"every warm page < {1000 * WARM_SECONDS:.0f} ms, {size.name}", measured, met)


def _ranking_aims(found: dict[str, dict[str, float]]) -> Iterator[Aim]:
    """An audit of fewer years is judged by what all of them would take."""
    for units, spent in found.items():
        text = f"table of {int(units):,} units with ranges < {1000 * TABLE_SECONDS:.0f} ms"
        yield _aim(text, f"{1000 * spent['table']:.0f} ms", spent["table"] < TABLE_SECONDS)
        seconds = spent["audit"] * AUDIT_YEARS / spent["years"]
        text = f"audit of {AUDIT_YEARS:,} years of {int(units):,} units < {AUDIT_SECONDS} s"
        yield _aim(text, f"{seconds:.1f} s", seconds < AUDIT_SECONDS)


def _aim(text: str, measured: str, met: bool) -> Aim:
    return text, measured, "met" if met else "not met"
