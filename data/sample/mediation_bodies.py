"""Mediation bodies at each month's end, and the cases that they took on."""

from functools import cache

import numpy as np
import pandas as pd

from data.sample import draws, plan, spread

COLUMNS = ["body", "area", "month", "kind", "cases"]
LETTERS = {
    "committee": "TW",
    "personal_studio": "GR",
    "lawyer_room": "LS",
    "industry": "HY",
    "joint_centre": "TC",
}


@cache
def mediation_bodies() -> pd.DataFrame:
    """The mediation_bodies table by month and body; see data/schema.sql for the columns."""
    frame = pd.concat([_rows(line) for line in plan.read("rounds")["mediation_bodies"]], ignore_index=True)
    return frame.sort_values(["month", "body"], ignore_index=True)[COLUMNS]


def _rows(line: dict) -> pd.DataFrame:
    """The bodies of one kind: one in each unit, in a share of them, or so many in one place."""
    rng = draws.generator("mediation_bodies", line)
    codes = spread.units(line["area"], line["level"]).index.to_numpy(dtype=object)
    if "share" in line:
        codes = codes[rng.random(len(codes)) < line["share"]]
    codes = np.repeat(codes, line.get("each", 1))
    number = np.tile(np.arange(1, line.get("each", 1) + 1), len(codes) // line.get("each", 1))
    letters = LETTERS[line["kind"]]
    names = [f"{code}{letters}{at:02d}" for code, at in zip(codes, number, strict=True)]
    months = plan.months(line["first"], line["last"])
    return pd.DataFrame(
        {
            "body": np.tile(np.array(names, dtype=object), len(months)),
            "area": np.tile(codes, len(months)),
            "month": np.repeat(months, len(codes)),
            "kind": line["kind"],
            "cases": rng.poisson(line["cases"], len(codes) * len(months)),
        }
    )
