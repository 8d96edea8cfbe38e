"""Monthly figures are in the unit of their item; a share is asked about where its numbers do not tell."""

import pytest

from tests.data.office import COUNTY, EAST, TOWN, WEST, Office

HEADINGS = ("区划代码", "月份", "填报项目", "填报数")
SAFETY, PEOPLE = "群众安全感", "红袖章人数"
AREAS = (COUNTY, TOWN, EAST, WEST)


def send(office: Office, item: str, *values: str, **order: object):
    """Load the values of one item, one area each."""
    rows = [[area, "2020-10", item, value] for area, value in zip(AREAS, values, strict=False)]
    return office.send([HEADINGS, *rows], **order)


def stored(office: Office) -> list[float]:
    return [value for (value,) in office.ask("SELECT value FROM monthly_figures ORDER BY area")]


@pytest.mark.parametrize(
    ("written", "value"),
    [("96.8%", 0.968), ("96.8 %", 0.968), ("９６．８％", 0.968), ("968‰", 0.968), ("96.8", 0.968), ("0%", 0)],
)
def test_a_percentage_is_kept_as_a_share(office, written, value):
    assert send(office, SAFETY, written).questions == ()
    assert stored(office) == [value]


@pytest.mark.parametrize(
    ("values", "guess"), [(("0.968",), "share"), (("0.9", "1"), "share"), (("96.8", "0.5"), "")]
)
def test_numbers_that_could_be_percent_or_shares_are_asked_about(office, values, guess):
    (question,) = send(office, SAFETY, *values).questions
    assert (question.about, question.subject, question.guess) == ("number", SAFETY, guess)
    assert question.choices == ("percent", "share")


@pytest.mark.parametrize(("answer", "value"), [("percent", 0.00968), ("share", 0.968)])
def test_the_answer_says_how_they_are_written(office, tmp_path, answer, value):
    file = tmp_path / "answers.toml"
    file.write_text(f'[numbers]\n"{SAFETY}" = "{answer}"\n', encoding="utf-8")
    assert send(office, SAFETY, "0.968", "96.8%", mapping=file).questions == ()
    assert sorted(stored(office)) == sorted([value, 0.968])


@pytest.mark.parametrize(
    ("item", "written", "reason"),
    [
        (PEOPLE, "96.8%", "a percentage where a number is counted"),
        (PEOPLE, "3户", "the unit does not fit the item"),
        (SAFETY, "12人", "the unit does not fit the item"),
        (SAFETY, "120%", "a share below 0 or above 100 %"),
        (SAFETY, "120", "a share below 0 or above 100 %"),
        (PEOPLE, "约30", "not a number: only an estimate"),
        (PEOPLE, "无", "empty"),
    ],
)
def test_a_figure_that_is_not_in_the_unit_of_its_item_is_refused(office, item, written, reason):
    (file,) = send(office, item, written, "50").files
    assert (file.accepted, [told["reason"] for told in file.reasons]) == (1, [reason])


@pytest.mark.parametrize(
    ("written", "value"), [("12人", 12), ("0起", 0), ("1.2万", 12_000), ("1,234名", 1234)]
)
def test_a_count_may_name_its_unit(office, written, value):
    assert send(office, PEOPLE, written).refused == 0
    assert stored(office) == [value]
