"""Pages that a navigation leaves out, and that no page links to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.check.folding import without_followers
from mkdocs_paycore.check.precedence import told_once
from mkdocs_paycore.check.text.files.nav_entries import missing_entries
from mkdocs_paycore.check.text.files.repeated_entries import repeated_entries
from mkdocs_paycore.check.text.files.unlisted_pages import unlisted_pages
from tests.support.checked import checked_pages_at, found_by

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.check.context import CheckedTexts

NAV = "nav:\n  - Start: index.md\n  - Pay: guide/pay.md\n  - Refunds: guide/refunds.md\n"
PAGES = ("docs/index.md", "docs/guide/pay.md", "docs/guide/refunds.md")


def checked(root: Path, config: str, texts: dict[str, str]) -> CheckedTexts:
    """Return a site with a configuration, the pages of `NAV` and some more."""
    texts = {**dict.fromkeys(PAGES, "# A\n"), **texts}
    for path, text in {"mkdocs.yml": config, **texts}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    pages = checked_pages_at(texts, root=root)
    return replace(pages, known_links=pages.links)


def found(root: Path, config: str, texts: dict[str, str]) -> list[str]:
    """Return what is found on such a site."""
    return found_by(unlisted_pages, checked(root, config, texts))


def test_a_page_that_nobody_comes_to_is_told_at_the_entry_before_it(tmp_path: Path) -> None:
    hint = "name it there, or in not_in_nav: no page links to it"
    assert found(tmp_path, NAV, {"docs/guide/payouts.md": "# B\n"}) == [f"3:10 unlisted-page {hint}"]


def test_an_index_is_beside_other_folders_of_its_kind(tmp_path: Path) -> None:
    nav = "nav:\n  - index.md\n  - Acme: connectors/acme/index.md\n  - Zuki: connectors/zuki/index.md\n"
    manuals = {f"docs/connectors/{code}/index.md": "# A\n" for code in ("acme", "mopay", "zuki")}
    assert [each.split()[0] for each in found(tmp_path, nav, manuals)] == ["3:11"]


@pytest.mark.parametrize(
    ("config", "texts"),
    [
        ("site_name: A\n", {"docs/guide/payouts.md": "# B\n"}),
        (NAV, {"docs/guide/payouts.md": "# B\n", "docs/index.md": "See [it](guide/payouts.md).\n"}),
        (NAV, {"docs/guide/payouts.md": "# B\n", "docs/index.md": '<a href="guide/payouts/">B</a>\n'}),
        (NAV, {"docs/other/payouts.md": "# B\n"}),
        (NAV, {"docs/tags.md": "# B\n"}),
        (f"{NAV}not_in_nav: |\n  /guide/pay*\n", {"docs/guide/payouts.md": "# B\n"}),
        (f"{NAV}not_in_nav: '/guide/pay*'\n", {"docs/guide/payouts.md": "# B\n"}),
        (f"{NAV}  - guide/*.md\n", {"docs/guide/payouts.md": "# B\n"}),
        (f"{NAV}  - Guide: guide/\n", {"docs/guide/payouts.md": "# B\n"}),
    ],
    ids=[
        "no navigation",
        "linked",
        "linked in HTML",
        "another folder",
        "one beside it",
        "left out",
        "left out in one line",
        "pattern",
        "folder",
    ],
)
def test_no_other_page_is_told(tmp_path: Path, config: str, texts: dict[str, str]) -> None:
    assert found(tmp_path, config, texts) == []


@pytest.mark.parametrize(
    ("entry", "rule"),
    [("Payouts: guide/payuots.md", "missing-nav-page"), ("Payouts: guide/pay.md", "repeated-nav-page")],
)
def test_a_page_that_a_wrong_entry_means_follows_from_that(entry: str, rule: str, tmp_path: Path) -> None:
    site = checked(tmp_path, f"{NAV}  - {entry}\n", {"docs/guide/payouts.md": "# B\n"})
    problems = told_once([each for look in (missing_entries, repeated_entries, unlisted_pages) for each in look(site)])
    told = [(each.rule, [other.rule for other in followers]) for each, followers in without_followers(problems)]
    assert told == [(rule, ["unlisted-page"])]
