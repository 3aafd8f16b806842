"""Environments with other site generators and themes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.support.cases import first_of_each
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


@pytest.fixture(params=first_of_each(["few providers", "whole"]))
def compared(request: pytest.FixtureRequest, repository: Path, few_sources: Path) -> Compared:
    """The reference site with few providers, which have each kind of page; `make test-all` has the whole as well."""
    if request.param == "whole":
        return Compared(repository, request.getfixturevalue("reference_site"))
    return Compared(few_sources, request.getfixturevalue("few_site"))
