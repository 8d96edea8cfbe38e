"""A bulletin as a value: every number is one that metrics.value gives; and the command line around it."""

import re
from decimal import Decimal

import pytest

from data import definitions
from metrics import areas, catalog, headline, value
from metrics.period import parse
from reports.bulletin import build
from reports.document import Bulletin, Cell, Column, Pointer, Table

# A month with gaps, two whole years, a quarter, a place whose first year it is, and months nobody reported.
ASKED = [
    ("610300", "2020-10"),
    ("610330", "2020"),
    ("530623202", "2022"),
    ("610900", "2020Q4"),
    ("330402", "2018"),
    ("623000", "2020-12"),
    ("610330100", "2020-08..2020-11"),
    ("610300", "2018-03"),
]
PARTS = ("value", "numerator", "denominator", "low", "high")
NUMBER = re.compile(r"\d[\d,]*(?:\.(\d+))?")


@pytest.fixture(params=ASKED, ids="-".join)
def asked(request: pytest.FixtureRequest) -> tuple[str, str]:
    return request.param


@pytest.fixture(params=["zh", "en"])
def bulletin(connection, asked, request) -> Bulletin:
    area, period = asked
    return build(connection, area, parse(period), request.param)


def answered(connection, pointer: Pointer) -> dict:
    """What `python -m metrics.value` answers."""
    return value.values(connection, pointer.indicator, (pointer.area,), parse(pointer.period))[0]


def possible(connection, pointer: Pointer) -> set[float]:
    """The numbers that a sentence may hold: figures of its spans, their differences and ratios, the target.

    Worked out from metrics.value once more and not from metrics.headline, which the bulletin reads.
    """
    period = parse(pointer.period)
    to_date = period.year_to_date()
    spans = {"now": period, "before": period.previous(), "year": period.year_before()}
    spans |= {"ytd": to_date, "ytd_year": to_date.year_before()}
    ask = {
        name: answered(connection, Pointer(pointer.indicator, pointer.area, span.code))
        for name, span in spans.items()
        if span
    }
    found = {ask["now"][part] for part in PARTS} | {
        ask["ytd"]["value"],
        catalog.find(pointer.indicator).target,
    }
    for now, before in (("now", "before"), ("now", "year"), ("ytd", "ytd_year")):
        a, b = ask[now]["value"], ask.get(before, {}).get("value")
        if a is not None and b is not None:
            found |= {abs(a - b), abs(a - b) / b if b else None}
    return {number for number in found if number is not None}


def is_one_of(printed: str, numbers: set[float]) -> bool:
    """Whether a printed number is a rounding of one of the numbers, or of a hundred times it."""
    decimals = len(printed.partition(".")[2])
    shown, half = Decimal(printed.replace(",", "")), Decimal(1).scaleb(-decimals) / 2
    return any(
        abs(shown - Decimal(repr(float(n))) * k) <= half * Decimal("1.0001")
        for n in numbers
        for k in (1, 100)
    )


def test_every_number_of_a_sentence_is_a_figure_of_metrics_value(connection, bulletin):
    told = [sentence for sentence in bulletin.paragraphs if sentence.pointer]
    for sentence in told:
        numbers = possible(connection, sentence.pointer)
        text = sentence.text.replace(catalog.find(sentence.pointer.indicator).title[bulletin.lang], "")
        text = re.sub(r"另有\d+个情况不详|\d+ more not known", "", text)  # has its own test
        for printed in NUMBER.finditer(_without_dates(text)):
            assert is_one_of(printed.group(), numbers), (printed.group(), sentence.text)


def _without_dates(text: str) -> str:
    """The text without the names of spans, the level of intervals and what is said of missing reports."""
    text = re.sub(r"[^；;]*(部分未报送|partly not reported)[^；;]*[。.]?$", "", text)
    dates = (
        r"\d{4}年(\d+(—\d+)?月|[一二三四]季度)?|(Q\d|[A-Z][a-z]+(–[A-Z][a-z]+)?) \d{4}|95%区间|95% interval"
    )
    return re.sub(dates, "", text)


def test_every_cell_is_a_figure_of_metrics_value_or_headline(connection, bulletin):
    for cell in (cell for table in bulletin.tables for row in table.rows for cell in row if cell.pointer):
        if cell.pointer.field in PARTS:
            expected = answered(connection, cell.pointer)[cell.pointer.field]
        else:
            found = {cell.pointer.indicator: catalog.find(cell.pointer.indicator)}
            row = headline.headline(connection, found, (cell.pointer.area,), parse(cell.pointer.period))
            expected = row.iloc[0][cell.pointer.field]
        assert cell.value == pytest.approx(expected), cell
        if cell.text not in ("持平", "level"):
            assert is_one_of(NUMBER.search(cell.text).group(), {abs(expected)}), cell


def test_the_communities_not_known_are_those_of_the_headline(connection):
    built = build(connection, "610300", parse("2020-10"), "zh")
    found = {"zero_incident_communities": catalog.find("zero_incident_communities")}
    row = headline.headline(connection, found, ("610300",), parse("2020-10")).iloc[0]
    (text,) = [s.text for s in built.paragraphs if s.pointer and s.pointer.indicator in found]
    assert f"另有{row['not_known']:.0f}个情况不详" in text


def test_each_unit_stands_in_the_table_or_in_a_list(connection, bulletin):
    tree = areas.read(connection)
    listed = {tree.name(code) for code in tree.children(bulletin.area)}
    last = bulletin.sections[-1]
    rows = [row[0].text.rstrip("*") for table in last.tables for row in table.rows]
    words = "".join(sentence.text for sentence in last.paragraphs)
    assert listed == {name for name in listed if (name in rows) or (name in words)}
    assert rows == [name for name in map(tree.name, tree.children(bulletin.area)) if name in rows]


def test_units_without_a_case_are_named_apart_from_those_without_a_report(connection):
    built = build(connection, "610300", parse("2018-03"), "zh")
    assert "未报送的单位有12个：渭滨区、金台区" in built.sections[-1].paragraphs[0].text
    quiet = _first_month_with_an_idle_unit(connection)
    built = build(connection, "610330", parse(quiet), "zh")
    (idle,) = [s.text for s in built.sections[-1].paragraphs if s.text.startswith("无应办结件")]
    for name in re.findall(r"[^：、。]+", idle)[1:]:
        (code,) = [
            c for c in areas.read(connection).children("610330") if areas.read(connection).name(c) == name
        ]
        answer = answered(connection, Pointer("mediation_success_rate", code, quiet))
        assert (answer["denominator"], answer["value"], answer["status"]) == (0, None, "ok")


def _first_month_with_an_idle_unit(connection) -> str:
    towns = areas.read(connection).children("610330")
    for month in (f"{year}-{number:02}" for year in (2019, 2020) for number in range(1, 13)):
        answers = value.values(connection, "mediation_success_rate", towns, parse(month))
        if any(answer["status"] == "ok" and answer["denominator"] == 0 for answer in answers):
            return month
    raise AssertionError("the sample has no such month")


def test_a_village_has_no_table_of_grids(connection):
    tree = areas.read(connection)
    built = build(connection, tree.below("530623202", "village")[0], parse("2022"), "zh")
    assert [table.name for table in built.tables] == ["主要指标"]


def test_a_period_without_any_report_says_so_and_shows_no_figures(connection):
    built = build(connection, "610300", parse("2018-03"), "zh")
    assert built.finding.alone == "2018年3月，宝鸡市各项指标均未报送，无数据可以通报。"
    assert built.tables == ()


def test_a_sentence_that_stands_alone_has_its_time_and_place(connection):
    built = build(connection, "610330", parse("2020"), "zh")
    assert built.finding.alone.startswith("2020年，凤县有目标值的3项指标中，")
    # 2,920 of 2,980: the town seeds of the sample.
    assert "2020年，凤县矛盾纠纷调解成功率98.0%（调解成功2,920÷排查2,980；" in built.paragraphs[3].alone


def test_notes_name_the_version_its_last_day_its_files_and_that_they_are_samples(connection):
    notes = "".join(build(connection, "610330", parse("2020"), "zh").notes)
    assert re.search(r"数据为第\d+版，截至2020年12月31日；已载入：.*矛盾纠纷\d+个文件", notes)
    assert "合成的样例数据" in notes


def test_two_up_reads_down_the_left_half_and_then_the_right():
    rows = tuple((Cell(str(n)),) for n in range(5))
    printed = Table("n", "c", (Column("单位", 10),), rows, two_up=True).printed()
    assert [[cell.text for cell in row] for row in printed.rows] == [["0", "3"], ["1", "4"], ["2", ""]]
    assert len(printed.columns) == 2


def test_every_headline_indicator_is_told_and_defined(connection):
    built = build(connection, "610300", parse("2020-10"), "en")
    ids = [definition.id for definition in definitions.read().values() if definition.headline]
    assert [s.pointer.indicator for s in built.paragraphs if s.pointer] == ids
    assert len(built.definitions.rows) == len(built.tables[0].rows) == len(ids)


@pytest.mark.parametrize("ending", ["docx", "xlsx", "DOCX"])
def test_the_command_writes_a_file_and_says_which(run_module, warehouse, tmp_path, ending):
    file = tmp_path / f"通报.{ending}"
    done = _ask(run_module, warehouse, "--area", "610330", "--period", "2020", "--to", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{file}: 凤县2020年社会治理情况通报\n"
    assert [entry.name for entry in tmp_path.iterdir()] == [file.name]


def test_missing_reports_give_one_line_and_exit_code_one(run_module, warehouse, tmp_path):
    file = tmp_path / "b.docx"
    done = _ask(run_module, warehouse, "--area", "610300", "--period", "2020-10", "--to", file)
    assert done.returncode == 1
    assert done.stderr.startswith("610300 宝鸡市 2020-10: Partly not reported: Preventable incidents")
    assert done.stderr.count("\n") == 1
    assert file.exists()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"--area": "999999"}, "'999999': no such area"),
        ({"--period": "2020-13"}, "period '2020-13' is not known"),
        ({"--to": "b.pdf"}, "b.pdf: ending '.pdf' is not known; use .docx or .xlsx."),
        ({"--to": "b"}, "ending '' is not known"),
        ({"--to": "nowhere/b.docx"}, "b.docx: cannot be written (No such file or directory)"),
        ({"--to": "folder.docx"}, "folder.docx: cannot be written (Is a directory)"),
    ],
)
def test_a_wrong_word_gives_one_line_and_exit_code_two(run_module, warehouse, tmp_path, changed, said):
    (tmp_path / "folder.docx").mkdir()
    given = {"--area": "610330", "--period": "2020", "--to": "b.docx"} | changed
    given["--to"] = tmp_path / given["--to"]
    done = _ask(run_module, warehouse, *(word for pair in given.items() for word in pair))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["folder.docx"]


def test_without_a_warehouse_the_remedy_is_named(run_module, tmp_path):
    done = _ask(run_module, tmp_path, "--area", "610330", "--period", "2020", "--to", tmp_path / "b.docx")
    assert (done.returncode, done.stdout) == (2, "")
    assert "python -m data.load" in done.stderr


def _ask(run_module, warehouse, *words: object):
    return run_module("reports.bulletin", *words, env={"ZHILI_WAREHOUSE": warehouse})
