"""The layout of stamped sites: from a site and its values the tree that it was stamped from."""

from __future__ import annotations

import gzip
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.stamping import escapes
from mkdocs_paycore.stamping.slot import URL_MARK, variable_slot
from mkdocs_paycore.stamping.tree import Tree, read_tree
from mkdocs_paycore.stamping.tree_layout import _KNOWN, ChangedSiteError, TreeLayout

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME, URL = variable_slot("custom.name"), variable_slot("custom.url")
FILES = {
    "index.html": f'<p title="{NAME}">{NAME}</p><a href="{URL_MARK}{URL}path?q={NAME}">x</a>',
    "mail.html": f'<a href="mailto:{NAME}">y</a><meta name="a" content="{URL}">',
    "page/index.html": f"<script>var a = '{NAME}';</script><style>b {{ color: {NAME} }}</style>{NAME}{NAME}",
    "page.md": f"# {NAME}\n\n[{NAME}]({URL_MARK}{URL}) and `{NAME}`\n",
    "data.json": json.dumps({"a": NAME, "html": f"<p>{NAME}</p>", "url": f"{URL}x"}),
    "sitemap.xml": f"<urlset><url><loc>{URL}</loc></url></urlset>",
    "plain.txt": f"{NAME} \N{EURO SIGN}\n",
    "none.html": "<p>none</p>",
    "style.css": f"a {{ background: url({URL}x.png) }}",
    "picture.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><title>{NAME}</title><a href="{URL}"/></svg>',
}
VALUES = [
    {"custom.name": "Acme", "custom.url": "https://acme.example/"},
    {"custom.name": "B & <W>\"'", "custom.url": ""},
    {"custom.name": "", "custom.url": "javascript:alert(1)"},
    {"custom.name": "Ж\N{EURO SIGN}", "custom.url": "https://ж.example/a b"},
]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A tree with each kind of file."""
    for name, content in FILES.items():
        path = tmp_path / "tree" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    zipped = tmp_path / "tree/sitemap.xml.gz"
    zipped.write_bytes(gzip.compress(FILES["sitemap.xml"].encode(), mtime=1))
    return read_tree(tmp_path / "tree")


def stamped(tree: Tree, folder: Path, values: Mapping[str, str]) -> dict[str, bytes]:
    folder.mkdir()
    tree.stamp_into(folder, values, own={})
    return {path: (folder / path).read_bytes() for path in tree.files}


def kept(layout: TreeLayout | None) -> TreeLayout:
    """Return a layout as it is kept: through JSON."""
    assert layout is not None
    return TreeLayout(**json.loads(json.dumps(asdict(layout))))


@pytest.mark.parametrize("new", VALUES)
@pytest.mark.parametrize("old", VALUES)
def test_a_site_is_stamped_from_another_as_from_the_tree(
    tree: Tree, tmp_path: Path, old: dict[str, str], new: dict[str, str]
) -> None:
    stamped(tree, tmp_path / "old", old)
    again = kept(TreeLayout.of(tree)).tree(tmp_path / "old", old)
    assert stamped(again, tmp_path / "again", new) == stamped(tree, tmp_path / "new", new)


@pytest.mark.parametrize("content", [b"", b"shorter", b"<p title='Acme'>" + b"x" * 500])
def test_a_site_that_was_changed_is_none_to_stamp_from(tree: Tree, tmp_path: Path, content: bytes) -> None:
    stamped(tree, tmp_path / "old", VALUES[0])
    (tmp_path / "old/index.html").write_bytes(content)
    with pytest.raises(ChangedSiteError):
        kept(TreeLayout.of(tree)).tree(tmp_path / "old", VALUES[0])


def test_a_site_of_other_values_is_none_to_stamp_from(tree: Tree, tmp_path: Path) -> None:
    stamped(tree, tmp_path / "old", VALUES[0])
    with pytest.raises(ChangedSiteError):
        kept(TreeLayout.of(tree)).tree(tmp_path / "old", VALUES[1])


def test_sites_with_a_part_that_is_made_after_stamping_have_no_layout(tree: Tree) -> None:
    def complete(_: Path) -> None:
        """Make something."""

    tree.complete = complete
    assert TreeLayout.of(tree) is None


def test_every_escape_has_a_name() -> None:
    functions: dict[str, Any] = {
        name: each
        for name, each in vars(escapes).items()
        if callable(each) and getattr(each, "__module__", "") == escapes.__name__ and not isinstance(each, type)
    }
    makers = {"in_markup", "in_url", "in_json", "in_script", "link_scheme"}
    assert {name for name in functions if not name.startswith("_")} - makers == _KNOWN.keys()
