"""Files from grids: text in any encoding and with any delimiter, workbooks of four kinds, archives."""

import csv
import io
import zipfile
from collections.abc import Callable, Sequence

from tests.corpus import workbooks
from tests.corpus.page import Grid
from tests.corpus.workbooks import Leaf

Writer = Callable[[str, Sequence[Grid]], tuple[str, bytes]]  # name, sheets → name of the file, its bytes


def text(
    encoding: str = "utf-8-sig", delimiter: str = ",", ending: str = "\r\n", quoting: int = csv.QUOTE_MINIMAL
) -> Writer:
    """A text file of the first grid."""

    def write(name: str, grids: Sequence[Grid]) -> tuple[str, bytes]:
        content = io.StringIO(newline="")
        writer = csv.writer(content, delimiter=delimiter, lineterminator=ending, quoting=quoting)
        writer.writerows([["" if cell is None else cell for cell in row] for row in grids[0].cells])
        return f"{name}.{'tsv' if delimiter == chr(9) else 'csv'}", content.getvalue().encode(encoding)

    return write


def workbook(kind: str, *more: Leaf, names: Sequence[str] = ()) -> Writer:
    """A workbook (xlsx, xls, ods, xlsb) of all grids and further sheets."""

    def write(name: str, grids: Sequence[Grid]) -> tuple[str, bytes]:
        sheets = [grid.leaf(names[i] if names else f"表{i + 1}") for i, grid in enumerate(grids)]
        return f"{name}.{kind}", getattr(workbooks, kind)(*sheets, *more)

    return write


def archive(inner: Writer, folder: str = "", encoding: str = "utf-8", more: Sequence[tuple] = ()) -> Writer:
    """A zipped folder: a file for each grid, and further files; names in UTF-8 or, without a flag, GBK."""

    def write(name: str, grids: Sequence[Grid]) -> tuple[str, bytes]:
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
            for file, body in [*(inner(f"导出{i + 1}", [grid]) for i, grid in enumerate(grids)), *more]:
                packed.writestr(_Entry(folder + file, encoding), body)
        return f"{name}.zip", content.getvalue()

    return write


class _Entry(zipfile.ZipInfo):
    def __init__(self, name: str, encoding: str) -> None:
        super().__init__(name, (2020, 11, 5, 9, 0, 0))
        self.encoding = encoding

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        flag = 0x800 if self.encoding == "utf-8" else 0
        return self.filename.encode(self.encoding), self.flag_bits | flag
