"""The fixtures of the tests of rules."""

from tests.support.packages import installed, sample_package
from tests.support.site_fixtures import build, site, site_root

__all__ = ["build", "installed", "sample_package", "site", "site_root"]
