"""The table by the scheme's rules, and how sure each place is: places, points, events, rules, downloads."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from charts import ranking as rails
from charts.ranking import Standing
from i18n import format
from i18n.translate import mark as _
from metrics.scoring.board import NOT_COVERED, RANKED, STANDINGS, Board
from metrics.scoring.scheme import Group
from reports import ranking, ranking_tables, scoring_words, to_docx, to_xlsx
from reports.document import Table
from ui import finding
from ui.plain_table import Cell, Heading, markup
from ui.ranking import Review
from ui.view import View

WRITERS = {"DOCX": (".docx", to_docx.write), "XLSX": (".xlsx", to_xlsx.write)}


def show(view: View, review: Review) -> None:
    """Every group with its places and who stands apart; below, every step that led there."""
    annex = _tools(view, review)
    used = [group for group in review.scheme.groups if not review.board.of_group(group.id).empty]
    for group in used:
        _group(view, review, group, annex)
    if review.board.rows["is_tied"].any():
        finding.small(view._(_("Equal scores share the better place, in no order.")))
    if annex:
        finding.small(
            view._(
                _(
                    "The bar is where chance alone could put the unit (95%), the stroke its place before. "
                    "Units of one tier cannot be told apart."
                )
            )
        )
    with st.expander(view._(_("Points by item, with every step to them")), key="ranking_points"):
        for group in used:
            for table in ranking_tables.points(review.board, group.id, view.lang):
                _printed(table)
        st.html(markup(*_steps(view, review.board)))
    events = ranking_tables.events(review.board, view.lang)
    with st.expander(view._(_("Deductions, bonuses and vetoes")), key="ranking_events"):
        _events(view, review, events)
    with st.expander(view._(_("Rules of the scheme and their worked examples")), key="ranking_rules"):
        _printed(ranking_tables.rules(review.board, view.lang))
        st.html(markup(*_examples(view, review)))


def _tools(view: View, review: Review) -> bool:
    """Whether the internal annex is shown; the downloads of what is shown."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="ranking_tools"):
        annex = st.toggle(
            view._(_("Internal annex: how sure each place is")), value=True, key="ranking_annex"
        )
        for label, (ending, writer) in WRITERS.items():
            st.download_button(
                view._(_("Download {kind}")).format(kind=label),
                data=lambda writer=writer: writer(_document(view, review, annex)),
                file_name=f"{review.view.place}_{review.period.code}_{review.scheme.id}{ending}",
                on_click="ignore",
                key=f"ranking_{ending}",
            )
    return annex


def _document(view: View, review: Review, annex: bool) -> object:
    asked = ranking.Asked(review.board, review.before, view.lang, annex, review.published)
    return ranking.ranking(view.connection, asked)


def _group(view: View, review: Review, group: Group, annex: bool) -> None:
    rows = review.board.of_group(group.id)
    ranked = rows[rows["standing"] == RANKED]
    finding.heading(group.title[view.lang])
    if len(ranked):
        heads = _headings(view, review, annex)
        cells = [_row(view, review, unit, row, (annex, len(ranked))) for unit, row in ranked.iterrows()]
        if annex or len(ranked) < ranking_tables.TWO_UP_FROM:
            st.html(f'<div class="places">{markup(heads, cells)}</div>')
        else:
            middle = -(-len(cells) // 2)
            for column, part in zip(
                st.columns(2, gap="medium"), (cells[:middle], cells[middle:]), strict=True
            ):
                column.html(f'<div class="places">{markup(heads, part)}</div>')
    for text in apart(view, rows):
        finding.paragraph(text)


def apart(view: View, rows: pd.DataFrame) -> list[str]:
    """The units that have no place, reason by reason, in sentences."""
    text, join = view._(_("{reason}: {number} units, {names}.")), view._(_(", ")).join
    found = []
    for reason in (*STANDINGS, NOT_COVERED):
        names = rows.loc[rows["standing"] == reason, "name"]
        if len(names):
            told = {"reason": scoring_words.standing(reason, view.lang), "number": len(names)}
            found.append(text.format(**told, names=join(names)))
    return found


def _headings(view: View, review: Review, annex: bool) -> list[Heading]:
    say = view._
    heads = [Heading(say(_("Rank"))), Heading(say(_("Unit")), False), Heading(say(_("Score")))]
    heads += [Heading(say(_("Grade")), False)] * bool(review.scheme.bands)
    heads.append(Heading(say(_("Change of place")), False))
    if annex:
        heads += [Heading(say(_("Range of the place"))), Heading(""), Heading(say(_("Tier")))]
    return [*heads, Heading(say(_("Remark")), False)]


def _row(view: View, review: Review, unit: str, row: pd.Series, shown: tuple[bool, int]) -> list[Cell]:
    annex, number = shown
    board, lang = review.board, view.lang
    score = ranking_tables.printed_scores(
        board.of_group(row["group"])["score"].dropna(), review.scheme.decimals
    )
    place = int(row["place"])
    known = board.of_group(row["group"])
    printed = dict(zip(known.index[known["score"].notna()], score, strict=True))[unit]
    cells = [Cell(ranking_tables.place(row, lang)), Cell(row["name"]), Cell(printed, hover=str(row["score"]))]
    if review.scheme.bands:
        band = next((one for one in review.scheme.bands if one.id == row["band"]), None)
        sign = rails.grade(band.colour, view.mode) if band and band.colour else ""
        cells.append(Cell(ranking_tables.grade(board, row["band"], lang), icon=sign))
    cells.append(_change(view, review, unit, row))
    if annex:
        before = _place_before(review, unit, row)
        rail = rails.ranking(Standing(place, row["low"], row["high"], number, before), view.mode)
        tier = "" if pd.isna(row["tier"]) else f"{row['tier']:.0f}"
        cells += [Cell(ranking_tables.span(row, lang)), Cell(picture=rail), Cell(tier)]
    return [*cells, Cell(_remark(view, review, row))]


def _place_before(review: Review, unit: str, row: pd.Series) -> int:
    if review.before is None or unit not in review.before.rows.index:
        return 0
    then = review.before.rows.loc[unit]
    return int(then["place"]) if then["group"] == row["group"] else 0


def _change(view: View, review: Review, unit: str, row: pd.Series) -> Cell:
    """Places up or down; grey words where the old place lies within what chance explains."""
    words = ranking_tables.change_of_place(row, unit, review.before, view.lang)
    before = _place_before(review, unit, row)
    within = (
        before and not pd.isna(row["low"]) and row["low"] <= before <= row["high"] and before != row["place"]
    )
    return Cell(words + view._(_(" · within chance")) if within else words)


def _remark(view: View, review: Review, row: pd.Series) -> str:
    titles = {veto.id: veto.title[view.lang] for veto in review.scheme.vetoes}
    told = [titles[name] for name in row["vetoes"]]
    if row["is_provisional"]:
        told.append(view._(_("Partly not reported")))
    return view._(_("; ")).join(told)


def _printed(table: Table) -> None:
    finding.heading(table.caption)
    heads = [Heading(column.title, column.is_number) for column in table.columns]
    st.html(markup(heads, [[Cell(cell.text) for cell in row] for row in table.rows]))


def _steps(view: View, board: Board) -> tuple[list[Heading], list[list[Cell]]]:
    """Raw figure, counts, points before rounding, bound: one row per unit and item."""
    say, items = view._, {item.id: item for item in board.scheme.items}
    words = ((_("Unit"), False), (_("Item"), False), (_("Counts"), True), (_("Value"), True))
    words += ((_("Compared with"), True), (_("Points"), True), (_("Full marks"), True), (_("Note"), False))
    cells = [
        [
            Cell(board.rows.at[unit, "name"]),
            Cell(items[name].title[view.lang]),
            Cell(_counts(view, cell)),
            Cell(_value(view, items[name].indicator, cell["value"])),
            Cell(_value(view, items[name].indicator, cell["base"])),
            Cell(format.DASH if cell["points"] is None else f"{cell['points'].normalize():.12g}"),
            Cell(f"{cell['full'].normalize():f}"),
            Cell(
                scoring_words.lacking(cell["why"], view.lang) or scoring_words.bound(cell["bound"], view.lang)
            ),
        ]
        for (unit, name), cell in board.items.iterrows()
    ]
    return [Heading(say(word), is_number) for word, is_number in words], cells


def _counts(view: View, cell: pd.Series) -> str:
    pair = cell["numerator"], cell["denominator"]
    if any(pd.isna(one) for one in pair) or not cell["denominator"]:
        return "" if pd.isna(pair[0]) else format.number(pair[0], view.lang)
    return " ÷ ".join(format.number(one, view.lang) for one in pair)


def _value(view: View, indicator: str, value: float) -> str:
    return format.value_with_unit(
        None if pd.isna(value) else value, view.definitions[indicator].unit, view.lang
    )


def _events(view: View, review: Review, table: Table | None) -> None:
    fallen = review.board.rows[review.board.rows["vetoes"].map(len) > 0]
    if table is None and fallen.empty:
        finding.paragraph(view._(_("The register has no event of the period under a rule of the scheme.")))
    for row in fallen.to_dict("records"):
        finding.paragraph(f"{row['name']}: {_remark(view, review, pd.Series(row))}")
    if table:
        _printed(table)


def _examples(view: View, review: Review) -> tuple[list[Heading], Sequence[Sequence[Cell]]]:
    """The worked examples: they were computed when the scheme was read, and came out."""
    say = view._
    heads = [Heading(say(_("Rule")), False), Heading(say(_("Figure"))), Heading(say(_("Compared with")))]
    heads += [Heading(say(_("Circumstance")), False), Heading(say(_("Points")))]
    told = [*review.scheme.items, *review.scheme.events]
    cells = [
        [
            Cell(one.title[view.lang]),
            Cell(f"{example.value.normalize():f}"),
            Cell(_against(example)),
            Cell(say(_(", ")).join(say(scoring_words.CIRCUMSTANCES[name]) for name in example.circumstances)),
            Cell(f"{example.expected.normalize():f}"),
        ]
        for one in told
        for example in one.examples
    ]
    return heads, cells


def _against(example: object) -> str:
    if example.base is not None:
        return f"{example.base.normalize():f}"
    return ", ".join(f"{other.normalize():f}" for other in example.others)
