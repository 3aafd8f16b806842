"""What of a site's sources is not published."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mkdocs_paycore.project.kept_out import is_kept_out, navigation_without, own_sources_below


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("connectors/acme/provider.yml", True),
        ("connectors/methods.yml", True),
        ("connectors/directory.yml", True),
        ("connectors/acme/index.md", False),
        ("connectors/acme/images/provider.yml", False),
        ("connectors/hidden/index.md", True),
        ("connectors/hidden/images/a.png", True),
        ("connectors/hidden", False),
        ("other/acme/provider.yml", False),
        ("connectors2/methods.yml", False),
    ],
)
def test_specs_and_hidden_providers_are_kept_out(path: str, *, expected: bool) -> None:
    assert is_kept_out(path, folders=["connectors"], hidden={"hidden"}) is expected


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (["a.md", "h.md"], ["a.md"]),
        ([{"A": "a.md"}, {"H": "./h.md"}], [{"A": "a.md"}]),
        ([{"S": ["h.md", {"H": "h.md"}]}, "a.md"], ["a.md"]),
        ([{"S": ["h.md", "a.md"]}], [{"S": ["a.md"]}]),
        (["h.md"], None),
        ([], []),
        ([{"Out": "https://x.example/"}], [{"Out": "https://x.example/"}]),
        (None, None),
    ],
)
def test_a_navigation_without_hidden_pages(entries: Any, expected: Any) -> None:
    assert navigation_without(entries, {"h.md"}) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("brands/acme.yml", True),
        ("mkdocs.yml", True),
        ("parts/main.html", True),
        ("parts", True),
        ("parts2/main.html", False),
        ("index.md", False),
    ],
)
def test_sources_of_ours_below_the_docs_folder_are_kept_out(path: str, *, expected: bool) -> None:
    docs = Path("/site/docs")
    sources = [docs / "brands/acme.yml", docs / "mkdocs.yml", docs / "parts", Path("/site"), Path("/other/index.md")]
    assert own_sources_below(docs, sources)(path) is expected
