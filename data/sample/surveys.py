"""Surveys: how many were asked each question in a unit, and how many answered yes."""

from functools import cache

import numpy as np
import pandas as pd

from data.sample import draws, plan, spread

COLUMNS = ["area", "surveyed_on", "question", "asked", "positive"]
SAMPLE_SPREAD = 40  # people more or fewer than planned


@cache
def surveys() -> pd.DataFrame:
    """The surveys table by area, day and question; see data/schema.sql for the columns."""
    book = plan.read("works")
    drawn = pd.concat([_rows(line) for line in book["surveys"]], ignore_index=True)
    fixed = pd.DataFrame(book["answers"]).assign(surveyed_on=lambda rows: pd.to_datetime(rows["surveyed_on"]))
    frame = pd.concat([drawn, fixed.astype({"surveyed_on": "datetime64[s]"})], ignore_index=True)
    frame = frame.drop_duplicates(["area", "surveyed_on", "question"], keep="last")
    return frame.sort_values(["area", "surveyed_on", "question"], ignore_index=True)[COLUMNS]


def _rows(line: dict) -> pd.DataFrame:
    rng = draws.generator("surveys", line)
    codes = spread.units(line["area"], line["level"]).index.to_numpy(dtype=object)
    codes = codes[: line.get("most", len(codes))]
    parts = [
        pd.DataFrame({"area": codes, "surveyed_on": pd.Timestamp(day), "question": question, "share": share})
        for day in line["days"]
        for question, share in line["questions"].items()
    ]
    frame = pd.concat(parts, ignore_index=True).astype({"surveyed_on": "datetime64[s]"})
    asked = line["asked"] + rng.integers(-SAMPLE_SPREAD, SAMPLE_SPREAD + 1, len(frame))
    share = np.clip(frame["share"] + rng.normal(0, 0.008, len(frame)), 0, line.get("highest", 0.99))
    return frame.assign(asked=asked, positive=np.floor(asked * share).astype(int)).drop(columns="share")
