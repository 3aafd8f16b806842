"""Generated values over every sink of a real site: each shows as text, and the page around it stays as it is."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString

from mkdocs_paycore.brand.model import Brand, text_of
from mkdocs_paycore.leak.canary import canary_of
from mkdocs_paycore.stamping.escapes import kept
from tests.support.hostile import hostile_values, in_page

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.stamping.tree import Tree
    from tests.support.brand_site import BrandSite

SEED, COUNT = 20_26, 60
PAGE = """\
---
title: "T <<custom.company_name>>"
description: "D <<custom.company_name>>"
---
# H <<custom.company_name>>

P <<custom.company_name>> `C <<custom.company_name>>`
[L <<custom.company_name>>](https://a.example/?q=<<custom.company_name>> "T")
[start](<<custom.dashboard_base_url>>x)
![A <<custom.company_name>>](a.png)

| <<custom.company_name>> | b |
|---|---|
| c | <<custom.company_name>> |

<p title="<<custom.company_name>>" data-name=<<custom.company_name>> style="--x: '<<custom.company_name>>'">R</p>
<button onclick="f('<<custom.company_name>>')">B</button>

<script>var seen = "<<custom.company_name>>";</script>

<script type="application/json">{"name": "<<custom.company_name>>"}</script>

<style>p::after { content: "<<custom.company_name>>"; }</style>

<textarea><<custom.company_name>></textarea>

<svg><title><<custom.company_name>></title></svg>

```json
{"a": "<<custom.company_name>>"}
```
"""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> tuple[Tree, Brand]:
    """The page above, rendered once with slots, and the brand that it was rendered for."""
    from tests.support.brand_site import BrandSite  # noqa: PLC0415 - the fixture's own

    site = BrandSite.made(tmp_path_factory.mktemp("values") / "project")
    site.write({"docs/index.md": PAGE, "docs/a.png": b""})
    [brand] = site.brands().read(["alpenglow"])
    return site.tree("alpenglow"), brand


def stamped(tree: tuple[Tree, Brand], value: str, folder: Path) -> Path:
    custom = {**tree[1].custom, "company_name": text_of(value)}
    brand = replace(canary_of(tree[1]), custom=custom, site_name=text_of(value) or "x")
    folder.mkdir()
    tree[0].stamp_into(folder, brand.values(), own={}, copies=True)
    return folder


def skeleton(page: BeautifulSoup) -> list[Any]:
    """Return what a page is made of but for its texts: elements, and the names of their attributes, in order."""
    return [(element.name, sorted(element.attrs)) for element in page.find_all()]


def texts(page: BeautifulSoup) -> list[str]:
    """Return the texts and attributes of a page that are read as they stand, not as code or an address."""
    code = {"script", "style"}
    found = [
        str(node)
        for node in page.find_all(string=True)
        if type(node) is NavigableString and node.parent is not None and node.parent.name not in code
    ]
    read = {"title", "alt", "content", "data-name"}
    return found + [str(element[name]) for element in page.find_all() for name in sorted(element.attrs) if name in read]


@pytest.mark.slow
def test_generated_values_show_as_text_and_change_nothing_else(tree: tuple[Tree, Brand], tmp_path: Path) -> None:
    plain = "Zqxplain"
    folder = stamped(tree, plain, tmp_path / "plain")
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    expected = {name: BeautifulSoup((folder / name).read_text("utf-8"), "html.parser") for name in pages(names)}
    for number, value in enumerate(hostile_values(SEED, COUNT)):
        shown = text_of(value)
        site = stamped(tree, value, tmp_path / str(number))
        assert sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()) == sorted(names)
        for name, page in expected.items():
            built = BeautifulSoup((site / name).read_text("utf-8"), "html.parser")
            assert skeleton(built) == skeleton(page), (name, value)
            assert texts(built) == [text.replace(plain, in_page(shown)) for text in texts(page)], (name, value)
            assert len(built.find_all(string=lambda text: isinstance(text, Comment))) == 0
        check_code(site, shown)
        check_data(site, names, shown, value)


def pages(names: list[str]) -> list[str]:
    return [name for name in names if name.endswith(".html")]


def check_code(site: Path, shown: str) -> None:
    """Scripts and styles hold the value as the inside of a string."""
    main = BeautifulSoup((site / "index.html").read_text("utf-8"), "html.parser").select_one("main")
    assert main is not None
    script, data = (element.string or "" for element in main.select("script"))
    assert json.loads(script.removeprefix("var seen = ").removesuffix(";")) == kept(shown)
    assert json.loads(data) == {"name": shown}
    style = next(element.string or "" for element in main.select("style"))
    inside = style.removeprefix('p::after { content: "').removesuffix('"; }')
    assert re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), inside) == shown
    button = main.select("button")[0]["onclick"]
    assert json.loads(str(button).removeprefix("f(").removesuffix(")").replace("'", '"')) == shown
    links = [str(link["href"]) for link in main.select("a")]
    assert not any(re.match(r"\s*(?:javascript|data|vbscript):", link, re.IGNORECASE) for link in links)


def check_data(site: Path, names: list[str], shown: str, value: str) -> None:
    """JSON and XML files can be read, and hold the value."""
    for name in names:
        if name.endswith(".json"):
            read = json.loads((site / name).read_text("utf-8"))
            if name == "connectors/zukipay/provider.json":
                assert read["setup"] == [f"Ask {shown}."], value
        elif name.endswith((".xml", ".svg")):
            ET.parse(site / name)  # noqa: S314 - ours


@pytest.mark.slow
def test_a_site_of_hostile_brands_has_no_alarm(site: BrandSite) -> None:
    import yaml  # noqa: PLC0415 - here only

    value = '</script><script>alert(1)</script><img src=x onerror="alert(2)">'
    brand = {"name": "hostile", "site_name": value, "custom": {"company_name": value, "support_email": "a@b.example"}}
    brand["custom"] |= {"dashboard_base_url": "https://b.example/"}  # type: ignore[operator] # a mapping, as above
    site.write({"brands/hostile.yml": yaml.safe_dump(brand)})
    assert site.build() == []
    for path in (site.out / "hostile").rglob("*.html"):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        assert page.select("script:-soup-contains('alert')") == [] or value in page.get_text()
        assert page.select("[onerror]") == []
