"""Furniture: rows that are part of a form and hold no record: sums, signatures, notes, repeated headings."""

import re

from data.sheets.heading_words import PLACE, normalise, read
from data.sheets.headings import Recognised
from data.staging import cells

SQUEEZED = "regexp_replace(translate({cell}, '：*＊', ':'), '[\\s\\x{{3000}}\\x{{a0}}]+', '', 'g')"
# The whole cell, perhaps behind a name: 凤县小计. A village may be called 平均村, but nothing ends so.
SUM = "^.{0,15}(小计|合计|总计|累计|平均|平均值|平均数|均值|合计数|总数)[:]?$"
WHOLE = "^(全[省市州县区镇乡村街盟旗]|全街道|全社区)(小计|合计|总计|平均|情况)?[:]?$"
SUM_ENDS = ("计", "均", "值", "数", ":", "：", " ", "\u3000", "\n")
SUM_STARTS = ("全", " ", "\u3000", "\n")
# Below and above a table, at the beginning of a cell.
FOOTER = (
    "^(制表|填表|填报|制单|审核|复核|签发|签批|负责|分管|主管|单位负责|统计|打印|导出|报送|联系|经办)"
    "(人|员|者|单位|部门|领导|日期|时间|电话|人员|人签字|人签名)*"
    "([:]|$|(20|19)[0-9]{2}|.{0,8}[0-9-]{7})"
)
NOTE = (
    "^(注[0-9一二三四五]?|备注|说明|附注|填表说明|填报说明|数据来源|统计口径)([:：、.]|$)"
    "|^(注|说明|备注)[:：]?.{8,}"
)
FORM_STARTS = set(
    " *＊\n\t\u3000注备说附制填审复签批负分主单统打导报联经数"
)  # of headings, footers and notes
COUNT = "[\\s\\x{3000}]*(共?[0-9]{1,5}[个件起条人项次户家]?|[-—－–/]*)[\\s\\x{3000}]*"
NOTE_CELLS = 3
FEW_CELLS = 3
HIDING_TYPE = "case_id"  # a heading in place of such a number is taken for a name and not shown
OTHER = 1000  # more than there are columns


def condition(heading: Recognised) -> str:
    """SQL on c0, c1, …: CASE is lazy, and nearly every row has a key, so the first characters decide."""
    key = heading.columns.get(heading.source.key[0])
    cases = [] if key is None else [f"WHEN {is_sum(key)} IS TRUE THEN true"]
    if summed := " OR ".join(f"coalesce({is_sum(position)}, false)" for position in _summed(heading)):
        cases.append(f"WHEN CASE WHEN {summed} THEN {_is_keyless(heading)} ELSE false END THEN true")
    if heading.is_wide:
        # A row of a wide table has a cell for each item, and an empty one reports nothing.
        blank = ", ".join(_quoted(sign) for sign in cells.BLANKS)
        cases.append(f"WHEN coalesce(trim(c{heading.columns['value']}), '') IN ('', {blank}) THEN true")
    if key is not None:
        starts = {text[0] for text in _texts(heading, key)} | FORM_STARTS
        listed = ", ".join(_quoted(start) for start in sorted(starts))
        cases.append(f"WHEN c{key} IS NOT NULL AND left(c{key}, 1) NOT IN ({listed}) THEN false")
    return f"CASE {' '.join(cases)} WHEN {_is_form(heading)} THEN true ELSE false END"


def is_sum(position: int) -> str:
    """SQL: whether a cell says that its row is a sum; its ends decide nearly always."""
    tests = [f"suffix(c{position}, {_quoted(end)})" for end in SUM_ENDS]
    tests += [f"prefix(c{position}, {_quoted(start)})" for start in SUM_STARTS]
    squeezed = SQUEEZED.format(cell=f"c{position}")
    told = f"regexp_matches({squeezed}, '{SUM}') OR regexp_matches({squeezed}, '{WHOLE}')"
    return f"CASE WHEN {' OR '.join(tests)} THEN {told} ELSE false END"


def _summed(heading: Recognised) -> list[int]:
    """The cells in which the word may stand besides the key's: the first ones and those of places."""
    places = [position for role, position in heading.place.items() if role not in ("code", "path")]
    first = range(heading.first, min(heading.first + 2, heading.columns_of[1] or heading.first + 2))
    taken = {*heading.columns.values(), *(at for parts in heading.parts.values() for at in parts)}
    return sorted({*(at for at in first if at not in taken), *places})


def _is_keyless(heading: Recognised) -> str:
    """Whether a row has no number of its own, so that 合计 or 平均 in it is no short name of a village.

    A sum may count the cases in the column of their numbers: only a row with a date has such a number.
    """
    key = heading.columns.get(heading.source.key[0])
    if key is None:
        return "true"
    dates = [column.name for column in heading.source.columns if column.type == "date" and column.required]
    days = [heading.columns[name] for name in dates if name in heading.columns]
    days += [heading.parts[name][0] for name in dates if name in heading.parts]
    dated = " OR ".join(f"coalesce(regexp_matches(c{day}, '[0-9０-９]'), false)" for day in days) or "false"
    count = f"regexp_full_match(coalesce(c{key}, ''), '{COUNT}')"
    numbered = f"regexp_matches(c{key}, '[0-9]') IS TRUE"
    return f"CASE WHEN {count} THEN NOT (({dated}) AND {numbered}) ELSE false END"


def _is_form(heading: Recognised) -> str:
    """The slow look at rows without a key of the usual kind.

    No part of it stands twice in it: DuckDB would take such a part out of the CASE, and look at every row.
    """
    used = _used(heading)
    empty = " AND ".join(f"coalesce(trim(c{i}), '') = ''" for i in used)
    first, end = heading.columns_of
    told = []
    for at, i in enumerate(range(first, end or max(used) + 1)):
        words = f"{SUM}|{NOTE}|{FOOTER}" if at < NOTE_CELLS else FOOTER
        told.append(f"regexp_matches({SQUEEZED.format(cell=f'c{i}')}, '{words}') IS TRUE")
    few = f"len(list_filter([{', '.join(f'c{i}' for i in used)}], lambda c: trim(c) <> '')) <= {FEW_CELLS}"
    shown = "" if _fails_as_record(heading) else f" OR {_is_heading(heading)}"
    return f"(NOT is_too_long AND {empty}) OR ({few} AND ({' OR '.join(told)})){shown}"


def repeated(heading: Recognised) -> list[str]:
    """What a row with a problem says that repeats the headings: `column|its own heading`, normalised.

    Only rows with a problem are asked: to look at all rows costs as much as all else together.
    """
    columns = heading.columns if _fails_as_record(heading) else {}
    return [f"{name}|{text}" for name, position in columns.items() for text in _texts(heading, position)]


def squeezed(text: str) -> str:
    """SQL for a text as `_texts` has headings."""
    return f"lower(regexp_replace(translate({_narrow(text)}, '*＊', ''), '[\\s\\x{{3000}}:]+', '', 'g'))"


def _fails_as_record(heading: Recognised) -> bool:
    """Whether the text of a heading cannot be a value of some column, and the row's fault shows that text."""
    kinds = {column.name: column.type for column in heading.source.columns if column.required}
    if any(kinds.get(name) == HIDING_TYPE for name in heading.columns):
        return False
    return any(kinds.get(name) in cells.REASONS for name in heading.columns)


def _is_heading(heading: Recognised) -> str:
    """Whether every cell in use that is not empty holds the text of its own heading, and one or more do."""
    judged = []
    for position in _used(heading):
        known = sorted(_texts(heading, position)) or [""]
        cell = squeezed(f"c{position}")
        # A long IN would become a join, which looks at every row.
        listed = f"list_contains([{', '.join(map(_quoted, known))}], {cell})"
        blank = f"nullif(c{position}, '') IS NULL"
        judged.append(f"CASE WHEN {blank} THEN 0 WHEN {listed} THEN 1 ELSE {-OTHER} END")
    return f"({' + '.join(judged)}) >= 1"


def _narrow(text: str) -> str:
    return f"translate({text}, '（）〔〕：＿', '()():_')"


def _used(heading: Recognised) -> list[int]:
    parts = [at for positions in heading.parts.values() for at in positions]
    return sorted({*heading.columns.values(), *heading.place.values(), *parts})


def _texts(heading: Recognised, position: int) -> set[str]:
    """What a column's heading may be, normalised: as written on each level, and every other word for it.

    Some platforms take the heading row of another's export for a case, and export it again.
    """
    levels = heading.levels[position] if position < len(heading.levels) else ()
    texts = {normalise(level) for level in levels} | {normalise("".join(levels))}
    names = [name for name, at in heading.columns.items() if at == position]
    known = [read()[heading.source.name][name] for name in names]
    known += [read()[PLACE][role] for role, at in heading.place.items() if at == position]
    return {text for text in texts.union(*known) if text}


def _quoted(text: str) -> str:
    """A text as SQL; headings come from files, so nothing in them may end it."""
    return "'" + re.sub(r"\x00", "", text).replace("'", "''") + "'"
