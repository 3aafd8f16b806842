"""A brand named `A & "B" <i>C</i></script>` shows as typed, everywhere, and breaks nothing."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
import yaml
from bs4 import BeautifulSoup

from mkdocs_paycore.stamping.escapes import kept
from tests.support.site import attributes, one

if TYPE_CHECKING:
    from tests.support.site_fixtures import Build

NAMES = [
    'A & "B" <i>C</i></script>',
    "</title></textarea></style><script>alert(1)</script>",
    "'\"`\\ \\n ${x} {{ custom.empty }} <<custom.empty>> {% raw %}",
    "*a* _b_ `c` [d](e) ![f](g) # h | i ~~j~~ &amp; &lt;",
    "Ёжик & щука 株式会社 \N{WAVING HAND SIGN}",
    "<!-- x",
    "]]> --> <![CDATA[",
]
PAGE = """\
---
title: "About V"
description: "Pay with V"
---
# Start with V

Prose V `span V` [link V](https://a.example/?q=V "tip V") ![alt V](a.png)

| V | b |
|---|---|
| c | V |

!!! note "Note V"
    x

<p id="raw" title="V" data-name=V>V</p>

<script>window.seen = "V";</script>

<script id="data" type="application/json">{"name": "V"}</script>

<style>#raw::after { content: "V"; }</style>

<textarea>V</textarea>

```json
{"a": "V"}
```
"""


@pytest.mark.parametrize(("name", "theme"), [*((name, "small") for name in NAMES), (NAMES[0], "material")])
@pytest.mark.slow
def test_a_hostile_name_shows_as_typed(build: Build, name: str, theme: str) -> None:
    brand = {
        "name": "acme",
        "site_name": name,
        "site_url": "https://docs.acme.example/x/",
        "custom": {"company_name": name, "empty": "not me"},
    }
    changes = {"theme": {"name": "material", "font": False}} if theme == "material" else {}
    site = build(
        {
            "index.md": PAGE.replace("V", "<<custom.company_name>>"),
            "a.png": b"",
            "brands/acme.yml": yaml.safe_dump(brand, allow_unicode=True),
        },
        plugins=["search", {"paycore": {"brand": "acme"}}],
        copyright="© <<custom.company_name>>",
        nav=[{"<<custom.company_name>>": "index.md"}],
        markdown_extensions=["admonition", "attr_list", "tables", "pymdownx.highlight", "pymdownx.superfences", "toc"],
        **changes,
    )
    page = site.page()
    text = page.get_text()
    where = one(page, "main" if theme == "small" else "article")
    assert one(where, "h1").get_text().replace("¶", "") == f"Start with {name}"
    assert name in one(page, "title").get_text()
    assert f"Prose {name}" in text
    assert f"© {name}" in text
    codes = [code.get_text().strip() for code in where.select("code")]
    assert codes == [f"span {name}", f'{{"a": "{name}"}}']
    assert attributes(where, "a[title]", "title")[0] == f"tip {name}"
    assert unquote(attributes(where, "a[title]", "href")[0]) == f"https://a.example/?q={name}"
    assert attributes(where, "img", "alt") == [f"alt {name}"]
    assert attributes(page, "meta[name=description]", "content") == [f"Pay with {name}"]
    raw = one(where, "#raw")
    assert (raw["title"], raw["data-name"], raw.get_text()) == (name, name, name)
    assert one(where, "textarea").get_text() == name
    assert json.loads(one(where, "#data").string or "") == {"name": name}
    script = next(each.string or "" for each in where.select("script") if "seen" in (each.string or ""))
    assert json.loads(script.removeprefix("window.seen = ").removesuffix(";")) == kept(name)
    assert where.select("i, p script, h1 script") == []
    style = one(where, "style").string or ""
    escaped = style.removeprefix('#raw::after { content: "').removesuffix('"; }')
    assert re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), escaped) == name
    index = json.loads(site.text("search/search_index.json"))
    titles = [entry["title"] for entry in index["docs"]]
    if theme == "material":
        titles = [BeautifulSoup(title, "html.parser").get_text() for title in titles]
    assert f"Start with {name}" in titles
    not_found = site.page("404.html")
    assert name in one(not_found, "title").get_text()
    sitemap = ET.fromstring(site.text("sitemap.xml"))  # noqa: S314 - ours
    assert [each.text for each in sitemap.iter() if each.tag.endswith("loc")] == ["https://docs.acme.example/x/"]
    assert gzip.decompress((site.folder / "sitemap.xml.gz").read_bytes()) == site.text("sitemap.xml").encode()
    left = [
        path for path, content in site.files().items() if re.search(rb"(?i)qzpay|paycore-(?:url|autolink):", content)
    ]
    assert left == []


@pytest.mark.parametrize("value", ["javascript:alert(1)", "\tjavascript:alert(1)", "data:text/html,x"])
def test_a_value_that_would_run_code_in_a_link_is_reported(build: Build, value: str) -> None:
    site = build(
        "[x](<<custom.url>>) [y](<<custom.url>>a) ![z](<<custom.url>>) <a href='<<custom.url>>'>w</a>",
        extra={"custom": {"url": value, "company_name": "x"}},
        reported=["custom.url begins a link of index.html"],
    )
    assert attributes(site.main(), "a", "href") == ["#", "#a", "#"]
    assert attributes(site.main(), "img", "src") == ["#"]
