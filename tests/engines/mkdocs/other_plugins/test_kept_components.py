"""What components drew on a page is there in the end, or a sentence says that a plugin took it off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.site import configuration

if TYPE_CHECKING:
    from tests.support.site import Site

PROVIDER = """\
code: acme
name: Acme
status: ready
connections:
  - kind: account
    fields:
      - {key: token, label: Token, type: secret}
"""
STRIPS = """\
import re
def EVENT:
    return re.sub(r"</?(?:form|input|button|details|label)[^>]*>", "", GIVEN)
"""
EVENTS = {
    "content": ("on_page_content(html, page, config, files)", "html"),
    "page": ("on_post_page(output, page, config)", "output"),
}
PACKS = """\
import base64, re
def on_page_content(html, page, config, files):
    return f"<div>{base64.b64encode(html.encode()).decode()}</div>"
"""


def told(site: Site, hook: str) -> list[str]:
    """Return what is told of a page with a form, of a site with a hook."""
    form = '# Form\n\n<<connection_form("account")>>\n'
    files = {"docs/connectors/acme/provider.yml": PROVIDER, "docs/connectors/acme/index.md": form, "hook.py": hook}
    site.write({**files, "docs/index.md": "# Start\n", "mkdocs.yml": configuration(hooks=["hook.py"])})
    site.build()
    return [line for line in site.reported if "lost-component" in line]


@pytest.mark.slow
@pytest.mark.parametrize("event", EVENTS)
def test_a_form_that_a_plugin_takes_off_is_told(site: Site, event: str) -> None:
    head, given = EVENTS[event]
    found = told(site, STRIPS.replace("EVENT", head).replace("GIVEN", given))
    assert len(found) == 1
    assert re.search(r"docs/connectors/acme/index\.md: error: .* \(paycore-[\w-]+ and \d+ more\)", found[0])


@pytest.mark.slow
@pytest.mark.parametrize("hook", ["", PACKS])
def test_nothing_is_told_of_a_form_that_is_there_or_that_a_password_opens(site: Site, hook: str) -> None:
    assert told(site, hook) == []
