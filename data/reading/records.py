"""Records: a delimited text file of irregular form, rewritten with each record on a line of its own."""

import csv
from collections.abc import Iterator
from itertools import islice, repeat
from pathlib import Path

from data.problem import Problem

MOST_BLANK = 100_000  # lines in a row: whoever leaves more has lost something
SURPLUS = "x"  # stands in the cell behind the last for whatever a record has too much


def straighten(text: Path, delimiter: str, body: int, width: int, target: Path) -> None:
    """Write the records after the first `body` as lines of `width` cells and one for a surplus.

    A blank line stays a row, so that the rows keep the numbers that a spreadsheet shows; at the end it is
    nothing.
    """
    with (
        text.open(encoding="utf-8-sig", newline="") as source,
        target.open("w", encoding="utf-8", newline="") as made,
    ):
        csv.writer(made, lineterminator="\n").writerows(
            _straight(cells, width) for cells in _ended(islice(_records(source, delimiter), body, None), body)
        )


def _ended(records: Iterator[list[str] | None], body: int) -> Iterator[list[str] | None]:
    """The records up to the last that is not blank."""
    blank = 0
    for row, cells in enumerate(records, body + 1):
        if cells is not None and not any(map(str.strip, cells)):
            blank += 1
            continue
        if blank > MOST_BLANK:
            raise Problem(f"row {row}: stands below {blank} blank lines; delete them, or what follows.")
        yield from repeat([], blank)
        blank = 0
        yield cells


def _records(source: Iterator[str], delimiter: str) -> Iterator[list[str] | None]:
    """The cells of each record; None where they cannot be told apart."""
    reader, row = csv.reader(source, delimiter=delimiter, strict=True), 0
    while True:
        row, before = row + 1, reader.line_num
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field limit" in str(error):
                longest = csv.field_size_limit()
                raise Problem(f"row {row}: a cell has more than {longest} characters.") from None
            if reader.line_num > before + 1 or "unexpected end" in str(error):
                raise Problem(
                    f"row {row}: a quotation mark opens and does not close; close or delete it."
                ) from None
            yield None


def _straight(cells: list[str] | None, width: int) -> list[str]:
    """A record of exactly width + 1 cells without line breaks."""
    if cells is None:
        return [""] * width + [SURPLUS]
    kept = [" ".join(cell.splitlines()) if "\n" in cell or "\r" in cell else cell for cell in cells[:width]]
    surplus = SURPLUS if any(cell.strip() for cell in cells[width:]) else ""
    return kept + [""] * (width - len(kept)) + [surplus]
