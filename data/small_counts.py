"""Small counts: which definitions must hide them, and where."""

import re

from data import codes
from data.problem import Problem

KINDS = ("count", "rate", "stock", "stock_rate", "streak")  # whose small counts can be hidden
BELOW_COUNTY, EVERYWHERE = "below_county", "everywhere"
OPEN_LEVELS = ("city", "county")  # where what is protected below county only may be told
_QUOTED = re.compile(r"'(\w+)'")


def check(name: str, sql: str, fields: dict) -> None:
    """Refuse a definition that would tell small counts; `name` is that of its file."""
    where, limit = fields.get("small_counts", BELOW_COUNTY), fields.get("small_count_limit")
    if where not in (BELOW_COUNTY, EVERYWHERE):
        raise Problem(f"{name}: small_counts is {where!r}; use {BELOW_COUNTY} or {EVERYWHERE}.")
    told = vulnerable(sql)
    if told and not (limit and where == EVERYWHERE):
        raise Problem(
            f"{name}: {told[0]} counts people of a vulnerable group; "
            f'write small_count_limit = 5 and small_counts = "{EVERYWHERE}".'
        )
    if limit is None:
        return
    if limit < 1:
        raise Problem(f"{name}: small_count_limit is {limit}; write 1 or more.")
    if fields["kind"] not in KINDS:
        raise Problem(f"{name}: kind {fields['kind']} cannot hide small counts; leave small_count_limit out.")
    if fields.get("breakdowns"):
        raise Problem(f"{name}: hidden counts have no break-downs; write one definition per part.")


def vulnerable(sql: str) -> list[str]:
    """The items that a query names which count people of a vulnerable group."""
    return sorted(set(_QUOTED.findall(sql)) & codes.vulnerable())
