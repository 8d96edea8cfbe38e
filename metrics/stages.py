"""The way of a dispute: the figure that stands for each stage, what it is a share of, by which date."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from data.definitions import Definition
from metrics.coverage import NOT_REPORTED


@dataclass(frozen=True)
class Stage:
    """A stage: the indicator it is read from, and whether it is the whole or a part of that indicator."""

    indicator: str
    is_whole: bool = False


# Found, handled and settled go by report date, in time by due date, the rest by close date: three sets.
STAGES = (
    Stage("mediation_success_rate", is_whole=True),
    Stage("handling_rate"),
    Stage("mediation_success_rate"),
    Stage("on_time_settlement_rate"),
    Stage("judicial_confirmation_rate"),
    Stage("revisit_rate"),
    Stage("recurrence_rate"),
)


def stages(figures: pd.DataFrame, definitions: Mapping[str, Definition]) -> pd.DataFrame:
    """One row per stage: indicator date_base is_whole status count base value low high target met.

    `figures` has a row per indicator with the columns of metrics.headline. count are the cases of the stage,
    base those it is a part of; value is their ratio (1 for a whole). All are missing where nothing was
    reported; value is missing where the base is 0.
    """
    rows = figures.set_index("indicator")
    return pd.DataFrame([_row(stage, rows.loc[stage.indicator], definitions) for stage in STAGES])


def _row(stage: Stage, figure: pd.Series, definitions: Mapping[str, Definition]) -> dict[str, object]:
    definition = definitions[stage.indicator]
    known = figure["status"] != NOT_REPORTED
    base = figure["denominator"] if known else float("nan")
    whole = {
        "count": base,
        "value": 1.0 if known and base else float("nan"),
        "low": None,
        "high": None,
        "target": None,
        "met": None,
    }
    part = {
        "count": figure["numerator"] if known else float("nan"),
        "value": figure["value"],
        "low": figure["low"],
        "high": figure["high"],
        "target": None if pd.isna(figure["value"]) else definition.target,
        "met": figure["target_met"],
    }
    return {
        "indicator": stage.indicator,
        "date_base": definition.date_base,
        "is_whole": stage.is_whole,
        "base": base,
        "status": figure["status"],
        **(whole if stage.is_whole else part),
    }
