"""Fixtures: a small site of several brands, and the gate that knows them."""

from tests.support.brand_fixtures import built, site

__all__ = ["built", "site"]
