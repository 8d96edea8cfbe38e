"""Why did a rate change? Each part's own change against the change of the mix, adding up exactly."""

import numpy as np
import pandas as pd

COLUMNS = ["rate_before", "rate_after", "share_before", "share_after", "rate_effect", "mix_effect", "effect"]


def change_by_part(before: pd.DataFrame, after: pd.DataFrame, part: str) -> pd.DataFrame:
    """Split the change of a pooled rate by part: one row per part with `part` and COLUMNS, all in rate units.

    `before` and `after` hold numerator and denominator of each part, such as an area or a type, once. A
    part's rate effect is the change of its rate at its mean share of the denominator; its mix effect is the
    change of its share at how far its mean rate lies from the mean of all. Their sum over the parts is the
    whole change, to rounding (Kitagawa 1955). A part that stands on one side only has no change of rate.
    Missing throughout where either side has no denominator. ValueError where a part stands twice or a
    denominator is negative.
    """
    was, now = _pooled(before, part), _pooled(after, part)
    parts = was.index.union(now.index, sort=False)
    was, now = was.reindex(parts, fill_value=0.0), now.reindex(parts, fill_value=0.0)
    shares = [side["denominator"] / (side["denominator"].sum() or np.nan) for side in (was, now)]
    rates = [side["numerator"] / side["denominator"].where(side["denominator"] > 0) for side in (was, now)]
    rates = [rates[0].fillna(rates[1]), rates[1].fillna(rates[0])]
    mean_rate, mean_share = (rates[0] + rates[1]) / 2, (shares[0] + shares[1]) / 2
    rate_effect = mean_share * (rates[1] - rates[0])
    mix_effect = (mean_rate - (mean_share * mean_rate).sum(skipna=True)) * (shares[1] - shares[0])
    found = [*rates, *shares, rate_effect, mix_effect, rate_effect + mix_effect]
    table = pd.DataFrame(dict(zip(COLUMNS, found, strict=True)), index=parts)
    return table[(was["denominator"] + now["denominator"]) > 0].rename_axis(part).reset_index()


def _pooled(side: pd.DataFrame, part: str) -> pd.DataFrame:
    table = side.set_index(part)[["numerator", "denominator"]].astype(float).fillna(0.0)
    if table.index.has_duplicates:
        raise ValueError(
            f"{part} {table.index[table.index.duplicated()][0]!r} stands twice; add it up first."
        )
    if (table["denominator"] < 0).any():
        raise ValueError(f"a denominator of {part} is negative")
    return table
