"""Furniture: rows that are part of a form and hold no record: sums, signatures, notes, repeated headings."""

from data import headings
from data.headings import Recognised

FURNITURE = (
    *("序号", "小计", "合计", "总计", "累计", "平均", "全市", "全县", "全区", "全镇", "制表", "填报", "填表"),
    *("签发人", "审核人", "负责人", "单位负责人", "备注", "注:", "注：", "说明"),
)
FURNITURE_CELLS = 3
SUMS = ("小计", "合计", "总计", "累计", "平均", "本页合计")


def condition(heading: Recognised) -> str:
    """SQL on c0, c1, …: CASE is lazy, and nearly every row has a key, so the first characters decide."""
    key = heading.columns.get(heading.source.key[0])
    told = heading.source.key[0] if key is not None else next(iter(heading.columns))
    known = headings.read()[heading.source.name][told]
    cell = f"lower(translate(c{heading.columns[told]}, ' *＊\r\n\t\u3000', ''))"
    repeated = f"{cell} IN ({', '.join(repr(word) for word in known)})"
    used = sorted({*heading.columns.values(), *heading.place.values()})
    empty = " AND ".join(f"c{i} IS NULL" for i in used)
    words = f"'^\\s*({'|'.join(FURNITURE)})'"
    first = " OR ".join(f"regexp_matches(coalesce(c{i}, ''), {words})" for i in range(FURNITURE_CELLS))
    starts = {word[0] for word in (*FURNITURE, *known)} | {" ", "", "*", "＊", "\n"}
    listed = ", ".join(f"'{start}'" for start in sorted(starts))
    keyed = "false" if key is None else f"c{key} IS NOT NULL AND left(c{key}, 1) NOT IN ({listed})"
    # A sum's row may hold its count of cases under the case number: its first cell tells.
    sums = ", ".join(f"'{word}'" for word in SUMS)
    other = f"(NOT is_too_long AND {empty}) OR {first} OR coalesce({repeated}, false)"
    return f"CASE WHEN (trim(c0) IN ({sums})) IS TRUE THEN true WHEN {keyed} THEN false ELSE {other} END"
