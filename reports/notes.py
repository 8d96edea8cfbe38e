"""Notes: how the figures were made, which version of the data they come from, and what they are not."""

from data import codes
from data.history.corrected import IS_BY_HAND
from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from reports.document import Version
from reports.evidence import Evidence
from reports.figure import MARKS

SAMPLE = "样例"  # the files of the sample have it in their names
OTHER_SOURCES = {"areas": _("Unit table"), "reporting": _("Reports of units")}


def notes(evidence: Evidence, lang: str) -> tuple[str, ...]:
    """The notes under a bulletin, in order; the last ones say when the data are synthetic."""
    _ = translator(lang)
    said = [
        _(
            "Changes are against the period before and against the same months a year earlier; between "
            "shares they are percentage points. No percentage is given where either count is below 10."
        ),
        _(
            "Higher, lower, more and fewer compare numbers; whether a change is more than chance is said "
            "beside it, else it was not judged."
        ),
        _("Intervals are 95%: Wilson for shares, Byar for counts."),
        _("Not reported is not zero: what was not reported is neither counted nor estimated."),
        _data_version(evidence, lang),
        *_corrections(evidence, lang),
    ]
    if is_synthetic(evidence):
        said.append(_("The data are synthetic samples and describe no real place."))
    return tuple(said)


def version(evidence: Evidence) -> Version:
    """The version of the data, with the day that the area's data reach."""
    described = evidence.version
    return Version(described["version"], described["made_at"], evidence.tree.as_of(evidence.area))


def is_synthetic(evidence: Evidence) -> bool:
    """Whether any loaded file is a sample."""
    return bool(evidence.batches["file"].str.contains(SAMPLE, regex=False).any())


def gaps(evidence: Evidence) -> str:
    """A line in English on what is missing from the figures; nothing where all is there."""
    names = {
        status: evidence.titles("en", status=status) + evidence.units_that(status)
        for status in ("not_reported", "partial", "suppressed")
    }
    said = [f"{format.missing(status, 'en')}: {', '.join(found)}" for status, found in names.items() if found]
    place = f"{evidence.area} {evidence.tree.name(evidence.area)} {evidence.period.code}"
    return f"{place}: {'; '.join(said)}." if said else ""


def _data_version(evidence: Evidence, lang: str) -> str:
    _, marks = translator(lang), MARKS[lang]
    exports = evidence.batches[~evidence.batches["file"].str.fullmatch(IS_BY_HAND)]
    files = exports.groupby("source")["sha256"].nunique()
    loaded = [
        _("{source} {n} files").format(source=_source(name, lang), n=format.number(n, lang))
        for name, n in files.items()
    ]
    shown = version(evidence)
    return _("Data version {number}, data up to {as_of}; loaded: {files}.").format(
        number=shown.number, as_of=format.day(shown.as_of, lang), files=marks.between_names.join(loaded)
    )


def _corrections(evidence: Evidence, lang: str) -> list[str]:
    """What was corrected or supplied by hand in the figures, with reason, name and date."""
    shown = evidence.corrections[evidence.corrections["number"].isin(evidence.corrected)]
    if shown.empty:
        return []
    _, marks = translator(lang), MARKS[lang]
    said = [
        _("no. {number}: {reason} ({who}, {day})").format(
            number=row["number"],
            reason=row["reason"],
            who=row["who"],
            day=format.day(row["decided_at"].date(), lang),
        )
        for row in shown.to_dict("records")
    ]
    text = _("Corrected or supplied by hand: {list}.")
    return [text.format(list=marks.semicolon.join(said))]


def _source(name: str, lang: str) -> str:
    if name in OTHER_SOURCES:
        words = OTHER_SOURCES[name]
        return translator(lang)(words)
    return codes.read()["source"].label(name, lang)
