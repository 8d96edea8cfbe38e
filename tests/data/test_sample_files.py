"""The files of the sample, read back naively and not by the loader: they say what the truth says."""

import csv
import io
import re
import tomllib
import unicodedata
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from data import sample
from data.sample import forms, plan

DATA = Path(sample.__file__).parent.parent
HEADINGS = tomllib.loads((DATA / "headings.toml").read_text("utf-8"))
CODES = tomllib.loads((DATA / "codes.toml").read_text("utf-8"))
CODES["item"] = tomllib.loads((DATA / "items.toml").read_text("utf-8"))
SOURCES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in (DATA / "sources").glob("*.toml")}
NOT_A_ROW = re.compile("小计|合计|制表人")
PERSONAL = re.compile("姓名|证件|身份证|电话|号码|居住|住址|^信访人$")
PATHS = [file.path for file in forms.files()]


def plain(text: object) -> str:
    """A heading without stars, spaces, line breaks and full-width forms."""
    return re.sub(r"[\s*]", "", unicodedata.normalize("NFKC", str(text)))


def cells_of(path: Path) -> list[list]:
    """Every record of a file, by whatever encoding it is in."""
    if path.suffix == ".xlsx":
        return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030")
    return list(csv.reader(io.StringIO(text, newline="")))


def heading_at(rows: list[list], table: str) -> int:
    known = {plain(heading) for words in HEADINGS[table].values() for heading in words}
    return max(range(min(6, len(rows))), key=lambda at: sum(plain(cell) in known for cell in rows[at]))


def columns_of(headings: list, table: str) -> dict[int, str]:
    """Position → column of ours, and `place.…` for the columns that name the place."""
    own = {plain(word): column for column, words in HEADINGS[table].items() for word in words}
    place = {plain(word): f"place.{part}" for part, words in HEADINGS["place"].items() for word in words}
    meaning = place | own if "area" in SOURCES[table]["columns"] else own
    return {at: meaning[plain(cell)] for at, cell in enumerate(headings) if plain(cell) in meaning}


def a_day(cell: object) -> str:
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    parts = re.findall(r"\d+", str(cell))
    if parts and len(parts[0]) == 8:
        parts = [parts[0][:4], parts[0][4:6], parts[0][6:]]
    return "-".join(part.zfill(2) for part in parts[:3])


def a_value(cell: object, kind: dict) -> str:
    """One cell in our words, as text; empty stays empty."""
    if cell == "" or kind["type"] in ("case_id", "code_text", "area_code", "name"):
        return str(cell)
    if kind["type"] == "choice":
        words = CODES[kind["codes"]].items()
        found = [value for value, item in words if str(cell) in (value, item["zh"], *item.get("from", []))]
        assert len(found) == 1, f"{cell} means {found} of {kind['codes']}"
        return found[0]
    if kind["type"] in ("whole", "decimal", "figure"):
        return str(float(str(cell).replace(",", "")))
    return a_day(cell)[: 7 if kind["type"] == "month" else 10]


@pytest.fixture(scope="module")
def table_rows(exports) -> dict[str, pd.DataFrame]:
    """All good rows by table, in the order of sending; later rows of a key replace earlier ones."""
    return {table: _read_back(exports, table) for table in SOURCES}


def _read_back(exports: Path, table: str) -> pd.DataFrame:
    frames = [_read_file(exports, file) for file in forms.files() if file.table == table]
    return pd.concat(frames, ignore_index=True).drop_duplicates(SOURCES[table]["key"], keep="last")


def _read_file(exports: Path, file: forms.File) -> pd.DataFrame:
    rows = cells_of(exports / file.path)
    start = heading_at(rows, file.table)
    bad = set(sample.refused().query("path == @file.path")["row"])
    kept = [row for at, row in enumerate(rows[start + 1 :], start + 2) if at not in bad]
    kept = [row for row in kept if not NOT_A_ROW.match(str(row[0]))]
    columns = columns_of(rows[start], file.table)
    assert len(set(columns.values())) == len(columns), f"{file.path}: two headings for one column"
    raw = pd.DataFrame(kept, dtype=object)[list(columns)].set_axis(list(columns.values()), axis=1)
    kinds = SOURCES[file.table]["columns"]
    ours = [name for name in raw if name in kinds]
    read = {
        name: raw[name].map({cell: a_value(cell, kinds[name]) for cell in set(raw[name])}) for name in ours
    }
    frame = pd.DataFrame(read)
    return frame if file.table == "areas" else frame.assign(area=_areas_of(raw))


def _areas_of(raw: pd.DataFrame) -> pd.Series:
    if "place.code" in raw:
        return raw["place.code"].astype(str)
    parts = [raw[f"place.{part}"] for part in ("county", "town", "village") if f"place.{part}" in raw]
    keys = list(zip(*parts, strict=True))
    known = {key: _find(key) for key in set(keys)}
    return pd.Series([known[key] for key in keys], raw.index)


@cache
def _gazetteer() -> tuple[dict[str, str], dict[str, list[str]], dict[str, list[str]]]:
    """Parents, and codes by full name and by short name."""
    areas = sample.truth("areas")
    by_name = areas.groupby("name")["code"].agg(list).to_dict()
    by_stem = areas.groupby(areas["name"].map(_stem))["code"].agg(list).to_dict()
    return areas.set_index("code")["parent"].to_dict(), by_name, by_stem


def _stem(name: str) -> str:
    name = re.sub("(街道)办事处$|([镇乡])人民政府$", r"\1\2", name)
    return re.sub("(村?村民委员会|村?村委会|村)$", "村", re.sub("社区居委会$|社区居民委员会$", "社区", name))


def _find(names: tuple[str, ...]) -> str:
    """The one area of these names, each a child of the one before; full names before short ones."""
    parents, by_name, by_stem = _gazetteer()
    found: list[str] = []
    for at, name in enumerate(filter(None, names)):
        pools = (
            [code for code in pool.get(key, []) if not at or parents[code] in found]
            for pool, key in ((by_name, name), (by_stem, _stem(name)))
        )
        found = next((pool for pool in pools if pool), [])
    assert len(found) == 1, f"{names} means {found}"
    return found[0]


def _as_text(column: pd.Series, kind: dict) -> pd.Series:
    if pd.api.types.is_bool_dtype(column):
        return column.astype(object).map({True: "yes", False: "no"}).fillna("")
    if column.dtype.kind == "M":
        return column.dt.strftime("%Y-%m" if kind["type"] == "month" else "%Y-%m-%d").fillna("")
    if pd.api.types.is_numeric_dtype(column):
        return column.astype(float).map(str).replace("nan", "")
    return column.astype(object).fillna("")


@pytest.mark.parametrize("table", SOURCES)
def test_the_files_say_what_the_truth_says(table_rows, table):
    truth, key = sample.truth(table), SOURCES[table]["key"]
    read = table_rows[table].set_index(key).sort_index()
    expected = truth.drop(columns="boundary", errors="ignore")
    kinds = SOURCES[table]["columns"]
    expected = (
        pd.DataFrame({name: _as_text(expected[name], kinds[name]) for name in expected})
        .set_index(key)
        .sort_index()
    )
    assert list(read.index) == list(expected.index)
    for name in expected:
        differs = read[name].ne(expected[name])
        assert not differs.any(), (
            f"{name}: {read[name][differs].head(3)} for {expected[name][differs].head(3)}"
        )


def test_two_runs_write_the_same_bytes(exports, tmp_path):
    again = sample.write(tmp_path)  # `exports` was written by another process
    assert [path.relative_to(tmp_path).as_posix() for path in again] == PATHS
    assert [path.read_bytes() for path in again] == [(exports / path).read_bytes() for path in PATHS]


def test_files_are_few_small_and_marked_as_samples(exports):
    assert len(PATHS) <= 110 and sum((exports / path).stat().st_size for path in PATHS) <= 42_000_000
    assert all("样例" in path for path in PATHS)


@pytest.mark.parametrize("file", forms.files(), ids=lambda file: file.path)
def test_a_file_has_the_shape_of_its_form_and_fits_one_kind_of_export(exports, file):
    form, rows = forms.forms()[file.form], cells_of(exports / file.path)
    headings = rows[form.preamble]
    assert heading_at(rows, file.table) == form.preamble
    assert not form.preamble or str(rows[0][0]).startswith("样例数据（合成）")
    fits = [
        name
        for name in SOURCES
        if set(SOURCES[name]["signature"]) <= set(columns_of(headings, name).values())
    ]
    assert fits == [file.table]
    taken = columns_of(headings, file.table)
    dropped = [plain(cell) for at, cell in enumerate(headings) if at not in taken and plain(cell)]
    assert all(cell == "序号" or PERSONAL.search(cell) for cell in dropped)


@pytest.mark.parametrize(
    "file", [file for file in forms.files() if file.path.endswith(".csv")], ids=lambda f: f.path
)
def test_a_text_file_is_in_the_encoding_of_its_form(exports, file):
    raw, encoding = (exports / file.path).read_bytes(), forms.forms()[file.form].encoding
    assert "\r\n" in raw.decode(encoding)
    assert raw.startswith(b"\xef\xbb\xbf") == (encoding == "utf-8-sig")
    if encoding == "gb18030":
        with pytest.raises(UnicodeDecodeError):
            raw.decode("utf-8")


def test_a_workbook_has_a_merged_title_true_dates_and_numbers_as_text(exports):
    sheet = load_workbook(exports / "宝鸡市/02_凤县凤州镇_矛盾纠纷_样例.xlsx").active
    assert [str(cells) for cells in sheet.merged_cells.ranges] == ["A1:W1"]
    kinds = {column[4].value: {type(cell.value) for cell in column[5:-2]} for column in sheet.iter_cols()}
    assert {str, datetime} <= kinds["排查日期"]
    assert kinds["涉及\n人数"] == {str}


@pytest.mark.parametrize("bad", plan.read("refused")["rows"], ids=lambda bad: f"{bad['path']}:{bad['row']}")
def test_a_row_to_refuse_stands_where_it_is_said_to(exports, bad):
    file = next(file for file in forms.files() if file.path == bad["path"])
    row = cells_of(exports / bad["path"])[bad["row"] - 1]
    columns = [source.partition(":")[0] for _, source in forms.forms()[file.form].columns]
    assert {source: str(row[columns.index(source)]) for source in bad["cells"]} == bad["cells"]
    assert (
        bad["reason"] != "identity_number"
        or _check_digit(bad["cells"]["case_id"]) == bad["cells"]["case_id"][-1]
    )


def _check_digit(number: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999
    return "10X98765432"[sum(w * int(digit) for w, digit in zip(weights, number, strict=False)) % 11]
