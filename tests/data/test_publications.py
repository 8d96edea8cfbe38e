"""What was published stays: its version is never removed, its note never lost."""

import pytest

from data import versions, warehouse
from data.history import publications
from data.problem import Problem
from data.problem import run as as_command
from tests.data.office import Office, dispute, disputes


@pytest.fixture(autouse=True)
def own_records(tmp_path, monkeypatch):
    """Publications of this test alone."""
    monkeypatch.setenv("ZHILI_RECORDS", str(tmp_path / "records"))
    return tmp_path / "records"


@pytest.fixture
def command(office, monkeypatch, capsys):
    """`command(*arguments)` → exit code and the lines of both outputs."""
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(office.warehouse))

    def call(*arguments: object) -> tuple[int, list[str]]:
        code = as_command(versions.main, [str(argument) for argument in arguments])
        told = capsys.readouterr()
        return code, (told.out + told.err).splitlines()

    return call


def _blank_versions(office: Office, numbers: range) -> None:
    for number in numbers:
        warehouse.path(number, office.warehouse).write_bytes(b"")


def test_a_published_version_is_marked_and_never_removed(office, command):
    office.send(disputes(dispute("D1")))
    code, lines = command("--publish", 1, "--note", "九月通报", "--by", "张三")
    assert code == 0 and lines[1].startswith(" P     1  made") and lines[1].endswith("published: 九月通报")
    _blank_versions(office, range(3, 16))
    office.send(disputes(dispute("D2")))
    assert warehouse.numbers(office.warehouse) == [1, *range(5, 17)]
    publications.prune(office.warehouse)
    assert 1 in warehouse.numbers(office.warehouse)
    told = publications.published(office.warehouse)[1]
    assert (told.note, told.who, told.version) == ("九月通报", "张三", 1)


def test_without_a_number_the_current_version_is_published_and_going_back_leaves_it_so(office, command):
    office.send(disputes(dispute("D1")))
    command("--publish", "--note", "十月通报")
    code, lines = command("--back", 1)
    assert code == 0 and [line[:2] for line in lines] == [" P", "* "]
    infos = versions.list_versions(office.warehouse)
    assert [(one.number, one.is_current, one.is_published, one.note) for one in infos] == [
        (2, False, True, "十月通报"),
        (1, True, False, ""),
    ]
    assert [one.batches for one in infos] == [(2,), (1,)] and all(one.is_readable for one in infos)


def test_another_warehouses_version_of_the_same_number_is_not_published(office, new_office):
    office.send(disputes(dispute("D1")))
    publications.publish(2, "十月通报", "张三", office.warehouse)
    other = new_office()
    _blank_versions(other, range(2, 3))
    assert list(publications.published(office.warehouse)) == [2]
    # What cannot be read might be the one that was published.
    assert list(publications.published(other.warehouse)) == [2]
    warehouse.path(2, other.warehouse).unlink()
    other.send(disputes(dispute("D9")))
    made = [versions.list_versions(one.warehouse)[0].made_at for one in (office, other)]
    assert made[0] != made[1] and publications.published(other.warehouse) == {}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--publish", 9, "--note", "x"), "--publish 9: no such version"),
        (("--publish", 1), "--publish: says nothing"),
        (("--publish", 1, "--note", "  "), "--publish: says nothing"),
        (("--publish", 1, "--back", 1), "python -m data.versions: argument --back"),
    ],
)
def test_what_cannot_be_published_is_one_line(command, own_records, arguments, told):
    code, lines = command(*arguments)
    assert code == 2 and len(lines) == 1 and lines[0].startswith(told)
    assert not (own_records / "publications.jsonl").exists()


def test_with_a_broken_journal_nothing_is_removed_and_a_load_still_succeeds(office, own_records, capsys):
    publications.publish(1, "九月通报", "张三", office.warehouse)
    file = own_records / "publications.jsonl"
    file.write_text(file.read_text("utf-8").replace("九月", "十月"), "utf-8")
    _blank_versions(office, range(2, 15))
    office.send(disputes(dispute("D1")))
    assert len(warehouse.numbers(office.warehouse)) == 15 or office.version == 1
    assert "No old version was removed: " in capsys.readouterr().err
    with pytest.raises(Problem, match="line 1: was changed"):
        versions.list_versions(office.warehouse)


def test_undo_on_the_command_line_says_what_left_and_came_back(office, command):
    office.send(disputes(dispute("D1")), "a.csv")
    office.send(disputes(dispute("D1", outcome="移交"), dispute("D2")), "b.csv")
    code, lines = command("--undo", 3, "--by", "李四")
    assert code == 0 and lines[0] == "disputes: 2 rows left, 1 came back" and lines[1].startswith("* ")
    assert office.ask("SELECT batch, undone_by FROM undone") == [(3, "李四")]
    code, lines = command("--undo", 3)
    assert (code, lines) == (2, ["--undo 3: was undone already; nothing was changed."])
