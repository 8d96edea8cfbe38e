"""Sums: counts added up over a question's spans, kind by kind, and made into values."""

import pandas as pd

from data import counts
from metrics import figures, stocks, streaks
from metrics.question import KEYS, Question

SUMMED = ("count", "rate", "mean", "completion")
STOCKS = ("stock", "stock_rate")
MEASURES = ["numerator", "denominator", "squares", "hidden"]
FIGURES = ["numerator", "denominator", "value", "low", "high", "with_events", "not_known"]
COLUMNS = [*KEYS, *FIGURES, "streak_status", "hidden"]


def known(question: Question) -> pd.DataFrame:
    """What the counts hold of a question: COLUMNS, only rows of which there are counts."""
    found = [_totals(question), _medians(question), _zero_shares(question), _streaks(question)]
    found = [frame for frame in found if len(frame)]
    return (
        pd.concat(found, ignore_index=True).reindex(columns=COLUMNS)
        if found
        else pd.DataFrame(columns=COLUMNS).astype(dict.fromkeys(FIGURES, float))
    )


def added_up(raw: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Numerator, denominator, squares and hidden months summed by key; missing where every one is missing."""
    return raw.groupby(keys, as_index=False, sort=False)[MEASURES].sum(min_count=1)


def _totals(question: Question) -> pd.DataFrame:
    chosen = question.of_kinds(*SUMMED, *STOCKS)
    if not chosen:
        return pd.DataFrame()
    raw = counts.read(question.connection, question.asked(chosen)).merge(question.membership, on="month")
    raw = raw.assign(source=question.source_of(raw["indicator"]))
    ended = raw["indicator"].isin(question.of_kinds(*STOCKS))
    raw = pd.concat([raw[~ended], stocks.at_the_end(raw[ended], question.reports)])
    return figures.values(added_up(raw, KEYS), chosen)


def _medians(question: Question) -> pd.DataFrame:
    chosen = question.of_kinds("median")
    if not chosen:
        return pd.DataFrame()
    raw = counts.read(question.connection, question.asked(chosen)).merge(question.membership, on="month")
    return figures.medians(added_up(raw, [*KEYS, "bin"]), KEYS)


def _zero_shares(question: Question) -> pd.DataFrame:
    chosen = question.of_kinds("zero_share")
    if not chosen:
        return pd.DataFrame()
    spans = {span: (period.first, period.last) for span, period in question.spans.items()}
    found = counts.zero_shares(question.connection, question.asked(chosen), spans)
    return figures.values(found.assign(squares=float("nan")), chosen)


def _streaks(question: Question) -> pd.DataFrame:
    chosen = question.of_kinds("streak")
    if not chosen:
        return pd.DataFrame()
    last = question.asked().last
    histories = counts.histories(question.connection, tuple(chosen), question.areas, last)
    return streaks.at_ends(histories, question.spans)
