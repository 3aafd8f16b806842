"""Keys of front matter that nothing reads: found where that is known, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.check.text.markup.unread_keys import unread_keys
from tests.support.checked import checked_pages_at, found_by

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.check.context import CheckedTexts

PAGE = "---\ntitle: A\nreviewed_by: Lena\n---\n\n# A\n"
FOUND = ["3:1 unread-front-matter remove it; a note for writers is a comment, '# …'"]


def site(root: Path, config: str = "", *more: str) -> CheckedTexts:
    """Return a site with this configuration, whose first page has a key of its own."""
    (root / "mkdocs.yml").write_text(f"site_name: A\n{config}", "utf-8")
    pages = {f"docs/{number}.md": text for number, text in enumerate([PAGE, *more])}
    return checked_pages_at(pages, root=root)


@pytest.mark.parametrize(
    "config",
    [
        "",
        "plugins: {search: {}}\n",
        "plugins: [/search]\n",
        pytest.param("theme: material\n", marks=pytest.mark.slow),
        pytest.param("theme: {name: material}\nplugins: [search, tags]\n", marks=pytest.mark.slow),
    ],
)
def test_a_key_that_nothing_reads_is_found(tmp_path: Path, config: str) -> None:
    assert found_by(unread_keys, site(tmp_path, config)) == FOUND


@pytest.mark.parametrize(
    "more", ["By {{ page.meta.reviewed_by }}.\n", "{% if reviewed_by %}x{% endif %}\n", "<<page.meta.reviewed_by>>\n"]
)
def test_a_key_that_a_page_asks_for_is_meant(tmp_path: Path, more: str) -> None:
    assert found_by(unread_keys, site(tmp_path, "", more)) == []


def test_a_key_of_many_pages_is_meant(tmp_path: Path) -> None:
    assert found_by(unread_keys, site(tmp_path, "", PAGE)) != []
    assert found_by(unread_keys, site(tmp_path, "", PAGE, PAGE)) == []


@pytest.mark.parametrize("config", ["plugins: [search, nowhere-to-be-had]\n", "theme: nowhere-to-be-had\n"])
def test_what_is_not_installed_may_read_it(tmp_path: Path, config: str) -> None:
    assert found_by(unread_keys, site(tmp_path, config)) == []


def test_what_a_hook_or_a_template_reads_is_meant(tmp_path: Path) -> None:
    (tmp_path / "hooks").mkdir()
    (tmp_path / "hooks/own.py").write_text(
        "def on_page_markdown(m, page, **_): return page.meta['reviewed_by']", "utf-8"
    )
    assert found_by(unread_keys, site(tmp_path, "hooks: [hooks/own.py]\n")) == []
    (tmp_path / "hooks/own.py").rename(tmp_path / "own.py")
    assert found_by(unread_keys, site(tmp_path)) == []
    (tmp_path / "own.py").unlink()
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/main.html").write_text("{{ page.meta.reviewed_by }}", "utf-8")
    checked = site(tmp_path)
    project = replace(checked.project, templates=(tmp_path / "theme",))
    assert found_by(unread_keys, checked) == FOUND
    assert found_by(unread_keys, replace(checked, project=project)) == []


@pytest.mark.slow
def test_what_a_plugin_of_the_site_reads_is_meant(tmp_path: Path) -> None:
    page = "---\nrss_feed_note: x\nboost: 2\n---\n\n# A\n"
    assert len(found_by(unread_keys, site(tmp_path, "plugins: []\n", page))) == 3
    assert len(found_by(unread_keys, site(tmp_path, "theme: material\nplugins: [search]\n", page))) == 2


def test_a_slip_is_told_by_its_own_rule(tmp_path: Path) -> None:
    checked = checked_pages_at({"docs/a.md": "---\ntilte: A\n---\n\n# A\n"}, root=tmp_path)
    assert found_by(unread_keys, checked) == []
