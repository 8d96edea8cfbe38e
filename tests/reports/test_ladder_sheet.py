"""The sheets of the ladder: facts, rule, evidence, what is asked; a draft that nobody has signed."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from metrics.scoring.scheme import STEPS_OF_LADDER, Basis, Ladder, Step
from reports import ladder_sheet
from reports.ladder_sheet import Evidence, LadderSheet
from tests.metrics.scoring import toy

SHEETS = dict(zip(STEPS_OF_LADDER, ("blue", "orange", "red"), strict=True))
STEPS = tuple(Step(kind, after, colour) for after, (kind, colour) in enumerate(SHEETS.items(), 1))
SCHEME = toy.scheme(
    toy.item(), basis=Basis("考核办法", "样例〔2020〕1号", "2020-01", "2020-12"), ladder=Ladder(2, STEPS)
)
EVIDENCE = Evidence(11, 12, 7, 12, "71.20", (("化解率", "9.5"),), True)


def sheet(kind: str = "supervise", lang: str = "zh", **fields: object) -> LadderSheet:
    given = {"evidence": EVIDENCE, "reason": "连续靠后"} | fields
    return LadderSheet(
        SCHEME,
        "陇县",
        "宝鸡市",
        "2020-10",
        kind,
        SHEETS[kind],
        2,
        "2020-09",
        due_on=dt.date(2020, 11, 30),
        lang=lang,
        **given,
    )


def read(found: LadderSheet):
    return docx.Document(BytesIO(ladder_sheet.write(found)))


def text(found: LadderSheet) -> str:
    return "\n".join(paragraph.text for paragraph in read(found).paragraphs)


@pytest.mark.parametrize(
    ("kind", "title"),
    [("supervise", "督办单（蓝色）"), ("summon", "约谈通知（橙色）"), ("account", "问责建议（红色）")],
)
def test_the_colour_is_a_bar_and_a_word(kind, title):
    first = read(sheet(kind)).paragraphs[0]
    assert first.text == title
    border = first._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))
    assert border.get(qn("w:color")) == ladder_sheet.BARS[SHEETS[kind]]


@pytest.mark.parametrize("kind", STEPS_OF_LADDER)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_facts_rule_request_and_appeal_are_there(kind, lang):
    said = text(sheet(kind, lang))
    for told in ("陇县", "11", "12", "71.20", "化解率", "9.5", "考核办法", "样例〔2020〕1号", "连续靠后"):
        assert told in said
    assert (
        said.count({"zh": "2020年11月30日", "en": "30 November 2020"}[lang]) == 2
    )  # what is asked, the appeal
    assert {"zh": "申诉", "en": "appeal"}[lang] in said and "{" not in said


def test_within_chance_it_says_so_and_claims_no_evidence():
    said = text(sheet(evidence=replace(EVIDENCE, is_supported=False)))
    assert "在随机波动范围内，供研究" in said and "证据支持" not in said
    assert "证据支持" in text(sheet())


def test_a_place_without_a_range_prints_none():
    said = text(sheet(evidence=replace(EVIDENCE, low=float("nan"), high=float("nan"))))
    assert "nan" not in said and "名次为12个单位中的第11位，得分71.20。" in said


def test_a_draft_has_neither_number_nor_signature():
    document = read(sheet("account"))
    assert "送审稿" in document.sections[0].header.paragraphs[0].text
    assert "内部资料" in document.sections[0].header.paragraphs[0].text
    assert any("编号：____" in paragraph.text for paragraph in document.paragraphs)


def test_a_reason_is_not_ended_twice():
    assert "研究意见：连续靠后。\n" in text(sheet(reason="连续靠后。"))


def test_points_of_a_scheme_without_a_document_are_told_without_one():
    found = replace(sheet(), scheme=replace(SCHEME, basis=None, full_marks=Decimal(100)))
    assert "依据《" not in text(found)
