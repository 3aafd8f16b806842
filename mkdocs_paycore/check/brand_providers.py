"""Providers that a brand includes or excludes: each code has to be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.source.problem import did_you_mean
from mkdocs_paycore.source.yaml import read_yaml_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from mkdocs_paycore.brand.profile import Brand
    from mkdocs_paycore.source.problem import Problem

RULE = "brand-unknown-provider"


def unknown_providers(brand: Brand, known: Collection[str], *, root: Path) -> Iterator[Problem]:
    """Yield a problem for each code in the brand's `providers` that no provider has.

    Args:
        brand: a brand that was read without a problem.
        known: the codes of all providers.
        root: the folder that `brand.path` is below.
    """
    if not brand.path or not ((brand.include or frozenset()) | brand.exclude) - set(known):
        return
    document = read_yaml_file(root / brand.path, root=root, rule=RULE)
    for key, codes in document.data["providers"].items():
        for number, code in enumerate(codes):
            if code not in known:
                message = f"providers.{key}: there is no provider {code!r}"
                yield document.problem(("providers", key, number), RULE, message, did_you_mean(code, known))
