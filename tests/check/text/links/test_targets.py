"""Links and addresses as they are typed: what is found in them, and right ones without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.check.text.links.addresses import faulty_addresses
from mkdocs_paycore.check.text.links.insecure_links import insecure_links
from mkdocs_paycore.check.text.links.provider_links import links_to_other_providers
from mkdocs_paycore.check.text.links.targets import dead_links
from tests.support.checked import checked_pages_at, checked_texts, found_by

if TYPE_CHECKING:
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.rule import Look

VALUES = {"custom.dashboard_base_url": "https://dash.acme.example/", "custom.host": "dash.acme.example"}
SECURE = "[a](https://pay.example/a) "
PASTED = "https://a.examplehttps://b.example"
FOUND = [
    (insecure_links, f"{SECURE}[b](http://pay.example/b)", ["1:32 insecure-link expected https://pay.example/b"]),
    (insecure_links, f"{SECURE}<http://www.pay.example>", ["1:29 insecure-link expected https://www.pay.example"]),
    (
        insecure_links,
        f"{SECURE}<a href='http://PAY.example'>b</a>",
        ["1:37 insecure-link expected https://PAY.example"],
    ),
    (insecure_links, f"{SECURE}[b](http://my.pay.example/b)", []),
    (insecure_links, "[a](https://acme.co.uk) [b](http://other.co.uk)", []),
    (faulty_addresses, "[a](rol\nes.md)", ["1:8 broken-address expected roles.md"]),
    (faulty_addresses, "[a](see\nbelow) it", []),
    (faulty_addresses, "[a](https://exam)", ["1:5 cut-address write the whole address"]),
    (faulty_addresses, "[a](https://acme.com) [b](https://my.acme)", ["1:27 cut-address write the whole address"]),
    (faulty_addresses, "[a](https://pay.gov.example) [b](https://www.nasa.gov)", []),
    (faulty_addresses, "[a](https://)", ["1:5 cut-address write the whole address"]),
    (faulty_addresses, "[a](https:///x)", ["1:5 cut-address write the whole address"]),
    (faulty_addresses, "[a](https://pay.example/lo…)", ["1:5 cut-address write the whole address"]),
    (faulty_addresses, "[a](https://pay.example/lo...)", ["1:5 cut-address write the whole address"]),
    (faulty_addresses, "[a]: https://pay\n\n[a]", ["1:6 cut-address write the whole address"]),
    (faulty_addresses, f"[a]({PASTED}/x)", ["1:22 pasted-addresses expected https://b.example/x"]),
    (faulty_addresses, f"Open {PASTED} now", ["1:23 pasted-addresses expected https://b.example"]),
    (
        faulty_addresses,
        "[a](https://a.example/https://a.example/x)",
        ["1:23 pasted-addresses expected https://a.example/x"],
    ),
    (
        faulty_addresses,
        "[a](<<custom.dashboard_base_url>>https://b.example)",
        ["1:34 pasted-addresses expected https://b.example"],
    ),
    (
        faulty_addresses,
        "[a](https://<<custom.dashboard_base_url>>login)",
        ["1:5 pasted-addresses expected <<custom.dashboard_base_url>>login"],
    ),
    (faulty_addresses, "[a](https://pay.example/a b)", ["1:26 broken-address expected https://pay.example/a%20b"]),
    (faulty_addresses, "[a](https://pay.example/\nlogin)", ["1:25 broken-address expected https://pay.example/login"]),
    (dead_links, "# A\n\n[x](#b)", ["3:5 missing-anchor "]),
    (dead_links, "![a](b.png)", ["1:6 missing-file "]),
    (
        dead_links,
        "[a](b/<<custom.host>>/)",
        ["1:7 variable-in-path write the path without a variable, or begin the link with it"],
    ),
]


@pytest.mark.parametrize(("look", "text", "expected"), FOUND)
def test_what_is_found(look: Look[CheckedTexts], text: str, expected: list[str]) -> None:
    assert found_by(look, checked_texts(text, values=VALUES)) == expected


def test_http_becomes_https_where_that_is_certain() -> None:
    checked = checked_texts(f"{SECURE}[b](http://pay.example/b)")
    (problem,) = insecure_links(checked)
    (edit,) = problem.fix
    text = checked.manuscripts[0].text
    assert text[: edit.start] + edit.text + text[edit.end :] == f"{SECURE}[b](https://pay.example/b)"


RIGHT = [
    "[a](http://pay.example/a) where nobody says https.",
    f"{SECURE}[b](http://other.example/b)",
    "`http://exam` and `https://` in code, and https:// in prose begins an address.",
    "[a](http://localhost:8000/) [b](http://127.0.0.1/) [c](http://[::1]/) [d](https://10.0.0.1:8080)",
    "[a](https://web.archive.org/web/2020/https://a.example/)",
    "[a](https://a.example/?next=https://b.example) [b](https://a.example/#https://b.example)",
    "[a](https://a.example/login?u=a:b@c) [b](mailto:help@a.example?subject=https://a.example)",
    "[a](<<custom.dashboard_base_url>>login) [b](https://<<custom.host>>/login) [c](https://<<custom.host>>)",
    '[a](https://a.example/ "A title") [b]( https://a.example ) [c](<https://a.example/a b>)'.replace("a b", "a-b"),
    "[a](\nhttps://a.example/) [b](https://a.example/\n'title')",
    "[a](mailto:help@a.example) [b](tel:+123) [c](javascript:void(0)) [d](data:,x) [e](//a.example/x)",
    "[a]({{ url }}) [b]({% link x %}) [c](${BASE}/x) [d](<%= x %>) [e]({{ page.url }}/x)",
    "[a](#top) [b](#) [c](#__skip) [d](#fn:1) [e](#:~:text=x)",
    "```\n[a](none.md)\n```\n\n`[a](none.md)` <!-- [a](none.md) -->",
    "# A title\n\n[a](#a-title)\n\n## *B* `c` [d](https://a.example)\n\n[b](#b-c-d)",
    "[a](feed_rss_created.xml)",
    "[a](../../outside/)",
    '<link href="none.css" rel="stylesheet"> <script src="none.js"></script>',
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_links_have_no_problem(text: str) -> None:
    checked = checked_texts(text, values=VALUES)
    assert [found_by(look, checked) for look in (dead_links, faulty_addresses, insecure_links)] == [[], [], []]


LIST = "docs/connectors/index.md"
OTHERS = [
    ("[Acme](north/)", "did you mean 'acme/'?"),
    ("[Acme Pay](north/index.md)", "did you mean 'acme/index.md'?"),
    ("[**Acme**](../connectors/north/)", "did you mean '../connectors/acme/'?"),
    ("<!--\n| [Acme](north/) |\n-->", "did you mean 'acme/'?"),
    ("| [Alfa Bank](adgroup/) |\n| [ADgroup](adgroup/) |", "lead to the page of that provider"),
]


@pytest.mark.parametrize(("text", "hint"), OTHERS)
def test_a_link_that_names_another_provider(text: str, hint: str) -> None:
    pages = {
        LIST: f"# All\n\n{text}\n",
        "docs/connectors/acme/index.md": "# Acme Pay\n",
        "docs/connectors/north/index.md": "# North Bank\n",
    }
    (found,) = links_to_other_providers(checked_pages_at(pages))
    assert (found.rule, found.path, found.suggestion) == ("other-provider-link", LIST, hint)


@pytest.mark.parametrize(
    "text",
    [
        "[North](north/) [the manual](north/) [here](north/) [Acme](acme/)",
        "| [North Bank](north/) |\n| [NB manual](north/) |",
        "- [North Bank](north/)\n- [North Bank (cards)](north/)",
        "- [North Bank](north/)\n- [Step 2](north/#step-2)\n- [Set up](north/)",
        "[Acme and North](north/) [Acme](https://acme.example/) ![Acme](north/)",
    ],
)
def test_a_link_that_names_its_provider_or_none(text: str) -> None:
    pages = {
        LIST: f"# All\n\n{text}\n",
        "docs/connectors/acme/index.md": "# Acme Pay\n",
        "docs/connectors/north/index.md": "# North Bank\n",
    }
    assert list(links_to_other_providers(checked_pages_at(pages))) == []
