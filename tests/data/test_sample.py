"""The truth of the sample: the published figures and the boundary rows.

Expected numbers are those of the list of published figures, named by their ids.
"""

import pandas as pd
import pytest

from data import sample
from data.sample import disputes
from tests.conftest import run

CASE_TABLES = {"disputes": "reported_on", "incidents": "occurred_on"}


def inside(frame: pd.DataFrame, area: str) -> pd.DataFrame:
    """Rows of an area and everything below it, by codes: cities end in 00, the rest are prefixes."""
    return frame[frame["area"].str.startswith(area[:4] if len(area) == 6 and area.endswith("00") else area)]


def of_year(table: str, area: str, year: int) -> pd.DataFrame:
    frame = inside(sample.truth(table), area)
    return frame[frame[CASE_TABLES[table]].dt.year == year]


@pytest.mark.parametrize(
    ("area", "year", "found", "settled"),
    [("530623202", 2022, 185, 179), ("610330", 2020, 2980, 2920), ("330402015", 2018, 42, 30)],
    ids=["luo-01", "bao-20", "nan-36"],
)
def test_disputes_found_and_settled_are_the_published_ones(area, year, found, settled):
    frame = of_year("disputes", area, year)
    assert (len(frame), frame["outcome"].eq("settled").sum()) == (found, settled)


@pytest.mark.parametrize(
    ("city", "zero", "not_known"), [("610300", 632, 18), ("610900", 133, 30)], ids=["bao-09", "ank-29"]
)
def test_villages_without_a_preventable_incident_are_as_many_as_published(city, zero, not_known):
    areas = inside(sample.truth("areas").assign(area=lambda frame: frame["code"]), city)
    villages = areas[areas["level"].eq("village") & ~(areas["valid_from"] > "2020-12-31")].set_index("code")
    incidents = of_year("incidents", city, 2020)
    events = incidents[incidents["preventable"]].groupby("area").size().reindex(villages.index, fill_value=0)
    reports = inside(sample.truth("reporting"), city).query("source == 'incidents' and month >= '2020-01-01'")
    months = reports.groupby("area").size()
    told = months.reindex(villages.index).fillna(0) + months.reindex(villages["parent"]).fillna(0).to_numpy()
    assert told.max() == 12
    assert ((events == 0) & (told == 12)).sum() == zero
    assert ((events == 0) & (told < 12)).sum() == not_known
    assert ((events > 0) & (told < 12)).sum() > 0
    assert (events > 0).sum() == len(villages) - zero - not_known


@pytest.mark.parametrize(
    ("flag", "before", "now", "percent"),
    [("preventable", 2000, 946, -52.7), ("property", 1700, 1151, -32.3)],
    ids=["bao-05", "bao-06"],
)
def test_incidents_of_baoji_fell_as_published(flag, before, now, percent):
    counts = [of_year("incidents", "610300", year)[flag].sum() for year in (2019, 2020)]
    assert counts == [before, now]
    assert round((now - before) / before * 100, 1) == percent


def test_luoyan_has_had_no_homicide_for_eight_years_of_reported_months():  # luo-02
    incidents = inside(sample.truth("incidents"), "530623202")
    assert incidents.loc[incidents["homicide"], "occurred_on"].max().to_period("M") == pd.Period("2014-12")
    reports = sample.truth("reporting").query("source == 'incidents' and area == '530623202'")
    assert list(reports["month"]) == list(pd.date_range("2014-01-01", "2022-12-01", freq="MS"))
    assert (reports["month"] > "2014-12-01").sum() == 96


@pytest.mark.parametrize(
    ("area", "month", "column", "expected"),
    [
        ("610300", "2020-12", None, 1537),  # bao-07
        ("610300", "2020-06", None, 2186),  # what eleven departments had cut before, see the brief of bao-08
        ("330402015", "2018-08", None, 43),  # nan-39
        ("330402015", "2018-09", None, 49),  # nan-39
        ("330402", "2018-12", None, 605),  # nan-40
        ("330402", "2018-12", "party_branch", 557),  # nan-41
        ("330402", "2018-12", "full_time", 186),  # nan-42
        ("330402", "2018-12", "part_time", 2036),  # nan-43
        ("623023208", "2020-12", None, 18),  # zho-02
        ("623023208", "2020-12", "leader_assigned", 18),  # zho-05
    ],
)
def test_grids_at_a_month_end_are_the_published_ones(area, month, column, expected):
    grids = inside(sample.truth("grids"), area)
    at_end = grids[grids["month"] == f"{month}-01"]
    assert (at_end[column].sum() if column else at_end["grid"].nunique()) == expected


def test_party_branches_of_nanhu_grow_every_month():  # nan-41: fewer before
    counts = inside(sample.truth("grids"), "330402").groupby("month")["party_branch"].sum()
    assert counts.diff().dropna().gt(0).all()


def test_the_unit_table_has_the_published_places_and_people():  # ank-13 to -15, -21, -25, -26, -31, -32
    areas = sample.truth("areas").set_index("code")
    hanyin = areas[areas.index.str.startswith("610921") & areas["level"].eq("village")]
    assert (len(hanyin), hanyin["valid_from"].isna().sum()) == (160, 156)
    assert areas["population"].loc[["610921", "610923106", "610926102001"]].tolist() == [313000, 4645, 4173]
    assert areas.loc["610926102001", "households"] == 1346
    kinds = areas[areas["parent"].eq("610923106")]["kind"].value_counts()
    assert (kinds["village"], kinds["community"]) == (7, 1)
    assert areas.loc[["610322", "610928"], "name"].tolist() == ["凤翔县", "旬阳县"]


def test_sums_of_people_agree_up_the_areas():
    areas = sample.truth("areas")
    areas = areas[~areas["code"].isin(areas["successor"])]  # those of the same time
    sums = areas.groupby("parent")["population"].sum()
    above = areas.set_index("code")["population"].dropna()
    known = above.index.intersection(sums.index)
    assert (sums.loc[known] == above.loc[known]).all() and len(known) > 250


def test_no_case_lies_in_a_month_that_was_not_reported_or_after_the_end():
    reporting, areas = sample.truth("reporting"), sample.truth("areas").set_index("code")
    ends = {
        "6103": "2020-12-31",
        "6109": "2020-12-31",
        "5306": "2022-12-31",
        "3304": "2018-12-31",
        "6230": "2020-12-31",
    }
    for table, day in CASE_TABLES.items():
        frame = sample.truth(table)
        month = frame[day].dt.to_period("M").dt.start_time
        told = set(zip(*reporting.query("source == @table")[["area", "month"]].to_numpy().T, strict=True))
        by_unit = zip(frame["area"], areas["parent"].loc[frame["area"]], month, strict=True)
        assert all((area, at) in told or (parent, at) in told for area, parent, at in by_unit)
        end = pd.to_datetime(frame["area"].str[:4].map(ends))
        days = [name for name in frame if name.endswith("_on") and name != "due_on"]
        assert all((frame[name].isna() | (frame[name] <= end)).all() for name in days)


def test_boundary_rows_are_there():
    frame = sample.truth("disputes").set_index("case_id")
    by_kind = frame[frame["boundary"].ne("")].groupby("boundary")
    kinds = {kind: rows for kind, rows in by_kind}
    assert (kinds["closed_on_due_day"]["closed_on"] == kinds["closed_on_due_day"]["due_on"]).all()
    late = kinds["closed_one_day_late"]
    assert (late["closed_on"] - late["due_on"]).dt.days.tolist() == [1]
    assert kinds["due_on_last_day_of_month"]["due_on"].dt.is_month_end.all()
    assert set(kinds["due_on_as_of_day_and_open"]["due_on"]) == {
        pd.Timestamp("2020-12-31"),
        pd.Timestamp("2022-12-31"),
    }
    only_open = frame[frame["area"].eq("610331100201")]
    assert len(only_open) == 2 and only_open["outcome"].eq("ongoing").all()
    empty = inside(frame, "610330401").query("'2020-02-01' <= reported_on <= '2020-02-29'")
    reports = sample.truth("reporting").query("area == '610330401' and source == 'disputes'")
    assert empty.empty and (reports["month"] == "2020-02-01").any()


def test_the_later_export_settles_open_cases_and_opens_one_again():
    first = disputes.first_export().set_index("case_id")
    last = sample.truth("disputes").set_index("case_id")
    settled = first["outcome"].eq("ongoing") & last["outcome"].eq("settled")
    reopened = first["outcome"].eq("settled") & last["outcome"].eq("ongoing")
    assert (settled.sum(), reopened.sum()) == (260, 1)
    assert set(settled.index[settled | reopened]) <= set(disputes.later_export()["case_id"])
    assert last.loc[reopened, "closed_on"].isna().all() and first.loc[reopened, "closed_on"].notna().all()


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["--help"]])
def test_bad_use_says_one_clear_line_and_exits_with_2(arguments):
    told = run("data.sample", *arguments)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith("usage:") and told.stderr.count("\n") == 1


def test_a_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    told = run("data.sample", tmp_path / "taken")
    assert told.returncode == 2 and "taken" in told.stderr and "Traceback" not in told.stderr
