"""The check of a text: its rules one by one, its languages, its places in the text."""

import pytest

from reports.checking import RIGHT, UNCLEAR, WRONG, check


def told(text: str) -> list[tuple[str, str, str]]:
    """Quote, verdict and rule of each finding."""
    return [(one.quote, one.verdict, one.rule) for one in check(text).findings]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        # 179 ÷ 185 = 96.757 %
        ("排查185起，调解成功179起，成功率96.8%。", ("96.8%", RIGHT, "rate")),
        ("排查185起，调解成功179起，成功率96.7%。", ("96.7%", WRONG, "rate")),
        ("成功率97.99%（2,920÷2,980）。", ("97.99%", RIGHT, "rate")),
        # 124,599 ÷ 284,406 = 43.81 %, of the total in the sentence before
        ("共受理284,406件。其中,咨询类124,599件,占43.81%。", ("43.81%", RIGHT, "rate")),
        # (172 + 80 + 50) ÷ 506 = 59.68 %
        ("共办理506件。前三位：交通172件、城建80件、民政50件,占总量的59.68%。", ("59.68%", RIGHT, "rate")),
        # 19 ÷ 81 = 23.46 %; the average in brackets is not the figure that is compared
        ("警情62起(日均8.9起),较上周的81起减少19起,环比下降23.5%。", ("23.5%", RIGHT, "growth")),
        # 12,750 ÷ 13,000 = 98.08 %, and 1.3万 stands for 12,500 to 13,500: 94.4 % to 102 %
        ("收到诉求1.3万条，办结12750条，办结率98.1%。", ("98.1%", RIGHT, "rate")),
        ("收到诉求1.3万条，办结12750条，办结率95.1%。", ("95.1%", UNCLEAR, "rate")),
        ("收到诉求1.3万条，办结12750条，办结率90.1%。", ("90.1%", WRONG, "rate")),
        ("受理300件，办结290件，群众满意率95.0%。", ("95.0%", UNCLEAR, "alone")),
        ("从62起到70起，上升12.9%。", ("12.9%", RIGHT, "growth")),
        ("从62起到70起，下降12.9%。", ("12.9%", WRONG, "sign")),
        ("由0起上升到3起，上升300%。", ("300%", UNCLEAR, "growth")),
        ("本月3件，比上月增加8件。", ("8件", WRONG, "growth")),
        ("案件70起，同比下降120%。", ("120%", WRONG, "limit")),
        ("成功率96.8%，比上月提高0.4%。", ("0.4%", UNCLEAR, "points")),
        ("成功率由92.1%提高到96.8%，提高4.7%。", ("4.7%", WRONG, "points")),
        # 4.7 ÷ 92.1 = 5.1 %: a relative change of a rate is unusual, but right
        ("成功率由92.1%提高到96.8%，提高5.1%。", ("5.1%", RIGHT, "growth")),
        ("成功率由92.1%提高到96.8%，提高4.8个百分点。", ("4.8个百分点", UNCLEAR, "growth")),
        ("64+209+1091=1364。", ("1364", RIGHT, "sum")),
        ("共185件，其中婚姻纠纷100件、邻里纠纷80件。", ("185件", UNCLEAR, "sum")),
        ("案件同比上升-3%。", ("-3%", WRONG, "sign")),
        ("案件同比增长-3%。", ("-3%", UNCLEAR, "sign")),
        ("133个社区实现“零发案”。", ("133个社区实现“零发案”", UNCLEAR, "whole")),
        ("信访办结率9?%。", ("9?%", UNCLEAR, "unreadable")),
        ("57件信访积案已化解61件。", ("61件", WRONG, "part")),
        ("9户中已完成7户，剩余3户。", ("3户", WRONG, "part")),
        ("12个县区中位居第13位。", ("第13位", WRONG, "rank")),
        ("从高到低为：甲（98.5%）、乙（97.9%）、丙（98.1%）。", ("(98.1%)", WRONG, "rank")),
        ("按期化解率94.7%；目标95%，已达到。", ("95%", WRONG, "target")),
        ("逾期率5.7%；目标5%，已达到。", ("5.7%", UNCLEAR, "alone")),
        ("开展检查3,000次，成效显著。", ("3,000次", UNCLEAR, "activity")),
        ("Of 185 disputes found, 179 were settled (96.8%).", ("96.8%", RIGHT, "rate")),
        ("There were 70 incidents, 8 more than a year earlier, up 13.9%.", ("13.9%", WRONG, "growth")),
        ("The rate rose from 92.1% to 96.8%, up 4.7%.", ("4.7%", WRONG, "points")),
        ("The coverage rate is 104%.", ("104%", WRONG, "limit")),
        ("It rose from 6th to 3rd, up 2 places.", ("up 2 places", WRONG, "rank")),
    ],
)
def test_a_rule_gives_its_verdict(text, finding):
    assert finding in told(text)


def test_dates_numbers_of_documents_and_names_are_no_figures():
    text = "〔2020〕5号文件：2020年10月3日，第12期简报，“321”模式，GB/T 9704-2012，表1。"
    assert check(text).figures == 0


def test_full_width_digits_are_digits_and_places_are_those_of_the_text():
    text = "排查１８５起，调解成功１７９起，成功率９６．７％。"
    (found,) = check(text).of(WRONG)
    assert text[found.start : found.end] == "９６．７％"
    assert found.right == "96.8%"


def test_the_corrected_sentence_has_the_right_figure_and_nothing_else_changed():
    checked = check("第一句。全县排查矛盾纠纷2980件,调解成功2920件,成功率达到98%以上。第三句。")
    (found,) = checked.of(WRONG)
    assert checked.sentence(found) == "全县排查矛盾纠纷2980件,调解成功2920件,成功率达到98%以上。"
    assert checked.corrected(found) == "全县排查矛盾纠纷2980件,调解成功2920件,成功率达到97.99%。"


def test_a_finding_speaks_the_language_it_is_asked_in():
    (found,) = check("排查2980件，调解成功2920件，成功率98%以上。").of(WRONG)
    assert "四舍五入后越线" in found.says("zh")
    assert "rounding has carried it over the limit" in found.says("en")


def test_a_table_has_its_rates_sums_and_ranks_checked():
    rows = (
        "单位\t排查\t调解成功\t成功率\t排名",
        "甲\t100\t98\t98.0%\t1",
        "乙\t50\t48\t96.1%\t3",
        "丙\t30\t29\t96.7%\t2",
        "丁\t20\t19\t95.0%\t5",
        "合计\t200\t195\t97.5%\t",
    )
    wrong = {(one.quote, one.right, one.rule) for one in check("\n".join(rows)).of(WRONG)}
    # 48 ÷ 50 = 96.0 %; 98 + 48 + 29 + 19 = 194; by rate 丁 is the fourth of four.
    assert wrong == {("96.1%", "96.0%", "rate"), ("195", "194", "sum"), ("5", "4", "rank")}


def test_an_empty_text_and_one_without_figures_have_no_findings():
    assert check("").findings == check("各项工作有序开展。").findings == ()


@pytest.mark.parametrize("text", ["%" * 5000, "9" * 5000 + "%", "，" * 5000, "1÷0=5%，" * 300, "（" * 3000])
def test_a_hostile_text_ends(text):
    check(text)
