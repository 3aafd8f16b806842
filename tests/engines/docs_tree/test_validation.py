"""What is looked at where another generator does not look: the links of a page, and the navigation."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from mkdocs_paycore.engines.docs_tree.validation import navigation_problems, relative_links
from mkdocs_paycore.project.inclusion import Patterns


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](b.png) and ![c](d.svg#x)", ["b.png", "d.svg#x"]),
        ("<img src=\"a.png\"> <a href='b/'>x</a>", ["a.png", "b/"]),
        ("[a]\n\n[a]: b.pdf", ["b.pdf"]),
        ("[a](https://a.example/) [b](mailto:a@b.example) <https://c.example/>", []),
        ("`[a](b.png)`\n\n    [c](d.png)\n\n<!-- [e](f.png) -->\n", []),
        ("Text without a link.", []),
    ],
)
def test_links_are_read_outside_of_code_and_comments(text: str, found: list[str]) -> None:
    assert list(relative_links(text)) == found


ABSENT = "a reference to 'lits.md' is included in 'nav', and there is no such page"
LEFT_OUT = "exists and is not included"
NAV = ["index.md", {"Lists": ["lits.md", "https://a.example/", "/b.md", "<<custom.page>>"]}, {"Part": {"A": "./a.md"}}]


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ({}, []),
        ({"nav": NAV}, [ABSENT]),
        ({"nav": NAV, "validation": {"nav": {"omitted_files": "warn", "not_found": "ignore"}}}, [LEFT_OUT]),
        ({"nav": NAV, "validation": {"omitted_files": "warn"}, "not_in_nav": "b.md"}, [ABSENT]),
    ],
)
def test_a_navigation_names_pages_that_are_there_and_all_of_them_where_that_is_wanted(
    settings: dict[str, Any], found: list[str]
) -> None:
    pages = {"index.md": "", "a.md": "a/", "b.md": "b/"}
    files = SimpleNamespace(url=pages.get, patterns=Patterns(settings), sources=pages)
    source = SimpleNamespace(settings=settings, project=SimpleNamespace(config_path="mkdocs.yml"))
    tree: Any = SimpleNamespace(source=source, files=files, pages=[*pages, "made.md"], hidden_pages=set())
    problems = [each.message for each in navigation_problems(tree)]
    assert len(problems) == len(found)
    assert all(words in message for words, message in zip(found, problems, strict=True))
