"""Cases of form: encodings, delimiters, kinds of file, lines around the table, headings."""

import csv

from tests.corpus.case import Case, spoiled
from tests.corpus.traps import (
    above,
    below,
    between,
    extra,
    grouped,
    heading_again,
    headings,
    phantom,
    renamed,
    reversed_columns,
    serial,
)
from tests.corpus.truth import DISPUTES, INCIDENTS
from tests.corpus.workbooks import Leaf
from tests.corpus.writing import archive, text, workbook

TITLE = "凤县2020年矛盾纠纷排查化解台账（样例）"
TITLED = above((TITLE,), ("1.0",), ("说明：带*为必填项；时间、单位等请勿改动",), ())
SIGNED = below((), ("制表人：样例", "", "填报日期：2020年11月5日"), ("签发人：", "", "审核人："))
STORIES = extra("简要情况", ("第一行\n第二行，有逗号", '他说"不行"；\t又来', "a,b;c\td", "", "一\r\n\r\n三"))
DICTIONARY = Leaf("字典", (("邻里纠纷", "02"), ("婚恋家庭纠纷", "01")), hidden=True)
STALE = Leaf("bean", (*[tuple(r) for r in spoiled("disputes", ()).cells[:3]],), hidden=True)

ENCODINGS = [
    Case(f"encoding-{name}", traps=(serial, extra("备注", ("已读", "网格员上门走访"))), write=text(name))
    for name in ("utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk")
]
DELIMITED = [
    Case("tabs", traps=(STORIES,), write=text(delimiter="\t")),
    Case("tabs-utf-16", traps=(STORIES,), write=text("utf-16", "\t")),
    Case("tabs-gb18030", traps=(STORIES,), write=text("gb18030", "\t", "\n")),
    Case("semicolons", traps=(STORIES,), write=text(delimiter=";")),
    Case("semicolons-gb18030", write=text("gb18030", ";")),
    Case("all-quoted", traps=(STORIES,), write=text(quoting=csv.QUOTE_ALL)),
    Case("unix-ends", traps=(STORIES, serial), write=text("utf-8", ending="\n")),
    Case("old-mac-ends", write=text("utf-8", ending="\r")),
    Case("phantom-256-csv", traps=(phantom(256),)),
    Case("phantom-256-xlsx", traps=(phantom(256),), write=workbook("xlsx")),
    Case("phantom-256-xls", traps=(phantom(256), TITLED), write=workbook("xls")),
]
BIG5 = Case(
    "big5",
    "incidents",
    (
        renamed(
            case_id="案號", area="單位代碼", occurred_on="發生時間", category="案件類別", preventable="可防性"
        ),
        extra("備註", ("無", "依規定處理")),
    ),
    text("big5"),
    answers='[headings]\n"案號" = "case_id"\n"單位代碼" = "place.code"\n"發生時間" = "occurred_on"\n'
    '"案件類別" = "category"\n[values.category]\n"刑事案件" = "criminal"\n',
    rows=tuple(
        {name: row[name] for name in ("case_id", "area", "occurred_on", "category", "preventable")}
        for row in INCIDENTS
        if row["category"] == "criminal"
    ),
)
KINDS = [
    Case(f"kind-{kind}", traps=(TITLED, serial, SIGNED), write=workbook(kind))
    for kind in ("xlsx", "xls", "ods", "xlsb")
]
LINES = [
    Case("title-version-notes-csv", traps=(TITLED, SIGNED)),
    Case(
        "title-merged-note-gb18030",
        traps=(above((TITLE, "", ""), ("填报单位：凤县", "", "单位：件")),),
        write=text("gb18030"),
    ),
    Case("blank-rows-above", traps=(above((), (), ()),), write=text("utf-8")),
    Case("twelve-lines-above", traps=(above(*[(f"说明{i}：样例",) for i in range(12)]),)),
    Case("subtotals", traps=(between(3, "小计"), between(6, "合 计"), between(10, "总计"), SIGNED)),
    Case("whole-city-and-average", traps=(between(0, "全市"), between(9, "平均"), between(5, "凤县小计"))),
    Case(
        "subtotals-xlsx",
        traps=(serial, between(3, "小计"), between(9, "合计"), SIGNED),
        write=workbook("xlsx"),
    ),
    Case("subtotal-in-the-area", traps=(between(3, "合计", column=1),)),
    Case("heading-again", traps=(heading_again(4), TITLED)),
    Case("heading-again-xls", traps=(serial, heading_again(2), heading_again(6)), write=workbook("xls")),
    Case(
        "blank-rows-between", traps=(between(2, ""), between(5, ""), between(6, "")), write=workbook("xlsx")
    ),
    Case(
        "footers-xlsx",
        traps=(below((), ("制表人：样例",), ("填报日期：2020-11-05",), ("注：数据截至10月底",)),),
        write=workbook("xlsx"),
    ),
    Case("grids-with-average-village", "grids", (between(1, "合计"), between(4, "平均"))),
]
HEADINGS = [
    Case("stars-before", traps=(headings(lambda h: f"*{h}"),)),
    Case("stars-after-wide", traps=(headings(lambda h: f"{h}＊"),), write=text("gb18030")),
    Case("line-breaks", traps=(headings(lambda h: f"{h[:2]}\n{h[2:]}"),)),
    Case(
        "line-breaks-xlsx", traps=(headings(lambda h: f"{h[:2]}\r\n{h[2:]}"), TITLED), write=workbook("xlsx")
    ),
    Case("spaces-inside", traps=(headings(lambda h: f" {h[:1]} {h[1:]}\u3000"),)),
    Case("wide-brackets", traps=(renamed(area="村（社区）代码", subsidy_yuan="以案定补（元）"),)),
    Case("columns-reversed", traps=(STORIES, reversed_columns)),
    Case("english-headings", traps=(renamed(case_id="Case_ID", area="AREA", reported_on="Reported_On"),)),
    Case(
        "two-levels-xlsx",
        traps=(
            grouped("办理情况", "closed_on", "outcome", "channel"),
            grouped("基本情况", "case_id", "area", "reported_on"),
            TITLED,
        ),
        write=workbook("xlsx"),
    ),
    Case(
        "two-levels-xls",
        traps=(grouped("基本情况", "case_id", "area", "reported_on", "due_on"), serial),
        write=workbook("xls"),
    ),
    Case("two-levels-csv", traps=(grouped("基本情况", "case_id", "area", "reported_on", "due_on"),)),
    Case("two-levels-again", traps=(grouped("基本情况", "case_id", "area"), heading_again(4))),
]
ARCHIVES = [
    Case("zip-nested", traps=(TITLED,), write=archive(text("gb18030"), "凤县/2020年10月/")),
    Case("zip-gbk-names", write=archive(workbook("xlsx"), "凤县/台账/", "gbk")),
    Case(
        "zip-of-three",
        grids=lambda: [
            spoiled("disputes", (), DISPUTES[:4]),
            spoiled("disputes", (), DISPUTES[4:]),
            spoiled("incidents", ()),
        ],
        write=archive(text(), "市/县/", more=[("__MACOSX/._导出1.csv", b"\0\0"), ("说明.txt.docx", b"PK")]),
    ),
]
SHEETS = [
    Case(
        f"several-sheets-{kind}",
        grids=lambda: [
            spoiled("disputes", (TITLED,), DISPUTES[:3]),
            spoiled("disputes", (serial,), DISPUTES[3:]),
            spoiled("petitions", ()),
        ],
        write=workbook(kind, DICTIONARY, STALE, Leaf("说明", (("本表由平台导出",),))),
    )
    for kind in ("xlsx", "xls", "ods", "xlsb")
]
FORM_CASES = [*ENCODINGS, BIG5, *DELIMITED, *KINDS, *LINES, *HEADINGS, *ARCHIVES, *SHEETS]
