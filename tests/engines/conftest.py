"""Environments with other site generators and themes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.support.environment import Environment, environment

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def properdocs() -> Environment:
    """ProperDocs and Material; MkDocs is not installed."""
    return environment("properdocs")


@pytest.fixture(scope="session")
def materialx() -> Environment:
    """MaterialX, in the place of Material, with MkDocs and ProperDocs."""
    return environment("materialx")


@dataclass(frozen=True)
class Compared:
    """The reference site, to be built by another generator.

    Attributes:
        sources: the folder of its mkdocs.yml.
        site: the folder of what MkDocs makes of it.
    """

    sources: Path
    site: Path


@pytest.fixture(params=[pytest.param(each, marks=pytest.mark.exhaustive) for each in ("few providers", "whole")])
def compared(request: pytest.FixtureRequest, repository: Path, few_sources: Path) -> Compared:
    """The reference site with few providers, which have each kind of page, and with all.

    Both are for `make test-all`: each run compares small sites of Material, which have a page of each kind
    (`test_the_sites_of_brands_differ_in_the_generator_alone` and `zensical/test_build.py`).
    """
    if request.param == "whole":
        return Compared(repository, request.getfixturevalue("reference_site"))
    return Compared(few_sources, request.getfixturevalue("few_site"))
