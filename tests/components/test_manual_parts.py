"""The parts of a manual around its form: what is needed, IP addresses, paths, support, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml

from tests.support.site import one

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from bs4 import Tag

    from tests.support.site_fixtures import Build

BRAND: dict[str, Any] = {
    "name": "acme",
    "site_name": "Acme Docs",
    "site_url": "https://docs.acme.example/help/",
    "custom": {
        "company_name": "Acme <Pay>",
        "dashboard_base_url": "https://dashboard.acme.example/",
        "support_email": "help@acme.example",
    },
}
ADDRESSES = ["8.8.8.8", "203.0.113.64/29", "2606:4700::10"]
NORTH: dict[str, Any] = {
    "code": "north",
    "name": "North & Co",
    "status": "ready",
    "ip_allowlist": "required",
    "setup": ["Sign up.", "Open *Settings* → *API keys*."],
    "callbacks": ["Set the callback URL."],
    "connections": [
        {
            "kind": "provider_account",
            "fields": [
                {"key": "login", "label": "Login", "provider_label": "User ID", "type": "text", "required": True,
                 "find_at": "Under *Settings > API*.", "help": "Only yours."},
                {"key": "cert", "label": "Certificate", "type": "file", "accept": [".pem"], "required": True},
                {"key": "test_mode", "label": "Test mode", "type": "toggle", "help": "For tests."},
            ],
        },
        {"kind": "merchant_account", "fields": [{"key": "token", "label": "Token", "type": "secret"}]},
    ],
}  # fmt: skip


def files(page: str, *, brand: Mapping[str, Any] = {}, **provider: Any) -> dict[str, str]:
    return {
        "./brands/acme.yml": yaml.safe_dump({**BRAND, **brand}),
        "docs/connectors/north/provider.yml": yaml.safe_dump({**NORTH, **provider}),
        "docs/connectors/north/index.md": f"# North\n\n{page}\n",
        "index.md": "# Home\n",
    }


def page(build: Build, text: str, **changes: Any) -> Tag:
    site = build(files(text, **changes), plugins=[{"paycore": {"brand": "acme"}}], site_url=..., extra=...)
    return site.main("connectors/north/index.html")


def needs(page: Tag) -> dict[str, str]:
    rows = page.select(".paycore-needs > dl > div")
    return {one(row, "dt").get_text(): " ".join(one(row, "dd").get_text(" ").split()) for row in rows}


def test_a_head_says_what_is_needed_and_about_how_long_it_takes(build: Build) -> None:
    assert needs(page(build, "<<provider_header()>>", brand={"addresses": ADDRESSES})) == {
        "Time": "About 25 minutes. How long North & Co takes to open or to verify an account is not counted.",
        "Account": "Provider account or Merchant account. First you need an account of your own at North & Co.",
        "To collect": "1 to 2 values from North & Co, as the kind of account asks for, with a file among them: "
        "User ID, Certificate (Provider account); Token (if you need them)",
        "IP addresses": "North & Co answers only to addresses on its list. Add these: "
        "IPv4 8.8.8.8 203.0.113.64/29 IPv6 2606:4700::10",
    }


@pytest.mark.parametrize(
    ("provider", "left"),
    [
        ({"ip_allowlist": "optional"}, ["Time", "Account", "To collect"]),
        ({"ip_allowlist": "ask_manager", "setup": []}, ["Account", "To collect", "IP addresses"]),
        ({"connections": []}, []),
        ({"status": "not_ready"}, []),
    ],
)
def test_a_head_says_nothing_that_nobody_knows(build: Build, provider: dict[str, Any], left: list[str]) -> None:
    assert list(needs(page(build, "<<provider_header()>>", **provider))) == left


def test_addresses_are_the_brands_and_its_samples_are_told(build: Build) -> None:
    shown = one(page(build, "<<ip_addresses()>>", brand={"addresses": ["192.0.2.10"]}), ".paycore-addresses")
    assert [code.get_text() for code in shown.select("code")] == ["192.0.2.10"]
    assert "These addresses are examples: do not use them." in shown.get_text()


def test_without_addresses_a_reader_is_told_whom_to_ask(build: Build) -> None:
    shown = one(page(build, "<<ip_addresses()>>"), ".paycore-addresses")
    assert shown.select("code") == []
    assert str(one(shown, "a")["href"]).startswith("mailto:help@acme.example?subject=Your%20public%20IP%20addresses&")


@pytest.mark.parametrize(
    ("call", "text", "subject"),
    [
        ("support_link()", "help@acme.example", "Question: North & Co"),
        ('support_link("request")', "help@acme.example", "Connection request: North & Co"),
        ('support_link("mistake")', "Report a mistake on this page", "Mistake on the page: North & Co"),
        ('support_link(text="Ask <us>")', "Ask <us>", "Question: North & Co"),
    ],
)
def test_a_mail_to_support_names_provider_and_page(build: Build, call: str, text: str, subject: str) -> None:
    link = one(page(build, f"Here: <<{call}>>."), "a")
    assert link.get_text() == text
    parts = urlsplit(str(link["href"]))
    said = parse_qs(parts.query)
    assert (parts.scheme, unquote(parts.path), said["subject"]) == ("mailto", "help@acme.example", [subject])
    assert said["body"][0].split("\r\n")[:2] == [
        "About: North & Co (north)",
        "Page: https://docs.acme.example/help/connectors/north/",
    ]


def test_a_mail_about_something_else_is_refused(build: Build) -> None:
    build(
        {"index.md": '# A\n\nHere: <<support_link("mistakes")>>.\n'},
        reported=["there is no subject 'mistakes' (did you mean 'mistake'?)"],
    )


def test_a_path_is_read_out_as_one_and_marked_up_nowhere(build: Build) -> None:
    shown = one(page(build, 'Open <<path("Settings > <b>API</b> → Keys")>>.'), ".paycore-path")
    assert [part.get_text() for part in shown.select("b")] == ["Settings", "<b>API</b>", "Keys"]
    assert shown.get_text() == "Settings then <b>API</b> then Keys"


@pytest.mark.parametrize("call", ['path("Settings")', 'path("Settings > ")', "path(3)"])
def test_a_path_has_two_ends(build: Build, call: str) -> None:
    build({"index.md": f"# A\n\nOpen <<{call}>>.\n"}, reported=["name two menus or more"])


def test_paths_in_sentences_of_a_file_are_drawn(build: Build) -> None:
    shown = page(build, '<<credentials("provider_account")>>')
    assert one(shown, ".paycore-path").get_text() == "Settings then API"


def test_a_help_text_stands_once_on_a_page(build: Build) -> None:
    both = page(build, '<<credentials("provider_account")>>\n\n<<connection_form("provider_account")>>')
    assert (both.get_text().count("Only yours."), both.get_text().count("For tests.")) == (1, 1)
    switch = one(both, '[data-field="test_mode"]')
    assert one(switch, "a")["href"] == "#credential-provider_account-test_mode"
    alone = page(build, '<<connection_form("provider_account")>>')
    assert alone.get_text().count("Only yours.") == 1


def entries(shown: Tag, selector: str) -> list[str]:
    return [" ".join(each.get_text(" ").split()) for each in shown.select(selector)]


@pytest.mark.parametrize(
    ("provider", "steps"),
    [
        ({}, ["First payment.", "Going live.", "Renewal.", "Reconnecting.", "Disconnecting."]),
        ({"features": ["payouts"], "connections": NORTH["connections"][1:]},
         ["First payout.", "Reconnecting.", "Disconnecting."]),
        ({"connections": [{"kind": "account", "fields": [{"key": "to", "label": "Pay to", "type": "text"}]}]},
         ["First payment.", "Disconnecting."]),
    ],
)  # fmt: skip
def test_what_comes_next_follows_from_the_file(build: Build, provider: dict[str, Any], steps: list[str]) -> None:
    shown = page(build, "<<next_steps()>>", **provider)
    assert entries(shown, ".paycore-next > li > b:first-child") == steps
    assert ("Test mode" in shown.get_text()) is ("Going live." in steps)
    assert ("our addresses off its list" in entries(shown, ".paycore-next > li")[-1]) is ("Reconnecting." in steps)


def test_cards_for_tests_are_listed_with_what_comes_of_each(build: Build) -> None:
    cards = {"cards": [{"number": "4242424242424242", "result": "paid <b>"}], "note": "Any date will do."}
    said = {"source": "https://a.example/", "checked_on": "2026-11-27"}
    fields = [{"key": "test_mode", "label": "Test mode", "type": "toggle"}]
    connections = [{"kind": "account", "fields": fields}]
    shown = page(build, "<<next_steps()>>", connections=connections, test_cards={**cards, **said})
    step = next(step for step in shown.select(".paycore-next li") if "Test cards" in step.get_text())
    assert step.get_text() == (
        "Test cards. 4242424242424242: paid <b>. Any date will do. Source, looked at on 27 November 2026."
    )


def test_what_goes_wrong_follows_from_the_file_and_known_cases_come_first(build: Build) -> None:
    known = {"what": "*Error 7*", "why": "No money.", "do": "Pay in at [North](https://north.example/).",
             "source": "https://north.example/errors"}  # fmt: skip
    shown = page(build, "<<troubleshooting()>>", troubleshooting=[known])
    first, *others = shown.select(".paycore-trouble > div")
    assert one(first, "dt em").get_text() == "Error 7"
    assert [link["href"] for link in first.select("a")] == ["https://north.example/", "https://north.example/errors"]
    said = [one(each, "dt").get_text() for each in others]
    assert said == [
        "Save cannot be pressed.",
        "North & Co refuses the connection, or does not answer.",
        "The credentials are copied right, and North & Co does not accept them.",
        "North & Co answers that a key, a password or a signature is wrong.",
        "The file is not accepted.",
        "It worked, and now North & Co refuses everything.",
        "A payment is made, and its status here stays the same.",
    ]
    assert "Login is User ID there" in entries(shown, ".paycore-trouble dd")[4]


def test_the_providers_with_an_allowlist_are_listed_by_how_much_they_ask_for_it(build: Build) -> None:
    made = files("Hi.")
    for code, state in (("asks", "ask_manager"), ("not", "unknown")):
        made[f"docs/connectors/{code}/provider.yml"] = yaml.safe_dump(
            {"code": code, "name": code.title(), "status": "ready", "ip_allowlist": state}
        )
    made["index.md"] = "# Home\n\n<<allowlist_providers()>>\n"
    shown = one(build(made, plugins=[{"paycore": {"brand": "acme"}}], site_url=..., extra=...).main(), "dl")
    assert [(div["data-allowlist"], [a["href"] for a in div.select("a")]) for div in shown.select("div")] == [
        ("required", ["connectors/north/"]),
        ("ask_manager", ["connectors/asks/"]),
    ]


@pytest.mark.parametrize("width", ["0", "1201", '"400"'])
def test_a_logo_has_a_width_that_fits_a_page(build: Build, width: str) -> None:
    found = width.replace('"', "'")
    build(
        {
            "docs/connectors/north/provider.yml": yaml.safe_dump(NORTH),
            "docs/connectors/north/index.md": f"# A\n\nA <<provider_logo(width={width})>>\n",
        },
        reported=[f"found the width {found} (expected a number of pixels up to 1200)"],
    )
