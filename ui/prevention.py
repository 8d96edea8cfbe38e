"""The three precise preventions and the work of public order: one table of indicators for each."""

from i18n.translate import mark as _
from ui import finding, lines
from ui.view import View

TABLES = {
    _("Disputes turned criminal, property crime and fraud"): (
        "civil_to_criminal",
        "property_incidents",
        "fraud_incidents",
        "homicides",
        "sexual_incidents",
        "domestic_incidents",
    ),
    _("Groups in need of care, aggregates only"): (
        "smi_managed_rate",
        "smi_standard_rate",
        "smi_medicated_rate",
        "smi_incidents",
        "drug_relapse_rate",
        "rehab_rate",
        "people_under_correction",
        "corrections_reoffended",
        "corrections_lost",
    ),
    _("Risk assessment of major decisions"): (
        "assessed_decisions",
        "assessment_rate",
        "warning_prevention_rate",
    ),
    _("Patrols, parcels and reviews"): ("patrols", "parcel_compliance_rate", "responsibility_reviews"),
}


def show(view: View) -> None:
    """The tables that the area has figures for; one plain sentence where it has none."""
    shown = [lines.show(view, view._(title), ids) for title, ids in TABLES.items()]
    if not any(shown):
        finding.paragraph(view._("{area} has not reported any of these.").format(area=view.place))
        return
    finding.small(view._("Aggregates only; small numbers are not shown, nor what would reveal them."))
