"""Why did the success rate change? Each part's own rate against the mix of parts, as steps and as a table."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from charts.waterfall import waterfall as chart
from data import codes
from data.definitions import breakdowns
from i18n import format
from i18n.numbers import MINUS
from i18n.translate import mark as _
from metrics.decompose import change_by_part
from metrics.period import Period
from metrics.waterfall import AFTER, BEFORE, OTHER, waterfall
from ui import breaks, cached, figure, finding, plain_table, switch, tables, wording
from ui.plain_table import Cell, Heading, Table
from ui.tables import Column
from ui.view import View

SUCCESS, AREA, REST = "mediation_success_rate", "area", "rest"
LEVELS = ("county", "town", "village")  # below, a grid is one person
WAYS = {AREA: _("By area"), "major_type": _("By type"), "channel": _("By channel")}
PARTS = {AREA: _("areas"), "major_type": _("types"), "channel": _("channels")}
TIMES = {"year_before": _("On the year before"), "previous": _("On the period before")}
KNOWN = ["numerator", "denominator"]


@dataclass(frozen=True)
class Asked:
    """The question: by which part, and between which two periods."""

    by: str
    before: Period
    after: Period


def show(view: View) -> None:
    """The switches, the sentence, the steps and the table that adds up."""
    asked = _ask(view)
    place = ("why", view.area, asked.by, asked.before.code, asked.after.code)
    table = cached.remember(view.store, place, lambda: answer(view, asked))
    if breaks.crossed(view, asked.before) or table.empty or table["effect"].isna().all():
        finding.paragraph(_why_not(view, asked))
        return
    finding.paragraph(cached.remember(view.store, (*place, view.lang), lambda: sentence(view, asked, table)))
    title = view._("Change of the {indicator}, {area}, {before} to {after}").format(
        indicator=wording.inside(view.definitions[SUCCESS].title[view.lang]),
        area=view.place,
        **_times(view, asked),
    )

    def draw() -> Any:
        steps = waterfall(table, "part")
        return chart(frame(view, asked, steps), figure.look(view, view.definitions[SUCCESS], title))

    figure.draw(view, draw, key="why", alt=title)
    _table(view, asked, table)


def answer(view: View, asked: Asked) -> pd.DataFrame:
    """metrics.decompose for the question; what the parts leave of the whole is a part too."""
    before, after = (_counts(view, asked.by, period) for period in (asked.before, asked.after))
    return change_by_part(before, after, "part")


def sentence(view: View, asked: Asked, table: pd.DataFrame) -> str:
    """From where to where, how much by the parts' own rates, how much by the mix, and the largest effect."""
    steps = waterfall(table, "part")
    first, last = steps.iloc[0], steps.iloc[-1]
    largest = table.loc[table["effect"].abs().idxmax()]
    text = view._(
        "{before} to {after}, {area}: the {indicator} went from {was} to {now} ({change} points): {rate} "
        "points because the rates of the {parts} changed, {mix} points because their shares of the disputes "
        "did. The largest effect: {part}, {effect} points."
    )
    return text.format(
        **_times(view, asked),
        area=view.place,
        parts=view._(PARTS[asked.by]),
        indicator=wording.inside(view.definitions[SUCCESS].title[view.lang]),
        was=_rate(first["end"], view.lang),
        now=_rate(last["end"], view.lang),
        change=_points(last["effect"], view.lang),
        rate=_points(last["rate_effect"], view.lang),
        mix=_points(last["mix_effect"], view.lang),
        part=_name(view, asked.by, largest["part"]),
        effect=_points(largest["effect"], view.lang),
    )


def frame(view: View, asked: Asked, steps: pd.DataFrame) -> pd.DataFrame:
    """The steps as charts.waterfall takes them."""
    ends = {BEFORE: format.period(asked.before.code, view.lang), AFTER: view.time, OTHER: view._("Others")}
    records = steps.to_dict("records")
    names = [ends.get(row["kind"]) or _name(view, asked.by, row["part"]) for row in records]
    texts = [
        _rate(row["end"], view.lang) if row["kind"] in (BEFORE, AFTER) else _points(row["effect"], view.lang)
        for row in records
    ]
    effects = view._("rates {rate}, shares {mix} points")
    hovers = [
        effects.format(rate=_points(row["rate_effect"], view.lang), mix=_points(row["mix_effect"], view.lang))
        for row in records
    ]
    lines = [
        f"{name}<br>{text}" + ("" if row["kind"] == BEFORE else f"<br>{hover}")
        for name, text, hover, row in zip(names, texts, hovers, records, strict=True)
    ]
    return steps.assign(name=names, text=texts, hover=lines)


def _ask(view: View) -> Asked:
    ways = dict(WAYS)
    if not _below(view):
        ways.pop(AREA)
    previous = view.period.previous()
    times = {name: text for name, text in TIMES.items() if name == "year_before" or previous}
    with st.container(horizontal=True, gap="small"):
        by = switch.choose(view, "by", ways, _("By which part"))
        against = switch.choose(view, "against", times, _("Compared with"))
    return Asked(by, previous if against == "previous" else view.period.year_before(), view.period)


def _below(view: View) -> tuple[str, ...]:
    return tuple(code for code in view.children if view.areas.level(code) in LEVELS)


def _counts(view: View, by: str, period: Period) -> pd.DataFrame:
    """part numerator denominator, complete: the rest of the whole is a part of its own."""
    whole = cached.whole(view.store, SUCCESS, (view.area,), period)[KNOWN].fillna(0).iloc[0]
    if by == AREA:
        rows = cached.whole(view.store, SUCCESS, _below(view), period).rename(columns={"area": "part"})
    else:
        rows = cached.parts(view.store, SUCCESS, (view.area,), period, by)
    rows = rows[["part", *KNOWN]].fillna({name: 0 for name in KNOWN})
    rest = whole - rows[KNOWN].sum()
    if rest["denominator"] <= 0:
        return rows
    return pd.concat([rows, pd.DataFrame([{"part": REST, **rest}])], ignore_index=True)


def _table(view: View, asked: Asked, table: pd.DataFrame) -> None:
    """The parts and their sum, and the exact numbers to take away."""
    order = table["effect"].abs().sort_values(ascending=False, kind="stable").index
    rows = table.loc[order].assign(name=[_name(view, asked.by, part) for part in table.loc[order, "part"]])
    told = columns(view, asked)

    def answer() -> Table:
        headings = [Heading(column.label, column.name != "name") for column in told]
        return headings, [*(_cells(view, row) for row in rows.to_dict("records")), _sum(view, rows)]

    title = view._("What each part adds to the change, in percentage points")
    plain_table.show(view, title, ("why", asked.by, asked.before.code), answer)
    finding.small(
        view._("Effects are rounded; the download adds up exactly. A split is arithmetic, not a cause.")
    )
    name = view._("{area} change of the success rate {period}")
    name = name.format(area=view.place, period=asked.after.code)
    tables.tools(view, rows, told, "why_table", name)


def columns(view: View, asked: Asked) -> tuple[Column, ...]:
    """The columns of the table."""
    first = view._(WAYS[asked.by]) if asked.by == AREA else breakdowns()[asked.by][view.lang]
    times = _times(view, asked)
    rate, share = view._("Rate, {period}"), view._("Share of disputes, {period}")
    return (
        Column("name", view._("Area") if asked.by == AREA else first),
        Column("rate_before", rate.format(period=times["before"]), "value", unit="share"),
        Column("rate_after", rate.format(period=times["after"]), "value", unit="share"),
        Column("share_before", share.format(period=times["before"]), "value", unit="share"),
        Column("share_after", share.format(period=times["after"]), "value", unit="share"),
        Column("rate_effect", view._("Effect of the rate"), "change", unit="share"),
        Column("mix_effect", view._("Effect of the share"), "change", unit="share"),
        Column("effect", view._("Both"), "change", unit="share"),
    )


def _cells(view: View, row: dict[str, Any]) -> list[Cell]:
    texts = [_rate(row[name], view.lang) for name in ("rate_before", "rate_after")]
    texts += [format.share(row[name], view.lang) for name in ("share_before", "share_after")]
    texts += [_points(row[name], view.lang) for name in ("rate_effect", "mix_effect", "effect")]
    return [Cell(row["name"]), *map(Cell, texts)]


def _sum(view: View, rows: pd.DataFrame) -> list[Cell]:
    rates = [(rows[f"rate_{end}"] * rows[f"share_{end}"]).sum() for end in ("before", "after")]
    effects = [_points(rows[name].sum(), view.lang) for name in ("rate_effect", "mix_effect", "effect")]
    wholes = [format.share(1.0, view.lang)] * 2
    return [
        Cell(view._("Sum")),
        *(Cell(_rate(rate, view.lang)) for rate in rates),
        *map(Cell, wholes + effects),
    ]


def _why_not(view: View, asked: Asked) -> str:
    if breaks.crossed(view, asked.before):
        return view._(breaks.NOT_COMPARABLE)
    text = view._("The change cannot be split: {before} or {after} has no disputes of {area}.")
    return text.format(**_times(view, asked), area=view.place)


def _times(view: View, asked: Asked) -> dict[str, str]:
    return {"before": format.period(asked.before.code, view.lang), "after": view.time}


def _name(view: View, by: str, part: str) -> str:
    if part == REST:
        return view._("Not in any part")
    if by == AREA:
        return view.short(part)
    return codes.read()[breakdowns()[by]["codes"]].label(part, view.lang)


def _rate(value: float, lang: str) -> str:
    """A rate with the decimals of the effects."""
    return format.number(value * 100, lang, 2) + "%"


def _points(effect: float, lang: str) -> str:
    """Percentage points with two decimals and a sign."""
    size = format.number(abs(effect) * 100, lang, 2)
    is_zero = not size.strip("0.")
    return size if is_zero else ("+" if effect > 0 else MINUS) + size
