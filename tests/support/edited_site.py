"""A small site whose builds are kept, and edits of it, each of which may be done again and again."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.project import dependencies
from tests.support.site import MAIN_TEMPLATE, Site, configuration

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

PROVIDER = """\
code: acme
name: Acme
status: ready
website: https://acme.example/
features: [payments]
connections:
  - kind: provider_account
    fields:
      - {key: api_key, label: API key, type: secret, required: true}
"""
BRAND = "name: blue\nsite_name: Blue Docs\nsite_url: https://blue.example/\ncustom: {company_name: Blue}\n"
OTHER = "name: red\nsite_name: Red Docs\nsite_url: https://red.example/\ncustom: {company_name: Red}\n"
SOURCES = {
    "docs/index.md": '# Home\n\nAsk <<custom.company_name>>. [Other](other.md#part)\n\n--8<-- "note.md"\n',
    "docs/other.md": "---\ntitle: Other\n---\n\n# Other\n\n## Part\n\n<<provider_table()>>\n",
    "docs/connectors/acme/provider.yml": PROVIDER,
    "docs/connectors/acme/index.md": '# Acme\n\n<<credentials("provider_account")>>\n',
    "docs/style.css": "b { color: red }\n",
    "snippets/note.md": "A note for <<custom.company_name>>.\n",
    "brands/blue.yml": BRAND,
    "brands/red.yml": OTHER,
}
SETTINGS: dict[str, Any] = {
    "plugins": ["search", {"paycore": {"brand": "blue"}}],
    "extra": ...,
    "extra_css": ["style.css"],
    "nav": [{"Home": "index.md"}, {"Other": "other.md"}, {"Acme": "connectors/acme/index.md"}],
    "markdown_extensions": [{"pymdownx.snippets": {"base_path": ["snippets"]}}, "attr_list", "md_in_html", "tables"],
}


class Settled(Site):
    """A site that is built when its sources are older than the clock of the file system is coarse."""

    def build(self, **asked: Any) -> None:
        newest = max(path.stat().st_ctime_ns for path in self.root.rglob("*"))
        while time.time_ns() < newest + 2 * dependencies.TICK:
            time.sleep(0.005)
        super().build(**asked)


def built(site: Site) -> tuple[dict[str, bytes], list[str]]:
    """Return the site of a build, and what it said."""
    site.build()
    return site.files(), site.reported


def built_anew(site: Site) -> tuple[dict[str, bytes], list[str]]:
    """Return the same of a build of a copy that nothing is kept of."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PAYCORE_NO_CACHE", "1")
        return built(site)


def edit_page(site: Site, chance: random.Random) -> None:
    site.write({"docs/index.md": f"{SOURCES['docs/index.md']}\nWord {chance.random()}.\n"})


def edit_snippet(site: Site, chance: random.Random) -> None:
    site.write({"snippets/note.md": f"Note {chance.random()} of <<custom.company_name>>.\n"})


def edit_provider(site: Site, chance: random.Random) -> None:
    site.write({"docs/connectors/acme/provider.yml": PROVIDER.replace("API key", f"API key {chance.randint(1, 9)}")})


def edit_brand(site: Site, chance: random.Random) -> None:
    site.write({"brands/blue.yml": BRAND.replace("name: Blue}", f"name: Blue {chance.randint(1, 9)}}}")})


def edit_other_brand(site: Site, chance: random.Random) -> None:
    site.write({"brands/red.yml": OTHER.replace("name: Red}", f"name: {chance.choice(['Note', 'Red'])}}}")})


def edit_template(site: Site, chance: random.Random) -> None:
    site.write({"theme/main.html": MAIN_TEMPLATE.replace("<footer>", f"<footer>{chance.randint(1, 9)} ")})


def edit_style(site: Site, chance: random.Random) -> None:
    site.write({"docs/style.css": f"b {{ width: {chance.randint(1, 9)}px }}\n"})


def edit_title(site: Site, chance: random.Random) -> None:
    site.write({"docs/other.md": SOURCES["docs/other.md"].replace("title: Other", f"title: T{chance.randint(1, 9)}")})


def edit_nav(site: Site, chance: random.Random) -> None:
    nav = [*SETTINGS["nav"]]
    chance.shuffle(nav)
    site.write({"mkdocs.yml": configuration(**{**SETTINGS, "nav": nav})})


def add_page(site: Site, chance: random.Random) -> None:
    site.write({f"docs/new-{chance.randint(1, 3)}.md": "# New\n\n[Home](index.md)\n"})


def remove_page(site: Site, chance: random.Random) -> None:
    (site.root / f"docs/new-{chance.randint(1, 3)}.md").unlink(missing_ok=True)


def add_template(site: Site, chance: random.Random) -> None:
    site.write({"theme/partial.html": str(chance.randint(1, 9)), "theme/404.html": "{% include 'partial.html' %}"})


def restore(site: Site, _: random.Random) -> None:
    site.write({**SOURCES, "mkdocs.yml": configuration(**SETTINGS)})


def touch(site: Site, _: random.Random) -> None:
    (site.root / "docs/index.md").touch()


EDITS: tuple[Callable[[Site, random.Random], None], ...] = (
    *(edit_page, edit_snippet, edit_provider, edit_brand, edit_other_brand, edit_template, edit_style, edit_title),
    *(edit_nav, add_page, remove_page, add_template, restore, touch),
)
