"""An unknown heading is guessed at with a reason; a guess alone never fills a column."""

from data.sheets import guesses
from data.sheets.headings import missing, recognise
from tests.data.office import DISPUTE_HEADINGS, dispute

ROWS = [dispute("D1"), dispute("D2", "2020-10-06", "调解成功")]


def guessed(**others):
    """Disputes with some headings written otherwise, after guessing."""
    heads = [others.get(heading, heading) for heading in DISPUTE_HEADINGS]
    return guesses.guessed(recognise(heads, {}), {}, ROWS)


def test_a_required_column_is_asked_for_with_a_guess_and_its_reason():
    reading = guessed(上报时间="事件上报的时间")
    (question,) = reading.questions
    assert (question.subject, question.guess) == ("事件上报的时间", "reported_on")
    assert "near to '上报时间'" in question.reason and "dates" in question.reason
    assert missing(reading) == ["reported_on"]


def test_the_cells_may_be_the_only_reason():
    questions = guessed(上报时间="哪一天", 调解结果="怎么样了").questions
    assert [(one.subject, one.guess) for one in questions] == [
        ("哪一天", "reported_on"),
        ("怎么样了", "outcome"),
    ]
    assert questions[1].reason == "its cells hold words of outcome"


def test_a_column_that_may_be_left_out_is_only_suggested():
    reading = guessed(化解时限="化解的时限")
    assert reading.questions == ()
    assert [(one.subject, one.guess) for one in reading.suggestions] == [("化解的时限", "due_on")]
    assert "化解的时限" in reading.dropped


def test_a_person_s_heading_is_never_guessed_at():
    for heading in ("上报时间联系人", "当事人上报时间", "上报人姓名"):
        reading = guessed(上报时间=heading)
        assert not reading.questions and not reading.suggestions


def test_cells_that_hold_no_dates_speak_against_a_date():
    heads = [*DISPUTE_HEADINGS[:2], "上报的时间", *DISPUTE_HEADINGS[3:]]
    rows = [[*row[:2], "张某某", *row[3:]] for row in ROWS]
    assert guesses.guessed(recognise(heads, {}), {}, rows).questions == ()


def test_an_answer_ends_the_guessing():
    heads = [*DISPUTE_HEADINGS[:6], "化解的时限"]
    answers = {"化解的时限": ""}
    assert guesses.guessed(recognise(heads, answers), answers, ROWS).suggestions == ()
