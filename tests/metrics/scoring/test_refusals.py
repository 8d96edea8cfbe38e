"""What may not be ranked: log-ins and persons never; petitions and people counted only where prescribed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics import catalog
from metrics.scoring import reading, refusals
from metrics.scoring.refusals import Part, Refused
from tests.metrics.scoring.small_scheme import BASIS, TEXT, changed, with_item

RATE = {
    "indicator": "request_on_time_rate",
    "rule": "goalposts",
    "low": 0,
    "high": 1,
    "examples": "[{ value = 0.5, expected = 5 }]",
}
COUNT = {
    "rule": "goalposts",
    "low": 0,
    "high": 10,
    "better": "lower",
    "examples": "[{ value = 5, expected = 5 }]",
}
NO_LADDER = (TEXT[TEXT.index("[[vetoes]]") : TEXT.index("[[bands]]")], "")
NO_SUMMONS = (', { kind = "summon", after = 2 }', "")
WITHOUT_BASIS = changed((BASIS, ""), NO_LADDER, NO_SUMMONS)


def refused(text: str) -> Refused:
    with pytest.raises(Refused) as caught:
        reading.parse(text, "small")
    return caught.value


@pytest.mark.parametrize(
    "title",
    [
        {"zh": "平台登录率", "en": "Share on the platform"},
        {"zh": "网格员在线 时长", "en": "Time"},
        {"zh": "信息上传量", "en": "Records"},
        {"zh": "信息采集量", "en": "Records"},
        {"zh": "公众号点赞数", "en": "Praise"},
        {"zh": "转发次数", "en": "Passed on"},
        {"zh": "ＡＰＰ积分", "en": "Points"},
        {"zh": "使用", "en": "Log-ins a month"},
        {"zh": "使用", "en": "Uploads of events"},
        {"zh": "使用", "en": "Average TIME ONLINE"},
    ],
)
def test_logins_time_online_and_uploads_are_refused_even_with_a_document(title):
    error = refused(with_item(TEXT, **RATE, title=title))
    assert "small.toml, items one: " in str(error)
    assert "formalism at the fingertips" in str(error)
    assert "《关于防治“指尖上的形式主义”的若干意见》（2023年12月）" in error.words["zh"]


@pytest.mark.parametrize("name", ["monthly_logins", "app_login_count", "uploads_per_grid", "time_online"])
def test_an_indicator_of_that_name_is_refused_before_it_is_looked_up(name):
    assert "fingertips" in str(refused(with_item(TEXT, **RATE | {"indicator": name})))


def test_another_title_does_not_hide_what_an_indicator_counts(monkeypatch):
    known = catalog.read()
    known["in_use"] = known["request_on_time_rate"].__class__(
        **vars(known["request_on_time_rate"]) | {"id": "in_use", "title": {"zh": "登录率", "en": "In use"}}
    )
    monkeypatch.setattr(catalog, "read", lambda: known)
    title = {"zh": "工作质量", "en": "Quality"}
    assert "fingertips" in str(refused(with_item(TEXT, **RATE | {"indicator": "in_use"}, title=title)))


def test_an_event_for_uploads_is_refused_as_well():
    error = refused(changed(('{ zh = "案件", en = "Case" }', '{ zh = "上传不足", en = "Too few" }')))
    assert "events case" in str(error)


@pytest.mark.parametrize(
    "change",
    [
        ('levels     = ["town"]', 'levels = ["grid"]'),
        ('levels     = ["town"]', 'levels = ["town", "联防组"]'),
        ('levels     = ["town"]', 'levels = ["户防"]'),
        ('levels     = ["town"]', 'levels = ["personal_studio"]'),
        ('{ zh = "方案", en = "Scheme" }', '{ zh = "网格员月度排名", en = "Ranking" }'),
        ('{ zh = "方案", en = "Scheme" }', '{ zh = "排名", en = "Ranking of individual mediators" }'),
        ('{ zh = "其他", en = "Others" }', '{ zh = "个人调解室", en = "Rooms" }'),
        ('suffixes = ["街道"]', 'units = ["330402015006001"]'),
    ],
)
def test_persons_and_units_that_are_one_person_are_refused_even_with_a_document(change):
    error = refused(changed(change))
    assert "is one person" in str(error)
    assert "排名到村（社区）为止" in error.words["zh"]


def test_places_smaller_than_a_village_are_refused():
    assert "Ranking stops at the village" in str(
        refused(changed(('levels     = ["town"]', 'levels = ["settlement"]')))
    )


BY_DOCUMENT = [
    "petitions_received",
    "group_petitions",
    "skip_level_petitions",
    "repeat_petition_share",
    "months_without_group_petition",
    "people_under_correction",
    "households_red",
    "households_yellow",
    "households_green",
    "green_list",
    "smi_incidents",
]


@pytest.mark.parametrize("name", BY_DOCUMENT)
def test_petitions_and_people_counted_are_refused_without_a_document(name):
    error = refused(with_item(WITHOUT_BASIS, **COUNT | {"indicator": name}))
    assert "Name the document that prescribes it in [basis]" in str(error)


@pytest.mark.parametrize("name", BY_DOCUMENT)
def test_with_a_document_they_are_scored_and_the_page_says_why(name):
    item = COUNT | {"indicator": name}
    if name == "repeat_petition_share":
        item |= {"high": 1, "examples": "[{ value = 0.5, expected = 5 }]"}
    scheme = reading.parse(with_item(TEXT, **item), "small")
    (warning,) = refusals.warnings(scheme)
    assert warning["zh"].endswith("本方案因依据文件（办法 〔2026〕1号）而含有此类事项。")
    assert "This scheme carries it because of 办法 〔2026〕1号." in warning["en"]


@pytest.mark.parametrize(
    "title",
    [
        {"zh": "零上访", "en": "Quiet"},
        {"zh": "安静", "en": "Zero petitions"},
        {"zh": "心理筛查人数", "en": "Found"},
    ],
)
def test_the_words_are_known_whatever_the_indicator(title):
    refused(with_item(WITHOUT_BASIS, **RATE, title=title))
    assert refusals.warnings(reading.parse(with_item(TEXT, **RATE, title=title), "small"))


def test_a_veto_for_group_petitions_needs_the_document_too():
    bar = '[[vetoes]]\nid = "x"\nkind = "no_excellent"\ntitle = { zh = "否优", en = "Bar" }\n'
    text = WITHOUT_BASIS.replace(
        "[[bands]]", bar + 'indicator = "group_petitions"\nabove = 0\n\n[[bands]]', 1
    )
    assert "vetoes x" in str(refused(text))


@pytest.mark.parametrize(
    "name",
    [
        "petition_on_time_rate",
        "petition_satisfaction_rate",
        "camera_online_rate",
        "info_completeness",
        "escalation_rate",
    ],
)
def test_how_petitions_are_answered_and_whether_cameras_work_is_not_meant(name):
    title = catalog.find(name).title
    part = Part("items", "measures", (name, *title.values()), indicator=name)
    assert [refusal.id for refusal in refusals.refusals() if refusal.meets(part)] == []


def test_no_outcome_of_the_catalogue_is_taken_for_activity():
    outcomes = [one for one in catalog.read().values() if one.better in ("higher", "lower")]
    parts = [Part("items", "measures", (one.id, *one.title.values()), indicator=one.id) for one in outcomes]
    met = {part.indicator for part in parts for refusal in refusals.refusals() if refusal.meets(part)}
    assert met == {"smi_incidents", "months_without_smi_incident"}


def test_every_refusal_has_its_reason_and_source_and_names_what_exists():
    for refusal in refusals.refusals():
        assert all(refusal.reason[lang] and refusal.source[lang] for lang in ("zh", "en"))
        assert refusal.looks_in in ("units", "measures")
        assert set(refusal.indicators) <= set(catalog.read())


@given(st.text("登 录　\u3000", min_size=0, max_size=3), st.text("abc 办理", max_size=4))
@settings(max_examples=30)
def test_spaces_and_width_do_not_hide_a_word(spaces, before):
    gap = "".join(char for char in spaces if not char.strip())
    part = Part("items", "measures", (f"{before}登{gap}录率",))
    assert any(refusal.meets(part) for refusal in refusals.refusals() if refusal.id == "fingertip")
