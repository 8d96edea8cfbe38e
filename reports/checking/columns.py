"""Columns of a table with tabs between its cells: rates from their counts, totals, ranks by their scores."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from i18n.translate import mark as _
from reports.checking import arithmetic
from reports.checking.arithmetic import HUNDRED
from reports.checking.figures import Figure, figures
from reports.checking.passage import Passage
from reports.checking.result import RIGHT, UNCLEAR, WRONG, Finding, Told

RATE = _("{arithmetic}: right.")
NO_RATE = _("{arithmetic}, not {quote}.")
TOTAL = _("The rows above make {right}: right.")
NO_TOTAL = _("The rows above make {right}, not {quote}.")
NO_RANK = _("By {score} this is place {right}, not {quote}.")
FEWEST = 3  # rows: in fewer, two columns agree by chance
MOST = Decimal("0.7")  # of the rows must agree before the others are wrong
SUM_ROW = re.compile(r"^(?:合计|总计|小计|共计|总数|Total|Sum)$", re.IGNORECASE)
RANK_HEAD = re.compile(r"排名|名次|位次|^rank", re.IGNORECASE)
SIGNS = re.compile(r"[*†]+$")
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
MOST_COLUMNS = 12


@dataclass(frozen=True)
class Cell:
    """A cell with its place in the text, and its figure where it holds nothing else."""

    start: int
    text: str
    figure: Figure | None


Rows = list[tuple[Cell, ...]]


def columns(passage: Passage) -> Iterator[Finding]:
    """A finding for each rate, total and rank of each table."""
    for heads, rows in _tables(passage):
        body = [row for row in rows if not SUM_ROW.match(row[0].text)]
        yield from _rates(heads, rows)
        yield from _totals(rows, body)
        yield from _ranks(heads, body)


def _tables(passage: Passage) -> Iterator[tuple[tuple[str, ...], Rows]]:
    """Heads and rows of each block of lines with as many tabs."""
    block: Rows = []
    for place, line in (*passage.lines, (0, "")):
        cells = tuple(_cells(place, line)) if "\t" in line else ()
        if block and len(cells) != len(block[0]):
            if len(block) > 1:
                yield tuple(cell.text for cell in block[0]), block[1:]
            block = []
        if cells:
            block.append(cells)


def _cells(place: int, line: str) -> Iterator[Cell]:
    for text in line.split("\t"):
        bare = SIGNS.sub("", text.strip())
        found = figures(bare)
        alone = found[0] if len(found) == 1 and found[0].text == bare else None
        yield Cell(place + len(text) - len(text.lstrip()), bare, alone)
        place += len(text) + 1


def _rates(heads: Sequence[str], rows: Rows) -> Iterator[Finding]:
    for rate in _with(rows, "percent"):
        pair = _pair(rows, rate)
        if pair is None:
            continue
        part, whole = pair
        for row in rows:
            printed, counts = row[rate].figure, (row[part].figure, row[whole].figure)
            if printed is None or None in counts or not counts[1].value:
                continue
            exact = arithmetic.quotient(*counts)
            shown = arithmetic.percent(exact, printed.decimals)
            is_right = arithmetic.fits(printed, exact, exact)
            gaps = (("arithmetic", arithmetic.division(*counts, printed.decimals)), ("quote", printed.text))
            told = Told(RATE if is_right else NO_RATE, gaps)
            yield _finding(row[rate], is_right, "rate", told, shown)


def _with(rows: Rows, kind: str) -> list[int]:
    """The columns most cells of which are figures of a kind; counts have no unit in tables."""
    width = min(len(rows[0]), MOST_COLUMNS) if rows else 0
    found = []
    for column in range(width):
        kinds = [row[column].figure.kind for row in rows if row[column].figure is not None]
        if len(kinds) >= FEWEST and all(one == kind for one in kinds):
            found.append(column)
    return found


def _pair(rows: Rows, rate: int) -> tuple[int, int] | None:
    """The two columns whose quotient is the rate in most rows; rows of 100 % do not tell which."""
    judged = {pair: _agreement(rows, rate, pair) for pair in permutations(_with(rows, ""), 2)}
    if not judged:
        return None
    best = max(judged, key=lambda pair: sum(judged[pair]))
    agreeing, found = sum(judged[best]), judged[best]
    return best if agreeing >= FEWEST and agreeing >= MOST * len(found) else None


def _agreement(rows: Rows, rate: int, pair: tuple[int, int]) -> list[bool]:
    """For each row whose rate is not 100 % whether it is the quotient of the two columns."""
    judged = []
    for row in rows:
        printed, part, whole = (row[column].figure for column in (rate, *pair))
        if printed is None or part is None or whole is None or not whole.value or printed.value == HUNDRED:
            continue
        exact = part.value / whole.value * HUNDRED
        judged.append(arithmetic.fits(printed, exact, exact))
    return judged


def _totals(rows: Rows, body: Rows) -> Iterator[Finding]:
    """The row of the sums: wrong where other columns of it are right, else unclear."""
    last = [row for row in rows if SUM_ROW.match(row[0].text)]
    if len(last) != 1 or len(body) < 2:
        return
    judged = []
    for column in _with(body, "") if len(body) >= FEWEST else []:
        total, cells = last[0][column], [row[column].figure for row in body]
        if total.figure is not None and None not in cells:
            judged.append((total, sum(figure.value for figure in cells)))
    fitting = sum(total.figure.value == added for total, added in judged)
    for total, added in judged:
        is_right, right = total.figure.value == added, arithmetic.number(added)
        told = Told(TOTAL if is_right else NO_TOTAL, (("right", right), ("quote", total.text)))
        verdict = RIGHT if is_right else WRONG if fitting * 2 >= len(judged) else UNCLEAR
        yield _finding(total, verdict, "sum", told, right)


def _ranks(heads: Sequence[str], body: Rows) -> Iterator[Finding]:
    """A column of ranks against the column that it orders; places that do not follow from it are wrong."""
    for rank in (place for place, head in enumerate(heads) if RANK_HEAD.search(head)):
        rows = [row for row in body if row[rank].figure is not None]
        for score in range(1, min(len(heads), MOST_COLUMNS)):
            if score == rank or len(rows) < FEWEST or any(row[score].figure is None for row in rows):
                continue
            places = _places([row[score].figure.value for row in rows])
            pairs = list(zip(rows, places, strict=True))
            fits = [row[rank].figure.value == place for row, place in pairs]
            if sum(fits) < MOST * len(fits) or len(set(places)) < FEWEST:
                continue
            for (row, place), is_right in zip(pairs, fits, strict=True):
                if not is_right:
                    gaps = (("score", heads[score]), ("right", str(place)), ("quote", row[rank].text))
                    yield _finding(row[rank], WRONG, "rank", Told(NO_RANK, gaps), str(place))
            return


def _places(scores: Sequence[Decimal]) -> list[int]:
    """The place of each, the highest first; equal scores share the better place."""
    return [1 + sum(other > score for other in scores) for score in scores]


def _finding(cell: Cell, judged: bool | str, rule: str, told: Told, right: str) -> Finding:
    verdict = judged if isinstance(judged, str) else RIGHT if judged else WRONG
    place = cell.start, cell.start + len(cell.text)
    return Finding(*place, cell.text, verdict, rule, told, right if verdict == WRONG else "")
