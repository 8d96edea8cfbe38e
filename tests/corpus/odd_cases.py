"""Odd cases: tables side by side, wide months, forms, empty templates, tables of other kinds, percentages."""

import datetime as dt
from collections.abc import Sequence

from tests.corpus.case import Case, spoiled
from tests.corpus.cell_traps import numbers, path
from tests.corpus.page import Expected, Grid, Told, beside, heading
from tests.corpus.traps import above, below, renamed, serial
from tests.corpus.truth import AVERAGE, DISPUTES, EAST, FIGURES, WEST, Row, lists
from tests.corpus.workbooks import Leaf
from tests.corpus.writing import text, workbook

SHORT = tuple(
    {k: r[k] for k in ("case_id", "area", "reported_on", "dispute_type", "outcome", "closed_on")}
    for r in DISPUTES
)
MONTH = dt.date(2020, 10, 1)


def halves(gap: int, *traps: object) -> list[Grid]:
    """The disputes in two tables of the same headings, left and right."""
    return [beside(spoiled("disputes", traps, SHORT[:5]), spoiled("disputes", traps, SHORT[5:]), gap)]


def two_kinds(gap: int) -> list[Grid]:
    """Disputes on the left, hazards on the right."""
    return [beside(spoiled("disputes", (), SHORT), spoiled("hazards", ()), gap)]


def wide(rows: Sequence[Row] = FIGURES, with_month: bool = True, unit: str = "", top: Sequence = ()) -> Grid:
    """Monthly figures with a column for each item, under its word, and a line for each unit."""
    items = list(dict.fromkeys(row["item"] for row in rows))
    areas = list(dict.fromkeys(row["area"] for row in rows))
    known = {(row["area"], row["item"]): row for row in rows}
    head = ("区划代码", *["月份"] * with_month, *(lists("items")[item]["zh"] + unit for item in items))
    cells = [*top, head]
    expected = []
    for area in areas:
        here = [known.get((area, item)) for item in items]
        cells.append((area, *["2020-10"] * with_month, *(row and _figure(row["value"]) for row in here)))
        expected += [Expected(len(cells), "monthly_figures", row) for row in here if row]
    return Grid(tuple(map(tuple, cells)), tuple(expected))


def _figure(value: float) -> object:
    return int(value) if value == int(value) else value


def form() -> list[Grid]:
    """A form of one case: labels beside values, everything merged."""
    rows = [
        ("矛盾纠纷排查化解登记表", "", "", ""), ("纠纷编号", "D-001", "上报时间", "2020-10-05"),
        ("纠纷类型", "邻里纠纷", "涉及人数", "2"), ("当事人姓名", "样某", "联系电话", ""),
        ("所属区域", "凤县双石铺镇东河村", "", ""), ("简要情况", "因排水", "", ""),
        ("调解结果", "调解成功", "办结时间", "2020-10-09"),
        ("调解员签字", "", "填报日期", "2020年10月9日"),
    ]  # fmt: skip
    merges = [(0, 0, 0, 3), (4, 1, 4, 3), (5, 1, 5, 3)]
    return [Grid(tuple(rows), (), tuple(merges))]


def template(*traps: object) -> list[Grid]:
    """An import template without a record: version, title, notes and headings, of which some reach down."""
    heads = ["*纠纷编号", "*区划代码", "*上报时间", "纠纷类型*", "调解结果*", "当事人", "涉及人数", "备注"]
    rows = [("1.0",), ("矛盾纠纷导入模板",), ("说明：带*为必填项，请勿改动表头",), (), tuple(heads)]
    return [Grid(tuple(rows), (), ((1, 0, 1, 7), (2, 0, 2, 7)))]


def statutory() -> list[Grid]:
    """The statutory monthly table: counts by unit, no record of anything we keep."""
    rows = [
        ("矛盾纠纷排查情况表",),
        ("县市区", "乡镇街道", "村居", "小计", "年度累计"),
        ("凤县", "双石铺镇", "东河村", 3, 12),
        ("凤县", "双石铺镇", "西河村", 1, 4),
    ]
    return [Grid(tuple(map(tuple, rows)), ())]


def ranking() -> list[Grid]:
    """A published ranking of districts: two groups with different full marks."""
    rows = [
        ("月份", "组别", "满分", "单位", "总工单数", "得分", "排名", "来源"),
        ("2020-10", "各县", 150, "凤县", 2843, 147.72, 1, "公报"),
        ("2020-10", "各区", 100, "凤翔区", 3653, 96.71, 1, "公报"),
    ]
    return [Grid(tuple(map(tuple, rows)), ())]


def shares(*cells: str) -> list[Grid]:
    """Percentages of an item that is a share; 0.968 is the truth of each."""
    item = next(name for name, about in lists("items").items() if about["unit"] == "share")
    figures = (("centres_built", 2.0), (item, 0.968))
    rows = [
        {"area": area, "month": MONTH, "item": name, "value": value}
        for area in (EAST, WEST, AVERAGE)
        for name, value in figures
    ]
    made = wide(rows)
    written = [
        made.cells[0],
        *((*row[:-1], Told(cell)) for row, cell in zip(made.cells[1:], cells, strict=True)),
    ]
    return [Grid(tuple(written), made.expected)]


def share_heading() -> str:
    """The word of the first item that is a share."""
    return next((about["zh"] for about in lists("items").values() if about["unit"] == "share"), "?")


HIDDEN = Leaf("bean", (("字段", "类型"), ("caseId", "String")), hidden=True)
ODD_CASES = [
    Case("side-by-side", grids=lambda: halves(0), write=workbook("xlsx")),
    Case("side-by-side-gap-csv", grids=lambda: halves(1), write=text("gb18030")),
    Case(
        "side-by-side-titled-xls",
        grids=lambda: halves(1, serial, above(("台账",), ())),
        write=workbook("xls"),
    ),
    Case(
        "side-by-side-footers", grids=lambda: halves(2, below((), ("制表人：样例",))), write=workbook("xlsx")
    ),
    Case("side-by-side-two-kinds", grids=lambda: two_kinds(1), write=workbook("xlsx")),
    Case("side-by-side-two-kinds-csv", grids=lambda: two_kinds(0)),
    Case("wide-month-in-a-column", grids=lambda: [wide()]),
    Case("wide-units-in-headings", grids=lambda: [wide(unit="（个）")], write=workbook("xlsx")),
    Case(
        "wide-month-in-the-title",
        grids=lambda: [wide(with_month=False, top=[("凤县2020年10月综合月报表",), ()])],
        write=workbook("xls"),
    ),
    Case(
        "wide-month-in-the-title-csv",
        grids=lambda: [wide(with_month=False, top=[("2020年10月份工作月报表",)])],
        file_name="凤县月报",
    ),
    Case(
        "wide-title-and-name-disagree",
        grids=lambda: [wide(with_month=False, top=[("2020年10月综合月报表",)])],
        file_name="凤县2020年11月",
        asks=(("heading|column|number|word|month", "month|月|2020"),),
        answers='[headings]\n"2020-10" = "month"\n',
    ),
    Case("wide-with-an-empty-cell", grids=lambda: [wide(FIGURES[:5])]),
    Case("wide-with-a-sum", grids=lambda: [_with_sum(wide())], write=workbook("ods")),
    Case("share-with-a-sign", grids=lambda: shares("96.8%", "96.8 %", "９６．８％")),
    Case(
        "share-without-a-sign",
        grids=lambda: shares("96.8", "96.8", "96.8"),
        answers=f'[numbers]\n"{share_heading()}" = "percent"\n',
    ),
    Case(
        "share-that-is-asked",
        grids=lambda: shares("0.968", "0.968", "0.968"),
        asks=(("number", ""),),
        answers=f'[numbers]\n"{share_heading()}" = "share"\n',
    ),
    Case("form-of-one-case-xls", grids=form, write=workbook("xls"), stops="form"),
    Case("form-of-one-case-xlsx", grids=form, write=workbook("xlsx"), stops="form"),
    Case("form-of-one-case-csv", grids=form, stops="form"),
    Case("empty-template-xls", grids=template, write=workbook("xls", HIDDEN)),
    Case("empty-template-xlsx", grids=template, write=workbook("xlsx", HIDDEN)),
    Case(
        "headings-only-csv",
        grids=lambda: [
            Grid(
                (
                    tuple(
                        heading("incidents", c)
                        for c in ("case_id", "area", "occurred_on", "category", "preventable")
                    ),
                ),
                (),
            )
        ],
    ),
    Case("statutory-table", grids=statutory, write=workbook("xls"), stops="form|no headings|table"),
    Case("published-ranking", grids=ranking, stops="no headings|headings"),
    Case(
        "path-in-a-responsible-unit",
        traps=(path("/"), renamed(area="办理单位")),
        asks=(("heading|column", "办理单位"),),
        answers='[headings]\n"办理单位" = "place.path"\n',
    ),
    Case("numbers-long-in-xlsx", "grids", (numbers("households", lambda n: n),), workbook("xlsx")),
]


def _with_sum(grid: Grid) -> Grid:
    return Grid(
        (*grid.cells, ("合计", "2020-10", *[99] * (len(grid.cells[0]) - 2)), ("填报日期：2020-11-05",)),
        grid.expected,
    )
