"""The reference site by Zensical: every page is what it is by MkDocs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from mkdocs_paycore.engines.zensical.engine import ZensicalEngine
from mkdocs_paycore.project.render import RenderRequest
from tests.support.page_facts import differing_facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.engines.conftest import Compared

_TARGET = re.compile(r"\]\([^()]*\)")
"""Where a link leads: Zensical moves each that is relative, and so it may be the same in other words."""


def test_every_page_of_the_reference_site_is_the_same(tmp_path: Path, compared: Compared) -> None:
    for name in ("docs", "brands", "overrides", "mkdocs.yml", "paycore.yml"):
        (tmp_path / name).symlink_to(compared.sources / name)
    reference_site = compared.site
    request = RenderRequest("paycore", is_quiet=True)
    result = ZensicalEngine().render(tmp_path / "mkdocs.yml", tmp_path / "zensical", request)
    assert [str(problem) for problem in result.problems] == []
    differing = differing_facts(reference_site, tmp_path / "zensical")
    assert set(differing.pop("404.html", {})) <= {"article"}, "the theme's own page"
    assert differing == {}
    names = {file.relative_to(reference_site) for file in reference_site.rglob("*.md")} | {Path("llms.txt")}
    assert len(names) > 20
    assert [name for name in names if _said(tmp_path / "zensical" / name) != _said(reference_site / name)] == []
    assert _entries(tmp_path / "zensical/search.json") == _entries(reference_site / "search/search_index.json")
    files = [file for file in (tmp_path / "zensical").rglob("*") if file.is_file()]
    assert [file for file in files if b"QZPAY" in file.read_bytes()] == []
    assert [file for file in files if file.name == "provider.yml"] == []


def _said(page: Path) -> str:
    return _TARGET.sub("]", page.read_text("utf-8"))


def _entries(index: Path) -> Mapping[str, list[str]]:
    """Return the texts of an index, each below the address that it is found at, without white space."""
    found = json.loads(index.read_bytes())
    return {
        entry["location"]: [_bare(entry["title"]), _bare(entry["text"])]
        for entry in found.get("docs") or found["items"]
    }


def _bare(html: str) -> str:
    return "".join(BeautifulSoup(f"<p>{html}", "html.parser").get_text().split())
