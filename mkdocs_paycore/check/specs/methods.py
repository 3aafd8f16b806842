"""Methods, currencies and countries that providers name: each has to be in the method directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.load import PROVIDER_FILE
from mkdocs_paycore.catalog.methods import METHODS_FILE
from mkdocs_paycore.source.rule import Rule, Sample, looks_for
from mkdocs_paycore.source.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedSources
    from mkdocs_paycore.source.problem import Problem

UNKNOWN_METHOD = Rule(
    "provider-unknown-method",
    "A code of a method, currency or country in a provider's file that the site's methods.yml does not list.",
    example=Sample(
        "docs/connectors/acme/provider.yml", "payment_methods: [payment_crad]\n", "payment_methods: [payment_card]\n"
    ),
)


@looks_for(UNKNOWN_METHOD)
def unknown_methods(checked: CheckedSources) -> Iterator[Problem]:
    """Yield a problem for each code of a provider file that the directory does not list; none for a site without one.

    Providers that are only listed are taken over as they are, with codes that need no name here.
    """
    known = checked.site.directory.codes()
    if not known:
        return
    catalog = checked.site.catalog.described()
    for code, provider in catalog.providers.items():
        document = catalog.documents[code]
        if not document.path.endswith(PROVIDER_FILE):
            continue
        for key, listed in known.items():
            for index, entry in enumerate(getattr(provider, key)):
                if entry not in listed:
                    message = f"{key}: {entry!r} is not in {METHODS_FILE}"
                    hint = did_you_mean(entry, listed) or f"add it to {METHODS_FILE}"
                    yield document.problem((key, index), UNKNOWN_METHOD, message, hint)
