"""From the truth to the files that offices send: titles, odd headings, mixed forms, subtotals, footers."""

import tomllib
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from data.sample import disputes, draws, forms, places, plan, sheets, tables, words

TITLES = {
    "areas": "单位表",
    "disputes": "矛盾纠纷排查化解台账",
    "incidents": "案件警情登记表",
    "grids": "网格基本信息",
    "reporting": "报送情况",
    "petitions": "信访事项台账",
    "requests": "群众诉求工单",
    "hazards": "安全隐患排查整改台账",
    "inspections": "督查检查情况",
    "services": "服务走访登记表",
    "tasks": "任务项目清单",
    "assessments": "重大决策社会稳定风险评估台账",
    "surveys": "群众满意度调查结果",
    "mediation_bodies": "调解组织情况",
    "monthly_figures": "综合月报",
    "score_events": "考核加扣分台账",
}
SUMMED = (
    *("people_involved", "units", "hazards_found", "households", "people"),
    *("asked", "positive", "planned", "done"),
)
MARK = "样例数据（合成）"
PREAMBLE = ["版本：1.0", "说明：本表数据均为合成样例，姓名和号码均属虚构；带*为必填项。", ""]
TIME_COLUMN = {"incidents": "occurred_on", "grids": "month"}  # the column that a file's year means


def write(folder: Path) -> list[Path]:
    """Write every file of the sample below the folder; the paths, in the order of sending."""
    written = []
    for file in forms.files():
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        form = forms.forms()[file.form]
        if form.workbook:
            sheets.write_workbook(path, records(file), has_title=form.preamble > 0)
        else:
            sheets.write_csv(path, records(file), form.encoding)
        written.append(path)
    return written


def records(file: forms.File) -> list[list]:
    """Every row of a file as it stands there, from the title to the footer."""
    form, frame = forms.forms()[file.form], _rows_of(file)
    cells = np.array([_column(frame, source, file) for _, source in form.columns], dtype=object).T.tolist()
    headings = [heading for heading, _ in form.columns]
    rows = _with_sums(cells, frame, form)
    if form.footer:
        filled_on = plan.place_of(file.area).end.year + 1
        rows.append([f"制表人：样例　填报日期：{filled_on}年1月5日"])
    rows = [*_preamble(file, form.preamble), headings, *rows]
    return _with_refused([row + [""] * (len(headings) - len(row)) for row in rows], file)


def _rows_of(file: forms.File) -> pd.DataFrame:
    frame = tables.tables()[file.table]
    if file.later:
        return disputes.later_export()
    if file.table == "disputes":
        frame = disputes.first_export()
    if file.area:
        prefix = file.area[:4] if file.area.endswith("00") and len(file.area) == 6 else file.area
        frame = frame[frame["area"].str.startswith(prefix)]
    if file.year:
        frame = frame[frame[TIME_COLUMN[file.table]].dt.year.eq(file.year)]
    if forms.forms()[file.form].by_town:
        frame = frame.assign(town=frame["area"].str[:9]).sort_values("town", kind="stable")
    return frame.reset_index(drop=True)


def _column(frame: pd.DataFrame, source: str, file: forms.File) -> np.ndarray:
    """The cells of one column; see forms/disputes.toml for the sources."""
    form, rng = forms.forms()[file.form], draws.generator(file.path, source)
    name, _, dialect = source.partition(":")
    if name == "#":
        return np.arange(1, len(frame) + 1).astype(str).astype(object)
    if name == "-":
        return np.full(len(frame), "", dtype=object)
    if name.startswith("!"):
        return words.persons(name, len(frame), rng)
    if name.startswith("@"):
        mixture = form.names if name == "@village" else ("full", form.towns)
        return words.place(frame["area"], name.removeprefix("@"), mixture, rng)
    values = frame[name]
    if dialect:
        return words.choices(
            _as_words(values), words.vocabulary(_columns(file.table)[name]["codes"], dialect), rng
        )
    if values.dtype.kind == "M":
        return words.dates(values, form.months if name == "month" else form.dates, rng)
    if pd.api.types.is_numeric_dtype(values):
        return words.numbers(values, form.separators, form.workbook and not form.numbers_as_text)
    return values.astype(object).where(values.notna(), "").to_numpy()


def _as_words(values: pd.Series) -> pd.Series:
    return values.map({True: "yes", False: "no"}) if pd.api.types.is_bool_dtype(values) else values


@cache
def _columns(table: str) -> dict[str, dict]:
    """The columns of a kind of export, with the code list of each choice."""
    path = plan.HERE.parent / "sources" / f"{table}.toml"
    return tomllib.loads(path.read_text("utf-8"))["columns"]


def _preamble(file: forms.File, rows: int) -> list[list[str]]:
    if not rows:
        return []
    names = places.areas().set_index("code")["name"]
    title = f"{MARK}{names[file.area]}{TITLES[file.table]}"
    return [[text] for text in [title, *PREAMBLE][:rows]]


def _with_sums(cells: list[list], frame: pd.DataFrame, form: forms.Form) -> list[list]:
    """A subtotal behind each town and a total at the end: the word, the rows, and what can be added up."""
    rows, width = [], len(form.columns)
    sources = [source for _, source in form.columns]
    added = {at: name for at, name in enumerate(sources) if name in SUMMED}

    def sum_row(word: str, part: pd.DataFrame) -> list[str]:
        row = [word, str(len(part))] + [""] * (width - 2)
        for at, name in added.items():
            row[at] = f"{part[name].sum():.0f}"
        return row

    if not form.by_town:
        rows = list(cells)
    else:
        for _, part in frame.groupby("town", sort=False):
            rows += [cells[at] for at in part.index] + [sum_row("小计", part)]
    return rows + ([sum_row("合计", frame)] if form.total else [])


def _with_refused(rows: list[list], file: forms.File) -> list[list]:
    """Insert the rows that must be refused at the places that refused.toml names."""
    sources = [source.partition(":")[0] for _, source in forms.forms()[file.form].columns]
    for bad in sorted(plan.read("refused")["rows"], key=lambda row: row["row"]):
        if bad["path"] == file.path:
            row = list(rows[bad["row"] - 1])
            for source, cell in bad["cells"].items():
                row[sources.index(source)] = cell
            rows.insert(bad["row"] - 1, row)
    return rows
