"""A brand that hides features: what is left of providers, pages and navigation, and what is reported to a writer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from bs4 import BeautifulSoup
from click.testing import CliRunner

from mkdocs_paycore.cli.main import main
from tests.support.brand_site import BRANDS, BrandSite, brand
from tests.support.brand_site import SOURCES as SITE_SOURCES

if TYPE_CHECKING:
    from pathlib import Path

METHODS = {"payment_methods": {"bank": {"pix": "Pix"}}, "payout_methods": {"bank": {"giro": "Giro"}}}
FIELDS = [{"key": "api_key", "label": "API key", "type": "text", "required": True}]
PROVIDERS: dict[str, dict[str, Any]] = {
    "both": {"features": ["payments", "payouts", "h2h"], "payment_methods": ["pix"], "payout_methods": ["giro"]},
    "outgoing": {"features": ["payouts"], "payout_methods": ["giro"]},
    "direct": {"features": ["payments", "h2h"], "payment_methods": ["pix"]},
    "roundabout": {
        "features": ["payouts", "h2h"],
        "payment_methods": ["pix"],
        "payout_methods": ["giro"],
        "tagline": "Cards and giros.",
    },
    "silent": {},
}
KINDS = {"both": ["provider_account", "h2h_merchant_account"], "direct": ["h2h_merchant_account"]}
MANUAL = """\
# <<provider.name>>

<<provider_header()>>

<<connection_form("provider_account")>>

<<brand_only(feature="h2h")>>
## Host to host

<<connection_form("h2h_merchant_account")>>
<<brand_end()>>

<<brand_except(feature="payouts")>>
Money only comes in.
<<brand_end()>>
"""
NAV = [
    {"Home": "index.md"},
    {"Outgoing": ["connectors/payout-methods.md", {"Its manual": "connectors/outgoing/index.md"}]},
    {"Incoming": "connectors/payment-methods.md"},
    "list.md",
]
SOURCES: dict[str, str | bytes] = {
    "docs/connectors/methods.yml": yaml.safe_dump({"categories": {"bank": "Bank"}, **METHODS}),
    "docs/connectors/both/index.md": MANUAL,
    **{
        f"docs/connectors/{code}/provider.yml": yaml.safe_dump(
            {
                "code": code,
                "name": code.title(),
                "status": "ready",
                **keys,
                "connections": [{"kind": kind, "fields": FIELDS} for kind in KINDS.get(code, ())],
            }
        )
        for code, keys in PROVIDERS.items()
    },
}


def hiding(name: str, choice: dict[str, list[str]]) -> dict[str, str | bytes]:
    return {f"brands/{name}.yml": brand(name, name.title(), f"{name}.example", features=choice)}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BrandSite:
    monkeypatch.delenv("PAYCORE_BRAND", raising=False)
    site = BrandSite.made(tmp_path / "project", nav=NAV)
    for name in (*BRANDS, *(name for name in SITE_SOURCES if name.endswith("provider.yml"))):
        (site.root / name).unlink()
    site.write(SOURCES)
    return site


def built(site: BrandSite, choice: dict[str, list[str]]) -> dict[str, bytes]:
    """Return the files of a brand that was built beside one that hides nothing."""
    site.write({"brands/oakridge.yml": brand("oakridge", "Oakridge", "oakridge.example")} | hiding("pinecrest", choice))
    assert site.build() == []
    assert [str(problem) for problem in site.problems] == []
    return site.files("pinecrest")


def provider(files: dict[str, bytes], code: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files[f"connectors/{code}/provider.json"])
    return data


@pytest.mark.parametrize("choice", [{"exclude": ["payouts"]}, {"include": ["payments", "h2h"]}], ids=str)
@pytest.mark.slow
def test_a_brand_without_payouts_has_no_word_of_them(project: BrandSite, choice: dict[str, list[str]]) -> None:
    files = built(project, choice)
    ours = {path: text for path, text in files.items() if not path.startswith("assets/")}
    mentions = [
        path for path, text in ours.items() if b"ayout" in text.replace(b'"payout_methods": []', b"") or b"giro" in text
    ]
    assert mentions == []
    assert [path for path in files if "outgoing" in path or "payout" in path] == []
    assert provider(files, "both")["features"] == ["payments", "h2h"]
    assert b"Money only comes in." in files["connectors/both/index.html"]
    assert b"Money only comes in." not in project.files("oakridge")["connectors/both/index.html"]


@pytest.mark.slow
def test_the_navigation_has_no_hidden_page_and_no_section_of_them(project: BrandSite) -> None:
    files = built(project, {"exclude": ["payouts"]})
    page = BeautifulSoup(files["index.html"], "html.parser")
    assert [link.get_text() for link in page.select("nav a")] == ["Home", "Incoming", "List"]
    whole = BeautifulSoup(project.files("oakridge")["index.html"], "html.parser")
    assert [link.get_text() for link in whole.select("nav a")] == ["Home", "Outgoing", "Incoming", "List"]


@pytest.mark.slow
def test_a_brand_without_h2h_has_no_such_form_schema_or_badge(project: BrandSite) -> None:
    files = built(project, {"exclude": ["h2h"]})
    assert [path for path in files if "h2h" in path or "direct" in path] == []
    ours = {path: text for path, text in files.items() if not path.startswith("assets/")}
    assert [path for path, text in ours.items() if b"h2h" in text.lower() or b"Host to host" in text] == []
    assert b"H2H" in project.files("oakridge")["connectors/both/index.html"]
    assert [each["kind"] for each in provider(files, "both")["connections"]] == ["provider_account"]


@pytest.mark.slow
def test_a_provider_with_payments_through_h2h_only_has_no_payment_methods_without_it(project: BrandSite) -> None:
    files = built(project, {"exclude": ["h2h"]})
    shown = provider(files, "roundabout")
    assert (shown["features"], shown["payment_methods"], shown["payout_methods"]) == (["payouts"], [], ["giro"])
    assert b"Cards and giros." not in files["connectors/roundabout/index.html"]
    assert b"Cards and giros." in project.files("oakridge")["connectors/roundabout/index.html"]
    assert provider(files, "both")["payment_methods"] == ["pix"]


@pytest.mark.slow
def test_without_payments_there_are_none_through_a_host_to_host_account(project: BrandSite) -> None:
    files = built(project, {"exclude": ["payments"]})
    assert provider(files, "both")["features"] == ["payouts"]
    assert provider(files, "both")["payment_methods"] == []
    assert [path for path in files if "h2h" in path or "direct" in path or "payment" in path] == []


@pytest.mark.slow
def test_a_provider_of_which_the_facts_name_no_feature_stays(project: BrandSite) -> None:
    files = built(project, {"include": []})
    assert "connectors/silent/index.html" in files
    assert "connectors/both/index.html" not in files


@pytest.mark.slow
def test_brands_that_say_the_same_in_two_ways_share_a_render(project: BrandSite) -> None:
    project.write(hiding("one", {"exclude": ["payouts"]}) | hiding("two", {"include": ["h2h", "payments"]}))
    assert project.build() == []
    assert [line for line in project.said if line.startswith("rendering")] == ["rendering shape 1 of 1 (one, two)"]


def check(project: BrandSite, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    monkeypatch.setenv("PAYCORE_BRAND", "pinecrest")
    result = CliRunner().invoke(main, ["check", "-f", str(project.config_file), "--format", "json"])
    reported: list[dict[str, Any]] = json.loads(result.stdout)
    return reported


@pytest.mark.slow
def test_a_feature_that_is_none_is_reported_with_the_nearest(
    project: BrandSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write(hiding("pinecrest", {"exclude": ["payout"]}))
    (problem,) = [each for each in check(project, monkeypatch) if each["rule"] == "brand-unknown-feature"]
    assert problem["path"] == "brands/pinecrest.yml"
    assert problem["line"] == (project.root / "brands/pinecrest.yml").read_text().splitlines().index("  - payout") + 1
    assert "no feature 'payout'" in problem["message"]
    assert "payouts" in problem["suggestion"]


@pytest.mark.slow
def test_a_form_outside_of_a_block_is_reported_with_what_to_do(
    project: BrandSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write(hiding("pinecrest", {"exclude": ["h2h"]}))
    project.write({"docs/connectors/both/index.md": '# A\n\n<<connection_form("h2h_merchant_account")>>\n'})
    of_page = [each for each in check(project, monkeypatch) if each["path"].endswith("both/index.md")]
    (problem,) = [each for each in of_page if not each["rule"].startswith("manual-")]
    assert (problem["line"], problem["severity"]) == (3, "error")
    assert "the brand hides h2h" in problem["message"]
    assert '<<brand_only(feature="h2h")>>' in problem["suggestion"]


@pytest.mark.slow
@pytest.mark.parametrize("target", ["connectors/outgoing/index.md", "connectors/payout-methods.md#method-giro"])
def test_a_link_to_a_page_that_the_brand_hides_is_reported(
    project: BrandSite, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    project.write(hiding("pinecrest", {"exclude": ["payouts"]}))
    project.write({"docs/list.md": f"# List\n\nPay out with [this]({target}).\n"})
    (problem,) = [each for each in check(project, monkeypatch) if each["path"] == "docs/list.md"]
    assert (problem["line"], problem["column"]) == (3, 21)
    assert target.partition("#")[0] in problem["message"]
    assert "which the brand hides" in problem["message"]
    assert "brand_except" in problem["suggestion"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("mark", "message"),
    [
        ('brand_only(feature="h2")', "there is no feature 'h2'"),
        ('brand_only("pinecrest", feature="h2h")', "names no brands"),
        ("brand_only(feature=1)", "there is no feature 1"),
    ],
)
def test_a_wrong_block_is_reported(
    project: BrandSite, monkeypatch: pytest.MonkeyPatch, mark: str, message: str
) -> None:
    project.write(hiding("pinecrest", {"exclude": ["h2h"]}))
    project.write({"docs/list.md": f"# List\n\n<<{mark}>>\nText\n<<brand_end()>>\n"})
    (problem,) = [each for each in check(project, monkeypatch) if each["path"] == "docs/list.md"]
    assert message in problem["message"]
    assert problem["line"] == 3
