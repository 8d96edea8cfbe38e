"""Which cells of a small tree of areas are hidden: worked out by hand."""

from data.hiding import Month, Tree

# One city, two counties; the first with towns a, b, c, the second with town d.
CHILDREN = {"city": ["one", "two"], "one": ["a", "b", "c"], "two": ["d"]}
PARENTS = {child: parent for parent, children in CHILDREN.items() for child in children}
COUNTIES = frozenset({"city", "one", "two"})
LIMIT = 5


def hidden(open_areas: frozenset[str] = frozenset(), **towns: float) -> set[str]:
    """The areas that may not be told, of these counts by town."""
    counts = {"one": sum(towns.get(town, 0) for town in "abc"), "two": towns.get("d", 0)}
    cells = {area: (float(count),) for area, count in (towns | counts).items()}
    month = Month(
        Tree(CHILDREN, PARENTS, open_areas), cells | {"city": (float(sum(counts.values())),)}, LIMIT
    )
    month.settle("city")
    return month.hidden


def test_nothing_is_hidden_where_nothing_is_small():
    assert hidden(a=6, b=0, c=100, d=7) == set()


def test_a_small_count_takes_the_smallest_other_with_it():
    assert hidden(a=3, b=20, c=9, d=7) == {"a", "c"}


def test_two_small_counts_that_make_a_large_one_need_no_third():
    assert hidden(a=3, b=3, c=9, d=7) == {"a", "b"}


def test_two_small_counts_that_stay_small_take_a_third_with_them():
    assert hidden(a=1, b=2, c=9, d=7) == {"a", "b", "c"}


def test_a_county_that_is_small_itself_is_hidden_with_a_town_of_the_next():
    assert hidden(a=3, b=0, c=0, d=7) == {"one", "a", "two", "d"}


def test_a_city_that_is_small_itself_is_hidden_with_all_that_makes_it_up():
    assert hidden(a=3, b=0, c=0, d=0) == {"city", "one", "a"}


def test_where_counties_are_open_a_lone_small_town_is_hidden_beside_one_without_any():
    found = hidden(COUNTIES, a=3, b=0, c=0, d=7)
    assert "a" in found and len(found) == 2 and found < {"a", "b", "c"}


def test_the_only_town_of_an_open_county_is_hidden_though_the_county_tells_it():
    assert hidden(COUNTIES, a=6, d=4) == {"d"}


def test_the_limit_itself_is_small_and_one_more_is_not():
    assert hidden(a=LIMIT, b=20, d=7) == {"a", "b"}
    assert hidden(a=LIMIT + 1, b=20, d=7) == set()
