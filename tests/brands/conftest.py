"""Fixtures: a small site of several brands."""

from tests.support.brand_fixtures import material_site, site

__all__ = ["material_site", "site"]
