"""Every reason that a reader may see has Chinese words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import checking, reasons
from data.reading import archive, encoding, files, gathering, signature, workbook, workbook_child
from data.sheets import exports, tables
from data.staging import cells, faults, figures, vocabulary

PACKAGE = Path(reasons.__file__).parent
# What is written in Latin letters in Chinese, too.
LATIN = re.compile(r"UTF-8|GB18030|Big5|CSV|PDF|NUL|GB|(?<![a-z])\.[a-z]+|\w*Error|BadZipFile", re.I)
NAMED = "7"  # stands in the gaps of messages
MODULES = (files, gathering, archive, encoding, workbook, workbook_child, exports)
NUMBERS = {"whole": "not a whole number", "decimal": "not a number"}


def left_in_english(reason: str) -> list[str]:
    """The words of a reason that stay English for a Chinese reader."""
    return re.findall(r"[A-Za-z]{2,}", LATIN.sub("", reasons.words(reason, "zh")))


def messages(module: object) -> Iterator[str]:
    """What the module's errors say, without the file's name in front."""
    for node in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Problem", "Fault") and node.args:
            text = _said(node.args[0], module)
            yield text.partition(": ")[2] if text.startswith((f"{NAMED}:", f"{NAMED}/")) else text


def _said(node: ast.expr, module: object) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_said(part, module) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return _said(node.value, module)
    if isinstance(node, ast.BoolOp):
        return _said(node.values[-1], module)
    known = getattr(module, node.id, None) if isinstance(node, ast.Name) else None
    return known if isinstance(known, str) else NAMED


def cell_faults() -> set[str]:
    """The details that cells.sql tells."""
    return set(re.findall(r"THEN '(: [^']+)'", cells.MACROS))


@pytest.mark.parametrize("rule", checking.read(), ids=lambda rule: rule.name)
def test_every_rule_has_chinese_words(rule):
    assert left_in_english(rule.words) == []
    assert left_in_english(f"{rule.words}: 610330, 610300 and 2 more") == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_message_about_a_file_has_chinese_words(module):
    assert {text: left for text in messages(module) if (left := left_in_english(text))} == {}


def test_messages_are_found_in_the_code():
    assert sum(len(list(messages(module))) for module in MODULES) > 20


@pytest.mark.parametrize(
    "reason",
    [
        *cells.REASONS.values(),
        *(f"{general}{fault}" for general in cells.REASONS.values() for fault in sorted(cell_faults())),
        *(f"{general}: {cells.TOO_LARGE}" for general in NUMBERS.values()),
        cells.LOST,
        faults.EMPTY,
        faults.TOO_LONG.removeprefix("|"),
        vocabulary.PERSONAL,
        figures.NO_PERCENTAGE,
        figures.OTHER_UNIT,
        figures.ABOVE,
        "unknown place",
        "unknown place; did you mean 凤县双石铺镇 (610330100), 凤县双石镇 (610330101)?",
        "ambiguous place: 双石铺镇东河村 (610330100201), 凤州镇东河村 (610330101201)",
        "the code is of 凤县双石铺镇 (610330100), the names are of 凤县凤州镇 (610330101)",
        "the code is of 凤县双石铺镇 (610330100), the names are of another place",
        tables.FORM,
        tables.STATISTIC,
        encoding.CUT,
        gathering.LINK_OUT,
        files.OF_THE_SYSTEM,
        files.OF_AN_OPEN_WORKBOOK,
        files.why_not("a.docx"),
        files.why_not("a"),
        workbook_child.TOO_LARGE,
        *(f"holds {kind}, no text; export it as CSV" for kind in sorted({*signature.SIGNATURES.values()})),
        f"holds {signature.WEB_PAGE}, no text; export it as CSV",
        "cannot be read as a workbook: it is damaged (BadZipFile); save it again, or as CSV (UTF-8).",
        "cannot be read as a workbook: it takes too much time or memory; save it again, or as CSV (UTF-8).",
        "no headings of a known export (disputes, incidents); add them with --mapping.",
    ],
)
def test_every_reason_has_chinese_words(reason):
    assert left_in_english(reason) == []


@pytest.mark.parametrize(
    ("reason", "chinese"),
    [
        ("not a date: no such day", "不是日期：没有这一天"),
        ("not a whole number: too large", "不是整数：数值过大"),
        ("台账.csv: the file is empty.", "台账.csv：文件是空的。"),
        ("台账.csv: left out; a link", "台账.csv：未读取：链接"),
        ("a.zip/b.docx: left out; .docx is not read", "a.zip/b.docx：未读取：不读取.docx文件"),
        ("A homicide is a criminal case: 1, 2 and 7 more. Nothing was loaded.",
         "命案应为刑事案件：1, 2，另有7项。未导入任何数据。"),
        ("unknown place; did you mean 凤县 (610330)?", "单位表中没有这个单位；是否为凤县 (610330)？"),
        ("has 3000 columns; at most 1000 are read: delete those that are not needed.",
         "有3000列，最多读取1000列，请删除不需要的列。"),
        ("不详", "不详"),
    ],
)  # fmt: skip
def test_a_reason_is_put_together_from_its_parts(reason, chinese):
    assert reasons.words(reason, "zh") == chinese
    assert reasons.words(reason, "en") == reason
