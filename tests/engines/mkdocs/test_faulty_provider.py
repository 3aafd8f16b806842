"""While a provider's file has errors, what leads to the provider is no mistake of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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


SPEC = """\
code: beta
name: Beta
status: ready
website: https://beta.example/
features: [payments]
connections:
  - kind: provider_account
    fields:
      - {key: shop_id, label: Shop ID, type: text, required: true, pattern: "[0-9]+", pattern_hint: D, example: "123"}
      - {key: api_key, label: API key, type: secret, required: true}
"""
MANUAL = """\
# <<provider.name>>

See [Beta](http://beta.example/help).

## Set up account

You get:

* Shop ID
* Secret key

## Connect Provider Account

Enter credentials:

* Shop ID
* Secret key

<<connection_form("provider_account")>>
"""


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ('example: "123"', "example: abc", "provider-example"),
        ('"[0-9]+"', '"[0-9"', "provider-pattern"),
        ('example: "123"', 'example: "123", visible_when: {mood: true}', "provider-visible-when"),
        ('example: "123"', 'example: "123", exmaple: "1"', "provider-unknown-key"),
    ],
)
def test_a_fault_of_one_value_hides_nothing_else_of_the_provider_from_a_check(
    site: Site, right: str, wrong: str, rule: str
) -> None:
    files = {"docs/index.md": "# Start\n", "docs/connectors/beta/index.md": MANUAL}
    found = []
    for spec in (SPEC.replace(right, wrong), SPEC):
        site.write({"mkdocs.yml": configuration(), **files, "docs/connectors/beta/provider.yml": spec})
        check = SiteCheck(site.root / "mkdocs.yml")
        told = (check.sources(), check.rendered())
        found += [{(each.path, each.line, each.rule) for each in problems} for problems in told]
    assert found[0] == found[1]
    assert found[0] - found[2] == {("docs/connectors/beta/provider.yml", 9, rule)}
    assert found[2] == found[3] == found[0] & found[2]
    assert {"insecure-link", "manual-unknown-credential"} <= {rule for _, _, rule in found[2]}
