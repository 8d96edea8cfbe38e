"""A bulletin that is made up, in both languages: charts and tables of all kinds, long sentences."""

import datetime as dt

from reports.document import (
    Bulletin,
    Cell,
    Chart,
    Column,
    Letterhead,
    Line,
    Pointer,
    Section,
    Sentence,
    Table,
    Version,
)

UNITS = 12
MADE_AT = dt.datetime(2021, 1, 5, 9, 30)
TARGET = 0.96


def bulletin(lang: str = "zh") -> Bulletin:
    """Everything that a writer has to put somewhere; the figures are invented."""
    return Bulletin(
        area="610300",
        period="2020-12",
        lang=lang,
        title=_in(lang, "样例市2020年12月社会治理情况通报", "Governance of Sample City, December 2020"),
        subtitle=_in(lang, "（数据截至2020年12月31日，第3版）", "(data up to 31 December 2020, version 3)"),
        lead=(
            Sentence(_in(lang, "现将有关情况通报如下。", "The figures are as follows.")),
            Sentence(_in(lang, "8项指标达到目标。", "8 targets were met."), subject="2020-12 · "),
            Sentence(_in(lang, "2项指标部分未报送。", "2 indicators are partly not reported.")),
        ),
        sections=(_rates(lang), _trends(lang), _list(lang), _one(lang, "A"), _one(lang, "B")),
        notes_heading=_in(lang, "六、附注", "6. Notes"),
        notes=tuple(_in(lang, f"附注{n}。", f"Note {n}.") for n in range(6)),
        definitions=_definitions(lang),
        version=Version(3, MADE_AT, dt.date(2020, 12, 31)),
        marking=_in(lang, "内部资料 注意保存", "Internal: keep safe"),
        gaps="",
        file_stem="made_up",
        letterhead=Letterhead(
            "briefing",
            _in(lang, "样例市委政法委员会", "Committee of Sample City"),
            draft=_in(lang, "送审稿", "Draft"),
        ),
        closing=(Sentence(_in(lang, "特此通报。", "That is all.")),),
        annexes=(Section(_in(lang, "附表", "Annex"), (), (_wide(lang),)),),
    )


def units(lang: str) -> Table:
    """Counts and rates of the units; the last row has the sums and their rate, and stands in one column."""
    found = [20 + n for n in range(UNITS)]
    settled = [number - n % 3 for n, number in enumerate(found)]
    rows = [_unit(_name(lang, n), found[n], settled[n], f"unit{n}") for n in range(UNITS)]
    rows.append(_unit(_in(lang, "合计", "All"), sum(found), sum(settled), "all"))
    heads = (("单位", "Unit"), ("排查", "Found"), ("成功", "Settled"), ("成功率", "Rate"))
    columns = tuple(Column(_in(lang, *head), 25, bool(n)) for n, head in enumerate(heads))
    caption = _in(lang, "表1  各单位调解成功率", "Table 1  Success rate by unit")
    return Table(_in(lang, "分单位", "By unit"), caption, columns, tuple(rows), "†", sums=(1, 2))


def _in(lang: str, chinese: str, english: str) -> str:
    return chinese if lang == "zh" else english


def _name(lang: str, n: int) -> str:
    return _in(lang, f"第{n + 1}区", f"District {n + 1}")


def _unit(name: str, found: int, settled: int, area: str) -> tuple[Cell, ...]:
    at = {part: Pointer("mediation_success_rate", area, "2020-12", part) for part in _PARTS}
    return (
        Cell(name),
        Cell(f"{found:,}", found, at["denominator"]),
        Cell(f"{settled:,}", settled, at["numerator"]),
        Cell(f"{settled / found:.1%}", settled / found, at["value"]),
    )


_PARTS = ("numerator", "denominator", "value")


def _rates(lang: str) -> Section:
    said = _in(
        lang,
        "12月，全市排查矛盾纠纷185起，比上月下降3.1%，比去年同期上升4.5%，属正常波动；调解成功179起，调解成功率"
        "96.8%（95%区间93.1%～98.5%），比上月高0.4个百分点，属正常波动，目标96%，稳定达到。",
        "In December 185 disputes were found, 3.1% fewer than the month before and 4.5% more than a year "
        "earlier, which is common variation; 179 were settled, a rate of 96.8% (95% interval 93.1% to "
        "98.5%), 0.4 points higher than the month before, which is common; the target is 96%.",
    )
    names = tuple(_name(lang, n) for n in range(UNITS))
    rates = Line(_in(lang, "本期", "Now"), tuple(0.9 + 0.008 * n for n in range(UNITS)))
    target = Line(_in(lang, "目标", "Target"), (TARGET,) * UNITS, "target")
    title = _in(lang, "图1  2020年12月各单位调解成功率", "Figure 1  Success rate by unit, December 2020")
    chart = Chart(_in(lang, "成功率", "Rates"), title, "bars", names, (rates, target), "0.0%", "‡")
    pointer = Pointer("mediation_success_rate", "610300", "2020-12")
    return Section(
        _in(lang, "一、成功率", "1. Rates"), (Sentence(said, pointer),), (units(lang),), (chart,), said
    )


def _trends(lang: str) -> Section:
    months = tuple(f"{month:02}" for month in range(1, 13))
    now = Line("2020", (*(100 + 7 * n % 13 for n in range(11)), None))
    before = Line("2019", tuple(90 + 5 * n % 11 for n in range(12)), "before")
    lines = Chart(
        "2020", _in(lang, "图2  逐月排查数", "Figure 2  Found by month"), "lines", months, (now, before), "0"
    )
    kinds = tuple(_in(lang, f"类型{n}", f"Kind {n}") for n in range(1, 4))
    bars = (
        Line(_in(lang, "件数", "Cases"), (34, 28, 9)),
        Line(_in(lang, "目标", "Target"), (20, 20, 20), "target"),
    )
    columns = Chart("kinds", _in(lang, "图3  类型", "Figure 3  Kinds"), "columns", kinds, bars, "#,##0")
    said = _in(lang, "逐月排查数平稳，无异常信号。", "The number found was steady, without a signal.")
    written = _in(lang, "排查数属正常波动。", "The number found varied as is common.")
    sentence = Sentence(said, written=written)
    return Section(_in(lang, "二、走势", "2. Trend"), (sentence,), (), (lines, columns), said)


def _list(lang: str) -> Section:
    first, word = _in(lang, "一是第1件事。", "(1) The first thing."), _in(lang, "第{}件事。", "Thing {}. ")
    said = (first, *(word.format(n) * 12 for n in range(2, 9)))
    return Section(_in(lang, "三、要求", "3. To do"), tuple(map(Sentence, said)), message=first)


def _one(lang: str, letter: str) -> Section:
    said = _in(lang, f"没有待办事项{letter}。", f"No item {letter} is open.")
    return Section(_in(lang, f"四、事项{letter}", f"4. Items {letter}"), (Sentence(said),), message=said)


def _wide(lang: str) -> Table:
    columns = tuple(Column(_in(lang, f"指标{n}", f"Indicator {n}"), 20, bool(n)) for n in range(14))
    rows = tuple(
        (Cell(_name(lang, n)), *(Cell(f"{7 * n + k:,}", 7 * n + k) for k in range(13))) for n in range(40)
    )
    return Table(
        _in(lang, "附表", "Annex"), _in(lang, "附表  一览", "Annex  All"), columns, rows, two_up=True
    )


def _definitions(lang: str) -> Table:
    heads = (("指标", "Indicator"), ("口径", "Definition"), ("件数", "Counts"), ("区间", "Interval"))
    columns = tuple(Column(_in(lang, *head), 40, is_number=False) for head in heads)
    title = _in(lang, "矛盾纠纷调解成功率", "Mediation success rate")
    meaning = _in(lang, "已调解成功的比例。", "The share that has been settled.")
    row = (Cell(title), Cell(meaning), Cell("179 ÷ 185"), Cell("93.1%–98.5%"))
    return Table(_in(lang, "口径", "Definitions"), _in(lang, "附件", "Annex"), columns, (row,))
