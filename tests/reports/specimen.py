"""A bulletin of no place, with everything that a document may hold, for the tests of the writers."""

import datetime as dt
from dataclasses import replace

from reports.document import (
    Bulletin,
    Cell,
    Chart,
    Column,
    Letterhead,
    Line,
    Section,
    Sentence,
    Table,
    Version,
)

FULL = "国泰民安风调雨顺" * 60  # no mark that may hang over the edge, nothing that breaks elsewhere
COLUMNS = (Column("单位", 20, is_number=False), Column("件数", 20))
ROWS = tuple((Cell(f"第{n}单位"), Cell(f"{n}", float(n))) for n in range(40))
TWO_UP = Table("分单位", "表1  各单位件数", COLUMNS, ROWS[:5], "注：样例。", two_up=True)
MADE_AT = dt.datetime(2020, 11, 3, 8, 0)
CHART = Chart(
    "success",
    "图1  调解成功率，2020年10月 <甲>",
    "bars",
    ("甲区", "乙县", "丙县 & 丁"),
    (Line("2020年10月", (0.975, None, 0.9799)), Line("目标", (0.96,) * 3, "target")),
    "0.0%",
    "注：乙县未报送。",
)
TREND = Chart("trend", "图2  排查数", "columns", ("9月", "10月"), (Line("件数", (12.0, 15.0)),), "#,##0")


def bulletin(form: str = "plain", *copies: tuple[str, str], **changes: object) -> Bulletin:
    """Some pages of text without a figure, two charts, and an annex of wide tables on several pages."""
    said = tuple(Sentence(FULL) for _nth in range(8))
    wide = Table("表", "附表", COLUMNS, ROWS)
    made = Bulletin(
        area="610300",
        period="2020-10",
        lang="zh",
        title="社会治理情况通报",
        subtitle="（数据截至某日）",
        lead=(),
        sections=(
            Section("一、主要情况", said),
            Section("（一）调解", (Sentence("改后。", written="改前 & 原句。"),), (TWO_UP,), (CHART, TREND)),
        ),
        notes_heading="二、说明",
        notes=("未报送不等于零。",),
        definitions=Table("口径", "附表", COLUMNS, ROWS[:2]),
        version=Version(1, MADE_AT, dt.date(2020, 10, 31)),
        marking="内部资料 注意保存",
        gaps="",
        file_stem="x",
        letterhead=Letterhead(form, "某市委政法委员会", "治理简报", "送审稿", copies),
        closing=(Sentence("特此通报。"),),
        annexes=(Section("各单位情况表", (), (wide,)),),
    )
    return replace(made, **changes)
