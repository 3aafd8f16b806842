"""Whose the hosts are that manuals lead to: the page's own provider's, another one's, and with https."""

from __future__ import annotations

import pytest

from mkdocs_paycore.check.text.links.dashboard_links import wrong_dashboard_links
from mkdocs_paycore.check.text.links.insecure_links import insecure_links
from mkdocs_paycore.check.text.links.other_hosts import links_to_hosts_of_others
from mkdocs_paycore.source.problem import Severity
from tests.support.checked import checked_pages_at, found_by

SOUTH = "# South Pay\n\nWebsite: [south](https://www.spay.example/)\n\nLogin: [log in](https://my.spay.example/)\n"
HEAD = "# North\n\nWebsite: [north](https://www.npay.example/)\n\n"
CONNECT = "https://dashboard.acme.example/connect-directory/payment-providers/{}/general"


def _site(north: str, **others: str) -> dict[str, str]:
    return {
        f"docs/connectors/{code}/index.md": text for code, text in {"north": north, "south": SOUTH, **others}.items()
    }


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Login: [log in](https://my.spay.example/)\n", 5),
        ("Login: [my.spay.example](https://my.spay.example/)\n", 5),
        ("## Set up account\n\nOpen [their site](https://spay.example/keys).\n", 7),
        ("Open <https://docs.spay.example/> for more.\n", 5),
        ("How North fares is told at `https://state.spay.example`.\n", 5),
    ],
    ids=["login", "its host as text", "their site", "an address alone", "in code beside the own name"],
)
def test_a_link_to_the_host_of_another_provider_is_found(text: str, line: int) -> None:
    (problem,) = links_to_hosts_of_others(checked_pages_at(_site(HEAD + text)))
    assert (problem.line, problem.rule) == (line, "other-provider-host")


def test_the_head_that_has_a_host_beside_its_own_one_has_it_wrongly() -> None:
    problems = links_to_hosts_of_others(checked_pages_at(_site(HEAD + "Login: [log in](https://my.spay.example/)\n")))
    assert [problem.path for problem in problems] == ["docs/connectors/north/index.md"]


@pytest.mark.parametrize(
    "text",
    [
        "South Pay has its own form: see [its site](https://spay.example/).\n",
        "See [South-Pay](https://spay.example/).\n",
        "Login: [log in](https://my.npay.example/)\n",
        "![South](https://spay.example/logo.svg)\n",
        "See [the docs](https://docs.other.example/) and `https://spay.example/`.\n",
        "North forwards to South Pay at `https://state.spay.example`.\n",
        "How North fares is told at `https://state.npay.example`.\n",
    ],
    ids=[
        "the sentence names it",
        "the text names it",
        "its own",
        "a picture",
        "nobody's host, and code",
        "both",
        "own code",
    ],
)
def test_a_link_that_belongs_there_stays_without_a_word(text: str) -> None:
    assert not list(links_to_hosts_of_others(checked_pages_at(_site(HEAD + text))))


def test_a_host_of_a_group_is_everybodys() -> None:
    group = "Website: [group](https://group.example/)\n"
    texts = {code: f"# {code.title()}\n\n{group}" for code in ("east", "west")}
    assert not list(links_to_hosts_of_others(checked_pages_at(_site(HEAD + group, **texts))))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"South Pay has its own form: see [South Pay]({CONNECT.format('south')}).\n", 0),
        (f"For South Pay, open [its form]({CONNECT.format('south')}).\n", 0),
        (f"Open [the form]({CONNECT.format('south')}).\n", 1),
        (f"Open [North]({CONNECT.format('south')}).\n", 1),
    ],
    ids=["link and sentence name it", "the sentence names it", "nobody is named", "the page's own is named"],
)
def test_a_link_to_another_form_is_right_where_that_provider_is_named(text: str, count: int) -> None:
    assert len(list(wrong_dashboard_links(checked_pages_at(_site(HEAD + text))))) == count


@pytest.mark.parametrize(
    "text",
    [
        "Website: [north](http://www.npay.example/)",
        "Login: [log in](http://my.npay.example:8080/login)",
        "## Set up\n\nOpen [the merchant portal](http://m.npay.example/).",
        "## Set up\n\n[Sign up](http://m.npay.example/new) first.",
        "## Set up\n\nOpen <http://m.npay.example/login>.",
    ],
)
def test_a_page_of_a_provider_with_http_weighs_less_than_a_host_that_has_https(text: str) -> None:
    (problem,) = insecure_links(checked_pages_at({"docs/connectors/north/index.md": f"# North\n\n{text}\n"}))
    assert (problem.rule, problem.severity) == ("insecure-link", Severity.WARNING)
    assert problem.suggestion.startswith("expected https://")
    assert not problem.fix


@pytest.mark.parametrize(
    "target",
    [
        "http://localhost:8000/login",
        "http://192.168.1.5/login",
        "http://gateway/login",
        "http://pay.local/login",
        "http://api.npay.example/login",
        "http://npay.example/api/login",
        "http://npay.example/ws/login?wsdl",
        "http://www.w3.org/2001/login",
        "<<custom.website_url>>login",
        "http://blog.other.example/post",
    ],
)
def test_an_address_that_is_no_page_may_have_http(target: str) -> None:
    text = f"# North\n\nSee [a]({target}), `http://npay.example/login` and [b](https://other.example/).\n"
    assert found_by(insecure_links, checked_pages_at({"docs/connectors/north/index.md": text})) == []


def test_another_host_of_one_domain_says_nothing_of_a_host() -> None:
    text = "[a](https://ecomm.npay.example/) [b](http://ecomms2s.npay.example/)"
    assert found_by(insecure_links, checked_pages_at({"docs/index.md": text})) == []
