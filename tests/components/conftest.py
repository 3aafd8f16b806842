"""Fixtures: a small site, built for real."""

from tests.support.site_fixtures import build, site, site_root

__all__ = ["build", "site", "site_root"]
