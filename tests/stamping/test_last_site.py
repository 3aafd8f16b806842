"""The last good site: what is linked from it, and what is written again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.stamping.last_site import LastSite, last_site
from mkdocs_paycore.stamping.slot import variable_slot
from mkdocs_paycore.stamping.tree import Tree, read_tree

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    "name.html": f"<p>{variable_slot('custom.name')}</p>",
    "mail.html": f"<p>{variable_slot('custom.mail')}</p>",
    "plain.html": "<p>No value</p>",
}
ACME = {"custom.name": "Acme", "custom.mail": "help@acme.example"}


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A rendered tree: a page for each of two values, and one without any."""
    (tmp_path / "tree").mkdir()
    for name, text in PAGES.items():
        (tmp_path / "tree" / name).write_text(text, "utf-8")
    return read_tree(tmp_path / "tree")


def stamped(tree: Tree, folder: Path, values: dict[str, str], *, last: Path, copies: bool = False) -> Path:
    """Return the folder with the site of a brand, beside the last one."""
    folder.mkdir()
    with last_site(last, copies=copies) as site:
        tree.stamp_into(folder, values, own={}, copies=copies, last=site)
    return folder


def same_file(one: Path, other: Path, name: str) -> bool:
    return (one / name).samefile(other / name)


def test_a_page_whose_values_did_not_change_is_linked_from_the_last_site(tree: Tree, tmp_path: Path) -> None:
    old = stamped(tree, tmp_path / "old", ACME, last=tmp_path / "none")
    new = stamped(tree, tmp_path / "new", ACME | {"custom.mail": "ask@acme.example"}, last=old)
    assert same_file(old, new, "name.html")
    assert not same_file(old, new, "mail.html")
    assert (new / "mail.html").read_text("utf-8") == "<p>ask@acme.example</p>"
    assert (old / "mail.html").read_text("utf-8") == "<p>help@acme.example</p>"


@pytest.mark.parametrize("text", ["<p>Acne</p>", "<p>Acme, Inc.</p>", ""])
def test_a_page_that_somebody_changed_in_place_is_written_again(tree: Tree, tmp_path: Path, text: str) -> None:
    old = stamped(tree, tmp_path / "old", ACME, last=tmp_path / "none")
    (old / "name.html").write_text(text, "utf-8")
    new = stamped(tree, tmp_path / "new", ACME, last=old)
    assert (new / "name.html").read_text("utf-8") == "<p>Acme</p>"
    assert (old / "name.html").read_text("utf-8") == text


def test_a_link_in_the_last_site_is_not_followed(tree: Tree, tmp_path: Path) -> None:
    old = stamped(tree, tmp_path / "old", ACME, last=tmp_path / "none")
    (old / "name.html").rename(tmp_path / "elsewhere.html")
    (old / "name.html").symlink_to(tmp_path / "elsewhere.html")
    new = stamped(tree, tmp_path / "new", ACME, last=old)
    assert not (new / "name.html").is_symlink()
    assert not same_file(old, new, "name.html")


def test_copies_share_no_file_that_another_folder_has(tree: Tree, tmp_path: Path) -> None:
    old = stamped(tree, tmp_path / "old", ACME, last=tmp_path / "none")
    os.link(old / "name.html", tmp_path / "another.html")
    new = stamped(tree, tmp_path / "new", ACME, last=old, copies=True)
    assert not same_file(old, new, "name.html")
    assert same_file(old, new, "mail.html")


def test_a_site_that_takes_the_place_meanwhile_is_not_read(tree: Tree, tmp_path: Path) -> None:
    old = stamped(tree, tmp_path / "site", ACME, last=tmp_path / "none")
    with last_site(old) as last:
        old.rename(tmp_path / "away")
        old.mkdir()
        (old / "name.html").write_bytes(b"<p>Acme</p>")
        assert last.link("name.html", b"<p>Acme</p>", str(tmp_path / "linked.html"))
    assert (tmp_path / "linked.html").samefile(tmp_path / "away" / "name.html")


def test_where_there_is_no_last_site_everything_is_written(tree: Tree, tmp_path: Path) -> None:
    new = stamped(tree, tmp_path / "new", ACME, last=tmp_path / "none")
    assert sorted(path.name for path in new.iterdir()) == sorted(PAGES)
    assert not LastSite().link("name.html", b"", str(tmp_path / "x"))
