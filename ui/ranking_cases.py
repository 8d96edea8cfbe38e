"""One case more or less: how near a place is to another, and what it would take to leave the last three."""

import pandas as pd
import streamlit as st

from i18n import format
from i18n.translate import mark as _
from metrics.review import cases
from metrics.scoring.board import RANKED
from ui import cached, finding, ranking_unit
from ui.plain_table import Cell, Heading, markup
from ui.ranking import Review
from ui.view import View

LAST = 3
MOST_NAMED = 2  # items that the sentence names as a way out


def show(view: View, review: Review, unit: str) -> None:
    """The sentences, and by item how many cases would have changed the place."""
    if review.board.rows.at[unit, "standing"] != RANKED:
        return
    finding.heading(view._(_("One case more or less")))
    rows, out = near(view, review, unit), leaving(view, review, unit)
    finding.paragraph(sentence(view, review, unit, rows))
    finding.paragraph(way_out(view, review, unit, out))
    told = rows.join(out["cases"].rename("out")).dropna(how="all")
    if told.empty:
        return
    st.html(markup(*_table(view, review, unit, told)))
    finding.small(
        view._(
            _(
                "Cases of one item alone, all else as it was: a case that would have gone well instead of "
                "badly, or the other way round. A dash, or an item left out: no number of cases would do."
            )
        )
    )


def near(view: View, review: Review, unit: str) -> pd.DataFrame:
    """better_by and worse_by of one unit by item; see metrics.review.cases."""
    asked = (*review.key, "one case")
    found = cached.shared(view.store, asked, lambda: cases.to_change_place(review.board))
    return found[found["unit"] == unit].set_index("item")[["better_by", "worse_by"]]


def leaving(view: View, review: Review, unit: str) -> pd.DataFrame:
    """cases by item that take one unit out of the last three; no row where it is not among them."""
    asked = (*review.key, "leave last", LAST)
    found = cached.shared(view.store, asked, lambda: cases.to_leave_last(review.board, LAST))
    return found[found["unit"] == unit].set_index("item")[["cases"]]


def sentence(view: View, review: Review, unit: str, rows: pd.DataFrame) -> str:
    """The item in which the fewest cases would have raised the place, and that in which they lower it."""
    sides = {
        "better_by": _("{item}: {cases} better, and the place would have risen."),
        "worse_by": _("{item}: {cases} worse, and it would have fallen."),
    }
    told = []
    for column, text in sides.items():
        known = rows[column].dropna()
        if len(known):
            item = review.scheme.item(known.astype(int).idxmin())
            count = format.value_with_unit(int(known.min()), "cases", view.lang)
            told.append(view._(text).format(item=ranking_unit.title(review, item), cases=count))
    if not told:
        return view._(
            _("No number of cases of a single item would have changed the place of {unit}.")
        ).format(unit=review.name(unit))
    return ("" if view.lang == "zh" else " ").join(told)


def way_out(view: View, review: Review, unit: str, out: pd.DataFrame) -> str:
    """What it would take to leave the last three, in the items in which that is least."""
    say, name = view._, review.name(unit)
    if out.empty:
        return say(_("{unit} is not among the last {number} of its group.")).format(unit=name, number=LAST)
    known = out["cases"].dropna().astype(int).sort_values(kind="stable").head(MOST_NAMED)
    if known.empty:
        text = _("No single item would have taken {unit} out of the last {number}, however many cases.")
        return say(text).format(unit=name, number=LAST)
    ways = say(_(", or ")).join(
        say(_("{cases} better in {item}")).format(
            cases=format.value_with_unit(int(count), "cases", view.lang),
            item=ranking_unit.title(review, review.scheme.item(item)),
        )
        for item, count in known.items()
    )
    return say(_("To leave the last {number}, {unit} would have needed {ways}.")).format(
        number=LAST, unit=name, ways=ways
    )


def _table(
    view: View, review: Review, unit: str, rows: pd.DataFrame
) -> tuple[list[Heading], list[list[Cell]]]:
    words = [
        _("Item"),
        _("Figure"),
        _("Counts"),
        _("Cases better: place rises"),
        _("Cases worse: place falls"),
    ]
    columns = ["better_by", "worse_by"]
    if rows["out"].notna().any():
        words.append(_("Cases better: out of the last three"))
        columns.append("out")
    body = []
    for name, row in rows.iterrows():
        item = review.scheme.item(name)
        counts = review.board.items.loc[(unit, name)]
        body.append(
            [
                Cell(ranking_unit.title(review, item)),
                Cell(ranking_unit.figure(view, review, unit, item)),
                Cell(_counts(view, counts)),
                *(Cell(format.number(None if pd.isna(row[one]) else row[one], view.lang)) for one in columns),
            ]
        )
    return [Heading(view._(word), place > 0) for place, word in enumerate(words)], body


def _counts(view: View, cell: pd.Series) -> str:
    """2,920 ÷ 2,980, or nothing where the figure is no share."""
    pair = cell["numerator"], cell["denominator"]
    if any(format.is_missing(one) for one in pair):
        return ""
    return " ÷ ".join(format.number(one, view.lang) for one in pair)
