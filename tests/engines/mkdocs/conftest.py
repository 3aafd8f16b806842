"""Fixtures: a small site, built for real, and packages that add to it."""

from tests.support.packages import installed
from tests.support.site_fixtures import build, site, site_root

__all__ = ["build", "installed", "site", "site_root"]
