"""The funnel of one item: whose figure lies further out than size, chance and usual differences explain."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.funnel import Words
from charts.funnel import funnel as chart
from i18n import format
from i18n.translate import mark as _
from metrics import funnel
from metrics.benchmark import WORSE
from metrics.funnel import FAR
from metrics.scoring import inputs as facts
from ui import figure, finding, switch
from ui.address import change, param
from ui.ranking import Review
from ui.view import View

EXPLAINED = _(
    "The limits allow for chance and for the differences that are usual between these units (dotted: for "
    "chance alone). Units that are too small to be scored are left out."
)
NAMED_ALL = 20  # units; up to here each has its name on the picture


def show(view: View, review: Review) -> None:
    """A chooser of the share items, the sentence, the picture: the largest group of the board."""
    cells = review.board.items[review.board.items["chance"].eq(facts.SHARE)]
    items = list(dict.fromkeys(cells.index.get_level_values("item")))
    if not items:
        return
    finding.heading(view._(_("Funnel of one item")))
    titles = {item.id: item.title[view.lang] for item in review.scheme.items}
    chosen = param("item", items, items[0])
    st.session_state["funnel_item"] = chosen
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.selectbox(
            view._(_("Item")),
            items,
            format_func=titles.get,
            key="funnel_item",
            label_visibility="collapsed",
            filter_mode=None,
            on_change=lambda: change(item=st.session_state["funnel_item"]),
            width=360,
        )
        rows = _rows(review, chosen, _group(view, review))
    finding.paragraph(_sentence(view, rows, titles[chosen]))
    if rows["value"].notna().sum() > 1:
        _draw(view, review, rows, chosen)
        finding.small(view._(EXPLAINED))


def _group(view: View, review: Review) -> str:
    """The group that is shown, at first the largest; a switch where there are several."""
    sizes = review.board.rows["group"].value_counts()
    titles = {one.id: one.title[view.lang] for one in review.scheme.groups if one.id in sizes.index}
    if len(titles) < 2:
        return sizes.index[0]
    return switch.choose(view, "group", titles, _("Group"), sizes.index[0])


def _rows(review: Review, item: str, group: str) -> pd.DataFrame:
    """The scored figures of the item in a group, with the verdicts of metrics.funnel."""
    cells = review.board.items.xs(item, level="item")
    cells = cells[cells["why"].eq("") & review.board.rows["group"].reindex(cells.index).eq(group)]
    found = funnel.funnel(cells["numerator"], cells["denominator"])
    judged = funnel.judged(found, review.scheme.item(item).better)
    return found.assign(meaning=judged, name=review.board.rows["name"].reindex(cells.index))


def _sentence(view: View, rows: pd.DataFrame, title: str) -> str:
    bad = rows.loc[rows["meaning"] == WORSE, "name"]
    if not len(rows):
        return view._(_("{item}: no unit has enough cases.")).format(item=title)
    if not len(bad):
        text = _("{item}: no unit is worse than size, chance and usual differences explain.")
        return view._(text).format(item=title)
    text = _("{item}: worse than size, chance and usual differences explain: {units}.")
    return view._(text).format(item=title, units=view._(_(", ")).join(bad))


def _draw(view: View, review: Review, rows: pd.DataFrame, item: str) -> None:
    definition = view.definitions[review.scheme.item(item).indicator]
    title = view._(_("{item} by number of cases, {period}")).format(
        item=definition.title[view.lang], period=review.time
    )
    share = format.value(rows["target"].dropna().iloc[0], definition.unit, view.lang)
    words = Words(
        across=view._(_("Number of cases: {words}")).format(
            words=definition.denominator_words.get(view.lang, "") or view._(_("Denominator"))
        ),
        inner=view._(_("95%")),
        outer=view._(_("99.8%")),
        centre=view._(_("All {share}")).format(share=share),
    )
    curves, ends = funnel.curves(rows), list(funnel.LIMITS)
    curves[ends] = curves[ends].where(curves[ends].gt(0) & curves[ends].lt(1))
    curves = curves.assign(is_used=curves["is_overdispersed"], target=rows["target"].iloc[0])

    def draw() -> Any:
        frame = _frame(view, review, rows, definition.unit)
        return chart(frame, curves, figure.look(view, definition, title), words)

    asked = (*review.key, item, tuple(rows.index))
    figure.draw(view, draw, key="ranking_funnel", alt=title, follow=("unit",), asked=asked)


def _frame(view: View, review: Review, rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    """The units as charts.funnel takes them: the one of interest first, then those outside their limits."""
    outside, chosen = rows["verdict"].ne(funnel.WITHIN), param("unit", rows.index, "")
    frame = pd.DataFrame(
        {
            "trials": rows["trials"],
            "value": rows["value"],
            "name": rows["name"].where(outside | (len(rows) <= NAMED_ALL), ""),
            "hover": [_hover(view, row, unit) for row in rows.to_dict("records")],
            "verdict": rows["meaning"],
            "is_high": rows["verdict"].str.startswith("high"),
            "is_far": rows["verdict"].isin(FAR),
            "selected": rows.index == chosen,
            "area": rows.index,
        }
    )
    order = pd.DataFrame({"selected": frame["selected"], "outside": outside})
    return frame.loc[order.sort_values(["selected", "outside"], ascending=False, kind="stable").index]


def _hover(view: View, row: dict[str, Any], unit: str) -> str:
    """A unit in lines: its value and its counts."""
    counts = " ÷ ".join(format.number(row[name], view.lang) for name in ("events", "trials"))
    told = view._(_("{value} ({counts})")).format(
        value=format.value(row["value"], unit, view.lang), counts=counts
    )
    return f"<b>{row['name']}</b><br>{told}"
