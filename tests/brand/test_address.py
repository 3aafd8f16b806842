"""Addresses that a brand may name."""

from __future__ import annotations

import pytest

from mkdocs_paycore.brand.address import is_link, is_mail_address


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("https://acme.example/a", True),
        ("http://acme.example:8080", True),
        ("mailto:help@acme.example", True),
        ("MAILTO:help@acme.example?subject=a", True),
        ("mailto:help", False),
        ("help@acme.example", False),
        ("ftp://acme.example", False),
        ("https://", False),
        ("https://acme.example:0", False),
        ("https://acme.example:99999", False),
        ("https://[acme]", False),
        ("acme.example", False),
    ],
)
def test_what_a_link_may_be(text: str, *, is_one: bool) -> None:
    assert is_link(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"), [("a@b", True), ("@b", False), ("a@", False), ("a@b@c", False), ("a b@c", False)]
)
def test_what_a_mail_address_is(text: str, *, is_one: bool) -> None:
    assert is_mail_address(text) is is_one
