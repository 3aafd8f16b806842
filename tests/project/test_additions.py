"""What is added to a site's own files says whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from tests.support.site_fixtures import build, site, site_root

if TYPE_CHECKING:
    from tests.support.site_fixtures import Build

__all__ = ["build", "site", "site_root"]

CHANGES = {"entries": [{"on": "2026-05-04", "changes": [{"provider": "elm", "name": "Elm", "kind": "provider_added"}]}]}


@pytest.mark.parametrize(
    ("name", "title"), [("Birch Docs", "Birch Docs"), ("Docs of <<custom.company_name>>", "Docs of Birch")]
)
@pytest.mark.slow
def test_the_feed_of_a_site_without_a_brand_has_the_name_of_the_site(name: str, title: str, build: Build) -> None:
    files = {"index.md": "# Start\n", "docs/connectors/changes.yml": yaml.safe_dump(CHANGES)}
    built = build(files, site_name=name, extra={"custom": {"company_name": "Birch"}}, check_reported=False)
    feed = built.text("connectors/what-changed.xml")
    assert f"<title>{title}</title>" in feed
    assert f"<author><name>{title}</name></author>" in feed


@pytest.mark.parametrize(("folders", "href"), [(True, "../what-changed.xml"), (False, "what-changed.xml")])
@pytest.mark.slow
def test_the_page_of_what_changed_names_its_feed_in_the_head(build: Build, folders: bool, href: str) -> None:  # noqa: FBT001 - a case
    files = {"index.md": "# Start\n", "docs/connectors/changes.yml": yaml.safe_dump(CHANGES)}
    built = build(files, use_directory_urls=folders, check_reported=False)
    page = "connectors/what-changed/index.html" if folders else "connectors/what-changed.html"
    link = f'<link rel="alternate" type="application/atom+xml" title="What changed" href="{href}"></head>'
    assert built.text(page).count(link) == 1
    assert "atom+xml" not in built.text("index.html")
