"""Environments with other site generators and themes."""

from __future__ import annotations

import pytest

from tests.support.environment import Environment, environment


@pytest.fixture(scope="session")
def properdocs() -> Environment:
    """ProperDocs and Material; MkDocs is not installed."""
    return environment("properdocs")


@pytest.fixture(scope="session")
def materialx() -> Environment:
    """MaterialX, in the place of Material, with MkDocs and ProperDocs."""
    return environment("materialx")
