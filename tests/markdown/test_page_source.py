"""Pages for another generator: calls are drawn where Markdown would draw them, and reported where it would not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.markdown.component import installed_components
from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.markdown.page_source import MissingSnippetError, PageSources
from mkdocs_paycore.markdown.site import Site
from mkdocs_paycore.stamping.slot import plain_text
from tests.support.brand_site import PROVIDER

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.source.problem import Problem

VALUES = {"custom.company_name": "Acme"}


def drawn(tmp_path: Path, text: str, problems: list[Problem]) -> str:
    folder = tmp_path / "connectors/zukipay"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "provider.yml").write_text(PROVIDER.format(code="zukipay", name="Zukipay"))
    catalog = load_catalog(tmp_path / "connectors", root=tmp_path)
    site = Site(catalog, VALUES, installed_components(), problems.append, root=str(tmp_path))
    page = Page(path="docs/page.md", source=text, provider_code="zukipay")
    sources = PageSources(site, snippets={"base_path": [str(tmp_path)], "check_paths": True})
    made = sources.with_drawings(text, page, drawn=lambda drawing, _: f"[{drawing.typed}]")
    return plain_text(made, VALUES)


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "text\n\n{}\n\ntext",
        "# Heading\n{}\n",
        "- {}\n",
        "1. {}\n",
        "| a | b |\n|---|---|\n| x | {} |\n",
        "!!! note\n    {}\n",
        "<div markdown>\n{}\n</div>\n",
        "> {}\n",
        "```\ncode\n```\n{}\n",
    ],
)
def test_a_block_is_drawn_where_it_has_a_paragraph_a_list_entry_or_a_cell_of_its_own(tmp_path: Path, text: str) -> None:
    problems: list[Problem] = []
    assert drawn(tmp_path, text.format("<<provider_table()>>"), problems) == text.format("[<<provider_table()>>]")
    assert problems == []


@pytest.mark.parametrize("text", ["a {} b", "text\n{}\n", "{}\ntext\n", "{} {}"])
def test_a_block_in_a_line_of_text_is_reported(tmp_path: Path, text: str) -> None:
    problems: list[Problem] = []
    typed = text.replace("{}", "<<provider_table()>>")
    assert drawn(tmp_path, typed, problems) == typed
    line = typed.split("\n").index(next(line for line in typed.split("\n") if "<<" in line)) + 1
    assert {(each.rule, each.line) for each in problems} == {("component-call", line)}


@pytest.mark.parametrize("text", ["`{}`", "```\n{}\n```"])
def test_a_call_in_code_stays_as_it_was_typed(tmp_path: Path, text: str) -> None:
    typed = text.format("<<status_badge()>>")
    assert drawn(tmp_path, typed, []) == typed


def test_a_call_in_a_line_of_text_is_drawn_and_variables_are_slots(tmp_path: Path) -> None:
    made = drawn(tmp_path, "At <<custom.company_name>>: <<status_badge()>>.", [])
    assert made == "At Acme: [<<status_badge()>>]."


def test_a_snippet_is_put_in_with_its_variables(tmp_path: Path) -> None:
    (tmp_path / "part.md").write_text("By <<custom.company_name>>, <<custom.company_nme>>\n")
    problems: list[Problem] = []
    assert "By Acme" in drawn(tmp_path, 'One\n\n--8<-- "part.md"\n', problems)
    assert [(each.path, each.line) for each in problems] == [("part.md", 1)]


def test_a_missing_snippet_ends_the_page(tmp_path: Path) -> None:
    with pytest.raises(MissingSnippetError, match=r"nope\.md"):
        drawn(tmp_path, '--8<-- "nope.md"\n', [])
