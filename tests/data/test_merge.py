"""A later row of a case replaces the earlier one, as if every row were taken one by one."""

import tempfile
from collections import Counter
from pathlib import Path

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from data import draft, intake, merge, sources
from data.sheets import exports
from data.sheets.mapping import Decided
from data.staging.stage import Knowledge
from tests.data.office import (
    EAST,
    INCIDENT_HEADINGS,
    REPORT_HEADINGS,
    WEST,
    Office,
    as_csv,
    dispute,
    disputes,
    incident,
    reports,
    units,
    write_xlsx,
)

VERDICTS = ("accepted", "replaced", "unchanged", "refused")
ROWS = st.builds(
    lambda case, day, area, outcome: (case, day, area, outcome),
    st.sampled_from(["D1", "D2", "D3", "D4", ""]),
    st.sampled_from(["2020-10-05", "2020-11-06", "2020-11-06", "never"]),
    st.sampled_from([EAST, EAST, WEST, "999999999999"]),
    st.sampled_from(["调解中", "移交"]),
)
FILES = st.lists(st.lists(ROWS, max_size=9), min_size=1, max_size=3)
MEANS = {"调解中": "ongoing", "移交": "transferred"}


def upserted(table: dict[str, tuple], files: list[list[tuple]]) -> list[dict[str, int]]:
    """The naive model: every row in turn; changes `table`, gives the verdicts of each file."""
    told = []
    for rows in files:
        verdicts = dict.fromkeys(VERDICTS, 0)
        for case, day, area, outcome in rows:
            now = (day, area, MEANS[outcome])
            if not case or day == "never" or area not in (EAST, WEST):
                verdicts["refused"] += 1
            elif table.get(case) == now:
                verdicts["unchanged"] += 1
            else:
                verdicts["replaced" if case in table else "accepted"] += 1
                table[case] = now
        told.append(verdicts)
    return told


def said_before(files: list[list[tuple]]) -> Counter:
    """(case, outcome) → how often a file left that of a case, and a later file something else."""
    table: dict[str, tuple] = {}
    told = Counter()
    for rows in files:
        before = dict(table)
        upserted(table, [rows])
        told.update((case, before[case][2]) for case in before if before[case] != table[case])
    return told


def taken(
    connection: duckdb.DuckDBPyConnection, folder: Path, files: list[list[tuple]], batch: int
) -> list[dict]:
    """The verdicts of the real way from files to tables."""
    paths = []
    for number, rows in enumerate(files):
        cells = disputes(*(dispute(case, day, outcome, area=area) for case, day, area, outcome in rows))
        if number % 2:
            paths.append(write_xlsx(folder / f"{number}.xlsx", 表=cells))
        else:
            (folder / f"{number}.csv").write_bytes(as_csv(cells))
            paths.append(folder / f"{number}.csv")
    knowledge = Knowledge(intake.gazetteer(connection))
    one = intake.take(connection, exports.sheets(paths, Decided(), folder), knowledge, batch)
    assert one.questions == ()
    for report in one.reports:
        assert report.read == report.accepted + report.replaced + report.unchanged + report.refused
        assert len(report.reasons) == report.refused
    return [{verdict: getattr(report, verdict) for verdict in VERDICTS} for report in one.reports]


def stored(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple]:
    found = connection.execute(
        "SELECT case_id, CAST(reported_on AS VARCHAR), area, outcome FROM disputes"
    ).fetchall()
    assert len(found) == len({row[0] for row in found})
    return {case: tuple(rest) for case, *rest in found}


@settings(max_examples=20, deadline=None)
@given(first=FILES, second=FILES)
def test_a_load_is_as_if_every_row_were_taken_in_turn(first, second):
    table: dict[str, tuple] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with draft.draft(folder, folder) as (_, connection):
            connection.execute(
                "INSERT INTO areas (code, name, level) SELECT unnest($codes), '东河村', 'village'",
                {"codes": [EAST, WEST]},
            )
            assert taken(connection, folder, first, 1) == upserted(table, first)
            assert stored(connection) == table
            before = dict(table)
            assert taken(connection, folder, second, 11) == upserted(table, second)
            assert stored(connection) == table
            earlier = connection.execute("SELECT case_id, outcome FROM disputes_earlier").fetchall()
            assert Counter(earlier) == said_before([*first, *second])
            replaced = [case for case in before if before[case] != table[case]]
            months = connection.execute(
                "SELECT DISTINCT strftime(month, '%Y-%m') FROM changed_months"
            ).fetchall()
            touched = {row[0][:7] for case in replaced for row in (before[case], table[case])}
            assert touched <= {month for (month,) in months}


def test_a_later_export_replaces_and_the_earlier_row_is_kept(office):
    office.send(disputes(dispute("D1"), dispute("D2")), "01.csv")
    (file,) = office.send(disputes(dispute("D1", outcome="调解成功", closed="2020-10-09")), "02.csv").files
    assert (file.accepted, file.replaced) == (0, 1)
    assert office.ask("SELECT case_id, outcome, batch FROM disputes ORDER BY 1") == [
        ("D1", "settled", 3),
        ("D2", "ongoing", 2),
    ]
    assert office.ask("SELECT case_id, outcome, batch, replaced_by FROM disputes_earlier") == [
        ("D1", "ongoing", 2, 3)
    ]


def test_the_same_file_twice_changes_nothing_and_makes_no_version(office):
    export = office.write("export.csv", disputes(dispute("D1"), dispute("D2", "never")))
    first = office.load(export)
    second = office.load(export)
    assert (first.changed, second.changed, second.version) == (True, False, first.version)
    (file,) = second.files
    assert (file.read, file.accepted, file.unchanged, file.refused) == (2, 0, 1, 1)
    assert office.ask("SELECT count(*) FROM batches WHERE source = 'disputes'") == [(1,)]


def test_files_are_taken_in_the_order_of_their_names_whatever_their_kind(office):
    office.write("sent/02.csv", disputes(dispute("D1", outcome="移交")))
    write_xlsx(office.file("sent/01.xlsx"), 表=disputes(dispute("D1")))
    office.write("sent/sub/00.csv", disputes(dispute("D1", outcome="调解未成功")))  # sub/ comes after 02
    report = office.load(office.file("sent"))
    assert [(file.file, file.replaced) for file in report.files] == [
        ("01.xlsx", 0),
        ("02.csv", 1),
        ("00.csv", 1),
    ]
    assert office.ask("SELECT outcome FROM disputes") == [("failed",)]


def test_the_unit_table_of_the_same_load_is_taken_first(tmp_path):
    office = Office(tmp_path)
    cases = office.write("01_cases.csv", disputes(dispute("D1")))
    report = office.load(cases, office.write("99_units.csv", units()))
    assert [(file.source, file.accepted) for file in report.files] == [("areas", 6), ("disputes", 1)]


def test_a_report_of_none_and_a_repeated_report_are_one_row_each(office):
    rows = reports("案件警情", ["2020-10"], EAST, EAST, WEST)
    (file,) = office.send([REPORT_HEADINGS, *rows]).files
    assert (file.read, file.accepted, file.unchanged) == (3, 2, 1)


def test_numbers_of_cases_are_kept_apart_by_kind(office):
    office.send(disputes(dispute("1")), "01.csv")
    office.send([INCIDENT_HEADINGS, incident("1", "2020-10-05")], "02.csv")
    assert office.ask("SELECT (SELECT count(*) FROM disputes), (SELECT count(*) FROM incidents)") == [(1, 1)]


def test_every_kind_of_export_has_a_table_with_its_columns(office):
    for source in sources.read().values():
        columns = {name for (name, *_) in office.ask(f"DESCRIBE {source.name}")}
        assert columns == {*source.stored, "batch"}, source.name
    assert VERDICTS[:3] == merge.VERDICTS


def test_files_of_the_same_name_are_told_apart_by_their_folder(office):
    for folder in ("甲县", "乙县"):
        office.write(f"sent/{folder}/01.csv", disputes(dispute(folder)))
    office.write("sent/02.csv", disputes())
    assert {file.file for file in office.load(office.file("sent")).files} == {
        "甲县/01.csv",
        "乙县/01.csv",
        "02.csv",
    }
