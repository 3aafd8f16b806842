"""The directories of a built site: pages, anchors, links both ways, and nothing of a provider that a brand hides."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from mkdocs_paycore.catalog.model.code import RESERVED_CODES
from tests.support.site import attributes, one

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag

    from tests.support.site import Site

    Build = Callable[..., Site]

HOSTILE = """Pix & "B" <i>C</i>"""
OWN = [f"taxi-{number}" for number in range(101)]
METHODS: dict[str, Any] = {
    "categories": {"bank": "Bank *transfer*", "taxi": "Taxi"},
    "currencies": {"BRL": "Brazilian Real", "EUR": "Euro"},
    "countries": {"BR": "Brazil"},
    "payment_methods": {"bank": {"pix": {"name": HOSTILE, "currencies": ["BRL", "EUR"]}, "sepa": "SEPA"}},
    "payout_methods": {"bank": {"pix": "Pix"}, "taxi": {code: f"Taxi {code}" for code in OWN}},
}
PROVIDERS: dict[str, dict[str, Any]] = {
    "alpha": {"payment_methods": ["pix"], "payout_methods": ["pix"], "countries": ["BR"], "aliases": ["First"]},
    "beta": {"payment_methods": ["pix", "sepa"], "currencies": ["EUR"]},
    "gamma": {"payout_methods": OWN},
    "delta": {},
}
DIRECTORIES = ("payment-methods", "payout-methods", "payment-services", "payout-services", "payout-methods/gamma")


def sources(**changes: Any) -> dict[str, str]:
    files = {
        f"docs/connectors/{code}/provider.yml": yaml.safe_dump(
            {"code": code, "name": code.title(), "status": "ready", **keys}
        )
        for code, keys in PROVIDERS.items()
    }
    page = "# Providers\n\n<<provider_catalog()>>\n"
    text = yaml.safe_dump({**METHODS, **changes}, sort_keys=False, allow_unicode=True)
    return {"index.md": "# Home\n", "docs/connectors/index.md": page, "docs/connectors/methods.yml": text, **files}


@pytest.fixture
def built(build: Build) -> Site:
    return build(sources())


def entry(site: Site, directory: str, anchor: str) -> Tag:
    found = one(site.main(f"connectors/{directory}/index.html"), f'[id="{anchor}"]')
    around = found.find_parent("div") if found.name in ("h2", "h3") else found
    assert around is not None
    return around


def test_every_directory_has_a_page(built: Site) -> None:
    pages = {path for path in built.files() if path.endswith("index.html")}
    assert {f"connectors/{name}/index.html" for name in DIRECTORIES} <= pages
    assert "connectors/methods.yml" not in built.files()


def test_no_provider_takes_the_place_of_a_directory() -> None:
    assert {name.partition("/")[0] for name in DIRECTORIES} == set(RESERVED_CODES)


@pytest.mark.slow
def test_every_link_arrives(built: Site) -> None:
    pages = [path for path in built.files() if path.startswith("connectors/") and path.endswith("index.html")]
    for path in pages:
        for link in attributes(built.main(path), "a[href]", "href"):
            if ":" not in link:
                target, _, anchor = link.partition("#")
                if target.endswith(".json"):
                    assert (built.folder / posixpath.dirname(path) / target).is_file()
                    continue
                found = posixpath.normpath(posixpath.join(posixpath.dirname(path), target, "index.html"))
                page = built.main(found if target else path)
                assert not anchor or one(page, f'[id="{anchor}"]')


def test_method_leads_to_its_providers_and_back(built: Site) -> None:
    links = attributes(entry(built, "payment-methods", "method-pix"), "h3 + div a", "href")
    assert links == ["../alpha/", "../beta/"]
    links = attributes(one(built.main("connectors/alpha/index.html"), ".paycore-supports"), "a", "href")
    assert links == [
        "../payment-methods/#method-pix",
        "../payment-services/#service-pix",
        "../payout-methods/#method-pix",
        "../payout-services/#service-pix",
    ]


def test_services_say_what_is_known(built: Site) -> None:
    pix = entry(built, "payment-services", "service-pix")
    assert [" ".join(line.get_text().split()) for line in pix.select("dd")] == [
        "EUR: Beta",
        "BRL and those above, depending on your account at Alpha",
    ]
    one(pix, '[id="service-pix-BRL"]')
    assert built.main("connectors/payment-services/index.html").select('[id="service-sepa-EUR"]')
    text = built.main("connectors/payout-services/index.html").get_text()
    assert "101 more payout methods have no entry" in text


def test_names_are_text(built: Site) -> None:
    assert HOSTILE in entry(built, "payment-methods", "method-pix").get_text()
    headings = built.main("connectors/payment-methods/index.html").select("h2")
    assert [heading.get_text() for heading in headings] == ["Bank *transfer*"]


def test_many_methods_of_one_provider_stand_apart(built: Site) -> None:
    own = built.main("connectors/payout-methods/gamma/index.html")
    assert len(own.select("li[id]")) == 101
    assert one(own, "h1").get_text() == "Payout methods of Gamma"
    assert not built.main("connectors/payout-methods/index.html").select('[id^="method-taxi"]')
    links = attributes(built.main("connectors/gamma/index.html"), ".paycore-supports a", "href")
    assert links == ["../payout-methods/gamma/"]
    row = one(built.main("connectors/index.html"), 'tr[data-provider="gamma"]')
    assert row["data-payout"] == ""


def test_provider_without_methods_has_no_empty_section(built: Site) -> None:
    assert "Methods and currencies" not in built.main("connectors/delta/index.html").get_text()


def test_aliases_are_on_the_page(built: Site) -> None:
    assert "First" in one(built.main("connectors/alpha/index.html"), ".paycore-head").get_text()


def test_hidden_providers_leave_nothing(build: Build) -> None:
    brand = {
        "name": "acme",
        "site_url": "https://docs.acme.example/",
        "custom": {"company_name": "Acme Pay"},
        "providers": {"exclude": ["beta", "gamma"]},
    }
    site = build({**sources(), "brands/acme.yml": yaml.safe_dump(brand)}, plugins=[{"paycore": {"brand": "acme"}}])
    text = "\n".join(page.decode() for path, page in site.files().items() if path.endswith((".html", ".json", ".xml")))
    assert [word for word in ("Beta", "beta", "Gamma", "gamma", "SEPA", "sepa", "Taxi", "taxi") if word in text] == []
    assert 'data-provider="alpha"' in text


def test_a_directory_of_which_all_is_hidden_keeps_its_page(build: Build) -> None:
    brand = {
        "name": "acme",
        "site_url": "https://docs.acme.example/",
        "custom": {"company_name": "Acme Pay"},
        "providers": {"include": ["delta"]},
    }
    page = '# Home\n\n[Services](connectors/payout-services.md)\n\n<<service_directory("payment", category="bank")>>\n'
    files = {**sources(), "index.md": page, "brands/acme.yml": yaml.safe_dump(brand)}
    site = build(files, plugins=[{"paycore": {"brand": "acme"}}])
    assert "support none that is known" in site.main("connectors/payout-services/index.html").get_text()


def test_a_site_without_the_file_has_no_directories(build: Build) -> None:
    files = sources()
    del files["docs/connectors/methods.yml"]
    site = build(files)
    assert not [path for path in site.files() if "-methods" in path or "-services" in path]
    supports = one(site.main("connectors/beta/index.html"), ".paycore-supports")
    assert "sepa" in supports.get_text()
    assert not supports.select("a")


def test_a_page_that_a_writer_wrote_wins(build: Build) -> None:
    page = '# Ways to pay\n\n<<method_directory("payment", category="bank")>>\n'
    site = build({**sources(), "docs/connectors/payment-methods.md": page})
    assert one(site.main("connectors/payment-methods/index.html"), "h1").get_text() == "Ways to pay"
    assert entry(site, "payment-methods", "method-sepa").select("a")


@pytest.mark.parametrize(
    ("call", "reported"),
    [
        ('method_directory("payments")', "there is no side 'payments' (did you mean 'payment'?)"),
        ('method_directory("payment", category="banks")', "there is no category 'banks' (did you mean 'bank'?)"),
        ('service_directory("payout", category="taxis")', "there is no category 'taxis' (did you mean 'taxi'?)"),
        ("provider_methods()", "the page has no provider"),
    ],
)
def test_a_wrong_call_is_reported(build: Build, call: str, reported: str) -> None:
    build({**sources(), "index.md": f"# Home\n\n<<{call}>>\n"}, reported=[reported])


def test_an_unknown_code_is_reported_with_its_place(build: Build) -> None:
    payment = {"bank": {"pix": {"name": "Pix", "currencies": []}}}
    reported = "docs/connectors/beta/provider.yml:7:3: error: payment_methods: 'sepa' is not in methods.yml"
    build(sources(payment_methods=payment), reported=[reported])
