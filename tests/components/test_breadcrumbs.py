"""The way back from a provider's page, and the entry of the navigation that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.site import one

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.site import Site

pytestmark = pytest.mark.slow

PROVIDER = "code: acme\nname: Acme\nstatus: ready\nip_allowlist: unknown\n"
FILES = {"docs/index.md": "# Home\n", "docs/connectors/acme/provider.yml": PROVIDER}


def test_a_provider_leads_back_to_all_of_them(build: Callable[..., Site]) -> None:
    page = build({**FILES, "docs/connectors/index.md": "# All\n"}).main("connectors/acme/index.html")
    path = one(page, "nav.paycore-breadcrumbs")
    assert one(path, "a")["href"] == "../"
    assert path.get_text(" ", strip=True) == "Payment providers Acme"
    assert one(path, "[aria-current=page]").get_text() == "Acme"
    assert path.find_next("h1") is not None


def test_there_is_no_way_back_where_nothing_lists_all(build: Callable[..., Site]) -> None:
    assert build(FILES).main("connectors/acme/index.html").select("nav.paycore-breadcrumbs") == []


NAVIGATIONS: list[tuple[list[Any], str]] = [
    ([{"Home": "index.md"}, {"Providers": ["connectors/index.md"]}], "Providers"),
    ([{"Home": "index.md"}, {"Start": ["index.md", {"Every": "connectors/index.md"}]}], "Every"),
    ([{"Home": "index.md"}, {"Every": "connectors/index.md"}], "Every"),
]


@pytest.mark.parametrize(("nav", "name"), NAVIGATIONS)
def test_the_navigation_marks_where_a_page_belongs_that_it_leaves_out(
    build: Callable[..., Site], nav: list[Any], name: str
) -> None:
    theme = {"name": "material", "font": False}
    site = build({**FILES, "docs/connectors/index.md": "# All\n"}, theme=theme, nav=nav)
    active = site.page("connectors/acme/index.html").select(".md-nav--primary li.md-nav__item--active")
    assert active[-1].get_text(" ", strip=True).startswith(name)
    assert site.page("index.html").select(".md-nav--primary li.md-nav__item--active")[0].get_text(strip=True) != name
