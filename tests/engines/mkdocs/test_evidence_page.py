"""A provider's page says what is missing for its status, and when its facts were checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.site import one

if TYPE_CHECKING:
    from tests.support.site_fixtures import Build

FILES = {
    "docs/index.md": "# Home",
    "docs/connectors/acme/provider.yml": "code: acme\nname: Acme\nstatus: ready\nverified: {on: 2021-07-12}\n",
    "docs/connectors/acme/more.md": "# More\n\n<<status_badge()>>\n",
}
TABLES = "# Providers\n\n<<provider_catalog()>>\n\n<<provider_table()>>\n"
CHECKED = "Last checked on 12 July 2021"


@pytest.mark.parametrize(
    ("epoch", "options", "is_stale"),
    [
        ("1626048000", {}, False),
        ("1689120000", {}, False),
        ("1689206400", {}, True),
        ("1626220800", {"stale_after_days": 1}, True),
        ("1700000000", {"stale_after_days": 9999}, False),
    ],
)
def test_a_page_says_how_its_facts_stand(
    build: Build, monkeypatch: pytest.MonkeyPatch, epoch: str, options: dict[str, int], *, is_stale: bool
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    site = build(FILES, plugins=[{"paycore": options}])
    page = site.page("connectors/acme/index.html")
    assert one(page, ".paycore-head .paycore-badge[data-status]").get_text() == "Ready, manual on request"
    assert one(page, ".paycore-head__checked").get_text().startswith(CHECKED)
    assert bool(page.select(".paycore-head__stale")) is is_stale
    badge = one(site.page("connectors/acme/more/index.html"), ".paycore-badge[data-status]")
    assert badge.get_text() == "Ready, manual on request"


def test_rows_have_the_badge_of_the_page(build: Build) -> None:
    site = build({**FILES, "docs/index.md": TABLES})
    rows = site.page().select('tr[data-provider="acme"][data-status="ready"]')
    assert [one(row, ".paycore-badge").get_text() for row in rows] == ["Ready, manual on request"] * 2
