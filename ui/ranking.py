"""The review of a ranking on the screen: which scheme and period, its board, and the sentence on top."""

import hashlib
from dataclasses import dataclass

import streamlit as st

from data import reasons
from data.history import rankings
from data.history.rankings import Ranking
from data.problem import Problem
from i18n import format
from i18n.translate import mark as _
from metrics.period import Period, parse
from metrics.scoring import reading, refusals
from metrics.scoring.board import RANKED, Board, board
from metrics.scoring.gather import gather, units_of
from metrics.scoring.scheme import Scheme
from reports import scoring_words
from ui import cached, finding, periods
from ui.address import change, param
from ui.view import View

NAMED = 3  # units in the sentence at either end


@dataclass(frozen=True)
class Review:
    """A scheme applied to the view's area; `before` is the period before, None where nothing is there."""

    view: View
    scheme: Scheme
    period: Period
    board: Board
    before: Board | None
    published: Ranking | None

    @property
    def key(self) -> tuple[str, ...]:
        """What is cached about the review is named by, beside the version of the data."""
        digest = hashlib.sha256(self.scheme.text.encode()).hexdigest()
        return ("review", digest, self.view.area, self.period.code)

    @property
    def time(self) -> str:
        """The period in words."""
        return format.period(self.period.code, self.view.lang)

    def name(self, unit: str) -> str:
        """A unit's name."""
        return self.view.areas.name(unit)


def choose(view: View) -> Review | None:
    """The scheme in the address, a box to choose another, its review; None where nothing can be ranked."""
    schemes = reading.read()
    names = [name for name, scheme in schemes.items() if _can_rank(view, scheme)]
    if not names:
        return None
    chosen = param("scheme", names, names[0])
    st.session_state["scheme"] = chosen
    st.selectbox(
        view._(_("Scheme")),
        names,
        format_func=lambda name: schemes[name].title[view.lang],
        key="scheme",
        label_visibility="collapsed",
        filter_mode=None,
        on_change=lambda: change(scheme=st.session_state["scheme"]),
        width=360,
    )
    return review(view, schemes[chosen])


def review(view: View, scheme: Scheme) -> Review | None:
    """The review of the period of the scheme's rhythm that holds the end of the view's period."""
    code = periods.as_kind(view.period, scheme.rhythm, view.reach[1])
    period = parse(code)
    now = board_of(view, scheme, period)
    if now is None:
        return None
    earlier = period.previous()
    before = board_of(view, scheme, earlier) if earlier and earlier.first >= view.reach[0] else None
    return Review(view, scheme, period, now, before, published(view, scheme, period))


def published(view: View, scheme: Scheme, period: Period) -> Ranking | None:
    """What was published of a period; None too where the records are broken: `warnings` says so."""
    try:
        return rankings.of(scheme.id, view.area, period.code)
    except Problem:
        return None


def board_of(view: View, scheme: Scheme, period: Period) -> Board | None:
    """The board of a scheme and a period for the view's area, made once per version; None without units."""
    digest = hashlib.sha256(scheme.text.encode()).hexdigest()

    def ask() -> Board | None:
        try:
            return board(scheme, gather(view.connection, scheme, view.area, period, view.areas))
        except Problem:
            return None

    return cached.shared(view.store, ("board", digest, view.area, period.code), ask)


def sentence(view: View, found: Review | None) -> str:
    """Who leads and who is last, as the rule ranks them, and how many places chance alone could exchange."""
    if found is None:
        return view._(
            _("{area}: there are no units below it that a scheme ranks; choose a city or a county.")
        ).format(area=view.place)
    rows = found.board.rows[found.board.rows["standing"] == RANKED]
    what = {"period": found.time, "area": view.place, "scheme": found.scheme.title[view.lang]}
    if rows.empty:
        return view._(_("{period}, {area}, {scheme}: no unit has enough figures to be ranked.")).format(
            **what
        )
    largest = rows["group"].value_counts().index[0]
    group = rows[rows["group"] == largest]
    join = view._(_(", ")).join
    told = _(
        "{period}, {area}, {scheme}: {ranked} units ranked; ahead of {group}: {first}; last: {last}; {apart}."
    )
    title = next(one.title[view.lang] for one in found.scheme.groups if one.id == largest)
    return view._(told).format(
        **what,
        ranked=len(rows),
        group=title,
        first=join(group["name"].head(NAMED)),
        last=group["name"].iloc[-1],
        apart=_apart(view, int((group["tier"] > 1).sum()), len(group)),
    )


def _apart(view: View, number: int, of: int) -> str:
    """How many units are surely behind the first; none is the usual answer of a single month."""
    if not number:
        return view._(_("chance alone could explain the order, no unit is surely behind the first"))
    return view._(_("{number} of {units} are surely behind the first")).format(number=number, units=of)


def warnings(view: View, found: Review | None) -> None:
    """What stands against the scheme, and the document that it rests on."""
    if found is None:
        return
    basis = found.scheme.basis
    if basis is None:
        finding.small(
            view._(_("The scheme names no document; summons, sanctions and vetoes are not available."))
        )
    else:
        finding.small(
            view._(_("Rests on {title} ({number}).")).format(title=basis.title, number=basis.number)
            + " "
            + found.scheme.caveat.get(view.lang, "")
        )
    for words in refusals.warnings(found.scheme):
        finding.small(words[view.lang])
    try:
        rankings.published()
    except Problem as problem:
        text = view._(_("Published tables are left out: {problem}"))
        finding.small(text.format(problem=reasons.words(str(problem), view.lang)))


def standing(view: View, name: str) -> str:
    """Why a unit has no place, in words."""
    return scoring_words.standing(name, view.lang)


def _can_rank(view: View, scheme: Scheme) -> bool:
    try:
        return bool(units_of(view.areas, scheme, view.area, view.period))
    except Problem:
        return False
