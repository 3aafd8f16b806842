"""A site of the size of a real one, with variables that three plugins understand, made the same in each run."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

PAGES, SECTIONS = 300, 12
STATIC_FILES, STATIC_BYTES = 1200, 85_000
_WORDS = (
    "account address amount approve archive balance button card certificate choose click confirm connect contract "
    "copy currency customer date document email enter fee field file form fraud gateway invoice key limit link "
    "list manager merchant message method mode number open option order page password payout period person phone "
    "press provider rate receive refund region report request reserve save secret section select send service "
    "session settings sign status support switch terminal token transaction transfer upload user value wallet "
    "website withdraw"
)
WORDS = _WORDS.split()
ONE_AT_A_TIME = ("macros", "extradata")
"""The plugins that have a mkdocs.yml and a build for each brand."""
CUSTOM = {
    "company_name": "Benchline",
    "dashboard_base_url": "https://dashboard.benchline.example/",
    "website_url": "https://benchline.example",
    "support_email": "help@benchline.example",
}


def write_site(folder: Path, *, brands: int, static_files: int = STATIC_FILES, pages: int = PAGES) -> None:
    """Write the sources: pages, static files, a mkdocs.yml for each kind of build, and the brands for each."""
    choose = random.Random(1)  # noqa: S311 - nothing secret
    nav: list[Any] = [{"Home": "index.md"}]
    docs = folder / "docs"
    for section in range(SECTIONS):
        entries = []
        for number in range(section, pages - 1, SECTIONS):
            manual = f"section-{section:02}/manual-{number:03}.md"
            _write(docs / manual, _manual(choose, number))
            entries.append(manual)
        nav.append({f"Section {section}": entries})
    _write(docs / "index.md", _manual(choose, 0))
    for number in range(static_files):
        path = docs / f"section-{number % SECTIONS:02}/images/picture-{number:04}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\x89PNG\r\n" + choose.randbytes(STATIC_BYTES - 6))
    plugins: dict[str, list[Any]] = {
        "plain": ["search"],
        "macros": ["search", "macros"],
        "extradata": ["search", "markdownextradata"],
        "ours": ["search", {"paycore": {"brand": "brand00"}}],
    }
    for kind, listed in plugins.items():
        _write(folder / f"{kind}.yml", yaml.safe_dump(_settings(nav, listed), sort_keys=False))
    for number in range(brands):
        brand = _brand(number)
        _write(folder / f"brands/brand{number:02}.yml", yaml.safe_dump(brand, sort_keys=False))
        for kind in ONE_AT_A_TIME:
            changes = {key: brand[key] for key in ("site_name", "site_url")} | {"extra": {"custom": brand["custom"]}}
            text = yaml.safe_dump({"INHERIT": f"{kind}.yml", **changes}, sort_keys=False)
            _write(folder / f"{kind}-brand{number:02}.yml", text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _settings(nav: list[Any], plugins: list[Any]) -> dict[str, Any]:
    return {
        "site_name": "Benchline Docs",
        "site_url": "https://docs.benchline.example/",
        "theme": {"name": "material", "font": False, "features": ["navigation.sections", "toc.follow"]},
        "extra": {"custom": CUSTOM},
        "plugins": plugins,
        "nav": nav,
        "markdown_extensions": [
            *("admonition", "attr_list", "def_list", "md_in_html", "tables"),
            {"toc": {"permalink": True}},
            *("pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.superfences"),
        ],
    }


def _brand(number: int) -> dict[str, Any]:
    word = f"{WORDS[number % len(WORDS)]}{number:02}line"
    return {
        "name": f"brand{number:02}",
        "site_name": f"{word.title()} Docs",
        "site_url": f"https://docs.{word}.example/",
        "custom": {
            "company_name": word.title(),
            "dashboard_base_url": f"https://dashboard.{word}.example/",
            "website_url": f"https://{word}.example",
            "support_email": f"help@{word}.example",
        },
    }


def _manual(choose: random.Random, number: int) -> str:
    """Return a manual of about 4,000 characters, as those of payment providers are: steps, a table, code, notes."""
    name = f"Provider {number}"

    def words(count: int) -> str:
        return " ".join(choose.choices(WORDS, k=count)).capitalize()

    def sentences(count: int) -> str:
        return " ".join(f"{words(choose.randint(8, 16))}." for _ in range(count))

    steps = "\n".join(f"{at}. {sentences(1)} Open **{words(2)}**." for at in range(1, 6))
    rows = "\n".join(f"| {words(2)} | `{words(1).lower()}_key` | {sentences(1)} |" for _ in range(6))
    return f"""---
title: "Connect {name}"
description: "How to set up {name} and connect it."
---

# {name}

{name} works with {{{{ custom.company_name }}}}. {sentences(3)}

## Set up your account

### Step 1. Ask for an account

{sentences(3)} Write to {{{{ custom.support_email }}}} if you get no answer.

![{words(3)}](images/picture-{(number % SECTIONS) + SECTIONS * (number % 50):04}.png)

### Step 2. Collect the credentials

{steps}

!!! warning "{words(4)}"
    {sentences(2)} Ask {{{{ custom.company_name }}}} for help.

| {words(1)} | {words(1)} | {words(1)} |
|---|---|---|
{rows}

## Connect the account at the {{{{ custom.company_name }}}} Dashboard

{sentences(2)} Open the [overview page]({{{{ custom.dashboard_base_url }}}}connect/{number}) of {name}.

{steps}

```json
{{
  "company": "{{{{ custom.company_name }}}}",
  "callback": "{{{{ custom.dashboard_base_url }}}}callback/{number}",
  "amount": {number}
}}
```

## Questions

{sentences(4)} See {{{{ custom.website_url }}}}.
"""
