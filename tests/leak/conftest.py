"""Fixtures: a small site of several brands, and the gate that knows them."""

from tests.support.brand_fixtures import material_site, site

__all__ = ["material_site", "site"]
