"""The rules of a scheme in words, each with its worked examples, and what the register added or took."""

from decimal import Decimal

import streamlit as st

from i18n.translate import mark as _
from metrics.scoring.scheme import EventRule, Example, Item
from reports import ranking_tables, rule_words, scoring_words
from reports.document import Table
from ui import finding
from ui.plain_table import Cell, Heading, markup
from ui.ranking import Review
from ui.view import View


def rules(view: View, review: Review) -> None:
    """Every rule in a sentence, then the examples: they are computed whenever the scheme is read."""
    printed(ranking_tables.rules(review.board, view.lang))
    finding.heading(view._(_("Worked examples")))
    finding.small(
        view._(_("Each is computed anew whenever the scheme is read; one that fails stops the scheme."))
    )
    heads = ((_("Rule"), False), (_("Figure"), True), (_("Compared with"), True))
    heads += ((_("Circumstance"), False), (_("Points"), True))
    told = [*review.scheme.items, *review.scheme.events]
    cells = [_example(view, one, example) for one in told for example in one.examples]
    st.html(markup([Heading(view._(word), is_number) for word, is_number in heads], cells))


def events(view: View, review: Review) -> None:
    """The events that count, one by one, and the vetoes that fell; a sentence where there is nothing."""
    table = ranking_tables.events(review.board, view.lang)
    fallen = review.board.rows[review.board.rows["vetoes"].map(len) > 0]
    if table is None and fallen.empty:
        finding.paragraph(view._(_("The register has no event of the period under a rule of the scheme.")))
    text = view._(_("{unit}: {veto}; {result}."))
    vetoes = {veto.id: veto for veto in review.scheme.vetoes}
    for row in fallen.to_dict("records"):
        for veto in (vetoes[name] for name in row["vetoes"]):
            result = scoring_words.veto_result(veto, review.scheme, view.lang)
            title = veto.title[view.lang]
            finding.paragraph(text.format(unit=row["name"], veto=title, result=result))
    if table:
        printed(table)


def printed(table: Table) -> None:
    """A table of a document on the screen."""
    finding.heading(table.caption)
    heads = [Heading(column.title, column.is_number) for column in table.columns]
    st.html(markup(heads, [[Cell(cell.text) for cell in row] for row in table.rows]))


def _example(view: View, rule: Item | EventRule, example: Example) -> list[Cell]:
    """Figures of an item in its unit; an event rule is given a number of events."""

    def printed(number: Decimal) -> str:
        if isinstance(rule, EventRule):
            return f"{number.normalize():f}"
        return rule_words.value(rule.indicator, number, view.lang)

    compared = example.others if example.base is None else (example.base,)
    return [
        Cell(rule.title[view.lang]),
        Cell(printed(example.value)),
        Cell(view._(_(", ")).join(map(printed, compared))),
        Cell(scoring_words.circumstances(example.circumstances, view.lang)),
        Cell(rule_words.plain(example.expected, view.lang)),
    ]
