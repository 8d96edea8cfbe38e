"""The report: figures of every size side by side as tables, for a terminal or as a document."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from tests.benchmarks.aims import aims
from tests.benchmarks.load import Loaded
from tests.benchmarks.size import Size

MB = 1e6
NOTHING = "–"
WIDTH = 100  # characters of a line on a terminal
TOP = (
    "Written by `python -m tests.benchmarks.run --to docs/performance.md`. The exports are generated: "
    "one city, 12 counties, 120 towns, 1,200 villages, three years, a tenth as many incidents as disputes. "
    "1 MB is 10⁶ bytes."
)
STAGES = ("cold", "warm", "changed")


@dataclass(frozen=True)
class Table:
    """A title, a sentence, a heading and rows of text."""

    title: str
    note: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(sizes: Sequence[Size]) -> list[Table]:
    """The tables of what was measured, the judgement on the aims last."""
    made = [
        *([_loading(sizes)] if sizes[0].loaded else []),
        *([_page_data(sizes)] if sizes[0].data else []),
        *([_pages(sizes)] if sizes[0].served else []),
        *([_statistics(sizes[0].statistics)] if sizes[0].statistics else []),
        *([_ranking(sizes[0].ranking)] if sizes[0].ranking else []),
        _memory(sizes),
        Table("Aims", "", ("aim", "measured", ""), tuple(aims(sizes))),
    ]
    return [table for table in made if table.rows]


def plain(made: Sequence[Table]) -> str:
    """Tables for a terminal."""
    return "\n\n".join("\n".join([table.title, *wrap(table.note, WIDTH), *_aligned(table)]) for table in made)


def markdown(made: Sequence[Table], machine: dict[str, str]) -> str:
    """The same as a document, with the machine on top."""
    facts = "\n".join(f"- {name}: {text}" for name, text in machine.items())
    return "\n\n".join(["# Performance", TOP, facts, *(section(table) for table in made)]) + "\n"


def _loading(sizes: Sequence[Size]) -> Table:
    loads = [size.loaded for size in sizes]
    note = (
        "The whole process from export files to a counted warehouse, beside DuckDB alone reading only the "
        "disputes with their types into a table in memory. Wall time; median where there were several."
    )
    rows = (
        ("exports, all files", *(f"{load.export_bytes / MB:,.0f} MB" for load in loads)),
        ("python -m data.load", *(f"{load.seconds:.1f} s" for load in loads)),
        ("DuckDB alone", *(f"{load.scan_seconds:.1f} s" for load in loads)),
        ("load ÷ DuckDB alone", *(f"{load.ratio:.1f}" for load in loads)),
        ("one further month", *(_next_month(load) for load in loads)),
        ("further month ÷ whole load", *(_next_share(load) for load in loads)),
        ("times measured", *(str(load.times) for load in loads)),
        ("warehouse", *(f"{load.warehouse_bytes / MB:,.0f} MB" for load in loads)),
    )
    return Table("Loading", note, ("", *(size.name for size in sizes)), rows)


def _next_month(load: Loaded) -> str:
    return f"{load.next_seconds:.1f} s, {load.next_rows:,} cases" if load.next_seconds else NOTHING


def _next_share(load: Loaded) -> str:
    return f"{load.next_seconds / load.seconds:.2f}" if load.next_seconds else NOTHING


def _page_data(sizes: Sequence[Size]) -> Table:
    seconds = [size.data["seconds"] for size in sizes]
    first = sizes[0].data
    note = (
        f"The {first['figures']} figures of an overview (cards of a city and its counties, 24 months of the "
        f"city) by three ways that agree on each: {', '.join(first['asked'])}. In the last line only "
        f"(they count reports and communities): {', '.join(first['left_out'])}."
    )
    rows = (
        ("from the counts, with intervals and changes", *_milliseconds(seconds, "counts")),
        ("DuckDB, a query over the rows", *_milliseconds(seconds, "scan")),
        ("pandas, over frames of the rows", *_milliseconds(seconds, "pandas")),
        ("DuckDB over rows ÷ counts", *(f"{s['scan'] / s['counts']:.1f}" for s in seconds)),
        ("pandas over rows ÷ counts", *(f"{s['pandas'] / s['counts']:.1f}" for s in seconds)),
        ("pandas reading the rows, once", *_milliseconds(seconds, "reading_rows")),
        ("from the counts, every headline", *_milliseconds(seconds, "every_headline")),
    )
    return Table("One page's data", note, ("", *(size.name for size in sizes)), rows)


def _milliseconds(seconds: Sequence[dict], name: str) -> list[str]:
    return [f"{1000 * found[name]:,.0f} ms" for found in seconds]


def _pages(sizes: Sequence[Size]) -> Table:
    harness = ", ".join(f"{1000 * size.served['harness']:.0f}" for size in sizes)
    first = ", ".join(f"{size.served['first']:.1f}" for size in sizes)
    pages = [item for size in sizes for item in size.pages.items()]
    wrong = "; ".join(dict.fromkeys(f"{name} {page['wrong']}" for name, page in pages if "wrong" in page))
    note = (
        "Server time in milliseconds. Cold: caches empty, warehouse closed; warm: the same screen again; "
        f"changed: another month. The testing harness's own share is {harness} ms. The first screen of a new "
        f"process, imports included, took {first} s.{f' Not measured: {wrong}.' if wrong else ''}"
    )
    columns = [f"{stage}, {size.rows:,}" for size in sizes for stage in STAGES]
    rows = [
        (name, *(text for size in sizes for text in _stages(size.pages[name]))) for name in sizes[0].pages
    ]
    return Table("Pages", note, ("page", *columns), tuple(rows))


def _stages(page: dict) -> list[str]:
    return [f"{1000 * page[stage]:,.0f}" if stage in page else NOTHING for stage in STAGES]


def _statistics(seconds: dict[str, float]) -> Table:
    note = (
        "Processor time of judging 12 counties × 100 indicators × 36 months (half rates, half counts, "
        "generated), from their counts; reading the counts is part of one page's data above."
    )
    rows = tuple((name, f"{1000 * spent:,.0f} ms") for name, spent in seconds.items())
    return Table("Statistics of one overview", note, ("", "median"), rows)


def _ranking(found: dict[str, dict[str, float]]) -> Table:
    note = (
        "Processor time of a table of eight items with the range of every place and without, of 1,000 draws "
        "of other weights by two means on two scales, and of the chance audit with so many simulated years "
        "of twelve months; generated, from the figures."
    )
    rows = tuple(
        (
            f"{int(units):,} units",
            *(f"{1000 * spent[name]:,.0f} ms" for name in ("table", "bare", "weights")),
            f"{spent['audit']:.1f} s",
            f"{spent['years']:,}",
        )
        for units, spent in found.items()
    )
    heading = ("", "table with ranges", "table alone", "other weights", "chance audit", "years")
    return Table("Ranking", note, heading, rows)


def _memory(sizes: Sequence[Size]) -> Table:
    peaks = {
        "load": [size.loaded.peak_bytes if size.loaded else 0 for size in sizes],
        "serving every page": [size.serving_peak_bytes for size in sizes],
    }
    rows = tuple((name, *(f"{p / MB:,.0f} MB" for p in found)) for name, found in peaks.items() if any(found))
    return Table("Peak memory", "Of the process, resident.", ("", *(size.name for size in sizes)), rows)


def _aligned(table: Table) -> list[str]:
    lines = [table.heading, *table.rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return ["  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]) for line in lines]


def section(table: Table) -> str:
    """A table as a section of a document."""
    rule = ["---", *["---:"] * (len(table.heading) - 1)]
    lines = "\n".join(f"| {' | '.join(line)} |" for line in (table.heading, rule, *table.rows))
    return "\n\n".join(part for part in (f"## {table.title}", table.note, lines) if part)
