"""Shades: how strongly a value is tinted among its peers, for maps and tiles."""

import pandas as pd

MIDDLE = 0.5


def shades(values: pd.Series) -> pd.Series:
    """0 for the least and 1 for the most; the middle where all are equal; missing stays missing."""
    values = values.astype(float)
    spread = values.max() - values.min()
    return (values - values.min()) / spread if spread > 0 else values.where(values.isna(), MIDDLE)
