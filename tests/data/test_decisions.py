"""What may be corrected and supplied: the checks of an export hold, and bad use is one line."""

import pytest

from data import corrections
from data.history import decided, journal
from data.problem import Problem, run
from tests.data.office import EAST

PHONE = "13800138000"  # invented
SETTLED = {"outcome": "调解成功", "closed_on": "2020年9月20日"}


pytestmark = pytest.mark.usefixtures("own_records")


@pytest.fixture
def command(filled, monkeypatch, capsys):
    """`command("--withdraw", "1")` → exit code, standard output, standard error."""
    monkeypatch.setenv("ZHILI_WAREHOUSE", str(filled.warehouse))

    def ask(*arguments: str) -> tuple[int, str, str]:
        code = run(corrections.main, list(arguments))
        return code, *capsys.readouterr()

    return ask


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"closed_on": "2020-01-01"}, "closed_on: The close date lies before the report date"),
        ({"closed_on": "neulich"}, "closed_on: not a date"),
        ({"outcome": ""}, "outcome: empty"),
        ({"outcome": "办完了"}, "outcome"),
        ({"case_id": "D8"}, "tells the row and cannot be corrected"),
        ({"height": "3"}, "no column height"),
        ({"outcome": "调解中"}, "the row says so already"),
        ({"area": "999999999999"}, "area"),
    ],
)
def test_what_an_export_could_not_say_is_refused_in_one_line(filled, because, values, told):
    version = filled.version
    with pytest.raises(Problem, match=told) as problem:
        corrections.correct("disputes", {"case_id": "D2"}, values, because())
    assert "\n" not in str(problem.value)
    assert filled.version == version and journal.read("corrections") == []


def test_a_row_must_be_there_to_be_corrected_and_must_not_to_be_supplied(filled, because):
    with pytest.raises(Problem, match="no row with this key"):
        corrections.correct("disputes", {"case_id": "D77"}, SETTLED, because())
    cells = {
        "case_id": "D1",
        "area": EAST,
        "reported_on": "2020-08-05",
        "dispute_type": "其他",
        "outcome": "移交",
    }
    with pytest.raises(Problem, match="there is a row with this key"):
        corrections.supply("disputes", cells, because())
    with pytest.raises(Problem, match="case_id, area, reported_on, dispute_type must be given"):
        corrections.supply("disputes", {"outcome": "移交"}, because())
    with pytest.raises(Problem, match="no source that can be corrected"):
        corrections.correct("areas", {"code": EAST}, {"name": "x"}, because())


def test_checking_changes_nothing(filled, because, own_records):
    version = filled.version
    done = corrections.correct("disputes", {"case_id": "D2"}, SETTLED, because(check=True))
    assert done.version == filled.version == version
    assert filled.ask("SELECT outcome FROM disputes WHERE case_id = 'D2'") == [("ongoing",)]
    assert not own_records.exists() or journal.read("corrections") == []


def test_personal_data_are_refused_and_appear_nowhere(filled, because, command, own_records):
    cells = {
        "case_id": PHONE,
        "area": EAST,
        "reported_on": "2020-10-03",
        "dispute_type": "其他",
        "outcome": "移交",
    }
    with pytest.raises(Problem) as problem:
        corrections.supply("disputes", cells, because())
    told = [str(problem.value)]
    for column in ("closed_on", "dispute_type"):
        with pytest.raises(Problem) as problem:
            corrections.correct("disputes", {"case_id": "D2"}, {column: PHONE}, because())
        told.append(str(problem.value))
    code, out, err = command("--withdraw", "1", "--reason", f"来电{PHONE}", "--by", "王")
    assert code == 2 and "--reason: looks like personal data" in err
    assert PHONE not in "".join([*told, out, err])
    assert not own_records.exists() or not any(
        PHONE.encode() in file.read_bytes() for file in own_records.rglob("*")
    )
    assert not any(
        PHONE.encode() in file.read_bytes() for file in filled.warehouse.rglob("*") if file.is_file()
    )


def test_the_command_line_corrects_lists_and_withdraws(filled, command):
    assert command()[:2] == (0, "Nothing was corrected or supplied by hand.\n")
    row = ("--correct", "disputes", "case_id=D2", "--set", "outcome=调解成功", "closed_on=2020-09-20")
    why = ("--reason", "裁定书", "--by", "王主任")
    assert command(*row, *why, "--check")[0] == 0 and decided.written() == []
    code, out, _ = command(*row, *why, "--until", "2021-01-31")
    assert code == 0 and out.startswith("Written down as number 1; version ")
    assert (
        "更正 disputes: case_id=D2, outcome=settled, closed_on=2020-09-20; 裁定书 (王主任, " in command()[1]
    )
    assert "; in force until 2021-01-31" in command()[1]
    assert command("--withdraw", "1", *why)[0] == 0
    assert "withdrawn " in command()[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--correct", "disputes", "case_id=D2"),
        ("--correct", "disputes", "case_id", "--set", "outcome=移交", "--reason", "x"),
        ("--correct", "disputes", "case_id=D2", "--set", "outcome=移交"),
        ("--supply", "disputes", "case_id=D2", "--set", "outcome=移交", "--reason", "x"),
        ("--supply", "nothing", "a=b", "--reason", "x"),
        ("--correct", "disputes", "case_id=D2", "--set", "outcome=移交", "--reason", "x", "--until", "soon"),
        ("--set", "outcome=移交"),
        ("--withdraw", "one"),
    ],
)
def test_bad_use_is_one_line_and_changes_nothing(filled, command, arguments):
    version = filled.version
    code, out, err = command(*arguments)
    assert (code, out, err.count("\n"), filled.version) == (2, "", 1, version)
