"""What areas inherited is set apart before small counts are hidden; an heir does not tell a hidden count."""

from data.hiding import Tree, _of_month
from data.inheritance import Inheritance

# A town with two villages, a and b; in the next year a became n, in the new town u.
PARENTS = {"t": "city", "u": "city", "a": "t", "b": "t", "n": "u"}
CHILDREN = {"city": ["t", "u"], "t": ["a", "b"], "u": ["n"]}
HEIRS = Inheritance({"n": ("a",), "u": ("a",)})


def test_counts_without_what_was_inherited_add_up_along_the_parents():
    cells = {"city": (9,), "t": (9,), "a": (2,), "b": (7,), "u": (2,), "n": (2,)}
    assert HEIRS.without(cells) == cells | {"u": (0,), "n": (0,)}


def test_a_chain_of_heirs_is_taken_apart_from_its_beginning():
    chain = Inheritance({"b": ("a",), "c": ("a", "b")})
    assert chain.without({"a": (2,), "b": (5,), "c": (9,)}) == {"a": (2,), "b": (3,), "c": (4,)}


def test_an_heir_does_not_tell_what_is_hidden():
    tree = Tree(CHILDREN, PARENTS, frozenset({"city"}), HEIRS)
    cells = {"city": (9,), "t": (9,), "a": (2,), "b": (7,), "u": (2,), "n": (2,)}
    assert _of_month(tree, cells, 5) == {"a", "b", "u", "n"}


def test_where_nothing_is_small_nothing_is_hidden():
    tree = Tree(CHILDREN, PARENTS, frozenset({"city"}), HEIRS)
    cells = {"city": (16,), "t": (16,), "a": (9,), "b": (7,), "u": (9,), "n": (9,)}
    assert _of_month(tree, cells, 5) == set()


def test_an_area_without_a_count_that_hides_another_hides_with_its_heir():
    # The county o became the county p; its only case is in one town, so the other town is hidden beside it.
    parents = {"o": "city", "p": "city", "s": "o", "t": "o", "x": "p", "y": "p"}
    children = {"city": ["o", "p"], "o": ["s", "t"], "p": ["x", "y"]}
    heirs = Inheritance({"p": ("o",), "x": ("s",), "y": ("t",)})
    tree = Tree(children, parents, frozenset({"city", "o", "p"}), heirs)
    cells = {"city": (1,), "o": (1,), "s": (1,), "p": (1,), "x": (1,)}
    assert _of_month(tree, cells, 5) == {"s", "t", "x", "y"}
