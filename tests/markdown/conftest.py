"""Fixtures: a small site, built for real, and packages that add to it."""

from tests.support.packages import installed, sample_package
from tests.support.site_fixtures import build, site, site_root

__all__ = ["build", "installed", "sample_package", "site", "site_root"]
