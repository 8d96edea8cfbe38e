"""Why did a figure change? Each part's own change against the change of the mix, adding up exactly."""

import numpy as np
import pandas as pd

RATE_COLUMNS = ["rate_before", "rate_after", "share_before", "share_after"]
EFFECTS = ["rate_effect", "mix_effect", "effect"]
COLUMNS = ["before", "after", *RATE_COLUMNS, *EFFECTS]
COUNT_COLUMNS = ["before", "after", "effect"]
REST = "rest"  # the part of what the parts leave of the whole
ROUNDING = 1e-9  # of the whole; what adding up floats may leave


def change_by_part(before: pd.DataFrame, after: pd.DataFrame, part: str) -> pd.DataFrame:
    """Split the change of a pooled rate by part: one row per part with `part` and COLUMNS, all in rate units.

    `before` and `after` hold numerator and denominator of each part, such as an area or a type, once. A
    part's rate effect is the change of its rate at its mean share of the denominator; its mix effect is the
    change of its share at how far its mean rate lies from the mean of all. Their sum over the parts is the
    whole change, to rounding (Kitagawa 1955). A part that stands on one side only has no change of rate; what
    it counts over a denominator of 0 is all rate. The columns before and after are what each part adds to
    the rate of all. Effects are missing throughout where either side has no denominator. ValueError where a
    part stands twice or a denominator is negative.
    """
    was, now = _both(before, after, part)
    wholes = [side["denominator"].sum() or np.nan for side in (was, now)]
    adds = [side["numerator"] / whole for side, whole in zip((was, now), wholes, strict=True)]
    shares = [side["denominator"] / whole for side, whole in zip((was, now), wholes, strict=True)]
    rates = [side["numerator"] / side["denominator"].where(side["denominator"] > 0) for side in (was, now)]
    rates = [rates[0].fillna(rates[1]), rates[1].fillna(rates[0])]
    effects = _effects(rates, shares, _without_denominator((was, now), adds))
    found = [*adds, *rates, *shares, *effects]
    table = pd.DataFrame(dict(zip(COLUMNS, found, strict=True)), index=was.index)
    return _occurring(table, was, now, part)


def change_of_count_by_part(before: pd.DataFrame, after: pd.DataFrame, part: str) -> pd.DataFrame:
    """Split the change of a sum by part: one row per part with `part` and COUNT_COLUMNS, in the same unit.

    `before` and `after` hold the numerator of each part once; a part that stands on one side only counts 0
    on the other. The effects, after less before, add up to the whole change. ValueError where a part stands
    twice.
    """
    was, now = _both(before.assign(denominator=0.0), after.assign(denominator=0.0), part)
    effect = now["numerator"] - was["numerator"]
    found = (was["numerator"], now["numerator"], effect)
    table = pd.DataFrame(dict(zip(COUNT_COLUMNS, found, strict=True)), index=was.index)
    return _occurring(table, was, now, part)


def completed(rows: pd.DataFrame, whole: pd.Series) -> pd.DataFrame:
    """part numerator denominator of all parts, and as the part REST what they leave of the whole.

    `rows` are parts, `whole` their whole; what is missing of either is not told and counts 0. ValueError
    where the parts are more than the whole: then they overlap and nothing can be split by them.
    """
    whole = whole[["numerator", "denominator"]].astype(float).fillna(0.0)
    known = rows[["part", "numerator", "denominator"]].fillna({"numerator": 0.0, "denominator": 0.0})
    rest = whole - known[["numerator", "denominator"]].sum()
    rest = rest.where(rest.abs() > ROUNDING * whole.abs(), 0.0)
    if (rest < 0).any():
        raise ValueError("the parts are more than their whole; they overlap")
    if not rest.any():
        return known
    return pd.concat([known, pd.DataFrame([{"part": REST, **rest}])], ignore_index=True)


def _effects(
    rates: list[pd.Series], shares: list[pd.Series], apart: list[pd.Series]
) -> tuple[pd.Series, pd.Series, pd.Series]:
    """The effects of rate, mix and both; a part without a rate on either side has a share of 0 on both."""
    first, last = (rate.fillna(0.0) for rate in rates)
    mean_rate, mean_share = (first + last) / 2, (shares[0] + shares[1]) / 2
    rate_effect = mean_share * (last - first) + (apart[1] - apart[0])
    mix_effect = (mean_rate - (mean_share * mean_rate).sum()) * (shares[1] - shares[0])
    return rate_effect, mix_effect, rate_effect + mix_effect


def _without_denominator(sides: tuple[pd.DataFrame, ...], adds: list[pd.Series]) -> list[pd.Series]:
    """What parts with a denominator of 0, such as works done that nobody planned, add to the rate of all."""
    return [add.mask(side["denominator"] > 0, 0.0) for side, add in zip(sides, adds, strict=True)]


def _both(before: pd.DataFrame, after: pd.DataFrame, part: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both sides over all their parts; a part that one side lacks counts 0 there."""
    was, now = _pooled(before, part), _pooled(after, part)
    parts = was.index.union(now.index, sort=False)
    return was.reindex(parts, fill_value=0.0), now.reindex(parts, fill_value=0.0)


def _pooled(side: pd.DataFrame, part: str) -> pd.DataFrame:
    table = side.set_index(part)[["numerator", "denominator"]].astype(float).fillna(0.0)
    if table.index.has_duplicates:
        raise ValueError(
            f"{part} {table.index[table.index.duplicated()][0]!r} stands twice; add it up first."
        )
    if (table["denominator"] < 0).any():
        raise ValueError(f"a denominator of {part} is negative")
    return table


def _occurring(table: pd.DataFrame, was: pd.DataFrame, now: pd.DataFrame, part: str) -> pd.DataFrame:
    """The parts that count anything on either side."""
    occurs = ((was != 0) | (now != 0)).any(axis=1)
    return table[occurs].rename_axis(part).reset_index()
