"""The whole set of a month by one command: what it holds, what it says, what it refuses."""

import zipfile

import pytest

from metrics import areas
from metrics.period import parse
from reports import month, template

TOWN = "610330103"  # 4 villages
PERIOD = "2020-10"


def _words(**given: object) -> list[str]:
    return [str(word) for name, one in given.items() for word in (f"--{name}", one)]


@pytest.fixture(scope="module")
def town(connection) -> str:
    """The town with the fewest villages, two at least: a set that is soon written."""
    tree = areas.read(connection)
    towns = tree.children("610330")
    return min(
        (code for code in towns if len(tree.children(code)) > 1), key=lambda one: len(tree.children(one))
    )


def test_the_set_holds_the_areas_documents_and_those_of_each_unit(connection):
    tree = areas.read(connection)
    items = month.plan(tree, "610300", parse(PERIOD))
    own = [item for item in items if item.area == "610300"]
    blocks = {one.id for one in template.read().values() if not one.scheme}
    assert {item.template.id for item in own} == blocks | {"monthly_ranking"}
    units = {item.area for item in items} - {"610300"}
    asked = parse(PERIOD)
    assert units == set(tree.standing(tree.children("610300"), asked.first, asked.end))
    assert all(
        {item.template.id for item in items if item.area == unit} == {"monthly", "leadership"}
        for unit in units
    )


@pytest.mark.parametrize(
    ("period", "ranking"), [("2020Q4", {"quarterly"}), ("2020", {"annual"}), ("2020-10", {"monthly_ranking"})]
)
def test_a_ranking_is_in_the_set_of_its_own_rhythm(connection, period, ranking):
    items = month.plan(areas.read(connection), "610300", parse(period))
    assert {item.template.id for item in items if item.template.scheme} == ranking


def test_one_command_writes_every_file_and_says_which(run_module, warehouse, connection, town, tmp_path):
    folder = tmp_path / "new" / "folder"
    done = run_module(
        "reports.month", *_words(area=town, period=PERIOD, to=folder), env={"ZHILI_WAREHOUSE": warehouse}
    )
    assert done.returncode in (0, 1), done.stderr
    items = month.plan(areas.read(connection), town, parse(PERIOD))
    files = sorted(folder.iterdir())
    assert len(files) == sum(len(item.endings) for item in items)
    assert all(zipfile.ZipFile(file).testzip() is None for file in files)
    lines = done.stdout.splitlines()
    assert len(lines) == len(items) and lines[-1].startswith(f"{len(items)}/{len(items)} ")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"area": "999999"}, "--area '999999': no such area"),
        ({"period": "2020-13"}, "--"),
        ({"to": "file"}, "cannot be written"),
    ],
)
def test_a_wrong_word_gives_one_line_and_nothing_is_written(run_module, warehouse, tmp_path, given, said):
    (tmp_path / "file").write_text("kept", "utf-8")
    words = {"area": TOWN, "period": PERIOD, "to": "folder"} | given
    done = run_module(
        "reports.month",
        *_words(**words | {"to": tmp_path / words["to"]}),
        env={"ZHILI_WAREHOUSE": warehouse},
    )
    assert done.returncode == 2 and said in done.stderr and len(done.stderr.splitlines()) == 1
    assert (tmp_path / "file").read_text("utf-8") == "kept"
    assert [one.name for one in tmp_path.iterdir()] == ["file"] or not list((tmp_path / "folder").iterdir())
