"""Every table of the sample as it is after all exports."""

import pandas as pd

from data.sample import (
    assessments,
    disputes,
    grids,
    hazards,
    incidents,
    inspections,
    mediation_bodies,
    monthly_figures,
    petitions,
    places,
    reporting,
    requests,
    score_events,
    services,
    surveys,
    tasks,
)


def tables() -> dict[str, pd.DataFrame]:
    """The tables by name; not copies."""
    return {
        "areas": places.areas(),
        "disputes": disputes.disputes(),
        "incidents": incidents.incidents(),
        "grids": grids.grids(),
        "reporting": reporting.reporting(),
        "petitions": petitions.petitions(),
        "requests": requests.requests(),
        "hazards": hazards.hazards(),
        "inspections": inspections.inspections(),
        "services": services.services(),
        "tasks": tasks.tasks(),
        "assessments": assessments.assessments(),
        "surveys": surveys.surveys(),
        "mediation_bodies": mediation_bodies.mediation_bodies(),
        "monthly_figures": monthly_figures.monthly_figures(),
        "score_events": score_events.score_events(),
    }
