"""No person comes in: what looks like one is refused and masked, and dropped cells leave no trace."""

import json
from pathlib import Path

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.staging import stage
from data.staging.personal import HIDDEN, looks_personal, masked
from tests.conftest import run
from tests.data.office import DISPUTE_HEADINGS, EAST, TOWN, as_csv, dispute, disputes, units, write_xlsx

# All numbers are made up; the check digits are worked out by hand after GB 11643-1999:
# the weighted sum of 11010119000101001 is 52, 52 mod 11 = 8, and 8 stands for 4.
ID_18 = "110101190001010014"
ID_X = "11010119800101031X"  # weighted sum 112, 112 mod 11 = 2, and 2 stands for X
ID_15 = "110101800101001"
MOBILE = "13800000000"
PERSONAL = {
    "id": ID_18,
    "id-x": ID_X,
    "id-small-x": ID_X.lower(),
    "id-15": ID_15,
    "id-with-spaces": "110101 19000101 0014",
    "id-with-dashes": "110101-19000101-0014",
    "id-full-width": "１１０１０１１９０００１０１００１４",
    "id-in-text": f"张某{ID_18}等",
    "second-of-two": f"110101190001010015,{ID_18}",
    "mobile": MOBILE,
    "mobile-in-text": f"电话{MOBILE}转张某",
    "mobile-in-groups": "138 0000 0000",
    "mobile-with-dashes": "138-0000-0000",
    "mobile-with-country": f"+86{MOBILE}",
    "mobile-behind-a-date": f"2020-10-05 {MOBILE}",
    "mobile-with-wide-gaps": "138\u30000000\u00a00000",
    "id-15-in-text": f"张某{ID_15}",
    "landline": "0917-3212345",
    "landline-of-the-capital": "电话010-62345678",
    # By Luhn every other digit counts twice: 1+2 (of 12), 2, 4, 2 and 9 make 20.
    "card": "6222000000000009",
    "card-in-groups": "6222 0000 0000 0009",
    "address": "样例路12号",
    "flat": "样例小区9号楼2单元301室",
    "address-full-width": "样例路１２号３单元",
}
NUMBERS = {
    "case": "JF610330-2020-00012",
    "wrong-check-digit": "110101190001010015",
    "impossible-birthday": "110101190013010014",
    "area-code": "610330100201",
    "date": "2020-10-05 09:32:09",
    "grid": "610330100201005",
    "short": "12345",
    "twelve-digits": "138000000001",
    "type-and-number": "0301-2020001",
    "case-of-gansu": "6230232020010110",
    "court": "(2020)陕0330民初12号",
    "letter": "凤调字[2020]第12号",
    "community": "和平路12号社区",
}
CONNECTION = duckdb.connect()
CONNECTION.execute(stage.PERSONAL_MACROS)


def as_sql(text: str) -> bool:
    return CONNECTION.execute("SELECT looks_personal($text)", {"text": text}).fetchone()[0]


@pytest.mark.parametrize("kind", PERSONAL)
def test_numbers_of_persons_are_seen_and_never_shown(kind):
    assert looks_personal(PERSONAL[kind]) and as_sql(PERSONAL[kind])
    assert masked(PERSONAL[kind]) == HIDDEN


@pytest.mark.parametrize("kind", NUMBERS)
def test_other_numbers_are_not_taken_for_persons(kind):
    assert not looks_personal(NUMBERS[kind]) and not as_sql(NUMBERS[kind])


PIECES = [ID_18[:17], "1380000", "0000", "x", "X", "X5", "+86", "86", "１３８", "2020", "某", "号"]
GAPS = [" ", "-", ",", "，", "\u3000", "\u00a0", "\n", "\v", "\x1c"]
FRAGMENTS = st.sampled_from([*PERSONAL.values(), *NUMBERS.values(), *PIECES, *GAPS])


@settings(max_examples=400, deadline=None)
@given(
    text=st.one_of(
        st.lists(FRAGMENTS, max_size=5).map("".join), st.text("0123456789Xx -１８\u3000a", max_size=25)
    )
)
@example(text="X" + ID_18 + "x1")
@example(text=ID_X + "1")
@example(text="和平路12号社区\n")
def test_python_and_sql_see_the_same(text):
    assert looks_personal(text) == as_sql(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (None, ""),
        ("0917-3212345", HIDDEN),  # a landline
        ("2020-10-05 3212345", HIDDEN),
        ("2020/10/5 09:32:09", "2020/10/5 09:32:09"),
        ("东河村三组12号院", HIDDEN),
        ("2单元301室", HIDDEN),
        ("城关镇\n东河村", "城关镇 东河村"),
        ("a\x1b[31mb\x00c", "a[31mbc"),
        ("长" * 100, "长" * 40),
    ],
)
def test_a_message_repeats_no_number_or_address_and_stays_in_its_line(text, shown):
    assert masked(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("610399999999 凤县", "610399999999 凤县"),
        ("610330100201", "610330100201"),
        (f"610330100201 {MOBILE}", HIDDEN),
        ("610330100201 3212345", HIDDEN),
    ],
)
def test_the_code_of_a_place_may_be_shown(text, shown):
    assert masked(text, is_place=True) == shown


@pytest.mark.parametrize("kind", PERSONAL)
def test_a_case_number_that_is_a_person_is_refused_and_masked(office, kind):
    (file,) = office.send(disputes(dispute(PERSONAL[kind]), dispute("D2"))).files
    assert (file.read, file.accepted, file.refused) == (2, 1, 1)
    assert file.reasons == (
        {"row": 2, "column": "case_id", "reason": "looks like personal data", "value": HIDDEN},
    )


def test_persons_in_the_columns_of_words_places_and_dates_are_refused_and_masked(office):
    rows = [
        dispute("D1", outcome=f"调解中{MOBILE}"),
        dispute("D2", area=f"东河村{MOBILE}"),
        dispute("D3", day="张三丰"),
        dispute("D4", outcome="0917-3212345"),
        dispute("D5", "2020-10-05", due=f"{MOBILE}"),
    ]
    report = office.send(disputes(*rows))
    assert report.questions == ()
    assert [(r["row"], r["column"], r["value"]) for r in report.files[0].reasons] == [
        (2, "outcome", ""),
        (3, "area", HIDDEN),
        (4, "reported_on", HIDDEN),
        (5, "outcome", ""),
        (6, "due_on", HIDDEN),
    ]
    assert office.ask("SELECT count(*) FROM disputes") == [(0,)]


def test_a_unit_named_after_a_person_is_refused(office):
    report = office.send(units(["610330100204", f"张某户{MOBILE}", "村", TOWN]), "units.csv")
    assert [(r["column"], r["value"]) for r in report.files[0].reasons] == [("name", HIDDEN)]
    assert office.ask("SELECT count(*) FROM areas") == [(6,)]


def test_an_id_number_that_a_spreadsheet_took_for_a_quantity_is_refused(office):
    row = dispute("")
    row[0] = int(ID_18)
    (file,) = office.load(write_xlsx(office.file("book.xlsx"), 表=disputes(row, dispute("D2")))).files
    assert (file.accepted, file.refused) == (1, 1)
    assert file.reasons[0]["value"] == HIDDEN


def test_a_column_full_of_unknown_words_is_not_listed_word_by_word(office):
    rows = [dispute(f"D{i}", outcome=f"赵{chr(0x4E00 + i)}") for i in range(30)]
    assert tuple(map(str, office.send(disputes(*rows)).questions)) == (
        "export.csv: outcome: 30 different words are unknown; is it really this column?",
    )


PLANTED = ("欧阳样例", ID_18, MOBILE, "0917-3212345", "样例小区9号楼2单元301室", "女，汉族，样例中学教师")
PLANTED_HEADINGS = ("当事人姓名", "证件号码", "联系电话", "固定电话", "居住地详址", "简要情况")


def traces(folder: Path, texts: tuple[str, ...]) -> list[str]:
    """Which texts stand in the bytes of any file of a folder, in any encoding that a file could have."""
    needles = {text: {text.encode(e) for e in ("utf-8", "gb18030", "utf-16-le")} for text in texts}
    found = []
    for file in (file for file in folder.rglob("*") if file.is_file()):
        content = file.read_bytes()
        found += [
            f"{file.name}: {text}" for text, forms in needles.items() if any(f in content for f in forms)
        ]
    return found


@pytest.mark.parametrize("form", ["utf-8", "gb18030", "xlsx", "irregular"])
def test_what_stands_in_dropped_columns_is_found_nowhere(office, form):
    rows = [[*DISPUTE_HEADINGS, *PLANTED_HEADINGS], *([*dispute(f"D{i}"), *PLANTED] for i in range(50))]
    rows[7][2] = "never"
    rows.append([*dispute("D99"), *PLANTED, *PLANTED])  # too long: refused whole
    if form == "xlsx":
        path = write_xlsx(office.file("book.xlsx"), 表=rows[:-1])
    else:
        gap = [[]] if form == "irregular" else []
        path = office.write(
            "export.csv", as_csv(rows[:9] + gap + rows[9:], form if form == "gb18030" else "utf-8")
        )
    told = run("data.load", "--json", path, env={"ZHILI_WAREHOUSE": office.warehouse})
    assert told.returncode == 1, told.stderr
    assert json.loads(told.stdout)["files"][0]["dropped_columns"] == list(PLANTED_HEADINGS)
    assert [text for text in PLANTED if text in told.stdout + told.stderr] == []
    plain = run("data.load", path, env={"ZHILI_WAREHOUSE": office.warehouse})
    assert [text for text in PLANTED if text in plain.stdout + plain.stderr] == []
    if form != "xlsx":  # which is packed
        assert len(traces(path.parent, PLANTED)) == len(PLANTED)
    assert traces(office.warehouse, PLANTED) == []
    stored = office.everything()
    assert [text for text in PLANTED if text in stored] == [] and PLANTED_HEADINGS[0] in stored
    assert office.ask("SELECT count(*), min(area) FROM disputes") == [(49, EAST)]
