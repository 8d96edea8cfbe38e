"""Planted names, numbers and addresses are found nowhere after a load."""

import json
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from data import load as loader
from data import warehouse
from data.problem import run as as_command
from tests.conftest import run
from tests.corpus.truth import EAST
from tests.corpus.workbooks import Leaf, xlsx
from tests.data.office import as_csv

# Made up; the check digits of the ID numbers are right.
ID_18, ID_X, ID_15 = "110101190001010014", "11010119800101031X", "110101800101001"
SPACED, WIDE = "110101 19000101 0014", "１１０１０１１９０００１０１００１４"
MOBILE, GROUPED, LANDLINE = "13800000000", "138-0000-0000", "0917-3212345"
NAMES = ("欧阳样例", "诸葛测试")
ADDRESS, STORY = "样例小区9号楼2单元301室", "女，汉族，样例中学教师"
PLANTED = (ID_18, ID_X, ID_15, SPACED, WIDE, MOBILE, GROUPED, LANDLINE, *NAMES, ADDRESS, STORY)
NUMBERS = (ID_18, ID_X, ID_15, SPACED, WIDE, MOBILE, GROUPED, LANDLINE)
HEADINGS = ["纠纷编号", "县区", "镇街", "村社区", "上报时间", "纠纷类型", "调解渠道", "调解结果", "涉及人数"]
DROPPED = ["当事人姓名", "身份证号", "联系电话", "家庭住址", "简要情况", f"联系人{MOBILE}", f"{ID_18}"]


def row(number: int, **cells: str) -> list[str]:
    """A dispute in a village, with persons in every column that is not kept."""
    kept = {"case": f"D-{number:03}", "village": "东河村", "day": "2020-10-05", "kind": "邻里纠纷"}
    kept |= {"channel": "人民调解", "outcome": "调解中", "people": "2"} | cells
    place = ["凤县", "双石铺镇", kept["village"]]
    dropped = [
        NAMES[number % 2],
        (ID_18, ID_X, ID_15, SPACED, WIDE)[number % 5],
        (MOBILE, GROUPED)[number % 2],
    ]
    return [
        kept["case"], *place, kept["day"], kept["kind"], kept["channel"], kept["outcome"], kept["people"],
        *dropped, ADDRESS, STORY, LANDLINE, NAMES[0],
    ]  # fmt: skip


def rows(*more: list[str]) -> list[list[str]]:
    """A table below a title that names a person, with enough clean rows to be loaded."""
    title = [f"承办人：{NAMES[0]}，电话{MOBILE}"]
    foot = [f"制表人：{NAMES[1]} {LANDLINE}"]
    return [title, [*HEADINGS, *DROPPED], *(row(i) for i in range(12)), *more, [], foot]


IN_ALLOWED = [
    *(row(20 + i, case=number) for i, number in enumerate(NUMBERS)),
    *(row(40 + i, channel=number) for i, number in enumerate(NUMBERS)),
    *(row(60 + i, village=f"东河村{number}") for i, number in enumerate(NUMBERS)),
    *(row(80 + i, day=number) for i, number in enumerate(NUMBERS)),
    *(row(100 + i, people=number) for i, number in enumerate(NUMBERS)),
    *(row(120 + i, outcome=f"调解中{number}") for i, number in enumerate(NUMBERS)),
    row(140, village=ADDRESS),
    row(141, day=NAMES[0]),
    row(142, people=NAMES[1]),
    row(143, case=f"{NAMES[0]}{ID_18}"),
]
UNKNOWN = [row(150, outcome=f"联系{MOBILE}"), row(151, kind=ADDRESS), row(152, outcome="已办结")]


def written(folder: Path, form: str, table: list[list[str]]) -> Path:
    """The table as a file of that form."""
    if form == "xlsx":
        leaves = (
            Leaf(f"{NAMES[0]}{MOBILE}", tuple(map(tuple, table))),
            Leaf("人员", ((ID_18, NAMES[1]),), hidden=True),
        )
        content = xlsx(*leaves)
    else:
        content = as_csv(table, form if form != "zip" else "utf-8")
    path = folder / f"台账.{form if form in ('xlsx', 'zip') else 'csv'}"
    if form == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("人员/名单.docx", ID_18 + NAMES[0])
            archive.writestr("台账.csv", content)
    else:
        path.write_bytes(content)
    return path


def traces(folder: Path) -> list[str]:
    """Planted texts in the bytes of any file of a folder, in any encoding that a file could have."""
    found = []
    for file in (file for file in folder.rglob("*") if file.is_file()):
        content = file.read_bytes()
        for text in PLANTED:
            forms = {text.encode(code) for code in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")}
            found += [f"{file.relative_to(folder)}: {text}"] * any(form in content for form in forms)
    return found


def stored(folder: Path) -> str:
    """Every table of every version as text."""
    told = []
    for number in warehouse.numbers(folder):
        with duckdb.connect(str(warehouse.path(number, folder)), read_only=True) as connection:
            tables = connection.execute("SELECT schema_name, table_name FROM duckdb_tables()").fetchall()
            told += [str(connection.execute(f'FROM "{a}"."{b}"').fetchall()) for a, b in tables]
    return "".join(told)


@pytest.fixture
def command(monkeypatch, capfd) -> Callable[..., tuple[int, str, str]]:
    """`command(form, env, *arguments)` → exit code and both outputs of a load.

    Of one form by the real command, of the others by its function: a process costs more than its load.
    """

    def call(form: str, env: dict[str, Path], *arguments: object) -> tuple[int, str, str]:
        if form == "xlsx":
            done = run("data.load", *arguments, env=env)
            return done.returncode, done.stdout, done.stderr
        for name, folder in env.items():
            monkeypatch.setenv(name, str(folder))
        monkeypatch.setattr(tempfile, "tempdir", None)  # so that TMPDIR is read anew
        code = as_command(loader.main, [str(argument) for argument in arguments])
        told = capfd.readouterr()
        return code, told.out, told.err

    return call


@pytest.mark.parametrize("form", ["utf-8", "gb18030", "utf-16", "xlsx", "zip"])
@pytest.mark.parametrize("how", ["refusals", "questions", "check"])
def test_what_was_planted_is_found_nowhere(office, tmp_path, command, form, how):
    folders = {name: tmp_path / name for name in ("sent", "temporary", "logs", "home")}
    for folder in folders.values():
        folder.mkdir()
    path = written(folders["sent"], form, rows(*IN_ALLOWED, *(UNKNOWN if how == "questions" else [])))
    env = {"TMPDIR": folders["temporary"], "HOME": folders["home"], "XDG_CACHE_HOME": folders["home"]}
    more = ["--check"] if how == "check" else []
    told = ""
    for shown in ([], ["--json"]):
        code, out, err = command(form, env, *shown, *more, path)
        assert code == (2 if how == "questions" else 1), err
        told += out + err
    assert [text for text in PLANTED if text in told] == []
    for folder in (office.warehouse, office.folder / "records", *list(folders.values())[1:]):
        assert traces(folder) == []
    text = stored(office.warehouse)
    assert [planted for planted in PLANTED if planted in text] == []
    if how == "refusals":
        assert office.ask(f"SELECT count(*) FROM disputes WHERE area = '{EAST}'")[0][0] >= 12
        _, out, _ = command(form, env, "--json", path)
        last = json.loads(out)["files"][0]
        assert last["refused"] >= len(NUMBERS)


def test_a_file_named_after_a_person_is_not_named_in_full(office, tmp_path):
    folder = tmp_path / "sent"
    folder.mkdir()
    path = written(folder, "utf-8", rows()).rename(folder / f"{ID_18}的{MOBILE}台账.csv")
    done = run("data.load", "--json", path)
    kept = stored(office.warehouse) + done.stdout + done.stderr
    assert [number for number in (ID_18, MOBILE) if number in kept] == []
