"""Slots that another tool took apart: reported with what is left of them."""

from __future__ import annotations

from mkdocs_paycore.check.tree.damaged_slots import damaged_slots
from mkdocs_paycore.stamping.slot import variable_slot
from mkdocs_paycore.stamping.tree import Damage
from tests.support.checked import checked_tree


def test_a_damaged_slot_is_shown_with_its_neighbours_by_their_names() -> None:
    whole = variable_slot("custom.company_name")
    damage = Damage("pages/a.html", f"by {whole}: QZPAYHG…")
    (problem,) = damaged_slots(checked_tree(damages=(damage,)))
    assert problem.path == "pages/a.html"
    assert "…by <<custom.company_name>>: QZPAYHG……" in problem.message


def test_a_tree_of_whole_slots_has_no_problem() -> None:
    assert list(damaged_slots(checked_tree())) == []


def test_what_the_search_index_has_of_a_damaged_page_follows_from_that() -> None:
    damages = (Damage("a/index.html", "QZPAYHG…"), Damage("search/search_index.json", "QZPAYHG…"))
    assert [problem.follows for problem in damaged_slots(checked_tree(damages=damages))] == ["", "a/index.html"]
    alone = damages[1:]
    assert [problem.follows for problem in damaged_slots(checked_tree(damages=alone))] == [""]
