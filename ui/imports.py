"""The parts of the page 数据与质量: which there are, and what each shows."""

from data.history.corrected import IS_BY_HAND
from i18n import format
from i18n.translate import mark as _
from ui import (
    cached,
    imports_burden,
    imports_checks,
    imports_corrections,
    imports_drop,
    imports_reporting,
    imports_sentinels,
    imports_versions,
    switch,
)
from ui.view import View

PARTS = {
    "load": _("Load exports"),
    "reporting": _("Who has reported"),
    "checks": _("Checks"),
    "sentinels": _("Sentinels"),
    "corrections": _("Corrections by hand"),
    "versions": _("Versions and batches"),
    "burden": _("Burden"),
}
SHOWN = {
    "load": lambda view: imports_drop.show(view.lang),
    "reporting": imports_reporting.show,
    "checks": imports_checks.show,
    "sentinels": imports_sentinels.show,
    "corrections": imports_corrections.show,
    "versions": imports_versions.show,
    "burden": imports_burden.show,
}


def sentence(view: View) -> str:
    """The open version, the day that its data reach, and what its load refused."""
    version, batches = cached.load(view.store), cached.batches(view.store)
    batches = batches[~batches["file"].str.fullmatch(IS_BY_HAND)]
    last = batches[batches["version"] == batches["version"].max()]
    text = view._(
        _(
            "Version {version} holds data to {day}; the last load read {rows} rows "
            "(files: {files}) and refused {refused}."
        )
    )
    return text.format(
        version=version["version"],
        day=format.day(version["as_of"], view.lang),
        rows=format.number(last["rows_read"].sum(), view.lang),
        files=format.number(len(last), view.lang),
        refused=format.number(last["refused"].sum(), view.lang),
    )


def show(view: View) -> None:
    """The chosen part."""
    SHOWN[switch.choose(view, "part", PARTS, _("Part of the page"))](view)
