"""Headings that forms use for an indicator, beside its title: the indicator and the measure they mean."""

HEADINGS = {
    "排查数": ("disputes_found", "value"),
    "排查": ("disputes_found", "value"),
    "排查纠纷数": ("disputes_found", "value"),
    "纠纷数": ("disputes_found", "value"),
    "调处数": ("disputes_handled", "value"),
    "调处": ("disputes_handled", "value"),
    "成功数": ("mediation_success_rate", "numerator"),
    "化解数": ("mediation_success_rate", "numerator"),
    "调处率": ("handling_rate", "value"),
    "调解成功率": ("mediation_success_rate", "value"),
    "成功率": ("mediation_success_rate", "value"),
    "化解率": ("mediation_success_rate", "value"),
    "信访量": ("petitions_received", "value"),
    "隐患数": ("hazards_found", "value"),
    "网格数": ("grids", "value"),
}
