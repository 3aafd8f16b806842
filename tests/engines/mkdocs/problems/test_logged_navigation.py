"""What is wrong with the navigation: the entry with its place and the nearest page, and each page that it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.check.folding import without_followers
from mkdocs_paycore.engines.mkdocs.check import site_problems
from tests.support.site import configuration

if TYPE_CHECKING:
    from tests.support.site import Site

VALIDATION = {"nav": {"omitted_files": "warn", "not_found": "warn"}}


def told(site: Site, nav: list[Any]) -> list[str]:
    """Return what is said of a site of three pages with that navigation, causes only."""
    pages = {f"docs/{name}.md": f"# {name}\n" for name in ("index", "list", "other/page")}
    site.write({**pages, "mkdocs.yml": configuration(nav=nav, validation=VALIDATION)})
    found = without_followers(site_problems(site.root / "mkdocs.yml"))
    return [str(problem) for problem, _ in found if problem.rule in {"mkdocs", "missing-nav-page"}]


def test_a_right_navigation_is_left_alone(site: Site) -> None:
    assert told(site, ["index.md", {"List": "list.md"}, {"Other": ["other/page.md"]}]) == []


def test_an_entry_that_leads_nowhere_is_an_error_with_its_place(site: Site) -> None:
    (found,) = told(site, ["index.md", {"List": "lits.md"}, {"Other": ["other/page.md"]}])
    line = (site.root / "mkdocs.yml").read_text().splitlines().index("- List: lits.md") + 1
    assert found == (
        f"mkdocs.yml:{line}:9: error: the navigation names 'lits.md', and there is no such page"
        " (did you mean 'list.md'?) [missing-nav-page]"
    )


@pytest.mark.parametrize("nav", [["index.md", "list.md"]])
def test_a_page_that_the_navigation_lacks_is_named(site: Site, nav: list[Any]) -> None:
    (found,) = told(site, nav)
    message = "the navigation does not have this page (add it to nav of mkdocs.yml, or to not_in_nav)"
    assert found == f"docs/other/page.md: warning: {message} [mkdocs]"
