"""Tables: the headline figures, the units side by side, and what each indicator means."""

from collections.abc import Sequence

from i18n import format
from i18n.translate import translator
from metrics import coverage, highlights
from metrics.period import Period
from reports import changes, sentences, verdicts
from reports.document import Cell, Column, Pointer, Table
from reports.evidence import Evidence
from reports.figure import Figure

TWO_UP_FROM = 6  # units; fewer stand below one another
STAR = "*"
DAGGER = "†"  # of a value that was corrected or supplied by hand
SIGNS = (STAR, DAGGER)


def headlines(evidence: Evidence, lang: str, has_verdicts: bool = False) -> Table:
    """One row per indicator: value, change on the period before and on the year before, year to date.

    With verdicts each says in the last column whether it is more than chance, in place of a sentence and of
    the year to date.
    """
    _ = translator(lang)
    spans = [span for span in _spans(evidence.period) if not (has_verdicts and span.startswith("ytd"))]
    heads = {
        "value": _("This period"),
        "previous": _("On period before"),
        "year_before": _("On year before"),
        "ytd": _("Year to date"),
        "ytd_year_before": _("To date, on year before"),
    }
    rows = tuple(
        (*_headline(figure, evidence, spans), *([_verdict(figure, evidence)] if has_verdicts else []))
        for figure in figures(evidence, lang)
    )
    verdict = [Column(_("Variation"), 36, is_number=False)] if has_verdicts else []
    return Table(
        name=_("Headline figures"),
        caption=_("Headline figures"),
        columns=(
            Column(_("Indicator"), 48, is_number=False),
            *(Column(heads[span], 21.6) for span in spans),
            *verdict,
        ),
        rows=rows,
        remark=_remark(_signs(rows), lang, _("Changes of shares are in percentage points.")),
    )


def units(evidence: Evidence, indicator: str, lang: str) -> Table:
    """The units in the order of the unit table, those with nothing due or no report left out; no ranking."""
    _ = translator(lang)
    words = evidence.definitions[indicator]
    rows = evidence.units(indicator)
    shown = rows[rows["denominator"] > 0].to_dict("records")
    cells = tuple(_unit(row, evidence, lang) for row in shown)
    part, whole = (
        _capital(named[lang]) if named else usual
        for named, usual in ((words.numerator_words, _("Part")), (words.denominator_words, _("Whole")))
    )
    return Table(
        name=words.title[lang],
        caption=_("{indicator} by unit").format(indicator=words.title[lang]),
        columns=(
            Column(_("Unit"), 27, is_number=False),
            Column(whole, 15),
            Column(part, 18),
            Column(_("Rate"), 18),
        ),
        rows=cells,
        remark=_remark(_signs(cells), lang),
        two_up=len(cells) >= TWO_UP_FROM,
    )


def definitions(evidence: Evidence, lang: str) -> Table:
    """What each indicator means, the counts it was made from and its interval."""
    _ = translator(lang)
    return Table(
        name=_("Definitions"),
        caption=_("Annex  {title}").format(title=_("Definitions, counts and intervals")),
        columns=(
            Column(_("Indicator"), 30, is_number=False),
            Column(_("Definition"), 65, is_number=False),
            Column(_("Counts"), 31, is_number=False),
            Column(_("95% interval"), 30, is_number=False),
        ),
        rows=tuple(_definition(figure) for figure in figures(evidence, lang)),
    )


def figures(evidence: Evidence, lang: str) -> Sequence[Figure]:
    """The figures of the area, in the order of the definitions."""
    return [
        Figure(row, evidence.definitions[row["indicator"]], lang, evidence.signal(row))
        for row in evidence.rows
    ]


def _signs(rows: Sequence[Sequence[Cell]]) -> set[str]:
    """The signs that any text of the rows ends with; both may stand together."""
    ends = {cell.text[-len(SIGNS) :] for row in rows for cell in row}
    return {sign for sign in SIGNS if any(sign in end for end in ends)}


def _remark(signs: set[str], lang: str, first: str = "") -> str:
    _ = translator(lang)
    words = {STAR: _("* Partly not reported."), DAGGER: _("† Contains corrections by hand.")}
    said = [first, *(words[sign] for sign in SIGNS if sign in signs)]
    said = " ".join(part for part in said if part)
    return _("Note: {remark}").format(remark=said) if said else ""


def _verdict(figure: Figure, evidence: Evidence) -> Cell:
    """Normal variation, improvement, concern; of a longer period whether the change is more than chance."""
    if evidence.period.is_month:
        text = verdicts.variation(figure.signal, figure.lang)
    else:
        span = highlights.span(evidence.period)
        text = verdicts.of_change(figure.row, figure.definition.kind, span, figure.lang)
    return Cell(text or format.DASH)


def _spans(period: Period) -> list[str]:
    """The columns that say something: no year to date that repeats the period, no year twice."""
    previous, to_date = period.previous(), period.year_to_date()
    spans = ["value"]
    if previous not in (None, period.year_before()):
        spans.append("previous")
    spans.append("year_before")
    return spans + (["ytd", "ytd_year_before"] if to_date.first != period.first else [])


def _headline(figure: Figure, evidence: Evidence, spans: list[str]) -> tuple[Cell, ...]:
    definition = figure.definition
    title = definition.title[figure.lang]
    suffix = "" if figure.is_share else format.UNITS[definition.unit].suffix(figure.lang)
    if suffix and suffix not in title.lower():
        title += figure.marks.brackets.format(suffix)
    pointer = {span: Pointer(definition.id, evidence.area, evidence.period.code, span) for span in spans}
    cells = [_value(figure, pointer["value"], "status")]
    for span in spans[1:]:
        is_sum = span == "ytd"
        cells.append(
            _value(figure, pointer[span], "ytd_status") if is_sum else _change(figure, span, pointer[span])
        )
    return (Cell(title), *cells)


def _value(figure: Figure, pointer: Pointer, status: str) -> Cell:
    column = pointer.field if pointer.field == "value" else f"{pointer.field}_value"
    if not figure.has(column):
        return Cell(figure.missing(figure.row[status]))
    definition, number = figure.definition, figure.row[column]
    text = format.value(number, definition.unit, figure.lang, near=definition.target)
    star = STAR if figure.row[status] == coverage.PARTIAL else ""
    return Cell(text + star + _dagger(figure, column), number, _at(pointer, column))


def _dagger(figure: Figure, column: str) -> str:
    return DAGGER if figure.corrections(column) else ""


def _change(figure: Figure, span: str, pointer: Pointer) -> Cell:
    """A signed change: points of a share, percent of a count, or the absolute change of small counts."""
    difference = f"{span}_difference"
    if not figure.has(difference) or figure.definition.kind == "streak":
        return Cell(format.DASH)
    _ = figure.translate
    way, number = changes.direction(figure, span), figure.row[difference]
    scale = 100 if figure.is_share else 1
    if not way:
        return Cell(_("level"), number, _at(pointer, difference), scale)
    if changes.percent_fits(figure, span):
        ratio = f"{span}_ratio"
        text = format.percent_change(figure.row[ratio], figure.lang)
        return Cell(text, figure.row[ratio], _at(pointer, ratio))
    size = (
        format.number(abs(number) * scale, figure.lang, 1)
        if figure.is_share
        else changes.amount(figure, span)
    )
    return Cell(changes.SIGNS[0 if way > 0 else 1] + size, number, _at(pointer, difference), scale)


def _at(pointer: Pointer, field: str) -> Pointer:
    return Pointer(pointer.indicator, pointer.area, pointer.period, field)


def _unit(row: dict, evidence: Evidence, lang: str) -> tuple[Cell, ...]:
    figure = Figure(row, evidence.definitions[row["indicator"]], lang)
    name = evidence.tree.name(row["area"]) + (STAR if figure.is_partial else "") + _dagger(figure, "value")
    return (
        Cell(name),
        *(
            _part(figure, Pointer(row["indicator"], row["area"], evidence.period.code, field))
            for field in ("denominator", "numerator", "value")
        ),
    )


def _part(figure: Figure, pointer: Pointer) -> Cell:
    if not figure.has(pointer.field):
        return Cell(format.DASH)
    number, definition = figure.row[pointer.field], figure.definition
    if pointer.field == "value":
        text = format.value(number, definition.unit, figure.lang, near=definition.target)
    else:
        text = format.number(number, figure.lang)
    return Cell(text, number, pointer)


def _definition(figure: Figure) -> tuple[Cell, ...]:
    words, lang = figure.definition, figure.lang
    meaning = "".join((words.definition[lang], " " if lang == "en" else "", words.caveat.get(lang, "")))
    texts = (words.title[lang], meaning.strip(), sentences.counted(figure), sentences.interval(figure))
    return tuple(Cell(text or format.DASH) for text in texts)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
