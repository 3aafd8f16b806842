"""Manuals of providers that a brand does not offer: no page of its site, and none that its check looks into."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_paycore.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

PROVIDER = "code: north\nname: North\nstatus: not_ready\nwebsite: http://north.example/\n"
MANUAL = "# North\n\n1. Ask for an account on the [North website](http://north.example/).\n"
FILES = {
    "mkdocs.yml": "site_name: Help\nplugins: [paycore]\n",
    "docs/index.md": "# Help\n",
    "docs/connectors/north/provider.yml": PROVIDER,
    "docs/connectors/north/index.md": MANUAL,
    "brands/all.yml": "name: all\n",
    "brands/few.yml": "name: few\nproviders: {exclude: [north]}\n",
}


def told(root: Path, monkeypatch: pytest.MonkeyPatch, *, brand: str, **more: str) -> list[tuple[str, str]]:
    """Return the files and rules of what a check tells."""
    for path, text in {**FILES, **{path.replace("__", "/") + ".md": text for path, text in more.items()}}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    monkeypatch.chdir(root)
    result = CliRunner().invoke(main, ["check", "--format", "json"], env={"PAYCORE_BRAND": brand})
    return [(each["path"], each["rule"]) for each in json.loads(result.stdout)]


@pytest.mark.slow
def test_a_manual_that_a_brand_hides_is_not_checked_without_its_provider(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(tmp_path, monkeypatch, brand="all") == []
    assert told(tmp_path, monkeypatch, brand="few") == []


@pytest.mark.slow
def test_other_pages_are_checked_as_for_any_brand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = "---\nprovider: north\n---\n\n# Notes\n\nTurn it on on on.\n"
    found = told(tmp_path, monkeypatch, brand="few", docs__notes=page)
    assert [path for path, _ in found] == ["docs/notes.md"]
