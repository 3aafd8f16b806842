from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.pages.manual import CUSTOM_NAMES, manual_source

FIELDS = [{"key": "token", "label": "Token", "type": "text"}]
HEADING = "## Set up your account"
REACH = "You can reach <<provider.name>>"


def source(**keys: Any) -> str:
    provider = Provider.model_validate({"code": "north", "name": "North", "status": "ready", **keys})
    return manual_source(provider, names=CUSTOM_NAMES)


def connections(*kinds: Kind) -> list[dict[str, Any]]:
    return [{"kind": kind, "fields": FIELDS} for kind in kinds]


def headings(text: str) -> list[str]:
    return re.findall(r"^##+ (.*)$", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("support", "said"),
    [
        ({"emails": ["a@b.co"]}, "by e-mail at [a@b.co](mailto:a@b.co)."),
        ({"phones": ["+38 (056) 794"]}, "by phone on [+38 (056) 794](tel:+38056794)."),
        (
            {"emails": ["a@b.co", "c@d.co"], "phones": ["1", "2"]},
            "by e-mail at [a@b.co](mailto:a@b.co) or [c@d.co](mailto:c@d.co), or by phone on [1](tel:1) or [2](tel:2).",
        ),
    ],
)
@pytest.mark.parametrize("setup", [[], ["Ask them for an account."]])
def test_how_to_reach_the_provider_stands_below_the_steps(support: dict[str, Any], said: str, setup: list[str]) -> None:
    text = source(support=support, setup=setup)
    assert f"{REACH} {said}\n" in text
    section = text.partition(HEADING)[2].partition("\n## ")[0]
    assert section.split() == [*(["1.", *setup[0].split()] if setup else []), *REACH.split(), *said.split()]


@pytest.mark.parametrize("support", [{}, {"urls": ["https://north.example/"]}])
def test_no_heading_without_anything_below(support: dict[str, Any]) -> None:
    text = source(support=support)
    assert HEADING not in text
    assert REACH not in text


def test_a_contact_is_shown_as_it_stands() -> None:
    emails = [
        "_a_b_@c.example",
        "*x*&amp;`y`@c.example",
        "[a](b)%20)@c.example",
        "<i>@c.example",
        "<<custom.x>>@c.example",
    ]
    page = BeautifulSoup(Markdown().convert(source(support={"emails": emails})), "html.parser")
    links = [link for link in page.select("a[href^=mailto]") if "c.example" in str(link["href"])]
    assert [link.get_text() for link in links] == emails
    assert [unquote(str(link["href"])) for link in links] == [f"mailto:{email}" for email in emails]
    assert not any(link.select("*") for link in links)


@pytest.mark.parametrize(
    ("status", "said", "unsaid"),
    [
        ("ready", "Try it here first. This form asks for the same as the one in the Dashboard:", "will ask for"),
        ("not_ready", "This is what the form will ask for. You can try it here:", "Try it here first"),
    ],
)
def test_a_form_is_introduced_by_what_it_can_do(status: str, said: str, unsaid: str) -> None:
    text = source(status=status, connections=connections(Kind.PROVIDER_ACCOUNT, Kind.H2H_MERCHANT_ACCOUNT))
    assert text.count(said) == 1
    assert unsaid not in text


def test_headings_of_several_connections_are_different() -> None:
    kinds = (Kind.PROVIDER_ACCOUNT, Kind.H2H_MERCHANT_ACCOUNT, Kind.MERCHANT_ACCOUNT, Kind.ACCOUNT)
    reported = headings(source(connections=connections(*kinds)))
    assert len(reported) == len(set(reported)) == 14
    assert reported[-2:] == ["What now", "When it does not work"]
    assert "Step 2. Enter the credentials for the H2H merchant account" in reported
    assert "Step 2. Enter the credentials" in headings(source(connections=connections(Kind.H2H_MERCHANT_ACCOUNT)))


@pytest.mark.parametrize("keys", [{}, {"status": "not_ready"}, {"connections": connections(Kind.ACCOUNT)}])
def test_the_support_team_is_named_once(keys: dict[str, Any]) -> None:
    assert len(re.findall(r"write to (?:our support team at )?<<support_link\(", source(**keys), re.IGNORECASE)) == 1


def test_what_is_on_request_is_reported_before_the_rest() -> None:
    reported = headings(source(warnings=["Mind this."], currencies=["USD"]))
    assert reported == ["The manual comes on request", "What to know", "Methods and currencies"]


def test_a_provider_that_is_not_ready_has_nothing_to_set_up() -> None:
    text = source(status="not_ready", setup=["Get in touch with your manager."], ip_allowlist="required")
    assert "Get in touch" not in text
    assert headings(text) == []


def test_paths_in_the_steps_are_calls() -> None:
    assert '1. Open <<path("Settings > API keys")>>.\n' in source(setup=["Open *Settings* \u2192 *API keys*."])


def test_nobody_is_sent_to_connect_a_provider_that_has_ended() -> None:
    ended = {"on": "2023-08-01", "source": "https://news.example/", "checked_on": "2026-11-27"}
    text = source(ended=ended, connections=connections(Kind.ACCOUNT))
    assert "<<provider.name>> cannot be connected any more: what became of it" in text
    assert '<<connection_form("account")>>' in text
    for gone in ("Step 1.", "Press **", "is not implemented yet", "<<next_steps"):
        assert gone not in text
