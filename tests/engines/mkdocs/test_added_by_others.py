"""What other plugins add to a page while it is read: lines of text, front matter, and objects for its template."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.plugin_matrix import PROVIDER
from tests.support.site import configuration

if TYPE_CHECKING:
    from tests.support.site import Site

LINES = "def on_page_markdown(markdown, **_):\n    return 'Before.\\n' + markdown + '\\nAfter.'\n"
MANUAL = "docs/connectors/acme/provider.yml"


PAGES = ["# A\n\ntext", "<<provider_table()>>\n", "<<provider_table()>>\n\n# A\n\n<<provider_catalog()>>"]


@pytest.mark.parametrize("page", PAGES)
def test_lines_around_a_page_are_no_part_of_what_a_call_draws(site: Site, page: str) -> None:
    site.write({"docs/index.md": page, MANUAL: PROVIDER.format(code="acme", name="Acme Gate"), "hook.py": LINES})
    site.write({"mkdocs.yml": configuration(hooks=["hook.py"], strict=True)})
    site.build()
    assert site.reported == []
    for path in ("index.html", "connectors/acme/index.html"):
        assert "Before." in str(site.main(path))
        assert "After." in str(site.main(path))
    assert "stands in a line" not in str(site.main("index.html"))


@pytest.mark.parametrize("page", ["", "\n\n"])
def test_a_page_without_a_text_takes_what_another_plugin_writes(site: Site, page: str) -> None:
    site.write({"docs/index.md": page, "hook.py": LINES, "mkdocs.yml": configuration(hooks=["hook.py"], strict=True)})
    site.build()
    assert "Before." in str(site.main("index.html"))


SOURCE = "def on_page_read_source(page, config):\n    return '# Read by another, for <<custom.company_name>>'\n"


def test_another_plugin_may_read_the_sources_of_pages(site: Site) -> None:
    site.write({"docs/index.md": "x", "hook.py": SOURCE})
    site.write({"mkdocs.yml": configuration(hooks=["hook.py"], strict=True)})
    site.build()
    assert site.reported == []
    assert "Read by another, for Acme Pay" in str(site.main("index.html"))


META = """\
def on_page_markdown(markdown, page, **_):
    page.meta["note"] = "By <<custom.company_name>>"
    page.meta.setdefault("list", []).extend(["{{ custom.company_name }}"])
"""


@pytest.mark.parametrize("typed", [r"\\<<custom.company_name>>", "<<custom.company_name>>"])
def test_front_matter_that_others_add_is_filled_and_what_is_escaped_stays(site: Site, typed: str) -> None:
    site.write({"docs/index.md": f'---\nown: "{typed}"\nlist: [a]\n---\nx', "hook.py": META})
    site.write({"theme/main.html": "<main>{{ page.meta.own }}|{{ page.meta.note }}|{{ page.meta.list }}</main>"})
    site.write({"mkdocs.yml": configuration(hooks=["hook.py"])})
    site.build()
    own = "&lt;&lt;custom.company_name&gt;&gt;" if typed.startswith("\\") else "Acme Pay"
    assert str(site.main("index.html")) == f"<main>{own}|By Acme Pay|['a', 'Acme Pay']</main>"


LOOP = """\
class Node:
    def __init__(self, page):
        self.page, self.me, self.deep = page, self, []
        for _ in range(2000):
            self.deep = [self.deep]

def on_page_context(context, page, **_):
    context["node"] = Node(page)
    return context
"""


def test_an_object_that_leads_back_to_itself_ends_no_build(site: Site) -> None:
    site.write({"docs/index.md": "# A <<custom.company_name>>", "hook.py": LOOP})
    site.write({"mkdocs.yml": configuration(hooks=["hook.py"])})
    site.build()
    site.build()
    assert "A Acme Pay" in str(site.main("index.html"))
