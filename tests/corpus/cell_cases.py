"""Cases of cells: days and numbers as offices write them."""

from tests.corpus.case import Case
from tests.corpus.cell_traps import (
    DAY_FORMS,
    MONTH_FORMS,
    WIDE,
    blanks,
    day_hour_minute,
    days,
    months,
    numbers,
    rewritten,
    words,
    year_month_day,
)
from tests.corpus.traps import extra, renamed, serial
from tests.corpus.writing import text, workbook

DAYS = [
    Case("days-in-every-form", traps=(days(*DAY_FORMS),)),
    Case("days-in-every-form-gb18030", "petitions", (days(*DAY_FORMS[3:], *DAY_FORMS[:3]),), text("gb18030")),
    Case(
        "days-mixed-xlsx",
        traps=(days("date", "{y}年{m}月{d}日", "serial", "{y}/{m}/{d}"),),
        write=workbook("xlsx"),
    ),
    Case("days-mixed-xls", traps=(days("serial", "date", "{y}{mm}{dd}"),), write=workbook("xls")),
    Case("days-mixed-ods", traps=(days("date", "{y}.{m}.{d}"),), write=workbook("ods")),
    Case("days-mixed-xlsb", traps=(days("serial", "{y}-{m}-{d}"),), write=workbook("xlsb")),
    Case("days-serials-csv", "hazards", (days("serial"),)),
    Case(
        "days-full-width",
        traps=(
            days("{y}-{mm}-{dd}", "{y}年{m}月{d}日"),
            rewritten("reported_on", lambda t: t.translate(WIDE)),
        ),
    ),
    Case("days-apostrophe", traps=(days("'{y}-{mm}-{dd}"),)),
    Case("days-split-year-month-day", traps=(year_month_day("reported_on", "上报"),)),
    Case(
        "days-split-two-levels",
        traps=(year_month_day("reported_on", "上报时间", True),),
        write=workbook("xlsx"),
    ),
    Case("days-split-two-levels-csv", traps=(year_month_day("closed_on", "办结时间", True), serial)),
    Case("days-split-hour-minute", traps=(day_hour_minute("reported_on", "上报"),), write=text("gb18030")),
    Case(
        "days-hour-in-its-column",
        traps=(extra("上报时间", ("09:32:09", "8:05"), 3), renamed(reported_on="上报日期")),
    ),
    Case("months-in-every-form", "grids", (months(*MONTH_FORMS),)),
    Case(
        "months-in-every-form-xlsx",
        "reporting",
        (months(*MONTH_FORMS[2:]), days("{y}年{m}月{d}日")),
        workbook("xlsx"),
    ),
]
NUMBERS = [
    Case(
        "numbers-thousands",
        "grids",
        (numbers("population", lambda n: f"{n:,}"), numbers("households", lambda n: f"{n:,}")),
    ),
    Case("numbers-full-width", "grids", (numbers("population", lambda n: f"{n:,}".translate(WIDE)),)),
    Case("numbers-with-measure-words", traps=(numbers("people_involved", lambda n: f"{n}人"),)),
    Case(
        "numbers-zero-cases",
        "monthly_figures",
        (numbers("value", lambda n: f"{n:.0f}起" if n < 100 else f"{n:,.0f}"),),
    ),
    Case("numbers-wan", "grids", (numbers("population", lambda n: f"{n / 10000:g}万"),)),
    Case("numbers-wan-yuan-in-cells", traps=(numbers("subsidy_yuan", lambda n: f"{n / 10000:g}万元"),)),
    Case(
        "numbers-wan-yuan-in-heading",
        traps=(renamed(subsidy_yuan="补贴金额（万元）"), numbers("subsidy_yuan", lambda n: f"{n / 10000:g}")),
    ),
    Case("numbers-yuan", traps=(numbers("subsidy_yuan", lambda n: f"{n:,.2f}元"),)),
    Case(
        "numbers-trailing-blanks",
        "grids",
        (numbers("population", lambda n: f"{n}  "), numbers("households", lambda n: f" {n}\u3000")),
    ),
    Case(
        "numbers-none",
        traps=(blanks("people_involved", "—", "/", "无", "-"), blanks("subsidy_yuan", "无", "—")),
    ),
    Case(
        "numbers-none-xlsx", "grids", (blanks("population", "—"), blanks("full_time", "/")), workbook("xlsx")
    ),
    Case("days-none", traps=(blanks("due_on", "—", "/", "无"), blanks("closed_on", "无", "—"))),
    Case("numbers-as-floats", "grids", (numbers("households", float),), workbook("xlsx")),
    Case("lost-zero-of-a-type", traps=(words("dispute_type", **{"0101": "101", "0402": "402"}),)),
]
CELL_CASES = [*DAYS, *NUMBERS]
