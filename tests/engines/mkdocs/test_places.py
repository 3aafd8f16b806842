"""Every place where a variable can stand, in pages as they are built."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from markdown import markdown

from tests.support.site import attributes, one

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.site_fixtures import Build

NAME = "Acme Pay"
URL = "https://dashboard.acme.example/"
FORMS = ["<<custom.company_name>>", "{{custom.company_name}}", "{{ custom.company_name }}", "<< custom.company_name >>"]
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("form", FORMS)
def test_every_place_of_a_page(build: Build, form: str) -> None:
    page = """\
---
title: "About V"
description: "Pay with V"
---
# Start with V

Prose V, *V*, **V** and VV.

[V](https://a.example/ "tip V")

| V | b |
|---|---|
| c | V |

!!! note "Note V"
    Inside V

Term V
:   Definition V

> Quote V

- item V
    1. inner V

![alt V](a.png "picture V")

<p title="V" data-x='V' id="raw">V</p>

<div markdown>
Block V
</div>

Foot[^1].

[^1]: Note of V.

`span V`

```sh
fence V
```

    indented V
"""
    site = build({"index.md": page.replace("V", form), "a.png": PNG})
    main = site.main()
    full = site.page()
    assert one(full, "title").get_text() == f"{NAME} Docs"
    assert attributes(full, "meta[name=description]", "content") == [f"Pay with {NAME}"]
    assert one(main, "h1").get_text() == f"Start with {NAME}"
    assert attributes(main, "h1", "id") == ["start-with-company-name"]
    assert one(full, "aside a").get_text() == f"Start with {NAME}"
    assert attributes(full, "aside a", "href") == ["#start-with-company-name"]
    assert one(full, "nav a").get_text() == f"About {NAME}"
    assert attributes(full, "nav a", "title") == [f"About {NAME}"]
    assert f"Prose {NAME}, {NAME}, {NAME} and {NAME}{NAME}." in main.get_text()
    assert one(main, "em").get_text() == one(main, "strong").get_text() == NAME
    assert one(main, "a[href='https://a.example/']").get_text() == NAME
    assert attributes(main, "a[href^=https]", "title") == [f"tip {NAME}"]
    assert [cell.get_text() for cell in main.select("th, td")] == [NAME, "b", "c", NAME]
    assert one(main, ".admonition-title").get_text() == f"Note {NAME}"
    assert f"Inside {NAME}" in one(main, ".admonition").get_text()
    assert one(main, "dt").get_text() == f"Term {NAME}"
    assert one(main, "dd").get_text() == f"Definition {NAME}"
    assert one(main, "blockquote").get_text().strip() == f"Quote {NAME}"
    assert one(main, "ul ol li").get_text() == f"inner {NAME}"
    assert attributes(main, "img", "alt") == [f"alt {NAME}"]
    assert attributes(main, "img", "title") == [f"picture {NAME}"]
    raw = one(main, "#raw")
    assert (raw["title"], raw["data-x"], raw.get_text()) == (NAME, NAME, NAME)
    assert f"Block {NAME}" in main.get_text()
    assert f"Note of {NAME}." in one(main, ".footnote").get_text()
    codes = [code.get_text().strip() for code in main.select("code")]
    assert codes == [f"span {NAME}", f"fence {NAME}", f"indented {NAME}"]


LINKS = [
    ("[x](<<custom.dashboard_base_url>>connect-directory/a)", f"{URL}connect-directory/a", "x"),
    ("[x](<<custom.dashboard_base_url>>)", URL, "x"),
    ("[x]({{custom.dashboard_base_url}}a?b=1&c=2#d)", f"{URL}a?b=1&c=2#d", "x"),
    ("[x]({{ custom.dashboard_base_url }}a)", f"{URL}a", "x"),
    ("[x](<{{ custom.dashboard_base_url }}a>)", f"{URL}a", "x"),
    ("[x][y]\n\n[y]: <<custom.dashboard_base_url>>a", f"{URL}a", "x"),
    ("[x](<<custom.empty>>connect-directory/a)", "connect-directory/a", "x"),
    ("[x](<<custom.empty>>)", "", "x"),
    ("[x](https://a.example/<<custom.company_name>>)", "https://a.example/Acme%20Pay", "x"),
    ("[x](https://a.example/?q={{custom.company_name}}&r=1)", "https://a.example/?q=Acme%20Pay&r=1", "x"),
    ("[x](mailto:<<custom.support_email>>)", "mailto:help@acme.example", "x"),
    ("[<<custom.company_name>>](<<custom.dashboard_base_url>>)", URL, NAME),
    ("<<<custom.support_email>>>", "mailto:help@acme.example", "help@acme.example"),
    ("<{{custom.support_email}}>", "mailto:help@acme.example", "help@acme.example"),
    ("<<<custom.dashboard_base_url>>>", URL, URL),
    ("<<<custom.dashboard_base_url>>a/b>", f"{URL}a/b", f"{URL}a/b"),
    ("<https://a.example/<<custom.nested.deep>>>", "https://a.example/Deep", "https://a.example/Deep"),
    ("<mailto:<<custom.support_email>>>", "mailto:help@acme.example", "help@acme.example"),
    ("<a href='<<custom.dashboard_base_url>>a'>x</a>", f"{URL}a", "x"),
    ("<a href={{custom.dashboard_base_url}}>x</a>", URL, "x"),
    ("[x](other.md#at-<<custom.company_name>>)", "other/#at-company-name", "x"),
]


@pytest.mark.parametrize(("markdown", "target", "text"), LINKS, ids=[markdown for markdown, _, _ in LINKS])
def test_links_are_no_matter_for_a_warning(build: Build, markdown: str, target: str, text: str) -> None:
    other = "# Other\n\n## At <<custom.company_name>>\n"
    site = build({"index.md": markdown, "other.md": other}, overrides={"strict": True})
    link = one(site.main(), "a")
    assert (link["href"], link.get_text()) == (target, text)


def test_images_and_other_sources(build: Build) -> None:
    site = build("![x](<<custom.dashboard_base_url>>a.png)\n\n<video src='<<custom.empty>>v.mp4'></video>\n")
    assert attributes(site.main(), "img", "src") == [f"{URL}a.png"]
    assert attributes(site.main(), "video", "src") == ["v.mp4"]


def test_the_texts_of_mkdocs_yml(build: Build) -> None:
    nav = [
        {"Home of <<custom.company_name>>": "index.md"},
        {"{{custom.company_name}} dashboard": "<<custom.dashboard_base_url>>login"},
    ]
    site = build(
        "x",
        nav=nav,
        copyright="© <b>{{ custom.company_name }}</b>",
        site_description="Pay with <<custom.company_name>>",
    )
    page = site.page()
    assert one(page, "title").get_text() == f"{NAME} Docs"
    assert [link.get_text() for link in page.select("nav a")] == [f"Home of {NAME}", f"{NAME} dashboard"]
    assert attributes(page, "nav a", "href") == [".", f"{URL}login"]
    assert one(page, "footer b").get_text() == NAME
    assert one(page, "footer").get_text() == f"© {NAME}"


def test_templates_may_use_the_values(build: Build) -> None:
    site = build("x")
    values = json.loads(one(site.page(), "#values").string or "")
    assert values["company_name"] == NAME
    assert values["nested"] == {"deep": "Deep"}


@pytest.mark.parametrize(
    ("url", "canonical", "home", "image"),
    [
        ("https://docs.acme.example/", "https://docs.acme.example/a/", "/", "/assets/a.png"),
        ("https://docs.acme.example/docs/", "https://docs.acme.example/docs/a/", "/docs/", "/docs/assets/a.png"),
        ("https://docs.acme.example/docs", "https://docs.acme.example/docs/a/", "/docs/", "/docs/assets/a.png"),
        ("https://<<custom.docs_host>>/x/y", "https://d.acme.example/x/y/a/", "/x/y/", "/x/y/assets/a.png"),
    ],
)
def test_the_address_of_the_site(build: Build, url: str, canonical: str, home: str, image: str) -> None:
    custom = {"company_name": NAME, "docs_host": "d.acme.example"}
    site = build({"index.md": "x", "a.md": "y"}, site_url=url, extra={"custom": custom})
    assert attributes(site.page("a/index.html"), "link[rel=canonical]", "href") == [canonical]
    not_found = site.page("404.html")
    assert attributes(not_found, "#home", "href")[0].removesuffix(".") == home
    assert attributes(not_found, "#image", "src") == [image]
    assert one(not_found, "title").get_text() == f"{NAME} Docs"
    sitemap = ET.fromstring(site.text("sitemap.xml"))  # noqa: S314 - ours
    locations = [element.text for element in sitemap.iter() if element.tag.endswith("loc")]
    assert canonical in locations
    assert gzip.decompress((site.folder / "sitemap.xml.gz").read_bytes()) == site.text("sitemap.xml").encode()


def test_a_site_without_an_address(build: Build) -> None:
    site = build("x", site_url=...)
    assert site.page().select("link[rel=canonical]") == []
    assert "QZPAY" not in site.text("404.html")


def test_the_search_index(build: Build) -> None:
    page = "# Start with <<custom.company_name>>\n\nMail <<custom.support_email>> \\<<custom.x>>\n"
    site = build(page, plugins=["search", "paycore"])
    index = json.loads(site.text("search/search_index.json"))
    sections = {entry["location"]: entry for entry in index["docs"]}
    assert sections["#start-with-company-name"]["title"] == f"Start with {NAME}"
    assert "Mail help@acme.example <<custom.x>>" in sections["#start-with-company-name"]["text"]


def test_snippets(build: Build, site_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site_root)
    extensions = ["admonition", {"pymdownx.snippets": {"base_path": ["snippets"]}}, "pymdownx.superfences"]
    files = {
        "index.md": '--8<-- "outer.md"\n\n```sh\n--8<-- "call.sh"\n```\n',
        "snippets/outer.md": 'Outer <<custom.company_name>>\n\n--8<-- "inner.md"\n',
        "snippets/inner.md": "Inner {{custom.company_name}} [x](<<custom.dashboard_base_url>>a)\n",
        "snippets/call.sh": "curl <<custom.dashboard_base_url>>v1 <<EOF\n",
    }
    site = build(files, markdown_extensions=extensions)
    main = site.main()
    assert [text.get_text() for text in main.select("p")] == [f"Outer {NAME}", f"Inner {NAME} x"]
    assert attributes(main, "p a", "href") == [f"{URL}a"]
    assert one(main, "code").get_text().strip() == f"curl {URL}v1 <<EOF"


FENCES = {
    "json": '{"url": "V", "name": "V"}',
    "bash": 'curl -H "X: V" V \\\n  -d \'{"a": "V"}\'',
    "python": "client = Client('V', name=\"V\")  # V",
    "javascript": "fetch(`V`, {name: 'V'}) // V",
    "html": '<a href="V">V</a>',
    "yaml": "url: V\nname: 'V'",
    "http": "GET /V HTTP/1.1\nHost: V",
    "php": "<?php $x = 'V'; # V",
    "xml": "<a b='V'>V</a>",
    "cobol": "       MOVE 'V' TO V.",
    "sed": "s/V/V/g",
    "ini": "[V]\nV=V",
    "text": "V",
}


@pytest.mark.parametrize("highlight", ["pymdownx", "codehilite", "none"])
def test_highlighted_code(build: Build, highlight: str) -> None:
    extensions = {
        "pymdownx": ["pymdownx.highlight", "pymdownx.superfences", "pymdownx.inlinehilite"],
        "codehilite": ["fenced_code", "codehilite"],
        "none": ["fenced_code"],
    }[highlight]
    blocks = "\n".join(
        f"```{name}\n{code.replace('V', '<<custom.company_name>>')}\n```\n" for name, code in FENCES.items()
    )
    inline = "`#!python x = '<<custom.company_name>>'`\n"
    site = build(f"{blocks}\n{inline}", markdown_extensions=extensions)
    codes = [code.get_text().rstrip("\n") for code in site.main().select("pre")]
    assert codes == [code.replace("V", NAME) for code in FENCES.values()]
    assert f"x = '{NAME}'" in site.main().get_text()


def test_code_of_many_lines_with_line_numbers(build: Build) -> None:
    extensions = [{"pymdownx.highlight": {"anchor_linenums": True, "linenums": True}}, "pymdownx.superfences"]
    site = build(
        '```json title="V"\n{"a": "V",\n"b": "V"}\n```\n'.replace("V", "<<custom.company_name>>"),
        markdown_extensions=extensions,
    )
    assert f'"a": "{NAME}"' in site.main().get_text()
    assert one(site.main(), "span.filename").get_text() == NAME


def test_components_are_text_in_code(build: Build) -> None:
    site = build('`<<credentials("provider_account")>>`\n\n```\n<<connection_form("x")>>\n```\n')
    codes = [code.get_text().strip() for code in site.main().select("code")]
    assert codes == ['<<credentials("provider_account")>>', '<<connection_form("x")>>']


FOREIGN = [
    "cat <<EOF >> log",
    "1 << 2 >> 3",
    "{{ keyword }}",
    "{{keyword}} {{ page.title }} {{ user.name | upper }}",
    "${{ secrets.X }} and ${{ custom.company_name }}",
    "{% if custom.company_name %}yes{% endif %}",
    "{{- item -}}",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_foreign_braces_stay(build: Build, text: str) -> None:
    site = build(
        f"{text}\n\n`{text}`\n\n```\n{text}\n```\n", overrides={"strict": True}, markdown_extensions=["fenced_code"]
    )
    prose, *code = site.main().select("p, pre")
    assert [element.get_text().strip() for element in code] == [text] * 2
    assert str(prose) == str(BeautifulSoup(markdown(text), "html.parser"))  # as without us: `<EOF >` is a tag to it


def test_generics_stay_in_code(build: Build) -> None:
    site = build(
        "`vector<<int>>` and\n\n    Map<<custom>> m; std::cout << custom.name << x;\n", overrides={"strict": True}
    )
    codes = [code.get_text().strip() for code in site.main().select("code")]
    assert codes == ["vector<<int>>", "Map<<custom>> m; std::cout << custom.name << x;"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (r"\<<custom.company_name>>", "<<custom.company_name>>"),
        (r"\{{custom.company_name}}", "{{custom.company_name}}"),
        (r"\{{ custom.company_name }}", "{{ custom.company_name }}"),
        (r"\<<credentials('x')>>", "<<credentials('x')>>"),
    ],
)
def test_escapes(build: Build, typed: str, shown: str) -> None:
    page = f"---\ntitle: '{typed.replace(chr(39), chr(39) * 2)}'\n---\n# {typed}\n\n{typed} `{typed}`\n"
    site = build(page, overrides={"strict": True})
    assert one(site.main(), "h1").get_text() == shown
    assert one(site.main(), "p").get_text() == f"{shown} {shown}"
    assert one(site.page(), "nav a").get_text() == shown


def test_headings_of_one_words_get_ids_of_their_own(build: Build) -> None:
    site = build(
        "# A <<custom.company_name>>\n\n## A <<custom.company_name>>\n\n## A company name\n\n"
        "## <<custom.nested.deep>>\n"
    )
    ids = [str(heading["id"]) for heading in site.main().select("h1, h2")]
    assert ids == ["a-company-name", "a-company-name_1", "a-company-name_2", "nested-deep"]


def test_the_page_of_a_provider(build: Build) -> None:
    spec = (
        "code: acmepay\nname: Acme & Pay\nstatus: ready\nwebsite: https://acmepay.example/\n"
        "features: [payments]\npayment_methods: [payment_card]\nip_allowlist: unknown\n"
        "verified: {on: 2026-01-01, source: https://acmepay.example/}\n"
        "connections:\n  - kind: provider_account\n    fields:\n"
        "      - {key: api_key, label: API key, type: secret, required: true,\n"
        "         help: 'See <<provider.name>> at <<custom.company_name>>.'}\n"
    )
    page = (
        "# <<provider.name>>\n\n[connect](<<provider.connect_url>>) [site](<<provider.website>>)\n\n"
        "<<credentials('provider_account')>>\n\n<<connection_form('provider_account')>>\n"
    )
    named = "---\nprovider: acmepay\n---\n# {{provider.name}}\n"
    site = build(
        {
            "index.md": "x",
            "docs/connectors/acmepay/provider.yml": spec,
            "docs/connectors/acmepay/index.md": page,
            "named.md": named,
        }
    )
    main = site.main("connectors/acmepay/index.html")
    assert one(main, "h1").get_text() == "Acme & Pay"
    assert attributes(main, "p > a", "href")[:2] == [
        f"{URL}connect-directory/payment-providers/acmepay/general",
        "https://acmepay.example/",
    ]
    assert "See Acme & Pay at Acme Pay." in main.get_text()
    assert one(main, "#credential-provider_account-api_key")
    assert one(main, "form.paycore-form")["data-provider"] == "acmepay"
    assert one(site.main("named/index.html"), "h1").get_text() == "Acme & Pay"
    data = json.loads(site.text("connectors/acmepay/provider.json"))
    assert data["connections"][0]["fields"][0]["help"] == "See Acme & Pay at Acme Pay."
    assert not (site.folder / "connectors/acmepay/provider.yml").exists()
