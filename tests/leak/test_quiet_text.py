"""A brand's new words in what all sites say: none is missed that the gate would find."""

from __future__ import annotations

import base64

import pytest

from mkdocs_paycore.brand.model import Brand
from mkdocs_paycore.leak.foreign import Sites
from mkdocs_paycore.leak.gate import Gate
from mkdocs_paycore.leak.quiet_text import QuietText
from mkdocs_paycore.leak.words import brand_words

BRAND = Brand(
    "acme",
    {"company_name": "Acme Pay", "url": "https://dash.acmepay.example/", "mail": "help@acmepay.example"},
    addresses=("192.0.2.10",),
)
WORDS = brand_words(BRAND)
PIECES = [
    b"<p>Ask Acme Pay.</p>",
    b"<p>Ask ACMEPAY now</p>",
    b"<p>Ask Ac&#109;e Pay</p>",
    b"<p>Ask <b>Ac</b>me Pay</p>",
    b"<a href='https://dash.acmepay.example/x'>x</a>",
    b"<a href='https%3A%2F%2Fdash.acmepay.example'>x</a>",
    b"<p>\xd0\x90cme Pay</p>",
    b"<p>Acrne Pay, Acme P\xc3\xa4y</p>",
    b"<p>192.0.2.10</p>",
    b"var a = '\\u0041cme Pay';",
    b'var a = "' + base64.b64encode(b"Acme Pay is here") + b'";',
    b"<p>yap emca</p>",
    b"acme-pay/index.html",
    b"<p>help@acmepay.example</p>",
    b"<p>Nothing at all</p>",
    b"<p>Nothing at all.example</p>",
    b"<p>No payment, no 192.0.2.100</p>",
]


@pytest.mark.parametrize("piece", PIECES)
def test_what_the_gate_finds_in_a_piece_is_found_in_the_text_of_many(piece: bytes) -> None:
    found = list(Gate(WORDS).leaks_in("page.html", piece, Sites(["other"])))
    around = [b"<p>before</p>", piece, b"<p>behind \xe2\x82\xac &amp; more</p>"]
    text = QuietText.restored(QuietText.of(around).kept())
    assert text.may_hold(WORDS) == bool(found)


def test_further_texts_are_looked_at_as_well() -> None:
    text = QuietText.of([b"<p>nothing</p>"])
    assert not text.may_hold(WORDS, also=["nothing"])
    assert text.may_hold(WORDS, also=["nothing", "of Acme Pay"])


def test_what_was_kept_and_damaged_is_no_text() -> None:
    with pytest.raises(ValueError, match="Expecting"):
        QuietText.restored(b"damaged")
