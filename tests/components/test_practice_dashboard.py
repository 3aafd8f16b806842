"""The practice dashboard: whose forms it holds, in which words, and which of their fields it reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support import exports
from tests.support.carriers import FILES, NORD
from tests.support.site import one

if TYPE_CHECKING:
    from bs4 import Tag

    from tests.support.site_fixtures import Build

ACME = "code: acme\nname: Acme\nstatus: ready\nfeatures: [payments]\nconnections: [{kind: account, fields: []}]\n"
BOLT = ACME.replace("acme", "bolt").replace("Acme", "Bolt").replace("status: ready", "status: not_ready")
PROVIDERS = {"docs/connectors/acme/provider.yml": ACME, "docs/connectors/bolt/provider.yml": BOLT}
_OF_BOTH = FILES["./paycore.yml"].replace("products:\n", "products:\n  providers: {folder: connectors}\n")
BOTH = {**FILES, **PROVIDERS, "./paycore.yml": _OF_BOTH}
MEANT = """\
code: nord
name: Nordpost
status: live
connections:
  - kind: contract
    fields:
      - {key: title, label: Title, type: text, means: name}
      - {key: trial, label: Trial, type: toggle, means: test_mode}
      - {key: state, label: State, type: select, choices: [open, shut], means: status}
"""


def dashboard(build: Build, call: str, files: dict[str, str], *, page: str = "index.md") -> Tag:
    site = build({**files, page: f"# Practise\n\n<<{call}>>\n"})
    return one(site.main(page.removeprefix("docs/").replace(".md", ".html")), ".paycore-practice")


def test_without_codes_it_holds_what_can_be_connected(build: Build) -> None:
    section = dashboard(build, "practice_dashboard()", PROVIDERS)
    assert [each["data-form"] for each in section.select("dialog[data-form]")] == ["acme:account"]


@pytest.mark.slow
def test_on_the_page_of_another_product_it_speaks_of_that(build: Build) -> None:
    section = dashboard(build, "practice_dashboard()", FILES, page="docs/carriers/index.md")
    assert [each["data-form"] for each in section.select("dialog[data-form]")] == ["nord:contract", "nord:pickup"]
    assert "choose one of the carriers" in section.text
    assert "This warehouse is" in section.text
    for form in section.select("form.paycore-form"):
        form.decompose()
    assert [word for word in ("account", "provider", "Dashboard") if word in section.text] == []


@pytest.mark.slow
def test_a_call_names_a_product_of_the_site(build: Build) -> None:
    section = dashboard(build, 'practice_dashboard(product="carriers")', BOTH)
    assert "choose one of the carriers" in section.text


def test_the_rules_are_called_what_the_site_calls_them(build: Build) -> None:
    own = FILES["./paycore.yml"].replace("button: Link", "button: Link, rule: zone, rules: zones")
    section = dashboard(build, "practice_dashboard()", {**FILES, "./paycore.yml": own})
    assert "Make a zone" in section.text
    assert "payment rule" not in section.text


@pytest.mark.slow
def test_a_form_says_which_of_its_fields_name_the_connection(build: Build) -> None:
    section = dashboard(build, "practice_dashboard()", {**FILES, "docs/carriers/nord/provider.yml": MEANT})
    form = one(section, "dialog[data-form]")
    assert [form[f"data-{name}-field"] for name in ("name", "test", "status")] == ["title", "trial", "state"]
    section = dashboard(build, "practice_dashboard()", {**FILES, "docs/carriers/nord/provider.yml": NORD})
    form = section.select("dialog[data-form]")[0]
    assert (form.get("data-name-field"), form["data-test-field"]) == (None, "test_mode")


@pytest.mark.slow
def test_rules_are_limited_by_what_the_site_says_or_by_currency_and_country_where_buyers_pay(build: Build) -> None:
    asked = {
        "index.md": ["currency", "destination"],
        "docs/targets/index.md": ["office"],
        "docs/senders/index.md": [],
    }
    files = {**PROVIDERS, **exports.FILES, "./paycore.yml": f"{exports.PRODUCTS}  providers: {{folder: connectors}}\n"}
    call = 'practice_dashboard(["acme"])'
    for page, limits in asked.items():
        section = dashboard(build, call if page == "index.md" else "practice_dashboard()", files, page=page)
        assert [each["data-limit"] for each in section.select("[data-part=rule] select")] == limits
        assert [each["data-limit"] for each in section.select("[data-part=board] select[data-limit]")] == limits
    section = dashboard(build, "practice_dashboard()", files, page="docs/targets/index.md")
    assert [each.text for each in section.select("[data-part=board] [data-limit] option")] == [
        "another",
        "North",
        "South",
    ]
    assert "The voucher is from" in section.text


@pytest.mark.slow
def test_a_form_says_which_methods_its_connection_brings(build: Build) -> None:
    section = dashboard(build, "practice_dashboard()", exports.FILES, page="docs/targets/index.md")
    brings, none = (form.get("data-methods-json") for form in section.select('dialog[data-form^="kontor:"]'))
    assert json.loads(str(brings)) == [
        {"key": "out", "label": "Outgoing", "needs": None},
        {"key": "in", "label": "Incoming", "needs": "both"},
    ]
    assert none is None


def test_two_of_a_page_have_ids_of_their_own(build: Build) -> None:
    site = build({**PROVIDERS, "index.md": "# A\n\n<<practice_dashboard()>>\n\n<<practice_dashboard()>>\n"})
    ids = [each["id"] for each in site.main().select(".paycore-practice [id]")]
    assert len(ids) == len(set(ids))


def test_what_its_script_says_is_data_of_its_own_element(build: Build) -> None:
    section = dashboard(build, 'practice_dashboard(["acme"])', PROVIDERS)
    assert json.loads(str(section["data-words-json"]))["rule_off"] == "Switch off"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("call", "message"),
    [
        ('practice_dashboard(["acm"])', "there is no provider 'acm'"),
        ('practice_dashboard([["acme"]])', "there is no provider ['acme']"),
        ("practice_dashboard([])", "found 0 providers to practise with, expected 1 to 12"),
        ('practice_dashboard("acme")', "expected a list of codes"),
        ('practice_dashboard(["acme", "nord"])', "found 'nord' of the product carriers, expected one of providers"),
        ('practice_dashboard(product="carrier")', "(did you mean 'carriers'?)"),
    ],
)
def test_a_call_that_names_nothing_usable_is_reported(build: Build, call: str, message: str) -> None:
    build({**BOTH, "index.md": f"# A\n\n<<{call}>>\n"}, reported=[message])


def test_a_product_of_which_nothing_can_be_connected_is_reported(build: Build) -> None:
    bolt = {"docs/connectors/bolt/provider.yml": BOLT}
    message = "found 0 providers to practise with"
    build({**bolt, "index.md": "# A\n\n<<practice_dashboard()>>\n"}, reported=[message])
