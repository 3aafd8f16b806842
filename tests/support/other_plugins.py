"""Plugins that sites have beside ours: how each is set up on a small site, and what it must have done for a brand.

The page `docs/developers/other-plugins.md` is made from this (`make tables`), and
`tests/engines/mkdocs/test_other_plugins.py` holds it to what builds come to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BLOG_POST = """\
---
date: 2026-01-02
categories: [News]
---
# News of <<custom.company_name>>

Short.

<!-- more -->

Long, by <<custom.company_name>>.
"""
MADE = """\
import mkdocs_gen_files

with mkdocs_gen_files.open("made.md", "w") as page:
    page.write("# Made for <<custom.company_name>>\\n")
with mkdocs_gen_files.open("connectors/cord/index.md", "w") as page:
    page.write("# Cord by script, for <<custom.company_name>>\\n")
"""


@dataclass(frozen=True)
class OtherPlugin:
    """A plugin beside ours.

    Attributes:
        name: its name in mkdocs.yml.
        package: what is installed, as PyPI has it; empty for Material's own.
        options: its options.
        sources: files of the site that it needs, by path.
        changes: keys of mkdocs.yml that it needs.
        expected: by a file of the built site, texts that must stand there; `{company}` and `{host}` are the brand's.
        warns: parts of what it warns of, where it stands before ours or is in such a site.
        remark: what has to be known to have it beside ours.
    """

    name: str
    package: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    changes: Mapping[str, Any] = field(default_factory=dict)
    expected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    warns: tuple[str, ...] = ()
    remark: str = ""

    @property
    def entry(self) -> str | dict[str, Any]:
        """The plugin in the list of mkdocs.yml."""
        return {self.name: dict(self.options)} if self.options else self.name


PLUGINS = (
    OtherPlugin(
        "awesome-nav",
        "mkdocs-awesome-nav",
        sources={
            "docs/.nav.yml": "nav: [index.md, {Desk: '<<custom.dashboard_base_url>>desk'}, connectors, '*']\n",
            "docs/connectors/.nav.yml": "nav: [index.md, acme/index.md]\n",
        },
        expected={"index.html": ("https://dash.{host}/desk", "Connect Acme Gate")},
        remark="`.nav.yml` can name generated manuals (`acme/index.md`); `*` does not take them in.",
    ),
    OtherPlugin(
        "blog",
        sources={"docs/blog/index.md": "# Blog\n", "docs/blog/posts/news.md": BLOG_POST},
        options={"post_url_format": "{slug}", "post_readtime": True},
        expected={"blog/index.html": ("News of {company}", "Short.")},
        remark="The time to read a post counts a variable as one word.",
    ),
    OtherPlugin(
        "gen-files",
        "mkdocs-gen-files",
        options={"scripts": ["made.py"]},
        sources={"made.py": MADE},
        expected={
            "made/index.html": ("Made for {company}",),
            "connectors/cord/index.html": ("Cord by script, for {company}",),
        },
        remark="A manual that it makes takes the place of ours. A `provider.yml` that it makes is not read, and said.",
    ),
    OtherPlugin(
        "git-revision-date-localized",
        "mkdocs-git-revision-date-localized-plugin",
        options={"type": "iso_date"},
        expected={"index.html": ("git-revision-date-localized-plugin",)},
        remark="Pages that nobody wrote have no date.",
    ),
    OtherPlugin(
        "glightbox",
        "mkdocs-glightbox",
        sources={"docs/picture.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"},
        expected={"picture/index.html": ("glightbox", "Picture of {company}")},
    ),
    OtherPlugin(
        "include-markdown",
        "mkdocs-include-markdown-plugin",
        sources={
            "docs/including.md": '# Including\n\n{% include-markdown "../pieces/piece.md" %}\n',
            "pieces/piece.md": "A piece for <<custom.company_name>>.\n",
        },
        expected={"including/index.html": ("A piece for {company}",)},
        remark="What is wrong in an included file is reported at the page that includes it, without a line.",
    ),
    OtherPlugin(
        "literate-nav",
        "mkdocs-literate-nav",
        sources={
            "docs/SUMMARY.md": "* [Home](index.md)\n* [Desk](<<custom.dashboard_base_url>>desk)\n"
            "* [Providers](connectors/index.md)\n    * [Gate](connectors/acme/index.md)\n",
        },
        expected={"index.html": ("https://dash.{host}/desk", "Gate")},
        remark="`SUMMARY.md` can name generated manuals.",
    ),
    OtherPlugin(
        "macros",
        "mkdocs-macros-plugin",
        sources={"docs/macros.md": "# Macros\n\nTwice two is {{ 2 * 2 }} at {{ custom.company_name }}.\n"},
        expected={"macros/index.html": ("Twice two is 4 at {company}",)},
        remark="A macro sees a variable's slot, not its value: it cannot compare, cut or count it.",
    ),
    OtherPlugin(
        "minify", "mkdocs-minify-plugin", options={"minify_html": True, "htmlmin_opts": {"remove_comments": True}}
    ),
    OtherPlugin("offline", expected={"search/search_index.js": ("{company}",)}),
    OtherPlugin(
        "print-site",
        "mkdocs-print-site-plugin",
        expected={"print_page/index.html": ("Welcome to {company}",)},
        warns=("'print-site' should be defined as the *last* plugin",),
        remark="It wants to be the last of the list, and warns else. It prints the pages of the navigation.",
    ),
    OtherPlugin(
        "privacy",
        options={"assets_exclude": ["unpkg.com/*"]},
        remark="What a page loads from an address that begins with a variable is not fetched, and said.",
    ),
    OtherPlugin(
        "redirects",
        "mkdocs-redirects",
        options={"redirect_maps": {"old.md": "connectors/acme/index.md"}},
        expected={"old/index.html": ("connectors/acme/",)},
        remark="A redirect may lead to a generated manual.",
    ),
    OtherPlugin(
        "rss",
        "mkdocs-rss-plugin",
        options={
            "match_path": "(index|post).*",
            "use_git": False,
            "abstract_chars_count": -1,
            "abstract_delimiter": "<!-- no -->",
        },
        expected={"feed_rss_created.xml": ("{company}",), "feed_json_created.json": ("{company}",)},
        remark="It cuts texts after 160 letters, which may cut a variable, and is said then: set"
        " `abstract_chars_count: -1`, or give pages a `description`.",
    ),
    OtherPlugin("section-index", "mkdocs-section-index", expected={"connectors/index.html": ("Providers",)}),
    OtherPlugin(
        "i18n",
        "mkdocs-static-i18n",
        options={
            "docs_structure": "suffix",
            "languages": [
                {"locale": "en", "name": "English", "default": True},
                {"locale": "de", "name": "Deutsch", "site_name": "<<custom.company_name>> Handbuch"},
            ],
        },
        sources={"docs/index.de.md": "# Willkommen bei <<custom.company_name>>\n\n[Gate](connectors/acme/index.md)\n"},
        expected={
            "de/index.html": ("Willkommen bei {company}", "{company} Handbuch"),
            "de/connectors/acme/index.html": ("Connect Acme Gate", "{company} Handbuch"),
            "connectors/acme/index.html": ("Connect Acme Gate",),
        },
        remark="Every language is built. Generated manuals are in one language.",
    ),
    OtherPlugin(
        "tags",
        sources={
            "docs/tagged.md": "---\ntags: [Sorted]\n---\n# Tagged by <<custom.company_name>>\n",
            "docs/tags.md": "# All tags\n\n<!-- material/tags -->\n",
        },
        expected={"tags/index.html": ("Sorted", "Tagged by {company}")},
    ),
)
"""Those that are built beside ours, by name."""

CANNOT_MEET = frozenset(
    {
        frozenset({"awesome-nav", "literate-nav"}),
        frozenset({"blog", "i18n"}),
        frozenset({"blog", "section-index"}),
        frozenset({"gen-files", "i18n"}),
        frozenset({"git-revision-date-localized", "i18n"}),
        frozenset({"i18n", "literate-nav"}),
        frozenset({"i18n", "print-site"}),
        frozenset({"i18n", "rss"}),
        frozenset({"i18n", "section-index"}),
        frozenset({"offline", "print-site"}),
    }
)
"""Pairs that fail without us, too: of these, one makes what the other does not expect."""


def blocks(names: Iterable[str], *, size: int = 5) -> list[tuple[str, ...]]:
    """Return groups of at most `size` names in which every two names meet, but those that cannot.

    The greedy way: a group gets the name that has most left to meet in it.
    """
    every = sorted(names)
    left = {frozenset(pair) for pair in combinations(every, 2)} - CANNOT_MEET
    found: list[tuple[str, ...]] = []
    while left:
        group = sorted(min(left, key=sorted))
        while len(group) < size:
            fitting = [
                name
                for name in every
                if name not in group and not any(frozenset({name, other}) in CANNOT_MEET for other in group)
            ]
            gains = {name: sum(frozenset({name, other}) in left for other in group) for name in fitting}
            group.append(max(fitting, key=lambda name: gains[name]))
        left -= {frozenset(pair) for pair in combinations(group, 2)}
        found.append(tuple(group))
    return found


@dataclass(frozen=True)
class RefusedPlugin:
    """A plugin that cannot be had beside ours.

    Attributes:
        name: its name in mkdocs.yml.
        module: the beginning of its module's name.
        options: its options, with which it is refused.
        sentence: what a build says.
    """

    name: str
    module: str
    options: Mapping[str, Any]
    sentence: str


REFUSED = (
    RefusedPlugin(
        "social",
        "material.plugins.social.plugin",
        {"enabled": True, "cards": True},
        "the plugin 'material/social' draws pictures of page titles, in which a brand's values cannot be changed. Set"
        " its option 'cards: false' in mkdocs.yml.",
    ),
    RefusedPlugin(
        "encryptcontent",
        "encryptcontent.plugin",
        {},
        "the plugin 'encryptcontent' encrypts pages before a brand's values are in them. Take it out of mkdocs.yml.",
    ),
)
"""Those that are refused."""

COMMANDS = {
    "mike deploy": (
        "mike",
        "Also with `mike` in the list of plugins. `PAYCORE_BRAND` names the brand whose site is deployed.",
    ),
    "mkdocs gh-deploy": ("", "`PAYCORE_BRAND` names the brand whose site is deployed."),
}
"""By a command that deploys a site, its package and a remark."""
