"""Publish: freeze the table; what was published beside what is known now; verify."""

import streamlit as st

from data.history import objections, rankings
from data.history.rankings import Ranking
from i18n import format
from i18n.translate import mark as _
from metrics.review import publishing
from ui import finding, ranking_check, ranking_forms, ranking_past, ranking_ready
from ui.plain_table import Cell, Heading, markup
from ui.ranking import Review
from ui.view import View

CHECKS = {
    publishing.SEAL: _("The record is unchanged (SHA-256)"),
    publishing.VERSION: _("The version of the data is kept"),
    publishing.TABLE: _("The same table comes out again"),
    publishing.DEFINITIONS: _("The definitions are those of the day"),
}


def show(view: View, review: Review) -> None:
    """Before: what will be frozen and the form. After: the published table beside what is known now."""
    ranking_forms.told(view)
    if ranking_forms.read(view, rankings.published) is None:
        return
    if review.published is None:
        _before(view, review)
    else:
        _after(view, review, review.published)
    _others(view, review)


def _before(view: View, review: Review) -> None:
    sheets = ranking_forms.read(view, lambda: ranking_check.states(view, review))
    if sheets is None:  # an objection that cannot be read is not none
        return
    blocked = [one for one in sheets if one.state == objections.OBJECTED]
    text = _("Publishing freezes {units} units, scheme version {scheme} and data version {data} for good.")
    finding.paragraph(
        view._(text).format(scheme=review.scheme.version, data=view.version, units=len(review.board.rows))
    )
    if blocked:
        names = view._(_(", ")).join(review.name(one.unit) for one in blocked)
        st.warning(
            view._(_("Open objections: {names}. They block publishing unless they are printed.")).format(
                names=names
            )
        )
    with st.form("ranking_publish"):
        printed = bool(blocked) and st.checkbox(
            view._(_("Publish with the open objections printed")), key="publish_objections"
        )
        note = ranking_forms.text(view, _("Where it is published, for what"), "publish_note")
        who = ranking_forms.name(view, "publish_by")
        if ranking_forms.submit(view, _("Publish"), "publish_go"):
            if blocked and not printed:
                st.error(view._(_("Settle the open objections first, or have them printed.")))
                return
            told = [{"unit": one.unit, "what": one.what} for one in blocked]
            frozen = publishing.frozen(view.connection, review.board, told, note)
            ranking_forms.done(view, lambda: rankings.publish(frozen, who), _("Published."), note, who)


def _after(view: View, review: Review, published: Ranking) -> None:
    text = _("Published on {day} by {who} as number {number}: {note}. Scheme version {scheme}, data {data}.")
    finding.paragraph(
        view._(text).format(
            day=published.at[:10],
            who=published.who,
            number=published.number,
            note=published.note,
            scheme=published.scheme_version,
            data=published.version,
        )
    )
    finding.small(f"SHA-256 {published.digest}")
    rows = publishing.beside(published, review.board)
    changed = int(rows["is_changed"].sum())
    said = _("With what is known now, {changed} of {units} rows would be others; what was published stays.")
    finding.paragraph(view._(said).format(changed=changed, units=len(rows)))
    order = rows.sort_values(["place_then"], key=lambda places: places.where(places > 0, len(rows) + 1))
    st.html(markup(*ranking_ready.beside_cells(view, order)))
    _verify(view, review)


def _verify(view: View, review: Review) -> None:
    """Made again at every press: what was found before says nothing of the record now."""
    if not st.button(view._(_("Verify: make the table again from its version")), key="ranking_verify"):
        return
    place = review.scheme.id, view.area, review.period.code
    with st.spinner(view._(_("Making the table again …"))):
        found = ranking_forms.read(view, lambda: publishing.verify(*place))
    if found is None:
        return
    heads = [Heading(view._(word), False) for word in (_("Check"), _("Result"), _("Detail"))]
    rows = [
        [
            Cell(view._(CHECKS[one.name])),
            Cell(view._(_("holds") if one.holds else _("differs")), met=one.holds),
            Cell(one.told[:80]),
        ]
        for one in found.checks
    ]
    st.html(markup(heads, rows))


def _others(view: View, review: Review) -> None:
    """All that was published of this scheme and area."""
    known = ranking_past.published()
    mine = [one for one in known if (one.scheme, one.area) == (review.scheme.id, view.area)]
    if not mine:
        return
    finding.heading(view._(_("Published so far")))
    heads = [
        Heading(view._(word), False) for word in (_("Number"), _("Period"), _("Day"), _("By"), _("Note"))
    ]
    rows = [
        [
            Cell(str(one.number)),
            Cell(format.period(one.period, view.lang)),
            Cell(one.at[:10]),
            Cell(one.who),
            Cell(one.note),
        ]
        for one in reversed(mine)
    ]
    st.html(markup(heads, rows))
