"""Pages are known by their address, whatever their source is called, and only where MkDocs publishes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.engines.mkdocs.check import site_problems
from tests.support.site import attributes

if TYPE_CHECKING:
    from tests.support.site_fixtures import Build

SPEC = """\
code: acme
name: Acme Pay
status: ready
features: [payments, payouts]
payment_methods: [own_card]
payout_methods: [own_card]
ip_allowlist: required
verified: {on: 2026-01-02, source: web}
connections:
  - kind: provider_account
    fields: [{key: api_key, label: API key, type: secret, required: true, anchor: nowhere}]
"""
MANUAL = "# Hand written <<provider.name>>\n\nMY OWN MANUAL\n"
METHODS = "payment:\n  - {code: card, name: Card}\npayout:\n  - {code: card, name: Card}\n"
HOME = {
    "index.md": "# Start\n",
    "connectors/index.md": "# Providers\n\n<<provider_table()>>\n",
    "connectors/acme/provider.yml": SPEC,
}
PAGE = "connectors/acme/index.html"
NAMES = [
    "connectors/acme/index.md",
    "connectors/acme/README.md",
    "connectors/acme.md",
    "connectors/acme/README.markdown",
]


def docs(**files: str) -> dict[str, str]:
    return {f"docs/{name}": text for name, text in {**HOME, **files}.items()}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.slow
def test_a_manual_is_the_page_at_its_address(build: Build, name: str) -> None:
    site = build(docs(**{name: MANUAL}), reported=["has no place #nowhere"])
    assert site.main(PAGE).get_text().split("\n") == ["Hand written Acme Pay", "MY OWN MANUAL"]
    assert "acme/" in attributes(site.main("connectors/index.html"), "a", "href")
    evidence = [each for each in site_problems(site.root / "mkdocs.yml") if each.rule == "provider-evidence"]
    assert evidence == []


def test_a_manual_in_the_navigation_is_built_once(build: Build) -> None:
    nav = [{"Start": "index.md"}, {"Providers": "connectors/index.md"}, {"Acme": "connectors/acme/README.md"}]
    site = build(docs(**{"connectors/acme/README.md": MANUAL}), nav=nav, check_reported=False)
    assert "MY OWN MANUAL" in site.main(PAGE).get_text()


@pytest.mark.parametrize("option", ["exclude_docs", "draft_docs"])
@pytest.mark.parametrize("written", [{}, {"connectors/acme/index.md": MANUAL}], ids=["generated", "written"])
def test_a_provider_whose_page_is_left_out_is_not_linked(build: Build, option: str, written: dict[str, str]) -> None:
    site = build(docs(**written), check_reported=False, **{option: "connectors/acme/\n"})
    assert not (site.folder / "connectors/acme").exists()
    listed = site.main("connectors/index.html")
    assert "Acme Pay" in listed.get_text()
    assert attributes(listed, "a", "href") == []


def test_a_draft_is_there_where_mkdocs_serves(build: Build) -> None:
    site = build(docs(), check_reported=False, command="serve", draft_docs="connectors/acme/\n")
    assert site.config is not None
    assert "acme/" in attributes(site.main("connectors/index.html"), "a", "href")


def test_a_note_that_is_left_out_is_no_manual(build: Build) -> None:
    site = build(docs(**{"connectors/acme/README.md": "MY OWN NOTE"}), check_reported=False, exclude_docs="README.md\n")
    assert "MY OWN NOTE" not in site.text(PAGE)
    assert "API key" in site.text(PAGE)


@pytest.mark.parametrize("name", ["payment-methods/README.md", "payment-methods/index.md", "payment-methods.md"])
def test_a_directory_is_the_page_at_its_address(build: Build, name: str) -> None:
    site = build(
        docs(
            **{
                f"connectors/{name}": "# My methods\n",
                "connectors/methods.yml": METHODS,
                "connectors/acme/provider.yml": SPEC.replace("own_card", "card"),
                "connectors/acme/README.md": MANUAL,
            }
        ),
        check_reported=False,
    )
    assert site.main("connectors/payment-methods/index.html").get_text().strip() == "My methods"
    links = attributes(site.main("connectors/payment-services/index.html"), "a", "href")
    assert "../payment-methods/" in links
    assert [line for line in site.reported if "not found" in line] == []


@pytest.mark.parametrize(
    "left_out", ["connectors/payment-methods.md", "connectors/acme/", "connectors/payment-services.md"]
)
def test_generated_pages_lead_to_no_page_that_is_left_out(build: Build, left_out: str) -> None:
    files = docs(**{"connectors/methods.yml": METHODS})
    site = build(files, check_reported=False, exclude_docs=f"{left_out}\n")
    address = left_out.removesuffix("/").removesuffix(".md")
    pages = [path for path in site.files() if path.startswith("connectors/") and path.endswith(".html")]
    assert f"{address}/index.html" not in pages
    links = [link for path in pages for link in attributes(site.main(path), "a", "href")]
    assert [link for link in links if link.partition("#")[0].endswith(f"{address.rpartition('/')[2]}/")] == []
    assert [line for line in site.reported if "is not found" in line or "excluded" in line] == []


@pytest.mark.parametrize("name", ["integration/ips.md", "integration/ips/README.md"])
def test_the_page_of_addresses_is_found_by_its_address(build: Build, name: str) -> None:
    site = build(docs(**{name: "# Our addresses\n"}), check_reported=False)
    assert "../../integration/ips/" in attributes(site.main(PAGE), "a", "href")


def test_the_page_of_a_hidden_provider_is_hidden_whatever_it_is_called(build: Build) -> None:
    brand = "name: north\nsite_name: North\nsite_url: https://north.example/\nproviders: {exclude: [acme]}\n"
    brand += (
        "custom: {company_name: North, dashboard_base_url: https://dash.north.example/, support_email: a@b.example}\n"
    )
    site = build(
        {**docs(**{"connectors/acme.md": MANUAL}), "brands/north.yml": brand},
        plugins=[{"paycore": {"brand": "north"}}],
        check_reported=False,
    )
    assert not (site.folder / "connectors/acme").exists()
