"""Further zeros of a village as plain facts: petitions and people under correction, without a direction."""

from i18n import format
from metrics.coverage import NOT_REPORTED
from ui import cached, finding, wording
from ui.view import View

PETITIONS, PEOPLE = "petitions_received", "people_under_correction"


def show(view: View) -> None:
    """The line of a village that reports the people under correction; nothing for all others."""
    if view.areas.level(view.area) != "village":
        return
    rows = cached.over(view.store, (PETITIONS, PEOPLE), (view.area,), {"now": view.period})
    rows = rows.set_index("indicator", drop=False)
    if (rows["status"] == NOT_REPORTED).any() or format.is_missing(rows.loc[PEOPLE, "numerator"]):
        return
    told = [
        view._("{title}: {streak}").format(
            title=view.definitions[name].title[view.lang],
            streak=wording.full(rows.loc[name], view.definitions[name], view.lang),
        )
        for name in (PETITIONS, PEOPLE)
    ]
    text = view._("{period}, {area}, as facts only, neither good nor bad: {facts}.")
    facts = view._("; ").join(told)
    finding.small(text.format(period=view.time, area=view.place, facts=facts))
