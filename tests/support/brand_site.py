"""A site of several brands for the tests, and its builds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.brands.build import BuildOptions, build_brands
from mkdocs_paycore.brands.site_brands import SiteBrands
from mkdocs_paycore.engines.mkdocs.engine import MkDocsEngine
from mkdocs_paycore.project.render import RenderRequest
from tests.support.site import MAIN_TEMPLATE, NOT_FOUND_TEMPLATE, configuration
from tests.support.yaml_cases import written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.stamping.tree import Tree

PROVIDER = """\
code: {code}
name: {name}
status: ready
website: https://{code}.example/
login_url: https://{code}.example/login
features: [payments]
payment_methods: [payment_card]
payout_methods: []
ip_allowlist: unknown
setup: ["Ask <<custom.company_name>>."]
connections:
  - kind: provider_account
    fields:
      - {{key: api_key, label: API key, type: text, required: true}}
"""
PAGE = """\
---
title: "Start at <<custom.company_name>>"
description: "Pay with <<custom.company_name>>"
---
# Connect at <<custom.company_name>>

Write to <<custom.support_email>>, or open the [Dashboard](<<custom.dashboard_base_url>>connect).
See [the list](list.md#all).

![Logo of <<custom.company_name>>](assets/picture.png)

```sh
curl <<custom.dashboard_base_url>>api -d 'name=<<custom.company_name>>'
```
"""
SOURCES: dict[str, str | bytes] = {
    "theme/main.html": MAIN_TEMPLATE,
    "theme/404.html": NOT_FOUND_TEMPLATE,
    "docs/index.md": PAGE,
    "docs/list.md": "# List\n\n<<provider_table()>>\n\n## All\n\nEverything by [<<custom.company_name>>](index.md).\n",
    "docs/assets/picture.png": b"\x89PNG",
    "docs/assets/data.bin.js": "export const answer = 42;\n",
    "docs/connectors/zukipay/provider.yml": PROVIDER.format(code="zukipay", name="Zukipay"),
    "docs/connectors/morrison/provider.yml": PROVIDER.format(code="morrison", name="Morrison"),
}


def brand(name: str, company: str, domain: str, **keys: Any) -> str:
    """Return a brand's file; `keys` are added to it, or take the place of its own."""
    return written(
        {
            "name": name,
            "site_name": f"{company} Docs",
            "site_url": f"https://docs.{domain}/",
            "custom": {
                "company_name": company,
                "dashboard_base_url": f"https://dashboard.{domain}/",
                "support_email": f"help@{domain}",
            },
            **keys,
        },
        sort_keys=False,
    )


BRANDS: dict[str, str | bytes] = {
    "brands/alpenglow.yml": brand("alpenglow", "Alpenglow Pay", "alpenglow.example"),
    "brands/brightwater.yml": brand(
        "brightwater", "Brightwater", "brightwater.example", site_url="https://brightwater.example/docs/"
    ),
    "brands/nova.yml": brand("nova", "Nova", "novapayments.example", providers={"exclude": ["zukipay"]}),
}


ENGINE = MkDocsEngine()


def brands_of(config_file: Path) -> SiteBrands:
    """Return the brands of a site."""
    return SiteBrands(ENGINE.project(config_file))


@dataclass
class BrandSite:
    """A site of brands: its folder, and what is wrong with it after a build."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @classmethod
    def made(cls, root: Path, **changes: Any) -> BrandSite:
        """Return a new site with the sources above; `changes` to its mkdocs.yml."""
        site = cls(root)
        defaults: dict[str, Any] = {
            "extra": ...,
            "site_url": ...,
            "plugins": ["search", "paycore"],
            "copyright": "© <<custom.company_name>>",
            "markdown_extensions": ["attr_list", "tables", "toc", "pymdownx.highlight", "pymdownx.superfences"],
        }
        site.write({"mkdocs.yml": configuration(**defaults | changes)})
        site.write(SOURCES)
        site.write(BRANDS)
        return site

    def write(self, files: Mapping[str, str | bytes]) -> None:
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    @property
    def out(self) -> Path:
        return self.root / "out"

    @property
    def config_file(self) -> Path:
        return self.root / "mkdocs.yml"

    def brands(self) -> SiteBrands:
        """Return the brands of the site as they are now."""
        return brands_of(self.config_file)

    def tree(self, name: str) -> Tree:
        """Return the site as it is rendered for a brand, with slots; nothing may be wrong with it."""
        request = RenderRequest(name, keeps_slots=True, is_quiet=True)
        result = ENGINE.render(self.config_file, self.out / f"neutral-{name}", request)
        assert [str(problem) for problem in result.problems] == []
        assert result.tree is not None
        return result.tree

    def build(self, names: Sequence[str] = (), *, to: Path | None = None, copies: bool = False) -> list[str]:
        """Build brands, all by default, and return the names of those that failed."""
        brands = self.brands()
        chosen = brands.read(list(names) or brands.names())
        self.said = []
        options = BuildOptions(copies=copies, workers=1)
        failed = build_brands(brands, chosen, to or self.out, engine=ENGINE, say=self.said.append, options=options)
        self.problems = sorted(brands.problems)
        return failed

    def files(self, name: str, *, of: Path | None = None) -> dict[str, bytes]:
        """Return the files of a brand's site by path."""
        return contents((of or self.out) / name)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
