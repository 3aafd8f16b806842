"""A brand without an address of its own, on a site whose configuration has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedBrand
    from mkdocs_paycore.source.problem import Problem

BRAND_ADDRESS = Rule(
    "brand-address",
    "A brand's file without `site_url` on a site whose mkdocs.yml has one: that one is not the brand's.",
    severity=Severity.WARNING,
    stage=Stage.BRAND,
    example=Sample(
        "brands/acme.yml",
        "name: acme # mkdocs.yml has a site_url\n",
        "name: acme\nsite_url: https://docs.acme.example/\n",
    ),
)


@looks_for(BRAND_ADDRESS)
def missing_address(checked: CheckedBrand) -> Iterator[Problem]:
    """Yield a problem where the site has an address that the brand's sites cannot have."""
    brand = checked.brand
    if brand.path and checked.site_url and not brand.site_url:
        message = (
            f"found no site_url, and the one of mkdocs.yml ({checked.site_url}) is not the brand's: its site has no"
            " canonical links and an empty sitemap, and its 404 page takes / for its root"
        )
        hint = "add `site_url: https://…/`, or take site_url out of mkdocs.yml"
        yield BRAND_ADDRESS.problem(brand.path, (1, 1), message, hint)
