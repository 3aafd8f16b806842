"""Hosts of the platform that a site's manuals name and no value of a brand has."""

from __future__ import annotations

import pytest

from mkdocs_paycore.leak.former_hosts import platform_domains
from mkdocs_paycore.manuscript.manuscript import Manuscript

CALLBACK = "Set the callback to `https://psp.old.example/{}/callback`.\n"


def page(code: str, text: str) -> Manuscript:
    return Manuscript(text, f"docs/connectors/{code}/index.md", f"connectors/{code}/index.md")


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([page("a", "[C](https://dash.old.example/connect-directory/payment-providers/a/general)")], ["old.example"]),
        ([page("a", CALLBACK.format("a")), page("b", CALLBACK.format("b"))], ["old.example"]),
        ([page("a", CALLBACK.format("a"))], []),
        ([page("a", CALLBACK.format("x")), page("b", CALLBACK.format("y"))], []),
        ([page("psp", "https://psp.old.example/psp/callback"), page("old", "https://psp.old.example/old/return")], []),
        ([page("a", "[Log in](https://dash.old.example/login)")], []),
        (
            [Manuscript("https://dashboard.old.example/a and https://docs.old.example/", "docs/a.md", "a.md")],
            ["old.example"],
        ),
        ([Manuscript("https://dashboard.old.example/a, https://www.old.example/", "docs/a.md", "a.md")], []),
        ([Manuscript("https://docs.old.example/ https://api.old.example/", "docs/a.md", "a.md")], []),
        ([Manuscript(CALLBACK.format("a") * 2, "docs/index.md", "index.md")], []),
    ],
)
def test_links_into_the_dashboard_and_callbacks_name_the_platform(pages: list[Manuscript], expected: list[str]) -> None:
    assert platform_domains(pages) == expected
