"""The name and the addresses of a provider, where a head keeps to no template, or its manual has them further down."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_paycore.intake.manual.read import read_manual
from tests.intake.manual.test_read import told

CONNECT = "\n\n## Connect Provider account\n\nEnter credentials:\n\n* Key\n"
SITE, LOGIN = "https://acme.example", "https://my.acme.example"


@pytest.mark.parametrize(
    ("head", "name", "website", "login"),
    [
        (f"# Acme: questions and answers\n\nWebsite: {SITE}", "Acme", SITE, None),
        (f"# Acme in 5 minutes\n\n[Acme]({SITE}) is a wallet. [Sign in here]({LOGIN}).", "Acme", SITE, LOGIN),
        (f"# Acme Pay (Italy)\n\nAcme Pay (see [their site]({SITE})) takes cards.", "Acme Pay (Italy)", SITE, None),
        (f"# Acme Pay (Italy)\n\nAcme Pay (Italy) takes cards. Site: {SITE}", "Acme Pay (Italy)", SITE, None),
        (f"# Acme: Pay by Link\n\nWebsite: {SITE}", "Acme: Pay by Link", SITE, None),
        (f"# Acme\n\nAcme (<{SITE}>) takes cards.", "Acme", SITE, None),
        (f"# Acme\n\nTheir site is [acme]({SITE}), the customers' zone is at [my]({LOGIN}).", "Acme", SITE, LOGIN),
        (f"# Acme\n\nSite: [acme]({SITE}). To log in: [my]({LOGIN}).", "Acme", SITE, LOGIN),
        (f"# Acme\n\n| | |\n|---|---|\n| Site | [a]({SITE}) |\n| Panel (login) | [my]({LOGIN}) |", "Acme", SITE, LOGIN),
        (f"# Acme\n\n## 1 General\n\nSite: {SITE}/en. Web client (log in here): {LOGIN}.", "Acme", f"{SITE}/en", LOGIN),
        (f"# Acme\n\n## Set up account\n\n[Log in to the cabinet]({LOGIN})", "Acme", None, LOGIN),
        (f"# Acme\n\n## Set up account\n\nApply on the [website]({SITE}/apply).", "Acme", None, None),
        (f"# Acme\n\n## Set up account\n\nLog in to [our panel]({LOGIN}).", "Acme", None, None),
        (f"# Acme\n\n**Website**: [acme]({SITE})\n\n**Login**: ask your manager", "Acme", SITE, None),
        (f'# Acme\n\n!!! quote ""\n    Your personal account for payments\n\n{SITE}/', "Acme", f"{SITE}/", None),
        (f"# Acme\n\n> A portal for all cards\n\n[acme.example]({SITE})", "Acme", SITE, None),
    ],
)
def test_a_head_of_any_habit_has_its_name_and_addresses(
    head: str, name: str, website: str | None, login: str | None
) -> None:
    provider = read_manual(Path("acme.md"), (head + CONNECT).encode(), path="acme.md").provider
    assert [provider.get(each) for each in ("name", "website", "login_url")] == [name, website, login]


def test_what_a_head_leaves_open_is_told() -> None:
    below = told(
        CONNECT,
        head=f"# Acme Pay\n\nAcme Pay takes cards.\n\n## General\n\nWeb client (log in here): {LOGIN}\n",
    )
    assert f"took {LOGIN} for the login, by the words before it" in below
    assert "found no address in 'ask your manager'" in told(CONNECT, head="# Acme\n\n**Login**: ask your manager\n")
