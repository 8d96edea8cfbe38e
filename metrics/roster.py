"""The communities of an area, one by one, each under the area directly below that holds it."""

import pandas as pd

from metrics.areas import Areas
from metrics.streaks import EVENT, NOT_KNOWN, ZERO

STATES = (ZERO, EVENT, NOT_KNOWN)


def roster(communities: pd.DataFrame, areas: Areas, area: str) -> pd.DataFrame:
    """metrics.series.communities with the column group: the code below `area` on the way to the community.

    A community directly below the area is grouped under the area itself. Sorted by group in the order of the
    unit table, then by state (zero, event, not_known), the longest streaks first.
    """
    depth = len(areas.path(area))
    groups = [_group(areas.path(code), depth) for code in communities["area"]]
    order = {code: place for place, code in enumerate(areas.children(area))}
    ranked = communities.assign(
        group=groups,
        group_place=[order.get(group, len(order)) for group in groups],
        state_place=communities["state"].map({state: place for place, state in enumerate(STATES)}),
    )
    keys = ["group_place", "state_place", "streak_months", "area"]
    rows = ranked.sort_values(keys, ascending=[True, True, False, True], kind="stable")
    return rows.drop(columns=["group_place", "state_place"]).reset_index(drop=True)


def tally(row: pd.Series | dict) -> dict[str, int]:
    """The communities of a zero_share figure: reported (every month), zero, event, not_known, broken.

    broken are those with an event that did not report every month: they stand neither in the numerator nor
    in the denominator. All of them together are reported + not_known + broken.
    """
    reported, zero, event, not_known = (
        0 if pd.isna(row[name]) else int(row[name])
        for name in ("denominator", "numerator", "with_events", "not_known")
    )
    broken = zero + event - reported
    return {"reported": reported, "zero": zero, "event": event, "not_known": not_known, "broken": broken}


def _group(path: tuple[str, ...], depth: int) -> str:
    return path[depth] if depth < len(path) - 1 else path[depth - 1]
