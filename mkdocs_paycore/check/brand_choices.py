"""Providers and features that a brand includes or excludes: each has to be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.provider import Feature
from mkdocs_paycore.source.suggestion import did_you_mean
from mkdocs_paycore.source.yaml.read import read_yaml_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.source.problem import Problem


def unknown_choices(brand: Brand, *, providers: Collection[str], root: Path) -> Iterator[Problem]:
    """Yield a problem for each name in the brand's `providers` and `features` that nothing has.

    Args:
        brand: a brand that was read without a problem.
        providers: the codes of all providers.
        root: the folder that `brand.path` is below.
    """
    features = [str(feature) for feature in Feature]
    for noun, chosen, known in (("provider", brand.providers, providers), ("feature", brand.features, features)):
        rule, key = f"brand-unknown-{noun}", f"{noun}s"
        if not brand.path or not chosen.named() - set(known):
            continue
        document = read_yaml_file(root / brand.path, root=root, rule=rule)
        for side, names in document.data[key].items():
            for number, name in enumerate(names):
                if name not in known:
                    message = f"{key}.{side}: there is no {noun} {name!r}"
                    yield document.problem((key, side, number), rule, message, did_you_mean(name, known))
