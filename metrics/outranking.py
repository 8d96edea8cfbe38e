"""Which area beats which on most of the weight: a ranking in which no strength makes up for a weakness.

It asks only who is ahead on each indicator, never by how much, and so serves as a second opinion on a
composite score (OECD/JRC Handbook 2008, step 6; Munda & Nardo 2009).
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from metrics.composite import weights_of


def outranking(points: pd.DataFrame, weights: Mapping[str, float] | None = None) -> pd.DataFrame:
    """The share of the weights, 0–1, on which the row's area is ahead of the column's; ties count half.

    Points are areas by indicators, larger is better. Only indicators that both areas have are counted;
    missing where there is none. The diagonal is 0.
    """
    values, given = points.to_numpy(float), weights_of(points, weights)
    left, right = values[:, None, :], values[None, :, :]
    known = ~np.isnan(left + right)
    ahead = np.where(known, (left > right) + 0.5 * (left == right), 0.0) @ given
    total = known @ given
    share = ahead / np.where(total > 0, total, np.nan)
    np.fill_diagonal(share, 0.0)
    return pd.DataFrame(share, index=points.index, columns=points.index)


def copeland(shares: pd.DataFrame) -> pd.Series:
    """Areas beaten minus areas lost to: +1 for each share above one half, −1 for each below (Copeland)."""
    against = np.sign(shares.to_numpy() - 0.5)
    np.fill_diagonal(against, 0.0)
    return pd.Series(np.nansum(against, axis=1), index=shares.index)
