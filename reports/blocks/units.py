"""Units: the units directly below side by side, those without cases or reports named; no ranking."""

from collections.abc import Iterator

from i18n.translate import mark as _
from metrics import benchmark, coverage
from reports import course, sentences, tables
from reports.document import Chart, Line, Section, Sentence
from reports.material import Material
from reports.template import Block

MOST_COLUMNS = 12  # whose names have room below them
HEADINGS = {
    "county": _("Counties and districts"),
    "town": _("Towns and subdistricts"),
    "village": _("Villages and communities"),
}
LISTED = {
    "nothing_due": _("Nothing due in {n} units: {names}"),
    coverage.PARTIAL: _("Partly not reported by {n} units: {names}"),
    coverage.NOT_REPORTED: _("Not reported by {n} units: {names}"),
    coverage.SUPPRESSED: _("Small numbers, not shown, in {n} units: {names}"),
}
APART = {
    benchmark.BETTER: _("{indicator}: better than {area} as a whole beyond chance: {names}"),
    benchmark.WORSE: _("{indicator}: worse than {area} as a whole beyond chance: {names}"),
}


def section(material: Material, block: Block) -> Section | None:
    """A table and a chart of each indicator of the block; None where there are no units."""
    if not material.wide.unit_codes:
        return None
    ids = material.ids(block)
    shown = [
        table for table in (tables.units(material.wide, name, material.lang) for name in ids) if table.rows
    ]
    _ = material.translate
    said = [one for name in ids for one in _apart(material, name)]
    if shown:
        said.append(Sentence(_("The units stand in the order of the unit table; it is no ranking.")))
    said += _listed(material, ids)
    heading = HEADINGS[material.tree.level(material.wide.unit_codes[0])]
    charts = [_chart(material, name) for name in ids]
    return Section(_(heading), tuple(said), tuple(shown), tuple(chart for chart in charts if chart))


def _listed(material: Material, ids: list[str]) -> Iterator[Sentence]:
    """Those not in the tables, each list once even where several indicators have the same."""
    lists = [
        sentences.listed(material.translate(words), material.wide.units_that(reason, name), material.lang)
        for name in ids
        for reason, words in LISTED.items()
    ]
    yield from (material.told(text) for text in dict.fromkeys(lists) if text)


def _apart(material: Material, indicator: str) -> Iterator[Sentence]:
    """Who is beyond chance better or worse than the whole, in the order of the unit table."""
    wide = material.wide
    rows = wide.below[wide.below["indicator"] == indicator]
    judged = benchmark.against_parent(rows, wide.definitions, wide.area)
    for verdict, words in APART.items():
        names = [material.tree.name(code) for code in judged.loc[judged["verdict"] == verdict, "area"]]
        if names:
            what = {
                "indicator": wide.definitions[indicator].title[material.lang],
                "names": material.joined(names),
            }
            text = material.translate(words).format(**what, area=material.names["area"])
            yield Sentence(text + material.marks.stop, None, material.told("").subject)


def _chart(material: Material, indicator: str) -> Chart | None:
    """The units' values, few of them as columns with the whole as a line across; None for fewer than two."""
    wide, _ = material.wide, material.translate
    rows = wide.units(indicator)
    rows = rows[rows["value"].notna()]
    if len(rows) < 2:
        return None
    definition, is_few = wide.definitions[indicator], len(rows) <= MOST_COLUMNS
    whole = wide.below.query("indicator == @indicator and area == @wide.area")["value"].iloc[0]
    title = _("{indicator} of the units of {area}, {period}").format(
        indicator=definition.title[material.lang], **material.names
    )
    lines = [Line(definition.title[material.lang], tuple(map(float, rows["value"])))]
    if is_few:
        lines.append(Line(material.names["area"], (float(whole),) * len(rows), "target"))
    return Chart(
        name=title,
        title=title,
        kind="columns" if is_few else "bars",
        categories=tuple(material.tree.name(code) for code in rows["area"]),
        lines=tuple(lines),
        number_format=course.number_format(definition.unit),
        remark=_("The order is that of the unit table; {area} as a whole: {value}.").format(
            area=material.names["area"], value=material.figure(indicator).with_unit("value")
        ),
    )
