"""Heading words: how headings are compared, and which of them are known for each kind of export."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

from data import sources

FILE = Path(__file__).parent.parent / "headings.toml"
PLACE, COLUMN = "place", "column"
# What stands in brackets behind a heading and only says how to fill it in.
_HINT = re.compile(r"\((?:[年月日时分秒ymdhs/.\-]{2,}|必填|必填项|选填|可不填|格式.*|如.*|例.*)\)$")
_PERSONAL = re.compile(
    r"姓名|身份|证件|公民|电话|手机|号码|住址|地址|详址|联系|当事人|信访人|上访人|报警人|诉求人|申请人|户主"
    r"|[承经]办人|调解员|调解人|登记人|上报人|填报人|负责人|责任人|网格员|监护人|亲属|性别|民族|学历|出生|户籍"
    r"|银行|账号|微信|车牌|邮箱|用户|name|phone|mobile|address|idcard|email|caller"
)

# Of a group of columns about another time, or about no count: 受理数 below 上年同期 is not of this month.
_OTHER_FIGURES = re.compile(
    "上年|去年|前年|上月|上期|同期|同比|环比|累计|增减|增长|年初|计划|目标|应完成|排名|占比|得分"
)
# What headings hold, and names of people do not.
_HEADING_LIKE = re.compile(
    "编[号码]|代码|日期|时间|时限|类[型别]|名称|单位|状态|结果|情况|方式|形式|级别|层级|来源|区域|区划|序号|备注"
    "|月份|年[度份]|是否|所属|合计|姓名|电话|地址|号码|满意|[数额率量分]$|[a-z]{3}"
)


def normalise(text: str) -> str:
    """A heading or word without what offices vary: width, case, spaces, line breaks and asterisks."""
    return (
        re.sub(r"[\s*:\u200b\ufeff]+", "", unicodedata.normalize("NFKC", str(text)))
        .lower()
        .replace("〔", "(")
        .replace("〕", ")")
    )


def unhinted(heading: str) -> str:
    """A normalised heading without a note on how to fill it in: 上报时间(年-月-日)."""
    return _HINT.sub("", heading)


def is_personal(heading: str) -> bool:
    """Whether a heading may stand above a person's data: such a heading is never guessed at."""
    return _PERSONAL.search(normalise(heading)) is not None


def is_other_figure(heading: str) -> bool:
    """Whether figures below a group's heading are those of another time, or no counts."""
    return _OTHER_FIGURES.search(normalise(heading)) is not None


def is_heading_like(cell: str) -> bool:
    """Whether a text is surely a heading and nobody's name."""
    return _HEADING_LIKE.search(normalise(cell)) is not None or normalise(cell) in known_anywhere()


@cache
def read() -> dict[str, dict[str, tuple[str, ...]]]:
    """The headings by kind of export and column, normalised."""
    with FILE.open("rb") as file:
        tables = tomllib.load(file)
    return {
        table: {
            column: tuple(normalise(heading) for heading in headings) for column, headings in columns.items()
        }
        for table, columns in tables.items()
    }


@cache
def known(source: str) -> dict[str, tuple[str, str]]:
    """Normalised heading → (PLACE or COLUMN, name) for a kind of export; its own columns come first."""
    found = {}
    if has_place(source):
        found = {heading: (PLACE, role) for role, words in read()[PLACE].items() for heading in words}
    return found | {
        heading: (COLUMN, column) for column, words in read()[source].items() for heading in words
    }


@cache
def has_place(source: str) -> bool:
    """Whether rows of a kind of export lie in an area."""
    return any(column.type == "area" for column in sources.read()[source].columns)


@cache
def signatures() -> frozenset[str]:
    """The headings by one of which a kind of export is told."""
    kinds = sources.read().values()
    return frozenset(
        word for kind in kinds for column in kind.signature for word in read()[kind.name][column]
    )


@cache
def known_anywhere() -> frozenset[str]:
    """Every heading of every kind of export."""
    tables = [columns for name, columns in read().items() if name != "ambiguous"]
    return frozenset(word for columns in tables for words in columns.values() for word in words)
