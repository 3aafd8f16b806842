"""A site of five lines: what is generated needs no extension that the site does not list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.site import one

if TYPE_CHECKING:
    from tests.support.site_fixtures import Build

SPEC = """\
code: {code}
name: {code} Pay
status: {status}
features: [payments, payouts]
payment_methods: [card, own_{code}]
payout_methods: [card]
ip_allowlist: required
setup: ["Ask **them**."]
warnings: ["Mind the `gap`."]
support: {{emails: [a@b.example]}}
connections:
  - kind: provider_account
    fields: [{{key: api_key, label: API key, type: secret, required: true}}]
"""
METHODS = "payment:\n  - {code: card, name: Card}\npayout:\n  - {code: card, name: Card}\n"
FILES = {
    "docs/index.md": '!!! note "Mine"\n    As typed.\n',
    "docs/integration/ips.md": "# Our addresses\n",
    "docs/connectors/methods.yml": METHODS,
    "docs/connectors/acme/provider.yml": SPEC.format(code="acme", status="ready"),
    "docs/connectors/later/provider.yml": SPEC.format(code="later", status="not_ready"),
}
RAW = re.compile(r"^\s*(?:!!!|\?\?\?|===|:::|\||\{:)|\]\(|\*\*|\{[:#.]", re.MULTILINE)


@pytest.mark.parametrize("extensions", [..., []], ids=["unset", "none"])
def test_generated_pages_show_no_markdown(build: Build, extensions: object) -> None:
    site = build(FILES, markdown_extensions=extensions, check_reported=False)
    pages = [path for path in site.files() if path.startswith("connectors/") and path.endswith(".html")]
    assert len(pages) == 6
    assert [path for path in pages if RAW.search(site.main(path).get_text())] == []
    manual = site.main("connectors/acme/index.html")
    boxes = [box.get_text().split("\n")[1] for box in manual.select(".admonition")]
    assert [box["class"] for box in manual.select(".admonition")] == [
        ["admonition", "warning"],
        ["admonition", "question"],
    ]
    assert boxes[1] == "Do you need more help with acme Pay?"
    mails = [str(link["href"]).partition("&")[0] for link in manual.select(".admonition.question a")]
    subjects = ("Question", "Mistake%20on%20the%20page")
    assert mails == [f"mailto:help@acme.example?subject={subject}%3A%20acme%20Pay" for subject in subjects]
    assert one(site.main("connectors/later/index.html"), ".admonition.info")


def test_pages_of_a_site_have_the_extensions_that_it_lists(build: Build) -> None:
    site = build(FILES, markdown_extensions=..., check_reported=False)
    assert "!!! note" in site.main().get_text()


@pytest.mark.slow
def test_a_box_is_drawn_as_the_extension_draws_it(build: Build) -> None:
    path = "connectors/acme/index.html"
    alone = build(FILES, markdown_extensions=[], check_reported=False).text(path)
    assert build(FILES, markdown_extensions=["admonition"], check_reported=False).text(path) == alone
