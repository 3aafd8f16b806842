"""The draft of a `provider.yml`: what is known of a provider, and the keys that are filled in next as examples.

An example stands behind `# `, in the place where it belongs and with a word on what it means; a remark of the draft's
own stands behind `## `. So the file stays sound whichever examples are taken in, all of them included.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.methods import METHODS_FILE
from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.catalog.model.provider import IpAllowlist
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.catalog.product.wording import in_words_of
from mkdocs_paycore.source.yaml.write import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from mkdocs_paycore.catalog.methods import Directory
    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.catalog.product.model import Product

LISTS = ("payment_methods", "payout_methods", "currencies", "countries")
"""The keys that hold codes of the method directory."""
_USUAL = {"payment_methods": "payment_card", "payout_methods": "payment_card", "currencies": "EUR", "countries": "DE"}
_WIDTH = 56
_LONGEST = 96
_HEAD = """\
## A draft. Below, lines that begin with "# " are examples: put in your values and take the "# " away, or delete them.
## All keys: paycore schema provider{option}. What is wrong with the file: paycore check.

"""
_TAGLINE = "Card payments for online shops."
_STEP = "Ask for an account on the website and hand in the documents."
_PLAIN_STEP = "Ask for access on the website."
_PLAIN_TAGLINE = "What it does, for whom."


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    comment: str = ""
    is_example: bool = True

    def said(self, product: Product) -> str:
        """Return the line, with a comment in the words of a product."""
        text = f"# {self.text}" if self.is_example else self.text
        return f"{text:<{_WIDTH}}  # {in_words_of(product, self.comment)}" if self.comment else text


def provider_draft(
    code: str,
    name: str,
    *,
    product: Product = DEFAULT_PRODUCT,
    listed: Provider | None,
    directory: Directory,
    today: date,
) -> str:
    """Return the text of a new `provider.yml`.

    Args:
        code: the name of the provider's folder.
        name: the provider's name.
        product: what it is one of.
        listed: the provider as `directory.yml` lists it; what stands there is taken over.
        directory: the method directory; codes that it does not know stand in a remark, for they would be errors.
        today: an example of a day.
    """
    host = f"www.{re.sub(r'[^a-z0-9]+', '-', code).strip('-') or 'provider'}.example"
    lines = [
        _Line(f"code: {scalar(code)}", "the name of this folder", is_example=False),
        _Line(f"name: {scalar(name)}", "as the provider writes it", is_example=False),
        _Line(f"status: {product.unready}", _ready(product), is_example=False),
        _Line(f"website: https://{host}/", "the provider's own website"),
        _Line(f"login_url: https://{host}/login", "where a merchant signs in at the provider"),
        *_features(product),
        *(_codes("payment_methods", f"codes of {METHODS_FILE}", listed, directory) if product.has_methods else ()),
        *(_codes("payout_methods", f"codes of {METHODS_FILE}", listed, directory) if product.has_methods else ()),
        *_set_up(host, today, product),
        _Line("aliases: [Another name]", "other names that readers look for"),
        _Line(f"tagline: {_TAGLINE if product.has_methods else _PLAIN_TAGLINE}", "what the provider does, in one line"),
        *_codes("currencies", "codes of three letters", listed, directory),
        *_codes("countries", "codes of two letters", listed, directory),
        *_to_know(host, product),
        *_connections([str(kind) for kind in product.kinds]),
    ]
    option = f" --product {product.name}" if product.name != DEFAULT_PRODUCT.name else ""
    return _HEAD.format(option=option) + "".join(f"{line.said(product)}\n" for line in lines)


def _set_up(host: str, today: date, product: Product) -> Iterator[_Line]:
    yield _Line("setup:", "what to do at the provider, in order, a sentence a step")
    yield _Line(f"  - {_PLAIN_STEP if product.words.is_plain else _STEP}")
    yield _Line(f"ip_allowlist: {IpAllowlist.ASK_MANAGER}", f"{', '.join(IpAllowlist)}")
    yield _Line("verified:", "when you last compared this file with the provider's words")
    yield _Line(f"  on: {today.isoformat()}")
    yield _Line(f"  source: https://{host}/docs", "where you found them")


def _to_know(host: str, product: Product) -> Iterator[_Line]:
    yield _Line("support:", "how a merchant reaches the provider: emails, phones, urls")
    yield _Line(f"  urls: [https://{host}/contact]")
    yield _Line("callbacks:", "what the provider must be told about our addresses")
    where = "its settings" if product.words.is_plain else "the settings of the shop"
    yield _Line(f"  - The callback address is entered in {where}.")
    yield _Line("warnings:", "what a merchant must not overlook")
    yield _Line("  - The key is shown once only. Keep it in a safe place.")


def _connections(kinds: Sequence[str]) -> Iterator[_Line]:
    yield _Line("connections:", "the connection forms of the Dashboard, one a kind")
    yield _Line(f"  - kind: {kinds[0]}", f"or {', '.join(kinds[1:])}" if kinds[1:] else "what the connection is")
    yield _Line("    fields:", "in the order of the form")
    yield _Line("      - key: api_key", "its name in the data; do not change it later")
    yield _Line("        label: API key", "what the connection form calls it")
    yield _Line("        provider_label: Secret token", "what the provider calls it, where that differs")
    yield _Line(f"        type: {FieldType.SECRET}", f"{', '.join(FieldType)}")
    yield _Line("        required: true")
    yield _Line("        help: The key of your API access.", "a sentence, shown beside the field")
    yield _Line("        find_at: In the cabinet, *Settings* → *API*.", "where in the provider's cabinet it stands")


def _ready(product: Product) -> str:
    ready = next((code for code, terms in product.statuses.items() if terms.is_ready), "")
    return f"{ready}, once the platform has implemented it" if ready else ", ".join(product.statuses)


def _features(product: Product) -> Iterator[_Line]:
    if not product.has_own_features:
        yield _Line("features: [payments]", "payments, payouts, h2h (host-to-host payments)")
    elif product.features:
        yield _Line(f"features: [{next(iter(product.features))}]", ", ".join(product.features))


def facts(listed: Provider) -> list[str]:
    """Return the keys that a draft takes over from a provider of `directory.yml`."""
    return ["name", *(key for key in LISTS if getattr(listed, key))]


def _codes(key: str, comment: str, listed: Provider | None, directory: Directory) -> Iterator[_Line]:
    """Yield the lines of a list of codes: those that are listed, else an example."""
    known = directory.codes().get(key)
    codes: Sequence[str] = getattr(listed, key) if listed else ()
    sound = [code for code in codes if known is None or code in known]
    if sound:
        flow = f"{key}: [{', '.join(map(scalar, sound))}]"
        block = [f"{key}:", *(f"  - {scalar(code)}" for code in sound)]
        yield from (_Line(text, is_example=False) for text in ([flow] if len(flow) <= _LONGEST else block))
    elif known is None or known:
        usual = _USUAL[key]
        example = usual if known is None or usual in known else next(iter(known))
        yield _Line(f"{key}: [{scalar(example)}]", comment)
    if left := [code for code in codes if code not in sound]:
        yield _Line(f"## {key} that are listed, but not in {METHODS_FILE}: {', '.join(left)}", is_example=False)
