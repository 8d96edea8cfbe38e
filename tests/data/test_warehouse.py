"""The warehouse is read, and nothing else can be done with it."""

import duckdb
import pytest

from data import warehouse
from data.problem import Problem
from tests.data.office import dispute, disputes


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO disputes (case_id) VALUES ('x')",
        "DELETE FROM disputes",
        "DROP TABLE disputes",
        "CREATE TABLE mine (x INTEGER)",
        "UPDATE disputes SET outcome = 'settled'",
        "ATTACH '{folder}/other.duckdb' AS other",
        "ATTACH ':memory:' AS other; CREATE TABLE other.t AS SELECT 1; COPY other.t TO '{folder}/out.csv'",
        "COPY disputes TO '{folder}/out.csv'",
        "EXPORT DATABASE '{folder}/out'",
        "FROM read_csv('{folder}/export.csv')",
        "FROM read_text('/etc/hostname')",
        "FROM glob('/*')",
        "FROM '{folder}/export.csv'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "FROM 'https://example.org/a.csv'",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "SET autoinstall_known_extensions = true",
        "SET memory_limit = '1GB'",
        "PRAGMA enable_profiling",
    ],
)
def test_a_reader_can_do_nothing_but_read(office, sql):
    office.write("export.csv", disputes(dispute("D1")))
    with warehouse.reading(office.warehouse) as connection:
        with pytest.raises(duckdb.Error):
            connection.execute(sql.format(folder=office.file("x").parent))
        assert connection.execute("SELECT count(*) FROM areas").fetchone() == (6,)
    assert {file.name for file in office.file("x").parent.iterdir()} <= {"export.csv", "units.csv"}


def test_two_readers_of_one_version_at_a_time_are_fine(office):
    with warehouse.reading(office.warehouse) as one, warehouse.reading(office.warehouse) as two:
        assert one.execute("FROM areas").fetchall() == two.execute("FROM areas").fetchall()


@pytest.mark.parametrize("pointer", ["", "7", "-1", "one", "1\n", "²", "0x1", "1 2", "9" * 400, "\x00\xff"])
def test_a_pointer_that_points_nowhere_means_the_newest_version(office, pointer):
    office.send(disputes(dispute("D1")))
    (office.warehouse / warehouse.CURRENT).write_bytes(pointer.encode("latin-1", "replace"))
    assert office.version == (1 if pointer.strip() == "1" else 2)


def test_without_a_pointer_the_newest_version_is_read(office):
    (office.warehouse / warehouse.CURRENT).unlink()
    assert office.version == 1


@pytest.mark.parametrize(
    "name", ["warehouse-1.duckdb", "warehouse-000009.duckdb.wal", "warehouse-00000x.duckdb", "x.duckdb"]
)
def test_other_files_are_no_versions(office, name):
    (office.warehouse / name).write_bytes(b"")
    assert warehouse.numbers(office.warehouse) == [1]


def test_an_empty_folder_says_what_to_do(tmp_path):
    assert warehouse.version(tmp_path / "nowhere") == 0
    nothing = pytest.raises(Problem, match=r"nothing has been loaded yet; run python -m data\.load PATH")
    with nothing, warehouse.reading(tmp_path):
        pass


def test_the_folder_is_the_one_of_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(tmp_path))
    assert warehouse.folder() == tmp_path
    monkeypatch.setenv("ZHILI_WAREHOUSE", "")
    assert warehouse.folder() == warehouse.ROOT / "warehouse"


def test_a_version_of_an_earlier_zhili_says_what_to_do(office):
    number = office.version
    with duckdb.connect(str(warehouse.path(number, office.warehouse))) as older:
        older.execute("ALTER TABLE {} DROP COLUMN {}".format(*warehouse.NEWEST))
    with pytest.raises(Problem, match=r"made by an earlier Zhili; run python -m data\.load without a path"):
        office.ask("SELECT 1")
    assert office.load().changed  # a recount brings it up to date
    assert office.ask("SELECT count({1}) FROM {0}".format(*warehouse.NEWEST)) == [(0,)]
