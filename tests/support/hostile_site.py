"""A Material site with variables in every place there is, rendered once and stamped for any values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.brand.model import Brand, text_of
from tests.browser.sinks import INERT, LOADED
from tests.support.brand_site import PROVIDER, BrandSite, brand

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_paycore.stamping.tree import Tree
    from tests.browser.sinks import Sink

VARIABLES = 10
"""Variables `custom.v0` and on: a page shows the values of all of them at once."""
NAMES = (
    *(f"v{number}" for number in range(VARIABLES)), "company_name", "dashboard_base_url", "support_email", "site_name"
)  # fmt: skip
"""What a brand's values are called, in their order; the last is no variable."""
FEATURES = [
    "announce.dismiss", "content.code.annotate", "content.code.copy", "content.code.select", "content.tabs.link",
    "content.footnote.tooltips", "header.autohide", "navigation.footer", "navigation.indexes",
    "navigation.path", "navigation.sections", "navigation.tabs", "navigation.top", "navigation.tracking",
    "search.highlight", "search.share", "search.suggest", "toc.follow",
]  # fmt: skip
EXTENSIONS: list[Any] = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", {"toc": {"permalink": True}},
    "pymdownx.details", {"pymdownx.highlight": {"anchor_linenums": True}}, "pymdownx.inlinehilite",
    "pymdownx.superfences", {"pymdownx.tabbed": {"alternate_style": True}}, "pymdownx.tasklist",
]  # fmt: skip
FILES = {
    "main.html": """\
{% extends "base.html" %}
{% block extrahead %}
<meta property="og:title" content="{{ page.title }}">
<meta property="og:site_name" content="{{ config.site_name }}">
<script type="application/ld+json" id="ld">{"name": "{{ config.extra.custom.v0 }}"}</script>
<script type="application/json" id="values">{{ config.extra.custom|tojson }}</script>
{% endblock %}
{% block announce %}News of {{ config.extra.custom.v0 }}{% endblock %}
""",
    "404.html": '{% extends "main.html" %}{% block content %}<h1>Not here</h1>{% endblock %}',
    "brand.js": "{% for v in V %}put('file-{{ v }}', '{{ V[v] }}');\n{% endfor %}",
    "brand.css": "{% for v in V %}#paragraph-{{ v[1:] }}::after { content: '{{ V[v] }}'; }\n{% endfor %}",
    "brand.json": '{{ "{" }}{% for v in V %}"{{ v }}": "{{ V[v] }}", {% endfor %}"end": ""}',
    "brand.txt": "{% for v in V %}({{ V[v] }})\n{% endfor %}",
    "feed.xml": "<rss>{% for v in V %}<item a='{{ V[v] }}'><title>{{ V[v] }}</title></item>{% endfor %}</rss>",
    "brand.svg": """\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<style>{% for v in V %}#{{ v }} { --x: "{{ V[v] }}"; }{% endfor %}</style>
<script>{% for v in V %}put("{{ v }}", "{{ V[v] }}");{% endfor %}</script>
{% for v in V %}<a xlink:href="{{ V[v] }}">
<text id="{{ v }}" onclick="put('{{ v }}', '{{ V[v] }}')">{{ V[v] }}</text></a>
{% endfor %}</svg>
""",
}
"""Templates of the theme; `V` is the variables by name."""
PAGE_TEXTS = [
    ("title", "textContent", "Title [v0]"),
    ("title", "textContent", "[site_name]"),
    ("meta[name=description]", "content", "About [v1]"),
    ("meta[name=author]", "content", "[v2]"),
    ("meta[property='og:title']", "content", "Sinks [v1]"),
    ("meta[property='og:site_name']", "content", "[site_name]"),
    ("h1", "textContent", "Sinks [v0]"),
    ("aside.md-banner", "textContent", "News of [v0]"),
    (".md-copyright b", "textContent", "[v0]"),
    (".md-header a.md-logo", "title", "[site_name]"),
    (".md-header__topic", "textContent", "[site_name]"),
    (".md-source__repository", "textContent", "[v4]"),
    (".md-social__link", "title", "[v7]"),
    (".md-tag", "textContent", "[v2]"),
    (".md-tabs", "textContent", "Home [v8]"),
    (".md-nav--primary", "textContent", "Part [v9]"),
    (".md-nav--primary", "textContent", "Sinks [v1]"),
    (".md-nav--primary", "textContent", "Link [v2]"),
    (".md-nav--secondary", "textContent", "[v3]"),
    (".md-footer__link--prev", "ariaLabel", "Home [v8]"),
    (".footnote", "textContent", "Note [v5]"),
    ("abbr:nth-of-type(1)", "title", "[v0]"),
]
"""Texts around a page's own: an element, its property, and what is in that."""
SPEC = f"""\
{PROVIDER.format(code="zukipay", name="Zukipay")}\
      - {{key: shop, label: Shop, type: text, help: "Help <<custom.v0>> [x](<<custom.v1>>)", pattern: "[0-9]+",
         pattern_hint: Digits, required: true}}
warnings: ["Warned by <<custom.v2>>."]
"""


@dataclass(frozen=True, slots=True)
class HostileSite:
    """A rendered tree, and the brand that it was rendered for."""

    tree: Tree
    brand: Brand

    @classmethod
    def rendered(cls, root: Path, *features: str, without: Sequence[str] = ()) -> HostileSite:
        """Render the site below a folder; `features`: more of Material's, `without`: texts of places to leave out."""
        site = BrandSite.made(root / "project", **_configuration(root / "project", features))
        custom = {"company_name": "x", "dashboard_base_url": "https://x.example/", "support_email": "x@x.example"}
        custom |= {f"v{number}": "x" for number in range(VARIABLES)}
        site.write(_sources([place for place in INERT if not any(part in place.source for part in without)]))
        site.write({"brands/alpenglow.yml": brand("alpenglow", "x", "x.example", custom=custom)})
        [read] = site.brands().read(["alpenglow"])
        return cls(site.tree("alpenglow"), read)

    def stamp(self, folder: Path, values: Sequence[str], *, address: str) -> list[str]:
        """Make the site for values in a new folder, served at `address`, and return them as pages show them."""
        shown = [text_of(value) for value in values]
        custom = dict(zip(NAMES, shown, strict=True))
        stamped = Brand("hostile", custom=custom, site_name=custom.pop("site_name"), site_url=address)
        folder.mkdir()
        self.tree.stamp_into(folder, stamped.values(), own={})
        return shown


def _configuration(root: Path, features: Sequence[str]) -> dict[str, Any]:
    return {
        "theme": {
            "name": "material",
            "font": False,
            "custom_dir": "theme",
            "features": [*FEATURES, *features],
            "static_templates": [name for name in FILES if name != "main.html"],
        },
        "copyright": "© <b><<custom.v0>></b>",
        "site_description": "About <<custom.v1>>",
        "site_author": "<<custom.v2>>",
        "repo_url": "https://a.example/<<custom.v3>>",
        "repo_name": "<<custom.v4>>",
        "extra": {
            "homepage": "<<custom.v5>>",
            "social": [{"icon": "material/web", "link": "<<custom.v6>>", "name": "<<custom.v7>>"}],
        },
        "extra_css": ["brand.css"],
        "extra_javascript": ["brand.js"],
        "plugins": ["search", "tags", "paycore"],
        "markdown_extensions": [*EXTENSIONS, {"pymdownx.snippets": {"base_path": [str(root / "snippets")]}}],
        "nav": [
            {"Home <<custom.v8>>": "index.md"},
            {"Part <<custom.v9>>": [{"Sinks <<custom.v1>>": "sinks.md"}, "loaded.md", "list.md"]},
            {"Link <<custom.v2>>": "<<custom.v2>>"},
            {"Link <<custom.v0>>": "<<custom.v0>>x"},
            {"Providers": ["connectors/zukipay/index.md"]},
        ],
    }


def _sources(places: Sequence[Sink]) -> dict[str, str | bytes]:
    every = range(VARIABLES)
    notes = "".join(
        f"\n\nNoted[^{n}] ABBR{n}.\n\n[^{n}]: Note <<custom.v{n}>>\n\n*[ABBR{n}]: <<custom.v{n}>>\n" for n in every
    )
    head = '---\ntitle: "Title <<custom.v0>>"\ndescription: "About <<custom.v1>>"\ntags: ["<<custom.v2>>"]\n---\n'
    written = "\n".join(place.at(number) for place in places for number in every[: 3 if place.is_heavy else None])
    loaded = "\n".join(
        f'<div id="loaded-{at}">{source.replace("[V]", f"<<custom.v{at % VARIABLES}>>")}</div>\n'
        for at, source in enumerate(LOADED)
    )
    variables = "{% set V = config.extra.custom %}"
    files = {f"theme/{name}": text.replace("in V %}", "in V if v[0] == 'v' %}") for name, text in FILES.items()}
    return {
        **{name: text if text.startswith("{% extends") else f"{variables}{text}" for name, text in files.items()},
        **{f"snippets/{number}.md": f"Snippet <<custom.v{number}>>\n" for number in every},
        "docs/sinks.md": f"{head}# Sinks <<custom.v0>>\n\n{written}\n{notes}",
        "docs/loaded.md": f"# Loaded\n\n{loaded}",
        "docs/picture.png": b"\x89PNG",
        "docs/connectors/zukipay/provider.yml": SPEC,
        "docs/connectors/zukipay/index.md": (
            "# At <<custom.v0>>\n\n<<credentials('provider_account')>>\n\n<<connection_form('provider_account')>>\n"
        ),
    }
