"""Cases of words and places: other vocabularies, what must be asked, names instead of codes."""

from tests.corpus.case import Case
from tests.corpus.cell_traps import (
    YES_NO,
    coded,
    merged,
    named,
    path,
    refused,
    words,
    yes_no,
)
from tests.corpus.traps import between, extra, renamed, serial
from tests.corpus.truth import DISPUTES, PETITIONS
from tests.corpus.writing import text, workbook

WORDS = [
    *(
        Case(f"yes-no-{i}", "incidents", (yes_no(kind),), workbook("xlsx") if i % 2 else text())
        for i, kind in enumerate(YES_NO)
    ),
    Case(
        "words-of-other-platforms",
        traps=(
            words("outcome", settled="化解成功", ongoing="未化解", failed="调解终止", transferred="驳回"),
        ),
    ),
    Case(
        "types-with-both-levels",
        traps=(
            words("dispute_type", **{"0101": "婚恋家庭纠纷_恋爱及婚姻", "0402": "物权相关纠纷_物业及其管理"}),
        ),
    ),
    Case(
        "an-unknown-status",
        traps=(words("outcome", failed="已办结"),),
        asks=(("word", "已办结"),),
        answers='[values.outcome]\n"已办结" = "failed"\n',
    ),
    Case(
        "an-unknown-type",
        traps=(words("dispute_type", **{"16": "涉外纠纷"}),),
        asks=(("word", "涉外纠纷"),),
        answers='[values.dispute_type]\n"涉外纠纷" = "16"\n',
    ),
    Case(
        "two-columns-could-be-the-date",
        traps=(extra("登记时间", ("2020-10-05",), 3),),
        asks=(("heading|column", "登记时间|reported_on"),),
        answers='[headings]\n"登记时间" = ""\n',
    ),
    Case(
        "a-bare-time",
        traps=(renamed(reported_on="时间"),),
        asks=(("heading|column", "时间"),),
        answers='[headings]\n"时间" = "reported_on"\n',
    ),
    Case(
        "a-bare-unit",
        traps=(renamed(area="单位"),),
        asks=(("heading|column", "单位"),),
        answers='[headings]\n"单位" = "place.code"\n',
    ),
    Case(
        "a-near-heading",
        traps=(renamed(outcome="矛盾调解的结果"),),
        asks=(("heading|column", "矛盾调解的结果|outcome"),),
        answers='[headings]\n"矛盾调解的结果" = "outcome"\n',
    ),
]
PLACES = [
    Case("places-by-names", traps=(named("city", "county", "town", "village"),)),
    Case("places-by-county-town-village", traps=(named("county", "town", "village"),), write=text("gb18030")),
    Case("places-by-short-names", traps=(named("county", "town", "village", short=True),)),
    Case("places-path-with-slash", traps=(path("/"),)),
    Case("places-path-without-separators", traps=(path(""),)),
    Case("places-path-with-province", traps=(path("", "陕西省"),), write=workbook("xlsx")),
    Case("places-path-with-blanks", traps=(path(" ", "陕西省"),)),
    Case("places-filled-up-codes", traps=(coded(lambda c: c.ljust(12, "0")),)),
    Case("places-codes-as-numbers", traps=(coded(int),), write=workbook("xlsx")),
    Case("places-codes-as-floats", traps=(coded(float),), write=workbook("xls")),
    Case(
        "places-merged-groups-xlsx",
        traps=(named("county", "town", "village"), merged("area county", "area town")),
        write=workbook("xlsx"),
        rows=DISPUTES[:6],
    ),
    Case(
        "places-merged-groups-xls",
        traps=(named("county", "town", "village"), merged("area county", "area town"), serial),
        write=workbook("xls"),
        rows=DISPUTES[:6],
    ),
    Case(
        "places-merged-groups-csv",
        traps=(named("county", "town", "village"), merged("area county", "area town")),
        rows=DISPUTES[:6],
    ),
    Case(
        "places-merged-with-subtotal",
        "petitions",
        (named("county", "town", "village"), merged("area county"), between(2, "小计")),
        workbook("xlsx"),
        rows=(PETITIONS[0], PETITIONS[1], PETITIONS[3]),
    ),
    Case(
        "places-ambiguous",
        rows=DISPUTES[:6],
        traps=(named("town", "village"), refused(3, "area town", "", "ambiguous")),
        opens=(("place", "兴隆村"),),
    ),
    Case(
        "places-unknown",
        traps=(named("county", "town", "village"), refused(0, "area village", "东和村", "unknown")),
        opens=(("place", "东和村"),),
    ),
]
WORD_CASES = [*WORDS, *PLACES]
