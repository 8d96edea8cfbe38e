"""The tables of a ranking: places by group, points by item, events of the register, the rules in words."""

from collections import Counter
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from i18n import format
from i18n.translate import mark as _
from i18n.translate import translator
from metrics.scoring.board import RANKED, Board
from metrics.scoring.scheme import Item, Scheme
from reports import scoring_words
from reports.document import Cell, Column, Table
from reports.figure import MARKS

TWO_UP_FROM = 8  # units; offices print a longer list in two halves side by side
ITEMS_ACROSS = {"zh": 10, "en": 7}  # at most, of a table of points on a page that lies on its side
MOST_DECIMALS = 12  # of a score that must be told from another: scores are exact to so many
NO_PLACE = 0
POINTS = ["points", "bound", "why"]


def places(board: Board, group: str, before: Board | None, ranges: bool, lang: str) -> Table:
    """The ranked units of a group; on wish with the range of each place and the tier, as in the annex."""
    _ = translator(lang)
    rows = board.of_group(group)
    rows = rows[rows["standing"] == RANKED]
    shown = score_texts(board.scheme, rows["score"])
    cells = []
    for (unit, row), score in zip(rows.iterrows(), shown, strict=True):
        line = [
            Cell(place(row, lang), float(row["place"])),
            Cell(row["name"]),
            Cell(score, float(row["score"])),
            Cell(change_of_place(row, unit, before, lang)),
        ]
        line += [Cell(grade(board, row["band"], lang))] * bool(board.scheme.bands)
        line += [Cell(span(row, lang)), _tier(row)] if ranges else []
        cells.append(tuple(line))
    title = _group_title(board, group, lang)
    return Table(
        name=title,
        caption=_("Places: {group}").format(group=title),
        columns=_place_columns(board, ranges, lang),
        rows=tuple(cells),
        remark=_("Equal scores share the better place, in no order.") if rows["is_tied"].any() else "",
        two_up=not ranges and len(rows) >= TWO_UP_FROM,
    )


def points(board: Board, group: str, lang: str) -> tuple[Table, ...]:
    """The points of each unit by item, a few items a table; what nobody is scored on is named under them."""
    _ = translator(lang)
    rows, title = board.of_group(group), _group_title(board, group, lang)
    scored, known = _scored_items(board, rows.index), board.items[POINTS].to_dict("index")
    tables = -(-len(scored) // ITEMS_ACROSS[lang])
    across = -(-len(scored) // max(tables, 1))  # tables of much the same width
    found = []
    for number in range(1, tables + 1):
        part = scored[(number - 1) * across : number * across]
        names = {"group": title, "number": number, "parts": tables}
        caption = _("Points by item: {group} ({number} of {parts})")
        columns = [Column(_("Unit"), 20, False), *(Column(_head(item, lang), 20) for item in part)]
        cells = [
            (Cell(name), *(_points(board, known[unit, item.id], lang) for item in part))
            for unit, name in rows["name"].items()
        ]
        found.append(
            Table(
                name=_("Points {group} {number}").format(**names),
                caption=(caption if tables > 1 else _("Points by item: {group}")).format(**names),
                columns=tuple(columns),
                rows=tuple(cells),
                remark=_unscored(board, rows.index, lang) if number == tables else "",
            )
        )
    return tuple(found)


def events(board: Board, lang: str) -> Table | None:
    """The events of the register that count, with what they were multiplied by and why one counts less."""
    if board.events.empty:
        return None
    _, titles = translator(lang), {rule.id: rule.title[lang] for rule in board.scheme.events}
    heads = (
        (_("Unit"), 20, False),
        (_("Rule"), 34, False),
        (_("Event number"), 38, False),
        (_("Day"), 30, False),
        (_("Points for each"), 14, True),
        (_("Times"), 10, True),
        (_("Points counted"), 14, True),
        (_("Remark"), 20, False),
    )
    cells = [
        (
            Cell(board.rows.at[row["unit"], "name"]),
            Cell(titles[row["rule"]]),
            Cell(row["event"]),
            Cell(format.day(pd.Timestamp(row["happened_on"]).date(), lang)),
            *(Cell(f"{row[name].normalize():f}", float(row[name])) for name in ("each", "times", "points")),
            Cell(scoring_words.note(row["note"], lang)),
        )
        for row in board.events.to_dict("records")
    ]
    caption = _("Deductions and bonuses of the register")
    return Table(caption, caption, tuple(Column(*head) for head in heads), tuple(cells))


def rules(board: Board, lang: str) -> Table:
    """Every item and rule of the scheme in words."""
    _, scheme = translator(lang), board.scheme
    blocks = {block.id: block.title[lang] for block in scheme.blocks}
    told = [(blocks[item.block], item.title[lang], scoring_words.item(item, lang)) for item in scheme.items]
    told += [
        (_("Register"), rule.title[lang], _capital(scoring_words.event_effect(rule, lang), lang))
        for rule in scheme.events
    ]
    told += [(_("Register"), _("Bonus"), scoring_words.bonus(scheme, lang))] * bool(scheme.bonus)
    told += [
        (_("Vetoes"), veto.title[lang], _capital(scoring_words.veto_effect(veto, scheme, lang), lang))
        for veto in scheme.vetoes
    ]
    if scheme.ladder:
        told.append((_("Ladder"), format.DASH, scoring_words.ladder(scheme.ladder, lang)))
    heads = ((_("Block"), 24, False), (_("Item"), 34, False), (_("Rule"), 98, False))
    caption = _("Rules of the scheme")
    cells = tuple(tuple(map(Cell, row)) for row in told)
    return Table(caption, caption, tuple(Column(*head) for head in heads), cells)


def printed_scores(scores: Iterable[Decimal], decimals: int, near: Iterable[Decimal] = ()) -> list[str]:
    """Scores rounded half up, in the given order, never onto another side of a number that they are `near`.

    Those that differ get the decimals that tell them apart.
    """
    exact, near = list(scores), tuple(near)
    found = {score: _held(score, decimals, near) for score in exact}
    for more in range(decimals + 1, MOST_DECIMALS + 1):
        printed = Counter(found.values())
        found = {
            score: _held(score, more, near) if printed[text] > 1 else text for score, text in found.items()
        }
    return [found[score] for score in exact]


def score_texts(scheme: Scheme, scores: Iterable[Decimal]) -> list[str]:
    """Scores as a scheme prints them; 89.996 is not 90.00 beside a grade that begins at 90."""
    return printed_scores(scores, scheme.decimals, (band.low for band in scheme.bands))


def _held(score: Decimal, decimals: int, near: tuple[Decimal, ...]) -> str:
    """The score with so many decimals, or as many more as keep it on its side; all of them always do."""
    texts = (_rounded(score, places_) for places_ in range(decimals, MOST_DECIMALS + 1))
    return next(text for text in texts if all((Decimal(text) >= one) == (score >= one) for one in near))


def place(row: pd.Series, lang: str) -> str:
    """A place, with a mark where it is shared."""
    _ = translator(lang)
    return _("{place} (tied)").format(place=row["place"]) if row["is_tied"] else str(row["place"])


def change_of_place(row: pd.Series, unit: str, before: Board | None, lang: str) -> str:
    """Places gained or lost since the period before; a dash where there is none to compare with."""
    _ = translator(lang)
    known = before is not None and unit in before.rows.index
    then = before.rows.loc[unit] if known else None
    if then is None or then["place"] == NO_PLACE or row["place"] == NO_PLACE or then["group"] != row["group"]:
        return format.DASH
    moved = int(then["place"] - row["place"])
    if not moved:
        return _("no change")
    return _("up {number}").format(number=moved) if moved > 0 else _("down {number}").format(number=-moved)


def span(row: pd.Series, lang: str) -> str:
    """The range of a place: 5（3—9）."""
    if pd.isna(row["low"]):
        return format.DASH
    text = translator(lang)(_("{place} ({low}–{high})"))
    return text.format(place=row["place"], low=f"{row['low']:.0f}", high=f"{row['high']:.0f}")


def grade(board: Board, band: str, lang: str) -> str:
    """A band in words; a dash for none."""
    return next((one.title[lang] for one in board.scheme.bands if one.id == band), format.DASH)


def _place_columns(board: Board, ranges: bool, lang: str) -> tuple[Column, ...]:
    _ = translator(lang)
    columns = [
        Column(_("Rank"), 14),
        Column(_("Unit"), 28, False),
        Column(_("Score"), 16),
        Column(_("Change of place"), 19),
    ]
    columns += [Column(_("Grade"), 18, False)] * bool(board.scheme.bands)
    columns += [Column(_("Range of the place"), 20), Column(_("Tier"), 12)] * ranges
    return tuple(columns)


def _tier(row: pd.Series) -> Cell:
    return Cell(format.DASH) if pd.isna(row["tier"]) else Cell(f"{row['tier']:.0f}", float(row["tier"]))


def _group_title(board: Board, group: str, lang: str) -> str:
    return next(one.title[lang] for one in board.scheme.groups if one.id == group)


def _scored_items(board: Board, units: pd.Index) -> list[Item]:
    """The items on which any of the units has points."""
    known = board.items["points"].notna()[board.items.index.get_level_values("unit").isin(units)]
    has = known.groupby(level="item").any()
    return [item for item in board.scheme.items if has.get(item.id, False)]


def _unscored(board: Board, units: pd.Index, lang: str) -> str:
    """The other items with the reason that most of the units have; empty where all items are scored."""
    _, scored, told = translator(lang), _scored_items(board, units), []
    why = board.items["why"].unstack("item").loc[units]
    for item in board.scheme.items:
        if item not in scored:
            reason = scoring_words.lacking(why[item.id].mode().iat[0], lang)
            told.append(item.title[lang] + MARKS[lang].brackets.format(reason))
    return _("Not scored here: {items}.").format(items=MARKS[lang].comma.join(told)) if told else ""


def _rounded(score: Decimal, decimals: int) -> str:
    return f"{score.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"


def _head(item: Item, lang: str) -> str:
    _ = translator(lang)
    return _("{item} ({full})").format(item=item.title[lang], full=f"{item.points.normalize():f}")


def _points(board: Board, cell: dict, lang: str) -> Cell:
    if cell["points"] is None or pd.isna(cell["points"]):
        return Cell(scoring_words.lacking(cell["why"], lang) or format.DASH)
    bound = scoring_words.bound(cell["bound"], lang)
    text = _rounded(cell["points"], board.scheme.decimals)
    return Cell(f"{text} {bound}".strip(), float(cell["points"]))


def _capital(said: str, lang: str) -> str:
    """A clause as a sentence of its own."""
    return said[:1].upper() + said[1:] + MARKS[lang].stop
