"""An office in miniature: exports of any form, a county with three villages, and a warehouse to load into."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import xlwt
from openpyxl import Workbook

from data import load as loader
from data import warehouse

Rows = Iterable[Sequence[object]]

CITY, COUNTY, TOWN = "610300", "610330", "610330100"
EAST, WEST, SOUTH = "610330100201", "610330100202", "610330100203"
UNIT_HEADINGS = ("代码", "名称", "级别", "上级代码")
UNITS = (
    (CITY, "宝鸡市", "市", ""),
    (COUNTY, "凤县", "县", CITY),
    (TOWN, "双石铺镇", "镇", COUNTY),
    (EAST, "东河村", "村", TOWN),
    (WEST, "西河村", "村", TOWN),
    (SOUTH, "南河社区", "社区", TOWN),
)
DISPUTE_HEADINGS = ("纠纷编号", "区划代码", "上报时间", "纠纷类型", "调解结果", "办结时间", "化解时限")
INCIDENT_HEADINGS = ("警情编号", "区划代码", "发案时间", "案件类别", "是否可防性案件")
REPORT_HEADINGS = ("区划代码", "月份", "报送内容")
GRID_HEADINGS = ("网格编号", "区划代码", "月份", "户数", "网格长配备", "网格党支部")


def units(*more: Sequence[object]) -> list[Sequence[object]]:
    """The unit table with its headings."""
    return [UNIT_HEADINGS, *UNITS, *more]


def disputes(*rows: Sequence[object]) -> list[Sequence[object]]:
    """Disputes with their headings."""
    return [DISPUTE_HEADINGS, *rows]


def dispute(case: str, day: str = "2020-10-05", outcome: str = "调解中", **cells: str) -> list[str]:
    """One dispute; `cells` are area, kind, closed and due."""
    return [
        case,
        cells.get("area", EAST),
        day,
        cells.get("kind", "邻里纠纷"),
        outcome,
        cells.get("closed", day if outcome == "调解成功" else ""),
        cells.get("due", ""),
    ]


def incident(case: str, day: str, area: str = EAST, preventable: str = "是") -> list[str]:
    """One criminal case."""
    return [case, area, day, "刑事案件", preventable]


def reports(source: str, months: Iterable[str], *areas: str) -> list[list[str]]:
    """Every area reports every month."""
    return [[area, month, source] for month in months for area in areas]


# By hand: in August a case of the east about faith, settled in time; in September one of the west, open and
# overdue; in October one of the south about discipline, settled, and one that only the county knows of.
CASES = disputes(
    dispute("D1", "2020-08-05", "调解成功", kind="涉民族宗教", closed="2020-09-01", due="2020-09-04"),
    dispute("D2", "2020-09-05", area=WEST, due="2020-10-05"),
    dispute(
        "D3", "2020-10-05", "调解成功", area=SOUTH, kind="涉组织涉纪检", closed="2020-10-07", due="2020-11-04"
    ),
    dispute("D4", "2020-10-06", area=COUNTY, kind="其他"),
)
INCIDENTS = [INCIDENT_HEADINGS, incident("J1", "2020-09-09"), incident("J2", "2020-10-09", TOWN)]
REPORTS = [REPORT_HEADINGS, *reports("案件警情", ["2020-08", "2020-09", "2020-10"], TOWN)]


def as_csv(rows: Rows, encoding: str = "utf-8-sig", delimiter: str = ",", ending: str = "\r\n") -> bytes:
    """The bytes of a text file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=ending).writerows(rows)
    return text.getvalue().encode(encoding)


def write_xlsx(file: Path, hidden: Iterable[str] = (), **sheets: Rows) -> Path:
    """A workbook with a sheet for each name; cells as given, None and '' stay empty."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
        _fill(rows, lambda row, column, value, sheet=sheet: sheet.cell(row + 1, column + 1, value))
    book.save(file)
    return file


def write_xls(file: Path, **sheets: Rows) -> Path:
    """A workbook of the older kind; dates as true dates."""
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    plain = xlwt.easyxf()
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        _fill(
            rows,
            lambda row, column, value, sheet=sheet: sheet.write(
                row, column, value, day if isinstance(value, date) else plain
            ),
        )
    book.save(str(file))
    return file


def _fill(rows: Rows, write) -> None:
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None and value != "":
                write(at, column, value)


@dataclass(frozen=True)
class Office:
    """A folder to export into and a folder of warehouses."""

    folder: Path

    @property
    def warehouse(self) -> Path:
        """Where the warehouses lie."""
        return self.folder / "warehouse"

    @property
    def version(self) -> int:
        """The number of the current version."""
        return warehouse.version(self.warehouse)

    def file(self, name: str) -> Path:
        """The path of an export."""
        path = self.folder / "exports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def write(self, name: str, content: bytes | str | Rows) -> Path:
        """An export from bytes, text or rows (CSV in UTF-8)."""
        path = self.file(name)
        if isinstance(content, str):
            content = content.encode()
        path.write_bytes(content if isinstance(content, bytes) else as_csv(content))
        return path

    def load(self, *files: Path, **order: object) -> loader.Report:
        """Load files into the warehouse, in this process."""
        return loader.load(loader.Load(tuple(map(str, files)), **order), self.warehouse)

    def send(self, content: bytes | str | Rows, name: str = "export.csv", **order: object) -> loader.Report:
        """Write one export and load it."""
        return self.load(self.write(name, content), **order)

    def numerators(self, indicator: str, breakdown: str = "") -> dict[tuple, float]:
        """(month, area) or (month, area, part) → numerator."""
        rows = self.ask(
            "SELECT strftime(month, '%Y-%m'), area, part, numerator FROM counts "
            f"WHERE indicator = '{indicator}' AND breakdown = '{breakdown}' AND bin IS NULL"
        )
        return {(month, area, part)[: 3 if breakdown else 2]: number for month, area, part, number in rows}

    def ask(self, sql: str) -> list[tuple]:
        """Rows of the current version."""
        with warehouse.reading(self.warehouse) as connection:
            return connection.execute(sql).fetchall()

    def everything(self) -> str:
        """All cells of all tables of the current version as one text: its file may be compressed."""
        with warehouse.reading(self.warehouse) as connection:
            tables = connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
            return "".join(str(connection.execute(f"FROM {name}").fetchall()) for (name,) in tables)
