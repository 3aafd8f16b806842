"""Fixtures: a small site of several brands."""

from tests.support.brand_fixtures import built, site

__all__ = ["built", "site"]
