"""While a provider's file has errors, what leads to the provider is no mistake of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.check.folding import without_followers
from mkdocs_paycore.engines.mkdocs.check import SiteCheck
from tests.support.site import configuration

if TYPE_CHECKING:
    from tests.support.site import Site

PAGE = """\
# Start

By <<custom.company_name>>, <<custom.support_email>>, <<custom.nested.deep>>: [Beta](connectors/beta/index.md).

[Connect](<<custom.dashboard_base_url>>connect-directory/payment-providers/beta/general)
"""


def test_links_to_a_provider_whose_file_has_errors_follow_from_these(site: Site) -> None:
    spec = "code: beta\nname: Beta\nstatus: redy\n"
    site.write({"mkdocs.yml": configuration(), "docs/index.md": PAGE, "docs/connectors/beta/provider.yml": spec})
    told = without_followers(SiteCheck(site.root / "mkdocs.yml").sources())
    assert [(cause.path, cause.line, cause.rule) for cause, _ in told] == [
        ("docs/connectors/beta/provider.yml", 3, "provider-unknown-value")
    ]
    assert [follower.rule for _, followers in told for follower in followers] == ["missing-page"]
