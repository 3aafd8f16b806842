"""The reference site by Zensical: every page is what it is by MkDocs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.engines.zensical.engine import ZensicalEngine
from mkdocs_paycore.project.render import RenderRequest
from tests.support.page_facts import differing_facts

if TYPE_CHECKING:
    from pathlib import Path


def test_every_page_of_the_reference_site_is_the_same(tmp_path: Path, repository: Path, reference_site: Path) -> None:
    for name in ("docs", "brands", "overrides", "mkdocs.yml", "paycore.yml", "README.md", "CHANGELOG.md"):
        (tmp_path / name).symlink_to(repository / name)
    request = RenderRequest("paycore", is_quiet=True)
    result = ZensicalEngine().render(tmp_path / "mkdocs.yml", tmp_path / "zensical", request)
    assert [str(problem) for problem in result.problems] == []
    differing = differing_facts(reference_site, tmp_path / "zensical")
    assert set(differing.pop("404.html", {})) <= {"article"}, "the theme's own page"
    assert differing == {}
    files = [file for file in (tmp_path / "zensical").rglob("*") if file.is_file()]
    assert [file for file in files if b"QZPAY" in file.read_bytes()] == []
    assert [file for file in files if file.name == "provider.yml"] == []
