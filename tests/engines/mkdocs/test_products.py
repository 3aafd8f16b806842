"""A site says what it connects: its pages, data and checks use the terms of each product."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.catalog.words.language import words_of
from tests.support import exports
from tests.support.carriers import CARRIERS, FILES
from tests.support.site import attributes, one

if TYPE_CHECKING:
    from tests.support.site import Site
    from tests.support.site_fixtures import Build

SPEC = """\
code: acme
name: Acme Pay
status: ready
features: [payments, h2h]
connections: [{kind: h2h_merchant_account, fields: [{key: a, label: A, type: text}]}]
"""
SAID = ("alt", "aria-label", "title", "placeholder", "content", "data-all", "data-some", "data-none", "data-also")
_TERMS = ("thing", "things", "full_thing", "full_things", "dashboard")
OF_PAYMENTS = {word.casefold() for term in _TERMS for word in str(words_of("en")[f"term.{term}"]).split()}
OF_PAYMENTS |= {"payment", "payout", "h2h", "merchant", "money", "currency", "currencies"}
_BOTH_PRODUCTS = CARRIERS.replace("products:\n", "products:\n  providers: {folder: connectors}\n")
BOTH = {**FILES, "./paycore.yml": _BOTH_PRODUCTS, "docs/connectors/acme/provider.yml": SPEC}


def shown(site: Site, path: str) -> str:
    """Return all that a page says: its text, and the attributes that are read out or shown."""
    if not path.endswith(".html"):
        return re.sub(r"<[^>]*>", " ", site.text(path))
    page = site.page(path)
    said = [value for name in SAID for value in attributes(page, f"[{name}]", name)]
    text = " ".join([page.get_text(" "), *said, *attributes(page, "[href]", "href")])
    return text.replace("provider.json", "")  # the published name of what each thing's data is in


CUSTOM = {
    "company_name": "Acme Ships",
    "dashboard_base_url": "https://wms.acme.example/",
    "support_email": "a@b.example",
}


@pytest.fixture
def carriers(build: Build) -> Site:
    return build(FILES, extra={"custom": CUSTOM})


@pytest.mark.slow
def test_no_page_of_a_site_of_carriers_has_a_word_of_payments(carriers: Site) -> None:
    pages = [path for path in carriers.files() if path.endswith((".html", ".svg", ".xml"))]
    assert "carriers/nord/index.html" in pages
    assert "carriers/what-changed.xml" in pages
    for path in pages:
        text = shown(carriers, path).casefold()
        assert {word for word in OF_PAYMENTS if re.search(rf"\b{word}", text)} == set(), path


@pytest.mark.slow
def test_no_component_and_no_page_of_a_site_of_exports_and_senders_has_a_word_of_payments(build: Build) -> None:
    site = build(exports.FILES, extra={"custom": CUSTOM})
    words = "|".join(sorted({*OF_PAYMENTS, "account", "buyer", "checkout"} - {"currency", "currencies"}))
    pages = [path for path in site.files() if path.endswith((".html", ".svg", ".xml"))]
    assert {"all/index.html", "targets/hoped/index.html", "senders/mailer/index.html"} <= {*pages}
    for path in pages:
        text = shown(site, path)
        assert re.findall(rf"(?i).{{0,40}}\b(?:{words}).{{0,40}}", text) == [], path
    manual = site.main("targets/kontor/index.html").get_text(" ")
    headings = {heading.text for heading in site.main("targets/kontor/index.html").select("h2")}
    assert headings >= {"What now", "When it does not work"}
    for said in ("for the API link", "I have set up what is needed at Kontor 2000", "In the bookkeeping desk"):
        assert said in manual
    assert "First try." in site.main("all/index.html").get_text(" ")


def test_a_site_of_carriers_uses_their_terms(carriers: Site) -> None:
    assert one(carriers.page(), "caption").text == "2 carriers"
    catalog = carriers.page("carriers/index.html")
    assert [option.text.split()[0] for option in catalog.select("[data-group=status] label")] == ["Live", "Planned"]
    assert attributes(catalog, "[data-also]", "data-also") == ["stickers"]
    assert [head.text for head in catalog.select("th[scope=col]")] == ["Logo", "Name", "Status", "Supported features"]
    manual = carriers.page("carriers/nord/index.html")
    assert "Link a pick-up point" in [heading.text for heading in manual.select("h2")]
    assert str(one(manual, ".paycore-head__action a")["href"]).endswith("connect-directory/carriers/nord/general")
    outcome = manual.select("[data-part=success] .paycore-form__outcome + p")[0]
    assert "Then: <b>Nordpost</b> ships for you now &amp; later." in str(outcome)
    assert one(manual, ".paycore-badge[data-status=live]").has_attr("data-ready")


def test_the_data_of_carriers_has_their_terms_and_no_methods(carriers: Site) -> None:
    rows = json.loads(carriers.text("carriers/index.json"))
    assert rows[0] == {
        "code": "nord",
        "name": "Nordpost",
        "status": "live",
        "status_text": "Live",
        "features": ["express", "tracking"],
        "features_text": "Express, Tracking",
        "connections": [
            {"kind": "contract", "label": "Shipping contract"},
            {"kind": "pickup", "label": "Pick-up point"},
        ],
    }
    provider = json.loads(carriers.text("carriers/nord/provider.json"))
    assert "payment_methods" not in provider
    assert provider["connections"][0]["kind"] == "contract"
    assert json.loads(carriers.text("carriers/nord/contract.schema.json"))["title"] == "Nordpost: Shipping contract"


def test_two_products_each_have_their_table_wording_and_data(build: Build) -> None:
    start = '<<provider_table()>>\n\n<<provider_table(product="carriers", status="live", features=["labels"])>>\n'
    site = build({**BOTH, "index.md": start, "docs/connectors/index.md": "# P\n\n<<provider_catalog()>>\n"})
    assert [caption.text for caption in site.page().select("caption")] == ["1 payment provider", "1 carrier"]
    assert attributes(site.page(), "tr[data-provider]", "data-provider") == ["acme", "nord"]
    for folder, codes in (("connectors", ["acme"]), ("carriers", ["nord", "sued"])):
        assert attributes(site.page(f"{folder}/index.html"), "tr[data-provider]", "data-provider") == codes
        assert [row["code"] for row in json.loads(site.text(f"{folder}/index.json"))] == codes
    assert "H2H merchant account" in shown(site, "connectors/acme/index.html")
    assert "payment_methods" in json.loads(site.text("connectors/acme/provider.json"))


def test_a_site_that_names_only_the_folder_is_as_without_the_file(build: Build, site: Site) -> None:
    files = {"connectors/acme/provider.yml": SPEC, "connectors/index.md": "# P\n\n<<provider_catalog()>>\n"}
    docs = {f"docs/{name}": text for name, text in files.items()} | {"index.md": "# A\n"}
    plain = build(docs).files()
    (site.root / "paycore.yml").write_text("products: {providers: {folder: connectors}}\n", "utf-8")
    assert build(docs).files() == plain


_NORD, _SUED = "docs/carriers/nord/provider.yml", "docs/carriers/sued/provider.yml"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "text", "reported"),
    [
        (_NORD, "code: nord\nname: N\nstatus: ready\n", "found 'ready', expected one of live, planned"),
        (_SUED, "code: sued\nname: S\nstatus: live\nfeatures: [trackin]\n", "(did you mean 'tracking'?)"),
        (_SUED, "code: sued\nname: S\nstatus: live\npayout_methods: [card]\n", "the unknown key 'payout_methods'"),
        ("docs/connectors/nord/provider.yml", SPEC.replace("acme", "nord"), "nord/provider.yml has too"),
        ("index.md", '<<provider_table(product="carrier")>>\n', "no product 'carrier' (did you mean 'carriers'?)"),
        ("index.md", '<<brand_only(feature="trackin")>>\n\nA\n\n<<brand_end()>>\n', "no feature 'trackin' (did you"),
        ("./paycore.yml", "products:\n  carriers: {folder: ../c}\n", "paycore.yml:2:22: "),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_product_is_reported_with_its_place(
    build: Build, path: str, text: str, reported: str
) -> None:
    site = build({**BOTH, path: text}, check_reported=False)
    assert [line for line in site.reported if reported in line], site.reported


def test_a_brand_without_a_feature_shows_no_connection_that_needs_it(build: Build) -> None:
    custom = "custom: {company_name: A, dashboard_base_url: 'https://d.example/'}\n"
    brand = f"name: acme\nfeatures: {{exclude: [tracking]}}\n{custom}"
    site = build(
        {**FILES, "brands/acme.yml": brand},
        extra=...,
        site_url=...,
        site_name="A",
        plugins=[{"paycore": {"brand": "acme"}}],
    )
    provider = json.loads(site.text("carriers/nord/provider.json"))
    assert provider["features"] == ["express"]
    assert [connection["kind"] for connection in provider["connections"]] == ["contract"]
    assert "Tracked" not in site.main().text
