"""Pages as Markdown beside the HTML, and the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.site import Site

pytestmark = pytest.mark.slow

FILES = {
    "index.md": "---\ndescription: All of <<custom.company_name>>\n---\n\n# Start\n\nAsk <<custom.company_name>>.\n",
    "connectors/acme/provider.yml": (
        "code: acme\nname: Acme\nstatus: ready\nip_allowlist: unknown\nconnections:\n"
        "  - kind: account\n    fields:\n      - {key: token, label: Token, type: text, required: true}\n"
    ),
    "make.md": "---\ntitle: Make\nsearch: {boost: 0.05}\n---\n\nText with `<<custom.company_name>>`.\n",
}
FILES = {f"docs/{path}": text for path, text in FILES.items()}
WANTED: dict[str, Any] = {"plugins": [{"paycore": {"markdown_pages": True}}]}


def test_every_page_is_there_as_markdown_with_the_brand_s_values(build: Callable[..., Site]) -> None:
    site = build(FILES, **WANTED)
    assert site.text("index.md") == "# Start\n\nAsk Acme Pay.\n"
    assert site.text("make/index.md") == "# Make\n\nText with `Acme Pay`.\n"
    manual = site.text("connectors/acme/index.md")
    assert "# Acme\n" in manual
    assert "| Token |" in manual
    assert "Practice form" not in manual


def test_the_list_leads_to_all_of_them_by_what_they_are_about(build: Callable[..., Site]) -> None:
    text = build(FILES, **WANTED).text("llms.txt")
    assert text.startswith("# Acme Pay Docs\n\n## Pages\n\n")
    assert "- [Start](https://docs.acme.example/index.md): All of Acme Pay\n" in text
    providers, optional = text.partition("## Payment providers")[2].split("## Optional")
    assert "https://docs.acme.example/connectors/acme/index.md" in providers
    assert "- [Make](https://docs.acme.example/make/index.md)" in optional


def test_a_site_that_does_not_want_them_has_none(build: Callable[..., Site]) -> None:
    assert [path for path in build(FILES).files() if path.endswith((".md", "llms.txt"))] == []


def test_a_list_that_a_site_has_of_its_own_stays(build: Callable[..., Site]) -> None:
    assert build({**FILES, "docs/llms.txt": "Mine\n"}, **WANTED).text("llms.txt") == "Mine\n"
