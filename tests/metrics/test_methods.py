"""The working methods of the documents: all of them, with figures, indicators and screens that exist."""

import pytest

from data.problem import Problem
from metrics import catalog, methods, published
from ui import menu

COUNTS = {"A": 23, "L": 15, "N": 19, "Y": 6, "B": 13}  # the list of methods, by document
TO_COME = "ranking"


def test_all_methods_are_there_once():
    wanted = {f"{letter}{number:02}" for letter, count in COUNTS.items() for number in range(1, count + 1)}
    ids = [method.id for method in methods.read()]
    assert len(ids) == 76
    assert set(ids) == wanted


def test_every_indicator_exists_and_only_schemes_have_none():
    known = catalog.read()
    for method in methods.read():
        assert set(method.indicators) <= set(known), method.id
        assert method.indicators or method.page == TO_COME, method.id


def test_every_page_exists_and_one_to_come_names_the_nearest():
    for method in methods.read():
        assert (method.page == TO_COME) == bool(method.near), method.id
        assert menu.entry(method.near or method.page).file.exists(), method.id


def test_every_published_figure_belongs_to_one_method():
    given = [name for method in methods.read() for name in method.figures]
    assert sorted(given) == sorted(figure.id for figure in published.figures())


def test_every_method_is_in_a_known_document():
    assert {method.seed for method in methods.read()} == set(methods.documents())
    assert {figure.seed for figure in published.figures()} == set(methods.documents())


def test_a_mistake_names_the_method_and_the_value(tmp_path, monkeypatch):
    text = methods.FILE.read_text("utf-8").replace('"mediation_success_rate"', '"mediation_rate"', 1)
    file = tmp_path / "methods.toml"
    file.write_text(text, "utf-8")
    monkeypatch.setattr(methods, "FILE", file)
    with pytest.raises(Problem, match=r"methods\.toml, A04: indicators names 'mediation_rate'"):
        methods.read()
