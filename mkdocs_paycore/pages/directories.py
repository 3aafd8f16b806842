"""The directories as pages: payment and payout methods, and the services of both, drawn from what providers support.

The text is Markdown with variables and component calls, as a writer would type it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.directory_names import offered_sides
from mkdocs_paycore.catalog.methods import UNLISTED, Side
from mkdocs_paycore.markdown.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mkdocs_paycore.catalog.model.provider import Feature
    from mkdocs_paycore.catalog.usage import Usage

_TEMPLATES = Templates("mkdocs_paycore.pages")
_OTHER = "Other"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+.!|~<>&$^=:\-])")
_DEFINITIONS = {
    (Side.PAYMENT, "methods"): "A *payment method* is the way in which a customer chooses to pay you.",
    (Side.PAYOUT, "methods"): "A *payout method* is the way in which you pay a customer.",
    (Side.PAYMENT, "services"): "A *payment service* is a payment method in a certain currency: cards are a payment "
    "method, cards in euros a payment service.",
    (Side.PAYOUT, "services"): "A *payout service* is a payout method in a certain currency.",
}
_NONE = "The providers here support none that is known."
_SOURCE = "Codes and names are taken over from the open data of OpenFinTech, under the MIT licence."
_NAMED = (
    "Where a provider names its currencies, you find it under those. Where it names none, what you get depends on your "
    "account there: it stands once, with all that the method is known to come in."
)
_KNOWN = {
    Side.PAYMENT: "Which currencies a method comes in is known from open data.",
    Side.PAYOUT: "Open data knows the currencies of payments, but not of payouts. A payout method that is a payment "
    "method as well is shown with the currencies of that one. Any other comes in the currencies of its provider; where "
    "those are several, it is not known in which of them.",
}


def directory_sources(usage: Usage, *, hidden: Collection[Feature] = ()) -> dict[str, str]:
    """Return the pages of the directories as Markdown with front matter, by name; see `directory_names`.

    Args:
        usage: what the providers that the reader may see support.
        hidden: the features that the site does not offer; without payouts there is no directory of them.
    """
    pages: dict[str, str] = {}
    for side in offered_sides(hidden):
        pages |= dict(_method_pages(usage, side))
        pages[f"{side}-services"] = _service_page(usage, side)
    return pages


def _method_pages(usage: Usage, side: Side) -> Iterator[tuple[str, str]]:
    used = usage.providers[side]
    shared, own = usage.shared(side), usage.own[side]
    names = {provider.code: provider.name for provider in usage.all}
    introduction = f"Here are the {len(used):,} that the providers support, each with those providers."
    paragraphs = [f"{_DEFINITIONS[side, 'methods']} {introduction if used else _NONE} {_see(side, 'services')}"]
    if own:
        lists = [
            f"[{len(codes):,} of them]({side}-methods/{code}.md) only {_escaped(names[code])} has; they have a page of "
            "their own."
            for code, codes in own.items()
        ]
        paragraphs.append(" ".join(lists))
    yield (
        f"{side}-methods",
        _page(
            f"{side.title()} methods",
            f"All {side} methods and the providers that support them.",
            [*paragraphs, _SOURCE],
            _sections(usage, side, shared, "method_directory"),
            boost=1,  # who looks for a method finds it here, with its providers
        ),
    )
    for code, codes in own.items():
        listed = [method for method in used if method in codes]
        title = f"{side.title()} methods of <<provider.name>>"
        text = f"These {len(listed):,} {side} methods only [<<provider.name>>](../{code}/index.md) has."
        yield (
            f"{side}-methods/{code}",
            _page(
                title,
                f"The {side} methods that only <<provider.name>> has.",
                [f"{text} All others are under [{side} methods](../{side}-methods.md)."],
                _sections(usage, side, listed, "method_directory", f', provider="{code}"'),
                provider=code,
            ),
        )


def _service_page(usage: Usage, side: Side) -> str:
    services = usage.services[side]
    count = sum(len(entry.named) for entry in services.values())
    introduction = f"Here are {count:,}, by method."
    paragraphs = [
        f"{_DEFINITIONS[side, 'services']} {introduction if count else _NONE} {_see(side, 'methods')}",
        f"{_KNOWN[side]} {_NAMED}",
    ]
    if missing := len(usage.providers[side]) - len(services):
        reason = "no currency of theirs is known, or none that their provider names as well"
        paragraphs.append(f"{missing:,} more {side} methods have no entry: {reason}.")
    in_use = [code for code in usage.providers[side] if code in services]
    return _page(
        f"{side.title()} services",
        f"All {side} methods by currency, and the providers that support them.",
        [*paragraphs, _SOURCE],
        _sections(usage, side, in_use, "service_directory"),
    )


def _see(side: Side, noun: str) -> str:
    return f"See also [{side} {noun}]({side}-{noun}.md)."


def _sections(usage: Usage, side: Side, codes: Sequence[str], component: str, rest: str = "") -> list[tuple[str, str]]:
    """Return a heading and a component call for each category; without categories one call and no heading."""
    categories = usage.categories(side, codes)
    if list(categories) == [UNLISTED]:
        return [("", f'{component}("{side}"{rest})')]
    names = usage.directory.categories
    return [
        (_escaped(names.get(category, _OTHER)), f'{component}("{side}", category="{category}"{rest})')
        for category in categories
    ]


def _page(
    title: str,
    description: str,
    paragraphs: Sequence[str],
    sections: Sequence[tuple[str, str]],
    *,
    provider: str = "",
    boost: float = 0.5,
) -> str:
    return _TEMPLATES.markdown(
        "directory.md.j2",
        title=title,
        description=description,
        paragraphs=paragraphs,
        sections=sections,
        provider=provider,
        boost=boost,
    )


def _escaped(text: str) -> str:
    """Return a text as Markdown that shows it."""
    return _MARKDOWN.sub(r"\\\1", text)
