"""Cases with rows that must be refused, each for its own reason, and with personal data."""

from tests.corpus.case import Case
from tests.corpus.cell_traps import (
    days,
    named,
    refused,
    without,
    year_month_day,
)
from tests.corpus.traps import above, between, extra, serial
from tests.corpus.writing import text, workbook

NOT_A_DAY = "not a date|no date|date|day"
# Made up; the check digit of the first is right (weighted sum 52, 52 mod 11 = 8, 8 stands for 4).
ID_18, ID_15, MOBILE = "110101190001010014", "110101800101001", "13800000000"

REFUSED = [
    Case(
        "refused-days",
        traps=(
            refused(0, "reported_on", "2020-02-30", NOT_A_DAY),
            refused(1, "reported_on", "2020/13/01", NOT_A_DAY),
            refused(2, "reported_on", "不详", NOT_A_DAY),
            refused(3, "reported_on", "03/04/2020", "ambiguous|date"),
            refused(4, "due_on", "20-04-03", "ambiguous|year|date"),
            refused(5, "reported_on", "", "missing|empty"),
            refused(6, "closed_on", "10月6日", NOT_A_DAY),
            refused(7, "reported_on", "1899-12-31", NOT_A_DAY),
        ),
    ),
    Case(
        "refused-days-xlsx",
        traps=(
            days("date"),
            refused(1, "reported_on", 20200230, NOT_A_DAY),
            refused(2, "reported_on", 3, NOT_A_DAY),
        ),
        write=workbook("xlsx"),
    ),
    Case(
        "refused-numbers",
        "grids",
        (
            refused(0, "population", "约30", "number"),
            refused(1, "households", "12.5", "whole"),
            refused(2, "households", "九十", "number"),
        ),
    ),
    Case(
        "refused-decimal-comma",
        traps=(
            refused(0, "subsidy_yuan", "96,8", "number|ambiguous|comma"),
            refused(1, "people_involved", "-3", "negative|below"),
        ),
    ),
    Case("refused-scientific-case", traps=(refused(0, "case_id", "6.1033E+17", "scientific|digits|number"),)),
    Case(
        "refused-scientific-area",
        traps=(
            refused(0, "area", "6.1033E+11", "scientific|digits|unknown"),
            refused(1, "area", "61033010020", "zero|digit|unknown"),
        ),
    ),
    Case(
        "refused-order-of-days",
        traps=(refused(0, "closed_on", "2019-12-31", "before"), refused(1, "due_on", "2020-02-28", "before")),
    ),
    Case("refused-settled-without-close", traps=(refused(0, "closed_on", "", "clos"),)),
    Case(
        "refused-split-day",
        traps=(
            year_month_day("reported_on", "上报"),
            refused(1, "reported_on day", "30", NOT_A_DAY),
            refused(2, "reported_on month", "", "date|missing|empty"),
        ),
    ),
    Case(
        "refused-below-a-title-gb18030",
        traps=(
            above(("台账",), ()),
            refused(2, "case_id", "", "missing|empty"),
            refused(4, "area", "999999999999", "unknown"),
            between(2, "小计"),
        ),
        write=text("gb18030"),
    ),
]
# The personal cell of a required column refuses its row; that of an optional one is left empty.
PERSONAL = [
    Case(
        "personal-in-keys",
        traps=(
            refused(0, "case_id", ID_18, "personal"),
            refused(1, "case_id", "110101 19000101 0014", "personal"),
            refused(2, "case_id", "１１０１０１１９０００１０１００１４", "personal"),
            refused(3, "case_id", ID_15, "personal"),
            refused(4, "case_id", f"案{MOBILE}", "personal"),
        ),
    ),
    Case(
        "personal-in-optional-words",
        traps=(
            without(0, "channel", MOBILE),
            without(1, "scale", ID_18),
            without(2, "channel", "138 0000 0000"),
        ),
    ),
    Case(
        "personal-in-places",
        traps=(
            named("county", "town", "village"),
            refused(0, "area village", f"东河村{MOBILE}", "personal|unknown"),
            refused(1, "area village", "样例路12号3单元401室", "personal|unknown"),
        ),
    ),
    Case(
        "personal-columns",
        traps=(
            extra("当事人姓名", ("欧阳样例", "样某")),
            extra("身份证号", (ID_18, ID_15)),
            extra("联系电话", (MOBILE, "0917-3212345"), 2),
            extra("家庭住址", ("样例小区9号楼2单元301室",), 0),
        ),
    ),
    Case(
        "personal-columns-xls",
        traps=(serial, extra("被申请人", ("样某",)), extra("证件号码", (float(ID_15),), 3)),
        write=workbook("xls"),
    ),
    Case("land-line-in-a-case-number", traps=(refused(0, "case_id", "0917-3212345", "personal"),)),
]
REFUSED_CASES = [*REFUSED, *PERSONAL]
