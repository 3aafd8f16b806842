"""The files of a docs folder are those that MkDocs takes, at the addresses that MkDocs gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import InclusionLevel, get_files, set_exclusions

from mkdocs_paycore.engines.docs_tree.files import DocsFiles
from mkdocs_paycore.engines.docs_tree.site import read_site
from mkdocs_paycore.project.inclusion import Patterns
from mkdocs_paycore.project.prepare import prepare
from mkdocs_paycore.source.reporter import Reporter

if TYPE_CHECKING:
    from pathlib import Path

FILES = (
    "index.md",
    "a/README.md",
    "both/README.md",
    "both/index.md",
    "both/page.markdown",
    "a/one.md",
    "a/two.mkd",
    "a/picture.png",
    ".hidden.md",
    ".folder/page.md",
    "templates/page.md",
    "a/templates/page.md",
    "drafts/page.md",
    "out/page.md",
    "out/kept.md",
    "404.md",
)
SETTINGS = {"exclude_docs": "/out/*\n!/out/kept.md\n", "draft_docs": "/drafts/\n", "not_in_nav": "/a/\n"}


@pytest.mark.parametrize("has_folder_urls", [True, False])
def test_files_and_addresses_are_those_of_mkdocs(tmp_path: Path, *, has_folder_urls: bool) -> None:
    for name in FILES:
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text("# Page\n")
    file = tmp_path / "mkdocs.yml"
    file.write_text("site_name: x\nplugins: [paycore]\n")
    config = MkDocsConfig()
    settings = {**SETTINGS, "use_directory_urls": has_folder_urls}
    config.load_dict({"site_name": "x", "docs_dir": str(tmp_path / "docs"), **settings})
    config.validate()
    theirs = get_files(config)
    set_exclusions(theirs, config)
    shown = {each.src_uri: each for each in theirs if each.inclusion.value >= InclusionLevel.NOT_IN_NAV.value}

    prepared = prepare(read_site(file).project, report=Reporter(root=tmp_path))
    ours = DocsFiles.of(prepared, Patterns(settings), has_folder_urls=has_folder_urls)

    assert sorted(ours.sources) == sorted(shown)
    assert {path: ours.address(path) for path in ours.sources} == {path: each.dest_uri for path, each in shown.items()}
    urls = {path: each.url.removeprefix("./") for path, each in shown.items()}
    assert {path: ours.url(path) for path in ours.sources} == urls


@pytest.mark.parametrize("path", ["a/index.md", "both/index.md", "new/index.md", "a/two.md", "drafts/new.md"])
def test_a_page_is_known_by_its_address(tmp_path: Path, path: str) -> None:
    for name in FILES:
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text("# Page\n")
    file = tmp_path / "mkdocs.yml"
    file.write_text("site_name: x\nplugins: [paycore]\n")
    prepared = prepare(read_site(file).project, report=Reporter(root=tmp_path))
    files = DocsFiles.of(prepared, Patterns(SETTINGS), has_folder_urls=True)
    expected = {
        "a/index.md": ("a/README.md", "a/"),
        "both/index.md": ("both/index.md", "both/"),
        "new/index.md": (None, "new/"),
        "a/two.md": ("a/two.mkd", "a/two/"),
        "drafts/new.md": (None, None),
    }
    assert (files.page_path(path), files.page_url(path)) == expected[path]
