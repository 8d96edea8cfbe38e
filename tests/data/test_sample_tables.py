"""The truth of the sample's registers of work: the published figures, and what holds of every row."""

import pandas as pd
import pytest

from data import sample

FIGURES = sample.figures()
ENDS = {
    **{"6103": "2020-12-31", "6109": "2020-12-31", "6230": "2020-12-31"},
    **{"5306": "2022-12-31", "3304": "2018-12-31"},
}
DAYS = {  # what comes first in each table, and what cannot come before it
    "petitions": ("received_on", ["accepted_on", "due_on", "closed_on"]),
    "requests": ("received_on", ["due_on", "closed_on"]),
    "hazards": ("found_on", ["due_on", "fixed_on"]),
    "services": ("requested_on", ["done_on"]),
    "assessments": ("assessed_on", ["decided_on"]),
    "inspections": ("inspected_on", []),
    "tasks": ("due_on", []),
    "surveys": ("surveyed_on", []),
    "score_events": ("happened_on", []),
}
LUOYAN, NANHU, PUGUANG = "530623202", "330402", "330402101204"


def inside(frame: pd.DataFrame, area: str) -> pd.DataFrame:
    """Rows of an area and everything below it, by codes: cities end in 00, the rest are prefixes."""
    return frame[frame["area"].str.startswith(area[:4] if len(area) == 6 and area.endswith("00") else area)]


def month_sum(area: str, item: str, first: object, last: object) -> tuple[float, int]:
    """Sum and number of rows of a monthly figure between two months."""
    frame = inside(sample.truth("monthly_figures"), area)
    frame = frame[frame["item"].eq(item) & frame["month"].between(pd.Timestamp(first), pd.Timestamp(last))]
    return frame["value"].sum(), len(frame)


def chosen(frame: pd.DataFrame, wanted: dict) -> pd.DataFrame:
    """Rows with these values; "known" stands for any."""
    for column, value in wanted.items():
        is_one = frame[column].notna() if value == "known" else frame[column].eq(value).fillna(False)
        frame = frame[is_one.astype(bool)]
    return frame


@pytest.mark.parametrize("figure", FIGURES["stocks"].values(), ids=FIGURES["stocks"])
def test_a_stock_is_the_published_one(figure):
    value, rows = month_sum(figure["area"], figure["item"], figure["month"], figure["month"])
    assert (value, rows > 0) == (figure["value"], True)


@pytest.mark.parametrize("figure", FIGURES["flows"].values(), ids=FIGURES["flows"])
def test_a_flow_is_the_published_one(figure):
    value, rows = month_sum(figure["area"], figure["item"], figure["first"], figure["last"])
    assert (value, rows > 0) == (figure["value"], True)
    year = pd.DateOffset(years=1)
    before, _ = month_sum(figure["area"], figure["item"], figure["first"] - year, figure["last"] - year)
    assert before == figure.get("before", before)


@pytest.mark.parametrize("figure", FIGURES["ratios"].values(), ids=FIGURES["ratios"])
def test_a_ratio_is_the_published_one(figure):
    above, below = (
        month_sum(figure["area"], item, figure["month"], figure["month"])[0] for item in figure["items"]
    )
    assert above / below == figure["ratio"]


@pytest.mark.parametrize("figure", FIGURES["works"].values(), ids=FIGURES["works"])
def test_planned_and_done_work_is_the_published_one(figure):
    frame = chosen(inside(sample.truth("tasks"), figure["area"]), {"programme": figure["programme"]})
    frame = frame[frame["due_on"].dt.year.eq(figure["year"])]
    assert (frame["planned"].sum(), frame["done"].sum()) == (figure["planned"], figure["done"])
    assert (frame["done"] >= frame["planned"]).eq(frame["done_on"].notna()).all()


@pytest.mark.parametrize("figure", FIGURES["rows"].values(), ids=FIGURES["rows"])
def test_rows_of_a_year_are_as_many_as_published(figure):
    frame = inside(sample.truth(figure["table"]), figure["area"])
    day = frame[figure["day"]]
    is_then = day.dt.year.eq(figure["year"]) & day.dt.month.eq(figure.get("month", day.dt.month))
    frame = chosen(frame[is_then], figure.get("where", {}))
    assert (frame[figure["sum"]].sum() if "sum" in figure else len(frame)) == figure["value"]
    if "among" in figure:
        assert len(chosen(frame, figure["among"])) == figure["part"]
    if "of" in figure:
        assert frame["asked"].sum() == figure["of"]


@pytest.mark.parametrize(("table", "days"), DAYS.items(), ids=DAYS)
def test_days_come_in_order_and_none_after_the_end(table, days):
    first, later = days
    frame = sample.truth(table)
    end = pd.to_datetime(frame["area"].str[:4].map(ENDS))
    assert all(
        (frame[day].isna() | frame[first].isna() | (frame[day] >= frame[first])).all() for day in later
    )
    happened = [name for name in frame if name.endswith("_on") and name != "due_on"]
    assert all((frame[day].isna() | (frame[day] <= end)).all() for day in happened)


@pytest.mark.parametrize(("table", "day"), [(table, first) for table, (first, _) in DAYS.items()])
def test_nothing_lies_in_a_month_that_was_not_reported(table, day):
    reports = sample.truth("reporting").query("source == @table")
    if table in ("tasks", "surveys", "score_events"):
        assert reports.empty
        return
    day = {"services": "done_on", "assessments": "decided_on"}.get(table, day)
    frame = sample.truth(table).dropna(subset=[day])
    month = frame[day].dt.to_period("M").dt.start_time
    told = set(zip(reports["area"], reports["month"], strict=True))
    cases = set(zip(frame["area"].str[:6], frame["area"].str[:9], month, strict=True))
    assert all((county, at) in told or (town, at) in told for county, town, at in cases)


def test_three_counties_did_not_report_some_months():
    reports = sample.truth("reporting").query("month.dt.year >= 2019 and area.str.len() == 6")
    counts = reports.groupby(["source", "area"]).size()
    missing = {
        key: 24 - count
        for key, count in counts.items()
        if key[0] not in ("disputes", "incidents", "grids") and count < 24
    }
    assert missing == {("petitions", "610322"): 2, ("requests", "610924"): 1, ("hazards", "610929"): 2}


def test_rare_flags_are_rare_and_absent_where_a_figure_says_so():
    frame = sample.truth("incidents")
    flags = ["grave", "sexual", "domestic"]
    quiet = pd.concat([inside(frame, area) for area in (LUOYAN, "623023208", "610330")])
    assert not quiet[flags].any().any()
    baoji = inside(frame, "610300")
    assert baoji[baoji["occurred_on"].dt.year.eq(2020)][flags].sum().to_dict() == {
        "grave": 7,
        "sexual": 11,
        "domestic": 60,
    }


def test_luoyan_has_had_no_patient_s_incident_for_72_reported_months():  # luo-03
    frame = chosen(inside(sample.truth("monthly_figures"), LUOYAN), {"item": "smi_incidents"})
    assert list(frame["month"]) == list(pd.date_range("2014-01-01", "2022-12-01", freq="MS"))
    assert frame[frame["value"] > 0]["month"].max() == pd.Timestamp("2016-12-01")
    assert (frame["month"] > "2016-12-01").sum() == 72


def test_puguang_has_no_petition_and_no_criminal_case_and_luoyan_no_group_visit():  # nan-54, luo-10
    petitions = sample.truth("petitions")
    assert inside(petitions, PUGUANG).empty
    assert not inside(sample.truth("incidents"), PUGUANG)["category"].eq("criminal").any()
    assert not inside(petitions, LUOYAN)["group_visit"].any()


def test_base_grids_and_units_of_defence_have_the_standard_size():  # ank-11, ank-19, ank-20
    end = sample.truth("monthly_figures")[lambda rows: rows["month"] == "2020-12-01"]
    sums = inside(end, "610921").groupby("item")["value"].sum()
    assert 20 <= sums["base_grid_households"] / sums["base_grids"] <= 30
    assert 70 <= sums["base_grid_people"] / sums["base_grids"] <= 120
    assert sums["defence_unit_households"] / sums["defence_units"] == pytest.approx(15, abs=0.2)


def test_people_managed_are_never_more_than_people_registered():
    frame = inside(sample.truth("monthly_figures"), "610300")
    wide = frame.pivot(index=["area", "month"], columns="item", values="value").dropna(
        subset=["smi_registered"]
    )
    pairs = {"smi_managed": "smi_registered", "smi_standard": "smi_managed", "smi_medicated": "smi_managed"}
    pairs |= {"rehab_done": "rehab_due", "rehab_due": "drug_registered", "drug_relapsed": "drug_registered"}
    assert all((wide[part] <= wide[whole]).all() for part, whole in pairs.items())
    end = wide.xs(pd.Timestamp("2020-12-01"), level="month")["drug_registered"]
    assert end.between(1, 5).sum() > 20 and end.eq(0).sum() > 5


def test_feng_has_the_highest_satisfaction_with_public_order_in_baoji():  # bao-23
    frame = inside(sample.truth("surveys"), "610300").query("question == 'public_order'")
    frame = frame[frame["surveyed_on"].dt.year.eq(2019)].set_index("area")
    assert (frame["positive"] / frame["asked"]).idxmax() == "610330" and len(frame) == 12


def test_new_rows_are_at_most_130_000():
    new = [*DAYS, "mediation_bodies", "monthly_figures"]
    assert sum(len(sample.truth(table)) for table in new) <= 130_000
