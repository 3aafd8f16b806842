"""The catalog: the table of providers with a search, filters and a view as cards. Without JavaScript it is the table.

`catalog.js` reads the rows' `data-` attributes and the options of the filters; a method's option says which currencies
the method is known to come in. Methods that only one provider has, where those are many, are not in the page: their
list is linked, and fetched for the search.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from mkdocs_paycore.catalog.evidence import Standing
from mkdocs_paycore.catalog.features import abilities, connected_methods
from mkdocs_paycore.catalog.methods import Side
from mkdocs_paycore.catalog.model.provider import IpAllowlist
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.catalog.words.labels import feature_words, status_words
from mkdocs_paycore.catalog.words.language import has_own, saying, word_table, words
from mkdocs_paycore.components.provider_table import named_product, provider_row
from mkdocs_paycore.components.support_link import request_address
from mkdocs_paycore.components.trade_words import trade_words
from mkdocs_paycore.markdown.component import component
from mkdocs_paycore.markdown.templates import Templates
from mkdocs_paycore.stamping.slot import variable_slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs_paycore.catalog.methods import Directory
    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.catalog.usage import Usage
    from mkdocs_paycore.markdown.vocabulary import Logo, PageVocabulary

_T = TypeVar("_T", bound=str)

_TEMPLATES = Templates("mkdocs_paycore.components")
_MOST_CURRENCIES = 4
_ALSO = {f"catalog.also.{feature}" for feature in word_table("catalog.also")}


@component(block=True)
def provider_catalog(place: PageVocabulary, product: str = "") -> str:
    """Return the table of all providers with a search, filters, and a view as cards.

    Without `product` they are those of the page's.
    """
    meant = named_product(place, product)
    has_support = "support_email" in (place.names("custom") or ())
    with saying(meant.words):
        return render_catalog(
            place.site.usage_of(meant),
            product=meant,
            manual_url=place.manual_url,
            logo=place.logo,
            directory_url=place.directory_url,
            standing=place.standing,
            support_email=variable_slot("custom.support_email") if has_support else "",
        )


def render_catalog(
    usage: Usage,
    *,
    product: Product = DEFAULT_PRODUCT,
    manual_url: Callable[[str], str],
    logo: Callable[[str], Logo],
    directory_url: Callable[[str], str],
    standing: Callable[[Provider], Standing] = lambda _: Standing(),
    support_email: str = "",
) -> str:
    """Return the catalog of all providers: those that can be connected first, each part in the order of the names.

    Args:
        usage: the providers and what they support.
        product: what they are.
        manual_url: gives the address of a provider's page by its code; empty where there is none.
        logo: gives a provider's picture or letters by its code.
        directory_url: gives the address of a directory by its name; empty where there is none.
        standing: what is missing for a provider's status.
        support_email: whom to ask for a provider that was not found; empty where the brand names nobody.
    """
    rows = [
        {
            **provider_row(provider, manual_url=manual_url, logo=logo, standing=standing),
            "methods": _listed_methods(usage, provider),
            "facts": _facts(provider),
            "also": _called(provider) if product.has_methods else "",
        }
        for provider in sorted(usage.all, key=lambda each: not each.is_ready)
    ]
    return _TEMPLATES.html(
        "provider_catalog.html.j2",
        rows=rows,
        boxes=_boxes(usage, product),
        also=_also(product),
        trade=trade_words(usage.all) if product.has_methods else "",
        request_url=request_address(support_email, "{find}", text="{page}"),
        has_methods=product.has_methods,
        lists=[*(_method_list(usage, side, directory_url) for side in Side), *_places(usage)],
        naming_countries=sum(bool(provider.countries) for provider in usage.all),
        has_open=any(entry.open for side in Side for entry in usage.services[side].values()),
        total=len(rows),
    )


def _called(provider: Provider) -> str:
    """Return what the search finds a provider by that no column shows: that it keeps a list of addresses.

    Two names of the list do: by the first the search knows all of them, and the second is spelt as people misspell it.
    """
    keeps_list = provider.ip_allowlist in {IpAllowlist.REQUIRED, IpAllowlist.OPTIONAL}
    return "".join(words("trade.allow_list").split(",")[:2]) if keeps_list else ""


def _listed_methods(usage: Usage, provider: Provider) -> dict[Side, str]:
    """Return the codes of a provider's methods of each side, without those that no filter has: its own."""
    apart = {side: frozenset(usage.own[side].get(provider.code, ())) for side in Side}
    return {
        side: " ".join(code for code in connected_methods(provider, side) if code not in apart[side]) for side in Side
    }


def _boxes(usage: Usage, product: Product) -> list[tuple[str, list[tuple[str, str, int]]]]:
    """Return the filters with boxes to tick: for each choice its code, its words and how many providers it leaves."""
    statuses = [provider.status for provider in usage.all]
    features = [feature for provider in usage.all for feature in abilities(provider)]
    return [
        ("status", _counted(product.statuses, status_words, statuses)),
        ("features", _counted(product.features, feature_words, features)),
    ]


def _also(product: Product) -> dict[str, str]:
    """Return what the search finds a feature by, too."""
    keys = {feature: f"catalog.also.{feature}" for feature in product.features}
    return {
        feature: words(key)
        for feature, key in keys.items()
        if has_own(key) or (not product.has_own_features and key in _ALSO)
    }


def _facts(provider: Provider) -> list[str]:
    """Return in short what a provider supports."""
    counts = {side: len(codes) for side in Side if (codes := connected_methods(provider, side))}
    facts = []
    if counts:
        facts.append(_methods_fact(counts))
    named = list(provider.currencies[:_MOST_CURRENCIES])
    if rest := len(provider.currencies) - len(named):
        named.append(words("catalog.more_currencies", count=rest))
    if named:
        facts.append(", ".join(named))
    elif counts:
        facts.append(words("catalog.currencies_by_account"))
    return facts


def _methods_fact(counts: Mapping[Side, int]) -> str:
    """Return how many methods there are of each side; the noun stands once where it is the same for all."""
    if len(counts) > 1 and 1 not in counts.values():
        return words("catalog.both_methods", payment=counts[Side.PAYMENT], payout=counts[Side.PAYOUT])
    said = [words(f"catalog.methods.{side}", count=count) for side, count in counts.items()]
    return words("list.and", first=said[0], second=said[1]) if len(said) > 1 else said[0]


def _all(usage: Usage, key: str) -> Iterable[str]:
    return (entry for provider in usage.all for entry in getattr(provider, key))


def _counted(codes: Iterable[_T], say: Callable[[_T], str], found: Iterable[str]) -> list[tuple[str, str, int]]:
    counts = Counter(found)
    return [(code, say(code), counts[code]) for code in codes if counts[code]]


@dataclass(frozen=True, slots=True)
class _Option:
    code: str
    name: str
    count: int
    currencies: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class _Own:
    code: str
    name: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class _List:
    """A list of choices: in groups with headings, or in one without."""

    key: str
    groups: list[tuple[str, list[_Option]]]
    own: list[_Own] = field(default_factory=list)

    @property
    def has_options(self) -> bool:
        """Whether there is anything to choose."""
        return any(options for _, options in self.groups)


def _method_list(usage: Usage, side: Side, directory_url: Callable[[str], str]) -> _List:
    directory, providers = usage.directory, usage.providers[side]
    categories = usage.categories(side, usage.shared(side))
    names = Counter(directory.method(side, code).name.casefold() for code in chain(*categories.values()))

    def option(code: str) -> _Option:
        method = directory.method(side, code)
        name = f"{method.name}, {code}" if names[method.name.casefold()] > 1 else method.name
        currencies = " ".join(directory.known_currencies(side, code))
        return _Option(code, name, len(providers[code]), currencies, ", ".join(method.also))

    groups = [(_category_name(directory, category), [*map(option, codes)]) for category, codes in categories.items()]
    for _, options in groups:
        options.sort(key=lambda option: (option.name.casefold(), option.code))
    names_of_providers = {provider.code: provider.name for provider in usage.all}
    own = [
        _Own(code, names_of_providers[code], len(methods), directory_url(f"{side}-methods/{code}"))
        for code, methods in usage.own[side].items()
    ]
    return _List(str(side), groups if len(groups) > 1 else [("", options) for _, options in groups], own)


def _category_name(directory: Directory, category: str) -> str:
    return directory.categories.get(category) or words("directories.unlisted")


def _places(usage: Usage) -> list[_List]:
    """Return the filters by currency, with those that methods may come in, and by country."""
    directory = usage.directory
    named, countries = Counter(_all(usage, "currencies")), Counter(_all(usage, "countries"))
    entries = [entry for side in Side for entry in usage.services[side].values() if entry.open]
    currencies = sorted({*named, *(code for entry in entries for code in entry.named)})
    listed = [_Option(code, directory.countries.get(code, code), count) for code, count in countries.items()]
    return [
        _List("currency", [("", [_Option(code, _with_code(code, directory), named[code]) for code in currencies])]),
        _List("country", [("", sorted(listed, key=lambda option: option.name))]),
    ]


def _with_code(code: str, directory: Directory) -> str:
    name = directory.currencies.get(code, code)
    return code if name == code else f"{code} {name}"
